"""The questions about a unit narrowed to some documents, for one that has too many relations to look at.

Which documents, plans and units a page is about, tallies tell (`graph.tally`); what a row is stays the named query's
business: only where it begins to read is put in place of its own beginning. Every pattern starts at what a document
owns, which has few relations; DISTINCT keeps a planner from beginning at the unit after all. See
`decisions/0908-kept-counts.md`.
"""

from __future__ import annotations

from queries import deadline, trace, unit
from queries.query import P, Query, R, Row

TALLIES = "MATCH (t:Tally {unit: $unit}) RETURN collect([t.document, t.counts, t.beside]) AS tallies"
# The store sorts: it alone knows its own order.
OTHER_KEYS = "UNWIND $keys AS key WITH key WHERE key > $after RETURN key ORDER BY key LIMIT $limit"
PLAN_KEYS = (
    "CALL () { UNWIND $keys AS one RETURN one.key AS key, one.plan AS plan, one.role AS role "
    "UNION MATCH (:Entity {id: $unit})-[r:ISSUED]->(p:Plan) "
    "RETURN '1issued|' + p.id + '|' + coalesce(r.role, '') AS key, p.id AS plan, r.role AS role } "
    "WITH key, plan, role WHERE key > $after RETURN key, plan, role ORDER BY key LIMIT $limit"
)


class SizeRow(Row):
    """How many relations of a unit are tallied."""

    relations: int


class _Size(Query[unit.UnitParams, SizeRow]):
    text = "MATCH (t:Tally {unit: $unit}) RETURN coalesce(sum(t.relations), 0) AS relations\n"


SIZE = _Size("unit/size", unit.UnitParams, SizeRow)


class Narrowed(Query[P, R]):
    """A query with `changes` of its text, each from one stretch to another, both told by how they begin and end."""

    def __init__(self, query: Query[P, R], *changes: tuple[str, str, str]) -> None:
        super().__init__(query.name, query.params, query.row)
        text = query.text
        for begins, ends, by in changes:
            before, found, rest = text.partition(begins)
            _, closed, after = rest.partition(ends) if ends else ("", begins, rest)
            if not found or not closed:
                raise ValueError(f"no {begins} … {ends} in {query.name}")
            text = before + by + after
        self.text = text


def _of_measure(kept: str, one: str = "u") -> str:
    """The relations of the unit to the measures of the documents; `kept` are variables from before."""
    return (
        "UNWIND $documents AS among\n"
        f"MATCH (m:Measure {{document: among}})\nWITH DISTINCT {kept}m\n"
        f"MATCH (m)<-[r:RESPONSIBLE_FOR]-({one}:Entity)\nWHERE {one}.id = $unit\nWITH {kept}{one}, r, m\n"
    )


def _of_item(label: str, way: str) -> str:
    return (
        f"  UNWIND $documents AS among\n  MATCH (item:{label} {{document: among}})\n  WITH DISTINCT item\n"
        f"  MATCH (item){way}<-[:RESPONSIBLE_FOR]-(one:Entity)\n  WHERE one.id = $unit\n  RETURN item\n"
    )


MEASURES = Narrowed(
    unit.MEASURES,
    ("MATCH (:Entity {id: $unit})-[r:RESPONSIBLE_FOR]->(m:Measure)\n", "", _of_measure("", "one")),
    ("MATCH (u:Entity {id: $unit})-[r:RESPONSIBLE_FOR]->(m:Measure)\n", "", _of_measure("last, ")),
)
CALENDAR = Narrowed(
    deadline.CALENDAR,
    (
        "  MATCH (:Entity {id: coalesce($unit, '')})",
        "(item:Deliverable)\n  RETURN item\n  UNION ALL\n  UNWIND",
        _of_item("Measure", "")
        + "  UNION ALL\n"
        + _of_item("Deliverable", "")
        + "  UNION ALL\n"
        + _of_item("Deliverable", "-[:PART_OF]->(:Measure)")
        + "  UNION ALL\n  UNWIND",
    ),
)
TARGETS = Narrowed(
    trace.TARGETS,
    (
        "  MATCH (u:Entity {id: coalesce($unit, '')})",
        "(t:Target)\n",
        "  UNWIND $documents AS among\n  MATCH (t:Target {document: among})\n  WITH DISTINCT t\n"
        "  MATCH (t)<-[:HAS_TARGET*0..1]-(o)-[:PART_OF*0..1]->(x)<-[r:RESPONSIBLE_FOR]-(u:Entity)\n"
        "  WHERE u.id = $unit AND NOT x:Plan\n  RETURN u, r, x, t\n  UNION ALL\n"
        "  UNWIND $wholes AS whole\n  MATCH (x:Entity {id: whole})<-[r:RESPONSIBLE_FOR]-(u:Entity)\n"
        "  WHERE u.id = $unit\n  WITH u, r, x\n  MATCH (x)<-[:PART_OF*0..1]-(o)-[:HAS_TARGET*0..1]->(t:Target)\n",
    ),
)
PLANS = Narrowed(
    unit.PLANS,
    (
        "CALL () {",
        "LIMIT $limit\n",
        "UNWIND $rows AS row\nMATCH (u:Entity {id: $unit})\nMATCH (plan:Entity {id: row.plan})\n"
        "WITH u, plan, row.link AS link, row.role AS role, row.measures AS measures, row.key AS key, "
        "row.first AS first\n",
    ),
    ("CALL (u, plan, link) {", "", "CALL (u, plan, link, first) {"),
    (
        "  MATCH (plan)<-[:PART_OF]-(m:Measure)<-[r:RESPONSIBLE_FOR]-(u) WHERE link = '3tasks'\n",
        "",
        "  UNWIND first AS id\n  MATCH (m:Measure {id: id})-[:PART_OF]->(plan)\n  MATCH (m)<-[r:RESPONSIBLE_FOR]-(u)\n",
    ),
)
BESIDE = Narrowed(
    unit.BESIDE,
    (
        "MATCH (u:Entity {id: $unit})",
        "WITH u, o, measures, key, r, q, m ORDER BY",
        _of_measure("")
        + "MATCH (m)<-[q:RESPONSIBLE_FOR]-(o:Entity)\n"
        + "WITH u, r, q, m, o, $others[o.id] AS row\nWHERE row IS NOT NULL\n"
        + "WITH u, o, row[0] AS key, row[1] AS measures, row[2] AS documents, r, q, m ORDER BY",
    ),
    (
        "WITH u, o, measures, key, count(DISTINCT m.document) AS documents, head(",
        "",
        "WITH u, o, measures, key, documents, head(",
    ),
)
