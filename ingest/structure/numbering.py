"""Chinese numbering: what an item or heading begins with, in both widths.

`marker_at` reads one marker; what level it stands for is decided by the document's own sequence (`outline`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

CN = "〇零一二三四五六七八九十百"
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0}
_UNITS = {"十": 10, "百": 100}

# outermost first: the order that holds where the document itself does not show another one
KINDS = ("part", "chapter", "section", "article", "cn", "cn_paren", "ar", "dotted", "ar_paren", "ar_half", "circle")
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_N = rf"[{CN}]{{1,5}}"
_UNIT_AFTER = r"[万亿千百%％‰倍个家元亩人名项件米吨公平]"

# (kind, pattern); the group `n` is the number. Tried in this order.
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("part", rf"第\s*(?P<n>{_N}|\d{{1,2}})\s*(?:部分|编|篇)"),
    ("chapter", rf"第\s*(?P<n>{_N}|\d{{1,2}})\s*章"),
    ("section", rf"第\s*(?P<n>{_N}|\d{{1,2}})\s*节"),
    ("article", rf"第\s*(?P<n>{_N}|\d{{1,3}})\s*条(?![款例约件])"),
    ("box", rf"专\s*栏\s*(?P<n>\d{{1,3}}|{_N})?(?=[\s:：、.．\-—]|[\u4e00-\u9fff“”《])"),
    ("cn", rf"(?P<n>{_N})\s*(?:、|[.．﹒](?!\d))"),
    ("cn_paren", rf"[(（〔]\s*(?P<n>{_N})\s*[)）〕]\s*[、.．]?"),
    ("ar_paren", r"[(（]\s*(?P<n>\d{1,3})\s*[)）]\s*[、.．]?"),
    ("dotted", rf"(?P<n>\d{{1,2}}(?:[.．]\d{{1,2}}){{1,3}})[.．]?(?=\s*[\u4e00-\u9fff“《])(?!\s*{_UNIT_AFTER})"),
    ("ar", r"(?P<n>\d{1,3})\s*(?:[?？](?=\s*[\u4e00-\u9fff“])|[.．﹒]\s*(?=\D|$|[0-9]{4}\s*年|[0-9]G)|、)"),
    ("ar_half", r"(?P<n>\d{1,3})\s*[)）](?=\s*\D)"),
    ("circle", rf"(?P<n>[{_CIRCLES}])\s*[、.．]?"),
    ("dash", r"(?P<n>)(?:——|——|──|―—|—{1,2}|－－|--|一一(?=[\u4e00-\u9fff]))\s*(?=[\u4e00-\u9fff“《\dA-Za-z])"),
    ("bullet", r"(?P<n>)[●■◆▲★○◎◇□▪•·※]\s*"),
)
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)
_FIRST = re.compile(rf"[\d第专(（〔{CN}{_CIRCLES}—―─－\-●■◆▲★○◎◇□▪•·※]")


@dataclass(slots=True, frozen=True)
class Marker:
    """A number at the head of a passage: its kind, its value (0: none), as written, and where the words begin."""

    kind: str
    value: int
    text: str
    end: int

    @property
    def label(self) -> str:
        """The number alone, as a path or a gold annotation names it: `1`, `(三)`, `第二条`, `——`."""
        text = "".join(self.text.split())
        if self.kind in ("cn", "ar", "dotted", "circle"):
            return text.rstrip("、.．﹒?？")
        if self.kind == "dash":
            return "——"
        return text.rstrip("、.．")


def number_value(text: str) -> int:
    """一百二十三 → 123, 12 → 12, ③ → 3; the last part of a dotted number; 0 for what is no number."""
    text = "".join(text.split())
    if not text:
        return 0
    if text in _CIRCLES:
        return _CIRCLES.index(text) + 1
    tail = re.split(r"[.．]", text)[-1]
    if tail.isdecimal():
        return int(tail)
    total, digit = 0, 0
    for char in text:
        if char in _UNITS:
            total += max(digit, 1) * _UNITS[char]
            digit = 0
        else:
            digit = _DIGITS.get(char, 0)
    return total + digit


def marker_at(text: str, position: int = 0) -> Marker | None:
    """The marker that begins at `position` (white space skipped), if any."""
    while position < len(text) and text[position].isspace():
        position += 1
    if position >= len(text) or not _FIRST.match(text, position):
        return None
    for kind, pattern in _COMPILED:
        found = pattern.match(text, position)
        if found:
            end = found.end()
            while end < len(text) and text[end].isspace():
                end += 1
            return Marker(kind, number_value(found["n"] or ""), found.group().strip(), end)
    return None
