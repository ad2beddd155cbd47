"""Paragraphs: which physical line goes on with the one above it, told by where it ends and where the next begins."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from ingest.read.pdf.glyphs import WIDE
from ingest.read.pdf.shapes import Line, Region

SLACK = 0.7  # em that a full line may be short of the margin
UNSEEN = 20  # em beyond the longest line at which the margin is assumed where no line shows it
ENDED = 0.85  # of lines at an edge that end a sentence: the edge is none
FEWEST = 5  # long lines that show an edge
CELL_SLACK = 0.85  # likewise inside a cell, whose padding is not known to the point
PADDING = 8.0  # points between a cell's edge and its text, at most
RAGGED = 3.5  # em within which lines end that are full, where text is not justified
TITLE = 1.12  # of the text's size: a title is larger
TITLE_LEADING = 2.8  # em between the lines of a title, at most
INDENT = 1.1  # em by which a first line is set in
ORPHAN = 4  # characters of a last line that hangs below a line with a margin of its own
SIZES = 0.14  # share by which the sizes of two lines of one paragraph differ
LEADING = 1.45  # of the usual distance of lines: a wider one parts paragraphs
STARTS = "，。、；：？！）》〉】〕」』”’％‰%,.;:!?)]…"  # with what no line begins
ENDS = "（《〈【〔「『“‘(["  # with what no line ends
PAUSES = "、，"  # with what no paragraph ends
FIELD = re.compile(r"[一-鿿]{2,8}[:：]")
DATE = re.compile(r"(?:19|20)\d\d ?年|[〇○一二三四五六七八九十]{4}年|(?:发布|印发|成文)日期")
NUMBER = re.compile(r"[〔\[（(](?:19|20)\d\d[〕\]）)] ?第?\d{1,4} ?号")  # of a document
ROW = re.compile(r"(\d{1,3}) +[^\d\s]")
TERMINAL = "。！？；!?;：:"
BEFORE_ITEM = TERMINAL + "）)》】〕”"  # what ends a line before the next numbered paragraph
MARKER = re.compile(
    r"第[一二三四五六七八九十百零〇\d]{1,5}[章节条编篇款]|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]"
    r"|\d{1,3}[.．、](?!\d)|\d{1,2}(?:\.\d{1,2}){1,3}(?![\d%％万亿个元年月倍])|[①-⑳]|[■●◆★▲※□]|附件|附表|附录|专栏|注[:：]"
    r"|[一二三四五六七八九十]{1,2}是"
)
ITEM = re.compile(r"[一二三四五六七八九十]{1,2}是")
UNIT = re.compile(r"[厅局委办院部会]$")  # two units, each on a line of its own in a narrow cell
OTHER_UNIT = re.compile(r"[省市州县区]|国家|自治|各")
TOKEN = re.compile(r"[A-Za-z0-9.,%％+\-/:_~&@#=?()]+")
NARROW = 0.52  # em of a Latin character
TITLE_END = re.compile(
    r"(?:通知|意见|方案|办法|规划|计划|措施|细则|决定|报告|政策|公告|函|纲要)(?:[(（][^)）]{1,30}[)）])?$"
)
AS_TEXT = re.compile(r"[（(]")


def flow(lines: list[Line], kind: str, known: Region | None = None) -> Region:
    """The edges that the lines of a page or column reach; with few long lines, those `known` from other pages."""
    long = [line for line in lines if line.x1 - line.x0 > 12 * line.em and len(line.chunks) == 1]
    if known is not None and not _shown(long):
        return replace(known, kind=kind)
    if not lines:
        return Region(0.0, 0.0, kind)
    em = usual_size(lines)
    if not long:
        return Region(min(line.x0 for line in lines), max(line.x1 for line in lines) + UNSEEN * em, kind, em)
    right = _right(long)
    left = -_edge([-line.x0 for line in long])
    if _only_ends(long, right):
        return Region(left, right + UNSEEN * em, kind, em)
    return Region(left, right, kind, em, _slack(long, right))


def _right(lines: list[Line]) -> float:
    """The right edge; marks at a line's end may hang out over it."""
    within = [line.x1 for line in lines if line.text[-1] not in STARTS]
    return _edge(within if len(within) >= FEWEST else [line.x1 for line in lines])


