"""Tallies: how much of what a unit answers for stands in which document, kept beside the relations themselves.

`(:Tally {id, document, unit, relations, counts, beside})`, one for each unit that a document charges with anything. The
document owns it as it owns its facts: whoever writes the document's relations has its tallies counted again from the
graph in the same transaction (`refresh`), so that they are right whenever anybody can read them. They are no statement
and no part of an answer: they tell which documents a page has to be read of where a unit has too many relations to look
at (decisions/0908-kept-counts.md).

- `relations`: relations RESPONSIBLE_FOR from the unit.
- `counts`, JSON: `roles` role → relations to measures; `dues` due → measures and deliverables; `plans` [plan, role,
  measures, ids of the first three] for each plan in which the unit has measures, `wholes` [plan, role] for each that it
  answers for as a whole; `targets` and `measures_targets`: how many it is charged with itself, and by a measure.
- `beside`, JSON: unit → measures in which both are named.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.decisions import Run, read_merged
from ontology.ids import family

TOGETHER = 50  # documents whose relations are held in memory at a time
ROWS = 500  # of a statement
FIRST = 3  # statements that a row about a plan shows

READ_DOCUMENTS = "MATCH (d:Document) RETURN d.id AS id ORDER BY id"
READ_MEASURES = (
    "UNWIND $documents AS key MATCH (m:Measure {document: key}) "
    "RETURN key, m.id AS id, m.ordinal AS ordinal, m.deadline AS due, "
    "[(m)<-[r:RESPONSIBLE_FOR]-(u:Entity) | [u.id, r.role]] AS charges, "
    "[(m)-[:PART_OF]->(p:Plan) | p.id] AS plans, [(m)-[:PART_OF]->(w:Measure) | w.id] AS wholes, "
    "[(m)<-[:PART_OF]-(b:Deliverable) | [b.id, b.due]] AS promised, [(m)-[:HAS_TARGET]->(t:Target) | t.id] AS targets"
)
READ_CHARGED = {
    label: f"UNWIND $documents AS key MATCH (x:{label} {{document: key}})<-[r:RESPONSIBLE_FOR]-(u:Entity) "
    f"RETURN key, u.id AS unit, x.id AS id, {due} AS due"
    for label, due in (("Deliverable", "x.due"), ("Target", "null"), ("Problem", "null"))
}
# A plan is nobody's: which ones a document charges somebody with stands in its manifest, by the ids that it states.
READ_STATED = (
    "UNWIND $documents AS key MATCH (m:Manifest {document: key}) WHERE m.kind = 'edges' UNWIND m.entries AS entry "
    "WITH key, entry WHERE entry STARTS WITH 'RESPONSIBLE_FOR ' RETURN key, entry"
)
READ_WHOLES = (
    "UNWIND $rows AS row MATCH (p:Entity {id: row.plan})<-[r:RESPONSIBLE_FOR]-(u:Entity) "
    "WHERE p:Plan AND r.document = row.key "
    "RETURN row.key AS key, u.id AS unit, p.id AS plan, r.role AS role"
)
DELETE = "UNWIND $documents AS key MATCH (t:Tally {document: key}) DELETE t"
CREATE = (
    "UNWIND $rows AS row CREATE (:Tally {id: row.id, document: row.document, unit: row.unit, "
    "relations: row.relations, counts: row.counts, beside: row.beside})"
)


@dataclass(slots=True)
class Tally:
    """Of one unit in one document, while it is being counted."""

    relations: int = 0
    roles: Counter[str] = field(default_factory=Counter)
    due: dict[str, str] = field(default_factory=dict)  # measure or deliverable → day
    plans: defaultdict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    wholes: set[tuple[str, str]] = field(default_factory=set)
    targets: int = 0
    measures_targets: int = 0
    beside: Counter[str] = field(default_factory=Counter)

    def properties(self) -> dict[str, Any]:
        """As the store keeps it."""
        counts = {
            "roles": self.roles,
            "dues": Counter(self.due.values()),
            "plans": [[*one, len(ids), ids[:FIRST]] for one, ids in sorted(self.plans.items())],
            "wholes": [list(one) for one in sorted(self.wholes)],
            "targets": self.targets,
            "measures_targets": self.measures_targets,
        }
        told = {"counts": counts, "beside": self.beside}
        return {"relations": self.relations} | {name: _json(value) for name, value in told.items()}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


_Tallies = defaultdict[tuple[str, str], Tally]


def refresh(run: Run, documents: Iterable[str]) -> None:
    """Count what these documents charge units with, in place of what was counted before; none of one that is gone."""
    keys = sorted(set(documents))
    for start in range(0, len(keys), TOGETHER):
        some = keys[start : start + TOGETHER]
        run(DELETE, {"documents": some})
        rows = list(_rows(_counted(run, some)))
        for first in range(0, len(rows), ROWS):
            run(CREATE, {"rows": rows[first : first + ROWS]})


def all_documents(run: Run) -> list[str]:
    """The keys of all documents, to count everything anew."""
    return [record["id"].partition(":")[2] for record in run(READ_DOCUMENTS, {})]


def _rows(tallies: _Tallies) -> Iterable[dict[str, Any]]:
    for (key, unit), tally in sorted(tallies.items()):
        yield {"id": f"tally:{key}:{unit}", "document": key, "unit": unit, **tally.properties()}


def _counted(run: Run, documents: Sequence[str]) -> _Tallies:
    found: _Tallies = defaultdict(Tally)
    _measures(found, run(READ_MEASURES, {"documents": documents}))
    for label, statement in READ_CHARGED.items():
        for record in run(statement, {"documents": documents}):
            tally = found[record["key"], record["unit"]]
            tally.relations += 1
            tally.targets += label == "Target"
            if record["due"] is not None:
                tally.due[record["id"]] = record["due"]
    for record in _wholes(run, documents):
        tally = found[record["key"], record["unit"]]
        tally.relations += 1
        tally.wholes.add((record["plan"], record["role"] or ""))
    return found


def _measures(found: _Tallies, records: Collection[dict[str, Any]]) -> None:
    below: defaultdict[str, list[str]] = defaultdict(list)  # measure → targets of its parts
    for record in records:
        for whole in record["wholes"]:
            below[whole] += record["targets"]
    for record in sorted(records, key=_order):
        units = {unit for unit, _ in record["charges"]}
        for unit, role in record["charges"]:
            tally = found[record["key"], unit]
            tally.relations += 1
            tally.roles[role or ""] += 1
            tally.measures_targets += len({*record["targets"], *below[record["id"]]})
            for plan in record["plans"]:
                ids = tally.plans[plan, role or ""]
                if record["id"] not in ids[-1:]:
                    ids.append(record["id"])
        for unit in units:
            tally = found[record["key"], unit]
            tally.beside.update(units - {unit})
            for one, due in ((record["id"], record["due"]), *record["promised"]):
                if due is not None:
                    tally.due[one] = due


def _order(record: dict[str, Any]) -> tuple[str, bool, int, str]:
    """As answers have the measures of a document; what has no place comes last."""
    return record["key"], record["ordinal"] is None, record["ordinal"] or 0, record["id"]


def _wholes(run: Run, documents: Sequence[str]) -> list[dict[str, Any]]:
    stated = {(r["key"], r["entry"].split(" ")[2]) for r in run(READ_STATED, {"documents": documents})}
    plans = {(key, one) for key, one in stated if family(one) == "plan"}
    if not plans:
        return []
    merged = read_merged(run, {plan for _, plan in plans})
    nodes = {(key, merged[plan]["to"] if plan in merged else plan) for key, plan in plans}
    return run(READ_WHOLES, {"rows": [{"key": key, "plan": plan} for key, plan in sorted(nodes)]})
