"""What the headers of a table's columns say: which words are headers, and what the cells below them hold."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

Column = Literal[
    "number", "deadline", "person", "contact", "project", "builder", "investment", "years", "site", "scale", "units",
    "task", "content", "indicator", "value", "group", "other",
]  # fmt: skip

# what is listed by its name beside those who build, host or supervise it
_THING = (
    r"\S{0,6}(?:实验室|平台|中心|基地|载体|园区|机构|高校|院所|学科|团队|产品|技术|装备|成果|场景|品牌|标准|榜单|课题)"
)
# the first row whose pattern fits a header, its brackets and blanks left out, says what its column holds
_KINDS: tuple[tuple[Column, str], ...] = (
    ("number", r"^(?:序号|编号|序|项次|条目|任务(?:编号|序号)|项目(?:编号|序号)|[Nn][Oo]\.?)$"),
    ("contact", r"联系人|联系方式|联系电话|联络|电话|邮箱|手机|传真|网址|邮编|咨询"),
    ("person", r"领导|责任人|负责人|分管|包抓|包联|专员|首席"),
    (
        "years",
        r"^(?:项目)?(?:计划)?(?:建设|起止|实施|开竣工|执行|研究)(?:起止)?(?:年限|周期|期限|时间|年度|年月|期|起止)+$"
        r"|^(?:计划)?(?:开工|竣工|投产|开竣工)(?:时间|年月|日期)$|^起止年[限月份]$",
    ),
    ("investment", r"总?投资(?:规模|额|总额|估算|总量|概算)?$|^投资|资金(?:需求|规模|总额|来源)|^总?概算"),
    (
        "deadline",
        r"时限|期限|节点|进度(?:安排|要求|计划)|完成日期|^(?:完成|整改|办结|落实|推进|计划|工作|预计|要求|限期){0,2}时间(?:安排|要求|进度)?$",
    ),
    (
        "builder",
        r"(?:建设|施工|承担|实施|业主|投资|申报|项目|承建|运营|依托|揭榜)(?:责任)?(?:主体|单位|企业|方|法人|业主)+"
        r"|^(?:主要|建设)?(?:依托|承担|共建|参建)(?:高等|科研|医疗)?(?:高校|院校|学校|大学|院所|医院|机构|平台)?(?:名称)?$"
        r"|^(?:企业|单位|机构)名称$|^业主$",
    ),
    ("project", r"^(?:重[大点])?(?:建设|科技|产业)?(?:项目|工程)(?:名称|清单)?$|(?:项目|工程)名称"),
    (
        "site",
        r"(?:建设|实施|项目|所在)?(?:地点|地址|选址|位置)$|所在(?:地|区|市县?|县|园区)|^(?:所属)?(?:区域|区县|县区|市县)$",
    ),
    (
        "scale",
        r"^(?:主要|项目)?(?:建设(?:规模|内容)|规模)(?:(?:及|和|与|、)?(?:主要)?(?:建设)?(?:规模|内容))?$|^项目(?:概况|简介|内容)$|^建设性质$",
    ),
    (
        "indicator",
        r"^(?:主要|考核|评价|一级|二级|三级|具体|绩效|发展|核心)*指标(?:名称|内容)?$|^主要目标$",
    ),
    (
        "value",
        r"^(?:20\d\d)?年?(?:度)?(?:规划|预期|阶段|年度|近期|远期|总体)?(?:目标值?|现状值?|基期值?|完成值?|指标值|预期值|实际值?|实绩|基数)$"
        r"|^(?:(?:规划|预期|分?年度|阶段)目标|目标任务|(?:规划|预期)?(?:目标|指标)值)?20\d\d年?(?:[底末度]|目标|指标|现状|实际|实绩|基数|完成|预计|预期|规划|计划(?=值|数|$))*(?:值|数)?$"
        r"|^(?:(?:计量|指标)?单位|(?:指标)?(?:属性|性质)|年均增[长速](?:率)?|(?:五年|期间|规划期)?累计(?:值|数|增长)?|增[长速幅]|(?:增长|提高|上升|变化)幅度|权重|分值|数据来源)$",
    ),
    (
        "units",
        r"(?:责任|牵头|配合|协同|协办|主办|参与|参加|参建|支持|指导|督导|督办|落实|负责|主管|主责|实施|承办|共同|相关|省级|市级|省直|市直)"
        r"\S{0,4}(?:单位|部门|主体|机构|处室|科室|地区|市县|县区|区县)|^(?:责任|任务|工作|职责)?分工$|^(?:牵头|责任|配合|主办|协办|指导|参与|协同)$"
        r"|^(?:责任|牵头|配合)(?:方|者)$|^实施主体$",
    ),
    (
        "content",
        r"^(?:工作|主要|任务|整改|改革|具体|政策|实施)?内容$|^(?:工作|具体|任务|目标)要求$|^(?:预期|工作|阶段|年度)(?:目标|成果|成效)$|^20\d\d年?度?(?:任务|工作)目标$",
    ),
    (
        "task",
        r"^(?:主要|重点|工作|具体|年度|目标|改革|政策|整改|细化|创新|建设|分解|核心|攻坚|试点|关键|服务|民生|惠民){0,4}"
        r"(?:任务|举措|措施|事项|工作|清单|要点|行动|实事)(?:内容|名称|分解|分工|清单|要求|描述)?$"
        r"|^(?:整改|改革|创新|支持|推进|落实|具体)(?:任务|举措|措施|事项)(?:及|和|与)\S{1,6}$|^政策(?:名称|条款|内容)$",
    ),
    (
        "group",
        r"^(?:类别|类型|分类|门类|领域|方面|板块|维度|章节|部分|专项|方向|环节|产业|行业|一级目录|重点领域|技术领域|产业领域|所属领域)$",
    ),
    ("other", f"^{_THING}名称$"),
    (
        "other",
        r"^(?:备注|说明|名称|目标|20\d\d年?度?(?:投资|建设|工作)?(?:计划|进度|形象进度)|(?:目前|季度|任务|工作|目标)*(?:完成|进展|落实|推进|执行)情况|是否\S{1,8}|(?:20\d\d年)?第?[一二三四1-4]季度(?:目标|进度|任务|计划)?|[上下]半年(?:目标|任务|计划)?|下一步\S{2,6}|问题|存在问题|整改目标|推广范围|区域|时间|状态|级别|等级|数量|内容|标准|依据|条件|程序|流程|来源|数据)$",
    ),
)
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)
_BRACKETED = re.compile(r"[(（〔\[【][^)）〕\]】]*[)）〕\]】]")
# 牵头单位及责任人: who answers there is the unit, the person beside it is not taken
AND_PERSON = re.compile(r"(?<=单位|部门|主体)(?:及|和|与|、|/)(?:主要|具体)?(?:责任|负责|联系|联络)人(?:员)?$")
LONGEST = 16  # characters of a header, its brackets left out

TASKS = frozenset({"task", "content"})
THING = re.compile(rf"^{_THING}(?:名称)?$")
UNITS = re.compile(r"单位|部门|主体|责任|牵头|配合|分工|主办|协办|指导|参与|协同|督导")
_PROGRESS = re.compile(r"(?:完成|进展|落实|推进|执行)(?:情况|成效)$|^是否|问题|^(?:工作)?成效$|取得成效")
_NOT_DUE = re.compile(r"发文|成文|频度|频次|申报|受理|有效|执行期|公布|发布|印发|咨询|开放")
NOT_UNITS = re.compile(
    r"^(?:计量|指标)?单位$|建设单位|建设主体|施工单位|领导|责任人|负责人|联系|承担单位|申报单位|业主|所在|单位名称|发文|印发|制定|依托|电话"
)


def plain(header: str) -> str:
    """A header's words without blanks and without what stands in brackets."""
    squeezed = "".join(header.split())
    if len(squeezed) > 200:  # no header: and open brackets without end would be looked for again and again
        return squeezed
    return AND_PERSON.sub("", _BRACKETED.sub("", squeezed) or squeezed)


