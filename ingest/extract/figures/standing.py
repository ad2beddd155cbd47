"""What a quantity is: a figure, a grant, a condition, or nothing.

One decision for figures, provisions and conditions alike, so that a number never comes out twice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from ingest.extract.figures.mode import Mode
from ingest.extract.figures.sites import Site
from ingest.extract.figures.words import BENEFITS, CONSEQUENCES, GRANTING, MEASURE_UNITS, alternation

Standing = Literal["figure", "provision", "condition", "none"]

_BENEFIT = re.compile(alternation(*BENEFITS))
_HARD_BENEFIT = re.compile(alternation(*(b for b in BENEFITS if b not in ("支持", "配套", "补偿", "出让底价"))))
_GRANTING = re.compile(alternation(GRANTING))
_CONSEQUENCE = re.compile(alternation(CONSEQUENCES))
_TESTED = re.compile(
    r"^\s?(?:\([^()]*\))?(?:以上)?(?:之间|区间|范围内?)?的(?!比例|标准|额度|幅度|一次性|奖励|补助|补贴|资助|支持|扶持|财政|资金|研发费用后|创新扶持)"
    r"(?:[,、;。)]|$|[^,。;]{0,12}?(?:企业|单位|机构|项目|个人|团队|平台|人才|园区|产品|高校|院所|基地|中心|站|载体|孵化器|基金|贷款|部分))"
)
_ELIGIBILITY = re.compile(
    r"申报条件|认定条件|基本条件|申请条件|备案条件|认定标准|申报要求|准入条件|支持条件|遴选条件|具备.{0,6}条件|符合.{0,8}条件"
)
_MUST = re.compile(r"应当?(?:具备|符合|满足|达到)|须(?:具备|符合|满足)|(?:具备|符合|满足)(?:以下|下列)")
# 达3.7件,超额完成2件的目标: the number repeats what was once aimed at
_SURPASSED = re.compile(r"(?:超额|提前|如期|超|顺利)完成[^,;。]{0,6}$|超出$")
_ONE_OF = re.compile(r"[^,;。、的]{1,24}之一(?![^,;。])")  # 14项专项规划之一
_AIM = re.compile(r"(?:的(?:规划|年度|全年|既定|预期|计划|预定)*|完成)?(?:省|市|年度|全年)?考?(?:目标|任务|指标)")
# 在1000万元(含)到1亿元(不含)之间的, 达到5%以上、年均增长20%以上的企业: the number heads a test that another ends
_TESTED_WITH = re.compile(
    r"^\s?(?:\([^()]*\))?\s?(?:(?:到|至|-)\s?[\d.一二三四五六七八九十百千]+[万亿]*(?:元|家|人|项|件|亩|%)(?:\([^()]*\))?(?:以[上下内])?(?:之间|区间)?的"
    r"|[、和及][^,;。]{2,40}(?:以上|以下|以内|超过[^,;。]{1,8}|不[低少小]于[^,;。]{1,8})的)"
    r"(?:[,、]|[^,;。]{0,14}?(?:企业|单位|机构|项目|个人|团队|平台|人才|园区|产品|高校|院所|基地|中心|站|载体|孵化器|基金))"
)
_TESTED_NOUN = re.compile(
    r"^\s?[一-龥]{1,8}的(?:企业|单位|机构|项目|个人|团队|平台|人才|园区|[,、])"
)  # 1000万元融资的企业
_AIMS_AT = re.compile(r"培育|打造|建成|引进|新增|实现|力争|形成|集聚|建设")
# 每件2000元, 最高300万元, 可申领不超过20万元, 按30%的比例分担: given, whatever the verb
_EACH_SUM = re.compile(
    r"(?:^|[^平])每(?:件|项|个|家|人|名|台|户|篇|亩|吨|千瓦|度|辆|平方米|立方米|标箱|人次)[^,;]{0,6}$"
)
_CAP_ALONE = re.compile(
    r"^[\s、,;]*(?:且|并|但|同一|单个?|每[家个项年户人]|累计|总额|合计|年度|当年|原则上|全年)*(?:企业|项目|单位|机构|年度|年|补助|金额)?"
    r"(?:最高|最多|上限|封顶)(?:可达|可|不超过|为|额度|给予)*$"
)
_CLAIMED = re.compile(r"可(?:申领|申请|享受|获得|领取|抵扣|抵免|给予|补助|奖励|报销)[^,;。]{0,16}$")
_OFFSET = re.compile(r"(?:抵扣|抵免|减免|报销|抵用|返还)[^,;。]{0,16}$")
_BORNE = re.compile(
    r"\s?(?:、[^,;。]{2,12}?[\d.]+%){0,4}的?比例(?:分担|共担|承担|补偿|配套|拨付|返还|留成|分摊|代偿|补足)"
)
_RELIEF = re.compile(r"(?:减免|减轻|降低|节约|返还|减征|退)[^,;]{0,6}(?:税|费|成本|负担|租金)|留抵退税")
_FOR_ALL = 1e8  # 元: what all together are relieved of, no single case
_FUND_SIZE = re.compile(r"(?:设立|组建|发起|成立|建立)[^,;。]{0,12}规模[^,;。]{0,5}$")
_RENT = re.compile(r"免租|租金|减租|免费使用|用房补")
# 提出18项举措, 分解落实到7个乡镇, 在3个县开展试点: what a text counts of itself, whom and where it concerns
_SAID_OF_ITSELF = re.compile(
    r"(?:提出|推出|明确|部署|梳理|制定|出台|列出|细化|分解为?|归纳|聚焦|围绕)(?:了|出|为)?(?:共|共计)?$"
)
_OF_ITSELF = re.compile(
    r"[^,;。、]{0,10}?(?:举措|措施|任务|条款|要点|意见|事项|清单|政策|建议|工作|行动|要求)(?=[,;。、)]|$|和|,|并)"
)
# 30万千瓦及以上热电联产电厂, 15公里供热半径范围内: what kind of thing is meant, and where
_OF_A_KIND = re.compile(r"(?:及以上|(?:\(?含\)?|及)?以下)的?(?!水平)[一-龥]|[一-龥]{0,4}(?:半径|范围内)")
_WHOM = re.compile(r"(?:这|上述|前述|其他|其余)$|(?:落实|分解|下达|下放|细化|延伸|覆盖面?|辐射)到$")
_WHERE = re.compile(r"(?:^|[,;。、])\s?(?:先行|重点|首批|选择|率先)?(?:在|从|向|针对|选择|选取)$")
_WHERE_DONE = re.compile(
    r"[^,;。、]{1,10}?(?:开展|试点|先行|推广|实施|启动|推进|布局|建设|组织|进行|遴选|试行|征集|选派|部署)"
)
_FIRST_FEW = re.compile(r"前$")
_GROWS = re.compile(r"分别(?:同比)?(?:增长|提高|提升|增加)[\d.%、,和以上左右]*$")  # 扣除金额分别增长78%、21%
_PER_CASE = re.compile(r"每(?!年)[^,、。]{0,8}$")
_PER_HEAD = re.compile(r"每(?:个|家|项|户|人|名|件|台|支|次)[^,]{0,10}(?:支持|补助|资助|奖励|补贴|扶持)[^,]{0,8}$")
_RATE = re.compile(r"按照?[^,;。]{0,40}$")
_CAP_MAY = re.compile(r"(?:最高可|最多可|上限|不得(?:高于|超过|低于))[^,]{0,18}$")
_LIMITED = re.compile(r"最高|不超过|上限|封顶|每家|每人|每户|单个|一次性|分别")
_GIVE = re.compile(r"给予|予以")
_GIVEN_HERE = re.compile(r"(?:的比例)?(?:给予|予以)")
_OUTRIGHT = re.compile(r"给予|予以|最高|每家|每人|不超过|一次性")
_AIMED = re.compile(r"(?:达到?|突破|完成|实现|增长|(?<!不)超过|超|规模|总额|提高到|投入|安排|设立)[^,、]{0,3}$")
_BENEFIT_SIZE = re.compile(
    r"(?:支持|补贴|奖励|补助|资助|扶持|兑付|补偿|贴息|减免|返还|奖补)(?:金额|额度|标准|比例|面积|总额|力度|上限)"
    r"(?:[由从][\d.]+[万亿]*[%元])?[^,]{0,6}$"
)
_SINGLE = re.compile(r"单(?:个|一|笔|只|户)[^,]{0,10}(?:不超过|不高于|最高)?[^,]{0,4}$")  # a limit for each case
_PRIZE = re.compile(r"[一二三特]等奖[^,;]{0,6}$")
_ARRANGED = re.compile(r"(?:安排|下达|拨付|争取|获得|累计|落实|筹集|投入)[^,给最每]{0,12}(?:资金|经费|补助|奖励)$")
_ADDRESSED = re.compile(r"(?:^|[,;。(:])\s?[^,]{0,6}?(?:对于?|凡是?|符合|经)")
_SUPPORTED = re.compile(r"(?:支持|鼓励|引导)[^,]*$")
_THRESHOLDS = re.compile(r"(?:、\s?[\d.]+\s?[万亿]*(?:元|%|家|个|人|项|名))+的")
_ANOTHER_TEST = re.compile(r"(?:且|或|并且)[^,;。]{2,40}的")
_BOTH = re.compile(r"(?:且|或|并且)[^,;。]{2,40}的[,;]")  # 占比不低于3%且拥有专利2件以上的,优先推荐
_AREAS = frozenset({"平方米", "亩"})
MEASURES = frozenset(MEASURE_UNITS.split())
_OF_A_TEXT = frozenset({"个", "项", "条", "家", "类"})
_PROVIDED = re.compile(r"提供[^,;。]{0,10}$")  # 提供不低于1000平方米办公场地
_EACH_CAPPED = re.compile(r"每(?:家|个|人|项|户|名|件)[^,;]{0,12}(?:不超过|最高|上限|限额|封顶)[^,;]{0,6}$")
_CAP_MAY_BE = re.compile(r"(?:不超过|最高|最多|上限)[^,;]{0,4}$")
_FOR_SOMEONE = re.compile(r"(?:^|[,;。])对[^,;。]{2,40},[^,;。]*$")
_THOSE = re.compile(r"[、\d.\s万亿元%家个人项名]*的[,;]")
_CLAUSE = re.compile(r"[^,;。]*")
_STATEMENT = re.compile(r"[;。]")
_LEAD = 120  # characters before a number in which the words that give it stand


@lru_cache(maxsize=16)
def _gives(sentence: str) -> bool:
    """The sentence gives a benefit somewhere."""
    return bool(_HARD_BENEFIT.search(sentence) or _GIVE.search(sentence))


@lru_cache(maxsize=16)
def _requires(sentence: str) -> bool:
    """The sentence states what an applicant has to have, and gives nothing."""
    return bool(_MUST.search(sentence) or _ELIGIBILITY.search(sentence)) and not _gives(sentence)


@lru_cache(maxsize=64)
def _eligible(heading: str) -> bool:
    return _ELIGIBILITY.search(heading) is not None


def standing(sentence: str, site: Site, headings: Sequence[str], section: Mode | None) -> Standing:
    """What the quantity at a site is; `section` is what the headings make of figures."""
    quantity = site.quantity
    after = sentence[quantity.end : quantity.end + 60]
    if (_SURPASSED.search(site.left) and _AIM.match(after)) or _ONE_OF.match(after):
        return "none"
    if quantity.unit in MEASURES and _OF_A_KIND.match(sentence, quantity.end - len(quantity.after)):
        return "none"
    if quantity.form == "number" and quantity.unit in _OF_A_TEXT and _no_aim(site, after):
        return "none"
    if section == "observation":
        return "figure"
    if _requires(sentence) or any(map(_eligible, headings)) or _tested(sentence, site, after):
        return "condition"
    if quantity.form == "number" and _FIRST_FEW.search(site.left):
        return "condition" if _gives(sentence) else "none"
    if _BENEFIT_SIZE.search(site.clause):
        return "provision"
    if quantity.unit == "元" and _SINGLE.search(site.left) and not _gives(sentence):
        return "condition"
    if quantity.unit in _AREAS and (
        (_PROVIDED.search(site.left) and _gives(sentence)) or (_CAP_MAY_BE.search(site.left) and _RENT.search(sentence))
    ):
        return "provision"
    if quantity.unit.startswith(("元", "美元", "%", "‰")):
        return "provision" if _granted(sentence, site, after) else "figure"
    per_case = _PER_CASE.search(site.left) or quantity.form == "rank" or after.startswith("的")
    return "condition" if per_case and _gives(sentence) else "figure"


def _no_aim(site: Site, after: str) -> bool:
    """A count of what the text itself says, or of those whom or places that something concerns."""
    if _SAID_OF_ITSELF.search(site.left) and _OF_ITSELF.match(after):
        return True
    return bool(_WHOM.search(site.left) or (_WHERE.search(site.left) and _WHERE_DONE.match(after)))


def _tested(sentence: str, site: Site, after: str) -> bool:
    """A threshold that has to be met: 对…占比超过85%的机构, 收入达到2000万元、5000万元的."""
    if _FUND_SIZE.search(site.clause):
        return False
    sized = site.quantity.unit.startswith(("元", "%"))
    tested = _TESTED_WITH.match(after) or (sized and (_TESTED.match(after) or _TESTED_NOUN.match(after)))
    if tested and not _AIMS_AT.search(site.clause) and _gives(sentence[site.quantity.end :]):
        return True
    listed = _THRESHOLDS.match(after) is not None and not site.right.strip("、 ")
    if not listed and not _TESTED.match(after) and not _ANOTHER_TEST.match(after):
        return False
    consequence = bool(_CONSEQUENCE.search(sentence, site.quantity.end))
    before = sentence[max(0, site.quantity.start - _LEAD) : site.quantity.start]
    if (_ADDRESSED.search(before) or "给予" in site.clause) and (consequence or _gives(sentence)):
        return True
    if _SUPPORTED.search(site.clause) and (
        site.quantity.unit.startswith(("元", "%")) or site.quantity.unit in MEASURES
    ):
        return True
    return consequence and (_THOSE.match(after) is not None or _BOTH.match(after) is not None)


def _granted(sentence: str, site: Site, after: str) -> bool:
    """Money or a rate that is given: 给予最高500万元扶持, 按30%的比例进行补贴."""
    left, clause, rate = site.left, site.clause, site.quantity.unit in ("%", "‰")
    if rate and _GROWS.search(clause):
        return False
    if not rate and site.quantity.value >= _FOR_ALL and _RELIEF.search(clause) and not _OUTRIGHT.search(clause):
        return False
    lead = _STATEMENT.split(sentence[max(0, site.quantity.start - _LEAD) : site.quantity.start])[-1]
    if _PER_HEAD.search(left) or _EACH_CAPPED.search(left) or (_PRIZE.search(left) and not rate):
        return True
    if _ARRANGED.search(left):
        return _FOR_SOMEONE.search(lead) is not None
    if not rate and (_CAP_ALONE.search(clause) or (_EACH_SUM.search(left) and _gives(sentence))):
        return True
    if _CLAIMED.search(clause) or (
        rate and (_BORNE.match(after) or (_OFFSET.search(clause) and not _AIMED.search(left)))
    ):
        return True
    here = _CLAUSE.match(after)[0]  # type: ignore[index]
    if _HARD_BENEFIT.match(here) or _GIVEN_HERE.match(here):
        return True
    if _AIMED.search(left) and not _OUTRIGHT.search(clause):
        return False
    if _HARD_BENEFIT.search(here) or (_BENEFIT.search(here) and _GRANTING.search(clause)):
        return not rate or bool(_GRANTING.search(lead) or _RATE.search(lead))
    if _HARD_BENEFIT.search(clause) or _GIVE.search(clause):
        return True
    given = bool(_HARD_BENEFIT.search(lead) or _GIVE.search(lead))
    if given and (_LIMITED.search(clause[-24:]) or site.listed):
        return True
    return rate and bool(_CAP_MAY.search(left) or (_RATE.search(clause) and _gives(sentence)))
