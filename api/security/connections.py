"""Connections that cost without asking: silent ones, slow ones, too many of them, and requests that are none.

uvicorn waits for a first request for ever and closes nothing when files run out. Here a connection has some seconds to
send its request's head; past a number of connections the one that has waited longest is closed for each new one; and
what is no HTTP is answered with a problem before the connection ends.
"""

from __future__ import annotations

import asyncio
import sys
from collections import OrderedDict
from typing import Any, ClassVar

import h11
import orjson
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_TIME = 10.0  # seconds for a request's head to arrive
LINGERS = 2.0  # seconds in which what else a refused client sends is read and thrown away, so that it hears the answer
PHRASES = {400: b"Bad Request", 431: b"Request Header Fields Too Large"}


def most_connections() -> int:
    """Half of the files that this process may open, 1,000 at most."""
    if sys.platform == "win32":
        return 500
    import resource

    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return max(64, min(1_000, (soft if soft > 0 else 1_024) // 2))


class CarefulProtocol(H11Protocol):
    """HTTP/1.1 as uvicorn speaks it, with a clock on each request's head."""

    waiting: ClassVar[OrderedDict[CarefulProtocol, None]] = OrderedDict()
    most = most_connections()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # uvicorn's own type
        """Begin to wait for a request; the one that has waited longest makes room where there is none."""
        super().connection_made(transport)
        self._refused = False
        self._clock: asyncio.TimerHandle | None = None
        while len(self.connections) > self.most and self.waiting:
            oldest, _ = self.waiting.popitem(last=False)
            oldest.transport.abort()
        self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._head_came()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on; of a refused connection, only to throw it away."""
        if self._refused:
            return
        super().data_received(data)
        if self.conn.their_state not in (h11.IDLE, h11.ERROR):
            self._head_came()

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        super().on_response_complete()
        if not self.transport.is_closing() and self.conn.their_state is h11.IDLE:
            self._await_head()

    def _await_head(self) -> None:
        self._head_came()
        self.waiting[self] = None
        self._clock = self.loop.call_later(HEAD_TIME, self.transport.abort)

    def _head_came(self) -> None:
        self.waiting.pop(self, None)
        if self._clock is not None:
            self._clock.cancel()
            self._clock = None

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP, or a head that is too long, with a problem; then end."""
        error = sys.exc_info()[1]
        status = 431 if getattr(error, "error_status_hint", 400) == 431 else 400
        content: dict[str, Any] = {
            "type": "/problems/too-long" if status == 431 else "/problems/bad-request",
            "title": PHRASES[status].decode(),
            "status": status,
            "detail": "the request's head is too long" if status == 431 else "this is no HTTP request",
            "instance": "",
            "request_id": None,
        }
        body = orjson.dumps(content)
        self._head_came()
        self._refused = True
        head = (
            b"HTTP/1.1 %d %s\r\ncontent-type: application/problem+json\r\ncontent-length: %d\r\n"
            b"x-content-type-options: nosniff\r\nconnection: close\r\n\r\n"
        )
        self.transport.write(head % (status, PHRASES[status], len(body)) + body)
        self.loop.call_later(LINGERS, self.transport.close)
