"""A hub's pages are put together from tallies: the rows are those of the plain questions, whatever was written."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

from api import tallied
from api.ask import Records, page
from api.tallied import PAGES, Tallied, one_unit, reader_for
from graph.bolt import BoltStore
from graph.canonical import canonical
from graph.reader import AsyncReader
from graph.schema import INFO, define
from graph.tally import all_documents, refresh
from ingest.load.decide import merge, split
from ingest.load.writer import Loader
from ingest.records import EdgeRow, NodeRow, Rows, Value
from queries import all_queries
from queries.query import Query
from tests.builders import document, evidence
from tests.questions import CITY_OFFICE, CITY_PLAN, NODES, OFFICE, PLAN, TREASURY, documents
from tests.samples import empty

UNITS = [OFFICE, TREASURY, CITY_OFFICE]
ROLES = ["lead", "support", "guide", "oversee"]
KEYS = ["many-0", "many-1", "many-2"]
ASKED = [query for query in all_queries().values() if query.name in PAGES]
TALLIED = "MATCH (t:Tally) WHERE t.unit IN $units RETURN DISTINCT t.unit AS id ORDER BY id"
CLASSES = {"measure": "Measure", "deliverable": "Deliverable", "target": "Target"}


def many(key: str, measures: int = 12) -> Rows:
    """A document that charges three units with measures, deliverables, targets and two plans, some of them twice."""
    rows = document(key)
    rows.shared = [NODES[one] for one in (*UNITS, PLAN, CITY_PLAN)]
    seed = KEYS.index(key)

    def own(family: str, n: int, **properties: Value) -> str:
        node = f"{family}:{key}:{n:02}x"
        rows.owned.append(NodeRow(CLASSES[family], node, {**evidence(key), "kind": "task", **properties}))
        rows.edges.append(EdgeRow("STATED_IN", node, f"document:{key}", {"document": key}))
        return node

    def tie(kind: str, source: str, target: str, **properties: Value) -> None:
        rows.edges.append(EdgeRow(kind, source, target, {**evidence(key), **properties}))

    tie("RESPONSIBLE_FOR", OFFICE, PLAN, role=ROLES[seed % 2], rank=seed % 2 + 1)
    tie("ISSUED", OFFICE, CITY_PLAN)
    for n in range(measures):
        due: dict[str, Value] = {"deadline": ["2026", "ongoing", "2025-06"][n % 3]} if n % 4 else {}
        measure = own("measure", n, ordinal=measures - n, title=f"任务{n}", **due)
        tie("PART_OF", measure, f"measure:{key}:00x" if n % 5 == 3 else PLAN if n % 2 else CITY_PLAN)
        for at, unit in enumerate(UNITS):
            for rank in range((n + at + seed) % 3):
                tie("RESPONSIBLE_FOR", unit, measure, role=ROLES[(n + at + rank) % 4], rank=rank)
        if n % 3 == 0:
            figure = own("target", n, year=2027, indicator_as_stated="研发投入", text="研发投入")
            tie("HAS_TARGET", measure, figure)
            tie("RESPONSIBLE_FOR", UNITS[n % 2], figure, role="lead", rank=1)
        if n % 3 == 1:
            promise = own("deliverable", n, verb="建成", object_text="实验室", due=f"202{n % 4 + 4}")
            tie("PART_OF", promise, measure)
            if n % 2:
                tie("RESPONSIBLE_FOR", UNITS[n % 3], promise, role="support", rank=1)
    return rows


@pytest.fixture
def hubs(store: BoltStore, monkeypatch: pytest.MonkeyPatch) -> Iterator[BoltStore]:
    """Three units that are hubs because every unit is taken for one."""
    monkeypatch.setattr(tallied, "MANY", 1)
    with Loader(store) as loader:
        assert not [one.error for one in loader.load_many([*documents(), *map(many, KEYS)]) if one.error]
    yield store
    empty(store)


def rows_of(store: BoltStore, limit: int, *, plain: bool = False) -> dict[tuple[str, str], Records]:
    """All rows of each question about each of the units that is still there, page by page."""

    async def all_pages(reader: Any, query: Query[Any, Any], unit: str) -> Records:
        rows, cursor = await page(reader, query, {"unit": unit}, limit, None)
        while cursor:
            more, cursor = await page(reader, query, {"unit": unit}, limit, cursor)
            assert more
            rows += more
        return rows

    async def act() -> dict[tuple[str, str], Records]:
        found = {}
        async with AsyncReader(store.where) as reader:
            for unit in [one["id"] for one in store.read(TALLIED, {"units": UNITS})]:
                own = await reader_for(reader, await one_unit(reader, unit), several=limit % 2 == 0)
                assert isinstance(own, Tallied)
                for query in ASKED:
                    found[query.name, unit] = await all_pages(reader if plain else own, query, unit)
        return found

    return asyncio.run(act())


def assert_alike(store: BoltStore, limit: int) -> dict[tuple[str, str], Records]:
    """Put together page by page or asked plainly, the rows are the same."""
    expected, found = rows_of(store, 1_000, plain=True), rows_of(store, limit)
    for one, rows in expected.items():
        assert len({row["key"] for row in rows}) == len(rows), one
        assert [row["key"] for row in found[one]] == [row["key"] for row in rows], one
        assert found[one] == rows, one
    return expected


def tallies(store: BoltStore) -> list[str]:
    return [one for one in canonical(store) if '"labels":["Tally"]' in one]


def assert_counted(store: BoltStore) -> None:
    """Counting everything anew changes nothing."""
    before = tallies(store)
    store.write(lambda tx: refresh(tx.run, all_documents(tx.run)))
    assert before
    assert tallies(store) == before


def test_the_rows_are_those_of_the_plain_questions(hubs: BoltStore) -> None:
    expected = assert_alike(hubs, 7)
    assert {query.name for query in ASKED} == PAGES.keys()
    assert all(expected[query.name, OFFICE] for query in ASKED)
    assert {row["link"] for row in expected["unit/plans", OFFICE]} == {"issued", "plan", "tasks"}
    assert {row["link"] for row in expected["trace/targets", OFFICE]} == {"target", "measure", "plan"}


def test_they_stay_so_when_documents_change_and_go(hubs: BoltStore) -> None:
    with Loader(hubs) as loader:
        shorter = many(KEYS[1], 4)
        shorter.owned[0].properties["sha256"] = "another"
        loader.load(shorter)
        loader.remove(KEYS[0])
    assert_counted(hubs)
    with Loader(hubs) as loader:
        for key in (*KEYS[1:], "plan", "city", "part"):
            loader.remove(key)
    assert not hubs.read(TALLIED, {"units": UNITS})


def test_they_stay_so_when_units_and_plans_are_merged_and_split(hubs: BoltStore) -> None:
    before = tallies(hubs)
    merge(hubs, OFFICE, TREASURY, by="甲", why="同一单位")
    merge(hubs, PLAN, CITY_PLAN, by="甲", why="同一文件")
    assert_alike(hubs, 1_000)
    with Loader(hubs) as loader:
        loader.remove(KEYS[0])
        loader.load(many(KEYS[0]))
    assert_counted(hubs)
    split(hubs, OFFICE, TREASURY, by="乙", why="两个单位")
    split(hubs, PLAN, CITY_PLAN, by="乙", why="两份文件")
    assert tallies(hubs) == before


def test_a_store_of_an_older_program_is_counted_when_it_is_brought_up_to_date(hubs: BoltStore) -> None:
    before = list(canonical(hubs))
    hubs.write(lambda tx: tx.run("MATCH (t:Tally) DELETE t"))
    hubs.write(lambda tx: tx.run("MATCH (s:StoreInfo {id: $id}) SET s.format = 2", {"id": INFO}))
    define(hubs)
    assert list(canonical(hubs)) == before


def test_what_somebody_wrote_meanwhile_is_asked_plainly(hubs: BoltStore) -> None:
    """Tallies that are older than the relations promise rows that are no longer there."""

    async def act() -> tuple[Records, Records]:
        async with AsyncReader(hubs.where) as reader:
            own = await reader_for(reader, await one_unit(reader, OFFICE), several=True)
            with Loader(hubs) as loader:
                loader.remove(KEYS[0])
            filters = {"unit": OFFICE}
            rows, _ = await page(own, ASKED[0], filters, 50, None)
            plain, _ = await page(reader, ASKED[0], filters, 50, None)
            return rows, plain

    rows, plain = asyncio.run(act())
    assert rows == plain
