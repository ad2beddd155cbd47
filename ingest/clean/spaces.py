"""Blanks inside Chinese text: letter-spaced words, blanks left by line wrapping, trailing blanks, empty lines.

A blank between two Chinese words can also be a column's border or stand for lost punctuation: it goes only where a
line has few of them for its length. Tabs are cell borders and stay.
"""

from __future__ import annotations

import re

from ingest.clean.characters import HAN, MARKS
from ingest.clean.rows import flat_rows
from ingest.text import Edit

NAME = "spaces"

PROSE = 25  # characters of a line for each blank between Chinese words that wrapping may have left
WIDEST_ROW = 120
ROW = re.compile(r"\d{1,3} +\S+(?: +\S+)+|序号? +\S+(?: +\S+)+")
BLANKS = re.compile(" +")
IS_HAN = re.compile(f"[{HAN}]").match
BEFORE_WORD = re.compile(
    f"(?!第[一二三四五六七八九十百]{{1,4}}[章节条]|[一二三四五六七八九十]{{1,3}}、|[{HAN}]{{2,6}}[:：])"
)
AFTER_NUMBER = re.compile("第.{1,3}[章节条]$")
SPACED = re.compile(f"(?<![{HAN}])[{HAN}](?: +[{HAN}](?![{HAN}])){{2,}}")
ALONE = re.compile(f" [{HAN}] ")  # what every letter-spaced word holds
PARTED = re.compile("[，。；,;]")
DAY = re.compile(r"\d{1,2} *日")
MONTH = re.compile(r"\d{1,2} *月")
DATES = re.compile(r" (?<=\d ) *(?=[年月日])| (?<=年 ) *(?=\d{1,2} *月)| (?<=月 ) *(?=\d{1,2} *日)")
SHORT_WORD = re.compile(f" *[{HAN}]( +)[{HAN}] *(?:[:：]|$)")  # 目  录, 标  题：
CELLS = re.compile(r"[-—–\d.,%≥≤<>~～]+(?:左右|以上|以内)?|\S{1,12}年")  # a figure in a column
NUMBERED = re.compile(r" *[(（]?[0-9]{1,3}[)）]?[.．、)]( +)")
TABS = re.compile(r"(?<!\t)\t++(?=[^\t]*$)")
YEAR_MONTH, YEAR_MONTH_DAY = frozenset("年月"), frozenset("年月日")
# what stands right before or after blanks that carry no meaning beside it
WIDE = frozenset(MARKS)
CLOSES = frozenset(")],;:")
PAUSES = frozenset(",;:?!)]")
DIGITS = frozenset("0123456789")
LATIN_AFTER = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+≥≤<>~±/")
LATIN_BEFORE = (LATIN_AFTER - frozenset("≥≤<>~±")) | {"%"}
ROW_AFTER = frozenset("，、；：）”’》〉〕】")  # in a row, blanks may part cells: only these touch words for sure
ROW_BEFORE = frozenset("，、；：（“‘《〈〔【")


def find(text: str) -> list[Edit]:
    """Cuts blanks that carry no meaning; leaves one line feed between paragraphs."""
    cuts: list[tuple[int, int]] = []
    offset, last = 0, -1  # `last`: where the last line that is not blank ended
    lines = text.split("\n")
    tabled = flat_rows(lines)
    for i, line in enumerate(lines):
        body = line.strip(" ")
        if body:
            start = offset + line.index(body)
            if start > last + 1:  # else nothing but the line feed stands between
                cuts += _between_lines(text, last, start)
            if line[0] == "\t" and (tabs := TABS.match(line)):
                cuts.append((offset, offset + tabs.end()))
            last = start + len(body)
            if " " in body:
                cuts += [(offset + a, offset + b) for a, b in _within(line, i in tabled or _row(line))]
        offset += len(line) + 1
    if max(last, 0) < len(text):
        cuts.append((max(last, 0), len(text)))
    edits: list[Edit] = []
    for start, end in sorted(cuts):
        if edits and start < edits[-1].end:
            edits[-1] = Edit(edits[-1].start, max(edits[-1].end, end), "")
        else:
            edits.append(Edit(start, end, ""))
    return edits


def _between_lines(text: str, last: int, start: int) -> list[tuple[int, int]]:
    """What goes between the end of a line and the start of the next: blanks and all line feeds but the first."""
    feed = text.index("\n", last) if last >= 0 else -1
    return [cut for cut in ((max(last, 0), feed), (feed + 1, start)) if cut[0] < cut[1]]


def redo(text: str) -> list[Edit]:
    """The repair of a slice that later repairs took as one: no blank is left in it."""
    return [Edit(m.start(), m.end(), "") for m in re.finditer(r" +", text)]


def _within(line: str, row: bool) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    between: list[tuple[int, int]] = []
    for blank in BLANKS.finditer(line):
        start, end = blank.span()
        before, after = line[start - 1 : start], line[end : end + 1]
        dated = (before in YEAR_MONTH or after in YEAR_MONTH_DAY) and _date(line, before, after, end)
        if dated or (row and (before in ROW_BEFORE or after in ROW_AFTER)):
            spans.append((start, end))
        elif row or not before or not after:
            continue
        elif before in WIDE or after in WIDE or _beside(before, after):
            spans.append((start, end))
        elif _parts_words(line, start, end):
            between.append((start, end))
    if (short := SHORT_WORD.match(line)) is not None:
        spans.append(short.span(1))
    if not row:
        spans += _words(line, between)
    numbered = NUMBERED.match(line)
    return [*spans, numbered.span(1)] if numbered else spans


def _date(line: str, before: str, after: str, end: int) -> bool:
    """Inside a date: 2025 年, 年 3 月."""
    if before == "年":
        return MONTH.match(line, end) is not None
    if before == "月":
        return DAY.match(line, end) is not None
    return after in YEAR_MONTH_DAY and before.isdecimal()


def _beside(before: str, after: str) -> bool:
    """Beside a bracket, a number or a Latin word."""
    if before in "([" or after in CLOSES:
        return True
    if IS_HAN(before):
        return after in "([?!" or after in LATIN_AFTER
    if before in PAUSES and after in DIGITS:
        return True
    return (before in PAUSES or before in LATIN_BEFORE) and IS_HAN(after) is not None


def _parts_words(line: str, start: int, end: int) -> bool:
    """Between two Chinese words, of which none is a number or a label."""
    if not IS_HAN(line, start - 1) or not IS_HAN(line, end):
        return False
    if line[start - 1] in "章节条" and AFTER_NUMBER.search(line, max(0, start - 5), start):
        return False
    return BEFORE_WORD.match(line, end) is not None


def _words(line: str, between: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Blanks between words: all of them in prose, else those of a letter-spaced word."""
    if len(between) * PROSE <= len(line) and PARTED.search(line):
        return between
    found = []
    for word in SPACED.finditer(line) if ALONE.search(line) else ():
        found += [(word.start() + m.start(), word.start() + m.end()) for m in BLANKS.finditer(word[0])]
    return found


def _row(line: str) -> bool:
    """Whether the line is a row of a table that was flattened: a number, then cells; or words, then figures."""
    if "。" in line:
        return False
    if ROW.match(line.strip()):
        return True
    cells = DATES.sub("", line).split() if len(line) <= WIDEST_ROW and not re.search("[，；]", line) else []
    return len(cells) >= 3 and sum(CELLS.fullmatch(cell) is not None for cell in cells[1:]) >= 2
