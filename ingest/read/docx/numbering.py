"""numbering.xml: the numbers that Word shows before paragraphs and keeps nowhere in their text.

A list (`num`) takes its nine levels from an abstract list and may replace some. Lists of one abstract list count on
together; a start that a list states for itself counts anew where the list is first used (ECMA-376, part 1, 17.9).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from ingest.read.docx.counting import counted
from ingest.read.docx.styles import Style
from ingest.read.docx.tags import attribute, child, children, number, on, value

LEVELS = 9
PLACE = re.compile(r"%([1-9])")
PRIVATE = re.compile("[\ue000-\uf8ff\u00b7\u25aa]")  # bullets of symbol fonts
BULLET = "•"


@dataclass(slots=True, frozen=True)
class Level:
    """How one level counts and looks."""

    start: int = 1
    style: str = "decimal"  # Word's number format
    text: str = ""  # with %1 … %9 for the numbers of the levels
    restart: int | None = None  # 0: never; n: after a number of level n or above it; None: after any level above
    legal: bool = False  # all numbers in digits
    paragraph_style: str = ""


@dataclass(slots=True)
class List:
    """One list: its abstract list, its levels, and the starts that it states for itself."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has counted."""

    lists: dict[str, List] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)  # by abstract list
    _begun: set[tuple[str, int]] = field(default_factory=set)  # levels whose own start was taken

    @classmethod
    def of(cls, root: etree._Element | None) -> Numbering:
        """The lists that numbering.xml describes."""
        elements = {attribute(one, "abstractNumId"): one for one in children(root, "w:abstractNum")}
        linked = {value(one, "w:styleLink"): one for one in elements.values()}
        abstract: dict[str, dict[int, Level]] = {}
        for key, one in elements.items():
            link = value(one, "w:numStyleLink")
            abstract[key] = _levels(linked.get(link, one) if link else one)
        lists = {}
        for one in children(root, "w:num"):
            key = value(one, "w:abstractNumId")
            levels, starts = dict(abstract.get(key, {})), {}
            for override in children(one, "w:lvlOverride"):
                at = number(attribute(override, "ilvl"), 0)
                if (own := child(override, "w:lvl")) is not None:
                    levels[at] = _level(own)
                if (start := value(override, "w:startOverride")) != "":
                    starts[at] = number(start, 1)
            lists[attribute(one, "numId")] = List(key, levels, starts)
        return cls(lists)

    def next(self, num: str, level: int | None, style: Style) -> str:
        """The number of the next paragraph of a list, '' where it has none.

        `level` is what the paragraph or its style states; without it the level that is linked to the style counts.
        """
        found = self.lists.get(num)
        if found is None:
            return ""
        if level is None:
            linked = (at for key in style.chain for at, one in found.levels.items() if one.paragraph_style == key)
            level = next(linked, 0)
        if level not in found.levels:
            return ""
        counts = self._counts.setdefault(found.abstract, [None] * LEVELS)
        own = found.levels[level]
        if level in found.starts and (num, level) not in self._begun:
            self._begun.add((num, level))
            counts[level] = found.starts[level]
        else:
            before = counts[level]
            counts[level] = own.start if before is None else before + 1
        for above in range(level):  # a level that was left out counts as begun
            if counts[above] is None:
                counts[above] = found.levels.get(above, Level()).start
        for deeper in range(level + 1, LEVELS):
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or level < restart:
                counts[deeper] = None
        return _shown(found, level, counts)


def _shown(found: List, level: int, counts: list[int | None]) -> str:
    own = found.levels[level]
    if own.style == "bullet":
        return PRIVATE.sub(BULLET, own.text.strip())[:1]

    def one(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        shown = found.levels.get(at, Level())
        count = counts[at]
        style = "decimal" if own.legal and at != level else shown.style
        return counted(shown.start if count is None else count, style)

    return PLACE.sub(one, own.text).strip()


def _levels(abstract: etree._Element) -> dict[int, Level]:
    found = {}
    for one in children(abstract, "w:lvl"):
        at = number(attribute(one, "ilvl"), -1)
        if 0 <= at < LEVELS:
            found[at] = _level(one)
    return found


def _level(element: etree._Element) -> Level:
    restart = value(element, "w:lvlRestart")
    level = Level(
        start=number(value(element, "w:start"), 0),
        style=value(element, "w:numFmt") or _alternative(element) or "decimal",
        text=value(element, "w:lvlText"),
        legal=bool(on(child(element, "w:isLgl"))),
        paragraph_style=value(element, "w:pStyle"),
    )
    return replace(level, restart=number(restart, 0)) if restart else level


def _alternative(element: etree._Element) -> str:
    """The format of a level that newer versions of Word count in another way; the older way will do."""
    return value(child(element, "mc:AlternateContent", "mc:Fallback"), "w:numFmt")
