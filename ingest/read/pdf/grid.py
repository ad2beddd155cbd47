"""Ruled tables: rules that meet make a grid, grid fields without a rule between them make a cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ingest.read.pdf.lines import made
from ingest.read.pdf.shapes import Box, Cell, Page, Region, Run, Table

SNAP = 3.0  # points within which two edges are one
SHORTEST = 6.0  # points of a rule
MOST = 4_000  # rules of a page: what has more is a drawing
FIELDS = 40_000  # of a grid
LEVEL_ONLY = 4  # rules of a table that has no upright ones
BLANK = 5.0  # points between two columns, at least
COVER = 0.55  # of a field's side that a rule covers


class Rule(NamedTuple):
    """A level or upright rule: where it lies, and from where to where it runs."""

    at: float
    start: float
    end: float


class Grid(NamedTuple):
    """Edges from left to right and from top to bottom, with the rules that were drawn."""

    xs: list[float]
    ys: list[float]
    level: list[Rule]
    upright: list[Rule]
    open_top: bool
    open_bottom: bool


def tables(page: Page, rules: list[Box]) -> None:
    """Moves the runs that stand in ruled tables from the page to its tables; boxes of one cell are kept as such."""
    if not 3 <= len(rules) <= MOST:
        return
    level = _rules(rules, level=True)
    upright = _rules(rules, level=False)
    page.short_rules = [r.at for r in level if r.end - r.start < 0.45 * page.width]
    grids = []
    for group in _groups(level, upright):
        grid = _grid(*group)
        if grid and len(grid.xs) == 2 and len(grid.ys) == 2:
            page.boxes.append(Box(grid.xs[0], grid.ys[1], grid.xs[1], grid.ys[0]))
        elif grid:
            grids.append(grid)
    grids.extend(_level_only(page, level, grids))
    grids.sort(key=lambda g: (g.xs[-1] - g.xs[0]) * (g.ys[0] - g.ys[-1]))  # inner tables first
    for grid in grids:
        _fill(page, grid)
    page.tables.sort(key=lambda t: -t.high)


def _level_only(page: Page, level: list[Rule], grids: list[Grid]) -> Iterator[Grid]:
    """Tables whose rows have rules between them and whose columns have none: blanks from top to bottom part those."""
    free = [r for r in level if not any(g.ys[-1] - SNAP <= r.at <= g.ys[0] + SNAP for g in grids)]
    alike: dict[tuple[int, int], list[Rule]] = {}
    for rule in sorted(free, key=lambda r: -r.at):
        alike.setdefault((round(rule.start / SNAP), round(rule.end / SNAP)), []).append(rule)
    for group in alike.values():
        if len(group) < LEVEL_ONLY or group[0].end - group[0].start < 0.3 * page.width:
            continue
        ys, start, end = [r.at for r in group], group[0].start, group[0].end
        inside = [
            (run.x0, run.x1)
            for run in page.runs
            if ys[-1] < (run.low + run.high) / 2 < ys[0] and run.x1 > start and run.x0 < end
        ]
        walls = _gaps(inside)
        if walls and len(inside) >= 1.5 * (len(ys) - 1):
            upright = [Rule(x, ys[-1], ys[0]) for x in (start, *walls, end)]
            yield Grid([start, *walls, end], ys, group, upright, open_top=False, open_bottom=False)


def _gaps(spans: list[tuple[float, float]]) -> list[float]:
    """The middles of the gaps that no span reaches into."""
    walls, reached = [], None
    for x0, x1 in sorted(spans):
        if reached is not None and x0 - reached > BLANK:
            walls.append((reached + x0) / 2)
        reached = x1 if reached is None else max(reached, x1)
    return walls


def _rules(boxes: list[Box], *, level: bool) -> list[Rule]:
    """The level or the upright ones, pieces of one rule put together."""
    found = []
    for b in boxes:
        across, up = b.x1 - b.x0, b.high - b.low
        if level and across >= up:
            found.append(Rule((b.low + b.high) / 2, b.x0, b.x1))
        elif not level and up >= across:
            found.append(Rule((b.x0 + b.x1) / 2, b.low, b.high))
    return [r for r in _merged(found) if r.end - r.start >= SHORTEST]


def _merged(rules: list[Rule]) -> list[Rule]:
    """Rules at one place with no gap between them are one."""
    merged: list[Rule] = []
    group: list[Rule] = []
    for rule in [*sorted(rules), Rule(float("inf"), 0, 0)]:
        if group and rule.at - group[0].at > SNAP / 2:
            at = sum(r.at for r in group) / len(group)
            group.sort(key=lambda r: r.start)
            start, end = group[0].start, group[0].end
            for other in group[1:]:
                if other.start > end + SNAP:
                    merged.append(Rule(at, start, end))
                    start, end = other.start, other.end
                end = max(end, other.end)
            merged.append(Rule(at, start, end))
            group = []
        group.append(rule)
    return merged


def _groups(level: list[Rule], upright: list[Rule]) -> Iterable[tuple[list[Rule], list[Rule]]]:
    """Rules that meet, table by table."""
    parent = list(range(len(level) + len(upright)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    by_height = sorted(range(len(level)), key=lambda i: level[i].at)
    heights = [level[i].at for i in by_height]
    for j, v in enumerate(upright):
        first = bisect_right(heights, v.start - SNAP)
        for k in range(first, bisect_right(heights, v.end + SNAP)):
            h = level[by_height[k]]
            if h.start - SNAP <= v.at <= h.end + SNAP:
                parent[root(by_height[k])] = root(len(level) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i in range(len(parent)):
        pair = groups.setdefault(root(i), ([], []))
        if i < len(level):
            pair[0].append(level[i])
        else:
            pair[1].append(upright[i - len(level)])
    return groups.values()


def _grid(level: list[Rule], upright: list[Rule]) -> Grid | None:
    """The grid that rules make; sides that are left open are closed where the rules end."""
    if not level or not upright or len(level) + len(upright) < 3:
        return None
    sides = [r.at for r in upright]
    left, right = min(*sides, *(r.start for r in level)), max(*sides, *(r.end for r in level))
    low, high = min(r.start for r in upright), max(r.end for r in upright)
    xs = _edges([r.at for r in upright], left, right)
    drawn = [r.at for r in level]
    ys = _edges(drawn, low, high)[::-1]
    if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > FIELDS:
        return None
    return Grid(xs, ys, level, upright, high > max(drawn) + SNAP, low < min(drawn) - SNAP)


def _edges(at: list[float], start: float, end: float) -> list[float]:
    edges: list[float] = []
    for x in sorted([*at, start, end]):
        if not edges or x - edges[-1] > SNAP:
            edges.append(x)
    return edges


def _fill(page: Page, grid: Grid) -> None:
    """Makes the table and gives its cells their lines."""
    columns, rows = len(grid.xs) - 1, len(grid.ys) - 1
    owner = _cells(grid, rows, columns)
    box = Box(grid.xs[0], grid.ys[-1], grid.xs[-1], grid.ys[0])
    inside: dict[int, list[Run]] = {}
    outside: list[Run] = []
    rising = grid.ys[::-1]
    for run in page.runs:
        y = (run.low + run.high) / 2
        if not (box.low <= y <= box.high and run.x0 < box.x1 and run.x1 > box.x0):
            outside.append(run)
            continue
        row = min(rows - 1, max(0, rows - bisect_right(rising, y)))
        for piece in _split(run, [x for x in grid.xs[1:-1] if _drawn(grid.upright, x, y, y)]):
            x = (piece.x0 + piece.x1) / 2
            if not box.x0 - SNAP <= x <= box.x1 + SNAP:
                outside.append(piece)
                continue
            column = min(columns - 1, max(0, bisect_right(grid.xs, x) - 1))
            inside.setdefault(owner[row * columns + column], []).append(piece)
    if not inside:
        return
    page.runs = outside
    made_rows = []
    for row in range(rows):
        cells = []
        for column in range(columns):
            own = owner[row * columns + column]
            top, first = divmod(own, columns)
            last = column
            while last + 1 < columns and owner[row * columns + last + 1] == own:
                last += 1
            region = Region(grid.xs[first], grid.xs[last + 1], "cell")
            if own == row * columns + column:
                cells.append(Cell(region, made(inside.get(own, []), page.number)))
            elif first == column and top < row:
                cells.append(Cell(region, [], "ditto"))
            else:
                cells.append(Cell(region, [], "covered"))
        made_rows.append(cells)
    filled = [any(cell.lines for cell in cells) for cells in made_rows]
    opens = grid.open_top and filled[0], grid.open_bottom and filled[-1]
    made_rows = [cells for cells, some in zip(made_rows, filled, strict=True) if some]
    page.tables.append(
        Table(
            tuple(grid.xs),
            made_rows,
            box.low,
            box.high,
            open_top=opens[0],
            open_bottom=opens[1],
        )
    )


def _cells(grid: Grid, rows: int, columns: int) -> list[int]:
    """For each field of the grid the first field of its cell: fields without a rule between them are one cell."""
    owner = list(range(rows * columns))

    def root(i: int) -> int:
        while owner[i] != i:
            owner[i] = owner[owner[i]]
            i = owner[i]
        return i

    for row in range(rows):
        high, low = grid.ys[row], grid.ys[row + 1]
        walls = [_covered(grid.upright, x, low, high) for x in grid.xs]
        for column in range(columns):
            here = row * columns + column
            if column + 1 < columns and not walls[column + 1]:
                _join(owner, root(here), root(here + 1))
            if row + 1 < rows and not _covered(grid.level, low, grid.xs[column], grid.xs[column + 1]):
                _join(owner, root(here), root(here + columns))
    return [root(i) for i in range(rows * columns)]


def _join(owner: list[int], a: int, b: int) -> None:
    owner[max(a, b)] = min(a, b)


def _covered(rules: list[Rule], at: float, start: float, end: float) -> bool:
    """Whether rules at a place cover most of a stretch."""
    length = 0.0
    for rule in rules:
        if abs(rule.at - at) <= SNAP:
            length += max(0.0, min(end, rule.end) - max(start, rule.start))
    return length >= COVER * (end - start)


def _drawn(rules: list[Rule], at: float, start: float, end: float) -> bool:
    return any(abs(r.at - at) <= SNAP and r.start - SNAP <= start and end <= r.end + SNAP for r in rules)


def _split(run: Run, walls: list[float]) -> list[Run]:
    """A run that crosses a rule between two cells is cut there."""
    crossed = [x for x in walls if run.x0 < x - 2 and run.x1 > x + 2]
    if not crossed:
        return [run]
    pieces, start = [], 0
    for wall in crossed:
        end = next((i for i in range(start, len(run.text)) if (run.left[i] + run.right[i]) / 2 > wall), len(run.text))
        if end > start:
            pieces.append(run.part(start, end))
        start = end
    if start < len(run.text):
        pieces.append(run.part(start, len(run.text)))
    return pieces
