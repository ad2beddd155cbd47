"""What people said of identity: two ids name one thing, or they do not. Decisions are kept for good.

A decision is a node that holds ids as text, owned by no document. Read together, in the order in which they were made,
they part the ids into classes, each a thing:

- Of the decisions on one pair of ids the latest holds.
- `same` pairs are joined, oldest first. A pair whose joining would put two ids in one class that a `not_same` pair
  tells apart is held back: what somebody said of a pair is undone by a later word on that very pair, never by what
  follows from others. So in a chain A = B = C the word «A is not C» takes back the younger of the two links.
- An id that no document names any more waits: its decisions are kept, reported, and hold again when it comes back.

One id of each class stands for it (see `survivor`). Every other one leads there: `Merged` nodes say where, and hold
what each id is by itself, so that any decision can be taken back.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from ontology.ids import CONCEPT_FAMILIES, ENTITY_FAMILIES

Kind = Literal["same", "not_same"]
State = Literal["holds", "superseded", "held_back", "waiting"]
Run = Callable[[str, Mapping[str, Any]], list[dict[str, Any]]]  # a transaction's `run`, or a store's `read`

# Places, names, documents and facts are what their id says; of these two documents may mean one thing by two ids.
MERGEABLE = frozenset((*ENTITY_FAMILIES, *CONCEPT_FAMILIES))

READ_DECISIONS = (
    "MATCH (d:Decision) WHERE d.kind IN ['same', 'not_same'] RETURN d.id AS id, d.kind AS kind, "
    "d.subjects AS subjects, d.by AS by, d.at AS at, d.why AS why"
)
CREATE_DECISION = (
    "OPTIONAL MATCH (o:Decision {id: $id}) WITH o WHERE o IS NULL "
    "CREATE (d:Decision {id: $id}) SET d += $properties RETURN count(*) AS made"
)
READ_MERGED = (
    "UNWIND $ids AS id MATCH (m:Merged {id: 'merged:' + id}) RETURN m.of AS of, m.to AS to, m.cls AS cls, "
    "m.properties AS properties"
)


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody said of a pair of ids; `at` is a UTC time to the microsecond."""

    id: str
    kind: Kind
    subjects: tuple[str, str]
    by: str
    at: str
    why: str

    @property
    def pair(self) -> frozenset[str]:
        """The ids, in no order."""
        return frozenset(self.subjects)

    def properties(self) -> dict[str, Any]:
        """As the node holds it, the id apart."""
        return {"kind": self.kind, "subjects": list(self.subjects), "by": self.by, "at": self.at, "why": self.why}


def made(kind: Kind, a: str, b: str, *, by: str, why: str, after: Iterable[Decision] = ()) -> Decision:
    """A new decision, later than all of `after` also where a clock goes wrong; its id follows from what it says."""
    now = datetime.now(UTC)
    latest = max((datetime.fromisoformat(one.at) for one in after), default=None)
    if latest and latest >= now:
        now = latest + timedelta(microseconds=1)
    at = now.isoformat("T", "microseconds")
    said = json.dumps([kind, a, b, by, at, why], ensure_ascii=False)
    return Decision(f"decision:{hashlib.sha256(said.encode()).hexdigest()[:16]}", kind, (a, b), by, at, why)


def read_decisions(run: Run) -> list[Decision]:
    """All decisions on identity, in the order in which they were made."""
    found = [
        Decision(r["id"], r["kind"], (r["subjects"][0], r["subjects"][1]), r["by"], r["at"], r["why"] or "")
        for r in run(READ_DECISIONS, {})
    ]
    return sorted(found, key=lambda one: (one.at, one.id))


@dataclass(slots=True)
class Classes:
    """The ids that are one, by decision. `of` has every id of a class of two or more."""

    of: dict[str, frozenset[str]] = field(default_factory=dict)
    states: dict[str, State] = field(default_factory=dict)  # decision → whether it holds, its subjects apart
    by: dict[str, Decision] = field(default_factory=dict)  # decision held back → the one that holds it back

    def members(self, node_id: str) -> frozenset[str]:
        """The ids that name the same thing, this one included."""
        return self.of.get(node_id, frozenset((node_id,)))


def classes_of(decisions: Iterable[Decision]) -> Classes:
    """What decisions come to, whatever order they are given in."""
    ordered = sorted(decisions, key=lambda one: (one.at, one.id))
    latest = {one.pair: one for one in ordered}
    found = Classes()
    apart = [one for one in latest.values() if one.kind == "not_same"]
    for one in ordered:
        if latest[one.pair] is not one:
            found.states[one.id] = "superseded"
            continue
        found.states[one.id] = "holds"
        if one.kind == "not_same":
            continue
        together = found.members(one.subjects[0]) | found.members(one.subjects[1])
        against = next((other for other in apart if other.pair <= together), None)
        if against:
            found.states[one.id], found.by[one.id] = "held_back", against
        else:
            found.of |= dict.fromkeys(together, together)
    return found


def survivor(live: Mapping[str, Mapping[str, Any]]) -> str:
    """Which id stands for a class, from the ids that documents name and their own properties.

    One that resolution was sure of before one that it was not; of equals the first in the order of code points.
    """
    return min(live, key=lambda node_id: (live[node_id].get("resolved") is False, node_id))


def read_merged(run: Run, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The `Merged` nodes of those of the ids that have one: {of, to, cls, properties}.

    `cls` is None for an id that no document names.
    """
    records = run(READ_MERGED, {"ids": sorted(ids)})
    return {r["of"]: r | {"properties": json.loads(r["properties"] or "{}")} for r in records}


def current(run: Run, node_id: str) -> str:
    """The id of the node that stands for an id now."""
    found = read_merged(run, [node_id])
    return str(found[node_id]["to"]) if found else node_id
