"""HTML: trafilatura says which blocks are main text; a walk of our own keeps their place.

The raw text is the parsed document's text content as a browser lays it out: a line for each block, table rows with
their cells joined by tabs (a cell that spans rows or columns leaves the cells it covers empty). The main text is the
raw text with the other blocks cut, with 〃 where a cell continues the one above, and with the numbers that a browser
counts for the items of lists, so every offset stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import trafilatura
from lxml import etree

from ingest.errors import UnreadableError
from ingest.read import limits
from ingest.read.encoding import decoded
from ingest.read.indents import indented
from ingest.read.links import LEAST, Links, lists
from ingest.read.numbers import Counts, numbered
from ingest.read.page import DOCUMENT, PLACED, page
from ingest.read.reader import DITTO, DITTO_MARK, NUMBERING, Assembly, Read
from ingest.read.scripted import HAN, scripted
from ingest.read.twice import again
from ingest.records import Origin, Part
from ingest.text import Text

MEDIA_TYPE = "text/html"
NAME = "html"

CELLS = ("td", "th")
LINED = ("pre", "xmp", "listing", "plaintext")  # their line feeds are seen
BREAKS = ("p", "br", "div")
PARAGRAPHS = 8  # of a cell that holds an article
REGULAR = 3  # filled cells of each of so many rows: a table of data, where a long cell is no article
WIDEST = 200  # columns or rows that a cell may span
BLANK = re.compile(r"[ \t\r\n\f]+")
LEFT_OUT = re.compile(r"[\s|\u200b\ufeff\ue000-\uf8ff\x00-\x1f\x7f-\x9f]+")  # what trafilatura changes or drops
CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_\-]{1,40})""", re.IGNORECASE)
TRUSTED = 0.25  # of the body's text: where less was found, all of the body is read
SHORT = 8  # characters of a block that may stand in the main text by chance
NEAR = 400  # characters ahead where a short block is looked for
FEW = 200  # Chinese characters of a page that may only be the frame of its text
TITLE = 6  # characters of a title at least
HEAD = 12  # blocks that may stand between title and text
GAP = 2  # blocks that trafilatura may lose amid main text
FIELD = 120  # characters of a line that tells of the text
TOLD = re.compile(
    r"[\s【\[]*(?:(?:发文|发布|公布|公开|成文|印发|制发|施行|实施|生效|失效)\s*(?:机关|机构|单位|部门|字号|文号|日期|时间)"
    r"|文\s*号|信息来源)\s*[】\]]?\s*[:：]"
)
ROW_SHARE = 0.8  # of a row's characters stand in main text


def declared(content: bytes) -> str:
    """The encoding that the page says it is in, or ''."""
    found = CHARSET.search(content[:4096])
    return found[1].decode("ascii") if found else ""


def read(content: bytes, origin: Origin) -> Read:
    """The text content of a page as its one part, the main text with its origin. Errors: `UnreadableError`."""
    string, encoding = decoded(content, origin, declared(content))
    found = page(string)
    if found is None:
        return Read((Part(1, ""),), Text.verbatim(""), MEDIA_TYPE, encoding)
    walk = _Walk(found.body, origin.path)
    lines = list(walk.blocks())
    shown = _shown(lines)
    if shown < FEW and (article := scripted(string, found.title, shown)) and (other := page(article)):
        found, walk = other, _Walk(other.body, origin.path)
        lines = list(walk.blocks())
    elif found.frame and (not lines or (shown < FEW and DOCUMENT.search(found.frame))):
        raise UnreadableError("ingest.read.frames", path=origin.path, frame=found.frame)
    blocks = [block.text for block in lines]
    raw = "".join(block + "\n" for block in blocks)
    named = LEFT_OUT.sub("", found.title)
    titles = {at for at, block in enumerate(blocks) if len(block) >= TITLE and LEFT_OUT.sub("", block) in named}
    text = _main(lines, _main_text(found.body), titles | walk.headlines)
    return Read((Part(1, raw),), text, MEDIA_TYPE, encoding)


def _shown(lines: list[_Block]) -> int:
    """How many Chinese characters a page shows beside lists of links, counted as far as they are few."""
    shown = 0
    for block in lines:
        shown += len(HAN.findall(block.text)) if block.links < 0 else 0
        if shown >= FEW:
            break
    return shown


def _main_text(body: etree._Element) -> str:
    """What trafilatura takes for the text of a page, blanks left out."""
    etree.strip_attributes(body, "style")  # read by now; long, and searched for words that hide text
    found = trafilatura.extract(
        body.getroottree().getroot(),
        include_tables=True,
        include_comments=False,
        favor_recall=True,
        deduplicate=False,
        output_format="txt",
    )
    return LEFT_OUT.sub("", found or "")


