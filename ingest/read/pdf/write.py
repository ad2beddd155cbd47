"""The text that a person reads, with each character's place on its page."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.read.pdf import paragraphs
from ingest.read.pdf.shapes import Cell, Flowing, Line, Page, Table
from ingest.read.reader import DITTO, DITTO_MARK, LAYOUT, Assembly

NAME = "pdf"
PARAGRAPHS = 8  # of a cell that holds an article: its row is no row of data
OF_A_CARD = 2  # of the right cell of a card, likewise
LABEL = 14  # characters of a card's label


class Writer:
    """Writes lines in reading order; a page's furniture is put in, and cut, where its page is entered and left."""

    def __init__(self, pages: list[Page]) -> None:
        self._pages = {page.number: page for page in pages}
        self._page = self._furthest = 0
        self.assembly = Assembly()

    def line(self, line: Line, ending: str) -> None:
        """A line and what follows it: `` (it goes on), a line feed, a tab or a blank."""
        self._go(line.page)
        at = 0
        for start, end in sorted(line.cuts):
            self.assembly.put(line.text[at:start])
            self._cut(line.text[start:end])
            at = max(at, end)
        self.assembly.put(line.text[at:])
        self.assembly.put(ending)

    def joined(self, line: Line, after: Line) -> None:
        """A line that the next one goes on."""
        self.line(line, "")
        self.assembly.cut("\n", NAME)
        self.assembly.insert(paragraphs.joint(line.text, after.text), LAYOUT)

    def mark(self, ending: str, *, ditto: bool) -> None:
        """A cell without lines."""
        if ditto:
            self.assembly.insert(DITTO_MARK, DITTO)
        self.assembly.put(ending)

    def end(self) -> None:
        """What is left of the last pages."""
        for number in sorted(self._pages):
            if number > self._furthest:
                self._go(number)
        self._leave()

    def _go(self, number: int) -> None:
        if number == self._page:
            return
        if number > self._furthest:
            for between in range(self._furthest + 1, number + 1):
                self._leave()
                self.assembly.part(between)
                self._furthest = between
                self._furniture(self._pages[between].heads)
        else:
            self.assembly.part(number)
        self._page = number

    def _leave(self) -> None:
        if self._furthest:
            if self._page != self._furthest:
                self.assembly.part(self._furthest)
            self._furniture(self._pages[self._furthest].feet)
            self._page = self._furthest

    def _furniture(self, lines: list[str]) -> None:
        for text in lines:
            self._cut(text + "\n")

    def _cut(self, text: str) -> None:
        if text:
            self.assembly.cut(f"\f{text}\f", NAME)


def write(writer: Writer, pages: list[Page]) -> None:
    """All pages; a footnote waits until the paragraph that it interrupts is at its end."""
    blocks = [block for page in pages for block in page.blocks]
    usual = {page.number: paragraphs.pitch([b.line for b in page.blocks if isinstance(b, Flowing)]) for page in pages}
    waiting: list[Flowing] = []
    run: list[Flowing] = []
    for block in blocks:
        if isinstance(block, Flowing) and block.note:
            waiting.append(block)
        elif isinstance(block, Flowing) and (not run or _follows(run[-1], block, usual)):
            run.append(block)
        else:
            _flush(writer, run, waiting)
            run, waiting = ([block], []) if isinstance(block, Flowing) else ([], [])
            if isinstance(block, Table):
                _table(writer, block)
    _flush(writer, run, waiting)
    writer.end()


def _follows(one: Flowing, other: Flowing, usual: dict[int, float]) -> bool:
    return paragraphs.goes_on(one.line, other.line, one.region, other.region, usual[one.line.page])


def _flush(writer: Writer, run: list[Flowing], notes: list[Flowing]) -> None:
    _paragraph(writer, [f.line for f in run], "\n")
    note: list[Line] = []
    for flowing in notes:
        if note and (starts_note(flowing.line.text) or flowing.line.page != note[-1].page):
            _paragraph(writer, note, "\n")
            note = []
        note.append(flowing.line)
    _paragraph(writer, note, "\n")


def starts_note(text: str) -> bool:
    """Whether a line begins a footnote."""
    return bool(re.match(r"[①-⑳*]|\[\d{1,2}\]|\d{1,2} ?(?![\d.．、年月日%％])", text))


def _paragraph(writer: Writer, lines: list[Line], ending: str) -> None:
    for line, after in pairwise(lines):
        writer.joined(line, after)
    if lines:
        writer.line(lines[-1], ending)


def of_cell(cell: Cell) -> list[list[Line]]:
    """The paragraphs of a cell."""
    if not cell.lines:
        return []
    found = [[cell.lines[0]]]
    lefts: dict[int, float] = {}
    for line in cell.lines:
        lefts[line.page] = min(lefts.get(line.page, line.x0), line.x0)
    for line, after in pairwise(cell.lines):
        if paragraphs.cell_goes_on(line, after, cell.region, lefts[line.page]):
            found[-1].append(after)
        else:
            found.append([after])
    return found


def _table(writer: Writer, table: Table) -> None:
    rows = _said(table)
    cells = [[of_cell(cell) for cell in row] for row in rows]
    longest = [max((len(ps) for ps in row), default=0) for row in cells]
    cards = [_is_card(row, texts) for row, texts in zip(rows, cells, strict=True)]
    card = any(cards)
    for row, texts, most, laid in zip(rows, cells, longest, cards, strict=True):
        whole = sum(1 for cell in row if cell.content != "covered") == 1
        if most > PARAGRAPHS or laid or (whole and (most > 1 or card)):
            for own in texts:
                for lines in own:
                    _paragraph(writer, lines, "\n")
        else:
            _row(writer, row, texts)


def _said(table: Table) -> list[list[Cell]]:
    """The rows without columns in which nothing stands: rules that are drawn twice, or that hold no text."""
    said = [any(row[k].lines for row in table.rows) for k in range(len(table.columns) - 1)]
    return table.rows if all(said) else [[c for c, kept in zip(row, said, strict=True) if kept] for row in table.rows]


def _is_card(row: list[Cell], texts: list[list[list[Line]]]) -> bool:
    """Whether a row is a label beside an article: its paragraphs are read as such."""
    own = [i for i, cell in enumerate(row) if cell.content != "covered"]
    if len(own) != 2 or any(row[i].content == "ditto" for i in own):
        return False
    label, article = own
    return len(texts[article]) > OF_A_CARD and len(texts[label]) <= 2 and len(row[label].text) <= LABEL


def _row(writer: Writer, row: list[Cell], texts: list[list[list[Line]]]) -> None:
    for at, (cell, own) in enumerate(zip(row, texts, strict=True)):
        ending = "\n" if at == len(row) - 1 else "\t"
        for lines in own[:-1]:
            _paragraph(writer, lines, " ")
        if own:
            _paragraph(writer, own[-1], ending)
        else:
            writer.mark(ending, ditto=cell.content == "ditto")
