"""Tables without rules: columns are told by the blanks that run down between them, rows by what stands below what.

Where cells are set amid their rows, lines of neighbouring cells stand between each other: rows are then told by the
distance between them, which is wider than that of a cell's own lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from statistics import median

from ingest.read.pdf.glyphs import WIDE
from ingest.read.pdf.shapes import Cell, Chunk, Line, Region, Table

RIVER = 0.3  # em between two columns, at least
WRAP = 1.9  # em between two lines of a cell
APART = 4.5  # em between two lines of a table, at most
BETWEEN = 1.1  # em: a line nearer to the one above stands between the lines of a cell beside it
WIDER = 1.15  # of the distance of a cell's lines: rows are farther apart
ROWS = 3
MOST = 250  # lines of a table on one page
SKIPPED = 16
WIDEST = 30  # columns of a table
HEAD = 3  # lines of a header
STRAIGHT = 0.4  # em by which cells that stand below each other may differ at their left, their right or in the middle
LINED = 0.6  # of a column's cells that do
FILLED = 0.2  # of the lines that show more than one column
NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,2})*[.、．]?|[一二三四五六七八九十]{1,3}、?")
FIELD = re.compile(r"[^:：]{1,12}[:：]")
PAUSES = "、，。；："  # what may hang out of a column
Piece = tuple[int, Chunk]  # the line that it stands on, and where


@dataclass(slots=True)
class Column:
    """What stands in one column: from where to where it reaches, and its pieces from the top down."""

    x0: float
    x1: float
    pieces: list[Piece] = field(default_factory=list)

    def full(self, chunk: Chunk, em: float) -> bool:
        """Whether a piece takes the width of the column, so that its cell may go on below."""
        return chunk.x1 - chunk.x0 > self.x1 - self.x0 - 1.5 * em


@dataclass(slots=True)
class Found:
    """The columns of a table, and the pieces that reach over several of them: what heads a group, or names one."""

    columns: list[Column]
    over: list[Piece] = field(default_factory=list)


def tables(lines: Sequence[Line], right: float) -> dict[int, tuple[int, Table]]:
    """The tables among lines: index of the first line → the line after the last one, and the table."""
    found: dict[int, tuple[int, Table]] = {}
    start = after = 0
    while start < len(lines):
        end, seen = _stretch(lines, start)
        first = start
        while seen and first > after and lines[first - 1].base - lines[first].base < BETWEEN * lines[first].em:
            first -= 1  # a line of a header's highest cell
        if seen and first < start:
            seen = _seen(lines, first, end)
        if seen:
            found[first] = end, _table(lines[first:end], first, seen, right)
            start = after = end
        else:
            start += max(1, (end - start) // SKIPPED)  # what is long and no table is not looked at line by line
    return found


# ------------------------------------------------------------ columns


def _stretch(lines: Sequence[Line], start: int) -> tuple[int, Found | None]:
    """How far the pieces of a line have others below them, and the columns that they make, if they are a table."""
    first = lines[start]
    if len(first.pieces) < 2 or _led(first) or _spread(first):
        return start, None
    if any(FIELD.match(first.words(c)) for c in first.pieces):
        return start, None
    columns: list[Column] = []
    for chunk in first.pieces:
        _add(columns, start, chunk, [])
    end = start + 1
    while end < min(len(lines), start + MOST):
        line = lines[end]
        if lines[end - 1].base - line.base > APART * line.em or _led(line):
            break
        if not _names_rows(lines, end, columns):
            if len(line.pieces) == 1 and _alone(lines, end, columns):
                break
            if not _fits(columns, end, line):
                break
        end += 1
    return end, _seen(lines, start, end)


def _names_rows(lines: Sequence[Line], at: int, columns: Sequence[Column]) -> bool:
    """Whether a line of one piece, at the left or amid the table, names the rows below it."""
    line = lines[at]
    if len(line.pieces) > 1 or at + 1 == len(lines) or line.text[-1] in "。；;，" or len(columns) < 3:
        return False
    left, right = columns[0].x0, columns[-1].x1
    placed = abs(line.x0 - left) < line.em or abs(line.x0 + line.x1 - left - right) < 2 * line.em
    return placed and line.x1 > columns[1].x0 and line.x1 < right + line.em and len(lines[at + 1].pieces) > 1


def _alone(lines: Sequence[Line], at: int, columns: Sequence[Column]) -> bool:
    """Whether a line of one piece is none of the table's: it goes on with no cell, and is long or at the left."""
    line = lines[at]
    above = lines[at - 1].base - line.base < BETWEEN * line.em
    below = at + 1 < len(lines) and line.base - lines[at + 1].base < BETWEEN * line.em
    column = next((c for c in columns if line.x0 < c.x1 and line.x1 > c.x0), None)
    if above or below or column is None:
        return False
    index, last = column.pieces[-1]
    if lines[index].base - line.base < WRAP * line.em and column.full(last, line.em):
        return False
    return column is columns[0] or line.x1 - line.x0 > 0.6 * (columns[-1].x1 - columns[0].x0)


