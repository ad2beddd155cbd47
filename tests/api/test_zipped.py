"""Answers compressed in place are what the middleware would have sent."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Callable

import pytest
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse
from starlette.types import ASGIApp, Message, Scope

from api.zipped import LARGEST, zipped, zipping

JSON = "application/json"
LONG = b'{"name": "' + "云渚市".encode() * 500 + b'"}'


def sent(app: ASGIApp, scope: Scope) -> tuple[int, dict[bytes, bytes], bytes]:
    """Status, headers and body, unpacked where it was packed."""
    messages: list[Message] = []

    async def receive() -> Message:
        await asyncio.Event().wait()  # the client stays, and says nothing more
        raise AssertionError

    async def send(message: Message) -> None:
        messages.append(dict(message))

    async def run() -> None:
        await app(scope, receive, send)

    asyncio.run(run())
    headers = dict(messages[0]["headers"])
    body = b"".join(message.get("body", b"") for message in messages[1:])
    if b"content-length" in headers:
        assert int(headers.pop(b"content-length")) == len(body)
    packed = headers.get(b"content-encoding") == b"gzip"
    return messages[0]["status"], headers, gzip.decompress(body) if packed else body


@pytest.mark.parametrize("accepts", [b"gzip", b"br, gzip;q=0.5", b"identity", b""])
@pytest.mark.parametrize(
    "make",
    [
        lambda: Response(LONG, media_type=JSON),
        lambda: Response(LONG, 404, media_type=JSON),
        lambda: Response(LONG, headers={"Vary": "Accept-Language"}, media_type=JSON),
        lambda: Response(LONG, headers={"Cache-Control": "no-store"}, media_type=JSON),
        lambda: Response(LONG, headers={"Content-Encoding": "br"}, media_type=JSON),
        lambda: Response(b"{}", media_type=JSON),
        lambda: Response(LONG * (LARGEST // len(LONG) + 1), media_type=JSON),
        lambda: Response(status_code=204),
        lambda: HTMLResponse(LONG),
        lambda: StreamingResponse(iter([LONG, LONG]), media_type=JSON),
    ],
)
def test_as_the_middleware_does(make: Callable[[], Response], accepts: bytes) -> None:
    scope = {"type": "http", "method": "GET", "path": "/", "headers": [(b"accept-encoding", accepts)]}
    ours, theirs = sent(zipped(Request(scope), make()), scope), sent(zipping(make()), scope)
    assert ours == theirs
