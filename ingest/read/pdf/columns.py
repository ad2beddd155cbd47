"""Columns: text set in two columns, and tables that are told only by how their cells stand above each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ingest.read.pdf.lines import made
from ingest.read.pdf.shapes import Cell, Chunk, Line, Page, Region, Run, Table

GUTTER = 0.9  # em between two columns of text, at least
OVER = 1.6  # em that a line over both columns reaches into either
MIXED = 0.12  # of a page's runs that may cross the gutter: titles
FULL = 0.8  # of a column's width that a line of prose fills
LINES = 8  # of a page set in columns
WRAP = 1.9  # em between two lines of a cell
ROWS = 3  # of a table without rules
NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,2})*[.、．]?|[一二三四五六七八九十]{1,3}、?")
FIELD = re.compile(r"[^:：]{1,12}[:：]")


def gutter(runs: list[Run], left: float, right: float) -> float | None:
    """Where a page of two columns of text is parted; None where it is not."""
    if len(runs) < 2 * LINES or right - left < 200:
        return None
    em = median(r.em for r in runs)
    step = max(2.0, em / 4)
    middle = (left + right) / 2
    reach = 0.08 * (right - left)
    if sum(1 for r in runs if r.x0 < middle - reach and r.x1 > middle + reach) > MIXED * len(runs):
        return None
    crossing: list[tuple[int, float]] = []
    x = middle - reach
    while x <= middle + reach:
        crossing.append((sum(1 for r in runs if r.x0 < x + GUTTER * em / 2 and r.x1 > x - GUTTER * em / 2), x))
        x += step
    fewest = min(count for count, _ in crossing)
    if fewest > MIXED * len(runs):
        return None
    at = median([x for count, x in crossing if count == fewest])
    sides = made([r for r in runs if r.x1 <= at], 0), made([r for r in runs if r.x0 >= at], 0)
    if min(map(len, sides)) < LINES:
        return None
    return at if _prose(sides[0], at - left - 2 * em) and _prose(sides[1], right - at - 2 * em) else None


def _prose(lines: list[Line], width: float) -> bool:
    """Whether lines of a column are text: many fill its width, few are parted."""
    full = sum(1 for one in lines if one.x1 - one.x0 >= FULL * width)
    return full >= 0.45 * len(lines) and sum(len(one.chunks) > 1 for one in lines) <= 0.2 * len(lines)


def goes_on(runs: list[Run], left: float, at: float) -> bool:
    """Whether a page that shows no two columns by itself is set as the page before: the last one, with a short column.

    No text crosses the gutter, and the left column is text.
    """
    if any(_crosses(run, at) for run in runs):
        return False
    sides = made([r for r in runs if r.x1 <= at], 0), made([r for r in runs if r.x0 >= at], 0)
    return bool(sides[0] and sides[1]) and _prose(sides[0], at - left - 2 * median(r.em for r in runs))


def in_columns(page: Page, at: float) -> list[tuple[list[Line], str]]:
    """The lines of a page of two columns in reading order: what crosses the gutter parts the page into zones."""
    bounds = [line.base for line in made([r for r in page.runs if _crosses(r, at)], page.number)]
    zones: list[tuple[list[Run], list[Run], list[Run]]] = [([], [], []) for _ in range(2 * len(bounds) + 1)]
    for run in page.runs:
        above = sum(1 for b in bounds if run.base < b - 1)
        on = any(abs(run.base - b) <= 1 for b in bounds)
        zone = zones[2 * above + 1 if on and 2 * above + 1 < len(zones) else 2 * above]
        zone[0 if on else 1 if (run.x0 + run.x1) / 2 < at else 2].append(run)
    found = []
    for whole, left, right in zones:
        for runs, kind in ((whole, "page"), (left, "left"), (right, "right")):
            if runs:
                found.append((made(runs, page.number), kind))
    return found


def _crosses(run: Run, at: float) -> bool:
    """Whether a run reaches well into both columns; a mark that hangs out of its line does not."""
    return run.x0 < at - OVER * run.em and run.x1 > at + OVER * run.em


def aligned(lines: list[Line]) -> list[tuple[int, int, list[float]]]:
    """Stretches of lines that make a table without rules: first line, end, the columns' left edges."""
    found = []
    start = 0
    while start < len(lines):
        end, edges = _stretch(lines, start)
        if edges and end - start >= ROWS:
            found.append((start, end, edges))
            start = end
        else:
            start += 1
    return found


