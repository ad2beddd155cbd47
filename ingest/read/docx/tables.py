"""A table's grid: each row with as many places as its columns, so that a cell keeps its column in every row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from ingest.read.docx.tags import child, name, number, value

WIDEST = 200  # columns that a cell may span
WRAPPERS = ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo")


class Cell(NamedTuple):
    """One place: a cell, the continuation of the cell above (`ditto`), or a place that a cell beside it covers."""

    element: etree._Element | None
    ditto: bool = False


def rows(table: etree._Element) -> Iterator[list[Cell]]:
    """The rows, those that were deleted left out."""
    for row in _inside(table, "w:tr"):
        properties = child(row, "w:trPr")
        if child(properties, "w:del") is not None:
            continue
        cells = [Cell(None)] * _width(value(properties, "w:gridBefore"), 0)
        for cell in _inside(row, "w:tc"):
            cells += _places(cell)
        cells += [Cell(None)] * _width(value(properties, "w:gridAfter"), 0)
        yield cells


def is_layout(table: etree._Element) -> bool:
    """Whether a table only frames text: no row has two cells."""
    return all(sum(1 for _ in _inside(row, "w:tc")) <= 1 for row in _inside(table, "w:tr"))


def _places(cell: etree._Element) -> list[Cell]:
    properties = child(cell, "w:tcPr")
    merge = child(properties, "w:vMerge")
    beside = child(properties, "w:hMerge")
    if beside is not None and value(beside) != "restart":
        return [Cell(None)]
    ditto = merge is not None and value(merge) != "restart"
    own = Cell(None if ditto else cell, ditto)
    return [own, *[Cell(None)] * (_width(value(properties, "w:gridSpan"), 1) - 1)]


def _width(text: str, otherwise: int) -> int:
    return min(max(number(text, otherwise), otherwise), WIDEST)


def _inside(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    stack = list(reversed(parent))
    while stack:
        one = stack.pop()
        if name(one) == wanted:
            yield one
        elif name(one) in WRAPPERS:
            stack.extend(reversed(one))
