"""PDF files for the tests: invented documents set as offices set them, in a font that every reader has."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any, Literal

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas as Drawing
from reportlab.platypus import (
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)

Canvas = Any  # a page to draw on: reportlab says nothing of its types

FONT = "STSong-Light"
MARGIN = 80.0
SIZE = 12.0
Block = str | Sequence[Sequence[str]]
Decoration = Callable[[Canvas, int], None]

__all__ = [
    "TA_CENTER",
    "Canvas",
    "Paragraph",
    "drawn",
    "lines",
    "new_page",
    "page_numbers",
    "pdf",
    "style",
    "table",
    "wrapped",
]

pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def style(size: float = SIZE, *, indent: float = 2.0, align: Literal[0, 1, 2, 4] = TA_JUSTIFY) -> ParagraphStyle:
    """How a paragraph is set; `indent` in characters."""
    return ParagraphStyle(
        f"{size} {indent} {align}",
        fontName=FONT,
        fontSize=size,
        leading=size * 1.6,
        firstLineIndent=indent * size,
        alignment=align,
        wordWrap="CJK",
    )


TITLE = style(18, indent=0, align=TA_CENTER)
SIGNED = style(indent=0, align=TA_RIGHT)
CELL = style(10, indent=0)


def page_numbers(canvas: Canvas, page: int) -> None:
    """`— 3 —`, as official documents have it."""
    canvas.setFont(FONT, 10)
    canvas.drawCentredString(A4[0] / 2, 40, f"— {page} —")


def table(rows: Sequence[Sequence[Any]], *, ruled: bool = True, spans: Sequence[Any] = (), **given: Any) -> Table:
    """Rows as a table over the width of the page; `spans` as reportlab has them, `given` goes to it."""
    width = A4[0] - 2 * MARGIN
    given.setdefault("colWidths", [width / len(rows[0])] * len(rows[0]))
    rules = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)] if ruled else []
    cells = [[Paragraph(cell, CELL) if isinstance(cell, str) else cell for cell in row] for row in rows]
    return Table(cells, style=[("VALIGN", (0, 0), (-1, -1), "TOP"), *rules, *spans], **given)


def pdf(
    blocks: Sequence[Block | Any],
    *,
    title: str = "",
    decorations: Sequence[Decoration] = (page_numbers,),
    pagesize: tuple[float, float] = A4,
    **given: Any,
) -> bytes:
    """A document: strings are paragraphs, lists of rows ruled tables, anything else goes to reportlab as it is."""
    story: list[Any] = [Paragraph(title, TITLE), Spacer(1, 20)] if title else []
    for block in blocks:
        if isinstance(block, str):
            story.append(Paragraph(block, style()))
        elif isinstance(block, (list, tuple)):
            story.extend((Spacer(1, 8), table(block, repeatRows=1), Spacer(1, 8)))
        else:
            story.append(block)

    def decorate(canvas: Canvas, document: Any) -> None:
        for decoration in decorations:
            decoration(canvas, document.page)

    file = io.BytesIO()
    SimpleDocTemplate(
        file, pagesize=pagesize, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=MARGIN, bottomMargin=MARGIN, **given
    ).build(story, onFirstPage=decorate, onLaterPages=decorate)
    return file.getvalue()


def drawn(draw: Callable[[Canvas], object], pagesize: tuple[float, float] = A4, **given: Any) -> bytes:
    """A document drawn by hand; `draw` begins with an empty page."""
    file = io.BytesIO()
    canvas = Drawing(file, pagesize=pagesize, **given)
    draw(canvas)
    canvas.save()
    return file.getvalue()


def lines(canvas: Canvas, x: float, y: float, texts: Sequence[str], size: float = SIZE, leading: float = 1.6) -> float:
    """Physical lines from a place downwards; returns where the next one would stand."""
    canvas.setFont(FONT, size)
    for text in texts:
        canvas.drawString(x, y, text)
        y -= size * leading
    return y


def wrapped(text: str, characters: float) -> list[str]:
    """A text as lines of a width in Chinese characters, as a printer fills them."""
    found, width = [""], 0.0
    for char in text:
        own = 0.5 if ord(char) < 128 else 1.0
        if width + own > characters and char not in "，。、；：）》”%":
            found.append("")
            width = 0.0
        found[-1] += char
        width += own
    return found


def new_page() -> PageBreak:
    """The end of a page."""
    return PageBreak()
