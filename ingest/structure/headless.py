"""Rows of a table whose header a copy lost: told by what their cells look like.

`1 建设平台,完善功能。 市科技局 市财政局 2026年底`: a number, words, units once or twice, perhaps a date; where several
lines in a row look so and their numbers rise by one, they are rows of a table of tasks. So are lines of one cell each
that come in this order.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.clean.rows import LEAST, LONGEST, NOBODY, WORDS
from ingest.structure.alignment import Role, is_units, looks
from ingest.structure.headers import NUMBER_ALONE, Lines
from ingest.structure.side_by_side import joint
from ingest.text import Edit

_NUMBERED = re.compile(r"(\d{1,3})[ \u3000]+(?=\S)")
_BLANKS = re.compile(r"[ \u3000]+")
_SHORT = 8  # characters of a line that is a number
_TALLEST = 14  # lines of a row whose cells take lines of their own
Piece = Lines  # the lines of a cell
# what the columns of such a table hold, by how many of them name units and whether one is of dates
_UNITS = {1: ("责任单位",), 2: ("牵头单位", "配合单位")}


def headless(string: str, lines: Lines, busy: Sequence[int]) -> list[Edit]:
    """The edits that put tabs between the cells of such rows; `busy`: where other edits begin, in order."""
    edits: list[Edit] = []
    run: list[tuple[int, list[Edit]]] = []  # the number of each row in hand, and its edits
    for start, end in lines:
        row = _row(string, start, end)
        if row and bisect_left(busy, start) < bisect_right(busy, end):
            row = None
        if row and run and row[0] == run[-1][0] + 1:
            run.append(row)
            continue
        edits += _kept(run)
        run = [row] if row else []
    return edits + _kept(run)


def stacked(string: str, lines: Lines, busy: Sequence[int]) -> list[Edit]:
    """The edits that make rows of cells on lines of their own: number, words, units, perhaps a date, repeatedly."""
    edits: list[Edit] = []
    run: list[tuple[int, list[Piece]]] = []  # the number of each row in hand, and its cells, each one or several lines
    at = 0
    while at < len(lines):
        start, end = lines[at]
        number = NUMBER_ALONE.match(string, start, end) if end - start < _SHORT else None
        row = _stack(string, lines, at) if number else None
        if row and bisect_left(busy, start) < bisect_right(busy, row[2][-1][1]):
            row = None  # a table whose header was found
        if number is None or row is None or (run and int(number[1]) != run[-1][0] + 1):
            edits += _side_by_side(string, [cells for _, cells in run])
            run = []
        if number is None or row is None:
            at += 1
            continue
        run.append((int(number[1]), row))
        at += sum(len(cell) for cell in row)
    return edits + _side_by_side(string, [cells for _, cells in run])


def _stack(string: str, lines: Lines, at: int) -> list[Piece] | None:
    """The lines of the cells that follow a number: its own, those of words, those of units, that of a date."""
    words = [string[a:b] for a, b in lines[at + 1 : at + _TALLEST]]
    task = next((k for k, w in enumerate(words) if k and (is_units(w) or w in NOBODY)), 0)
    told = (
        task and sum(map(len, words[:task])) >= WORDS and not any(map(_no_task, words[:task])) and is_units(words[task])
    )
    if not told:
        return None
    end = next((k for k in range(task, len(words)) if not (is_units(words[k]) or words[k] in NOBODY)), len(words))
    dated = end < len(words) and looks(words[end]) == "date"
    cells = [(at, at + 1), (at + 1, at + 1 + task), (at + 1 + task, at + 1 + end)]
    return [lines[a:b] for a, b in [*cells, (at + 1 + end, at + 1 + end + dated)]]


def _no_task(words: str) -> bool:
    return "\t" in words or NUMBER_ALONE.match(words) is not None or looks(words) == "date"


def _side_by_side(string: str, rows: Sequence[list[Piece]]) -> list[Edit]:
    """Tabs between the cells of rows that all name units alike and all or none have a date."""
    if len(rows) < LEAST or len({bool(row[3]) for row in rows}) > 1:
        return []
    # two columns of units, unless the first line of them goes on with the second one
    parted = all(len(row[2]) == 2 and string[row[2][0][1] - 1] not in "、，,；;" for row in rows)
    edits: list[Edit] = []
    for row in rows:
        units = [[line] for line in row[2]] if parted else [row[2]]
        for before, after in pairwise([cell for cell in (row[0], row[1], *units, row[3]) if cell]):
            edits.append(Edit(before[-1][1], after[0][0], "\t"))
        for cell in (row[1], *units):
            kind: Role = "text" if cell is row[1] else "units"
            for (a, end), (start, b) in pairwise(cell):
                edits.append(Edit(end, start, joint(string[a:end], string[start:b], kind)))
    return sorted(edits)


def _kept(run: Sequence[tuple[int, list[Edit]]]) -> list[Edit]:
    return [edit for _, row in run for edit in row] if len(run) >= LEAST else []


def _row(string: str, start: int, end: int) -> tuple[int, list[Edit]] | None:
    """A line's number and the edits that part its cells; None where it is no such row."""
    number = _NUMBERED.match(string, start, end) if string[start].isdecimal() else None
    if number is None or end - start > LONGEST or "\t" in string[start:end]:
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
    while first and (is_units(cells[first - 1]) or cells[first - 1] in NOBODY):
        first -= 1
    units = cells[first:last]
    told = 1 <= len(units) <= max(_UNITS) and is_units(units[0]) and sum(map(len, cells[:first])) >= WORDS
    return first if told else 0


def columns_of(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """What the columns of rows without a header hold; nothing where they are no table of tasks."""
    shapes = {_shape(cells) for cells in rows}
    if len(rows) < LEAST or len(shapes - {None}) != 1 or None in shapes:
        return ()
    numbered, units, dated = next(shape for shape in shapes if shape)
    return (*(("序号",) if numbered else ()), "重点任务", *_UNITS[units], *(("完成时限",) if dated else ()))


def _shape(cells: Sequence[str]) -> tuple[bool, int, bool] | None:
    """Whether a row begins with a number, how many of its cells name units, and whether it ends with a date."""
    numbered = bool(cells and cells[0].isdecimal())
    task, *rest = cells[numbered:] or [""]
    dated = bool(rest) and looks(rest[-1]) == "date"
    units = rest[: len(rest) - dated]
    if len(task) < WORDS or is_units(task) or len(units) not in _UNITS:
        return None
    told = is_units(units[0]) and all(is_units(u) or u in NOBODY or not u for u in units)
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
