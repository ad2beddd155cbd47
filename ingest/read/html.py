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

import trafilatura
from lxml import etree

from ingest.errors import UnreadableError
from ingest.read import limits
from ingest.read.cells import BLANK, Block, is_layout, rows
from ingest.read.encoding import decoded
from ingest.read.indents import indented
from ingest.read.links import Links, lists
from ingest.read.numbers import Counts, numbered
from ingest.read.page import DOCUMENT, PLACED, page
from ingest.read.reader import DITTO, DITTO_MARK, NUMBERING, Assembly, Read
from ingest.read.scripted import HAN, scripted
from ingest.read.twice import again
from ingest.records import Note, Origin, Part
from ingest.text import Text

MEDIA_TYPE = "text/html"
NAME = "html"

LINED = ("pre", "xmp", "listing", "plaintext")  # their line feeds are seen
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
    r"|文\s*号|信息来源)\s*(?:[】\]]?\s*[:：]|[】\]]|$|(?:19|20)\d\d|[^，。；]{2,30}(?:[府局委办厅会部院]|\d号)$)"
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
    named = LEFT_OUT.sub("", "|".join((found.title, *found.names)))
    titles = {at for at, block in enumerate(blocks) if len(block) >= TITLE and LEFT_OUT.sub("", block) in named}
    text = _main(lines, _main_text(found.body), titles | walk.headlines)
    # a page that says little and shows pictures may show its text in them
    pictures = sum(1 for _ in found.body.iter("img")) if _shown(lines) < FEW else 0
    notes = (Note("html-pictures", pictures),) if pictures else ()
    return Read((Part(1, raw),), text, MEDIA_TYPE, encoding, notes)


def _shown(lines: list[Block]) -> int:
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


def _main(found: list[Block], main: str, titles: set[int]) -> Text:
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

    def blocks(self) -> Iterator[Block]:
        """The blocks in order, blanks collapsed as a browser does, empty ones left out."""
        stack = [(self.root, False)]  # explicit: pages nest deeper than Python's own stack
        while stack:
            node, leaving = stack.pop()
            tag = node.tag if isinstance(node.tag, str) else ""
            if tag not in PLACED:
                yield from self._flush()
            if not leaving and tag == "table" and not is_layout(node):
                yield from self._table(node)
                leaving = True
            if not leaving and tag in LINED:
                rows = [Block(line) for line in "".join(map(str, node.itertext())).splitlines() if line.strip()]
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

    def _table(self, table: etree._Element) -> Iterator[Block]:
        for row in rows(table, _cell_text):
            self.count += 1
            self.cells += row.text.count("\t")
            if self.cells > limits.CELLS:
                raise UnreadableError("ingest.read.cells", path=self.path, limit=limits.CELLS)
            yield row

    def _say(self, text: str) -> None:
        if text:
            self.pieces.append(text)
            self.links.text(text)

    def _flush(self) -> Iterator[Block]:
        text = BLANK.sub(" ", "".join(self.pieces)).strip(" ")
        self.pieces = []
        if text.strip():
            links = self.links.line()
            for line in indented(text):
                self.count += 1
                yield Block(line, number="" if numbered(line) else self.number, links=links)
                self.number = ""


def _cell_text(cell: etree._Element) -> str:
    return BLANK.sub(" ", " ".join(block.text for block in _Walk(cell).blocks())).strip()