@lru_cache(maxsize=4096)
def column(header: str) -> Column | None:
    """What the cells below a header hold; None for words that head no column."""
    words = plain(header)
    if not words or len(words) > LONGEST:
        return None
    return next((kind for kind, pattern in _COMPILED if pattern.search(words)), None)


@lru_cache(maxsize=4096)
def charges_units(header: str) -> bool:
    """Do the cells below a header name who answers for the row's task?"""
    words = plain(header)
    return bool(UNITS.search(words)) and not NOT_UNITS.search(words) and column(header) not in ("person", "contact")


@lru_cache(maxsize=4096)
def sets_deadline(header: str) -> bool:
    """Do the cells below a header say when the row's task is due?"""
    if _NOT_DUE.search(header):
        return False
    return column(header) in ("deadline", "years") or bool(re.search(r"时限|时间|期限|节点|进度安排", header))


def tells_of_progress(header: str) -> bool:
    """Do the cells below a header say what was done, or what stands in the way?"""
    return _PROGRESS.search(plain(header)) is not None


def is_header(cells: list[str]) -> bool:
    """Do these cells name columns? Two known words at least, half of all, and no sentence or number."""
    words = [plain(c) for c in cells]
    if any(len(w) > LONGEST for w in words) or any(re.search(r"[。；;]|\d{5}|^\d{1,3}$", w) for w in words):
        return False
    known = [w for w in words if column(w)]
    return len(known) >= 2 and len(known) * 2 >= len(words) and len(set(known)) >= min(2, len(known))
