"""Names of a sentence that a list puts side by side, their families, and a relation made of two of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from ingest.records import Mention, Relation, Span

FAMILIES = {
    "GovernmentUnit": "AU",
    **dict.fromkeys(("Enterprise", "University", "Institute", "Alliance"), "AN"),
    **dict.fromkeys(("Laboratory", "InnovationCenter", "ScienceFacility", "ServicePlatform", "Incubator"), "P"),
    **dict.fromkeys(("Corridor", "Park", "Region"), "Z"),
    "Fund": "F",
    "Program": "G",
    "Project": "J",
    "Plan": "D",
    "Designation": "S",
}
ENDS = re.compile("[。；;！？\n\t]")
SENTENCE_ENDS = "。；;！？\n"
LEFT_MARKS, RIGHT_MARKS = "“‘「《", "”’」》"
_SHORT_FORM = re.compile("[（(](?:以下)?(?:下称|统称|简称|均简称)[^（）()。；]{1,30}[)）]")
_IN_SHORT_FORM = re.compile("(?:统称|简称)[为：:]?[“‘「]?$")
_BRACKET = re.compile("（([^（）。；]{2,30})）")
# a member of a list that no rule knows: it says nothing of what is done
_DEEDS = "建设|推[动进]|加强|支持|打造|开展|提升|实施|完善|发展|引进|培育|成立|组建|促进|形成"
_NO_NAME = "项目|工程|工作|任务|试点|体系|方案|平台"
UNKNOWN = f"(?!{_NO_NAME})(?![^、]*(?:{_DEEDS}))[^、，。；：（）()“”的]{{2,14}}"
# a list goes on over such a member: 甲、某某、乙
_LIST = re.compile(
    f"(?:（(?:以下)?(?:下|统|简)称[^（）。；]{{1,20}}）|[”’)）])?(?:[、和与及]|，?以及|、{UNKNOWN}[、和及与])[“‘]?"
)
_LINKS, _LONGEST_LINK = frozenset("（”’)）、和与及，以"), 60  # what such a link begins with, and its characters at most
# what stands behind these is where something is, not what a clause goes on to tell of
LOCATING = re.compile(
    "(?:已|现|正式|项目|整体|总部|成功|签约){0,4}(?:位于|坐落于|坐落在|地处|落户于?|落户在|入驻于?|选址于?|选址在|落地于?|落地在|设在|设于|建在|布局在|布局于|进驻)"
)
_WHERE = re.compile(f"{LOCATING.pattern}$")
# 丙（依托单位：甲）、丁（依托单位：乙）: what a bracket tells of a name ends with it
_LABELLED = re.compile("（[^（）：]{2,10}[：为][^（）]{0,30}$")
# 甲牵头成立的“丙”、乙牵头成立的“丁”: whoever a clause of its own tells of opens no list with what stands before
_OWN_CLAUSE = re.compile(
    "[”’」]?(?:牵头|联合|合作|共同|负责|投资|发起)*(?:建设|组建|共建|打造|筹建|设立|建立|成立|创办)的"
)


def wide(text: str) -> str:
    """The text with full-width marks, for which patterns are written; as many characters, so that spans hold."""
    for narrow, full in (",，", ";；", ":：", "(（", ")）", "!！", "?？"):
        text = text.replace(narrow, full)
    return text


def after_names(text: str, begin: int, start: int, end: int) -> str:
    """The words between two names, without quotes at their ends and without other names of the first in brackets."""
    gap = text[start:end].lstrip(RIGHT_MARKS)
    if gap[:1] == "（" and (short := _SHORT_FORM.match(gap)):
        gap = gap[short.end() :]
    elif gap[:1] == "（" and (other := _BRACKET.match(gap)) and other[1][-2:] == text[start - 2 : start]:
        gap = gap[other.end() :]
    elif gap[:1] == "）" and _IN_SHORT_FORM.search(text, max(0, begin - 8), begin):
        gap = gap[1:]
    return gap.rstrip(LEFT_MARKS)


def behind(text: str, end: int, reach: int) -> str:
    """What stands behind a name, without the quote that it ends and its short form in brackets."""
    end += text[end : end + 2].startswith(tuple(RIGHT_MARKS))
    short = _SHORT_FORM.match(text, end)
    end = short.end() if short else end
    return text[end : end + reach].lstrip(RIGHT_MARKS)


def stands_at(text: str, start: int) -> bool:
    """Whether a name is where something stands: 落户云渚高新区."""
    return _WHERE.search(text[max(0, start - 8) : start].rstrip(LEFT_MARKS)) is not None


@cache
def fits(cls: str, wanted: str) -> bool:
    """Whether a class is of one of the families that a row names."""
    return any(family in wanted for family in FAMILIES.get(cls, "-"))


def groups(text: str, here: list[Mention]) -> list[list[Mention]]:
    """Mentions that a list puts side by side, together; one inside another is left out."""
    found: list[list[Mention]] = []
    for mention in here:
        span = mention.evidence[0]
        if found:
            last = found[-1][-1].evidence[0]
            if span.start < last.end or _other_name(text, found[-1][-1], mention):
                continue
            apart = span.start - last.end
            if 0 < apart <= _LONGEST_LINK and text[last.end] in _LINKS and _LIST.fullmatch(text, last.end, span.start):
                if _told_apart(text, found[-1], span.end):
                    found.append([mention])
                else:
                    found[-1].append(mention)
                continue
            if text[last.end : span.start] in ("”“", "》《"):
                found[-1].append(mention)
                continue
        found.append([mention])
    return found


def _other_name(text: str, left: Mention, right: Mention) -> bool:
    """江澜实验室（鹭澜实验室）: what fills the bracket right behind a name of its class is another name of it."""
    end, span = left.evidence[0].end, right.evidence[0]
    if text[end] != "（":
        return False
    filled = end + 1 == span.start and text[span.end : span.end + 1] == "）"
    short = left.name == right.name and "）" not in text[end : span.start]
    return (filled and left.cls == right.cls) or short


def _told_apart(text: str, listed: list[Mention], end: int) -> bool:
    """Whether what a list holds so far is done with: it fills a bracket, or was made by another than what follows."""
    first, last = listed[0].evidence[0].start, listed[-1].evidence[0]
    if text[last.end] == "）" and _LABELLED.search(text, max(0, last.start - 40), last.start):
        return True
    return (
        text[max(0, first - 2) : first].rstrip(LEFT_MARKS).endswith("的") and _OWN_CLAUSE.match(text, end) is not None
    )


def made(
    passage: int, subject: Mention, target: Mention, predicate: str, method: str, confidence: float,
    *, optional: bool = False, given: Mapping[str, str] | None = None,
) -> Relation:  # fmt: skip
    spans = [subject.evidence[0], target.evidence[0]]
    whole = Span(passage, min(s.start for s in spans), max(s.end for s in spans))
    return Relation(
        subject=subject.name,
        subject_class=subject.cls,
        predicate=predicate,
        object=target.name,
        object_class=target.cls,
        item=subject.item,
        evidence=(whole,),
        method=method,
        confidence=confidence,
        properties=dict(given or {}),
        optional=optional or subject.optional or target.optional,
    )


def sentence(text: str, start: int, end: int, reach: int) -> tuple[int, int]:
    """Start and end of the sentence around a stretch, at most `reach` characters off on each side."""
    furthest = max(0, start - reach)
    begin = max(furthest, *(text.rfind(c, furthest, start) + 1 for c in SENTENCE_ENDS))
    stops = [at for c in SENTENCE_ENDS if (at := text.find(c, end, end + reach)) >= 0]
    return begin, min(stops, default=min(len(text), end + reach))
