"""What kind of text figures stand in: one that tells what was reached, or one that plans.

Its title and opening say so, else most of those of its sentences that look back or ahead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract.figures.mode import looks_ahead, looks_back, mode_of
from ingest.extract.figures.numbers import fold
from ingest.records import Passage, Tree

_REPORTING = re.compile(
    r"(?:工作总结|总结[和与及暨]|工作回顾)|(?:总结|(?:工作|执行|完成|落实|基本|建设|发展)情况|述职报告|简介|概况|综述|纪实|盘点|成效|公报|亮点|成绩单|侧记"
    r"|通报|简报|快报|[月季周]报|年报|汇报|运行(?:情况|分析)|形势分析|(?:调研|自评|自查|评估|发展|年度|绩效|监测|统计|进展|进步|分析)报告)"
    r"(?!.*(?:计划|打算|思路|安排|要点|规划|方案))"
)
_NEWS = re.compile(
    r"中新网|新华(?:社|网)|记者|本报讯|讯[\s(]|[日月]电[\s(]|据[^,。]{2,16}(?:消息|报道|网站)|近日|日前|近期|昨[日天]|今[日天]|发布会|推进会|召开了|报道[:(]|会议?”?在[^,。]{2,8}召开"
)

_OF_A_PLAN = re.compile(
    r"《[^》]{0,30}(?:规划|计划|方案|意见|纲要|指南|措施)?》[^。《》]{0,8}(?:提出|明确)[^。]{0,12}(?:目标|[,:])"
)
# a text with such a title says what is to be done, whatever it looks back on
_PLANNING = re.compile(
    r"规划|计划|方案|意见|办法|要点|措施|纲要|细则|条例|规定|政策|行动|分工|安排|通知|清单|责任书|任务书|决定|工程"
)
_STATEMENT = re.compile("[^。;\n]+")
_LONGEST_LINE = 24
_LINE = re.compile(rf"[“”\d一-龥()（）—-]{{4,{_LONGEST_LINE}}}")
_NUMBERED = re.compile(r"第?[一二三四五六七八九十]{1,3}[、章节部]|[（(][一二三四五六七八九十]")
_DIGIT = re.compile(r"\d")
_OPENS = re.compile(r"\s*(?:[今近去]年|[一两三四五六七八九十]年|上半年|[^,]{0,6}季度)(?:以?来|,)")  # 今年以来,…
_YEAR_FIRST = re.compile(r"\s*(20\d\d)年度?,")
_SILENT = ("title", "front", "closing")
_PROSE = 30  # passages of a text that tell whether it looks back


def leading_line(passage: Passage, before: str) -> str:
    """The line without a number that says what the passages after it tell: 过去五年工作回顾, 2026年工作安排.

    The first line of a text is its title. `before` is the line that held so far; one that stands among numbered
    headings holds no longer than up to the next of them.
    """
    if (
        passage.ordinal
        and passage.kind in ("paragraph", "front")
        and len(passage.text) <= _LONGEST_LINE
        and _LINE.fullmatch(passage.text)
        and mode_of((passage.text,))
    ):
        return passage.text
    return "" if passage.kind == "heading" and any(_NUMBERED.match(h) for h in passage.path) else before


def reports(title: str, opening: str | None) -> bool:
    """Whether a text reports, by its title or, as news, by its `opening`: what it tells has happened.

    A summary that plans as well begins with what was done. News of a plan tell its aims.
    """
    if _REPORTING.search(title):
        return True
    return bool(opening and _NEWS.search(opening) and not _OF_A_PLAN.search(opening))


def tells_of_past(tree: Tree, title: str) -> bool:
    """Whether the sentences of a text look back, wherever its headings leave it open; tasks ask for clearer signs."""
    passages = tree.passages[:_PROSE]
    if not tree.items:
        told = [fold(p.text) for p in passages]
        if any(map(looks_back, told)) and not any(map(looks_ahead, told)):
            return True
    if _PLANNING.search(title):
        return False
    back = ahead = 0
    if tree.head.dated and any(
        _opens_with_past(p.text, tree.head.dated) for p in passages[:4] if p.kind not in _SILENT
    ):
        back = 2
    for statement in _counted(tree):
        if looks_ahead(statement):
            ahead += 1
        elif looks_back(statement):
            back += 2 if _OPENS.match(statement) else 1
    return back >= 2 * ahead and back > 1 if tree.items else back > 2 * ahead


def _opens_with_past(text: str, dated: int) -> bool:
    """2025年,… in a text of 2026."""
    opening = _YEAR_FIRST.match(fold(text[:12]))
    return opening is not None and int(opening[1]) < dated


def _counted(tree: Tree) -> Iterator[str]:
    """The statements with a number, or that open with a time, under no heading which says what they are."""
    for passage in tree.passages[:_PROSE]:
        if passage.kind in _SILENT or mode_of(passage.path):
            continue
        for statement in _STATEMENT.findall(fold(passage.text)):
            if _DIGIT.search(statement) or _OPENS.match(statement):
                yield statement
