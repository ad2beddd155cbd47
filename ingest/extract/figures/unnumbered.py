"""Aims without a number: a relation to another figure (增速快于工业平均水平), a quality (基本建成创新型省份).

Relations are read wherever they stand; qualities only among the goals of a document, since elsewhere what is to be
built is a deliverable of its measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ingest.extract.figures.indicator import clean, strip_prefix, subject_noun
from ingest.records import Comparator

_CLAUSE = re.compile(r"[^,;。:!?\n]+")
_RELATIONS: dict[str, Comparator] = {
    "快于": ">",
    "高于": ">",
    "优于": ">",
    "好于": ">",
    "超过": ">",
    "领先于": ">",
    "不低于": ">=",
    "不慢于": ">=",
    "低于": "<",
    "不高于": "<=",
    "达到": "=",
}
_RELATIVE = re.compile(
    r"(?P<what>.{2,40}?)(?:都|均|将|要|应|须|力争|确保|保持|稳定|明显|显著|总体|继续|持续|原则上|年均){0,6}"
    r"(?P<relation>(?:不低|不慢|不高|快|高|优|好|低|领先)于|超过|达到)(?P<reference>[^\d]{2,24})"
)
_IN_STEP = re.compile(r"(?P<what>.{2,30}?)(?:保持)?与(?P<reference>[^\d]{2,24}?)(?:基本|保持)*同步(?:增长|提高|提升)?")
# only what grows or is rated can be set beside another rate
_RATED = re.compile(
    r"(?:增速|增幅|增长率|增长|速度|平均|平均值|均值|平均数)$|(?:平均|先进|领先|同期|同类|上年|总体)[^,]{0,6}水平$"
)
_GROWTH = re.compile(r"(?:的?(?:年均|平均|年平均)*(?:增速|增幅|增长率|增长速度|增长))$")
_QUALITY = re.compile(
    r"(?P<manner>基本|全面|初步|率先|如期|加快)?(?P<verb>建成|形成|成为|跻身|迈入|进入|步入)(?P<what>[^\d,;。]{4,40})"
)
MAY_AIM = re.compile("快于|高于|优于|好于|低于|慢于|领先于|同步|平均|建成|形成|成为|跻身|迈入|进入|步入")
_MAY_COMPARE = re.compile("于|同步|超过|达到")  # what the clause of a relative aim holds


@dataclass(slots=True, frozen=True)
class Aim:
    """An aim without a number, as a span of its sentence; `reference` is what a relative one is compared with."""

    kind: Literal["relative", "qualitative"]
    indicator: str
    start: int
    end: int
    comparator: Comparator = "="
    reference: str | None = None
    grows: bool = False


def aims(sentence: str, goals: bool) -> Iterator[Aim]:
    """The aims of a folded sentence that state no number; `goals`: it stands among the goals of its document."""
    if not MAY_AIM.search(sentence):
        return
    for clause in _CLAUSE.finditer(sentence):
        if not goals and not _MAY_COMPARE.search(clause[0]):
            continue
        words = strip_prefix(clause[0])
        start = clause.end() - len(words)
        aim = _relative(words, start, clause.end())
        if aim is not None:
            yield aim
        elif goals and (quality := _QUALITY.fullmatch(words)) and (what := clean(quality["what"].removeprefix("了"))):
            yield Aim("qualitative", what, start, clause.end())


def _relative(words: str, start: int, end: int) -> Aim | None:
    """居民收入与经济同步增长; 增速快于平均水平: the reference is a rate, or the subject is one."""
    step = _IN_STEP.fullmatch(words)
    match = step or _RELATIVE.fullmatch(words)
    if match is None or re.search(r"\d", words):
        return None
    what, reference = match["what"], match["reference"]
    comparator: Comparator = "=" if step else _RELATIONS[match["relation"]]
    rated = _RATED.search(reference) or (comparator != "=" and _RATED.search(what))
    indicator = subject_noun(_GROWTH.sub("", what)).text
    if len(indicator) < 2 or not (step or rated):
        return None
    grows = step is not None or _GROWTH.search(what) is not None
    return Aim("relative", indicator, start, end, comparator, clean(reference), grows)
