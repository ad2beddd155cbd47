"""Cursors: opaque, and bound to the question and its filters."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Mapping
from typing import Any

import orjson

from api.errors import CursorError


def _digest(question: str, filters: Mapping[str, Any]) -> str:
    given = {k: v for k, v in sorted(filters.items()) if k not in ("after", "limit", "skip")}
    return hashlib.sha256(orjson.dumps([question, given])).hexdigest()[:16]


def encode(question: str, filters: Mapping[str, Any], place: str | int) -> str:
    """A cursor that goes on after `place` in the answer to this question with these filters."""
    return base64.urlsafe_b64encode(orjson.dumps([_digest(question, filters), place])).decode().rstrip("=")


def decode(cursor: str, question: str, filters: Mapping[str, Any], kind: type[str] | type[int]) -> Any:
    """The place that a cursor holds; `CursorError` if it is damaged or of another question."""
    try:
        content = orjson.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
        digest, place = content
    except (binascii.Error, ValueError, TypeError) as error:
        raise CursorError("api.cursor_damaged") from error
    if type(place) is not kind or not isinstance(digest, str) or (isinstance(place, int) and not -1 <= place < 2**31):
        raise CursorError("api.cursor_damaged")
    if digest != _digest(question, filters):
        raise CursorError("api.cursor_of_another")
    return place
