"""Nesting: elements inside elements of their own kind, as deep as pages have them and no deeper.

The parser gives up at a depth, and all that follows is lost; what finds the main text takes a time that grows with
depth times length. Tags that lie deeper than any page needs are taken out before the page is parsed; its text stays.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container
from operator import add

DEEPEST = 25  # of one kind inside each other
TAG = re.compile(r"(<(/?)([A-Za-z][\w:.-]{0,40})(?=[\s/>])[^<>]*>)")
ENDED = "html head body p br hr img input meta link base area col embed param source track wbr option optgroup"
# elements that are empty or end by themselves, and so nest in nothing; those that lie deep where what holds them does
KINDS: dict[str, str] = dict.fromkeys(ENDED.split(), "") | {"ol": "ul", "dl": "ul"}
HOLDERS: dict[str, str] = dict.fromkeys(("tr", "td", "th", "tbody", "thead", "tfoot", "caption", "colgroup"), "table")
HOLDERS |= dict.fromkeys(("li", "dt", "dd"), "ul")


def shallow(string: str, inline: Container[str]) -> str:
    """A page without the tags that nest too deep; a line break stands for those between texts that are not `inline`."""
    pieces = TAG.split(string)  # text, tag, its slash, its name, text, ...
    texts, tags = pieces[::4], pieces[1::4]
    opened: defaultdict[str, int] = defaultdict(int)
    cut = said = False  # said: whether there is text since the last break
    for at, (text, tag, closing, named) in enumerate(zip(texts, tags, pieces[2::4], pieces[3::4], strict=False)):
        if text and not said:
            said = not text.isspace()
        name = named.lower()
        if holder := HOLDERS.get(name):
            deep = opened[holder] > DEEPEST
        elif not (kind := KINDS.get(name, name)) or tag[-2] == "/":
            continue
        elif closing:
            deep = opened[kind] > DEEPEST
            opened[kind] -= opened[kind] > 0
        else:
            opened[kind] += 1
            deep = opened[kind] > DEEPEST
        if deep:
            cut, parted = True, said and name not in inline
            tags[at] = "<br>" if parted else ""
            said = said and not parted
    return "".join(map(add, texts, [*tags, ""])) if cut else string
