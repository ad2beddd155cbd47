"""What a heading says of the part below it: goals hold no measures, safeguards do, reports tell what was done."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

SectionKind = Literal["task", "safeguard", "report", "goal", "none"]

# a part of this kind holds no measures at all: what the heading says, and what it must not say beside it
_NONE = re.compile(
    r"指导思想|基本原则|指导方针|总体思路|发展思路|工作原则|基本思路|建设原则|编制依据|制定依据"
    r"|^(?:准确|科学|深刻)?(?:把握|研判|认识)?(?:[“”‘’]|十[一二三四五六]五|时期|期间|面临|发展|创新"
    r"|科技|国内外?|国际|外部|当前|宏观|总体|新|的|与|和|及|、|机遇|挑战|形势|环境|背景|要求|需求|分析)*"
    r"(?:形势|环境|机遇|挑战|背景)(?:与需求|和需求|分析|新?要求|和挑战|与挑战|变化)?$"
    r"|(?:存在|主要|突出)(?:的)?(?:问题|困难|不足|短板)|问题(?:与|和)(?:不足|挑战)|重要意义|名词解释|术语"
    r"|^目录$|适用范围|^定义|(?:支持|申报|申请|认定|准入|基本)条件$|(?:申报|申请|提交)材料$|^(?:支持|申报)对象$"
)
_MAY_BE_NONE = re.compile("[思则针据势境遇战背题难足短义释语录围件料象]")  # of which each of these holds one
_GOAL = re.compile(
    r"(?:主要|发展|总体|工作|具体|行动|建设|预期|阶段|年度|战略|规划|分阶段|近期|远期|远景|总|核心"
    r"|量化|创新|\d年)(?:性)?(?:预期|经济|社会|发展)*(?:目标|指标)"
    r"|^目标$|目标定位|^(?:目标|指标)(?:体系|要求)"
)
TASKS_TOO = re.compile(r"任务|举措|措施|分工|实施|推进|完成|落实|确保|布局")
_SAFEGUARD = re.compile(
    r"保障|组织(?:领导|实施|管理|协调)|实施机制|附则(?<=^附则)|工作要求|强化(?:组织|统筹|落实)|监督(?:检查|考核|评估)|推进机制"
)
_REPORT = re.compile(r"(?:工作)?(?:完成|进展|开展|落实)情况|回顾|总结|成效|成就|成绩|发展基础|工作基础|现状")
_MAY_REPORT = re.compile("[况顾结效就绩础状]")  # of which each of these holds one
_TRAILING = re.compile(r"(?<![\s。：:])[\s。：:]+$")


@lru_cache(maxsize=1024)
def section_kind(heading: str) -> SectionKind | None:
    """The kind of part that a heading (its number taken off) opens, or None where it does not say."""
    text = heading.rstrip()
    if text.endswith(("。", "：", ":")):
        text = _TRAILING.sub("", text)
    if len(text) > 40:
        return None
    if _MAY_BE_NONE.search(text) and _NONE.search(text) and not TASKS_TOO.search(text):
        return "none"
    if "标" in text and _GOAL.search(text) and not TASKS_TOO.search(text) and len(text) <= 20:
        return "goal"
    if _MAY_REPORT.search(text) and _REPORT.search(text) and not re.search(r"推进|提升|加强|建立|完善|实施|机制", text):
        return "report"
    if _SAFEGUARD.search(text) and len(text) <= 20:
        return "safeguard"
    return None
