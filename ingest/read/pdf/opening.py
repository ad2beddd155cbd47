"""Opening: a PDF as pdfium sees it, or refused in one line that says why."""

from __future__ import annotations

import re
from types import TracebackType
from typing import TYPE_CHECKING

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from ingest.errors import UnreadableError
from ingest.read import limits
from ingest.read.pdf import layout
from ingest.read.pdf.shapes import Box, Page

if TYPE_CHECKING:
    from PIL.Image import Image

WHY = {
    raw.FPDF_ERR_PASSWORD: "ingest.read.pdf.password",
    raw.FPDF_ERR_SECURITY: "ingest.read.pdf.security",
}
NO_PAGES = re.compile(rb"/Count\s+0\b")  # pdfium does not open a document without pages
ENCRYPTED = b"/Encrypt"  # in clear in every trailer that asks for a password
LARGEST = 14_400.0  # points of a page's side, as the format has it


class Document:
    """An open PDF."""

    def __init__(self, document: pdfium.PdfDocument, path: str) -> None:
        self._document, self._path = document, path
        self.count = len(document)

    def __enter__(self) -> Document:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._document.close()

    def page(self, number: int) -> Page:
        """A page with its runs and its ruled tables, counted from 1; one that is broken is empty."""
        try:
            page = self._document[number - 1]
        except pdfium.PdfiumError:
            return Page(number, 595.0, 842.0, broken=True)
        try:
            left, low, right, high = page.get_bbox()
            return layout.page_of(page.raw, number, Box(left, low, right, high))
        finally:
            page.close()

    def picture(self, number: int, side: int) -> Image:
        """A page as a picture whose longer side has so many pixels."""
        page = self._document[number - 1]
        try:
            longer = min(max(*page.get_size(), 1.0), LARGEST)
            image: Image = page.render(scale=side / longer).to_pil()
            return image
        finally:
            page.close()

    def size(self, number: int) -> tuple[float, float]:
        """Width and height of a page as it is shown."""
        width, height = self._document.get_page_size(number - 1)
        return float(width), float(height)


def opened(content: bytes, path: str) -> Document:
    """The document. Errors: `UnreadableError` where it asks for a password, is broken, has no page or too many."""
    try:
        document = pdfium.PdfDocument(content)
        count = len(document)
    except pdfium.PdfiumError as error:
        raise UnreadableError(_why(content, error.err_code or 0), path=path) from error
    if count <= limits.PAGES:
        return Document(document, path)
    document.close()
    raise UnreadableError("ingest.read.pdf.too_many_pages", path=path, pages=count, limit=limits.PAGES)


def _why(content: bytes, code: int) -> str:
    """The reason why a document does not open, as the key of its message."""
    # pdfium may leave the code of an earlier document standing: one that is not encrypted asks for no password
    if code in WHY and ENCRYPTED in content:
        return WHY[code]
    return "ingest.read.pdf.no_pages" if NO_PAGES.search(content) else "ingest.read.pdf.broken"
