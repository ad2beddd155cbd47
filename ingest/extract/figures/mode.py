"""Whether a figure is aimed at or was reached: from its headings, its sentence, its year.

`standing` says what a quantity is at all, `genre` what a text tells where nothing else says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

Mode = Literal["target", "observation"]

# every alternative begins with a character, not with what stands before it: the search skips to where one may begin
_PAST_HEADING = re.compile(
    r"况(?<=(?:完成|执行|落实|运行|推进|开展|建设|实施|总体|基本|工作)[情状]况)|进展情况|工作总结|回顾|成效|成就|取得|现状|主要做法"
    r"|发展基础|基础与|形势|背景|年工作$|成绩|历程|亮点"
    r"|基础(?<=(?:现实|工作|建设|产业|创新|科技|良好|坚实)基础)(?!研究|设施|能力|教育|[^、和与]{0,4}(?:行动|工程|提升|夯实))"
)
_PAST_ALONE = re.compile(r"[^研]{0,6}基础|[^,。;]{0,12}(?:存在|突出|主要)?(?:问题|短板|挑战)")
_ENDS_ALONE = ("基础", "问题", "短板", "挑战")
# 加快平台建设,创新能力持续增强: says so only where nothing above it speaks of goals
_GONE_HEADING = re.compile(
    r"[,、][^,。;]{2,14}(?:持续|显著|不断|明显|稳步|全面|日益|大幅|进一步)(?:增强|提升|优化|拓展|壮大|改善|形成|完善|提高|扩大|显现|加快)$"
)
_FUTURE_HEADING = re.compile(
    r"目标|思路|打算|下一步|明年|来年|(?:工作|20\d\d年|下半年|年度)(?:工作)?(?:计划|安排|要点|重点|部署)(?!.{0,4}(?:完成|执行|落实|情况))|下半年工作|关于20\d\d年(?:政府)?工作$"
)
_TASK_HEADING = re.compile(r"任务|举措|措施")
# 2023年工作完成情况 > 服务举措落地见效: under what was done, measures were taken
_MEANS = re.compile("举措|措施")
_DONE_HEADING = re.compile("(?:完成|执行|落实|开展|推进)情况|工作总结|回顾|成效|成绩")
# 发展目标 > 两化融合成效显著: how an aim will show
_SHOWN = re.compile("成效(?:更加|显著|明显|突出)|取得[^,。;]{0,6}(?:突破|进展|成效|进步)")
_AS_OF = re.compile(r"截至|截止")
_MEANT = re.compile(r"力争|确保|今后|未来[\d一二三四五]+年")
_PAST_WORDS = re.compile(
    r"目前|近年来|近几年|[两三四五六七八九几]年来|标志着|一年来(?<![^,。;]一年来)|至今|截至|截止|现有|现已|去年|上年|本次(?!规划)|近日|近期|日前|此前|先后|十[二三]五”?期间|以来|过去[\d一二三四五]+年|经过.{0,6}努力"
    r"|已(?!经?认定|备案|有的|建成的)(?:经|先后|累计|成功|基本|全面|初步)?(?:有|达|建|构|形|累|成|入|培|引|获|完|实|组|开|超|突|投|落|挂|集|拥|汇|聚|具|在|布|签|吸|服|转|攻|发|创|认|选派|设立)"
    r"|今年(?<![^,。;]今年)(?:上半年|一季度|前三季度),|上半年,(?<![^,。;]上半年,)|一季度,(?<![^,。;]一季度,)|前三季度,(?<![^,。;]前三季度,)"
    r"|1(?<!\d1)月?份?[-至到]\d{1,2}月|截止?到?\d{1,2}月|完成(?:全年|年度)(?:[\d.]{1,9}[万亿]*[一-龥]{1,2})?(?:目标|任务){1,2}的"
    r"|超额完成(?!任务目标|目标任务|各项|年度)|年同期(?<=[比较][去上]年同期)(?:增|提|上|下|减)"
    r"|成功(?:入选|获批|举办|创建|跻身|申报|争取|揭榜|引进|落户|组建|签约)"
    r"|了(?<=(?:形成|取得|实现|突破|建成|达成|完成|新增|获得|培育|引进|荣获|签订|转化|吸引|设立|启动|实施|开展|组织|成立|搭建|组建|出台)了)"
    r"|取得[^,;。]{0,10}(?:突破|进展|成效|成绩)|(?:数据|结果)显示|据(?:统计|介绍|了解|悉)|集中开工|相继开工|竞相|陆续落"
)
_FUTURE_WORDS = re.compile(
    r"力争|确保|争取(?<!向上争取)(?<!累计争取)(?<!成功争取)(?!资金|项目|各类|上级|中央|国家|省级|专项|到(?!20)|了)|预期(?<![超好于]预期)(?![不转减走]|引导|管理|值)|到(?<![长升高加大降少增\d]到)(?<!\d年到)20\d\d年|至(?<![截长升高加大降少增\d]至)(?<!\d年至)20\d\d年|20\d\d年底?前(?![三两一]?季)|到“?十|期末|目标(?<![省市县既预]定目标)(?!完成率|导向|定位|责任|管理|考核|市场)|每年(?!.{0,20}以来)|拟(?<![模虚]拟)(?:建设|新[建增]|引进|培育|投资|打造|实施|设立|支持|选派)|今后|未来(?:[\d一二三四五几]+年|一段时[间期]|一个时期)|下一步|计划到|今年将|明年将"
    r"|将(?<![已即必]将)(?:达|建|新|实|突|超|引|培|打|形|努力|累计|加大|加强|加快|推进|推动|支持|开展|组织|通过|继续|完善|优化|强化|深化|重点|大力|聚焦|围绕|(?:全面|进一步|重点|加快|大力|着力|继续|深入)(?:打造|推进|支持|培育|建设|实施|布局|加大))"
)
# what a meeting or a text asks for: 会议强调, 各县区要…, and 全省计划新增…
_ASKED = re.compile(
    r"会议[^,。;]{0,4}(?:强调|要求)"
    r"|(?:^|[,;]|各[^,;。]{1,14}?(?<![主重需必只首纪概摘简紧]))要(?![求素点闻件务塞道紧是])"
    r"|(?:[省市县区厅局上中面,;:年]|^)计划(?=新[建增认引]|培育|建成|引进)"
)
# an aim that was met is none any more: 提前超额完成全年500家的目标任务
_MET = re.compile(
    r"(?:超额|提前|圆满|顺利|如期|胜利|全部|均已?|已){1,4}完成[^,;。]{0,16}?目标(?:任务)?"
    r"|完成(?:全年|年度)(?:[\d.]{1,9}[万亿]*[一-龥]{1,2})?(?:目标|任务){1,2}的"
)
# a goal that is followed is no aim of the sentence: 围绕决胜全年的工作目标,规模达到…
_FOLLOWED = re.compile(
    r"(?:按照|围绕|对照|对标|根据|瞄准|紧盯|锚定|聚焦|紧扣|朝着|对表|坚持|实现了?|完成了?)(?:[^,;。\d]{0,20})目标(?:任务|要求|定位)?(?=[,、;。和及]|$|的(?:关键|收官|决胜|攻坚|重要)|.{0,6}(?:要求|安排|部署))"
)
# what there is, said right before a number, whatever the sentence goes on to aim at: 目前已有500家,力争达到800家
_STANDS_AT = re.compile(
    r"(?:目前|截至[^,;。]{2,14}|现)(?:,)?[^,;。]{0,20}(?:已|共|现|累计)+(?:经)?(?:有|达|拥有|建成|培育|集聚|获批|形成|引进|认定|发布|引入|备案|启动|布局|立项|入驻|签约)[^,;。]*$"
)
# 去年净增120家,今年再净增100家: in a text that plans, this year's are aimed at
_THIS_YEAR = re.compile(r"(?:^|[,;])(?:今|明)年(?!以来|[上一前第1])[^,;。已]*$")
_ONCE_BUILT = re.compile(r"(?:达产|投产|建成|投用|达效)后[^,;。]{0,8}[,]?[^,;。]*$")  # 项目建成后,年产值可达10亿元
_BESIDE_LAST_YEAR = re.compile(r"(?:比|较|与)(?:去年|上年)(?:度|末|底)?|同比(?:增长|提高|下降|增加)?")
_EXPECTED = re.compile(
    r"预计[^,;。\d]{0,6}(?:全年|今年|当年|年内|“?十[三四五六]五”?期?末)|(?:全年|今年|当年)[^,;。\d]{0,12}预计"
)  # the year under way
_REPORTED = re.compile(r"同比(?:增长|提高|下降|增加)|荣获|被评为|创历史")


def mode_of(headings: Sequence[str]) -> Mode | None:
    """What the headings say of the figures under them: the nearest that says anything."""
    for at in range(len(headings) - 1, -1, -1):
        if mode := _mode_said(headings[at]):
            if mode == "target" and _MEANS.search(headings[at]) and not _FUTURE_HEADING.search(headings[at]):
                return "observation" if any(map(_DONE_HEADING.search, headings[:at])) else mode
            if mode == "observation" and _SHOWN.search(headings[at]) and any("目标" in h for h in headings[:at]):
                return "target"
            return mode
    return "observation" if any(map(_says_gone, headings)) else None


@lru_cache(maxsize=64)
def _says_gone(heading: str) -> bool:
    return _GONE_HEADING.search(heading) is not None


@lru_cache(maxsize=64)
def _mode_said(heading: str) -> Mode | None:
    alone = heading.endswith(_ENDS_ALONE) and _PAST_ALONE.fullmatch(heading)
    if (alone or _PAST_HEADING.search(heading)) and not _FUTURE_HEADING.search(heading):
        return "observation"
    return "target" if _FUTURE_HEADING.search(heading) or _TASK_HEADING.search(heading) else None


def mode_in(
    sentence: str,
    section: Mode | None,
    year: int | None,
    until: bool,
    present: int | None,
    *,
    before: str = "",
    default: Mode = "target",
    led: bool = False,
    task: bool = False,
    clause: str = "",
) -> Mode:
    """Whether a figure of this sentence is a target or an observation.

    `present` is the year in which the document speaks: its period's first, else that of its publication; `before` the
    words up to the number, `clause` those up to the end of its clause, since in a text that reports a later clause's
    aims say nothing of an earlier one; `default` what holds where nothing tells; `led`: what stood before the last
    semicolon looks ahead, so that 同比增长 alone tells of no past; `task`: the sentence stands in a task, whose aims
    are set beside last year.
    """
    expected = "预计" in sentence and _EXPECTED.search(sentence) is not None
    gone = section == "observation" and (expected or (present is not None and year is not None and year <= present))
    if until and year is not None and (present is None or year >= present) and not gone and not _AS_OF.search(sentence):
        return "target"
    if section == "observation":
        return "observation"
    # 2025年为2.1%,2026年力争达到2.3%: what is meant is said before its own number
    if year is not None and present is not None and year < present and not _MEANT.search(before or sentence):
        return "observation"
    if expected and not _FUTURE_WORDS.search(sentence):
        return "observation"
    if before and year is None and _STANDS_AT.search(before[-60:]):
        return "observation"
    if default == "target" and _THIS_YEAR.search(before[-40:]):
        return "target"
    if _ONCE_BUILT.search(before[-60:]):
        return "target"
    if looks_ahead(sentence) and (default == "target" or not clause or looks_ahead(clause)):
        return "target"
    if section == "target":
        return "target"
    if led and not _PAST_WORDS.search(sentence):
        return "target"
    return "observation" if _tells_of_past(sentence, task and default == "target") else default


def told_by(sentence: str, task: bool = False) -> Mode | None:
    """What a sentence itself says of its figures, for those after it that say nothing; `task` as in `mode_in`."""
    if looks_ahead(sentence):
        return "target"
    return "observation" if _tells_of_past(sentence, task) else None


def _tells_of_past(sentence: str, task: bool) -> bool:
    """Whether it looks back; in a task 覆盖率较上年提高8个百分点 and 融资额同比增长20% are what is aimed at."""
    if not looks_back(sentence):
        return False
    return not task or _PAST_WORDS.search(_BESIDE_LAST_YEAR.sub("", sentence)) is not None


@lru_cache(maxsize=16)
def looks_ahead(sentence: str) -> bool:
    """Whether a sentence says what is aimed at."""
    if "完成" in sentence:
        sentence = _MET.sub("", sentence)
    if "目标" in sentence:
        sentence = _FOLLOWED.sub("", sentence)
    if ("要" in sentence or "强调" in sentence or "计划" in sentence) and _ASKED.search(sentence):
        return True
    return _FUTURE_WORDS.search(sentence) is not None


@lru_cache(maxsize=16)
def looks_back(sentence: str) -> bool:
    """Whether a sentence says what was reached."""
    return bool(_PAST_WORDS.search(sentence) or _REPORTED.search(sentence))
