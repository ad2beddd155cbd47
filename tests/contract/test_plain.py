"""Reads that go the short way: the driver's values and errors, and the driver where it does not go."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import pytest

from graph.bolt import BoltStore
from graph.errors import StoreError
from graph.plain import Connection
from graph.reader import AsyncReader

VALUES: dict[str, tuple[str, dict[str, Any]]] = {
    "nothing": ("UNWIND [] AS x RETURN x", {}),
    "no value": ("RETURN null AS a, $x AS b", {"x": None}),
    "truths": ("RETURN true AS a, $x AS b", {"x": False}),
    "whole numbers": ("RETURN $x AS a", {"x": [0, -1, 127, 128, -129, 2**31, -(2**40), 2**62]}),
    "fractions": ("RETURN $x AS a, 0.5 AS b", {"x": [1.25, -3.0]}),
    "texts": ("RETURN $x AS a, '云渚市\\n' AS b", {"x": ["", "江澜省", "𠀀", "a" * 300]}),
    "maps in lists": ("RETURN [{a: 1, b: [$x]}, {a: null, b: []}] AS rows", {"x": {"c": "d"}}),
    "a text that is longer than a chunk": ("RETURN $x AS a, size($x) AS b", {"x": "揭榜挂帅" * 30_000}),
    "many records": ("UNWIND range(1, 3000) AS i RETURN i, toString(i) AS text", {}),
}
WRONG = ["RETRN 1", "RETURN unknown", "CREATE (:Document {id: 'document:x'}) RETURN 1 AS one"]


async def _both(
    store: BoltStore, ask: Callable[[AsyncReader], Awaitable[Any]]
) -> tuple[Any, Any, Sequence[Connection]]:
    """What comes back the short way and by the driver, and the connections that are kept for the next read."""
    async with AsyncReader(store.where) as short, AsyncReader(store.where) as long:
        long._plain = None
        found = await ask(short), await ask(long)
        assert short._plain is not None
        return *found, list(short._plain._idle)


@pytest.mark.parametrize("what", VALUES)
def test_values_are_the_drivers(store: BoltStore, what: str) -> None:
    statement, parameters = VALUES[what]
    short, long, kept = asyncio.run(_both(store, lambda reader: reader.read(statement, parameters)))
    assert short == long
    assert kept, "it did not go the short way"


@pytest.mark.parametrize("statement", WRONG)
def test_errors_are_the_drivers(store: BoltStore, statement: str) -> None:
    async def told(reader: AsyncReader) -> tuple[type[StoreError], str]:
        with pytest.raises(StoreError) as caught:
            await reader.read(statement)
        assert await reader.read("RETURN 1 AS one") == [{"one": 1}]
        return type(caught.value), caught.value.text("en")

    short, long, _ = asyncio.run(_both(store, told))
    assert short == long
    assert not store.read("MATCH (d:Document) RETURN d.id AS id")


def test_a_connection_that_ended_is_replaced(store: BoltStore) -> None:
    async def read() -> None:
        async with AsyncReader(store.where) as reader:
            assert reader._plain is not None
            await reader.read("RETURN 1 AS one")
            (kept,) = reader._plain._idle
            assert kept.transport is not None
            kept.transport.abort()  # the server hung up, and nobody has looked yet
            assert await reader.read("RETURN 2 AS two") == [{"two": 2}]
            await asyncio.sleep(0)
            assert await reader.read("RETURN 3 AS three") == [{"three": 3}]
            assert kept not in reader._plain._idle

    asyncio.run(read())


def test_who_gives_up_leaves_the_others_alone(store: BoltStore) -> None:
    async def read() -> None:
        async with AsyncReader(store.where) as reader:
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.001):
                    await reader.read("UNWIND range(1, 100000) AS i RETURN sum(i * i) AS sum")
            found = await asyncio.gather(*(reader.read("RETURN $x AS x", {"x": number}) for number in range(20)))
            assert found == [[{"x": number}] for number in range(20)]

    asyncio.run(read())
