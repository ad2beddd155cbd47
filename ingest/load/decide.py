"""A decision is taken: recorded, and the graph brought to what it says, in one write transaction under the lease."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from graph.bolt import BoltStore
from graph.decisions import (
    CREATE_DECISION,
    MERGEABLE,
    Classes,
    Decision,
    Kind,
    Run,
    State,
    classes_of,
    made,
    read_decisions,
)
from graph.lease import Lease
from graph.store import Transaction
from graph.tally import refresh
from ingest.errors import DecisionError
from ingest.load.folding import Fold, folded, read_any, refold
from ingest.load.shared import remove_unstated
from ingest.load.stated import copy_stated
from ontology.ids import family


@dataclass(frozen=True, slots=True)
class Taken:
    """What a decision did: `node` stands for its first id now; `changed` is false where it had been said before."""

    decision: Decision
    node: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """A decision with what has become of it; `gone` are its ids that no document names."""

    decision: Decision
    state: State
    gone: tuple[str, ...] = ()
    held_back_by: str = ""


def merge(store: BoltStore, a: str, b: str, *, by: str, why: str, wait: float | None = None) -> Taken:
    """Say that two ids are one thing: the nodes become one, and the other id leads there."""
    return _decide(store, "same", a, b, by=by, why=why, wait=wait)


def split(store: BoltStore, a: str, b: str, *, by: str, why: str, wait: float | None = None) -> Taken:
    """Say that two ids are two things: a merge is taken back, and none joins them again."""
    return _decide(store, "not_same", a, b, by=by, why=why, wait=wait)


def record(store: BoltStore, decisions: Sequence[Decision], *, wait: float | None = None) -> None:
    """Put decisions that were made elsewhere beside those that are here; one that is here already stays."""
    lease = Lease(store, wait=store.wait if wait is None else wait)
    try:
        lease.write(lambda transaction: put(transaction, decisions))
    finally:
        lease.give_back()


def _decide(store: BoltStore, kind: Kind, a: str, b: str, *, by: str, why: str, wait: float | None) -> Taken:
    check_pair(a, b)

    def work(transaction: Transaction) -> Taken:
        known = read_decisions(transaction.run)
        check_known(transaction.run, (a, b), known)
        last = next((one for one in reversed(known) if one.pair == {a, b}), None)
        if last and last.kind == kind and classes_of(known).states[last.id] == "holds":
            return Taken(last, read_any(transaction.run, [a]).node(a), changed=False)
        decision = made(kind, a, b, by=by, why=why, after=known)
        check_joins(decision, classes_of([*known, decision]))
        fold = put(transaction, [decision])
        return Taken(decision, fold.node(a), changed=True)

    lease = Lease(store, wait=store.wait if wait is None else wait)
    try:
        return lease.write(work)
    finally:
        lease.give_back()


def check_pair(a: str, b: str) -> None:
    """Refuse what cannot be one thing: `DecisionError`."""
    if a == b:
        raise DecisionError("decisions.one_id", id=a)
    if family(a) != family(b):
        raise DecisionError("decisions.two_families", a=a, b=b)
    if family(a) not in MERGEABLE:
        raise DecisionError("decisions.not_mergeable", id=a, family=family(a))


def check_known(ask: Run, ids: Sequence[str], decisions: Collection[Decision]) -> None:
    """Refuse an id that neither a document nor a decision names: `DecisionError`."""
    known = read_any(ask, ids).rows.keys() | {one for decision in decisions for one in decision.subjects}
    for node_id in ids:
        if node_id not in known:
            raise DecisionError("decisions.unknown", id=node_id)


def check_joins(decision: Decision, classes: Classes) -> None:
    """Refuse a merge that an earlier decision forbids: `DecisionError`."""
    if against := classes.by.get(decision.id):
        a, b = against.subjects
        raise DecisionError("decisions.held_back", a=a, b=b, decision=against.id, by=against.by, why=against.why)


def put(transaction: Transaction, decisions: Sequence[Decision]) -> Fold:
    """Write decisions, and bring the ids that they touch to what all decisions now come to."""
    before = classes_of(read_decisions(transaction.run))
    for decision in decisions:
        transaction.run(CREATE_DECISION, {"id": decision.id, "properties": decision.properties()})
    after = classes_of(read_decisions(transaction.run))
    ids = {one for one in before.of.keys() | after.of.keys() if before.members(one) != after.members(one)}
    ids = {member for one in ids for member in before.members(one) | after.members(one)}
    old = read_any(transaction.run, ids)
    new = folded(after, old.rows)
    moved = refold(transaction, old, new)
    copy_stated(transaction, moved.nodes)
    remove_unstated(transaction, moved.loose)
    refresh(transaction.run, moved.documents)
    return new


def listed(store: BoltStore) -> list[Listed]:
    """All decisions on identity, in the order in which they were made, each with what has become of it."""
    decisions = read_decisions(store.read)
    classes = classes_of(decisions)
    there = there_of(store, {one for decision in decisions for one in decision.subjects})
    found = []
    for one in decisions:
        gone = tuple(subject for subject in one.subjects if subject not in there)
        state = "waiting" if gone and classes.states[one.id] == "holds" else classes.states[one.id]
        against = classes.by.get(one.id)
        found.append(Listed(one, state, gone, against.id if against else ""))
    return found


def there_of(store: BoltStore, ids: Collection[str]) -> set[str]:
    """Those of the ids that documents name, merged or by themselves."""
    return set(read_any(store.read, ids).rows)
