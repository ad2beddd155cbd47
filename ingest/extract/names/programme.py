"""Whether a head of programmes or projects names one: 强企工程 where it is carried out, …基地项目 where it is built."""

from __future__ import annotations

import re
from functools import cache

from ingest.extract.names.candidate import CARRIES, Candidate
from ingest.extract.names.lexicon import Kind, known, rows
from ingest.extract.names.marks import QUOTES
from ingest.extract.names.verbs import RUNS
from ontology.vocab.match import find_instruments

DONE = tuple(
    a + b
    for a in ("", "深入", "加快", "全面", "扎实", "顺利", "稳步", "有序", "持续", "启动", "组织")
    for b in ("实施", "推进")
)
UNDER_WAY = ("竣工", "投运", "投产", "开工", "建成", "落地", "签约", "达产", "奠基", "封顶", "试生产", "复工", "并网")
BUILT = (
    "生产线", "产线", "基地", "产业园", "工厂", "晶圆", "电站", "数据中心", "智算中心", "算力中心", "研发中心",
    "创研中心", "总部", "扩建", "改造", "二期", "一期", "三期", "产业化", "大厦", "厂房", "园区", "管网",
    "管廊", "枢纽", "港区", "码头", "电池", "芯片", "面板",
)  # fmt: skip


_SEVERAL = re.compile("[0-9一二两三四五六七八九十]+[大项个]")


def of_a_kind(one: Candidate) -> bool:
    """…科学中心重大工程: what is counted as 重大 under the name of something else is a heading, no programme."""
    words = one.parts.words
    if one.words[0] == "项目" or _SEVERAL.match(one.sentence.text, one.parts.start):
        return True  # 转型项目计划, 十项行动, 十大超级工程
    return (
        len(words) > 1
        and one.words[0] in ("重大", "重点")
        and bool(one.parts.joined or words[1].kind & (Kind.HEAD | Kind.NAME))
    )


def by_programme(one: Candidate) -> str:
    """Programmes: 国家… alone; else a verb that runs one, then what it is for."""
    if one.national and one.length >= 6:
        return "head.national"
    carried_out = not one.parts.stop and one.follows(DONE)  # 智能制造工程深入实施
    if one.parts.stop == "以" and one.follows((*CARRIES, "为抓手", "为牵引")):
        carried_out = True
    quoted = one.parts.words[-1].atom is not None and one.leftmost[0] in QUOTES and "+" not in one.leftmost
    if quoted and len(one.words) > 1 and len(one.leftmost) > 3 and not one.parts.joined:
        return "head.programme"  # “一带一路”科技创新行动计划
    if one.parts.stop not in RUNS and not carried_out:
        return ""
    words, head = one.parts.words, one.head.word
    verbal = len(head) > 2 or any(w.kind & (Kind.SOFT | Kind.VERBAL) for w in words)
    several = (len(words) > 1 or carried_out) and (verbal or one.about >= 1)
    if one.whole >= 6 and (len(words) > 1 or len(head) > 2) and not set(one.words) <= plain_programme():
        several = True
    special = one.about >= 1 and head.endswith("专项") and len(head) > 2
    return "head.programme" if several or special or any(w.atom for w in words) else ""


@cache
def plain_programme() -> frozenset[str]:
    """Words that tell a kind of programmes and name none (开展专项整治行动)."""
    return frozenset(row[0] for row in rows("programmes.txt"))


def project(one: Candidate) -> str:
    """宁德时代云渚电池生产基地项目: whose or where it is, and what is built; 国家科技计划项目 is a class."""
    words = one.parts.words
    if one.parts.quantity or not words:
        return ""
    alone = len(words) == 1 and words[0].atom is not None and one.words[0][0] in QUOTES
    if alone and one.proper and one.parts.stop in RUNS and not find_instruments(one.words[0]):
        return "head.project"  # “万村通”项目
    if set(one.words[:2]) & project_kinds():
        return ""
    owners = [known().get(w) for w in one.words]
    if any(o is not None and o.cls == "Enterprise" for o in owners) and len(words) > 1:
        return "head.project"
    built = one.sentence.text[one.parts.start : one.end - len(one.head.word)].endswith(BUILT)
    under_way = one.whole >= 7 and (one.costs or one.follows(UNDER_WAY))
    return "head.project" if one.proper and ((one.whole >= 8 and built) or under_way) else ""


@cache
def project_kinds() -> frozenset[str]:
    """Words that tell a kind of projects (科技计划项目)."""
    return plain_programme() | frozenset(
        ["计划", "基金", "课题", "资助", "补助", "招商", "投资", "合作", "引进", "建设"]
    )
