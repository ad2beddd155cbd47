"""Pages whose text is a picture, or whose text layer says nothing: recognised where that is possible, else told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.clean.characters import HAN, common
from ingest.errors import UnreadableError
from ingest.read import limits, scan
from ingest.read.pdf.shapes import Page
from ingest.records import Note

if TYPE_CHECKING:
    from ingest.read.pdf.opening import Document

FEW = 80  # characters of a page that is a picture all the same: its number, a stamp, a watermark
PICTURE = 0.4  # of a page that pictures cover
OUTLINES = 300  # paths of a page without text whose characters may be drawn
ODD = 0.3  # of the characters
RARE = 0.55  # of the Chinese characters that are not among the common ones; in traditional text 0.4
ENOUGH = 60  # Chinese characters that show it
CHINESE = re.compile(f"[{HAN}]")


def recognised(document: Document, pages: list[Page], path: str) -> list[Note]:
    """Recognises the pages that need it; the notes tell of them. Errors: `UnreadableError` where nothing is left."""
    pictures = [page for page in pages if is_picture(page)]
    garbled = [page for page in pages if page not in pictures and is_garbled(page)]
    broken = sum(page.broken for page in pages)
    asked = [*pictures, *garbled]
    notes = [Note("pdf-broken-pages", broken)] if broken else []
    if broken == len(pages):
        raise UnreadableError("ingest.read.pdf.broken", path=path)
    if asked and scan.installed():
        if len(asked) > limits.SCANNED:
            raise UnreadableError("ingest.read.pdf.too_many_scans", path=path, pages=len(asked), limit=limits.SCANNED)
        unsure = 0
        for page in sorted(asked, key=lambda p: p.number):
            page.width, page.height = document.size(page.number)
            unsure += scan.recognise(page, document.picture(page.number, scan.SIDE))
        if garbled:
            notes.append(Note("pdf-garbled-pages", len(garbled), _numbers(garbled)))
        return [*notes, *scan.notes(len(asked), unsure)]
    if asked and len(asked) + sum(not _length(page) for page in pages if page not in asked) == len(pages):
        key = "ingest.read.pdf.garbled" if len(garbled) >= len(pictures) else "ingest.read.pdf.scanned"
        raise UnreadableError(key, path=path, pages=len(asked))
    if pictures:
        notes.append(Note("pdf-unread-scans", len(pictures), _numbers(pictures)))
    if garbled:
        notes.append(Note("pdf-garbled-pages", len(garbled), _numbers(garbled)))
    return notes


def _numbers(pages: list[Page]) -> str:
    return "、".join(str(page.number) for page in pages[:5])


def _texts(page: Page) -> list[str]:
    cells = [line.text for table in page.tables for row in table.rows for cell in row for line in cell.lines]
    return [*(run.text for run in page.runs), *cells]


def _length(page: Page) -> int:
    return sum(len(text) for text in _texts(page))


def is_picture(page: Page) -> bool:
    """Whether a page's text stands in a picture, or in outlines."""
    length = _length(page)
    return (length <= FEW and page.pictures >= PICTURE) or (not length and page.drawings >= OUTLINES)


def is_garbled(page: Page) -> bool:
    """Whether the text layer says nothing: private-use characters, or Chinese that nobody writes."""
    if page.characters >= ENOUGH and page.odd > ODD * page.characters:
        return True
    chinese = CHINESE.findall("".join(_texts(page)))
    return len(chinese) >= ENOUGH and sum(not common(char) for char in chinese) > RARE * len(chinese)
