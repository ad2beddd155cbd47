"""A text that a page holds twice, once for wide screens and once for telephones."""

from __future__ import annotations

from collections.abc import Sequence

LEAST = 6  # different lines that come again one after the other
SHARE = 0.3  # of the page's text that they are


def again(lines: Sequence[str]) -> range:
    """The lines that say once more what others said above, in the same order; none where there are too few."""
    first: dict[str, int] = {}
    best = range(0)
    longest = 0
    at = 0
    while at < len(lines):
        start = first.setdefault(lines[at], at)
        end = at
        while start < at and end < len(lines) and lines[start + end - at] == lines[end] and start + end - at < at:
            end += 1
        length = sum(map(len, lines[at:end]))
        if end - at >= LEAST and length > longest and len(set(lines[at:end])) >= LEAST:
            best, longest = range(at, end), length
        at = max(end, at + 1)
    return best if longest > SHARE * sum(map(len, lines)) else range(0)
