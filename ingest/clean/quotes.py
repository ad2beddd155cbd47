"""Quotation marks: a closing one typed as an opening one (“智造+“), and straight ones ("智造+") made to pairs."""

from __future__ import annotations

import re

from ingest.text import Edit

NAME = "quotes"

TWICE = re.compile("“[^“”\n]*“")
MARK = re.compile(r"[“”\n]")
_CHINESE = re.compile("[\u4e00-\u9fff]")
PAIR = re.compile(r'"[^"“”\n]{1,60}"')
CLOSED_STRAIGHT = re.compile(r'“[^"“”\n]{1,60}"')


def find(text: str) -> list[Edit]:
    """Closes each quotation that a second opening mark ends: none closes it before its line ends or another opens."""
    if not TWICE.search(text):
        return []
    marks = [(m.start(), m[0]) for m in MARK.finditer(text)]
    found, opened = [], -1
    for (at, mark), (_, following) in zip(marks, [*marks[1:], (len(text), "\n")], strict=True):
        if mark == "“" and opened >= 0 and following != "”":
            found.append(Edit(opened, at + 1, f"{text[opened:at]}”"))  # the whole of it: alone, neither mark tells
            opened = -1
        else:
            opened = at if mark == "“" else -1
    return found


def straight(text: str) -> dict[str, list[Edit]]:
    """Straight marks around Chinese words, those that open and those that close, as two repairs.

    A line whose marks do not make pairs stays as it is; “甲" is closed by a straight one.
    """
    if '"' not in text:
        return {}
    opens: list[Edit] = []
    start = 0
    for line in text.split("\n"):
        if line.count('"') % 2 == 0:
            pairs = PAIR.finditer(line)
            opens += [Edit(start + m.start(), start + m.start() + 1, "“") for m in pairs if _of_words(line, m)]
        start += len(line) + 1
    closes = [Edit(m.end() - 1, m.end(), "”") for m in CLOSED_STRAIGHT.finditer(text) if _of_words(text, m)]
    return {f"{NAME}(“)": opens, f"{NAME}(”)": closes}


def _of_words(text: str, pair: re.Match[str]) -> bool:
    return _CHINESE.search(text, max(0, pair.start() - 1), pair.end() + 1) is not None


def redo(text: str, said: str) -> list[Edit]:
    """The same in a part of the text; `said`: what straight marks became."""
    return [Edit(m.start(), m.end(), said) for m in re.finditer('"', text)] if said else find(text)
