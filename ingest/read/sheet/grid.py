"""Rows of cells laid out as text: a line a row, its cells joined by tabs, titles and notes as plain lines.

Columns that hold nothing anywhere are left out. A cell that continues the one above bears 〃; places that a cell beside
them covers are empty. A row of one cell is a title, a note or a heading inside the table, where it begins the row or
spans it; then it is a line of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ingest.errors import UnreadableError
from ingest.read import limits
from ingest.read.reader import DITTO, DITTO_MARK, Assembly
from ingest.records import Origin


class Merge(NamedTuple):
    """A merged range: rows and columns from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


Row = dict[int, str]  # column → what it shows


def lay_out(out: Assembly, rows: Iterable[tuple[int, Row]], merges: list[Merge], origin: Origin) -> None:
    """Writes the rows that hold something, a part each. Errors: `UnreadableError` where there are too many cells."""
    kept = [(at, row) for at, row in rows if any(row.values())]
    used = sorted({column for _, row in kept for column, shown in row.items() if shown})
    if len(kept) * len(used) > limits.CELLS:
        raise UnreadableError("ingest.read.cells", path=origin.path, limit=limits.CELLS)
    spans = _Spans(merges)
    for at, row in kept:
        dittos, spanned = spans.at(at)
        shown = {column: " ".join(row.get(column, "").split()) for column in used}
        filled = [column for column in used if shown[column]]
        first = filled[0]
        covered = {column for column in used if first <= column <= spanned.get(first, first)}
        alone = len(filled) == 1 and not dittos & set(used)
        if alone and (first == used[0] or 2 * len(covered) > len(used)):
            out.put(shown[first])
        else:
            _cells(out, used, shown, dittos)
        out.put("\n")
        out.part()


def _cells(out: Assembly, used: list[int], shown: dict[int, str], dittos: set[int]) -> None:
    for place, column in enumerate(used):
        if place:
            out.put("\t")
        if column in dittos and not shown[column]:
            out.insert(DITTO_MARK, DITTO)
        else:
            out.put(shown[column])


class _Spans:
    """The merged ranges that cover a row; rows are asked for from the top down."""

    def __init__(self, merges: list[Merge]) -> None:
        self._waiting = sorted(merges, reverse=True)
        self._open: list[Merge] = []

    def at(self, row: int) -> tuple[set[int], dict[int, int]]:
        """(columns that continue the cell above, left column → right column of the ranges that begin in the row)."""
        while self._waiting and self._waiting[-1].top <= row:
            self._open.append(self._waiting.pop())
        self._open = [merge for merge in self._open if merge.bottom >= row]
        dittos = {merge.left for merge in self._open if merge.top < row}
        return dittos, {merge.left: merge.right for merge in self._open if merge.top == row}


def texts(rows: Iterable[list[str]]) -> Iterator[tuple[int, Row]]:
    """Rows of a plain table."""
    return ((at, dict(enumerate(cells))) for at, cells in enumerate(rows))
