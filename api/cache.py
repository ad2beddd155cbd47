"""Pure ASGI: answers kept as bytes for as long as the store has not changed, each with a strong ETag.

The tag names the program, the store's version, the address and what was negotiated; where it is the client's own, 304.
The version is read before the question and again after it: an answer over which the store changed gets no tag and is
not kept. An answer that says `Cache-Control: no-store`, or that comes as a stream, is passed on as it is.
"""

from __future__ import annotations

import hashlib
import re
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.language import language_of
from api.version import StoreVersion
from ontology.errors import KechuangError

UNDER = "/api/v1/"
LARGEST = 2**20  # bytes of an answer that is kept
FRESH = (b"cache-control", b"no-cache")
VARY = (b"vary", b"Accept, Accept-Encoding, Accept-Language")
TAGS = re.compile(r'(?:W/)?"[^"]*"')

NEGOTIATED = frozenset((b"accept", b"accept-encoding", b"accept-language", b"if-none-match"))
MOST_TAGS, LONGEST_ASKED = 4_096, 2_048  # tags remembered, and bytes of what is asked for one of them

Headers = list[tuple[bytes, bytes]]
Asked = tuple[bytes, bytes, bytes, bool, bytes]  # path, query, Accept, whether gzip will do, Accept-Language


@dataclass(slots=True, frozen=True)
class Kept:
    """An answer as it was sent."""

    headers: Headers
    body: bytes


class Store:
    """The least recently used go first; `room` in bytes."""

    def __init__(self, room: int) -> None:
        self._room, self._used = room, 0
        self._kept: OrderedDict[str, Kept] = OrderedDict()

    def get(self, tag: str) -> Kept | None:
        """The answer with this tag."""
        found = self._kept.get(tag)
        if found:
            self._kept.move_to_end(tag)
        return found

    def put(self, tag: str, answer: Kept) -> None:
        """Keep an answer, if there is room for it."""
        if tag in self._kept or len(answer.body) > min(LARGEST, self._room):
            return
        self._kept[tag] = answer
        self._used += len(answer.body)
        while self._used > self._room:
            self._used -= len(self._kept.popitem(last=False)[1].body)


class Cached:
    """Gives the answer that it has; else asks the application, and keeps what can be kept."""

    def __init__(self, app: ASGIApp, version: StoreVersion, program: str, room: int) -> None:
        self.app, self._version, self._program = app, version, program
        self._store = Store(room)
        self._tags: dict[Asked, str] = {}  # of the version that they were worked out for
        self._tagged = ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from what is kept, or pass on."""
        if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(UNDER):
            return await self.app(scope, receive, send)
        try:
            version = await self._version.now()
        except KechuangError:  # the question itself will say so
            return await self.app(scope, receive, send)
        # of headers that come twice the first counts, here as for the routes
        named = {name: value for name, value in reversed(scope["headers"]) if name in NEGOTIATED}
        tag = self._tag(scope, named, version)
        if (known := named.get(b"if-none-match")) and tag in TAGS.findall(known[:4000].decode("latin-1")):
            return await _send(send, 304, [(b"etag", tag.encode()), FRESH, VARY], b"")
        if kept := self._store.get(tag):
            scope["kept"] = True  # for who counts requests
            return await _send(send, 200, kept.headers, kept.body)
        await self.app(scope, receive, _Watch(send, self._store, self._version, tag, version))
        return None

    def _tag(self, scope: Scope, named: dict[bytes, bytes], version: str) -> str:
        """The tag of what is asked; the same bytes ask for the same, so most are worked out once a version."""
        accept, encoding = named.get(b"accept", b""), b"gzip" in named.get(b"accept-encoding", b"")
        asked = scope["raw_path"], scope["query_string"], accept, encoding, named.get(b"accept-language", b"")
        if version != self._tagged or len(self._tags) >= MOST_TAGS:
            self._tags.clear()
            self._tagged = version
        if found := self._tags.get(asked):
            return found
        parts = self._program, version, *asked[:4], language_of(Request(scope))
        tag = f'"{hashlib.sha256(repr(parts).encode()).hexdigest()[:32]}"'
        if sum(map(len, (asked[0], asked[1], asked[2], asked[4]))) <= LONGEST_ASKED:
            self._tags[asked] = tag
        return tag


async def _send(send: Send, status: int, headers: Headers, body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


class _Watch:
    """Sends an answer on; one that can be kept is held back until it is whole and the store still the same."""

    def __init__(self, send: Send, store: Store, version: StoreVersion, tag: str, was: str) -> None:
        self._send, self._store, self._version, self._tag, self._was = send, store, version, tag, was
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        """One message of the application."""
        if message["type"] == "http.response.start":
            if not _can_be_kept(message):
                return await self._send(message)
            self._start = message
            return None
        if self._start is None or message["type"] != "http.response.body":
            return await self._send(message)
        self._body += message.get("body", b"")
        if message.get("more_body"):
            return None
        headers = list(self._start["headers"])
        if await self._same():
            headers = [*(one for one in headers if one[0] != b"vary"), (b"etag", self._tag.encode()), FRESH, VARY]
            self._store.put(self._tag, Kept(headers, self._body))
        await _send(self._send, 200, headers, self._body)
        return None

    async def _same(self) -> bool:
        try:
            return await self._version.now() == self._was
        except KechuangError:
            return False


def _can_be_kept(start: Message) -> bool:
    headers: dict[bytes, Any] = dict(start["headers"])
    return (
        start["status"] == 200
        and b"content-length" in headers
        and b"no-store" not in headers.get(b"cache-control", b"")
    )