def _main(found: list[_Block], main: str, titles: set[int]) -> Text:
    blocks = [block.text for block in found]
    links = lists(blocks, [block.links for block in found])
    if len(links) == len(blocks):
        links = set()
    kept = _with_fields(_with_title(_chosen(blocks, main), titles), blocks)
    kept = [keep and at not in links for at, keep in enumerate(kept)]
    places = [at for at, keep in enumerate(kept) if keep]
    for once_more in again([blocks[at] for at in places]):
        kept[places[once_more]] = False
    lengths = [0 if at in links else len(LEFT_OUT.sub("", block)) for at, block in enumerate(blocks)]
    if sum(length for length, keep in zip(lengths, kept, strict=True) if keep) < TRUSTED * sum(lengths):
        kept = [at not in links for at in range(len(blocks))]
    out = Assembly()
    gone = ""
    for block, keep in zip(found, kept, strict=True):
        if not keep:
            gone += block.text + "\n"
            continue
        out.cut(gone, NAME)
        gone = ""
        out.insert(block.number, NUMBERING)
        at = 0
        for place in block.dittos:
            out.put(block.text[at:place])
            out.insert(DITTO_MARK, DITTO)
            at = place
        out.put(block.text[at:] + "\n")
    out.cut(gone, NAME)
    return out.finish(MEDIA_TYPE).text


def _chosen(blocks: list[str], main: str) -> list[bool]:
    """For each block whether it stands in the main text; short ones only near the place that was reached."""
    kept = []
    reached = 0
    for block in blocks:
        plain = LEFT_OUT.sub("", block)
        if not plain:
            kept.append(False)
            continue
        limit = reached + NEAR if len(plain) <= SHORT else len(main)
        at = main.find(plain, reached, limit)
        if at < 0 and len(plain) > SHORT:
            at = main.find(plain)
        if at >= 0:
            reached = max(reached, at + len(plain)) if at >= reached else reached
            kept.append(True)
        else:
            kept.append("\t" in block and _row_in(block, main))
    return _filled(kept)


def _filled(kept: list[bool]) -> list[bool]:
    """Up to two blocks between main text are main text: a row or a short line that trafilatura lost."""
    filled = list(kept)
    last = -1
    for at, keep in enumerate(kept):
        if keep:
            if last >= 0 and at - last <= GAP + 1:
                filled[last:at] = [True] * (at - last)
            last = at
    return filled


def _with_title(kept: list[bool], titles: set[int]) -> list[bool]:
    """The title and what stands between it and the text, which trafilatura takes for the page's metadata."""
    first = kept.index(True) if True in kept else 0
    above = [at for at in titles if first - HEAD <= at < first]
    top = max(above, default=first)
    return [keep or top <= at < first for at, keep in enumerate(kept)]


def _with_fields(kept: list[bool], blocks: list[str]) -> list[bool]:
    """What a page tells of a text, a line each, right above it or below its title."""
    first = kept.index(True) if True in kept else 0
    return [
        keep or (abs(at - first) <= HEAD and len(block) <= FIELD and TOLD.match(block) is not None)
        for at, (keep, block) in enumerate(zip(kept, blocks, strict=True))
    ]


def _row_in(block: str, main: str) -> bool:
    cells = [LEFT_OUT.sub("", cell) for cell in block.split("\t")]
    total = sum(map(len, cells))
    return total > SHORT and sum(len(c) for c in cells if c and c in main) >= ROW_SHARE * total


class _Block(NamedTuple):
    """One line of the page; `dittos` are the places of cells that continue the one above, `number` that of an item.

    `links` tells how many links it is made of, -1 where it says more than they do.
    """

    text: str
    dittos: tuple[int, ...] = ()
    number: str = ""
    links: int = -1


