"""What a merge would change, before anybody says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from graph.bolt import BoltStore
from graph.decisions import Decision, classes_of, made, read_decisions
from ingest.load import statements
from ingest.load.decide import check_known, check_pair
from ingest.load.folding import Fold, folded, read_any
from ingest.load.shared import by_root

EXAMPLES = 10  # names and keys of documents that a line shows


@dataclass(frozen=True, slots=True)
class Relation:
    """Relationships that would move: how many of a type, in which direction."""

    type: str
    outgoing: bool
    count: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """What the two do not agree about; `params` fill the message `decisions.preview.conflict.<kind>`."""

    kind: Literal["class", "property", "related", "held_back"]
    params: dict[str, Any]


@dataclass(slots=True)
class Preview:
    """`moving` nodes would become `node`; documents are those that state what would move."""

    node: str
    name: str
    moving: list[str] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)


def preview(store: BoltStore, a: str, b: str) -> Preview:
    """What `merge` would do with two ids; errors as there, but a decision against it is a conflict here."""
    check_pair(a, b)
    decisions = read_decisions(store.read)
    check_known(store.read, (a, b), decisions)
    new = made("same", a, b, by="", why="", after=decisions)
    now, then = classes_of(decisions), classes_of([*decisions, new])
    together = now.members(a) | now.members(b)
    before = read_any(store.read, together)
    if against := then.by.get(new.id):
        # what the merge would come to, if it were not refused
        then.of |= dict.fromkeys(together, together)
    after = folded(then, before.rows)
    node = after.node(a)
    moving = sorted({before.node(one) for one in before.rows} - {node})
    found = Preview(node, str(after.nodes()[node].properties.get("name", "")) if before.rows else "", moving)
    if moving:
        _look(store, found)
    found.conflicts = list(_conflicts(store, found, before, against))
    return found


def parted(store: BoltStore, a: str, b: str) -> list[list[str]]:
    """The things that the ids of two would be after a split: of each its ids, the one that stands for it first."""
    check_pair(a, b)
    decisions = read_decisions(store.read)
    check_known(store.read, (a, b), decisions)
    now = classes_of(decisions)
    together = now.members(a) | now.members(b)
    then = classes_of([*decisions, made("not_same", a, b, by="", why="", after=decisions)])
    after = folded(then, read_any(store.read, together).rows)
    groups = {then.members(one) for one in together}
    return sorted(sorted(group, key=lambda one: (one != after.node(one), one)) for group in groups)


def _look(store: BoltStore, found: Preview) -> None:
    counts: Counter[tuple[str, bool]] = Counter()
    documents: set[str] = set()
    for label, rows in by_root(found.moving).items():
        for record in store.read(statements.count_edges(label), {"rows": rows}):
            counts[record["type"], record["outgoing"]] += record["count"]
            documents |= {one for one in record["documents"] if one}
        names = store.read(statements.read_names(label), {"rows": rows})
        found.names += sorted({record["text"] for record in names})
    found.relations = [Relation(kind, outgoing, count) for (kind, outgoing), count in sorted(counts.items())]
    found.documents = sorted(documents)


def _conflicts(store: BoltStore, found: Preview, before: Fold, against: Decision | None) -> Iterator[Conflict]:
    if against:
        a, b = against.subjects
        yield Conflict("held_back", {"a": a, "b": b, "by": against.by, "decision": against.id})
    nodes = before.nodes()
    for other in found.moving:
        mine, theirs = nodes[found.node], nodes[other]
        if mine.cls != theirs.cls:
            yield Conflict("class", {"a": mine.cls, "b": theirs.cls})
        for name in sorted(mine.properties.keys() & theirs.properties.keys() - {"name", "resolved"}):
            if mine.properties[name] != theirs.properties[name]:
                params = {"property": name, "a": mine.properties[name], "b": theirs.properties[name]}
                yield Conflict("property", params)
        label = statements.root(found.node)
        for record in store.read(statements.count_between(label), {"a": found.node, "b": other}):
            yield Conflict("related", {"type": record["type"], "count": record["count"]})