def _stretch(lines: list[Line], start: int) -> tuple[int, list[float]]:
    """How far the cells of a line have others below them."""
    first = lines[start]
    if len(first.chunks) < 3 and not (len(first.chunks) == 2 and _short(first)):
        return start, []
    if any(FIELD.match(first.words(c)) for c in first.chunks) or _spread(first):
        return start, []
    spans = [[c.x0, c.x1] for c in first.chunks]
    above = {i: c.x1 for i, c in enumerate(first.chunks)}  # where the last text of each column ends
    end = start + 1
    full = 1
    while end < len(lines):
        line = lines[end]
        places = [_place(spans, c.x0, c.x1) for c in line.chunks]
        if lines[end - 1].base - line.base > 4.5 * line.em or None in places or len(set(places)) < len(places):
            break
        wrapped = _wraps(line, lines[end - 1], places, above, spans)
        if places == [0] and not wrapped:
            break
        if len(line.chunks) == 1 and line.x1 - line.x0 > 0.6 * (spans[-1][1] - spans[0][0]):
            break
        for place, chunk in zip(places, line.chunks, strict=True):
            if place is not None:
                spans[place] = [min(spans[place][0], chunk.x0), max(spans[place][1], chunk.x1)]
                above[place] = chunk.x1
        full += len(line.chunks) >= len(spans) - 1 and len(line.chunks) > 1
        end += 1
    if any(a[1] > b[0] for a, b in pairwise(spans)) or full < max(ROWS, 0.4 * (end - start)):
        return start, []
    if len(spans) == 2 and full < 4:
        return start, []
    return end, [s[0] for s in spans]


def _wraps(
    line: Line, before: Line, places: Sequence[int | None], above: dict[int, float], spans: Sequence[Sequence[float]]
) -> bool:
    """Whether a line only goes on with cells of the line above: fewer than that, each below a cell that is full."""
    return (
        len(line.chunks) < max(len(before.chunks), 2)
        and before.base - line.base < WRAP * line.em
        and all(p is not None and p in above and above[p] > spans[p][1] - 1.2 * line.em for p in places)
        and all(c.x1 - c.x0 > 0 for c in line.chunks)
    )


def _spread(line: Line) -> bool:
    """Whether a line is one name spread over the width, a character at a time."""
    return sum(c.end - c.start == 1 and not line.words(c).isdigit() for c in line.chunks) > len(line.chunks) / 2


def _short(line: Line) -> bool:
    return all(c.x1 - c.x0 < 14 * line.em for c in line.chunks)


def _place(spans: list[list[float]], x0: float, x1: float) -> int | None:
    """The column under which a chunk stands: the only one that it overlaps."""
    over = [i for i, (a, b) in enumerate(spans) if x0 < b and x1 > a]
    return over[0] if len(over) == 1 else None


def table(lines: list[Line], edges: list[float], right: float) -> Table:
    """The rows of a table without rules; a line without a first cell goes on with the row above it."""
    numbered = sum(1 for one in lines if NUMBER.fullmatch(one.words(one.chunks[0])) and one.x0 < edges[1] - 1)
    counted = numbered >= 0.4 * len(lines) and numbered >= 2
    rows: list[list[Cell]] = []
    limits = [*edges, right]
    widest = [
        [e, max((c.x1 for one in lines for c in one.chunks if _column(edges, c.x0) == i), default=e)]
        for i, e in enumerate(edges)
    ]
    above: dict[int, float] = {}
    for at, line in enumerate(lines):
        pieces = [(_column(edges, c.x0), c) for c in line.chunks]
        first = pieces[0][0] == 0
        number = first and NUMBER.fullmatch(line.words(line.chunks[0])) is not None
        goes_on = at > 0 and (not number if counted and len(rows) > 1 else not first)
        if goes_on and not counted and lines[at - 1].base - line.base > 2.2 * line.em:
            goes_on = False
        if at > 0 and not goes_on and not number:
            goes_on = _wraps(line, lines[at - 1], [column for column, _ in pieces], above, widest)
        if not goes_on:
            rows.append([Cell(Region(a, b + 1, "cell")) for a, b in widest])
            above = {}
        for column, c in pieces:
            above[column] = c.x1
            rows[-1][column].lines.append(_piece(line, c))
    return Table(tuple(limits), rows, lines[-1].low, lines[0].high, ruled=False)


def _piece(line: Line, chunk: Chunk) -> Line:
    """One chunk of a line as a line."""
    own = chunk._replace(start=0, end=chunk.end - chunk.start)
    return Line(line.words(chunk), line.page, line.base, line.low, line.high, line.em, (own,))


def _column(edges: list[float], x0: float) -> int:
    return max(0, sum(1 for e in edges if e <= x0 + 1) - 1)
