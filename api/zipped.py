"""Compressed answers: by Starlette's middleware, and in place where an answer is JSON and whole.

Looking through such an answer's headers for what may not be compressed takes the middleware as long as compressing.
"""

from __future__ import annotations

import zlib

from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

SMALLEST = 1_024  # bytes
LARGEST = 128 * 1_024  # bytes; the middleware compresses what is larger in a thread
LEVEL = 3  # level 4 takes three times as long, for a twentieth less
WINDOW, MEMORY = 16 + 14, 6  # gzip; small tables are cleared and filled in two thirds of the time, for a hundredth more


def zipping(app: ASGIApp) -> ASGIApp:
    """The application with its answers compressed for those who take it."""
    return GZipMiddleware(app, minimum_size=SMALLEST, compresslevel=LEVEL)


def zipped(request: Request, response: Response) -> ASGIApp:
    """The answer as it is to be sent."""
    plain = type(response) is Response and response.media_type == "application/json"
    if (
        not plain
        or not SMALLEST <= len(response.body) <= LARGEST
        or "gzip" not in request.headers.get("accept-encoding", "")
        or not {b"vary", b"content-encoding"}.isdisjoint(name for name, _ in response.raw_headers)
    ):
        return zipping(response)
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, WINDOW, MEMORY)
    response.body = body = packer.compress(response.body) + packer.flush()
    kept = [header for header in response.raw_headers if header[0] != b"content-length"]
    told = [(b"content-length", b"%d" % len(body)), (b"content-encoding", b"gzip"), (b"vary", b"Accept-Encoding")]
    response.raw_headers = [*kept, *told]
    return response
