"""What 该实验室 and 基金 at the head of a clause stand for: the one thing of that kind that was spoken of last."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.extract.relation_groups import wide
from ingest.records import Mention, Passage, Span

# how a kind is called when it is not named again; the classes that it may be, and whether the name must end in the word
_KINDS: dict[str, tuple[tuple[str, ...], bool]] = {
    "实验室": (("Laboratory",), True),
    "研究院": (("Institute",), True),
    "研究所": (("Institute",), True),
    "研究中心": (("InnovationCenter", "Institute"), True),
    "创新中心": (("InnovationCenter",), True),
    "中心": (("InnovationCenter", "ServicePlatform", "ScienceFacility", "Institute"), True),
    "联合体": (("Alliance",), True),
    "联盟": (("Alliance",), True),
    "装置": (("ScienceFacility",), False),
    "设施": (("ScienceFacility",), False),
    "平台": (("ServicePlatform", "InnovationCenter", "ScienceFacility"), False),
    "基金": (("Fund",), False),
    "公司": (("Enterprise",), False),
    "企业": (("Enterprise",), False),
    "集团": (("Enterprise",), True),
    "高校": (("University",), False),
    "校": (("University",), False),
    "园区": (("Park",), False),
    "科技城": (("Park",), True),
    "科学城": (("Park",), True),
    "走廊": (("Corridor",), True),
    "项目": (("Project",), True),
}
_WORDS = "|".join(sorted(_KINDS, key=len, reverse=True))
_THAT = re.compile(f"(?:该|这家|这一)(?:国家|省|全国)?(?:重点)?({_WORDS})(?![\u4e00-\u9fff]{{0,2}}[群体]|[们级])")
# 基金管理人为…, 标志着研究院正式入驻…: bare at the head of a clause, with what is said of it right behind
_SAID = "采取|采用|由|(?:建设)?依托|位于|坐落|落户|入驻|正式|将由|是由|设在|选址|(?:执行事务合伙|管理)人"
_BEGINS = "".join(sorted({word[0] for word in _KINDS}))
_BARE = re.compile(f"(?:，|,|。|；|;|：|:|\n|标志着|意味着|作为)(?=[{_BEGINS}])({_WORDS})(?={_SAID})")
_BARE_FIRST = re.compile(f"({_WORDS})(?={_SAID})")
FURTHEST, NEAR = 400, 24  # characters and mentions between a thing and the word that stands for it


def referents(passages: Sequence[Passage], by_passage: Mapping[int, list[Mention]]) -> dict[int, list[Mention]]:
    """For each passage, mentions of named things where only their kind is called."""
    found: dict[int, list[Mention]] = {}
    for n, passage in enumerate(passages):
        here = by_passage.get(passage.ordinal, [])
        if passage.kind == "row" or not here:
            continue
        text = passage.text
        that = _THAT.finditer(text) if "该" in text or "这" in text else ()
        first = _BARE_FIRST.match(text)
        for match in (*that, *((first,) if first else ()), *_BARE.finditer(text)):
            start, end = match.span() if match.re is _THAT else match.span(1)
            at = bisect_left(here, start, key=lambda m: m.evidence[0].start)
            if any(m.evidence[0].start < end and start < m.evidence[0].end for m in here[max(0, at - 2) : at + 1]):
                continue
            near = here[max(0, at - NEAR) : at]
            told = _last(wide(text), start, near, match[1])
            if told is None and n and start < FURTHEST and not any(_of_kind(m, match[1]) for m in near):
                above = passages[n - 1]
                before = by_passage.get(above.ordinal, [])[-NEAR:]
                told = _last(wide(above.text), len(above.text), before, match[1])
            if told is not None:
                span = Span(passage.ordinal, start, end)
                found.setdefault(passage.ordinal, []).append(replace(told, evidence=(span,), method="entity.referent"))
    return found


def _last(text: str, end: int, mentions: list[Mention], kind: str) -> Mention | None:
    """The one thing of the kind in the last sentence that names any; of two, the one that the sentence opens with."""
    fitting = [m for m in mentions if _of_kind(m, kind)]
    if not fitting:
        return None
    last = max(fitting, key=lambda m: m.evidence[0].end)
    if end - last.evidence[0].end > FURTHEST:
        return None
    begin = last.evidence[0].start
    begins = max(text.rfind(mark, max(0, begin - FURTHEST), begin) for mark in "。；\n")
    told = [m for m in fitting if m.evidence[0].start > begins]
    if len({m.name for m in told}) == 1:
        return last
    first = told[0].evidence[0]  # what a sentence opens with is what it tells of, unless a list goes on behind it
    return told[0] if first.start == begins + 1 and text[first.end] not in "、和与及等" else None


def _of_kind(mention: Mention, kind: str) -> bool:
    classes, ends = _KINDS[kind]
    return mention.cls in classes and (not ends or mention.name.endswith(kind))
