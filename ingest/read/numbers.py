"""Numbers of a page's lists, which a browser counts and the text does not hold."""

from __future__ import annotations

import re

from lxml import etree

from ingest.read.docx.counting import counted

STYLE = re.compile(r"list-style(?:-type)?\s*:\s*(?:[^;]{0,40}\s)?([a-z-]+)", re.IGNORECASE)
# how a list counts: by its attribute `type` or by its style, as one of Word's ways; what no line names shows no number
WAYS = {"": "decimal", "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
WAYS |= {"decimal": "decimal", "decimal-leading-zero": "decimalZero", "lower-roman": "lowerRoman"}
WAYS |= {"upper-roman": "upperRoman", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter"}
WAYS |= {"upper-alpha": "upperLetter", "upper-latin": "upperLetter"}
WAYS |= dict.fromkeys(("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal"), "chineseCounting")
OWN = re.compile(
    r"\s*(?:[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）、.．:：]|第[\d一二三四五六七八九十百]{1,4}[条章节]|[①-⑳])"
)


def numbered(text: str) -> bool:
    """Whether a line brings its own number."""
    return OWN.match(text) is not None


class Counts:
    """Counts the items of each list, in the order in which they stand."""

    def __init__(self) -> None:
        self._last: dict[etree._Element, int] = {}

    def number(self, item: etree._Element) -> str:
        """What stands before an item: `1.`, `一、`; '' in a list that does not count, and before a mere link."""
        owner = item.getparent()
        if owner is None or owner.tag != "ol":
            return ""
        now = _whole(item.get("value"), self._last.get(owner, _whole(owner.get("start"), 1) - 1) + 1)
        self._last[owner] = now
        way = WAYS.get(_style(item) or _style(owner))
        if way is None or (len(item) and item[0].tag == "a" and not (item.text or "").strip()):
            return ""
        return counted(now, way) + ("、" if way == "chineseCounting" else ".")


def _style(element: etree._Element) -> str:
    found = STYLE.search(element.get("style") or "")
    return found[1].lower() if found else (element.get("type") or "").strip()


def _whole(text: str | None, otherwise: int) -> int:
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else otherwise
