"""Tables of a page: which of them only place things, and the rows of the others with a place for each column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from lxml import etree

from ingest.read.links import LEAST

CELLS = ("td", "th")
BREAKS = ("p", "br", "div")
PARAGRAPHS = 8  # of a cell that holds an article
REGULAR = 3  # filled cells of each of so many rows: a table of data, where a long cell is no article
WIDEST = 200  # columns or rows that a cell may span
BLANK = re.compile(r"[ \t\r\n\f]+")


class Block(NamedTuple):
    """One line of the page; `dittos` are the places of cells that continue the one above, `number` that of an item.

    `links` tells how many links it is made of, -1 where it says more than they do.
    """

    text: str
    dittos: tuple[int, ...] = ()
    number: str = ""
    links: int = -1


def is_layout(table: etree._Element) -> bool:
    """Whether a table only places things on the page: it mostly holds tables, one column, or whole articles."""
    if table.find(".//table//table") is not None:
        return True
    inner = table.findall(".//table")
    own = list(_own_rows(table))
    if inner and 2 * sum(map(_length, inner)) >= _length(table):
        return True
    if all(sum(child.tag in CELLS for child in row) <= 1 for row in own):
        return True
    total = _length(table)
    long = [row for row in own if any(_is_article(cell, total) for cell in row if cell.tag in CELLS)]
    return bool(long) and (sum(map(_regular, own)) < REGULAR or not all(map(_regular, long)))


def _is_article(cell: etree._Element, total: int) -> bool:
    """Whether a cell holds many paragraphs, or as many line breaks and most of the table's text."""
    if len(cell.findall(".//p")) > PARAGRAPHS:
        return True
    breaks = sum(1 for one in cell.iter(*BREAKS))
    return breaks > PARAGRAPHS and 2 * _length(cell) > total


def _regular(row: etree._Element) -> bool:
    """Whether a row has as many filled cells as one of data."""
    return sum(cell.tag in CELLS and _length(cell) > 0 for cell in row) >= REGULAR


def _own_rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows that are seen, those of tables inside the table left out."""
    stack = list(reversed(table))
    while stack:
        one = stack.pop()
        if one.tag == "tr":
            yield one
        elif one.tag != "table":
            stack.extend(reversed(one))


def _length(element: etree._Element) -> int:
    return sum(len(text.strip()) for text in element.itertext())


def rows(table: etree._Element, words: Callable[[etree._Element], str]) -> Iterator[Block]:
    """The rows of a table of data; a spanning cell's text stands where the cell begins."""
    covered: dict[int, int] = {}  # column → rows that a cell above still covers
    begun: set[int] = set()  # the columns in which those cells begin
    for row in _own_rows(table):
        cells: list[str] = []
        above = begun & covered.keys()
        starts: set[int] = set()
        for cell in (child for child in row if child.tag in CELLS):
            while covered.get(len(cells), 0):
                cells.append("")
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            starts.add(len(cells))
            for column in range(len(cells), len(cells) + across):
                covered[column] = down
            cells += [words(cell), *[""] * (across - 1)]
        while covered.get(len(cells), 0):
            cells.append("")
        begun = starts | above
        covered = {column: rows - 1 for column, rows in covered.items() if rows > 1}
        if any(cells):
            yield _row(cells, above)._replace(links=_links(row))


def _links(row: etree._Element) -> int:
    """How many links a row is made of, -1 where it says more than they do."""
    links = row.findall(".//a")
    return len(links) if len(links) >= LEAST and sum(map(_length, links)) == _length(row) else -1


def _row(cells: list[str], above: set[int]) -> Block:
    """A row's line, and where in it cells continue the ones above."""
    dittos, offset = [], 0
    for column, cell in enumerate(cells):
        if column in above:
            dittos.append(offset)
        offset += len(cell) + 1
    return Block("\t".join(cells), tuple(dittos))


def _span(cell: etree._Element, name: str) -> int:
    value = cell.get(name) or "1"
    return min(max(int(value), 1), WIDEST) if value.isdecimal() else 1
