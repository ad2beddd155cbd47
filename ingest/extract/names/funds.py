"""Whether a fund without a place or a quoted word in its name is one fund or a kind."""

from __future__ import annotations

import re

from ingest.extract.names.candidate import ADMIN, Candidate
from ingest.extract.names.kinds import fund_kinds

AT_HAND = frozenset(["用好", "发挥", "依托", "借助"])  # 用好未来产业基金: there is one
# 推动先导产业基金、未来产业基金设立专业化投资基金: what acts is there
_ACTS = re.compile("(?:[、和及与][^、，。；和及与]{2,12}基金){0,3}(?:设立|出资|参股|投向|与[^，。；]{2,16}合作)")
_ANY_FUND = frozenset(["引导基金", "投资基金", "子基金"])


def fund(one: Candidate) -> str:
    """A fund without a place or a quoted word: the division's own, or one that a verb sets up or uses."""
    if one.parts.quantity:
        return ""
    if one.head.word.endswith("资金"):
        return "head.proper" if one.proper else ""
    if one.leftmost in ADMIN:
        return "head.admin" if len(one.words) > 1 or len(one.head.word) >= 4 else ""
    acts = one.head.word not in _ANY_FUND and len(one.words) <= 2 and bool(_ACTS.match(one.sentence.text, one.end))
    if not one.made and not acts and not (one.proper and one.length <= 6):
        return ""
    if one.words[0].endswith(("亿", "亿元", "亿级")):
        return ""  # 人工智能百亿基金
    if one.leftmost in ("市场化", "专业化") or one.by_anybody:
        return ""  # 市场化医疗器械投资基金
    if all(word in fund_kinds() for word in one.words):
        return ""
    return "head.topic" if one.proper or one.whole >= 7 or one.about or acts or one.parts.stop in AT_HAND else ""
