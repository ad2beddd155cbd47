"""XLSX: each sheet that is seen, row by row, its cells as they are displayed.

Hidden sheets, rows and columns are left out and noted. A sheet opens with its name where the name says something.
Formulas stand by the values that were last worked out.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from ingest.errors import UnreadableError
from ingest.read import limits
from ingest.read.package import Package
from ingest.read.reader import Assembly, Read
from ingest.read.sheet.displayed import BUILT_IN, displayed
from ingest.read.sheet.grid import Merge, Row, lay_out
from ingest.records import Note, Origin

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAIN = "xl/workbook.xml"
CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
NAMELESS = re.compile(r"(?:sheet|工作表|表|table)?\s*\(?\d*\)?", re.IGNORECASE)


def read(content: bytes, origin: Origin) -> Read:
    """A workbook. Errors: `UnreadableError`, one line each."""
    package = Package(content, origin)
    main = next((name for name in package.entries if name.lower() == MAIN), MAIN)
    return _Workbook(package, package.xml(main)).read()


class _Workbook:
    def __init__(self, package: Package, root: etree._Element) -> None:
        self._package, self._root = package, root
        self._targets = {
            _own(one, "Id"): posixpath.normpath(posixpath.join("/xl", _own(one, "Target"))).lstrip("/")
            for one in _optional(package, "xl/_rels/workbook.xml.rels")
        }
        self._shared = [_string(one) for one in _optional(package, "xl/sharedStrings.xml")]
        self._formats = _formats(_optional(package, "xl/styles.xml"))
        self._from_1904 = any(_own(one, "date1904") in ("1", "true") for one in _all(root, "workbookPr"))
        self._hidden: Counter[str] = Counter()
        self._cells = 0

    def read(self) -> Read:
        out = Assembly()
        for sheet in _all(self._root, "sheet"):
            target = self._targets.get(_own(sheet, "id"), "")
            if _own(sheet, "state") in ("hidden", "veryHidden"):
                self._hidden["xlsx-hidden-sheet"] += 1
            elif "worksheets/" in target:
                self._sheet(out, _own(sheet, "name").strip(), self._package.xml(target))
        notes = tuple(Note(name, times) for name, times in sorted(self._hidden.items()))
        return out.finish(MEDIA_TYPE, notes=notes)

    def _sheet(self, out: Assembly, name: str, root: etree._Element) -> None:
        merges = [merge for one in _all(root, "mergeCell") if (merge := _merge(_own(one, "ref"))) is not None]
        hidden = {
            column
            for one in _all(root, "col")
            if _own(one, "hidden") in ("1", "true")
            for column in range(_number(_own(one, "min"), 1) - 1, min(_number(_own(one, "max"), 0), 16_384))
        }
        rows = list(self._rows(root, hidden))
        first = next((shown for _, row in rows for shown in row.values() if shown), "")
        if first and not NAMELESS.fullmatch(name) and name not in first:
            out.put(name + "\n")
            out.part()
        lay_out(out, rows, merges, self._package.origin)

    def _rows(self, root: etree._Element, hidden: set[int]) -> Iterator[tuple[int, Row]]:
        at = -1
        for row in _all(root, "row"):
            at = _number(_own(row, "r"), at + 2) - 1
            cells: Row = {}
            column = -1
            for cell in row:
                found = CELL.fullmatch(_own(cell, "r"))
                column = _column(found[1]) if found else column + 1
                shown = self._shown(cell)
                if shown:
                    self._cells += 1
                    cells[column] = shown
            if self._cells > limits.CELLS:
                raise UnreadableError("ingest.read.cells", path=self._package.origin.path, limit=limits.CELLS)
            if _own(row, "hidden") in ("1", "true"):
                self._hidden["xlsx-hidden-row"] += any(cells.values())
                continue
            if out_of_sight := [column for column in cells if column in hidden]:
                self._hidden["xlsx-hidden-cell"] += len(out_of_sight)
            yield at, {column: shown for column, shown in cells.items() if column not in hidden}

    def _shown(self, cell: etree._Element) -> str:
        kind = _own(cell, "t")
        if kind == "inlineStr":
            return "".join(_string(one) for one in cell if _local(one) == "is")
        value = next((one.text or "" for one in cell if _local(one) == "v"), "")
        if kind == "s":
            at = _number(value, -1)
            return self._shared[at] if 0 <= at < len(self._shared) else ""
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        if kind in ("str", "e", "d") or not value:
            return value.removesuffix("T00:00:00") if kind == "d" else value
        try:
            number = float(value)
        except ValueError:
            return value
        style = _number(_own(cell, "s"), 0)
        code = self._formats[style] if style < len(self._formats) else "General"
        return displayed(number, code, from_1904=self._from_1904) if abs(number) < 1e300 else value


def _optional(package: Package, name: str) -> list[etree._Element]:
    """The children of an entry's root; none where the entry is not there."""
    return list(package.xml(name)) if name in package else []


def _formats(styles: list[etree._Element]) -> list[str]:
    """The format of each cell style."""
    codes = dict(BUILT_IN)
    found: list[str] = []
    for group in styles:
        if _local(group) == "numFmts":
            codes |= {_number(_own(one, "numFmtId"), -1): _own(one, "formatCode") for one in group}
    for group in styles:
        if _local(group) == "cellXfs":
            found += [codes.get(_number(_own(one, "numFmtId"), 0), "General") for one in group]
    return found


def _string(element: etree._Element) -> str:
    """A string of one or several runs, the readings above it left out."""
    pieces = []
    for one in element:
        if _local(one) == "t":
            pieces.append(one.text or "")
        elif _local(one) == "r":
            pieces += [inner.text or "" for inner in one if _local(inner) == "t"]
    return "".join(pieces)


def _merge(reference: str) -> Merge | None:
    found = [CELL.fullmatch(end) for end in reference.replace("$", "").split(":")]
    if len(found) != 2 or found[0] is None or found[1] is None:
        return None
    (left, top), (right, bottom) = found[0].groups(), found[1].groups()
    return Merge(int(top) - 1, _column(left), int(bottom) - 1, _column(right))


def _column(letters: str) -> int:
    at = 0
    for letter in letters:
        at = 26 * at + ord(letter) - 64
    return at - 1


def _local(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _all(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return root.iter(f"{{*}}{name}")


def _own(element: etree._Element, name: str) -> str:
    """An attribute by its local name."""
    own = element.get(name)
    if own is not None:
        return own
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), "")


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else otherwise
