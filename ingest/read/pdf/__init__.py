"""PDF: pages of glyphs and rules → the text that a person reads, each character with its page.

opening     the file opened or refused, within limits
glyphs      what pdfium sees, as runs on a baseline
rules       the lines that a page draws
grid        ruled tables from rules that meet
scanned     pages whose text layer is missing or says nothing: recognised, or told
lines       runs → physical lines, double print once
furniture   page numbers, running heads, watermarks
columns     text in two columns, tables without rules
paragraphs  which line goes on with the one above
carry       tables across pages
layout      pages → blocks in reading order
write       blocks → text and raw, side by side

pdfium is not to be entered by two threads at a time: a process reads one PDF after the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.errors import UnreadableError
from ingest.read import limits
from ingest.read.pdf import carry, layout, opening, scanned
from ingest.read.pdf.furniture import watermarks
from ingest.read.pdf.shapes import Page
from ingest.read.pdf.write import Writer, write
from ingest.read.reader import Read
from ingest.records import Note, Origin

MEDIA_TYPE = "application/pdf"


def read(content: bytes, origin: Origin) -> Read:
    """One part a page, more where a table row runs across pages. Errors: `UnreadableError`, one line each."""
    with opening.opened(content, origin.path) as document:
        pages = list(_pages(document, origin.path))
        marks = watermarks(pages)
        notes = scanned.recognised(document, pages, origin.path)
    if marks:
        notes.append(Note("pdf-repeated", marks))
    slanted = sum(page.slanted for page in pages)
    if slanted:
        notes.append(Note("pdf-slanted", slanted))
    return assembled(pages, MEDIA_TYPE, notes)


def _pages(document: opening.Document, path: str) -> Iterator[Page]:
    """All pages. Errors: `UnreadableError` where they hold more than any text does."""
    glyphs = 0
    for number in range(1, document.count + 1):
        page = document.page(number)
        glyphs += page.characters
        if glyphs > limits.GLYPHS:
            raise UnreadableError("ingest.read.too_long", path=path, limit=limits.GLYPHS)
        yield page


def assembled(pages: list[Page], media_type: str, notes: list[Note]) -> Read:
    """Pages with their runs and ruled tables as text."""
    layout.laid_out(pages)
    carry.carried(pages)
    writer = Writer(pages)
    write(writer, pages)
    return writer.assembly.finish(media_type, notes=tuple(notes))
