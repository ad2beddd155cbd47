#!/bin/sh
# Who answers for the tasks that name a platform? `sh cypher-shell.sh [NAME]`, cypher-shell 5 on the path.
# It takes user, password and database from NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE by itself.
set -eu
name=$(printf '%s' "${1:-云渚湖科创走廊}" | sed "s/[\\\\']/\\\\&/g")
cypher-shell --address "$NEO4J_URI" --access-mode read --format plain --param "{name: '$name'}" <<'STATEMENT'
MATCH (p:Entity {name: $name})<-[:ABOUT]-(m:Measure)<-[r:RESPONSIBLE_FOR]-(u:Entity)
RETURN DISTINCT m.title AS measure, r.rank AS rank, u.name AS unit, r.role AS role
ORDER BY measure, rank, unit, role;
STATEMENT
