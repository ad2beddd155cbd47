"""DOCX: paragraphs with the numbers that Word counts for them, tables, text boxes, notes.

A part is a paragraph or a table's row. Headers and footers, comments, deleted, struck out and hidden text and tables of
contents that Word made are no words of the document. Notes follow at the end, a line each.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from importlib import import_module

from lxml import etree

from ingest.errors import UnreadableError
from ingest.read import limits, sniff
from ingest.read.docx.numbering import Numbering
from ingest.read.docx.runs import Runs
from ingest.read.docx.styles import Styles
from ingest.read.docx.tables import Cell, is_layout, rows
from ingest.read.docx.tags import ALTERNATIVES, attribute, child, children, name, on, shown, value
from ingest.read.package import Package
from ingest.read.reader import DITTO, DITTO_MARK, LAYOUT, NUMBERING, Assembly, Read, Reader
from ingest.records import Origin

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAIN = "word/document.xml"
WRAPPERS = ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo")
NOTES = {"w:footnoteReference": ("footnotes", "w:footnote"), "w:endnoteReference": ("endnotes", "w:endnote")}
CONTENTS = "contents"  # a table of contents, cut
NOTE_MARK = "注："
CHUNKS = {"html": "ingest.read.html", "mhtml": "ingest.read.mhtml"}  # loaded once one is met


def read(content: bytes, origin: Origin) -> Read:
    """A Word document. Errors: `UnreadableError`, one line each."""
    package = Package(content, origin)
    document = _Document(package, _main(package))
    return document.read()


def _main(package: Package) -> str:
    """The name of the part that holds the document."""
    if "_rels/.rels" in package:
        for one in package.xml("_rels/.rels"):
            if attribute(one, "Type").endswith("/officeDocument"):
                return posixpath.normpath(attribute(one, "Target").lstrip("/"))
    return MAIN


class _Document:
    def __init__(self, package: Package, main: str) -> None:
        self._package, self._main, self._folder = package, main, posixpath.dirname(main)
        self._body = child(package.xml(main), "w:body")
        self._styles = Styles(self._beside("styles"))
        self._numbering = Numbering.of(self._beside("numbering"))
        self._runs = Runs(self._styles, package.origin)
        self._out = Assembly()
        self._notes: dict[tuple[str, str], None] = {}
        self._known_notes: dict[str, dict[str, etree._Element]] = {}
        self._cells = 0

    def _beside(self, kind: str) -> etree._Element | None:
        path = posixpath.join(self._folder, f"{kind}.xml")
        return self._package.xml(path) if path in self._package else None

    def read(self) -> Read:
        """Body, then notes."""
        if self._body is None:
            raise self._package.broken("w:body")
        self._blocks(self._body, 0)
        for kind, key in list(self._notes):  # a note inside a note is none of the text's
            self._note(kind, key)
        return self._out.finish(MEDIA_TYPE)

    def _blocks(self, parent: etree._Element, depth: int) -> None:
        """Paragraphs and tables, a line each."""
        self._not_too_deep(depth)
        for one in _unwrapped(parent):
            kind = name(one)
            if kind == "w:p":
                self._paragraph(one, depth)
            elif kind == "w:tbl":
                self._table(one, depth)
            elif kind == "w:altChunk":
                self._chunk(attribute(one, "id"))

    def _chunk(self, key: str) -> None:
        """A page that stands in the package as a whole, as programs on the web put it there: its lines."""
        path = posixpath.join(self._folder, "_rels", f"{posixpath.basename(self._main)}.rels")
        related = self._package.xml(path) if path in self._package else ()
        target = next((attribute(one, "Target") for one in related if attribute(one, "Id") == key), "")
        entry = posixpath.normpath(posixpath.join("/", self._folder, target)).lstrip("/")
        if not target or entry not in self._package:
            return
        content = self._package.bytes(entry)
        if module := CHUNKS.get(sniff.kind(content)):
            reader: Reader = import_module(module)
            for line in reader.read(content, self._package.origin).text.string.splitlines():
                self._out.put(line + "\n")
                self._out.part()

    def _not_too_deep(self, depth: int) -> None:
        if depth > limits.DEPTH // 4:  # a table in a table takes four elements
            raise UnreadableError("ingest.read.too_deep", path=self._package.origin.path, limit=limits.DEPTH)

    # ------------------------------------------------------------ paragraphs

    def _paragraph(self, paragraph: etree._Element, depth: int) -> None:
        number, text, boxes, contents = self._words(paragraph)
        joins = child(paragraph, "w:pPr", "w:rPr", "w:del") is not None  # its end was deleted: the next one goes on
        end = "" if joins else "\n"
        if contents:
            self._out.cut(text + end, CONTENTS)
        else:
            self._out.insert(number, NUMBERING)
            self._out.put(text + end)
        if not joins:
            self._out.part()
        for box in boxes:
            self._blocks(box, depth + 1)

    def _words(self, paragraph: etree._Element) -> tuple[str, str, list[etree._Element], bool]:
        """(number, words, text boxes, whether it belongs to a table of contents)."""
        line = self._runs.line(paragraph)
        self._notes.update(dict.fromkeys(line.notes))
        style = self._styles.get(value(paragraph, "w:pPr", "w:pStyle") or self._styles.default)
        number = self._number(paragraph)  # an empty paragraph counts too, and shows no words to number
        return number if line.text.strip() else "", line.text, line.boxes, line.contents or style.contents

    def _number(self, paragraph: etree._Element) -> str:
        style = self._styles.get(value(paragraph, "w:pPr", "w:pStyle") or self._styles.default)
        listed = child(paragraph, "w:pPr", "w:numPr")
        num, level = value(listed, "w:numId") or style.num, value(listed, "w:ilvl")
        if not num or num == "0" or on(child(paragraph, "w:pPr", "w:rPr", "w:vanish")):
            return ""
        shown = self._numbering.next(num, int(level) if level.isdecimal() else style.level, style)
        return shown + (" " if shown[-1:].isalpha() or shown[-1:].isdecimal() else "")

    # ------------------------------------------------------------ tables

    def _table(self, table: etree._Element, depth: int) -> None:
        if is_layout(table):
            for row in rows(table):
                for cell in row:
                    if cell.element is not None:
                        self._blocks(cell.element, depth + 1)
            return
        for row in rows(table):
            self._cells += len(row)
            if self._cells > limits.CELLS:
                raise UnreadableError("ingest.read.cells", path=self._package.origin.path, limit=limits.CELLS)
            self._row(row, depth)

    def _row(self, row: list[Cell], depth: int) -> None:
        for at, cell in enumerate(row):
            if at:
                self._out.put("\t")
            if cell.ditto:
                self._out.insert(DITTO_MARK, DITTO)
            elif cell.element is not None:
                self._cell(cell.element, depth + 1)
        self._out.put("\n")
        self._out.part()

    def _cell(self, cell: etree._Element, depth: int) -> None:
        """A cell's paragraphs in one line, those of tables inside it too."""
        first = True
        for paragraph in self._inner(cell, depth):
            number, text, boxes, _ = self._words(paragraph)
            words = " ".join(text.split())
            if words:
                self._out.put("" if first else " ")
                self._out.insert(number, NUMBERING)
                self._out.put(words)
                first = False
            for box in boxes:
                self._out.put("" if first else " ")
                self._cell(box, depth + 1)
                first = False

    def _inner(self, parent: etree._Element, depth: int) -> Iterator[etree._Element]:
        self._not_too_deep(depth)
        for one in _unwrapped(parent):
            if name(one) == "w:p":
                yield one
            elif name(one) == "w:tbl":
                for row in rows(one):
                    for cell in row:
                        if cell.element is not None:
                            yield from self._inner(cell.element, depth + 1)

    # ------------------------------------------------------------ notes

    def _note(self, kind: str, key: str) -> None:
        file, element = NOTES[kind]
        if kind not in self._known_notes:
            notes = children(self._beside(file), element)
            self._known_notes[kind] = {attribute(note, "id"): note for note in notes}
        note = self._known_notes[kind].get(key)
        if note is not None:
            self._out.insert(NOTE_MARK, LAYOUT)
            self._cell(note, 0)
            self._out.put("\n")
            self._out.part()


def _unwrapped(parent: etree._Element) -> Iterator[etree._Element]:
    """The children, and those of the wrappers among them that show what they hold."""
    stack = list(reversed(parent))
    while stack:
        one = stack.pop()
        kind = name(one)
        if kind == ALTERNATIVES:
            stack.extend(reversed(shown(one)))
        elif kind in WRAPPERS:
            stack.extend(reversed(one))
        else:
            yield one
