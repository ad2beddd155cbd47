"""Tables that run across pages: repeated headers go, a row that was broken is made whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.read.pdf.paragraphs import MARKER, TERMINAL, cell_goes_on
from ingest.read.pdf.shapes import Cell, Page, Region, Table

OFFSET = 5.0  # points that a column's edge may differ from page to page
HEADERS = 3  # rows of a header
NUMBER = re.compile(r"\d{1,4}[.、．]?|[一二三四五六七八九十]{1,3}、?|[（(][一二三四五六七八九十\d]{1,3}[)）]")


def carried(pages: list[Page]) -> None:
    """Joins the table that ends a page with the one that begins the next."""
    open_table: Table | None = None
    for page in pages:
        if not page.blocks:
            continue  # an empty page, or one without a text
        first = page.blocks[0]
        if open_table is not None and isinstance(first, Table) and _fitted(open_table, first):
            _append(open_table, first, page)
            page.blocks.pop(0)
            if not page.blocks:
                continue
        last = page.blocks[-1]
        open_table = last if isinstance(last, Table) else None


def _fitted(table: Table, after: Table) -> bool:
    """Whether both are of one table, and if so, gives both the columns of either.

    A page may be shifted as a whole, and show only some of the edges: rows that span columns draw none, and where a
    merged cell fills the page's height, its outer edge meets no other rule.
    """
    if table.ruled != after.ruled:
        return False
    for shift in (0.0, after.columns[0] - table.columns[0], after.columns[-1] - table.columns[-1]):
        moved = [x - shift for x in after.columns]
        missing = [x for x in moved if all(abs(x - own) > OFFSET for own in table.columns)]
        lacking = [x for x in table.columns if all(abs(x - own) > OFFSET for own in moved)]
        if (missing and lacking) or (not table.ruled and (missing or lacking)) or _beyond(missing, table.columns):
            continue
        if shift and _beyond(lacking, moved):
            continue
        _refine(table, missing)
        _refine(after, [x + shift for x in lacking])
        return len(table.columns) == len(after.columns)
    return False


def _beyond(edges: Sequence[float], columns: Sequence[float]) -> bool:
    return any(not columns[0] < x < columns[-1] for x in edges)


def _refine(table: Table, edges: list[float]) -> None:
    """Cuts columns at further edges; the cells there reach over the new ones."""
    if not edges:
        return
    columns = sorted([*table.columns, *edges])
    for at, row in enumerate(table.rows):
        cells = []
        for left, right in pairwise(columns):
            own = [i for i, x in enumerate(table.columns[:-1]) if x <= left + 0.01]
            if left < table.columns[0] or left >= table.columns[-1]:
                cells.append(Cell(Region(left, right, "cell"), [], "ditto"))  # of the cell that fills the page
            elif left in edges:
                cells.append(Cell(row[own[-1]].region, [], "covered"))
            else:
                cells.append(row[own[-1]])
        table.rows[at] = cells
    table.columns = tuple(columns)


def _append(table: Table, after: Table, page: Page) -> None:
    rows = after.rows
    repeated = _repeated(table, after)
    for row in rows[:repeated]:
        page.heads.extend(line.text for cell in row for line in cell.lines)
    rows = rows[repeated:]
    if (
        rows
        and table.rows
        and ((after.open_top and table.open_bottom and not repeated) or _runs_on(table.rows[-1], rows[0]))
    ):
        for cell, more in zip(table.rows[-1], rows[0], strict=True):
            cell.lines.extend(more.lines)
            if more.lines and cell.content != "text":
                cell.content = "text"
        rows = rows[1:]
    elif rows and table.rows:
        _above(table, rows)
    table.rows.extend(rows)
    table.low, table.open_bottom = after.low, after.open_bottom


def _repeated(table: Table, after: Table) -> int:
    """How many rows at the top of a page repeat the table's own."""
    count = 0
    for own, again in zip(table.rows[:HEADERS], after.rows[:HEADERS], strict=False):
        words = [cell.text for cell in own]
        if sum(map(bool, words)) < 2 or words != [cell.text for cell in again] or any(map(NUMBER.fullmatch, words)):
            break
        count += 1
    return count


def _runs_on(last: list[Cell], first: list[Cell]) -> bool:
    """Whether the first row of a page is the rest of the last row of the page before."""
    filled = [i for i, cell in enumerate(first) if cell.lines]
    if not filled or any(not last[i].lines and last[i].content == "text" and i == 0 for i in filled):
        return False
    if any(NUMBER.fullmatch(first[i].text) and NUMBER.fullmatch(last[i].text) for i in filled):
        return False
    if filled[0] == 0:
        return all(_unended(last[i], first[i]) for i in filled)
    if sum(cell.content == "text" for cell in first) == 2 and last[0].lines:
        return True  # a card: its label stands once
    return all(_unended(last[i], first[i]) for i in filled)


def _unended(cell: Cell, more: Cell) -> bool:
    """Whether a cell's text goes on: its last line is full and ends in mid-sentence."""
    if not cell.lines or not more.lines:
        return False
    line, after = cell.lines[-1], more.lines[0]
    if line.text[-1] in TERMINAL or MARKER.match(after.text):
        return False
    left = min(one.x0 for one in cell.lines)
    return cell_goes_on(line, after, cell.region, left)


def _above(table: Table, rows: list[list[Cell]]) -> None:
    """An empty first cell at the top of a page continues the merged one above, if that was merged."""
    merged = {i for i, cell in enumerate(table.rows[-1]) if cell.content == "ditto"}
    for i, cell in enumerate(rows[0][:-1] if len(rows[0]) > 2 else []):
        if cell.lines or cell.content != "text":
            break
        merged.add(i)
    for i in merged:
        for row in rows:
            if row[i].lines or row[i].content == "covered":
                break
            row[i].content = "ditto"
