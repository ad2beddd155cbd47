"""Columns: text set in two or three columns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from ingest.read.pdf.lines import made
from ingest.read.pdf.shapes import Line, Page, Run, Table

GUTTER = 0.55  # em between two columns of text, at least
REACH = 0.08  # of the text's width within which a gutter lies where it is looked for
WORDS = 3  # characters of a run in the middle; where letters are spread, each is a run
OVER = 1.6  # em that a line over both columns reaches into either
MIXED = 0.12  # of a page's runs that may cross the gutter: titles
FULL = 0.8  # of a column's width that a line of prose fills
LINES = 8  # of a page set in columns


class Zone(NamedTuple):
    """What stands between two lines or tables that reach over several columns: one column of it, or such a line."""

    lines: list[Line]
    tables: list[Table]
    column: int | None  # None: over the width of the page


def gutters(runs: list[Run], left: float, right: float) -> tuple[float, ...]:
    """Where a page of two or three columns of text is parted; nothing where it is not."""
    if len(runs) < 2 * LINES or right - left < 200 or median(len(r.text) for r in runs) < WORDS:
        return ()  # where letters are spread over the width, each is a run
    em = median(r.em for r in runs)
    for count in (2, 3):
        at = tuple(_clear(runs, left + (right - left) * n / count, REACH * (right - left), em) for n in range(1, count))
        places = tuple(x for x in at if x is not None)
        if len(places) == count - 1 and all(
            len(lines) >= LINES and _prose(lines, end - start - 2 * em)
            for lines, start, end in _sides(runs, (left, *places, right))
        ):
            return places
    return ()


def _sides(runs: list[Run], edges: tuple[float, ...]) -> list[tuple[list[Line], float, float]]:
    """The lines of each column, and where it begins and ends."""
    return [
        (made([r for r in runs if r.x0 >= start - r.em and r.x1 <= end + r.em], 0), start, end)
        for start, end in pairwise(edges)
    ]


def _clear(runs: list[Run], middle: float, reach: float, em: float) -> float | None:
    """The middle of the widest stretch near a place that the fewest runs reach into; None where it is too narrow."""
    most = MIXED * len(runs)
    start, end = middle - reach, middle + reach
    if sum(1 for r in runs if r.x0 < start and r.x1 > end) > most:
        return None
    within = sum(1 for r in runs if r.x0 < start and r.x1 >= start)  # runs over the place in hand
    changes = sorted(
        [*((r.x0, 1) for r in runs if start <= r.x0 <= end), *((r.x1, -1) for r in runs if start <= r.x1 <= end)]
    )
    stretches: list[tuple[int, float, float]] = []  # runs that reach over it, from where to where
    before = start
    for x, change in [*changes, (end, 0)]:
        if x > before:
            stretches.append((within, before, x))
        before, within = x, within + change
    free = [one for one in stretches if one[0] <= most]
    if not free:
        return None
    fewest = min(free)[0]
    emptiest = max((one for one in free if one[0] == fewest), key=lambda one: one[2] - one[1])
    at = free.index(emptiest)
    first = last = at
    while first and free[first - 1][2] == free[first][1]:
        first -= 1
    while last + 1 < len(free) and free[last][2] == free[last + 1][1]:
        last += 1
    return (emptiest[1] + emptiest[2]) / 2 if free[last][2] - free[first][1] >= GUTTER * em else None


def _prose(lines: list[Line], width: float) -> bool:
    """Whether lines of a column are text: many fill its width, few are parted."""
    full = sum(1 for one in lines if one.x1 - one.x0 >= FULL * width)
    return full >= 0.45 * len(lines) and sum(len(one.chunks) > 1 for one in lines) <= 0.2 * len(lines)


def goes_on(runs: list[Run], left: float, at: tuple[float, ...]) -> bool:
    """Whether a page that shows no columns by itself is set as the page before: the last one, with a short column.

    No text crosses a gutter, and the left column is text.
    """
    if any(_crosses(run, at) for run in runs):
        return False
    sides = made([r for r in runs if r.x1 <= at[0]], 0), made([r for r in runs if r.x0 >= at[0]], 0)
    return bool(sides[0] and sides[1]) and _prose(sides[0], at[0] - left - 2 * median(r.em for r in runs))


def zones(page: Page, at: tuple[float, ...]) -> list[Zone]:
    """What stands on a page of columns in reading order: what crosses a gutter parts the page into zones."""
    wide = [table for table in page.tables if any(table.columns[0] < x < table.columns[-1] for x in at)]
    crossing = made([r for r in page.runs if _crosses(r, at)], page.number)
    bars = sorted([(t.low, t.high) for t in wide] + [(one.base - 1, one.base + 1) for one in crossing], reverse=True)
    lows = [-low for low, _ in bars]
    runs: dict[tuple[int, int], list[Run]] = {}
    tables: dict[tuple[int, int], list[Table]] = {}
    for run in page.runs:
        above = bisect_left(lows, -run.base)  # bars above it
        on = above < len(bars) and run.base <= bars[above][1]
        runs.setdefault((above, len(at) + 1 if on else bisect_right(at, (run.x0 + run.x1) / 2)), []).append(run)
    for table in page.tables:
        above = bisect_left(lows, -(table.low if table in wide else (table.low + table.high) / 2))
        side = len(at) + 1 if table in wide else bisect_right(at, (table.columns[0] + table.columns[-1]) / 2)
        tables.setdefault((above, side), []).append(table)
    return [
        Zone(made(runs.get(key, []), page.number), tables.get(key, []), key[1] if key[1] <= len(at) else None)
        for key in sorted({*runs, *tables})
    ]


def _crosses(run: Run, at: tuple[float, ...]) -> bool:
    """Whether a run reaches well into two columns; a mark that hangs out of its line does not."""
    return any(run.x0 < x - OVER * run.em and run.x1 > x + OVER * run.em for x in at)
