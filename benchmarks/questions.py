"""Parameters for every named query, from what a store holds: the busiest unit, plan, platform … that it has.

Tests of plans and the benchmark of queries ask with them; a query that is not told here asks for everything.
"""

from __future__ import annotations

from typing import Any

from graph.store import Store
from queries import all_queries
from queries.query import Params

# of each kind of thing the one with most relations of a kind; the smaller, indexed label first
BUSIEST = {
    "unit": "MATCH (m:Measure)<-[r:RESPONSIBLE_FOR]-(n:GovernmentUnit)",
    "platform": "MATCH (m:Measure)-[r:ABOUT]->(n:Platform)",
    "zone": "MATCH (m:Measure)-[r:ABOUT]->(n:Zone)",
    "fund": "MATCH (m:Measure)-[r:ABOUT]->(n:Fund)",
    "plan": "MATCH (m:Measure)-[r:PART_OF]->(n:Plan)",
    "field": "MATCH (m:Measure)-[r:IN_FIELD]->(n:Field)",
    "instrument": "MATCH (m:Measure)-[r:USES_INSTRUMENT]->(n:Instrument)",
    "designation": "MATCH (m)-[r:ABOUT|OBTAINED|HAS_TYPE]-(n:Designation)",
    "indicator": "MATCH (m:Target)-[r:MEASURES]->(n:Indicator)",
    "document": "MATCH (m:Passage)<-[r:HAS_PASSAGE]-(n:Document)",
    "measure": "MATCH (m:Entity)-[r:RESPONSIBLE_FOR]->(n:Measure)",
}
NEAR = (
    "MATCH (:Entity {id: $unit})-[:RESPONSIBLE_FOR]->(m:Measure)-[:ABOUT]->(n:Entity) "
    "RETURN n.id AS id ORDER BY id LIMIT 1"
)
PASSAGE = "MATCH (d:Document {id: $document})-[:HAS_PASSAGE]->(n:Passage) RETURN n.id AS id ORDER BY id LIMIT 20"
PLACE = "MATCH (n:Document) WHERE n.place IS NOT NULL RETURN n.place AS id, count(*) AS c ORDER BY c DESC, id LIMIT 1"
NAME = "MATCH (n:Entity {id: $unit}) RETURN n.name AS id"


def things(store: Store) -> dict[str, Any]:
    """The id of the busiest thing of each kind, and a place, a name, passages and something near the unit."""
    found: dict[str, Any] = {}
    for kind, match in BUSIEST.items():
        rows = store.read(f"{match} RETURN n.id AS id, count(r) AS c ORDER BY c DESC, id LIMIT 1")
        found[kind] = rows[0]["id"] if rows else f"{kind}:none"
    for name, statement in (("place", PLACE), ("name", NAME), ("near", NEAR)):
        rows = store.read(statement, found)
        found[name] = rows[0]["id"] if rows else "none"
    found["passages"] = [row["id"] for row in store.read(PASSAGE, found)]
    return found


def parameters(things: dict[str, Any]) -> dict[str, Params]:
    """The parameters of each named query that needs some, or that would else go through the whole store."""
    t = things
    told: dict[str, dict[str, Any]] = {
        "document/coverage": {"document": t["document"]},
        "document/evidence": {"passages": t["passages"]},
        "document/new": {"since": "2020"},
        "indicator/conflicts": {"indicator": t["indicator"]},
        "indicator/series": {"indicator": t["indicator"]},
        "indicator/supply": {"designation": t["designation"]},
        "lists/evidence": {"ids": [t["measure"]]},
        "lists/measures": {"document": t["document"]},
        "lists/targets": {"document": t["document"]},
        "measure/gaps": {"plan": t["plan"]},
        "measure/matrix": {"rows": "unit", "columns": "field", "plan": t["plan"]},
        "measure/problems": {"document": t["document"]},
        "measure/stated": {"id": t["measure"]},
        "node/neighbours": {"id": t["unit"]},
        "node/one": {"id": t["unit"]},
        "node/redirect": {"id": t["unit"]},
        "place/tasks": {"place": t["place"]},
        "search/named": {"name": t["name"]},
        "search/names": {"text": t["name"], "words": t["name"]},
        "search/passages": {"text": "创新"},
        "thing/parties": {"name": t["name"]},
        "thing/path": {"source": t["unit"], "target": t["near"]},
        "thing/relations": {"id": t["platform"]},
        "thing/tasks": {"id": t["platform"]},
    }
    by_kind = ("unit", "plan", "field", "instrument", "fund", "zone", "document")
    made: dict[str, Params] = {}
    for name, query in all_queries().items():
        fields = query.params.model_fields
        values = told.get(name)
        if values is None and "plans" in fields:
            values = {"plans": [t["plan"]]}
        if values is None:
            needed = [kind for kind in by_kind if kind in fields and fields[kind].is_required()]
            values = {kind: t[kind] for kind in needed or [kind for kind in by_kind if kind in fields][:1]}
        made[name] = query.params.model_validate(values)
    return made
