"""What a plan says of other plans: it is based on them, amends, repeals, supersedes, interprets or cites them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract.relation_groups import sentence
from ingest.records import Mention, Relation, Tree

# of several things said of one plan the first in this order is kept
STRENGTH = ("REPEALS", "SUPERSEDES", "AMENDS", "INTERPRETS", "BASED_ON", "CITES")
_LONGEST = 600  # characters of a sentence that are looked at on each side
_REPEALED = re.compile(r"[^。；]{0,80}?(?:同时|相应|即行|一并|予以)?(?:废止|停止执行|自行失效|不再执行)")
_KEPT = re.compile("不(?:予|得)?废止|继续(?:有效|执行)")
_REPLACED = re.compile(
    r"[^。；]{0,40}?(?:由|被)?本[^，。；]{2,8}(?:替代|取代|代替)|[^。；]{0,40}?以本[^，。；]{2,8}为准"
)
_AMENDED = re.compile(r"[^。；]{0,20}?(?:作出?|进行)(?:如下|以下|部分)?(?:修改|修订|调整)")
_EXPLAINED = re.compile(r"[^。；]{0,12}?(?:政策)?(?:解读|说明)(?:如下)?")
_BASIS = re.compile(
    r"(?:制定|制订|编制|特制定|特制订|研究制定|提出|起草)了?(?:本|该|如下|以下|我[省市区县])[^，。；]{0,16}?"
    r"(?:办法|方案|规划|计划|意见|措施|细则|规定|政策|清单|要点|指南|纲要|条例|目录|通知)?"
)
_GROUNDS = re.compile("根据|依据|按照|依照|遵照|贯彻|落实|对接|结合|参照|依托")
_OWN_CHANGE = re.compile("^(?:关于)?(?:修改|修订|调整)")
_OWN_READING = re.compile("(?:解读|问答|说明)$")
_BEFORE_REPEAL = re.compile(r"(?:废止|停止执行)[^。；]{0,20}$")


def between_plans(tree: Tree, mentions: list[Mention]) -> Iterator[Relation]:
    """The relations of the document's own plan to those that it names in 《》, one for each."""
    title = tree.head.title
    own = next((m for m in mentions if m.cls == "Plan" and m.name == title), None)
    if own is None or title is None:
        return
    kept: dict[str, tuple[int, Mention]] = {}
    for mention in mentions:
        if mention.cls != "Plan" or mention.name == own.name or not mention.method.startswith("entity.title"):
            continue
        if mention.method in ("entity.title.notice", "entity.title.own", "entity.title.carried"):
            continue
        kind = said_of(tree, mention, title)
        if kind is None:
            continue
        rank = STRENGTH.index(kind)
        if mention.name not in kept or rank < kept[mention.name][0]:
            kept[mention.name] = (rank, mention)
    for rank, mention in kept.values():
        yield Relation(
            subject=own.name, subject_class="Plan", predicate=STRENGTH[rank], object=mention.name, object_class="Plan",
            item=mention.item, evidence=mention.evidence, method=f"relation.plans.{STRENGTH[rank].lower()}",
            confidence=0.85 if rank < len(STRENGTH) - 1 else 0.9, optional=True,
        )  # fmt: skip


def said_of(tree: Tree, mention: Mention, title: str) -> str | None:
    """What the sentence says of a plan; None in the notice's title that carries the plan itself."""
    span = mention.evidence[0]
    passage = tree.passages[span.passage]
    text = passage.text
    if passage.kind in ("title", "front") and title in text:
        if _OWN_READING.search(title):
            return "INTERPRETS"
        return "AMENDS" if _OWN_CHANGE.match(title) else None
    start, stop = sentence(text, span.start, span.end, _LONGEST)
    before = text[start : span.start].rstrip("《“〈")
    after = text[span.end : stop].lstrip("》”〉")
    if (_REPEALED.match(after) and not _KEPT.search(after)) or _BEFORE_REPEAL.search(before):
        return "REPEALS"
    if _REPLACED.match(after):
        return "SUPERSEDES"
    if before.endswith("对") and _AMENDED.match(after):
        return "AMENDS"
    if before.endswith(("现就", "现将", "对")) and _EXPLAINED.match(after):
        return "INTERPRETS"
    if _BASIS.search(after) and _GROUNDS.search(before):
        return "BASED_ON"
    return "CITES"
