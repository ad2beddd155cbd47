"""Rows with tabs or strokes between their cells, where a cell takes several lines: the lines of a row are joined.

The header says how many borders a row has. A row begins with its number and goes on until it has them all; names of
units that follow on lines of their own, before the next row, still belong to its last cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.structure.alignment import is_units, role
from ingest.structure.columns import is_header
from ingest.structure.headers import Lines
from ingest.structure.side_by_side import joint
from ingest.text import Edit

_NUMBER = re.compile(r"[|｜ ]*\d{1,4}\s*[.．、。]?\s*[\t|｜]")
_MOST_LINES, _LONGEST = 12, 2000
_NAMES = 60  # characters of a line of units


def broken_rows(string: str, lines: Lines, borders: str) -> tuple[list[Edit], list[tuple[int, int]]]:
    """The edits that join the lines of such rows, and the lines as they are then; `borders`: what parts cells."""
    edits: list[Edit] = []
    whole: list[tuple[int, int]] = []
    headers: Sequence[str] = ()
    at = 0
    while at < len(lines):
        start, end = lines[at]
        line = string[start:end]
        if any(sign in line for sign in borders) and len(line) < _LONGEST:
            cells = [cell.strip() for cell in re.split(f"[{borders}]", line)]
            if len(cells) >= 3 and is_header([cell for cell in cells if cell]):
                headers = cells
        elif len(line) >= _NAMES and headers:
            headers = ()
        begins = headers and (_NUMBER.match(line) or (role(headers[0]) != "number" and len(line) < _LONGEST))
        after = _row_end(string, lines, at, headers, borders) if begins else at + 1
        edits += _joined(string, lines[at:after], headers, borders)
        whole.append((start, lines[after - 1][1]))
        at = after
    return edits, whole


def _row_end(string: str, lines: Lines, at: int, headers: Sequence[str], borders: str) -> int:
    """The line after the row that begins on a line."""
    wanted, seen = len(headers) - 1, 0
    for k in range(at, min(at + _MOST_LINES, len(lines))):
        line = string[slice(*lines[k])]
        if (k > at and _NUMBER.match(line)) or len(line) > _LONGEST:
            return at + 1
        seen += sum(line.count(sign) for sign in borders)
        if seen > wanted or not seen:
            return at + 1
        if seen == wanted:
            return k + 1 + _names_after(string, lines, k, borders)
    return at + 1


def _names_after(string: str, lines: Lines, at: int, borders: str) -> int:
    """How many lines of nothing but units follow one that ends with units, before another row."""
    count = 0
    last = re.split(f"[{borders}]", string[slice(*lines[at])])[-1].strip()
    while at + count + 1 < len(lines) and last and is_units(last):
        words = string[slice(*lines[at + count + 1])]
        if len(words) > _NAMES or any(sign in words for sign in borders) or not is_units(words):
            break
        last = words
        count += 1
    ahead = string[slice(*lines[at + count + 1])] if at + count + 1 < len(lines) else ""
    return count if any(sign in ahead for sign in borders) else 0


def _joined(string: str, row: Lines, headers: Sequence[str], borders: str) -> Iterator[Edit]:
    passed = 0
    for (a, end), (start, b) in pairwise(row):
        before = re.split(f"[{borders}]", string[a:end])
        passed += len(before) - 1
        after = re.split(f"[{borders}]", string[start:b])[0].strip()
        kind = role(headers[min(passed, len(headers) - 1)])
        words = before[-1].strip()
        yield Edit(end, start, joint(words, after, kind) if words and after else "")