def _only_ends(lines: list[Line], right: float) -> bool:
    """Whether the lines that reach an edge all end their sentences: paragraphs of a length, no margin."""
    reaching = [line for line in lines if line.x1 > right - line.em]
    return len(reaching) > 2 and sum(line.text[-1] in BEFORE_ITEM for line in reaching) >= ENDED * len(reaching)


def _shown(long: list[Line]) -> bool:
    """Whether long lines show an edge: several of them end there."""
    if len(long) < FEWEST:
        return False
    right = _right(long)
    ending = sum(1 for line in long if abs(line.x1 - right) < 2 * line.em)
    beyond = sum(1 for line in long if line.x1 > right + 1.5 * line.em)
    return ending >= max(FEWEST - 1, 0.3 * len(long)) and beyond <= 0.04 * len(long)


def usual_size(lines: list[Line]) -> float:
    """The size in which most of the text is set, 0 without any."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.em)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _slack(lines: list[Line], right: float) -> float:
    """How far (em) full lines stay short of the edge: text that is not justified has many that are nearly full."""
    rooms = [(right - line.x1) / line.em for line in lines if line.em and right - line.x1 < RAGGED * line.em]
    nearly = sorted(room for room in rooms if room > 1.0)
    if len(rooms) < 8 or len(nearly) < 0.1 * len(rooms):
        return SLACK
    return max(SLACK, nearly[int(0.8 * len(nearly))])


def _edge(ends: list[float]) -> float:
    """The outermost place that at least two lines (one in ten of many) reach within some points."""
    ordered = sorted(ends, reverse=True)
    needed = max(2, len(ordered) // 10)
    for at, end in enumerate(ordered):
        near = sum(1 for other in ordered[at : at + 4 * needed] if end - other <= 5)
        if near >= needed:
            return end
    return ordered[0]


def pitch(lines: list[Line]) -> float:
    """The usual distance between the lines of a stretch; 0 for fewer than three."""
    gaps = Counter(round((a.base - b.base) * 2) / 2 for a, b in pairwise(lines) if a.base > b.base)
    return min(gaps, key=lambda g: (-gaps[g], g)) if sum(gaps.values()) >= 2 else 0.0


def goes_on(line: Line, after: Line, region: Region, next_region: Region, usual: float) -> bool:
    """Whether `after` belongs to the paragraph of `line`; `usual` is the distance of lines, 0 across pages."""
    em = max(line.em, after.em, 1.0)
    together = line.page == after.page and region.kind == next_region.kind
    if (together and after.base >= line.base) or abs(line.em - after.em) > SIZES * em or _led(line):
        return False
    if after.text[0] in STARTS or line.text[-1] in ENDS:
        return True
    if together and _title(line, region) and _title(after, region) and _centred(after, next_region, 1.0):
        return line.base - after.base <= TITLE_LEADING * em and _title_goes_on(line, after)
    if line.text[-1] in PAUSES and not MARKER.match(after.text) and not _centred(line, region):
        return True
    if usual and together and line.base - after.base > LEADING * max(usual, 1.15 * em):
        return False
    if (FIELD.match(line.text) and FIELD.match(after.text)) or _next_row(line.text, after.text):
        return False
    if _centred(after, next_region) and (_centred(line, region) or _amid(line, region)):
        return _title_goes_on(line, after)
    if _centred(line, region) and not _full(line, after, region):
        return False
    if after.x0 - next_region.left > INDENT * after.em and after.x0 > _own_left(line, region) - 0.3 * em:
        # set in: a first line, unless the whole paragraph is (a list) and the line before is full
        hangs = abs(after.x0 - line.x0) < 0.5 * em and not MARKER.match(after.text) and line.text[-1] not in TERMINAL
        if not (hangs and _full(line, after, region)):
            return _hanging(line, after, region)
    if MARKER.match(after.text) and (line.text[-1] in BEFORE_ITEM or not _full(line, after, region)):
        return bool(ITEM.match(after.text)) and line.text[-1] in "：:；;" and _full(line, after, region)
    return _full(line, after, region)


def _next_row(text: str, after: str) -> bool:
    """Whether two lines are rows of a list whose entries are counted: `2 …`, `3 …`."""
    row, following = ROW.match(text), ROW.match(after)
    return row is not None and following is not None and int(following[1]) == int(row[1]) + 1


def _led(line: Line) -> bool:
    """Whether a leader to a page number ends the line: an entry of a table of contents."""
    return bool(line.cuts) and line.cuts[-1][1] == len(line.text)


def _own_left(line: Line, region: Region) -> float:
    return line.x0 if line.x0 - region.left < 4 * line.em else region.left


def _hanging(line: Line, after: Line, region: Region) -> bool:
    """A paragraph whose later lines are set in below its first: its number hangs out."""
    return (
        line.x0 < after.x0 - 0.5 * line.em
        and MARKER.match(line.text) is not None
        and not MARKER.match(after.text)
        and line.text[-1] not in TERMINAL
        and (_full(line, after, region) or len(after.text) <= ORPHAN)
    )


def _centred(line: Line, region: Region, inset: float = 2.6) -> bool:
    """Whether a line stands amid its region, well in from both sides."""
    left, right = line.x0 - region.left, region.right - line.x1
    return left > inset * line.em and right > min(inset, 1.0) * line.em and abs(left - right) < 1.6 * line.em


def _amid(line: Line, region: Region) -> bool:
    """Whether a long line has as much room on its left as on its right: the first line of a title, if one follows."""
    left, right = line.x0 - region.left, region.right - line.x1
    long = line.x1 - line.x0 > 0.6 * (region.right - region.left)
    return long and abs(left - right) < line.em and line.text[-1] not in TERMINAL


def _title(line: Line, region: Region) -> bool:
    """Whether a line is set larger than the text around it."""
    return region.em > 0 and line.em >= TITLE * region.em


def _title_goes_on(line: Line, after: Line) -> bool:
    if MARKER.match(after.text) or (TITLE_END.search(line.text) and not AS_TEXT.match(after.text)):
        return False
    if (DATE.match(after.text) and len(after.text) < 14) or NUMBER.search(after.text):
        return False
    return not MARKER.match(line.text) and len(line.text) > 5


def _full(line: Line, after: Line, region: Region) -> bool:
    """Whether nothing of the next line would have fitted at this one's end."""
    room = region.right - line.x1
    return room < region.slack * line.em + first_token(after)


