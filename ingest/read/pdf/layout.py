"""The layout of pages: which lines and tables stand on them, in reading order."""

from __future__ import annotations

import re

from ingest.read.pdf import columns, grid, paragraphs
from ingest.read.pdf.furniture import furniture
from ingest.read.pdf.glyphs import glyphs, turned_box
from ingest.read.pdf.lines import made
from ingest.read.pdf.rules import drawn
from ingest.read.pdf.shapes import Box, Flowing, Line, Page, Region, Table
from ingest.read.pdf.write import starts_note

LED = 4  # lines with leaders that make a page one of contents
SHORT_LEADER = re.compile(r"[.．…·‥ ]+\d{1,4}$")
NOTE_SIZE = 0.9  # of the text's size: footnotes are smaller
NOTE_BAND = 0.45  # of the page's height below which they stand


def page_of(handle: object, number: int, visible: Box) -> Page:
    """A page (a pdfium handle) with its runs and its ruled tables."""
    found = glyphs(handle, visible)
    lines = drawn(handle)
    box = turned_box(visible, found.turn)
    page = Page(number, box.x1 - box.x0, box.high - box.low, found.runs)
    for run in page.runs:  # the page begins at 0, 0
        if box.x0 or box.low:
            run.base, run.low, run.high = run.base - box.low, run.low - box.low, run.high - box.low
            for i in range(len(run.text)):
                run.left[i] -= box.x0
                run.right[i] -= box.x0
    page.slanted, page.characters, page.odd = found.slanted, found.characters, found.odd
    page.drawings = lines.paths
    page.pictures = min(1.0, sum(p.area for p in lines.pictures) / visible.area) if visible.area else 0.0
    turned = (turned_box(rule, found.turn) for rule in lines.rules)
    grid.tables(page, [Box(r.x0 - box.x0, r.low - box.low, r.x1 - box.x0, r.high - box.low) for r in turned])
    return page


def laid_out(pages: list[Page]) -> None:
    """Fills the blocks of each page."""
    kept = furniture(pages, [made(page.runs, page.number) for page in pages])
    everything = [line for own in kept for line in own]
    size = paragraphs.usual_size(everything)
    known = _usual(pages, kept)
    before: float | None = None  # where the page before is parted into two columns
    for page, own in zip(pages, kept, strict=True):
        _contents(own)
        text, notes = _footnotes(page, own, size)
        before = _gutter(page, text, before)
        page.blocks = _blocks(page, text, known, before)
        page.blocks.extend(Flowing(line, Region(line.x0, line.x1, "note"), note=True) for line in notes)


def _contents(lines: list[Line]) -> None:
    """On a page of contents also short leaders, and their page numbers, are no part of the headings."""
    led = sum(1 for line in lines if line.cuts and line.cuts[-1][1] == len(line.text))
    if led < LED:
        return
    for line in lines:
        short = SHORT_LEADER.search(line.text, max(0, len(line.text) - 12))
        if short and short.start() > 1 and not line.cuts:
            line.cuts = ((short.start(), len(line.text)),)


def _usual(pages: list[Page], kept: list[list[Line]]) -> dict[int, Region]:
    """The edges of the text over all pages of one width, for pages whose own lines do not show them."""
    by_width: dict[int, list[Line]] = {}
    for page, lines in zip(pages, kept, strict=True):
        by_width.setdefault(round(page.width), []).extend(lines)
    return {width: paragraphs.flow(lines, "page") for width, lines in by_width.items()}


def _footnotes(page: Page, lines: list[Line], size: float) -> tuple[list[Line], list[Line]]:
    """The lines of the text and those of footnotes: small ones at the page's foot, the first with a mark."""
    start = len(lines)
    while start and lines[start - 1].em <= NOTE_SIZE * size and lines[start - 1].base < NOTE_BAND * page.height:
        start -= 1
    while start < len(lines) and not starts_note(lines[start].text):
        start += 1
    ruled = start < len(lines) and any(
        lines[start].high - 2 < y < lines[start].high + 2.5 * lines[start].em for y in page.short_rules
    )
    low = min((t.low for t in page.tables), default=page.height)
    if start == 0 or start == len(lines) or (not ruled and len(lines) - start > 12) or lines[start].base > low:
        return lines, []
    return lines[:start], lines[start:]


def _gutter(page: Page, lines: list[Line], before: float | None) -> float | None:
    """Where a page of two columns is parted, by itself or as the page before."""
    if not lines or page.tables or page.recognised:
        return None
    left, right = min(one.x0 for one in lines), max(one.x1 for one in lines)
    at = columns.gutter(page.runs, left, right) if len(lines) >= columns.LINES else None
    if at is None and before is not None and columns.goes_on(page.runs, left, before):
        return before
    return at


def _blocks(page: Page, lines: list[Line], known: dict[int, Region], at: float | None) -> list[Flowing | Table]:
    if at is not None:
        left, right = min(one.x0 for one in lines), max(one.x1 for one in lines)
        kept = columns.in_columns(page, at)
        sides = {
            side: paragraphs.flow([line for zone, kind in kept if kind == side for line in zone], side)
            for side in ("left", "right")
        }
        return [
            Flowing(line, sides.get(kind) or paragraphs.flow(zone, "page", Region(left, right)))
            for zone, kind in kept
            for line in zone
        ]
    region = paragraphs.flow(lines, "page", known.get(round(page.width)))
    boxes = {id(box): _boxed(box, lines) for box in page.boxes}
    blocks: list[tuple[float, Flowing | Table]] = [(table.high, table) for table in page.tables]
    tables = {start: (end, edges) for start, end, edges in columns.aligned(lines)}
    i = 0
    while i < len(lines):
        if i in tables:
            end, edges = tables[i]
            table = columns.table(lines[i:end], edges, max(region.right, *(one.x1 for one in lines[i:end])))
            blocks.append((table.high, table))
            i = end
            continue
        line = lines[i]
        box = next((b for b in page.boxes if b.holds((line.x0 + line.x1) / 2, line.base)), None)
        blocks.append((line.high, Flowing(line, boxes[id(box)] if box else region)))
        i += 1
    blocks.sort(key=lambda b: -b[0])
    return [block for _, block in blocks]


def _boxed(box: Box, lines: list[Line]) -> Region:
    inside = [one for one in lines if box.holds((one.x0 + one.x1) / 2, one.base)]
    return paragraphs.flow(inside, f"box {round(box.x0)} {round(box.x1)}")
