"""A hub's neighbours are put together from segments: the rows are those of the plain question."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from itertools import groupby, islice
from typing import Any

import pytest

from api import neighbours
from api.ask import Records, page
from api.neighbours import neighbours_page
from graph.bolt import BoltStore
from graph.reader import AsyncReader
from ingest.load.writer import Loader
from ingest.records import EdgeRow, NodeRow
from ontology.ids import family
from queries import node
from tests.builders import document, evidence
from tests.questions import OFFICE, PLAN, documents
from tests.samples import empty

MEASURES = 60
EVERY = "MATCH (n) WHERE n.id IS NOT NULL RETURN n.id AS id ORDER BY id"
Asked = Callable[[AsyncReader, dict[str, Any], int, str | None], Awaitable[tuple[Records, str | None]]]


@pytest.fixture(scope="module")
def hub(opened: BoltStore) -> BoltStore:
    """The documents with a few facts of each kind, and one by which a unit answers for very many measures."""
    empty(opened)
    many = document("hub", names=[OFFICE])
    for n in range(MEASURES):
        measure = f"measure:hub:{n:04}"
        many.owned.append(NodeRow("Measure", measure, {**evidence("hub"), "number": str(n), "kind": "task"}))
        many.edges.append(EdgeRow("STATED_IN", measure, "document:hub", {"document": "hub"}))
        if n % 3:  # the walk meets some that are no neighbours
            for role in ("lead", "support")[: 1 + n % 2]:
                many.edges.append(EdgeRow("RESPONSIBLE_FOR", OFFICE, measure, {**evidence("hub"), "role": role}))
    with Loader(opened) as loader:
        assert not [one.error for one in loader.load_many([*documents(), many]) if one.error]
    return opened


def pages(store: BoltStore, ask: Asked, ids: list[str], limit: int, relation: str | None = None) -> list[Records]:
    """All rows about each of the nodes, page by page."""

    async def act() -> list[Records]:
        found = []
        async with AsyncReader(store.where) as reader:
            for one in ids:
                rows, cursor = await ask(reader, {"id": one, "relation": relation}, limit, None)
                while cursor:
                    more, cursor = await ask(reader, {"id": one, "relation": relation}, limit, cursor)
                    rows += more
                found.append([{**row, "labels": sorted(row["labels"])} for row in rows])
        return found

    return asyncio.run(act())


async def plain(reader: AsyncReader, filters: dict[str, Any], limit: int, cursor: str | None) -> Any:
    """The question as its file has it."""
    return await page(reader, node.NEIGHBOURS, filters, limit, cursor)


@pytest.mark.parametrize("walked", [True, False])
def test_of_nodes_of_every_family_the_same_rows(hub: BoltStore, monkeypatch: pytest.MonkeyPatch, walked: bool) -> None:
    """Each is taken for one of many relations; a walk that may look at nothing gives way to sorting."""
    monkeypatch.setattr(neighbours, "MANY", 0)
    monkeypatch.setattr(neighbours, "SHARE", 0.001 if walked else 10_000)
    of_family = groupby((record["id"] for record in hub.read(EVERY)), family)
    ids = [OFFICE, *(one for _, several in of_family for one in islice(several, 2))]
    expected = pages(hub, plain, ids, 1_000)
    assert max(map(len, expected)) > MEASURES / 2
    assert pages(hub, neighbours_page, ids, 1_000) == expected


@pytest.mark.parametrize(("size", "relation"), [(7, None), (20, "RESPONSIBLE_FOR")])
def test_pages_make_up_the_whole(
    hub: BoltStore, monkeypatch: pytest.MonkeyPatch, size: int, relation: str | None
) -> None:
    ids = [OFFICE, PLAN]
    expected = pages(hub, plain, ids, 1_000, relation)
    monkeypatch.setattr(neighbours, "MANY", 0)
    monkeypatch.setattr(neighbours, "SHARE", 0.001)
    monkeypatch.setattr(neighbours, "SMALLEST", 10)
    assert pages(hub, neighbours_page, ids, size, relation) == expected


def test_a_cursor_holds_whichever_way_the_page_is_made(hub: BoltStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """The degree of a node may pass the bound between two pages."""

    async def act() -> tuple[Records, Records]:
        filters = {"id": OFFICE, "relation": None}
        async with AsyncReader(hub.where) as reader:
            _, cursor = await plain(reader, filters, 5, None)
            monkeypatch.setattr(neighbours, "MANY", 0)
            rows, following = await neighbours_page(reader, filters, 5, cursor)
            more, _ = await plain(reader, filters, 5, following)
            whole, _ = await plain(reader, filters, 15, None)
        return rows + more, whole[5:]

    got, expected = asyncio.run(act())
    assert [row["key"] for row in got] == [row["key"] for row in expected]


def test_nothing_is_linked_to_what_is_not_there(hub: BoltStore) -> None:
    assert pages(hub, neighbours_page, ["unit:990000:无此单位", "nope"], 5) == [[], []]
