"""Columns: text set in two columns, and tables that are told only by how their cells stand above each other."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median

from ingest.read.pdf.lines import made
from ingest.read.pdf.shapes import Cell, Line, Page, Region, Run, Table

GUTTER = 0.9  # em between two columns of text, at least
FULL = 0.8  # of a column's width that a line of prose fills
LINES = 8  # of a page set in columns
SPREAD = 1.5  # em that the beginnings of a column's cells differ
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
    best: tuple[int, float] | None = None
    x = middle - 0.08 * (right - left)
    while x <= middle + 0.08 * (right - left):
        crossing = sum(1 for r in runs if r.x0 < x + GUTTER * em / 2 and r.x1 > x - GUTTER * em / 2)
        if best is None or crossing < best[0]:
            best = crossing, x
        x += step
    if best is None or best[0] > 0.12 * len(runs):
        return None
    at = best[1]
    sides = made([r for r in runs if r.x1 <= at], 0), made([r for r in runs if r.x0 >= at], 0)
    if min(map(len, sides)) < LINES:
        return None
    for lines, start, end in ((sides[0], left, at), (sides[1], at, right)):
        full = sum(1 for one in lines if one.x1 - one.x0 >= FULL * (end - start - 2 * em))
        if full < 0.45 * len(lines) or sum(len(one.chunks) > 1 for one in lines) > 0.2 * len(lines):
            return None
    return at


def in_columns(page: Page, at: float) -> list[tuple[list[Line], str]]:
    """The lines of a page of two columns in reading order: what crosses the gutter parts the page into zones."""
    zones: list[tuple[list[Run], list[Run], list[Run]]] = [([], [], [])]
    crossing = sorted((r for r in page.runs if r.x0 < at - 2 and r.x1 > at + 2), key=lambda r: -r.base)
    bounds = [line.base for line in made(crossing, page.number)]
    zones = [([], [], []) for _ in range(2 * len(bounds) + 1)]
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
    if any(FIELD.match(first.words(c)) for c in first.chunks):
        return start, []
    spans = [[c.x0, c.x1] for c in first.chunks]
    end = start + 1
    full = 1
    while end < len(lines):
        line = lines[end]
        if lines[end - 1].base - line.base > 4.5 * line.em:
            break
        places = [_place(spans, c.x0, c.x1) for c in line.chunks]
        if None in places or len(set(places)) < len(places):
            break
        if len(line.chunks) == 1 and (places == [0] or line.x1 - line.x0 > 0.6 * (spans[-1][1] - spans[0][0])):
            break
        for place, chunk in zip(places, line.chunks, strict=True):
            if place is not None:
                spans[place][0] = min(spans[place][0], chunk.x0)
                spans[place][1] = max(spans[place][1], chunk.x1)
        full += len(line.chunks) >= len(spans) - 1 and len(line.chunks) > 1
        end += 1
    if any(a[1] > b[0] for a, b in pairwise(spans)) or full < max(ROWS, 0.4 * (end - start)):
        return start, []
    if len(spans) == 2 and full < 4:
        return start, []
    return end, [s[0] for s in spans]


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
    for at, line in enumerate(lines):
        pieces = [(_column(edges, c.x0), c) for c in line.chunks]
        first = pieces[0][0] == 0
        number = first and NUMBER.fullmatch(line.words(line.chunks[0])) is not None
        goes_on = bool(rows) and at > 0 and (not first if not (counted and len(rows) > 1) else not number)
        if goes_on and not counted and lines[at - 1].base - line.base > 2.2 * line.em:
            goes_on = False
        if not goes_on:
            rows.append([Cell(Region(a, b, "cell")) for a, b in pairwise(limits)])
        for column, c in pieces:
            piece = Line(
                line.text[c.start : c.end],
                line.page,
                line.base,
                line.low,
                line.high,
                line.em,
                (c._replace(start=0, end=c.end - c.start),),
            )
            rows[-1][column].lines.append(piece)
    return Table(tuple(limits), rows, lines[-1].low, lines[0].high, ruled=False)


def _column(edges: list[float], x0: float) -> int:
    return max(0, sum(1 for e in edges if e <= x0 + 1) - 1)