@dataclass(slots=True)
class _Walk:
    """The text content of a tree, block by block."""

    root: etree._Element
    path: str = ""
    cells: int = 0
    pieces: list[str] = field(default_factory=list)
    count: int = 0
    headlines: set[int] = field(default_factory=set)  # the blocks that begin inside h1
    counts: Counts = field(default_factory=Counts)
    number: str = ""  # of the item that begins
    links: Links = field(default_factory=Links)

    def blocks(self) -> Iterator[_Block]:
        """The blocks in order, blanks collapsed as a browser does, empty ones left out."""
        stack = [(self.root, False)]  # explicit: pages nest deeper than Python's own stack
        while stack:
            node, leaving = stack.pop()
            tag = node.tag if isinstance(node.tag, str) else ""
            if tag not in PLACED:
                yield from self._flush()
            if not leaving and tag == "table" and not _is_layout(node):
                yield from self._table(node)
                leaving = True
            if not leaving and tag in LINED:
                rows = [_Block(line) for line in "".join(map(str, node.itertext())).splitlines() if line.strip()]
                self.count += len(rows)
                yield from rows
                leaving = True
            if tag == "li":
                self.number = "" if leaving else self.counts.number(node)
            if tag == "h1" and not leaving:
                self.headlines.add(self.count)
            if leaving:
                self.links.leave(node)
                if node is not self.root:
                    self._say(node.tail or "")
                continue
            if tag == "a":
                self.links.enter(node)
            self._say(node.text or "")
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(node))
        yield from self._flush()

    def _table(self, table: etree._Element) -> Iterator[_Block]:
        for row in _rows(table):
            self.count += 1
            self.cells += row.text.count("\t")
            if self.cells > limits.CELLS:
                raise UnreadableError("ingest.read.cells", path=self.path, limit=limits.CELLS)
            yield row

    def _say(self, text: str) -> None:
        if text:
            self.pieces.append(text)
            self.links.text(text)

    def _flush(self) -> Iterator[_Block]:
        text = BLANK.sub(" ", "".join(self.pieces)).strip(" ")
        self.pieces = []
        if text.strip():
            links = self.links.line()
            for line in indented(text):
                self.count += 1
                yield _Block(line, number="" if numbered(line) else self.number, links=links)
                self.number = ""


def _is_layout(table: etree._Element) -> bool:
    """Whether a table only places things on the page: it mostly holds tables, one column, or whole articles."""
    if table.find(".//table//table") is not None:
        return True
    inner = table.findall(".//table")
    rows = list(_own_rows(table))
    if inner and 2 * sum(map(_length, inner)) >= _length(table):
        return True
    if all(sum(child.tag in CELLS for child in row) <= 1 for row in rows):
        return True
    total = _length(table)
    long = [row for row in rows if any(_is_article(cell, total) for cell in row if cell.tag in CELLS)]
    return bool(long) and (sum(map(_regular, rows)) < REGULAR or not all(map(_regular, long)))


def _is_article(cell: etree._Element, total: int) -> bool:
    """Whether a cell holds many paragraphs, or as many line breaks and most of the table's text."""
    if len(cell.findall(".//p")) > PARAGRAPHS:
        return True
    breaks = sum(1 for one in cell.iter(*BREAKS))
    return breaks > PARAGRAPHS and 2 * _length(cell) > total


def _regular(row: etree._Element) -> bool:
    """Whether a row has as many filled cells as one of data."""
    return sum(cell.tag in CELLS and _length(cell) > 0 for cell in row) >= REGULAR


def _own_rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows that are seen, those of tables inside the table left out."""
    stack = list(reversed(table))
    while stack:
        one = stack.pop()
        if one.tag == "tr":
            yield one
        elif one.tag != "table":
            stack.extend(reversed(one))


def _length(element: etree._Element) -> int:
    return sum(len(text.strip()) for text in element.itertext())


def _rows(table: etree._Element) -> Iterator[_Block]:
    """The rows of a table of data; a spanning cell's text stands where the cell begins."""
    covered: dict[int, int] = {}  # column → rows that a cell above still covers
    begun: set[int] = set()  # the columns in which those cells begin
    for row in _own_rows(table):
        cells: list[str] = []
        above = begun & covered.keys()
        starts: set[int] = set()
        for cell in (child for child in row if child.tag in CELLS):
            while covered.get(len(cells), 0):
                cells.append("")
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            starts.add(len(cells))
            for column in range(len(cells), len(cells) + across):
                covered[column] = down
            cells += [_cell_text(cell), *[""] * (across - 1)]
        while covered.get(len(cells), 0):
            cells.append("")
        begun = starts | above
        covered = {column: rows - 1 for column, rows in covered.items() if rows > 1}
        if any(cells):
            yield _row(cells, above)._replace(links=_links(row))


def _links(row: etree._Element) -> int:
    """How many links a row is made of, -1 where it says more than they do."""
    links = row.findall(".//a")
    return len(links) if len(links) >= LEAST and sum(map(_length, links)) == _length(row) else -1


def _row(cells: list[str], above: set[int]) -> _Block:
    """A row's line, and where in it cells continue the ones above."""
    dittos, offset = [], 0
    for column, cell in enumerate(cells):
        if column in above:
            dittos.append(offset)
        offset += len(cell) + 1
    return _Block("\t".join(cells), tuple(dittos))


def _cell_text(cell: etree._Element) -> str:
    return BLANK.sub(" ", " ".join(block.text for block in _Walk(cell).blocks())).strip()


def _span(cell: etree._Element, name: str) -> int:
    value = cell.get(name) or "1"
    return min(max(int(value), 1), WIDEST) if value.isdecimal() else 1
