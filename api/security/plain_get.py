"""A plain GET over HTTP/1.1: its head read by one pattern and its answer written as bytes.

h11 checks every header by patterns of its own and goes through its states for each event, which takes longer than
answering from kept bytes. What is read here is the narrow form that clients really send: GET, a path, HTTP/1.1, whole
in one piece, without a body, an upgrade or a wish to close. Everything else is h11's, and stays as strict as it is.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from starlette.types import ASGIApp, Message, Scope
from uvicorn.protocols.http.flow_control import CLOSE_HEADER
from uvicorn.protocols.http.h11_impl import STATUS_PHRASES

if TYPE_CHECKING:
    from uvicorn.protocols.http.flow_control import FlowControl

log = logging.getLogger("uvicorn.error")

LONGEST = 32_768  # bytes of a head that is read here
HEAD = re.compile(
    rb"GET (/[!-~]*+) HTTP/1\.1\r\n"
    rb"((?:[!#$%&'*+\-.^_`|~0-9A-Za-z]++:[^\x00-\x08\x0a-\x1f\x7f]*+\r\n)++)\r\n"
)
NOT_PLAIN = frozenset((b"content-length", b"transfer-encoding", b"upgrade", b"expect"))
CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
STATUS = {status: b"HTTP/1.1 %d %s\r\n" % (status, phrase) for status, phrase in STATUS_PHRASES.items()}
EMPTY = frozenset((204, 304))

Headers = list[tuple[bytes, bytes]]


def read_head(data: bytes) -> tuple[bytes, Headers] | None:
    """Target and headers of a plain GET, names in small letters; None for anything that is not exactly one of these."""
    if len(data) > LONGEST or not (found := HEAD.fullmatch(data)):
        return None
    headers: Headers = []
    hosts = 0
    for line in found[2].split(b"\r\n")[:-1]:
        name, _, value = line.partition(b":")
        name, value = name.lower(), value.strip(b" \t")
        if name == b"host":
            hosts += 1
        elif name in NOT_PLAIN or (name == b"connection" and value.lower() != b"keep-alive"):
            return None
        headers.append((name, value))
    return (found[1], headers) if hosts == 1 else None


class PlainCycle:
    """One request and its answer, as `uvicorn` keeps them: what the protocol asks of a cycle, and ASGI's two ends."""

    def __init__(
        self,
        scope: Scope,
        transport: asyncio.Transport,
        flow: FlowControl,
        default_headers: Headers,
        done: Callable[[], None],
    ) -> None:
        self._scope, self._transport, self._flow, self._default = scope, transport, flow, default_headers
        self._done = done
        self.message_event = asyncio.Event()
        self.disconnected = self.response_complete = False
        self.keep_alive = True
        self._asked = self._started = self._chunked = False
        self._left: int | None = None  # bytes that the head promised and the body has not brought yet
        self._head = b""  # of an answer whose length is known: sent together with its first bytes

    async def run(self, app: ASGIApp) -> None:
        """Have the application answer; what it leaves undone ends the connection."""
        try:
            await app(self._scope, self.receive, self.send)
        except Exception as error:  # whatever a program raises, the client hears of it and others are served
            log.error("Exception in ASGI application", exc_info=error)
        if self.response_complete or self.disconnected:
            return
        if not self._started:
            await self.send(
                {
                    "type": "http.response.start",
                    "status": 500,
                    "headers": [(b"content-type", b"text/plain; charset=utf-8"), CLOSE_HEADER],
                }
            )
            await self.send({"type": "http.response.body", "body": b"Internal Server Error"})
        else:
            self._transport.close()

    async def receive(self) -> Message:
        """The request, which has no body; then nothing until the client goes."""
        if not self._asked:
            self._asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        while not (self.disconnected or self.response_complete):
            self.message_event.clear()
            await self.message_event.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        """A part of the answer."""
        if self._flow.write_paused and not self.disconnected:
            await self._flow.drain()
        if self.disconnected:
            return
        if not self._started:
            self._start(message)
        elif self.response_complete:
            raise RuntimeError("the answer is complete")
        else:
            self._go_on(message.get("body", b""), bool(message.get("more_body")))

    def _start(self, message: Message) -> None:
        status: int = message["status"]
        headers = [*self._default, *message.get("headers", ())]
        length = None
        for name, value in headers:
            known = name.lower()
            if known == b"content-length":
                length = int(value)
            elif known == b"connection" and value.lower() == b"close":
                self.keep_alive = False
        self._chunked = length is None and status not in EMPTY
        if self._chunked:
            headers.append((b"transfer-encoding", b"chunked"))
        self._left = 0 if status in EMPTY else length
        head = STATUS[status] + b"".join([b"%b: %b\r\n" % header for header in headers]) + b"\r\n"
        # a header that brings an end of line with it would begin another header, or the body
        lines = len(headers) + 2
        if head.count(b"\n") != lines or head.count(b"\r") != lines or CONTROL.search(head):
            raise RuntimeError("a header of the answer holds a control character")
        self._started = True
        if self._chunked:  # nobody knows when a stream's first bytes come
            self._transport.write(head)
        else:
            self._head = head

    def _go_on(self, body: bytes, more: bool) -> None:
        if self._chunked:
            body = (b"%x\r\n%b\r\n" % (len(body), body) if body else b"") + (b"" if more else b"0\r\n\r\n")
        elif self._left is not None:
            self._left -= len(body)
            if self._left < 0 or (self._left and not more):
                raise RuntimeError("the body is not as long as the answer's head says")
        self._transport.write(self._head + body)
        self._head = b""
        if more:
            return
        self.response_complete = True
        self.message_event.set()
        if not self.keep_alive:
            self._transport.close()
        self._done()


def scope_of(target: bytes, headers: Headers, about: dict[str, Any]) -> Scope:
    """The ASGI scope of a request; `about` is what all requests of its connection share."""
    raw_path, _, query = target.partition(b"?")
    path = raw_path.decode("ascii")
    return {
        **about,
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "path": unquote(path) if "%" in path else path,
        "raw_path": raw_path,
        "query_string": query,
        "headers": headers,
    }
