"""What an asker may not do: write, ask for ever, ask for everything at once."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ValidationError

from api.ask import TimedReader
from api.errors import SlowQueryError
from graph.bolt import BoltStore
from graph.errors import AccessError
from graph.open import open_store
from graph.reader import AsyncReader
from graph.settings import StoreSettings
from ingest.load.writer import Loader
from ingest.records import EdgeRow, NodeRow
from queries import lists, node
from queries.query import MOST_ROWS
from tests.builders import document, evidence
from tests.samples import empty

OFFICE = "unit:990000:江澜省科学技术厅"
HUB = 2_000
SLOW = "UNWIND range(1, 3000) AS a UNWIND range(1, 6000) AS b WITH a, b WHERE a * b % 7 = 9 RETURN count(a) AS n"
WRITES = {
    "create": "CREATE (:Place {id: 'place:980000'})",
    "create for a reader": "MATCH (d:Document) CREATE (d)-[:HAS_PASSAGE]->(:Passage {id: 'passage:x:0'})",
    "merge": "MERGE (p:Place {id: 'place:980000'}) RETURN p",
    "change": "MATCH (d:Document) SET d.title = 'x'",
    "change the label": "MATCH (d:Document) SET d:Place",
    "take a property": "MATCH (d:Document) REMOVE d.sha256",
    "delete": "MATCH (d:Document) DETACH DELETE d",
    "delete the lease": "MATCH (l:Lease) DELETE l",
    "hidden": "MATCH (d:Document) CALL (d) { CREATE (:Place {id: 'place:980000'}) } RETURN d",
    "for each": "FOREACH (x IN [1] | CREATE (:Place {id: 'place:980000'}))",
    "index": "CREATE INDEX more IF NOT EXISTS FOR (p:Place) ON (p.more)",
    "no index": "DROP INDEX passage_text IF EXISTS",
    "constraint": "CREATE CONSTRAINT more IF NOT EXISTS FOR (p:Place) REQUIRE p.more IS UNIQUE",
    "user": "CREATE USER more SET PASSWORD 'long enough'",
    "files": "LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line",
    "network": "LOAD CSV FROM 'http://127.0.0.1:9/' AS line RETURN line",
}
EVERYTHING = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS nodes, count(r) AS edges"


@pytest.fixture(scope="module")
def reading(opened: BoltStore, settings: StoreSettings) -> Iterator[BoltStore]:
    """The store under test, opened for reading, with a hub in it."""
    empty(opened)
    hub = document("hub", names=[OFFICE])
    for n in range(1, HUB):
        measure = f"measure:hub:{n:04}"
        hub.owned.append(NodeRow("Measure", measure, {**evidence("hub"), "number": str(n), "kind": "task"}))
        hub.edges.append(EdgeRow("RESPONSIBLE_FOR", OFFICE, measure, {**evidence("hub"), "role": "lead"}))
        hub.edges.append(EdgeRow("STATED_IN", measure, "document:hub", {"document": "hub"}))
    with Loader(opened) as loader:
        loader.load(hub)
    with open_store(settings, read_only=True) as store:
        yield store


@pytest.mark.parametrize("statement", WRITES.values(), ids=WRITES)
def test_who_reads_cannot_write(reading: BoltStore, opened: BoltStore, statement: str) -> None:
    before = opened.read(EVERYTHING)
    with pytest.raises(AccessError) as raised:
        reading.read(statement)
    assert "\n" not in raised.value.text("zh")
    with pytest.raises(AccessError):
        reading.write(lambda tx: tx.run(statement))
    with pytest.raises(AccessError):
        reading.define(statement)

    async def ask() -> None:
        async with AsyncReader(reading.where) as reader:
            await reader.read(statement)

    with pytest.raises(AccessError):
        asyncio.run(ask())
    assert opened.read(EVERYTHING) == before


def test_what_takes_too_long_ends_and_the_next_question_is_answered(reading: BoltStore) -> None:
    """The driver's limit is honoured by one store alone; the clock of the API is held on both."""

    async def ask() -> float:
        async with AsyncReader(reading.where, timeout=0.5) as reader:
            timed, start = TimedReader(reader, 0.6), time.monotonic()
            with pytest.raises(SlowQueryError):
                await timed.read(SLOW)
            took = time.monotonic() - start
            assert await TimedReader(reader, 30).read("RETURN 1 AS one") == [{"one": 1}]
            return took

    assert asyncio.run(ask()) < 3


def test_no_page_is_longer_than_a_page_may_be() -> None:
    for limit in (0, MOST_ROWS + 1):
        with pytest.raises(ValidationError):
            lists.ListParams(limit=limit)


@pytest.mark.parametrize("size", [300, 1999, 10_000])
def test_a_hub_is_read_in_pages(reading: BoltStore, size: int) -> None:
    """All relations of a unit that answers for 2,000 measures, each once, in the order of their keys."""
    keys: list[str] = []
    given: dict[str, Any] = {"id": OFFICE, "relation": "RESPONSIBLE_FOR", "limit": size}
    while rows := reading.ask(node.NEIGHBOURS, node.NeighboursParams(**given, after=keys[-1] if keys else "")):
        assert len(rows) <= size
        keys += [row.key for row in rows]
    assert keys == sorted(set(keys))
    assert len(keys) == HUB - 1
