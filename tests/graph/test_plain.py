"""Bolt by hand: messages in pieces, and servers that say something else."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from graph.address import Address
from graph.errors import UnreachableError
from graph.plain import VERSION, BrokenError, PlainReader, RefusedError, fits, packed
from graph.reader import AsyncReader

FINE, ROW = packed(b"\x70", ({},)), packed(b"\x71", (["云渚市", 1],))
NAMED = packed(b"\x70", ({"fields": ["city", "count"]},))
ANSWER = NAMED + b"\x00\x00" + ROW + ROW + FINE
ROWS = [{"city": "云渚市", "count": 1}] * 2
FAILED = packed(b"\x7f", ({"code": "Neo.ClientError.Statement.SyntaxError", "message": "no such word"},))


def _address(port: int) -> Address:
    return Address("neo4j", f"bolt://127.0.0.1:{port}", "neo4j", "neo4j", "")


async def _asked(server: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Any]) -> list[dict[str, Any]]:
    """What a read of this server gives."""
    listening = await asyncio.start_server(server, "127.0.0.1", 0)
    reader = PlainReader(_address(listening.sockets[0].getsockname()[1]), None)
    try:
        async with asyncio.timeout(60):
            return await reader.read("RETURN 1", {})
    finally:
        reader.close()
        listening.close()


def _saying(version: bytes, answer: bytes, piece: int = 1 << 20) -> Callable[..., Any]:
    """A server that agrees to a version, lets everybody in and gives this answer in pieces, then hangs up."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readexactly(20)
        writer.write(version)
        for answered in (FINE, answer):
            if await reader.read(65_536):
                for at in range(0, len(answered), piece):
                    writer.write(answered[at : at + piece])
                    await writer.drain()
                    await asyncio.sleep(0)
        writer.close()

    return serve


@pytest.mark.parametrize("piece", [1, 2, 3, 7, 1 << 20])
def test_an_answer_in_pieces(piece: int) -> None:
    assert asyncio.run(_asked(_saying(VERSION, ANSWER, piece))) == ROWS


def test_a_message_of_several_chunks() -> None:
    row = packed(b"\x71", (["水" * 100_000, 1],))
    assert asyncio.run(_asked(_saying(VERSION, NAMED + row + FINE))) == [{"city": "水" * 100_000, "count": 1}]


@pytest.mark.parametrize(
    ("version", "answer"),
    [
        (b"\x00\x00\x00\x00", b""),
        (b"HTTP/1.1 400", b""),
        (VERSION, b""),
        (VERSION, NAMED + ROW),
        (VERSION, packed(b"\x7e", ({},))),
        (VERSION, b"\x00\x03abc\x00\x00"),
        (VERSION, NAMED + packed(b"\x71", (["one value for two names"],))),
    ],
    ids=["no version", "another protocol", "hangs up", "hangs up midway", "ignored", "no message", "too few values"],
)
# what is no message raises in the protocol, which ends the connection: the loop tells it, too
def test_what_a_server_may_not_say(version: bytes, answer: bytes) -> None:
    with pytest.raises(BrokenError):
        asyncio.run(_asked(_saying(version, answer)))


def test_a_failure_has_the_servers_words() -> None:
    with pytest.raises(RefusedError, match="no such word") as caught:
        asyncio.run(_asked(_saying(VERSION, FAILED)))
    assert not caught.value.may_pass
    assert RefusedError("Neo.TransientError.General.OutOfMemoryError", "").may_pass


@pytest.mark.parametrize(
    ("uri", "short"),
    [("bolt://a:7687", True), ("bolt+s://a:7687", False), ("bolt+ssc://a", False), ("neo4j://a", False)],
)
def test_only_one_server_without_encryption_is_asked_so(uri: str, short: bool) -> None:
    assert fits(Address("neo4j", uri, "neo4j", "neo4j", "")) is short


def test_nobody_there_is_the_drivers_to_tell() -> None:
    async def read() -> None:
        async with AsyncReader(_address(1)) as reader:
            await reader.read("RETURN 1 AS one")

    with pytest.raises(UnreachableError):
        asyncio.run(read())