def _fits(columns: list[Column], at: int, line: Line) -> bool:
    """Gives the columns the pieces of one more line; whether it leaves them apart."""
    pieces = list(_parted(line, columns))
    if any(_bridges(_below(columns, chunk, line.em)) for chunk in pieces):
        return False
    for chunk in pieces:
        _add(columns, at, chunk, _below(columns, chunk, line.em))
    return 1 < len(columns) <= WIDEST


def _parted(line: Line, columns: Sequence[Column]) -> Iterable[Chunk]:
    """The pieces of a line; where a mark hangs out of its column and touches the next one, it ends a piece."""
    for chunk in line.pieces:
        under = _below(columns, chunk, line.em)
        at = _hanging(line, chunk, under[1].x0) if len(under) == 2 and _bridges(under) else 0
        if at:
            yield chunk._replace(end=at, x1=max(chunk.x0, min(under[0].x1, under[1].x0 - RIVER * line.em)))
            if at < chunk.end:
                yield chunk._replace(start=at, x0=under[1].x0)
        else:
            yield chunk


def _hanging(line: Line, chunk: Chunk, edge: float) -> int:
    """Where in a line's text the mark ends that hangs out over a column's edge; 0 where none does."""
    width = 0.0
    for at in range(chunk.end, chunk.start, -1):
        if abs(chunk.x1 - width - edge) < STRAIGHT * line.em and line.text[at - 1] in PAUSES:
            return at
        width += line.em if line.text[at - 1] >= WIDE else line.em / 2
        if chunk.x1 - width < edge - line.em:
            break
    return 0


def _bridges(under: Sequence[Column]) -> bool:
    """Whether a piece reaches over columns that several lines show."""
    return sum(len(c.pieces) > 1 for c in under) > 1


def _add(columns: list[Column], at: int, chunk: Chunk, under: Sequence[Column]) -> None:
    """Gives a piece to the column that it reaches into; of several that it bridges it makes one."""
    if len(under) == 1:
        column = under[0]
        column.x0, column.x1 = min(column.x0, chunk.x0), max(column.x1, chunk.x1)
        column.pieces.append((at, chunk))
        return
    pieces = [*(p for c in under for p in c.pieces), (at, chunk)]
    whole = Column(min([chunk.x0, *(c.x0 for c in under)]), max([chunk.x1, *(c.x1 for c in under)]), pieces)
    columns[:] = sorted([*(c for c in columns if all(c is not u for u in under)), whole], key=lambda c: c.x0)


def _below(columns: Sequence[Column], chunk: Chunk, em: float) -> list[Column]:
    """The columns that a piece reaches into."""
    return [c for c in columns if chunk.x0 < c.x1 + RIVER * em and chunk.x1 > c.x0 - RIVER * em]


