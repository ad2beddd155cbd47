"""CSV and TSV: told from prose by their evenness, whatever the file is called."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice, takewhile

from ingest.read.reader import Assembly, Read
from ingest.read.sheet.grid import lay_out, texts
from ingest.records import Origin

MEDIA_TYPES = {",": "text/csv", "\t": "text/tab-separated-values", ";": "text/csv", "|": "text/csv"}
SAMPLE = 200  # rows that are looked at
TITLES = 2  # rows above the header that hold one cell
LEAST = 3  # rows, the header among them
EVEN = 0.9  # of the rows have the header's number of cells
HEADER = 20  # characters of a column's name
SENTENCE = re.compile("[。；！？，]")
FIELD = 2**20  # characters of a field


def delimiter(string: str) -> str:
    """What separates the cells, '' where the text is no table."""
    first = string.lstrip("\n\r ")[:4096].split("\n", TITLES + 1)[: TITLES + 1]
    for mark in ("\t", ",", ";", "|"):
        if any(mark in line for line in first) and _is_table(string, mark):
            return mark
    return ""


def _is_table(string: str, mark: str) -> bool:
    try:
        rows = [row for row in islice(_reader(string, mark), SAMPLE) if any(cell.strip() for cell in row)]
    except csv.Error:
        return False
    above = [] if mark == "\t" else rows[:TITLES]  # rows of tabs are read as rows in a text too
    titles = sum(1 for _ in takewhile(lambda row: sum(map(bool, map(str.strip, row))) == 1, above))
    rows = rows[titles:]
    if len(rows) < LEAST:
        return False
    widths = Counter(map(len, rows))
    width = widths.most_common(1)[0][0]
    header = next((row for row in rows if len(row) == width and all(map(str.strip, row))), None)
    if header is None or any(len(name) > HEADER or SENTENCE.search(name) for name in header):
        return False
    return width > 1 and widths[width] >= EVEN * len(rows)


def _reader(string: str, mark: str) -> Iterator[list[str]]:
    csv.field_size_limit(FIELD)
    return csv.reader(io.StringIO(string, newline=""), delimiter=mark)


def read(string: str, mark: str, encoding: str, origin: Origin) -> Read | None:
    """The rows of a table, a part each; None where it is none further down."""
    out = Assembly()
    try:
        lay_out(out, texts(_reader(string, mark)), [], origin)
    except csv.Error:
        return None
    return out.finish(MEDIA_TYPES[mark], encoding)
