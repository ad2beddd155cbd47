"""From a span of clean text back to its place in the raw text.

A passage's `segments` are a JSON list of [clean start, clean length, raw start, raw length, repair, raw text if it was
repaired], raw offsets counting from the start of its part; without them its text is a copy from `raw_start` on.
"""

from __future__ import annotations

from typing import Any

import orjson


def raw_span(passage: dict[str, Any], start: int, end: int) -> tuple[int, int] | None:
    """Where a clean span came from; one that touches a repair widens to the whole of it. None where nobody knows."""
    if passage["segments"] is None:
        if passage["raw_start"] is None:
            return None
        return passage["raw_start"] + start, passage["raw_start"] + end
    touched = [
        s
        for s in orjson.loads(passage["segments"])
        if s[0] < end and (s[0] + s[1] > start or (not s[1] and s[0] > start))
    ]
    if not touched:
        return None
    first, last = touched[0], touched[-1]
    raw_start = first[2] if first[4] else first[2] + max(0, start - first[0])
    raw_end = last[2] + (last[3] if last[4] else min(last[1], end - last[0]))
    return raw_start, raw_end
