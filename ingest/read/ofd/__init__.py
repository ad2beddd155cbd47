"""OFD (GB/T 33190): what a page shows by its place, laid out as a PDF's pages are: paragraphs, ruled tables, furniture.

What a page takes from a template, background layers, slanted and nearly transparent text are no words of the document.

places      numbers and matrices of the format
glyphs      text objects → characters on a baseline
rules       path objects → the lines that a page draws
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from ingest.errors import UnreadableError
from ingest.read import limits
from ingest.read.ofd.glyphs import Glyph, glyphs, runs
from ingest.read.ofd.places import POINTS, found, local, numbers
from ingest.read.ofd.rules import rules
from ingest.read.package import Package
from ingest.read.pdf import assembled, grid
from ingest.read.pdf.furniture import watermarks
from ingest.read.pdf.glyphs import ODD
from ingest.read.pdf.shapes import Box, Page
from ingest.read.reader import Read
from ingest.records import Note, Origin

MEDIA_TYPE = "application/ofd"
LAYER = "Background"
A4 = (210.0, 297.0)  # millimetres
MOST = 100_000  # characters of a page; a page of text has 2,000
GARBLED = 0.3  # of the characters that say nothing: the fonts alone know what they show


def read(content: bytes, origin: Origin) -> Read:
    """An OFD file. Errors: `UnreadableError`, one line each."""
    package = Package(content, origin)
    if "Encryptions.xml" in package:
        raise UnreadableError("ingest.read.encrypted", path=origin.path)
    pages: list[Page] = []
    characters, pictures = 0, 0  # pictures: pages of nothing else
    for number, (entry, size) in enumerate(_pages(package), 1):
        if number > limits.PAGES:
            raise UnreadableError("ingest.read.pages", path=origin.path, limit=limits.PAGES)
        root = package.xml(entry)
        pages.append(_page(root, number, size))
        if pages[-1].characters > MOST:
            raise UnreadableError("ingest.read.too_long", path=origin.path, limit=MOST)
        pictures += not pages[-1].characters and next(found(root, "ImageObject"), None) is not None
        characters += pages[-1].characters
        if characters > limits.GLYPHS:
            raise UnreadableError("ingest.read.too_long", path=origin.path, limit=limits.GLYPHS)
    if not characters and pictures:
        raise UnreadableError("ingest.read.ofd_pictures", path=origin.path)
    if sum(page.odd for page in pages) > GARBLED * characters:
        raise UnreadableError("ingest.read.ofd_garbled", path=origin.path)
    told = {"ofd-unread-pictures": pictures, "ofd-repeated": watermarks(pages)}
    return assembled(pages, MEDIA_TYPE, [Note(name, times) for name, times in told.items() if times])


def _pages(package: Package) -> Iterator[tuple[str, tuple[float, float]]]:
    """The names of the pages' entries, in order, and the size that pages have where they do not say their own."""
    for body in found(package.xml("OFD.xml"), "DocRoot"):
        root = _joined("", body.text or "")
        folder, document = posixpath.dirname(root), package.xml(root)
        size = _size(document, A4)
        for page in found(document, "Page"):
            if location := page.get("BaseLoc"):
                yield _joined(folder, location), size


def _joined(folder: str, location: str) -> str:
    location = location.strip()
    return posixpath.normpath(location.lstrip("/") if location.startswith("/") else posixpath.join(folder, location))


def _size(root: etree._Element, otherwise: tuple[float, float]) -> tuple[float, float]:
    for box in found(root, "PhysicalBox"):
        if len(edges := numbers(box.text)) == 4 and min(edges[2:]) > 0:
            return edges[2], edges[3]
    return otherwise


def _page(root: etree._Element, number: int, size: tuple[float, float]) -> Page:
    width, height = _size(root, size)
    seen: list[Glyph] = []
    drawn: list[Box] = []
    for layer in found(root, "Layer"):
        if layer.get("Type") == LAYER:
            continue
        for one in layer.iter():
            if (kind := local(one)) == "TextObject":
                seen.extend(islice(glyphs(one, height), MOST + 1 - len(seen)))
            elif kind == "PathObject" and len(drawn) <= grid.MOST:  # what draws more is no table
                drawn += rules(one, height)
    page = Page(number, width * POINTS, height * POINTS, list(runs(seen)))
    page.characters = len(seen)
    page.odd = sum(len(ODD.findall(run.text)) for run in page.runs)
    grid.tables(page, drawn)
    return page