def _seen(lines: Sequence[Line], start: int, end: int) -> Found | None:
    """The columns of a stretch of lines, those with most pieces asked first; None where they make no table."""
    found = _gathered(lines, sorted(range(start, end), key=lambda at: (-len(lines[at].pieces), at)))
    body = start + HEAD
    if any(at >= body and len(lines[at].pieces) > 1 for at, _ in found.over):
        found = _gathered(lines, range(start, end))
    if any(at >= body and len(lines[at].pieces) > 1 for at, _ in found.over):
        return None
    return found if _is_table(lines, start, end, found.columns) else None


def _gathered(lines: Sequence[Line], order: Iterable[int]) -> Found:
    columns: list[Column] = []
    over: list[Piece] = []
    for at in order:
        line = lines[at]
        if len(columns) > WIDEST:
            return Found([])
        for chunk in list(_parted(line, columns)):
            under = _below(columns, chunk, line.em)
            if _bridges(under):
                over.append((at, chunk))
            else:
                _add(columns, at, chunk, under)
    for column in columns:
        column.pieces.sort(key=lambda piece: (piece[0], piece[1].start))
    return Found(columns, over)


def _is_table(lines: Sequence[Line], start: int, end: int, columns: Sequence[Column]) -> bool:
    """Whether enough lines show the columns, and their pieces stand below each other."""
    several = sum(len(line.pieces) > 1 for line in lines[start:end])
    if len(columns) < 2 or several < max(ROWS, FILLED * (end - start)):
        return False
    if sum(len(line.pieces) > 2 and _spread(line) for line in lines[start:end]) > 0.5 * several:
        return False
    if len(columns) == 2:
        two = sum(len(line.chunks) == 2 for line in lines[start:end])
        apart = all(len(line.chunks) == len(line.pieces) for line in lines[start:end])
        return apart and two >= max(ROWS + 1, 0.4 * (end - start)) and _short(lines[start])
    return all(_lined(c, lines[start].em) for c in columns)


def _lined(column: Column, em: float) -> bool:
    """Whether a column's pieces share an edge or the middle."""
    if len(column.pieces) < 2:
        return False
    for place in (
        [c.x0 for _, c in column.pieces],
        [c.x1 for _, c in column.pieces],
        [(c.x0 + c.x1) / 2 for _, c in column.pieces],
    ):
        usual = median(place)
        if sum(abs(x - usual) < STRAIGHT * em for x in place) >= LINED * len(place):
            return True
    return False


def _spread(line: Line) -> bool:
    """Whether a line is one name spread over the width, a character at a time."""
    return sum(c.end - c.start == 1 and not line.words(c).isdigit() for c in line.pieces) > len(line.pieces) / 2


def _short(line: Line) -> bool:
    return all(c.x1 - c.x0 < 14 * line.em for c in line.pieces)


def _led(line: Line) -> bool:
    """Whether a leader to a page number ends the line: an entry of a table of contents."""
    return bool(line.cuts) and line.cuts[-1][1] == len(line.text)


# ------------------------------------------------------------ rows


def _table(lines: Sequence[Line], first: int, found: Found, right: float) -> Table:
    """The rows of a table: lines that stand closer than rows do, or that go on with the cells above them."""
    columns = found.columns
    starts = _set_apart(lines, first, columns) or _going_on(lines, first, columns)
    names = {at - first for at, _ in found.over if len(lines[at - first].pieces) == 1}
    starts |= names | {at + 1 for at in names}
    row_of = [row - 1 for row in accumulate(int(at in starts or not at) for at in range(len(lines)))]
    rows = [[Cell(Region(c.x0, c.x1 + 1, "cell")) for c in columns] for _ in range(row_of[-1] + 1)]
    for number, column in enumerate(columns):
        for at, chunk in column.pieces:
            rows[row_of[at - first]][number].lines.append(_piece(lines[at - first], chunk))
    over: dict[int, list[tuple[list[int], Line]]] = {}
    for at, chunk in found.over:
        line = lines[at - first]
        under = [columns.index(c) for c in _below(columns, chunk, line.em)]
        over.setdefault(row_of[at - first], []).append((under, _piece(line, chunk)))
    for row in sorted(over, reverse=True):
        _spanned(rows, row, over[row])
    edges = (*(c.x0 for c in columns), max(right, columns[-1].x1))
    return Table(edges, rows, min(one.low for one in lines), max(one.high for one in lines), ruled=False)


