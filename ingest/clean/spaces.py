"""Blanks inside Chinese text: letter-spaced words, blanks left by line wrapping, trailing blanks, empty lines.

A blank between two Chinese words can also be a column's border or stand for lost punctuation: it goes only where a
line has few of them for its length. Tabs are cell borders and stay.
"""

from __future__ import annotations

import re

from ingest.clean.characters import HAN, MARKS
from ingest.text import Edit

NAME = "spaces"

PROSE = 25  # characters of a line for each blank between Chinese words that wrapping may have left
WIDEST_ROW = 120
LINE = re.compile(r"[^\n]+")
ROW = re.compile(r"\d{1,3} +\S+(?: +\S+)+|序号? +\S+(?: +\S+)+")
BETWEEN = re.compile(
    f"(?<=[{HAN}])(?<!第.[章节条])(?<!第..[章节条])(?<!第...[章节条]) +"
    f"(?=[{HAN}])(?!第[一二三四五六七八九十百]{{1,4}}[章节条]|[一二三四五六七八九十]{{1,3}}、|[{HAN}]{{2,6}}[:：])"
)
SPACED = re.compile(f"(?<![{HAN}])[{HAN}](?: +[{HAN}](?![{HAN}])){{2,}}")
BESIDE_MARK = re.compile(
    f"(?<=[{MARKS}]) +|(?<! ) +(?=[{MARKS}])"
    f"|(?<=[(\\[]) +|(?<! ) +(?=[)\\],;:])|(?<=[,;:?!)\\]]) +(?=[{HAN}0-9])|(?<=[{HAN}]) +(?=[(\\[?!])"
)
BESIDE_BRACKET = re.compile("(?<! ) +(?=[，、；：）”’》〉〕】])|(?<=[，、；：（“‘《〈〔【]) +")
BESIDE_HAN = re.compile(f"(?<=[{HAN}]) +(?=[0-9A-Za-z+≥≤<>~±/])|(?<=[0-9A-Za-z%+/]) +(?=[{HAN}])")
DATES = re.compile(r"(?<=\d) +(?=[年月日])|(?<=年) +(?=\d{1,2} *月)|(?<=月) +(?=\d{1,2} *日)")
SHORT_WORD = re.compile(f" *[{HAN}]( +)[{HAN}] *(?:[:：]|$)")  # 目  录, 标  题：
CELLS = re.compile(r"[-—–\d.,%≥≤<>~～]+(?:左右|以上|以内)?|\S{1,12}年")  # a figure in a column
NUMBERED = re.compile(r" *[(（]?[0-9]{1,3}[)）]?[.．、)]( +)")
EDGE = re.compile(r"\A[ \n]+|(?<![ \n])[ \n]++\Z|(?<=\n)[ \n]+|(?<! ) +(?=\n)|(?:\A|(?<=\n))\t+(?=[^\t\n]*(?:\n|\Z))")


def find(text: str) -> list[Edit]:
    """Cuts blanks that carry no meaning; leaves one line feed between paragraphs."""
    cuts = [m.span() for m in EDGE.finditer(text)]
    for line in LINE.finditer(text):
        if " " in line[0]:
            cuts += [(line.start() + a, line.start() + b) for a, b in _within(line[0])]
    edits: list[Edit] = []
    for start, end in sorted(cuts):
        if edits and start < edits[-1].end:
            edits[-1] = Edit(edits[-1].start, max(edits[-1].end, end), "")
        else:
            edits.append(Edit(start, end, ""))
    return edits


def redo(text: str) -> list[Edit]:
    """The repair of a slice that later repairs took as one: no blank is left in it."""
    return [Edit(m.start(), m.end(), "") for m in re.finditer(r" +", text)]


def _within(line: str) -> list[tuple[int, int]]:
    row = _row(line)
    spans = [m.span() for m in (BESIDE_BRACKET if row else BESIDE_MARK).finditer(line)]
    spans += [m.span() for m in DATES.finditer(line)]
    short = SHORT_WORD.match(line)
    if short:
        spans.append(short.span(1))
    if not row:
        spans += [m.span() for m in BESIDE_HAN.finditer(line)]
        between = [m.span() for m in BETWEEN.finditer(line)]
        if len(between) * PROSE <= len(line) and re.search("[，。；,;]", line):
            spans += between
        else:
            for word in SPACED.finditer(line):
                spans += [(word.start() + m.start(), word.start() + m.end()) for m in re.finditer(" +", word[0])]
    numbered = NUMBERED.match(line)
    return [*spans, numbered.span(1)] if numbered else spans


def _row(line: str) -> bool:
    """Whether the line is a row of a table that was flattened: a number, then cells; or words, then figures."""
    if "。" in line:
        return False
    if ROW.match(line.strip()):
        return True
    cells = DATES.sub("", line).split() if len(line) <= WIDEST_ROW and not re.search("[，；]", line) else []
    return len(cells) >= 3 and sum(CELLS.fullmatch(cell) is not None for cell in cells[1:]) >= 2
