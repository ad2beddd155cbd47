"""Connections that cost without asking: silent ones, slow ones, too many of them, and requests that are none.

uvicorn waits for a first request for ever, and for a client that does not read its answer, and closes nothing when
files run out. Here a connection has some seconds to send its request's head, and to read on; past a number of
connections the one that has waited longest is closed for each new one; and what is no HTTP is answered with a problem
before the connection ends. A plain GET never sees h11: `plain_get`.
"""

from __future__ import annotations

import asyncio
import sys
from collections import OrderedDict
from typing import Any, ClassVar

import h11
import orjson
from uvicorn.protocols.http.h11_impl import H11Protocol

from api.security.plain_get import PlainCycle, read_head, scope_of

HEAD_TIME = 10.0  # seconds for a request's head to arrive
READ_TIME = 20.0  # seconds in which a client reads so much of an answer, or is let go with what it left
LEAST_READ = 100_000  # bytes
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
        self._refused = self._plain = self._begun = False
        self._later = b""
        self._clock: asyncio.TimerHandle | None = None
        self._reader: asyncio.TimerHandle | None = None
        self._unread = 0
        self._shared = {
            "asgi": {"version": self.asgi_version, "spec_version": "2.3"},
            "server": self.server,
            "client": self.client,
            "scheme": self.scheme,
            "root_path": self.root_path,
        }
        while len(self.connections) > self.most and self.waiting:
            oldest, _ = self.waiting.popitem(last=False)
            oldest.transport.abort()
        self._await_head()
        self._look_at_clock()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._head_came()
        if self._clock is not None:
            self._clock.cancel()
        if self._reader is not None:
            self._reader.cancel()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """The client reads more slowly than the answer comes: see that it reads at all."""
        super().pause_writing()
        self._unread = self.transport.get_write_buffer_size()
        self._reader = self.loop.call_later(READ_TIME, self._look_at_reader)

    def resume_writing(self) -> None:
        """It has read: go on, and count the time until its next request from here."""
        super().resume_writing()
        if self._reader is not None:
            self._reader.cancel()
        self._since = self.loop.time()

    def _look_at_reader(self) -> None:
        """Close a connection whose client has stopped reading: its answer would stay in memory as long as it likes."""
        unread = self.transport.get_write_buffer_size()
        if self._unread - unread < LEAST_READ:
            self.transport.abort()
            return
        self._unread = unread
        self._reader = self.loop.call_later(READ_TIME, self._look_at_reader)

    def data_received(self, data: bytes) -> None:
        """Read on; of a refused connection, only to throw it away."""
        if self._refused:
            return
        if self._plain:  # the next request; it waits until this one is answered
            self._later += data
            self.flow.pause_reading()
            return
        if not self._begun and (found := read_head(data)):
            self._answer_plain(*found)
            return
        self._begun = True
        super().data_received(data)
        if self.conn.their_state not in (h11.IDLE, h11.ERROR):
            self._head_came()

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        super().on_response_complete()
        if not self.transport.is_closing() and self.conn.their_state is h11.IDLE:
            self._begun = bool(self.conn.trailing_data[0])
            self._await_head()

    def _answer_plain(self, target: bytes, headers: list[tuple[bytes, bytes]]) -> None:
        self._unset_keepalive_if_required()  # of the answer before it, where that was no plain GET's
        self._head_came()
        self._plain = True
        scope = scope_of(target, headers, {**self._shared, "state": self.app_state.copy()})
        cycle = PlainCycle(scope, self.transport, self.flow, self.server_state.default_headers, self._plain_answered)
        self.cycle = cycle  # type: ignore[assignment]  # it has what the base class asks of one
        task = self.loop.create_task(cycle.run(self.app))
        task.add_done_callback(self.tasks.discard)
        self.tasks.add(task)

    def _plain_answered(self) -> None:
        self.server_state.total_requests += 1
        self._plain = False
        if self.transport.is_closing():
            return
        self._await_head()
        if self._later:
            data, self._later = self._later, b""
            self.flow.resume_reading()
            self.loop.call_soon(self._go_on, data)

    def _go_on(self, data: bytes) -> None:
        if not self.transport.is_closing():
            self.data_received(data)

    def _await_head(self) -> None:
        self.waiting.pop(self, None)
        self.waiting[self] = None
        self._since = self.loop.time()

    def _head_came(self) -> None:
        self.waiting.pop(self, None)

    def _look_at_clock(self) -> None:
        """Close a connection that has waited too long; one timer a connection, since one a request costs more."""
        waits = self in self.waiting and not self.flow.write_paused  # who still reads has nothing to ask yet
        left = self._since + HEAD_TIME - self.loop.time() if waits else HEAD_TIME
        if left <= 0:
            self.transport.abort()
        else:
            self._clock = self.loop.call_later(left, self._look_at_clock)

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
