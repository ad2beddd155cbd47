"""The years that a text as a whole speaks of, where its head states neither period nor date."""

from __future__ import annotations

import re

from ingest.extract.figures.figure_year import planned_year
from ingest.extract.figures.numbers import fold
from ingest.records import Tree

SILENT = ("title", "front", "closing")  # passages that state nothing of their own
BY_YEAR = re.compile(r"(?:[到至]|^|(?<=[。;：:]))\s?(20\d\d)\s?年(?!的|以来|起)")
# 2024年,全市坚持…; …安排部署2024年全市工作; years of the past and of names are said otherwise
_OPENING_YEAR = re.compile(
    r"(?:^|[,。:])\s?(20\d\d)年(?=,|[一-龥]{2,8}?(?:将|力争))|(?:安排|部署|做好|抓好|谋划)(20\d\d)年(?=[^,。]{0,12}工作)"
    r"|(?:^|[,。:])\s?(20\d\d)年\d{1,2}月(?=[^。]{0,60}今年)"
    r"|(?<!\d)(20\d\d)年?度?(?=[^,。\d]{0,12}(?:工作(?:会|要点|重点|思路|安排|目标|计划|任务|推进会)|实事|项目(?:安排|计划|清单)))"
)
_DATELINE = re.compile(
    r"(?:来源:\s?[^\s:,。]{2,12}\s+)?(?:(?:发布|更新|发表)?(?:时间|日期)?:\s?)?"
    r"(20\d\d)[-./年]\s?(?:0?[1-9]|1[0-2])[-./月]\s?\d{1,2}(?!\d)日?(?=\s|$|[^一-龥]|讯|电|来源|[一-龥]{2,10}[网报社台]$)"
)
AIMS = re.compile("目标|总体要求")  # headings under which a plan says by when it is done
_FIVE_YEARS = re.compile(r"十([三四五六])五")
_FIVE_YEAR_START = {"三": 2016, "四": 2021, "五": 2026, "六": 2031}
_HEAD_YEAR = re.compile(
    r"[一-龥]{0,10}?(20\d\d)年?(?:度|第?[一二三四]季度|[上下]半年)?(?=[《一-龥])(?!起|以来|后|前|版|修订)"
)
_NAMED = re.compile(r"(?P<before>[^,;。:《》]{0,12})《[^《》]{4,60}?20\d\d年?[-至](?P<last>20\d\d)年?\)?》")
_FOLLOWED = re.compile("根据|按照|依据|落实|贯彻|结合|依照")
_YEAR_REPORTED = re.compile(
    r"(20\d\d)年[^,。《》\d]{0,24}(?:公报|年报|通报|简报|汇报|年度报告|总结|述职报告|(?:工作|完成|执行|运行|进展|落实)情况|(?:进展|进步|发展|评价|监测|运行|评估|统计|分析)报告)"
)
_ANY_YEAR = re.compile(r"(?<!\d)(20\d\d)年(?!\d{1,2}月)")  # an event of some month says nothing of the rest
_COMPARED = re.compile(r"(?:比|较|自|从|与|相比于?|继)20\d\d年|20\d\d年(?:起|以来|至今|前|后|建|成立)")
LONGEST_TITLE = 60
FIRST = 4  # passages that open a text


def goal_year(tree: Tree) -> int | None:
    """The one year that the goals of a document without a stated period name: 主要目标。到2025年,…."""
    found: set[str] = set()
    for passage in tree.passages:
        above = " ".join((*passage.path, passage.text[:20]))
        if AIMS.search(above) and passage.kind not in SILENT:
            found |= set(BY_YEAR.findall(passage.text))
    return int(found.pop()) if len(found) == 1 else _year_at_the_head(tree)


def year_reported(tree: Tree) -> int | None:
    """The year that a report is of by its title: 2023年统计公报, 2023年工作总结和2024年工作思路."""
    lines = [tree.head.title or "", *(p.text.strip() for p in tree.passages[:FIRST])]
    titles = [fold(line) for line in lines if len(line) <= LONGEST_TITLE]
    found = next((int(match[1]) for title in titles if (match := _YEAR_REPORTED.search(title))), None)
    return found or next((planned - 1 for title in titles if (planned := planned_year(title))), None)


def only_year(tree: Tree) -> int | None:
    """The one year that a text without any date speaks of more than once, and not only to compare with it."""
    head = tree.head
    if head.dated or head.period_end or dateline_of(tree):
        return None
    text = " ".join(fold(p.text[:1000]) for p in tree.passages[:10] if p.kind not in SILENT)
    text = re.sub("《[^《》]*》", "", text) if "《" in text else text
    found = [int(m[1]) for m in _ANY_YEAR.finditer(text)]
    return found[0] if len(found) > 1 and len(set(found)) == 1 and not _COMPARED.search(text) else None


def year_told_of(tree: Tree) -> int | None:
    """The year by which the plan is done that a text without tasks tells of: 发布《行动计划(2024—2027年)》,…."""
    if tree.items or tree.head.published or tree.head.issued_on:
        return None
    first = [fold(p.text[:400]) for p in tree.passages[:FIRST]]
    named = {m["last"] for text in first for m in _NAMED.finditer(text) if not _FOLLOWED.search(m["before"])}
    return int(named.pop()) if len(named) == 1 else None


def _year_at_the_head(tree: Tree) -> int | None:
    """The year that a first line begins with, where it is no recognised title: 2022年《…》分解方案, 2020第三季度…."""
    lines = [text for p in tree.passages[:FIRST] if (text := p.text.strip())]
    for line in lines[:3]:
        if len(line) > LONGEST_TITLE or "。" in line:
            return None
        if found := _HEAD_YEAR.match(fold(line)):
            dated = tree.head.dated
            return int(found[1]) if dated is None or 0 <= dated - int(found[1]) <= 1 else None
    return None


def year_spoken_of(tree: Tree) -> int | None:
    """The one year that the title and the first paragraphs of a text without period and date open with."""
    if tree.head.published or tree.head.issued_on:
        return None
    first = [p.text[:400] for p in tree.passages[:FIRST]]
    found = {next(filter(None, m.groups())) for text in first for m in _OPENING_YEAR.finditer(fold(text))}
    years = sorted(map(int, found))
    return years[-1] if years and years[-1] - years[0] <= 1 else None  # of two the later: it speaks of the one before


def dateline_of(tree: Tree) -> int | None:
    """The year of a line of its own that only says when a text appeared."""
    if tree.items or tree.head.dated:
        return None  # a plan has its date at its end
    lines = (_DATELINE.match(fold(p.text[:60]).strip()) for p in tree.passages[:FIRST])
    return next((int(found[1]) for found in lines if found), None)


def plan_spoken_of(tree: Tree) -> int | None:
    """The first year of the latest five-year plan that the first paragraphs name: 是“十四五”的行动指南."""
    text = " ".join(p.text[:400] for p in tree.passages[: 2 * FIRST])
    return max((_FIVE_YEAR_START[n] for n in _FIVE_YEARS.findall(text)), default=None)
