"""The edits that put the pieces of flattened rows side by side: tabs between cells, line feeds between rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.read.reader import DITTO_MARK
from ingest.structure.alignment import Place, Role, is_units, role
from ingest.structure.headers import STROKES, Head, Piece
from ingest.text import Edit

_MERGED: frozenset[Role] = frozenset({"units", "builder", "deadline", "person", "number", "group"})


class Rows(NamedTuple):
    """The pieces of one row, or of a row and the rows inside it, and where each stands."""

    pieces: tuple[Piece, ...]
    places: tuple[Place, ...]


def edits_of(string: str, head: Head, rows: Sequence[Rows]) -> Iterator[Edit]:
    """The edits that make a table of its header and rows; a cell left out of a row inside a row means the one above."""
    roles = [role(h) for h in head.headers]
    filled: set[int] = set()
    for row in (Rows(head.pieces, head.places), *rows):
        yield from _one(string, row, roles, filled)
        if row.pieces is not head.pieces:
            filled.update(p.column for p in row.places)


def _one(string: str, row: Rows, roles: Sequence[Role], filled: set[int]) -> Iterator[Edit]:
    first, at = row.places[0], row.pieces[0].start
    free = roles[first.column] == "text"  # no number begins the row: what is left out before its words is merged
    groups = {c for c in filled if roles[c] == "group" or free}
    if lead := _cells(range(first.column), groups):
        yield Edit(at, at, lead)
    above: set[int] = {first.column}
    for k in range(1, len(row.pieces)):
        (a, before), (b, place) = (row.pieces[k - 1], row.places[k - 1]), (row.pieces[k], row.places[k])
        merged = {c for c in above if roles[c] in _MERGED}
        if place == before:
            said = joint(string[a.start : a.end], string[b.start : b.end], roles[place.column])
        elif place.row == before.row:
            said = "\t" + _cells(range(before.column + 1, place.column), merged if place.row else set())
        else:
            said = _rest(range(before.column + 1, len(roles)), merged if before.row else set())
            said += "\n" + _cells(range(place.column), merged)
        above.add(place.column)
        if string[a.end : b.start] != said:
            yield Edit(a.end, b.start, said)
    last, end = row.places[-1], row.pieces[-1].end
    merged = {c for c in above if roles[c] in _MERGED} if last.row else set()
    pad = _rest(range(last.column + 1, len(roles)), merged)
    after = end
    while after < len(string) and string[after] in " " + STROKES:
        after += 1
    stop = after if string[end:after].strip() else end
    if pad or stop > end:
        yield Edit(end, stop, pad)


def _cells(columns: Sequence[int], merged: set[int]) -> str:
    """Cells without words of their own, each with the tab behind it."""
    return "".join((DITTO_MARK if c in merged else "") + "\t" for c in columns)


def _rest(columns: Sequence[int], merged: set[int]) -> str:
    """The same behind the last words of a row, each with the tab before it."""
    return "".join("\t" + (DITTO_MARK if c in merged else "") for c in columns)


_REST_OF_NAME = re.compile(
    "(?:人民政府|政府|管委会|管理委员会|党工委|办事处|[\u4e00-\u9fff]?[厅局])(?=[、，,；;。\\s]|$)"
)


def joint(before: str, words: str, kind: Role) -> str:
    """What stands between two pieces of one cell."""
    apart = kind == "units" and before[-1] not in "、，,；;。" and not _REST_OF_NAME.match(words)
    if apart and is_units(before) and is_units(words):
        return "、"
    latin = before[-1].isascii() and before[-1].isalnum() and words[0].isascii() and words[0].isalpha()
    return " " if kind == "person" or latin else ""
