"""Nesting: elements inside elements of their own kind, as deep as pages have them and no deeper.

The parser gives up at a depth, and all that follows is lost; what finds the main text takes a time that grows with
depth times length. Tags that lie deeper than any page needs are taken out before the page is parsed; its text stays.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container
from typing import NamedTuple

DEEPEST = 25  # of one kind inside each other
TAG = re.compile(r"(</?[A-Za-z][\w:.-]{0,40}(?=[\s/>])[^<>]*>)")
# tags that follow each other with no text between them, all opening or all closing
RUN = re.compile(r"<(?:[A-Za-z][^<>]*>(?:<[A-Za-z][^<>]*>){7,}+|/[^<>]*>(?:</[^<>]*>){7,}+)")
FIRST = re.compile(r"(?:<[^<>]*>){300}")  # of a run; the others say no more, and would be looked at one by one
NAME = re.compile(r"</?([\w:.-]+)")
NAMES = re.compile(r"<(?:([A-Za-z][\w:.-]{0,40})|/([A-Za-z][\w:.-]{0,40})\s*>)")  # of what opens, of what surely closes
ENDED = "html head body p br hr img input meta link base area col embed param source track wbr option optgroup"
# elements that are empty or end by themselves, and so nest in nothing; those that lie deep where what holds them does
KINDS: dict[str, str] = dict.fromkeys(ENDED.split(), "") | {"ol": "ul", "dl": "ul"}
HOLDERS: dict[str, str] = dict.fromkeys(("tr", "td", "th", "tbody", "thead", "tfoot", "caption", "colgroup"), "table")
HOLDERS |= dict.fromkeys(("li", "dt", "dd"), "ul")


class _Tag(NamedTuple):
    """What a tag does to the depth of its kind; `break_` stands for it where it goes."""

    kind: str
    step: int
    break_: str


def shallow(string: str, inline: Container[str]) -> str:
    """A page without the tags that nest too deep; a line break stands for those between texts that are not `inline`."""
    if not _deep(string):
        return string
    string = RUN.sub(_first, string)
    pieces = TAG.split(string)  # text, tag, text, ...
    known: dict[str, _Tag] = {}  # the same tags come back
    opened: defaultdict[str, int] = defaultdict(int)
    cut = said = False  # said: whether there is text since the last break
    for at in range(1, len(pieces), 2):
        if not said and (text := pieces[at - 1]):
            said = not text.isspace()
        tag = pieces[at]
        kind, step, break_ = known.get(tag) or known.setdefault(tag, _told(tag, inline))
        if not kind:
            continue
        depth = opened[kind]
        if step:
            opened[kind] = depth + step if depth + step > 0 else 0
        if depth + (step > 0) > DEEPEST:
            pieces[at], cut = break_ if said else "", True
            said = said and not break_
    return "".join(pieces) if cut else string


def _deep(string: str) -> bool:
    """Whether elements may nest too deep: by their names alone, which is found fast and true of few pages."""
    opened: defaultdict[str, int] = defaultdict(int)
    for found in NAMES.finditer(string):  # a page that nests deep shows it early, however long it is
        opening, closing = found.groups()
        name = (opening or closing).lower()
        if name in HOLDERS or not (kind := KINDS.get(name, name)):
            continue
        opened[kind] = max(0, opened[kind] + (1 if opening else -1))
        if opened[kind] > DEEPEST:
            return True
    return False


def _first(run: re.Match[str]) -> str:
    found = FIRST.match(run[0])
    return found[0] if found else run[0]


def _told(tag: str, inline: Container[str]) -> _Tag:
    found = NAME.match(tag)
    name = found[1].lower() if found else ""
    break_ = "" if name in inline else "<br>"
    if name in HOLDERS:
        return _Tag(HOLDERS[name], 0, break_)
    kind = "" if tag.endswith("/>") else KINDS.get(name, name)
    return _Tag(kind, (-1 if tag[1] == "/" else 1) if kind else 0, break_)
