"""The graph is a function of its documents and of what people decided."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TypedDict

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from graph.bolt import BoltStore
from graph.canonical import canonical
from graph.decisions import Decision, classes_of, current, made, read_decisions
from graph.errors import InUseError
from graph.lease import Lease
from ingest.errors import DecisionError
from ingest.load.decide import listed, merge, record, split
from ingest.load.preview import preview
from ingest.load.writer import Loader
from ingest.records import Rows
from queries.node import REDIRECT, NodeParams
from queries.search import NAMED as NAMED_QUERY
from queries.search import NamedParams
from tests.builders import WORLD, document
from tests.samples import empty

OFFICE, COMMITTEE = "unit:990000:江澜省科学技术厅", "unit:990000:江澜省科学技术委员会"
BUREAU = "unit:990100:云渚市科学技术局"
LAB, UNSURE, CENTRE = "platform:青浦湾实验室", "platform:a:青浦湾实验室", "platform:青浦湾技术创新中心"
CORRIDOR = "zone:云渚科创走廊"


class Who(TypedDict):
    """Who says so, and why."""

    by: str
    why: str


WHO: Who = {"by": "甲", "why": "两份文件所指相同"}


def load(store: BoltStore, *rows: Rows) -> None:
    with Loader(store) as loader:
        for one in rows:
            loader.load(one)


def graph(store: BoltStore) -> list[str]:
    return list(canonical(store))


def nodes(store: BoltStore) -> dict[str, dict[str, object]]:
    return {r["id"]: r["properties"] for r in map(json.loads, canonical(store)) if "id" in r}


def edges(store: BoltStore) -> set[tuple[str, str, str]]:
    return {(r["source"], r["type"], r["target"]) for r in map(json.loads, canonical(store)) if "id" not in r}


def undecided(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if not line.startswith('{"id":"decision:')]


def test_a_merge_moves_relationships_names_and_statements(store: BoltStore) -> None:
    load(
        store,
        document(
            "a", names=[UNSURE], between=[("SUPERVISES", OFFICE, UNSURE)], states=[(UNSURE, "status", "building")]
        ),
        document("b", names=[LAB], published="2025", states=[(LAB, "level", "国家")]),
    )
    taken = merge(store, UNSURE, LAB, **WHO)
    assert taken.node == LAB  # resolution was sure of it
    found = nodes(store)
    assert UNSURE not in found
    assert found[LAB]["status"] == "building"
    assert found[LAB]["status_document"] == "a"
    assert found[LAB]["level_document"] == "b"
    assert found[LAB]["kind"] == "lab"  # what it lacked
    assert {("measure:a:0", "ABOUT", LAB), ("measure:b:0", "ABOUT", LAB), (OFFICE, "SUPERVISES", LAB)} <= edges(store)
    for one in (UNSURE, LAB):
        assert [row.to for row in store.ask(REDIRECT, NodeParams(id=one))] == [LAB]
    assert store.ask(REDIRECT, NodeParams(id=OFFICE)) == []


def test_a_merged_node_is_found_by_either_name(store: BoltStore) -> None:
    load(store, document("a", names=[LAB, CENTRE]))
    standing = merge(store, LAB, CENTRE, **WHO).node
    for name in ("青浦湾实验室", "青浦湾技术创新中心"):
        assert [row.id for row in store.ask(NAMED_QUERY, NamedParams(name=name))] == [standing]
    split(store, LAB, CENTRE, **WHO)
    assert not any(one.startswith("name:青浦湾") for one in nodes(store))


def test_a_split_takes_a_merge_back_without_a_trace(store: BoltStore) -> None:
    load(
        store,
        document("a", names=[LAB, CENTRE], between=[("PART_OF", LAB, CORRIDOR)], states=[(CENTRE, "status", "x")]),
        document("b", names=[LAB], between=[("SUPERVISES", OFFICE, CENTRE), ("PART_OF", CENTRE, LAB)]),
    )
    before = graph(store)
    merge(store, LAB, CENTRE, **WHO)
    assert undecided(graph(store)) != before
    split(store, LAB, CENTRE, by="乙", why="两家单位")
    assert undecided(graph(store)) == before
    assert [one.state for one in listed(store)] == ["superseded", "holds"]


def test_a_later_document_lands_on_the_merged_node(store: BoltStore) -> None:
    load(store, document("a", names=[LAB]), document("b", names=[CENTRE]))
    standing = merge(store, LAB, CENTRE, **WHO).node
    load(store, document("c", names=[LAB, CENTRE], states=[(LAB, "status", "building")]))
    about = {target for source, kind, target in edges(store) if source == "measure:c:0" and kind == "ABOUT"}
    assert about == {standing}
    with Loader(store) as loader:
        loader.remove("c")
    assert "status" not in nodes(store)[standing]


def test_a_decision_waits_while_no_document_names_its_subject(store: BoltStore) -> None:
    load(store, document("a", names=[LAB]), document("b", names=[CENTRE]))
    merge(store, LAB, CENTRE, **WHO)
    merged = graph(store)
    with Loader(store) as loader:
        loader.remove("a")
    (one,) = listed(store)
    assert (one.state, one.gone) == ("waiting", (LAB,))
    assert CENTRE in nodes(store)
    assert current(store.read, LAB) == CENTRE  # whoever kept the old address still finds it
    load(store, document("a", names=[LAB]))
    assert graph(store) == merged


def test_decisions_outlive_every_document(store: BoltStore) -> None:
    load(store, document("a", names=[LAB, CENTRE]))
    taken = merge(store, LAB, CENTRE, **WHO)
    with Loader(store) as loader:
        loader.remove("a")
    assert nodes(store).keys() == {taken.decision.id}
    assert [one.state for one in listed(store)] == ["waiting"]


def test_what_was_told_apart_is_not_joined_by_a_chain(store: BoltStore) -> None:
    load(store, document("a", names=[OFFICE, COMMITTEE, BUREAU]))
    merge(store, OFFICE, COMMITTEE, **WHO)
    split(store, OFFICE, BUREAU, **WHO)
    with pytest.raises(DecisionError) as raised:
        merge(store, COMMITTEE, BUREAU, **WHO)
    assert "\n" not in raised.value.text("en")
    assert len(listed(store)) == 2


def test_telling_the_ends_of_a_chain_apart_takes_its_younger_link_back(store: BoltStore) -> None:
    load(store, document("a", names=[OFFICE, COMMITTEE, BUREAU]))
    merge(store, OFFICE, COMMITTEE, **WHO)
    merge(store, COMMITTEE, BUREAU, **WHO)
    assert len({current(store.read, one) for one in (OFFICE, COMMITTEE, BUREAU)}) == 1
    split(store, OFFICE, BUREAU, **WHO)
    assert current(store.read, OFFICE) == current(store.read, COMMITTEE)
    assert current(store.read, BUREAU) == BUREAU
    assert [one.state for one in listed(store)] == ["holds", "held_back", "holds"]
    merge(store, OFFICE, BUREAU, **WHO)
    assert len({current(store.read, one) for one in (OFFICE, COMMITTEE, BUREAU)}) == 1


def test_saying_the_same_again_writes_nothing(store: BoltStore) -> None:
    load(store, document("a", names=[LAB, CENTRE]))
    merge(store, LAB, CENTRE, **WHO)
    before = graph(store)
    assert not merge(store, CENTRE, LAB, **WHO).changed
    assert graph(store) == before


@pytest.mark.parametrize(
    ("a", "b", "key"),
    [
        (LAB, LAB, "decisions.one_id"),
        (LAB, CORRIDOR, "decisions.two_families"),
        ("place:990000", "place:990100", "decisions.not_mergeable"),
        ("measure:a:0", "measure:b:0", "decisions.not_mergeable"),
        (LAB, "platform:未见", "decisions.unknown"),
    ],
)
def test_what_cannot_be_one_is_refused(store: BoltStore, a: str, b: str, key: str) -> None:
    load(store, document("a", names=[LAB, CORRIDOR]))
    before = graph(store)
    with pytest.raises(DecisionError) as raised:
        merge(store, a, b, **WHO)
    assert raised.value.key == key
    assert graph(store) == before


def test_deciding_takes_the_lease(store: BoltStore) -> None:
    load(store, document("a", names=[LAB, CENTRE]))
    lease = Lease(store)
    lease.write(lambda tx: None)
    try:
        with pytest.raises(InUseError):
            merge(store, LAB, CENTRE, **WHO)
    finally:
        lease.give_back()


def test_a_preview_says_what_would_move_and_what_disagrees(store: BoltStore) -> None:
    load(
        store,
        document("a", names=[LAB, CENTRE], between=[("PART_OF", CENTRE, LAB)], states=[(LAB, "level", "省")]),
        document("b", names=[LAB]),
    )
    before = graph(store)
    seen = preview(store, LAB, CENTRE)
    assert graph(store) == before
    assert seen.node == merge(store, LAB, CENTRE, **WHO).node
    moving = {LAB, CENTRE} - {seen.node}
    assert set(seen.moving) == moving
    assert seen.documents == (["a", "b"] if moving == {LAB} else ["a"])
    assert sum(one.count for one in seen.relations if one.type == "ABOUT") == (2 if moving == {LAB} else 1)
    assert {one.kind for one in seen.conflicts} == {"class", "related"}
    assert preview(store, LAB, CENTRE).moving == []


# ---------------------------------------------------------------- any order

UNITS = (OFFICE, COMMITTEE, BUREAU)
PLATFORMS = (LAB, UNSURE, CENTRE)
FIELDS = ("field:智能计算", "field:人工智能", "field:数字经济")
PAIRS = (
    ("SUPERVISES", OFFICE, LAB),
    ("SUPERVISES", COMMITTEE, LAB),
    ("SUPERVISES", BUREAU, CENTRE),
    ("PART_OF", UNSURE, LAB),
    ("PART_OF", LAB, CORRIDOR),
    ("IN_FIELD", CENTRE, "field:数字经济"),
)
NAMED = [node_id for node_id in WORLD if not node_id.startswith("name:")]
VALUES = (("level", "国家"), ("level", "省"), ("status", "building"))


@dataclass(frozen=True)
class Say:
    """A merge or a split."""

    same: bool
    a: str
    b: str


@st.composite
def documents(draw: st.DrawFn, key: str) -> Rows:
    stated = draw(st.lists(st.tuples(st.sampled_from((*UNITS, *PLATFORMS)), st.sampled_from(VALUES)), max_size=3))
    published = draw(st.sampled_from([None, "2021", "2025-06"]))
    names = draw(st.lists(st.sampled_from(NAMED), unique=True, max_size=4))
    between = draw(st.lists(st.sampled_from(PAIRS), max_size=3))
    return document(
        key,
        version=repr((stated, published, names, between)),
        published=published,
        names=names,
        between=between,
        states=[(one, name, value) for one, (name, value) in stated],
    )


@st.composite
def sayings(draw: st.DrawFn) -> Say:
    a, b = draw(st.sampled_from((UNITS, PLATFORMS, FIELDS)).flatmap(st.permutations))[:2]
    return Say(draw(st.sampled_from((True, True, False))), a, b)


@st.composite
def histories(draw: st.DrawFn) -> list[str | Rows | Say]:
    """Loads and replacements (rows), removals (a key), merges and splits."""
    keys = st.sampled_from("abc")
    step = st.one_of(keys.flatmap(documents), sayings(), keys, sayings())
    first = [draw(documents(key)) for key in "ab"]
    return [*first, *draw(st.lists(step, min_size=2, max_size=8))]


def play(store: BoltStore, history: Sequence[str | Rows | Say]) -> dict[str, Rows]:
    """Do it all; the documents that remain. What is refused changes nothing."""
    remaining: dict[str, Rows] = {}
    for step in history:
        if isinstance(step, Say):
            with suppress(DecisionError):  # an id that nobody knows, or what was told apart
                (merge if step.same else split)(store, step.a, step.b, **WHO)
            continue
        with Loader(store) as loader:
            if isinstance(step, Rows):
                remaining[step.document] = step
                loader.load(step)
            elif step in remaining:
                del remaining[step]
                loader.remove(step)
    return remaining


# A step is a transaction of a real server: shrinking for minutes helps less than the failing history as it is.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)


@settings(max_examples=20, deadline=None, phases=PHASES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=histories(), order=st.randoms(use_true_random=False), decisions_first=st.booleans())
def test_any_order_gives_the_graph_of_what_remains_and_was_decided(
    store: BoltStore,
    history: list[str | Rows | Say],
    order: st.Random,  # type: ignore[name-defined, unused-ignore]
    decisions_first: bool,
) -> None:
    empty(store)
    remaining = play(store, history)
    found, decided = graph(store), read_decisions(store.read)
    empty(store)
    again = list(remaining.values())
    order.shuffle(again)
    if decisions_first:
        record(store, decided)
        load(store, *again)
    else:
        with Loader(store) as loader:
            list(loader.load_many(again))
        shuffled = decided[:]
        order.shuffle(shuffled)
        for one in shuffled:
            record(store, [one])
    assert graph(store) == found
    with Loader(store) as loader:
        for key in remaining:
            loader.remove(key)
    assert nodes(store).keys() == {one.id for one in decided}


@given(st.lists(sayings(), max_size=12), st.randoms(use_true_random=False))
def test_classes_do_not_depend_on_the_order_in_which_decisions_are_read(
    said: list[Say],
    order: st.Random,  # type: ignore[name-defined, unused-ignore]
) -> None:
    decisions: list[Decision] = []
    for one in said:
        decisions.append(made("same" if one.same else "not_same", one.a, one.b, by="甲", why="", after=decisions))
    shuffled = decisions[:]
    order.shuffle(shuffled)
    found = classes_of(decisions)
    assert classes_of(shuffled) == found
    latest = {decision.pair: decision for decision in decisions}
    for decision in latest.values():
        together = decision.subjects[1] in found.members(decision.subjects[0])
        if decision.kind == "not_same":
            assert not together
        else:
            assert together == (found.states[decision.id] == "holds")
