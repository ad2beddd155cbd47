"""Chinese numbering: what an item or heading begins with, in both widths.

`marker_at` reads one marker; what level it stands for is decided by the document's own sequence (`outline`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ontology.value import value

CN = "〇零一二三四五六七八九十百"
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0}
_UNITS = {"十": 10, "百": 100}

# outermost first: the order that holds where the document itself does not show another one
KINDS = (
    "part", "chapter", "section", "article", "cn", "deed", "cn_paren", "ar", "dotted", "dotted3", "dotted4",
    "ar_paren", "ar_half", "circle",
)  # fmt: skip
# what may stand under anything and never holds a numbered part
LEAVES = ("dash", "bullet", "named")
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_N = rf"[{CN}]{{1,5}}"
# what makes a number with a point a quantity: 2.1万人; 2.1 人才引进 is a heading
_UNIT_AFTER = (
    r"(?:[万亿%％‰亩件米吨]|千(?!方)|百(?!强|姓)|倍(?!增)|个(?!人|体|性)|家(?!庭|电)|元(?!宇)|人(?!才|员|力|工|民|事)|名(?!称|单|校)"
    r"|项(?!目)|公(?=里|斤|顷)|平(?=方|米))"
)

# (kind, pattern); the group `n` is the number. Tried in this order.
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("part", rf"第\s*(?P<n>{_N}|\d{{1,2}})\s*(?:部分|编|篇)"),
    ("chapter", rf"第\s*(?P<n>{_N}|\d{{1,2}})\s*章"),
    ("section", rf"第\s*(?P<n>{_N}|\d{{1,2}})\s*节"),
    ("article", rf"第\s*(?P<n>{_N}|\d{{1,3}})\s*条(?![款例约件])"),
    ("box", rf"专\s*栏\s*(?P<n>\d{{1,3}}|{_N})?(?=[\s:：、.．\-—]|[\u4e00-\u9fff“”《])"),
    (
        "deed",
        rf"(?:任务|行动|措施|举措|工程|专项行动|专项|事项|改革任务|政策)\s*(?P<n>{_N}|\d{{1,2}})\s*(?:[:：、.．]|(?=\s))(?=\s*[\u4e00-\u9fff“])",
    ),
    # 第三项 建设平台; 第三项由… speaks of it
    ("deed", rf"第\s*(?P<n>{_N}|\d{{1,2}})\s*项(?:[、.．]|(?=\s))(?=\s*[\u4e00-\u9fff“])"),
    ("named", r"(?P<n>)【(?=[^】：:。]{2,24}】\s*[\u4e00-\u9fff“\d])"),
    ("cn", rf"(?P<n>{_N})\s*(?:、|[.．﹒](?!\d))"),
    ("cn_paren", rf"[(（〔]\s*(?P<n>{_N})\s*[)）〕]\s*[、.．]?"),
    (
        "ar_paren",
        r"(?:[(（]\s*(?P<n>\d{1,3})\s*[)）]|[【〔]\s*(?P<m>\d{1,3})\s*[】〕](?=\s*[\u4e00-\u9fff“]))\s*[、.．]?",
    ),
    ("dotted", rf"(?P<n>\d{{1,2}}(?:[.．]\d{{1,2}}){{1,3}})[.．]?(?=\s*[\u4e00-\u9fff“《])(?!\s*{_UNIT_AFTER})"),
    # 1-1.建设平台 numbers, 1-2月 does not
    (
        "dotted",
        r"(?P<n>\d{1,2}[-－–—]\d{1,2})(?:[.．、]\s*|[ \u3000]+)(?=[\u4e00-\u9fff“])(?!\s*(?:月|年|日|周|天|家|个))",
    ),
    (
        "ar",
        r"(?P<n>\d{1,3})\s*(?:[?？](?=\s*[\u4e00-\u9fff“])|[.．﹒]\s*(?=\D|$|[0-9]{4}\s*年|[0-9]G)|、"
        r"|。(?=\s*[\u4e00-\u9fff“]))",
    ),
    ("ar_half", r"(?P<n>\d{1,3})\s*[)）](?=\s*\D)"),
    ("circle", rf"(?P<n>[{_CIRCLES}])\s*[、.．]?"),
    ("dash", r"(?P<n>)(?:——|——|──|―—|—{1,2}|－－|--|一一(?=[\u4e00-\u9fff]))\s*(?=[\u4e00-\u9fff“《\dA-Za-z])"),
    ("bullet", r"(?P<n>)[●■◆▲★○◎◇□▪•·※]\s*"),
)
_POINT = re.compile(r"[.．\-－–—]")
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)
_DIGIT = "0123456789０１２３４５６７８９"
# what each kind begins with, so that most text is passed over by a look at one character
_STARTS: dict[str, str] = {
    **dict.fromkeys(("part", "chapter", "section", "article"), "第"), "box": "专", "deed": "任行措举工专事改政第",
    "named": "【", "cn": CN, "cn_paren": "(（〔", "ar_paren": "(（【〔", "dotted": _DIGIT, "ar": _DIGIT,
    "ar_half": _DIGIT, "circle": _CIRCLES, "dash": "—―－-一─", "bullet": "●■◆▲★○◎◇□▪•·※",
}  # fmt: skip
_BY_FIRST: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
# what a number ends with that has a line to itself
ENDS_ALONE = frozenset("分编篇章节条、.．﹒)）〕" + _STARTS["circle"] + _STARTS["bullet"])
for _kind, _pattern in _COMPILED:
    for _character in _STARTS[_kind]:
        _BY_FIRST.setdefault(_character, []).append((_kind, _pattern))


@value(slots=True, frozen=True)
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
        if self.kind in ("cn", "ar", "dotted", "dotted3", "dotted4", "circle", "deed"):
            return text.rstrip("、.．﹒。?？:：")
        if self.kind == "dash":
            return "——"
        if self.kind == "named":
            return "【】"
        return text.rstrip("、.．")


_LONGEST_NUMBER = 20  # characters; what is longer numbers nothing


@lru_cache(maxsize=1024)
def number_value(text: str) -> int:
    """一百二十三 → 123, 12 → 12, ③ → 3; the last part of a dotted number; 0 for what is no number."""
    text = "".join(text.split())
    if not text or len(text) > _LONGEST_NUMBER:
        return 0
    if text.isdecimal():
        return int(text)
    if text in _CIRCLES:
        return _CIRCLES.index(text) + 1
    tail = re.split(r"[.．\-－–—]", text)[-1]
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


_PLAIN_HEAD = re.compile(r"(?P<n>\d{1,2})[ \u3000]+(?=[\u4e00-\u9fff“][^。；，,\t]{1,24}$)")


def headed(texts: Sequence[str], markers: Sequence[Marker | None]) -> list[Marker | None]:
    """The markers, with those of bare headings (`2 重点任务`) above numbers like 2.1."""
    tops = {m.text.split(".")[0].split("．")[0] for m in markers if m and m.kind.startswith("dotted")}
    made = list(markers)
    for i, marker in enumerate(markers if tops else ()):
        found = _PLAIN_HEAD.match(texts[i]) if marker is None and len(texts[i]) < 30 else None
        if found and found["n"] in tops:
            made[i] = Marker("ar", int(found["n"]), found["n"], found.end())
    return made


_HIGH = ("part", "chapter", "section", "article")


def without_orphans(markers: Sequence[Marker | None]) -> list[Marker | None]:
    """The markers, without a 第N条 that has no neighbour in the document: there it names another text's article."""
    values = {(m.kind, m.value) for m in markers if m and m.kind in _HIGH}
    return [
        None
        if m
        and m.kind in _HIGH
        and m.value > 1
        and (m.kind, m.value - 1) not in values
        and (m.kind, m.value + 1) not in values
        else m
        for m in markers
    ]


def marker_at(text: str, position: int = 0) -> Marker | None:
    """The marker that begins at `position` (white space skipped), if any."""
    first = text[position : position + 1]
    while first.isspace():
        position += 1
        first = text[position : position + 1]
    for known, pattern in _BY_FIRST.get(first, ()):
        found = pattern.match(text, position)
        if found:
            end = found.end()
            while end < len(text) and text[end].isspace():
                end += 1
            number = found[found.lastgroup or "n"] or ""
            depth = len(_POINT.findall(number)) + 1 if known == "dotted" else 2
            kind = known if depth == 2 else f"dotted{depth}"
            return Marker(kind, number_value(number), found.group().strip(), end)
    return None
