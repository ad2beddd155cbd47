"""As much Bolt as one read takes, for servers that are asked without encryption and by one address.

The driver's sessions, results and records take three times as long as what they carry, and it writes each statement
out for a log that nobody keeps. Here a statement goes out in one piece and its values come back by the driver's own
codec. Whatever does not go as it should (no connection, no codec, an error that may pass) is the driver's to do again.
"""

from __future__ import annotations

import asyncio
import importlib
import socket
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from graph.address import Address

VERSION = b"\x00\x00\x04\x04"  # the newest that both stores speak and that logs in by its first message
PREAMBLE = b"\x60\x60\xb0\x17" + VERSION + bytes(12)
HELLO, RUN, PULL = b"\x01", b"\x10", b"\x3f"
SUCCESS, RECORD, FAILURE = b"\x70", b"\x71", b"\x7f"
CHUNK = 0xFFFF  # bytes
CONNECT_TIME = 5.0  # seconds

try:
    _codec: Any = importlib.import_module("neo4j._codec.packstream.v1")
except ImportError:  # a driver that keeps it elsewhere
    _codec = None


class BrokenError(Exception):
    """The connection cannot be had, or ended."""


class RefusedError(Exception):
    """The server says that it failed; `code` and `message` are its own."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message

    @property
    def may_pass(self) -> bool:
        """Whether asking again can help."""
        return self.code.startswith("Neo.TransientError")


def fits(address: Address) -> bool:
    """Whether the server at an address can be asked so."""
    return _codec is not None and address.uri.startswith("bolt://")


def packed(tag: bytes, fields: Sequence[Any]) -> bytes:
    """A message as it is sent, in chunks."""
    buffer = _codec.PackableBuffer()
    _codec.Packer(buffer).pack_struct(tag, fields)
    data = bytes(buffer.data)
    parts = [data[at : at + CHUNK] for at in range(0, len(data), CHUNK)]
    return b"".join([len(part).to_bytes(2, "big") + part for part in parts]) + b"\x00\x00"


def unpacked(message: bytearray) -> tuple[bytes, list[Any]]:
    """What a message is and what it holds."""
    unpacker = _codec.Unpacker(_codec.UnpackableBuffer(message))
    size, tag = unpacker.unpack_structure_header()
    return tag, [unpacker.unpack() for _ in range(size)]


class Connection(asyncio.Protocol):
    """One connection, asked one thing at a time."""

    def __init__(self) -> None:
        self._buffer, self._message = bytearray(), bytearray()
        self._agreed = self.closed = False
        self._due = 0  # answers that are still to come
        self._fields: list[str] = []
        self._records: list[dict[str, Any]] = []
        self._answered: asyncio.Future[list[dict[str, Any]]] | None = None
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Offer the one version."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        transport.write(PREAMBLE)

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell whoever waits."""
        self.closed = True
        self._end(BrokenError(str(exc or "the server hung up")))

    def data_received(self, data: bytes) -> None:
        """Put messages together; what is none ends the connection."""
        buffer = self._buffer
        buffer += data
        at, size = 0, len(buffer)
        if not self._agreed:
            if size < len(VERSION):
                return
            if buffer[: len(VERSION)] != VERSION:
                self.close()
                return
            self._agreed, at = True, len(VERSION)
        while size - at >= 2:
            length = int.from_bytes(buffer[at : at + 2], "big")
            if size - at - 2 < length:
                break
            if length:
                self._message += buffer[at + 2 : at + 2 + length]
            elif self._message:  # two zeros by themselves only keep the connection open
                message, self._message = self._message, bytearray()
                self._take(*unpacked(message))
            at += 2 + length
        del buffer[:at]

    def _take(self, tag: bytes, fields: list[Any]) -> None:
        if tag == RECORD:
            self._records.append(dict(zip(self._fields, fields[0], strict=True)))
            return
        told: dict[str, Any] = fields[0] if fields else {}
        if tag == SUCCESS:
            self._fields = told.get("fields", self._fields)
            self._due -= 1
            if not self._due:
                self._end(None)
            return
        if tag == FAILURE:
            self._end(RefusedError(str(told.get("code", "")), str(told.get("message", ""))))
        self.close()  # it would have to be asked to go on

    def _end(self, error: Exception | None) -> None:
        answered, self._answered = self._answered, None
        if answered is None or answered.done():
            return
        if error is None:
            answered.set_result(self._records)
        else:
            answered.set_exception(error)

    async def ask(self, *messages: bytes) -> list[dict[str, Any]]:
        """Send messages in one piece and take the records of their answers."""
        if self.closed or self.transport is None:
            raise BrokenError("the connection is closed")
        self._records, self._due = [], len(messages)
        answered: asyncio.Future[list[dict[str, Any]]] = asyncio.get_running_loop().create_future()
        self._answered = answered
        self.transport.write(b"".join(messages))
        return await answered

    def close(self) -> None:
        """Hang up at once."""
        self.closed = True
        if self.transport is not None:
            self.transport.abort()


class PlainReader:
    """Reads over such connections; one that has answered is kept for the next read."""

    def __init__(self, address: Address, timeout: float | None) -> None:
        """`timeout` in seconds for each statement, where the server hears it."""
        parts = urlsplit(address.uri)
        self._host, self._port = parts.hostname or "localhost", parts.port or 7687
        user, password = address.auth(read_only=True) or ("", "")
        login = {"scheme": "basic", "principal": user, "credentials": password} if password else {"scheme": "none"}
        self._hello = packed(HELLO, ({"user_agent": "kechuang-atlas", **login},))
        self._about: dict[str, Any] = {"mode": "r"}
        if address.database:
            self._about["db"] = address.database
        if timeout is not None:
            self._about["tx_timeout"] = round(timeout * 1000)
        self._pull = packed(PULL, ({"n": -1},))
        self._idle: list[Connection] = []

    async def read(self, statement: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Run one statement and take all its records; `BrokenError`, `RefusedError`."""
        run = packed(RUN, (statement, dict(parameters), self._about))
        connection = await self._connection()
        try:
            records = await connection.ask(run, self._pull)
        except BaseException:  # nobody waits until the server has said the rest
            connection.close()
            raise
        self._idle.append(connection)
        return records

    async def _connection(self) -> Connection:
        while self._idle:
            connection = self._idle.pop()
            if not connection.closed:
                return connection
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(CONNECT_TIME):
                _, connection = await loop.create_connection(Connection, self._host, self._port)
                try:
                    await connection.ask(self._hello)
                except BaseException:
                    connection.close()
                    raise
        except (OSError, RefusedError) as error:  # who may not is told by the driver
            raise BrokenError(str(error)) from error
        return connection

    def close(self) -> None:
        """Give the connections back."""
        for connection in self._idle:
            connection.close()
        self._idle.clear()