def _spanned(rows: list[list[Cell]], at: int, over: Sequence[tuple[list[int], Line]]) -> None:
    """Puts pieces over several columns into a row; what stands below them there makes a row of its own."""
    row = rows[at]
    covered = {k for under, _ in over for k in under}
    if any(row[k].lines for k in covered):
        below = [replace(cell, lines=[], content="ditto" if cell.lines else "text") for cell in row]
        for k in covered:
            below[k], row[k] = row[k], replace(row[k], lines=[])
        rows.insert(at + 1, below)
    for under, line in over:
        for k in under[1:]:
            row[k] = replace(row[k], content="covered")
        row[under[0]].lines.append(line)
        row[under[0]].region = replace(row[under[0]].region, right=row[under[-1]].region.right)


def _set_apart(lines: Sequence[Line], first: int, columns: Sequence[Column]) -> set[int]:
    """The lines that begin rows which stand farther apart than the lines of a cell; none where they do not."""
    em = median(line.em for line in lines)
    gaps = [a.base - b.base for a, b in pairwise(lines)]
    below = [
        lines[a - first].base - lines[b - first].base
        for column in columns
        for (a, _), (b, _) in pairwise(column.pieces)
    ]
    leading = min((d for d in below if d >= BETWEEN * em), default=0.0)
    starts = {0, *(i + 1 for i, gap in enumerate(gaps) if gap > WIDER * leading)}
    if not leading or leading > WRAP * em or len(starts) < ROWS or len(starts) == len(lines):
        return set()
    row_of = list(accumulate(int(at in starts) for at in range(len(lines))))
    within = [
        column.full(upper, em)
        for column in columns
        for (a, upper), (b, _) in pairwise(column.pieces)
        if row_of[a - first] == row_of[b - first]
    ]
    return starts if sum(within) >= 0.8 * len(within) else set()


def _going_on(lines: Sequence[Line], first: int, columns: Sequence[Column]) -> set[int]:
    """The lines that begin rows: those with a number, or with a first cell that goes on with no other."""
    of_line: dict[int, list[tuple[int, Chunk]]] = {}
    for number, column in enumerate(columns):
        for at, chunk in column.pieces:
            of_line.setdefault(at - first, []).append((number, chunk))
    numbers = {
        at - first for at, chunk in columns[0].pieces if NUMBER.fullmatch(lines[at - first].words(chunk)) is not None
    }
    counted = len(numbers) >= max(2, 0.4 * len(lines))
    starts: set[int] = set()
    above: dict[int, Chunk] = {}
    for at, line in enumerate(lines):
        pieces = of_line.get(at, [])
        own = at in numbers
        goes_on = at > 0 and (not own if counted and len(starts) > 1 else not pieces or pieces[0][0] != 0)
        if goes_on and not counted and lines[at - 1].base - line.base > 2.2 * line.em:
            goes_on = False
        if at > 0 and not goes_on and not own:
            goes_on = _wraps(line, lines[at - 1], pieces, above, columns)
        if not goes_on:
            starts.add(at)
            above = {}
        above.update(pieces)
    return starts


def _wraps(
    line: Line, before: Line, pieces: Sequence[tuple[int, Chunk]], above: dict[int, Chunk], columns: Sequence[Column]
) -> bool:
    """Whether a line only goes on with cells of the line above: fewer than that, each below a cell that is full."""
    return (
        len(line.pieces) < max(len(before.pieces), 2)
        and before.base - line.base < WRAP * line.em
        and all(k in above and above[k].x1 > columns[k].x1 - 1.2 * line.em for k, _ in pieces)
    )


def _piece(line: Line, chunk: Chunk) -> Line:
    """One piece of a line as a line."""
    own = chunk._replace(start=0, end=chunk.end - chunk.start)
    return Line(line.words(chunk), line.page, line.base, line.low, line.high, line.em, (own,), (own,))
