"""Paragraphs that a page sets one after the other in a single element, each told by its indent alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

INDENT = re.compile("[ \xa0]*(?:[\u3000\u2003]{2,}|\xa0{4,}|(?:\xa0 ){3,}\xa0?)[ \xa0\u3000\u2003]*")
MAY = re.compile("[\u3000\u2003]{2}|\xa0[ \xa0]")
CLOSED = "。；：！？）”;:!?)"  # what a paragraph ends with
LEAST = 2  # indents right behind such an end: fewer are blanks
PART = re.compile("第.{1,4}[章节条]")  # its name follows behind the same blanks


def indented(text: str) -> Iterator[str]:
    """The paragraphs of a line; a line that has none inside it stays whole."""
    found = list(INDENT.finditer(text)) if MAY.search(text) else []
    if sum(text[one.start() - 1] in CLOSED for one in found if one.start()) < LEAST:
        yield text
        return
    start = 0
    for one in (*found, None):
        end = one.start() if one else len(text)
        line = text[start:end]
        # 院　　长: a word that is set wide
        if one and (PART.fullmatch(line.strip()) or len(line.strip()) < 2 <= len(text) - one.end()):
            continue
        if line.strip():
            yield line
        start = one.end() if one else end