def first_token(line: Line) -> float:
    """How wide the first part of a line is that is not broken: a word, a number, a character with its marks."""
    text, em = line.text, line.em
    token = TOKEN.match(text)
    if token:
        # a break may follow a mark or part Chinese from Latin; a word longer than a few characters may be broken
        return min(len(token[0]), 40) * NARROW * em
    wide = 1
    while wide < min(len(text), 4) and (text[wide] in STARTS or text[wide - 1] in ENDS):
        wide += 1
    return (wide - 1) * em + (0.3 if text[0] >= WIDE else 0.2) * em


def cell_goes_on(line: Line, after: Line, region: Region, left: float) -> bool:
    """The same inside a cell, whose own edges tell what is full; `left` is where its leftmost line begins."""
    em = max(line.em, 1.0)
    if UNIT.search(line.text) and OTHER_UNIT.match(after.text):
        return False
    padding = min(PADDING, max(0.5, left - region.left))
    if after.text[0] in STARTS or line.text[-1] in ENDS or line.text[-1] in "、，,":
        return True
    aligned = line.x0 - left < 2.6 * em
    used = line.x1 - left if aligned else line.x1 - line.x0
    full = used + CELL_SLACK * em + first_token(after) > region.right - region.left - 2 * padding
    if MARKER.match(after.text) and (line.text[-1] in TERMINAL or not full):
        return False
    if aligned and after.x0 - left > INDENT * em and line.x0 - left < 0.5 * em and line.text[-1] in TERMINAL:
        return False
    return full


def joint(before: str, after: str) -> str:
    """What stands for a line's end inside a paragraph: a blank between two Latin words."""
    last, first = before[-1:], after[:1]
    if last.isascii() and first.isascii() and last.isalpha() and first.isalpha():
        return " "
    return " " if last in ",;" and first.isascii() and first.isalpha() else ""
