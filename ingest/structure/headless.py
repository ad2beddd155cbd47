"""Rows of a table whose header a copy lost: told by what their cells look like.

`1 建设平台,完善功能。 市科技局 市财政局 2026年底`: a number, words, units once or twice, perhaps a date; where several
lines in a row look so and their numbers rise by one, they are rows of a table of tasks.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.structure.alignment import is_units, looks
from ingest.structure.headers import Lines
from ingest.text import Edit

_NUMBERED = re.compile(r"(\d{1,3})[ \u3000]+(?=\S)")
_BLANKS = re.compile(r"[ \u3000]+")
_NOBODY = frozenset({"无", "/", "-", "—", "--", "——"})
_LEAST = 3  # rows
_LONGEST = 1500  # characters of a line that may be a row
_WORDS = 6  # characters of a task at least
# what the columns of such a table hold, by how many of them name units and whether one is of dates
_UNITS = {1: ("责任单位",), 2: ("牵头单位", "配合单位")}


def headless(string: str, lines: Lines, busy: Sequence[int]) -> list[Edit]:
    """The edits that put tabs between the cells of such rows; `busy`: where other edits begin, in order."""
    edits: list[Edit] = []
    run: list[tuple[int, list[Edit]]] = []  # the number of each row in hand, and its edits
    for start, end in lines:
        row = _row(string, start, end) if bisect_left(busy, start) == bisect_right(busy, end) else None
        if row and run and row[0] == run[-1][0] + 1:
            run.append(row)
            continue
        edits += _kept(run)
        run = [row] if row else []
    return edits + _kept(run)


def _kept(run: Sequence[tuple[int, list[Edit]]]) -> list[Edit]:
    return [edit for _, row in run for edit in row] if len(run) >= _LEAST else []


def _row(string: str, start: int, end: int) -> tuple[int, list[Edit]] | None:
    """A line's number and the edits that part its cells; None where it is no such row."""
    number = _NUMBERED.match(string, start, end)
    if number is None or end - start > _LONGEST or "\t" in string[start:end]:
        return None
    gaps = [m.span() for m in _BLANKS.finditer(string, number.end(), end)]
    cells = [(a, b) for (_, a), (b, _) in pairwise([(start, number.end()), *gaps, (end, end)])]
    task = _task([string[a:b] for a, b in cells])
    if not task:
        return None
    parts = [(number.end(1), number.end()), *gaps[task - 1 :]]
    return int(number[1]), [Edit(a, b, "\t") for a, b in parts]


def _task(cells: Sequence[str]) -> int:
    """How many pieces are the words of the task; 0 where the rest are not units and perhaps a date."""
    last = len(cells) - (looks(cells[-1]) == "date")
    first = last
    while first and (is_units(cells[first - 1]) or cells[first - 1] in _NOBODY):
        first -= 1
    units = cells[first:last]
    told = 1 <= len(units) <= max(_UNITS) and is_units(units[0]) and sum(map(len, cells[:first])) >= _WORDS
    return first if told else 0


def columns_of(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """What the columns of rows without a header hold; nothing where they are no table of tasks."""
    shapes = {_shape(cells) for cells in rows}
    if len(rows) < _LEAST or len(shapes - {None}) != 1 or None in shapes:
        return ()
    numbered, units, dated = next(shape for shape in shapes if shape)
    return (*(("序号",) if numbered else ()), "重点任务", *_UNITS[units], *(("完成时限",) if dated else ()))


def _shape(cells: Sequence[str]) -> tuple[bool, int, bool] | None:
    """Whether a row begins with a number, how many of its cells name units, and whether it ends with a date."""
    numbered = bool(cells and cells[0].isdecimal())
    task, *rest = cells[numbered:] or [""]
    dated = bool(rest) and looks(rest[-1]) == "date"
    units = rest[: len(rest) - dated]
    if len(task) < _WORDS or is_units(task) or len(units) not in _UNITS:
        return None
    told = is_units(units[0]) and all(is_units(u) or u in _NOBODY or not u for u in units)
    return (numbered, len(units), dated) if told else None


def runs(lines: Sequence[int]) -> Iterator[list[int]]:
    """Stretches of lines that follow each other."""
    run: list[int] = []
    for line in lines:
        if run and line != run[-1] + 1:
            yield run
            run = []
        run.append(line)
    if run:
        yield run
