"""Who answers for the tasks that name a platform? `pip install neo4j`, then `python answers.py [NAME]`."""

import os
import sys

from neo4j import GraphDatabase

STATEMENT = """
MATCH (p:Entity {name: $name})<-[:ABOUT]-(m:Measure)<-[r:RESPONSIBLE_FOR]-(u:Entity)
RETURN DISTINCT m.title AS measure, r.rank AS rank, u.name AS unit, r.role AS role
ORDER BY measure, rank, unit, role
"""

name = sys.argv[1] if len(sys.argv) > 1 else "云渚湖科创走廊"
auth = (os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ["NEO4J_PASSWORD"])
with GraphDatabase.driver(os.environ["NEO4J_URI"], auth=auth) as driver:
    records, _, _ = driver.execute_query(
        STATEMENT, name=name, routing_="r", database_=os.environ.get("NEO4J_DATABASE", "neo4j")
    )
for record in records:
    sys.stdout.buffer.write(f"{record['measure']}\t{record['unit']}\t{record['role']}\n".encode())
