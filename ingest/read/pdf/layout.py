"""The layout of pages: which lines and tables stand on them, in reading order."""

from __future__ import annotations

import re

from ingest.read.pdf import columns, grid, paragraphs, rivers
from ingest.read.pdf.furniture import furniture
from ingest.read.pdf.glyphs import glyphs, turned_box
from ingest.read.pdf.lines import made
from ingest.read.pdf.rules import drawn
from ingest.read.pdf.shapes import Box, Flowing, Line, Page, Region, Run, Table
from ingest.read.pdf.write import starts_note

LED = 4  # lines with leaders that make a page one of contents
SHORT_LEADER = re.compile(r"[.．…·‥ ]+\d{1,4}$")
NOTE_SIZE = 0.9  # of the text's size: footnotes are smaller
NOTE_BAND = 0.45  # of the page's height below which they stand


def page_of(handle: object, number: int, visible: Box) -> Page:
    """A page (a pdfium handle) with its runs and its ruled tables."""
    found = glyphs(handle, visible)
    lines = drawn(handle)
    page = _turned(number, visible, found.turn, found.runs, lines.rules)
    page.beside = [_turned(number, visible, turn, runs, lines.rules) for turn, runs in found.beside]
    page.slanted, page.characters, page.odd = found.slanted, found.characters, found.odd
    page.drawings = lines.paths
    page.pictures = min(1.0, sum(p.area for p in lines.pictures) / visible.area) if visible.area else 0.0
    return page


def _turned(number: int, visible: Box, turn: int, runs: list[Run], rules: list[Box]) -> Page:
    """A page as it is turned upright: it begins at 0, 0, and what stands in ruled tables is theirs."""
    box = turned_box(visible, turn)
    page = Page(number, box.x1 - box.x0, box.high - box.low, runs, upright=turn == 0)
    for run in page.runs if box.x0 or box.low else ():
        run.base, run.low, run.high = run.base - box.low, run.low - box.low, run.high - box.low
        for i in range(len(run.text)):
            run.left[i] -= box.x0
            run.right[i] -= box.x0
    turned = (turned_box(rule, turn) for rule in rules)
    grid.tables(page, [Box(r.x0 - box.x0, r.low - box.low, r.x1 - box.x0, r.high - box.low) for r in turned])
    return page


def laid_out(pages: list[Page]) -> None:
    """Fills the blocks of each page."""
    kept = furniture(pages, [made(page.runs, page.number) for page in pages])
    everything = [line for own in kept for line in own]
    size = paragraphs.usual_size(everything)
    known = _usual(pages, kept)
    before: tuple[float, ...] = ()  # where the page before is parted into columns
    for page, own in zip(pages, kept, strict=True):
        _contents(own)
        text, notes = _footnotes(page, own, size)
        before = _gutters(page, text, before)
        page.blocks = _blocks(page, text, known, before)
        page.blocks.extend(Flowing(line, Region(line.x0, line.x1, "note"), note=True) for line in notes)
        for turn, other in enumerate(page.beside):
            turned = made(other.runs, other.number)
            blocks = _flowing(other, turned, other.tables, paragraphs.flow(turned, f"turned {turn}"))
            page.blocks = [*blocks, *page.blocks] if other.upright else [*page.blocks, *blocks]


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


def _gutters(page: Page, lines: list[Line], before: tuple[float, ...]) -> tuple[float, ...]:
    """Where a page of columns is parted, by itself or as the page before."""
    if not lines:
        return ()
    left, right = min(one.x0 for one in lines), max(one.x1 for one in lines)
    at = columns.gutters(page.runs, left, right) if len(lines) >= columns.LINES else ()
    return before if not at and before and columns.goes_on(page.runs, left, before) else at


def _blocks(page: Page, lines: list[Line], known: dict[int, Region], at: tuple[float, ...]) -> list[Flowing | Table]:
    if not at:
        return _flowing(page, lines, page.tables, paragraphs.flow(lines, "page", known.get(round(page.width))))
    left, right = min(one.x0 for one in lines), max(one.x1 for one in lines)
    zones = columns.zones(page, at)
    regions = {
        side: paragraphs.flow([line for zone in zones if zone.column == side for line in zone.lines], f"column {side}")
        for side in range(len(at) + 1)
    }
    blocks: list[Flowing | Table] = []
    for zone in zones:
        over = zone.column is None
        region = paragraphs.flow(zone.lines, "page", Region(left, right)) if over else regions[zone.column or 0]
        blocks.extend(_flowing(page, zone.lines, zone.tables, region))
    return blocks


def _flowing(page: Page, lines: list[Line], ruled: list[Table], region: Region) -> list[Flowing | Table]:
    """Lines and tables below each other; lines that make a table without rules are one."""
    boxes = {id(box): _boxed(box, lines) for box in page.boxes}
    blocks: list[tuple[float, Flowing | Table]] = [(table.high, table) for table in ruled]
    tables = rivers.tables(lines, region.right)
    i = 0
    while i < len(lines):
        if i in tables:
            i, table = tables[i]
            blocks.append((table.high, table))
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
