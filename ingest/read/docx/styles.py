"""styles.xml: what a style brings to its paragraphs: their list, hiding, a place in the table of contents."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from ingest.read.docx.tags import attribute, child, children, number, on, value

DEEPEST = 20  # styles based on one another
CONTENTS = re.compile(r"toc\s*\d", re.IGNORECASE)


@dataclass(slots=True, frozen=True)
class Style:
    """One style, with what it takes from those that it is based on."""

    id: str
    num: str = ""  # the list that it numbers by, '' for none
    level: int | None = None
    hidden: bool = False
    contents: bool = False  # an entry of a table of contents
    chain: tuple[str, ...] = ()  # its id and those that it is based on


@dataclass
class Styles:
    """All styles of a document."""

    root: etree._Element | None
    _known: dict[str, Style] = field(default_factory=dict)

    @cached_property
    def _elements(self) -> dict[str, etree._Element]:
        return {attribute(style, "styleId"): style for style in children(self.root, "w:style")}

    @cached_property
    def default(self) -> str:
        """The id of the style of paragraphs that name none."""
        for key, element in self._elements.items():
            if attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true", "on"):
                return key
        return ""

    def get(self, key: str) -> Style:
        """A style by its id; one that is not there brings nothing."""
        if key not in self._known:
            self._known[key] = self._resolved(key)
        return self._known[key]

    def _resolved(self, key: str) -> Style:
        num, level, hidden = "", None, None
        chain: list[str] = []
        at = key
        while at in self._elements and at not in chain and len(chain) < DEEPEST:
            element = self._elements[at]
            chain.append(at)
            listed = child(element, "w:pPr", "w:numPr")
            num = num or value(listed, "w:numId")
            if level is None and child(listed, "w:ilvl") is not None:
                level = number(value(listed, "w:ilvl"), 0)
            hidden = on(child(element, "w:rPr", "w:vanish")) if hidden is None else hidden
            at = value(element, "w:basedOn")
        named = value(self._elements.get(key), "w:name")
        return Style(key, num, level, bool(hidden), bool(CONTENTS.match(named)), tuple(chain))
