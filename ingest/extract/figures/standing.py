"""What a quantity is: a figure, a grant, a condition, or nothing; and whether a figure is aimed at or was reached.

One decision for figures, provisions and conditions alike, so that a number never comes out twice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from ingest.extract.figures.sites import Site
from ingest.extract.figures.words import BENEFITS, CONSEQUENCES, GRANTING, MEASURE_UNITS, alternation

Standing = Literal["figure", "provision", "condition", "none"]
Mode = Literal["target", "observation"]

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
_PAST_HEADING = re.compile(
    r"(?:完成|执行|落实|运行|推进|开展|建设|实施|总体|基本)情况|工作总结|工作回顾|回顾|成效|成就|进展情况|取得.{0,4}进展|现状|发展基础|基础与|^[^研]{0,6}基础$|主要做法|取得|工作情况|"
    r"形势|背景|年工作$|成绩|历程|亮点|(?:现实|工作|建设|产业|创新|科技|良好|坚实)基础(?!研究|设施|能力|教育|[^、和与]{0,4}(?:行动|工程|提升|夯实))"
    r"|^[^,。;]{0,12}(?:存在|突出|主要)?(?:问题|短板|挑战)$"
)
# 加快平台建设,创新能力持续增强: says so only where nothing above it speaks of goals
_GONE_HEADING = re.compile(
    r"[,、][^,。;]{2,14}(?:持续|显著|不断|明显|稳步|全面|日益|大幅|进一步)(?:增强|提升|优化|拓展|壮大|改善|形成|完善|提高|扩大|显现|加快)$"
)
_FUTURE_HEADING = re.compile(r"目标|思路|打算|下一步")
_TASK_HEADING = re.compile(r"任务|举措|措施")
_AS_OF = re.compile(r"截至|截止")
_MEANT = re.compile(r"力争|确保|今后|未来[\d一二三四五]+年")
_PAST_WORDS = re.compile(
    r"目前|近年来|近几年|近[两三五]年来|(?:^|[,。;])一年来|至今|截至|截止|现有|现已|去年|上年|本次(?!规划)|近日|近期|日前|此前|先后|“?十[二三]五”?期间|以来|以来,|过去[\d一二三四五]+年|经过.{0,6}努力"
    r"|已(?!经?认定|备案|有的|建成的)(?:经|先后|累计|成功|基本|全面|初步)?(?:有|达|建|构|形|累|成|入|培|引|获|完|实|组|开|超|突|投|落|挂|集|拥|汇|聚|具|在|布|签|吸|服|转|攻|发|创|认|选派|设立)"
    r"|(?:^|[,。;])(?:今年)?(?:上半年|一季度|前三季度|1-\d{1,2}月份?),|完成(?:全年|年度)(?:[\d.]{1,9}[万亿]*[一-龥]{1,2})?(?:目标|任务){1,2}的"
    r"|超额完成(?!任务目标|目标任务|各项|年度)|[比较](?:去|上)年同期(?:增|提|上|下|减)"
    r"|成功(?:入选|获批|举办|创建|跻身|申报|争取|揭榜|引进|落户|组建|签约)"
    r"|(?:形成|取得|实现|突破|建成|达成|完成|新增|获得|培育|引进|荣获|签订|转化|吸引|设立|启动|实施|开展|组织|成立|搭建|组建|出台)了"
    r"|取得[^,;。]{0,10}(?:突破|进展|成效|成绩)|数据显示|据(?:统计|介绍|了解|悉)|(?:集中|相继)开工|竞相|陆续落"
)
_FUTURE_WORDS = re.compile(
    r"力争|确保|(?<!向上)(?<!累计)(?<!成功)争取(?!资金|项目|各类|上级|中央|国家|省级|专项|到(?!20)|了)|预期|(?<![长升高加大降少增\d])(?<!\d年)到20\d\d年|(?<![截长升高加大降少增\d])(?<!\d年)至20\d\d年|20\d\d年底?前|到“?十|期末|(?:达产|投产|建成|投用)后|(?<![省市县既预]定)目标(?!完成率|导向|定位|责任|管理|考核|市场)|每年(?!.{0,20}以来)|今后|未来(?:[\d一二三四五几]+年|一段时[间期]|一个时期)|下一步|计划到|今年将|明年将"
    r"|(?<![已即必])将(?:达|建|新|实|突|超|引|培|打|形|努力|累计|加大|加强|加快|推进|推动|支持|开展|组织|通过|继续|完善|优化|强化|深化|重点|大力|聚焦|围绕|(?:全面|进一步|重点|加快|大力|着力|继续|深入)(?:打造|推进|支持|培育|建设|实施|布局|加大))"
)
# what a meeting or a text asks for: 会议强调, 各县区要…, and 全省计划新增…
_ASKED = re.compile(
    r"会议[^,。;]{0,4}(?:强调|要求)"
    r"|(?:^|[,;]|各[^,;。]{1,14}?(?<![主重需必只首纪概摘简紧]))要(?![求素点闻件务塞道紧是])"
    r"|(?:[省市县区厅局上中面,;:年]|^)计划(?=新[建增认引]|培育|建成|引进)"
)
# an aim that was met is none any more: 提前超额完成全年500家的目标任务
_MET = re.compile(
    r"(?:超额|提前|圆满|顺利|如期|胜利|全部|均已?|已)+完成[^,;。]{0,16}?目标(?:任务)?"
    r"|完成(?:全年|年度)(?:[\d.]{1,9}[万亿]*[一-龥]{1,2})?(?:目标|任务){1,2}的"
)
# what there is, said right before a number, whatever the sentence goes on to aim at: 目前已有500家,力争达到800家
_STANDS_AT = re.compile(
    r"(?:目前|截至[^,;。]{2,14}|现)(?:,)?[^,;。]{0,20}(?:已|共|现|累计)+(?:经)?(?:有|达|拥有|建成|培育|集聚|获批|形成|引进|认定|发布|引入|备案|启动|布局|立项|入驻|签约)[^,;。]*$"
)
_REPORTING = re.compile(
    r"(?:总结|(?:工作|执行|完成|落实|基本|建设|发展)情况|述职报告|简介|概况|综述|纪实|盘点|成效|公报|亮点|成绩单|侧记)"
    r"(?!.*(?:计划|打算|思路|安排|要点|规划|方案))"
)
_NEWS = re.compile(
    r"中新网|新华(?:社|网)|记者|本报讯|讯[\s(]|[日月]电[\s(]|据[^,。]{2,16}(?:消息|报道|网站)|近日|日前|近期|昨[日天]|今[日天]|发布会|推进会|召开了|报道[:(]|会议?”?在[^,。]{2,8}召开"
)
_BESIDE_LAST_YEAR = re.compile(r"(?:比|较|与)(?:去年|上年)(?:度|末|底)?|同比(?:增长|提高|下降|增加)?")
_EXPECTED = re.compile(
    r"预计[^,;。\d]{0,6}(?:全年|今年|当年|年内)|(?:全年|今年|当年)[^,;。\d]{0,12}预计"
)  # the year under way
_REPORTED = re.compile(r"同比(?:增长|提高|下降|增加)|荣获|被评为|创历史")


@lru_cache(maxsize=16)
def _gives(sentence: str) -> bool:
    """The sentence gives a benefit somewhere."""
    return bool(_HARD_BENEFIT.search(sentence) or _GIVE.search(sentence))


@lru_cache(maxsize=16)
def _requires(sentence: str) -> bool:
    """The sentence states what an applicant has to have, and gives nothing."""
    return bool(_MUST.search(sentence) or _ELIGIBILITY.search(sentence)) and not _gives(sentence)


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
    if _requires(sentence) or any(_ELIGIBILITY.search(h) for h in headings) or _tested(sentence, site, after):
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


def mode_of(headings: Sequence[str]) -> Mode | None:
    """What the headings say of the figures under them: the nearest that says anything."""
    said = next((mode for heading in reversed(headings) if (mode := _mode_said(heading))), None)
    return said or ("observation" if any(_GONE_HEADING.search(h) for h in headings) else None)


@lru_cache(maxsize=64)
def _mode_said(heading: str) -> Mode | None:
    if _PAST_HEADING.search(heading) and not _FUTURE_HEADING.search(heading):
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
) -> Mode:
    """Whether a figure of this sentence is a target or an observation.

    `present` is the year in which the document speaks: its period's first, else that of its publication; `before` the
    words up to the number, `default` what holds where nothing tells; `led`: what stood before the last semicolon
    looks ahead, so that 同比增长 alone tells of no past; `task`: the sentence stands in a task, whose aims are set
    beside last year.
    """
    if until and year is not None and (present is None or year >= present) and not _AS_OF.search(sentence):
        return "target"
    if section == "observation":
        return "observation"
    # 2025年为2.1%,2026年力争达到2.3%: what is meant is said before its own number
    if year is not None and present is not None and year < present and not _MEANT.search(before or sentence):
        return "observation"
    if _EXPECTED.search(sentence) and not _FUTURE_WORDS.search(sentence):
        return "observation"
    if before and year is None and _STANDS_AT.search(before[-60:]):
        return "observation"
    if _looks_ahead(sentence):
        return "target"
    if section == "target":
        return "target"
    if led and not _PAST_WORDS.search(sentence):
        return "target"
    return "observation" if _tells_of_past(sentence, task and default == "target") else default


def told_by(sentence: str, task: bool = False) -> Mode | None:
    """What a sentence itself says of its figures, for those after it that say nothing; `task` as in `mode_in`."""
    if _looks_ahead(sentence):
        return "target"
    return "observation" if _tells_of_past(sentence, task) else None


def _tells_of_past(sentence: str, task: bool) -> bool:
    """Whether it looks back; in a task 覆盖率较上年提高8个百分点 and 融资额同比增长20% are what is aimed at."""
    if not _looks_back(sentence):
        return False
    return not task or _PAST_WORDS.search(_BESIDE_LAST_YEAR.sub("", sentence)) is not None


def reports(title: str, opening: str | None) -> bool:
    """Whether a text reports, by its title or, as news, by its `opening`: what it tells has happened."""
    return _REPORTING.search(title) is not None or bool(opening and _NEWS.search(opening))


def reports_only(texts: Sequence[str]) -> bool:
    """Whether some of these paragraphs look back and none of them ahead."""
    return any(map(_looks_back, texts)) and not any(map(_looks_ahead, texts))


@lru_cache(maxsize=16)
def _looks_ahead(sentence: str) -> bool:
    if "完成" in sentence:
        sentence = _MET.sub("", sentence)
    if ("要" in sentence or "强调" in sentence or "计划" in sentence) and _ASKED.search(sentence):
        return True
    return _FUTURE_WORDS.search(sentence) is not None


@lru_cache(maxsize=16)
def _looks_back(sentence: str) -> bool:
    return bool(_PAST_WORDS.search(sentence) or _REPORTED.search(sentence))
