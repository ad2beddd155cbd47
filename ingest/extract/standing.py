"""What a quantity is: a figure, a grant, a condition, or nothing; and whether a figure is aimed at or was reached.

One decision for figures, provisions and conditions alike, so that a number never comes out twice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from ingest.extract.sites import Site
from ingest.extract.words import BENEFITS, CONSEQUENCES, GRANTING, alternation

Standing = Literal["figure", "provision", "condition", "none"]
Mode = Literal["target", "observation"]

_BENEFIT = re.compile(alternation(*BENEFITS))
_HARD_BENEFIT = re.compile(alternation(*(b for b in BENEFITS if b not in ("支持", "配套", "补偿", "出让底价"))))
_GRANTING = re.compile(alternation(GRANTING))
_CONSEQUENCE = re.compile(alternation(CONSEQUENCES))
_TESTED = re.compile(
    r"^\s?(?:\([^()]*\))?的(?!比例|标准|额度|幅度|一次性|奖励|补助|补贴|资助|支持|扶持|财政|资金|研发费用后|创新扶持)"
    r"(?:[,、;。)]|$|[^,。;]{0,12}?(?:企业|单位|机构|项目|个人|团队|平台|人才|园区|产品|高校|院所|基地|中心|站|载体|孵化器|基金|贷款|部分))"
)
_ELIGIBILITY = re.compile(
    r"申报条件|认定条件|基本条件|申请条件|备案条件|认定标准|申报要求|准入条件|支持条件|遴选条件|具备.{0,6}条件|符合.{0,8}条件"
)
_MUST = re.compile(r"应当?(?:具备|符合|满足|达到)|须(?:具备|符合|满足)|(?:具备|符合|满足)(?:以下|下列)")
_PER_CASE = re.compile(r"每[^,、。]{0,8}$")
_RATE = re.compile(r"按照?[^,;。]{0,40}$")
_CAP_MAY = re.compile(r"(?:最高可|最多可|上限|不得(?:高于|超过|低于))[^,]{0,18}$")
_BENEFIT_SIZE = re.compile(r"(?:支持|补贴|奖励|补助|资助|扶持)(?:金额|额度|标准|比例|面积|总额|力度|上限)[^,]{0,6}$")
_ARRANGED = re.compile(r"(?:安排|下达|拨付|争取|获得|累计|落实|筹集|投入)[^,给最每]{0,12}(?:资金|经费|补助|奖励)$")
_PAST_HEADING = re.compile(
    r"完成情况|工作总结|工作回顾|回顾|成效|成就|进展情况|取得.{0,4}进展|现状|发展基础|基础与|^[^研]{0,6}基础$|主要做法|取得|工作情况|"
    r"形势|背景|年工作$"
)
_FUTURE_HEADING = re.compile(
    r"目标|思路|打算|计划|任务|举措|措施|安排|要求|部署|愿景|实施|方案|下一步|保障|强化|推进|加快|提升|打造|建设|构建"
)
_PAST_WORDS = re.compile(
    r"目前|截至|截止|现有|现已|已(?!经?认定|备案)(?:有|达|经|建|形|累|成|入|培|引|获|完|实|组|开|超|突)|去年|上年|经过.{0,6}努力|“?十[二三]五”?期间|以来"
)
_FUTURE_WORDS = re.compile(
    r"力争|确保|争取|预期|到20\d\d年|至20\d\d年|20\d\d年底?前|到“?十|期末|目标|每年(?!.{0,20}以来)|今后|未来"
)
_REPORTED = re.compile(r"同比(?:增长|提高|下降|增加)|荣获|被评为|创历史")


def standing(sentence: str, site: Site, headings: Sequence[str], section: Mode | None) -> Standing:
    """What the quantity at a site is."""
    quantity = site.quantity
    after = sentence[quantity.end : quantity.end + 60]
    money = quantity.unit.startswith(("元", "美元")) or quantity.unit == "%"
    if section == "observation":
        return "figure"
    benefit = bool(_HARD_BENEFIT.search(sentence)) or bool(re.search(r"给予|予以", sentence))
    if _condition(sentence, site, headings, after, benefit):
        return "condition"
    if re.search(r"[的中]?前$", site.left) and quantity.form == "number":
        return "condition" if benefit else "none"
    if not money:
        if _BENEFIT_SIZE.search(site.clause):
            return "provision"
        if benefit and (_PER_CASE.search(site.left) or quantity.form == "rank" or re.match(r"^的", after)):
            return "condition"
        return "figure"
    if _granted(sentence, site, after):
        return "provision"
    return "figure"


def _condition(sentence: str, site: Site, headings: Sequence[str], after: str, benefit: bool) -> bool:
    """A threshold that has to be met: 对…占比超过85%的机构, 申报条件 …不低于5%."""
    if any(_ELIGIBILITY.search(h) for h in headings) or _MUST.search(sentence) or _ELIGIBILITY.search(sentence):
        return True
    if not _TESTED.match(after) and not _thresholds(site, after):
        return False
    ahead = sentence[: site.quantity.start]
    addressed = bool(re.search(r"(?:^|[,;。(:])\s?[^,]{0,6}?(?:对于?|凡是?|符合|经)", ahead)) or "给予" in site.clause
    consequence = bool(_CONSEQUENCE.search(sentence[site.quantity.end :]))
    if addressed and (consequence or benefit):
        return True
    if re.search(r"(?:支持|鼓励|引导)[^,]*$", site.clause) and site.quantity.unit.startswith(("元", "%")):
        return True
    return bool(re.match(r"^\s?的[,;]", after)) and consequence


def _thresholds(site: Site, after: str) -> bool:
    """2000万元、5000万元、1亿元的: the members of a list of thresholds before its 的."""
    return (
        bool(re.match(r"^(?:、\s?[\d.]+\s?[万亿]*(?:元|%|家|个|人|项|名))+的[,;。]?", after)) and not site.right.strip()
    )


def _granted(sentence: str, site: Site, after: str) -> bool:
    """Money or a rate that is given: 给予最高500万元扶持, 按30%的比例进行补贴."""
    if _ARRANGED.search(site.left):
        return False
    start = max(0, sentence.rfind("。", 0, site.quantity.start) + 1)
    clause_end = re.search(r"[,;。]", after)
    here = after[: clause_end.start()] if clause_end else after
    lead = re.split(r"[;。]", sentence[start : site.quantity.start])[-1]
    if _HARD_BENEFIT.match(here) or re.match(r"(?:的比例)?(?:给予|予以)", here) or _BENEFIT_SIZE.search(site.clause):
        return True
    if re.search(
        r"(?:达到?|突破|完成|实现|增长|(?<!不)超过|超|规模|总额|提高到|投入|安排|设立)[^,、]{0,3}$", site.left
    ) and not re.search(r"给予|补助|补贴|奖励|资助|最高|每家|每人", site.clause):
        return False
    if _HARD_BENEFIT.search(here) or (_BENEFIT.search(here) and _GRANTING.search(site.clause)):
        return bool(_GRANTING.search(lead[-60:])) or site.quantity.unit != "%" or bool(_RATE.search(lead))
    if _HARD_BENEFIT.search(site.clause) or re.search(r"给予|予以", site.clause):
        return True
    if re.search(r"最高|不超过|上限|封顶|每家|每人|每户|单个|一次性|累计不超过|分别", site.clause[-24:]) and (
        _HARD_BENEFIT.search(lead[-90:]) or re.search(r"给予|予以", lead[-90:])
    ):
        return True
    if site.quantity.unit == "%" and (
        (_RATE.search(site.clause) and (_HARD_BENEFIT.search(sentence) or re.search(r"给予|予以", sentence)))
        or _CAP_MAY.search(site.left)
    ):
        return True
    return bool(site.listed and _HARD_BENEFIT.search(lead[-60:]) and re.search(r"给予|予以|分别", lead[-60:]))


def mode_of(headings: Sequence[str]) -> Mode | None:
    """What the headings say of the figures under them: the nearest that says anything."""
    for heading in reversed(headings):
        if _PAST_HEADING.search(heading) and not re.search(r"目标|思路|打算|下一步", heading):
            return "observation"
        if re.search(r"目标|思路|打算|下一步|任务|举措|措施", heading):
            return "target"
    return None


def mode_in(sentence: str, section: Mode | None, year: int | None, until: bool, present: int | None) -> Mode:
    """Whether a figure of this sentence is a target or an observation.

    `present` is the year in which the document speaks: its period's first, else that of its publication.
    """
    if until and year is not None and (present is None or year >= present) and not re.search(r"截至|截止", sentence):
        return "target"
    if section == "observation":
        return "observation"
    if year is not None and present is not None and year < present and not re.search(r"力争|确保", sentence):
        return "observation"
    if _FUTURE_WORDS.search(sentence):
        return "target"
    if section == "target":
        return "target"
    if _PAST_WORDS.search(sentence) or _REPORTED.search(sentence):
        return "observation"
    return "target"
