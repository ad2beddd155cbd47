"""Paragraphs that were cut into lines: by a page's width, by a number or a bracket that stands open.

A line is taken up by the next one when it is as wide as the page and ends in mid-sentence, or when its last sentence
is open whatever the width. Headings, list items, rows and lines that a heading follows stay.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter

from ingest.clean.characters import CLOSED, HAN
from ingest.clean.rows import flat_rows
from ingest.text import Edit

NAME = "rejoin"

NARROWEST = 40  # columns (a Chinese character takes two) of a page that wraps
SLACK = 6  # columns that a full line may be short of the widest
SHARE = 0.25  # of the lines of a wrapped page are full
BEYOND = 0.02  # of its lines may be wider all the same
FEWEST = 12  # lines that show a width
BROKEN = 40  # characters of a document's name that a line may break
UNWRAPPED = 400  # columns that no page has
HEADING = re.compile(
    "|".join(
        (
            r"第[一二三四五六七八九十百\d]{1,4}[章节条篇部]",
            r"[一二三四五六七八九十]{1,3}[、.．是]",
            r"[(（][一二三四五六七八九十\d]{1,3}[)）]",
            r"\d{1,3}[.．、)）](?!\d)",
            r"\d{1,2}[.．](?=\d{4}年)",
            r"\d{1,3}(?:\.\d{1,2}){1,3}[^\d%亿万个]",
            r"\d{1,3} +\S",
            r"[①-⑳]|——|—|●|◆|■|★|[-•·] ?",
            r"专栏|专题|附件|附录|附表|注[:：]|序号|目录|主动公开|此件|抄送|联系人",
            r"(?:责任|牵头|配合|协同|参加|参与|指导|实施)[^\s，。；、]{0,6}[:：]",
            r"[^\s，。；、]{1,20}[:：] ?$",
            r"(?:\d{4}年)?\d{1,2}月\d{1,2}日",
        )
    )
)
PERIOD = re.compile(r"[(（](?:19|20)\d\d年?[—–\-－~至](?:19|20)?\d\d年?[)）]")
NAMED = re.compile(r"(?:规划|计划|方案|措施|意见|办法|纲要|细则|清单|要点)$")
NUMBER = re.compile(r"(?:\d{1,3}[.．、]|[(（][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、)")
LONGEST_NUMBER = 5
VERBS = re.compile(
    r"(?:大力|积极|着力|加快|深入)?(?:实施|推进|推动|培育|开展|加强|打造|建设|支持|落实|强化|完善|做强|做优|深化|支持园区企业)$"
)
# a clause that ends a task, with the last of its units: what follows is another paragraph
ENDS_CHARGED = "局厅委院部办行府会司团心室"
CHARGED = re.compile(
    r"(?:责任|牵头|配合|协办|参与|主办)(?:单位|部门)(?: ?[:：] ?| +)[^。:：]{2,140}"
    r"(?:[局厅委院部办行]|政府|管委会|公司|集团|中心|办公室)$"
)
LATIN = re.compile(r"[A-Za-z]")
UNSURE = re.compile(r"[^\x00-\x7f一-鿿，。、；：（）《》“”]")  # neither ASCII nor surely two columns wide


class _Widths(dict[str, int]):
    """How many columns a character takes, looked up once a character."""

    def __missing__(self, char: str) -> int:
        width = self[char] = 2 if unicodedata.east_asian_width(char) in "WFA" else 1
        return width


_WIDTHS = _Widths()


def find(text: str) -> list[Edit]:
    """Cuts the line feeds inside paragraphs; between two Latin words a blank takes their place."""
    lines = text.split("\n")
    width = page_width(lines)
    tabled = flat_rows(lines)
    edits = []
    offset = 0
    for i, (line, following) in enumerate(itertools.pairwise(lines)):
        offset += len(line)
        if i not in tabled and i + 1 not in tabled and goes_on(line, following, width):
            blank = " " if LATIN.match(line[-1]) and LATIN.match(following) else ""
            edits.append(Edit(offset, offset + 1, blank))
        offset += 1
    return edits


def redo(text: str) -> list[Edit]:
    """The repair of a slice that later repairs took as one: no line feed is left in it."""
    if text == "\n":  # a lone line feed that was kept as a blank; the others were cut
        return [Edit(0, 1, " ")]
    return [
        Edit(m.start(), m.end(), " " if LATIN.match(text, m.start() - 1) and LATIN.match(text, m.end()) else "")
        for m in re.finditer("\n", text)
    ]


def columns(line: str) -> int:
    """How wide a line is: two columns for a Chinese character."""
    narrow = len(line.encode("ascii", "ignore")) + [_WIDTHS[char] for char in UNSURE.findall(line)].count(1)
    return 2 * len(line) - narrow


def page_width(lines: list[str]) -> int:
    """The width at which the page wraps its lines, 0 where it does not."""
    short = [line for line in lines if len(line) < UNWRAPPED // 2]
    beyond = len(lines) - len(short)
    total = len(lines) - lines.count("")
    if beyond > BEYOND * total:
        return 0
    widths = Counter(columns(line) for line in short if line)
    for width in sorted(widths, reverse=True):
        full = sum(n for w, n in widths.items() if width - SLACK <= w <= width)
        if width >= NARROWEST and total >= FEWEST and full >= SHARE * total:
            return width
        beyond += widths[width]
        if beyond > BEYOND * total:
            return 0
    return 0


def goes_on(line: str, following: str, width: int) -> bool:
    """Whether the next line belongs to the paragraph that this one began."""
    if not line or not following or "\t" in line or "\t" in following or line[-1] in "|｜" or following[0] in "|｜":
        return False
    if len(line) <= LONGEST_NUMBER and NUMBER.fullmatch(line):
        return not NUMBER.match(following)
    if following[0] in "(（" and PERIOD.match(following) and NAMED.search(line) and len(line) <= 400:
        return True
    if line[-1] in CLOSED and not (line[-1] in "；;" and _full(line, width)):
        return False
    if HEADING.match(following):
        return False
    if _full(line, width):
        return True
    if line[-1] in ENDS_CHARGED and CHARGED.search(line[-200:]) and following[0] not in "，、。；：）),;":
        return False
    return _open(line, following)


def _full(line: str, width: int) -> bool:
    return width > 0 and columns(line) >= width - 2 * SLACK


def _open(line: str, following: str) -> bool:
    """Whether the line's last sentence is open: it ends with a comma, a bracket stands open, or its prose stops."""
    if line[-1] in "，、,（(《“‘〔[" or following[0] in "，、。；：）)》”’〕]":
        return True
    if following[0] in "％%" and line[-1].isdecimal():
        return True
    tail = re.split("[。；！？;!?]", line)[-1]
    if tail.rfind("《") > tail.rfind("》") and len(tail) - tail.rfind("《") <= BROKEN:
        return True
    number = NUMBER.match(line)
    if number and following[0] in "“《" and VERBS.fullmatch(line[number.end() :]):
        return True
    if following[0] in "年月日万亿元个家项名人％%" and re.search(rf"[{HAN}](?<!附[件表])\d+$", line):
        return True
    if line[-1] in "）)】〕]”》" or HEADING.match(tail):
        return False
    return 8 <= len(tail) < len(line) and re.search("[，、,]", tail) is not None
