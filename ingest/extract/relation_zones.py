"""What is told of a zone that an item or a sentence speaks of: what it bids for, is charged to build, and gathers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ingest.extract.relation_groups import ENDS, FAMILIES, LEFT_MARKS, fits, groups, made
from ingest.records import Mention, Passage, Relation

# what follows the name of a zone that an item is about; what numbers stand before it
OPENED, NUMBERS = frozenset("。:："), "一二三四五六七八九十"
_BIDS = re.compile("(?:争创|创建|申创|申报)$")
# 云渚科技城要围绕…，加快推进甲、乙等项目建设: the zone itself is charged
_CHARGED = (
    "要",
    "应",
    "将",
    "需",
    "围绕",
    "聚焦",
    "立足",
    "对标",
    "重点",
    "着力",
    "负责",
    "全力",
    "加快",
    "大力",
    "统筹",
)
_FOR_OTHERS = re.compile("支持|鼓励|引导|依托|由|在|参与|服务|融入|对接|配合|争创|争取|申报|创建")
_STARTS = re.compile("(?:启动|开工|加快|推进|完成)?(?:建设|打造|筹建|建成(?:启用|投用|运营)?|启用|组建|设立)$")
_DRIVES = re.compile("(?:推进|推动|加快|抓好|启动|实施|统筹)(?:[^，,。；]{2,20}、)?$")
_GOES_ON = re.compile("[”’」]?(?:等|[0-9一二两三四五六七八九十]+[大个家座])[^，。；、]{0,10}(?:[和及与、]|以及)[“‘「]?")
_TO_BUILD = re.compile("[”’」]?(?:等[^，,。；]{0,8}?)?(?:项目|平台|园区|载体)?的?(?:建设|开工|投用|建成)")
_INSIDE = re.compile("在(?:核心区|示范区|园区|区|园|先行区)内?(?:规划|布局|加快)?(?:建设|建立|设立|打造|布局)$")
# …，统筹布局甲等设施5个、乙等机构6个，精准落地丙: what a zone gathers, clause by clause
_GATHERS = re.compile("(?:布局|落地|引聚|引育|集聚|聚集|汇聚|引进|引入|落户|入驻)(?:建设|落地)?[了有]?$")
# 汇聚某大学和国内外高校校友等人才: whose people are gathered is not there itself
_PEOPLE = re.compile("[”’」]?(?:和|与|及|、|等|的)[^，。；]{0,16}(?:人才|团队|校友|科研人员|专家|成果|技术)")
_COUNTED = re.compile("[”’」]?等[^，。；、]{0,16}[0-9一二两三四五六七八九十]+余?多?[个家座所项][、和及]+[“‘「]?")


def of_subject(passage: Passage, here: list[Mention]) -> Iterator[Relation]:
    """An item that opens with a zone's name alone (——云渚科技城。): what it bids for, and what is set up in it."""
    text, subject = passage.text, here[0]
    span = subject.evidence[0]
    alone = text[span.end : span.end + 1] in OPENED and not any(c.isalpha() for c in text[: span.start].lstrip(NUMBERS))
    if FAMILIES.get(subject.cls) != "Z" or not alone or span.end == len(text):
        return
    for mention in here[1:]:
        at, family = mention.evidence[0], FAMILIES.get(mention.cls, "-")
        before = text[max(span.end, at.start - 16) : at.start].rstrip(LEFT_MARKS)
        if family in "PZ" and _BIDS.search(before):
            yield made(passage.ordinal, subject, mention, "BIDS_FOR", "relation.subject", 0.65)
        elif fits(mention.cls, "NFPZ") and _INSIDE.search(before):
            yield made(passage.ordinal, mention, subject, "LOCATED_IN", "relation.subject", 0.65)


def of_charged(passage: Passage, here: list[Mention]) -> Iterator[Relation]:
    """A sentence or cell whose subject is a zone that is charged with building what the sentence names."""
    text = passage.text
    for n, subject in enumerate(here):
        span = subject.evidence[0]
        if FAMILIES.get(subject.cls) != "Z" or not text.startswith(_CHARGED, span.end):
            continue
        if any(c.isalpha() for c in text[max(0, span.start - 6) : span.start].split("\t")[-1].split("。")[-1]):
            continue
        listed = _rest(text, here, n)
        ends = list(
            range(len(listed))
        )  # 两大实验室和…、…等设施建设: what is said of a list stands behind its last part
        for k in range(len(listed) - 2, -1, -1):
            ends[k] = ends[k + 1] if _linked(text, listed[k], listed[k + 1]) else k
        for k, group in enumerate(listed):
            if not k or ends[k - 1] == k - 1:
                start = group[0].evidence[0].start
                comma = max(text.rfind("，", span.end, start) + 1, span.end)
                clause = text[comma:start].rstrip(LEFT_MARKS)
            built = _STARTS.search(clause) or (
                _DRIVES.search(clause) and _TO_BUILD.match(text, listed[ends[k]][-1].evidence[0].end)
            )
            if built and not _FOR_OTHERS.search(clause):
                for mention in group:
                    if fits(mention.cls, "NPZJ") and mention.name != subject.name:
                        yield made(passage.ordinal, subject, mention, "BUILDS", "relation.charged", 0.6)


def of_gathering(passage: Passage, here: list[Mention]) -> Iterator[Relation]:
    """A sentence that opens with a zone and tells, clause by clause, what has been laid out or settled there."""
    text = passage.text
    for n, subject in enumerate(here):
        span = subject.evidence[0]
        if FAMILIES.get(subject.cls) != "Z" or text[span.start - 1 : span.start] not in ("", "。", "；", "\n", "\t"):
            continue
        listed = _rest(text, here, n)
        gathering = False
        for k, group in enumerate(listed):
            start, last = group[0].evidence[0].start, listed[k - 1][-1].evidence[0].end if k else span.end
            between = text[last:start]
            gathering = (gathering and _COUNTED.fullmatch(between) is not None) or bool(
                _GATHERS.search(between.rstrip(LEFT_MARKS))
            )
            if _PEOPLE.match(text, group[-1].evidence[0].end):
                gathering = False
            for mention in group if gathering else ():
                if fits(mention.cls, "NPJ") and mention.name != subject.name:
                    yield made(passage.ordinal, mention, subject, "LOCATED_IN", "relation.gathering", 0.6)


def _rest(text: str, here: list[Mention], subject: int) -> list[list[Mention]]:
    """The names of the sentence behind its subject, as they are listed."""
    end = here[subject].evidence[0].end
    stop = ENDS.search(text, end)
    limit = stop.start() if stop else len(text)
    within = here[subject + 1 : bisect_left(here, limit, key=lambda m: m.evidence[0].start)]
    return groups(text, [m for m in within if m.evidence[0].end <= limit])


def _linked(text: str, left: list[Mention], right: list[Mention]) -> bool:
    """甲、乙两大实验室和丙: a list goes on behind the word for what its first part was."""
    return _GOES_ON.fullmatch(text, left[-1].evidence[0].end, right[0].evidence[0].start) is not None
