"""What a number counts: the shapes in which policy texts put a noun and its figure.

`shape` tries them in order and returns the noun, the rule's name and the place (in the sentence) of noun and number.
Past 400 lines: the order is the rule, and each shape is written knowing those that were tried before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.extract.figures.carry import Carry, Context
from ingest.extract.figures.indicator import (
    AND_VERB,
    Noun,
    Tail,
    clean,
    held_noun,
    is_empty,
    members,
    object_noun,
    open_end,
    predicate_subject,
    right_noun,
    strip_prefix,
    subject_noun,
    topic_of,
    trim_tail,
)
from ingest.extract.figures.respectively import listed
from ingest.extract.figures.sites import Site
from ingest.extract.figures.words import (
    ATTRIBUTES,
    COUNT_UNITS,
    FUNDING_VERBS,
    GOVERNING_VERBS,
    LEVELS,
    LISTING_VERBS,
    MINOR_UNITS,
    PARTS,
    alternation,
)

COUNTS = frozenset(COUNT_UNITS.split())
BASE = re.compile(
    r"(?:由|从)(?:20\d\d年?|“?十[二三四五]五”?期?)?(?:年?底|年?末|目前|当前|现在|现有|上年|期初|原来)?(?:全国|全球|全省)?的?$"
    r"|(?:相?较于?|相?比于?)20\d\d年(?:底|末)?的$"  # 较2016年的1558亿元
)
_IN_THE_YEAR = re.compile(r"在(?:20\d\d年(?:度|底|末)?)?(?:现有|原有)?的?$")  # 在2013年85件的基础上
_BASIS = re.compile(r"的?基础(?:之)?上")
RAISED = re.compile(
    r"^[、,\s]*(?:力争)?(?:大幅度?|显著|明显|稳步|逐步|快速|持续|进一步)?(?:提高|提升|增加|增长|上升|扩大|发展|下降|降低|降|缩短|缩减|减少|压缩|升|增|跃升|拓展|扩展|跃居)"
    r"(?:到|至|为)(?:(?:20\d\d年?|“?十[二三四五]五”?期?)?(?:底|末|目前|现在|今年|期末)?的?)(?:全国|全球)?"
)
_ATTRIBUTE = re.compile(rf"^(?:其|年|总|累计|首期|总体|首批)?(?:{alternation(ATTRIBUTES)}|[一-龥]{{1,2}}率)$")
_ATTRIBUTE_END = re.compile(r"(?:总数量|总数|数量|总量|数|保有量|总人数|产量|销量)$")
# places in a list of their figures: 云渚市, 青浦湾区, 高新区
_DIVISION = (
    r"(?:自治区|湾区|(?<!高)新区|[省县州旗盟]|(?<![上城都门股超入])市|(?<![新开发园社街校灌景库范牧林矿片能小学])区)"
)
_NO_PLACE = r"(?![全我本各高低超居占比较在]|其他|国家|[省市县区]级|.{0,6}全[省市县区国])"
PLACE = re.compile(rf"{_NO_PLACE}[一-龥]{{1,7}}{_DIVISION}")
PLACED = re.compile(rf"{_NO_PLACE}[一-龥]{{1,7}}?{_DIVISION}(?P<noun>(?![级内场域委示]|民营)[^的]{{2,}})")
_LEVELS = frozenset(LEVELS.split())
_GRADES = frozenset(level for level in _LEVELS if level.endswith("级"))
_LEVEL = re.compile(rf"^(?:{alternation(LEVELS)})(?:及?以上)?")
_MEASURED = re.compile(rf"(?:{alternation(ATTRIBUTES)}|[率额值])$")
_ENOUGH = frozenset({"院士", "博士", "硕士", "专利", "论文"})  # short, and clear by themselves
_PHASE = re.compile(r"(?:第?[一二三四]期|首期)(?:规模|投资|工程)?")
_SHARE_END = re.compile(r"(?:比重|比例|占比|之比|比|率|强度)$")
_GAP = re.compile(r"^(?:增速|增幅|占比|比重)?(?:分别)?(?:高于|低于|高出|好于|领先|快于)")
_RATIO_TO = re.compile(r"^\s?(?:与[^,、与]{2,20}(?:之比|比例|比值)|相当于[^,、]{2,20}(?:生产总值|GDP|总量|收入)的?)$")
_OF_TASK = re.compile(r"完成(?:全年|年度|全年度)(?:目标|任务){1,2}(?:的|比例)?$")
_PROGRAM = re.compile(r"(?:计划|工程|行动|专项|基金)$")
_LISTS = re.compile(
    r"(?P<what>[^,;。:\d]{0,24}?)(?:增速|增幅)?(?:居|位居|排名)?(?:前[\d三两四五]{1,2}[名位])?的?(?:分别|依次)?(?:是|为|有)"
    r"(?P<names>[^,;。:\d]{3,60})$"
)
_NAMES_THEM = re.compile(r"的|\s?(?:分别|依次)?(?:是|为)|\s?(?:分别|依次)")  # 增速前3名分别是甲、乙、丙
_FUNDED_BY = re.compile(
    r"(?P<programme>[^,;。、\d]{2,20}(?:计划|工程|行动|专项|基金))(?:共计?|累计|已|新)*(?:安排|资助|支持|立项|设立|下达|实施)"
)
_RANKED = re.compile(r"(?:位居|位列|名列|居|列|排(?!名)|跻身|进入|位于|保持|处于)(?:[^,居列]{0,16})$")
# 在全省排名|第三: only says among whom
_AMONG = re.compile(
    r"(?:均|稳|已|分别)?(?:在|居|位居)?(?:全[国省市区县球]|世界|国内|[省市区]内|同[类等][一-龥]{0,4}){0,2}(?:的|中)?(?:综合)?(?:排名|排位|排在|位次)?"
    r"(?:为|居|列|位列|位居|进入|升至|升到|前移至)?"
)
_RANK_TAIL = re.compile(r"(?:在|跃|晋|前移|均|稳|已|迈入|挤进|稳居|为|排在|全国|全省|全球|世界|国内|省内|的|中)+$")
_RANKABLE = re.compile(r"[^,;:的]{2,28}?(?:位次|排名|名次|竞争力|创新能力|评价)")
_AMONG_ALL = re.compile(r"(?:在)?(?P<among>(?:全[国省市区县球]|世界|国内)(?:综合)?(?:排名|位次|排位|名次))")
_EACH_GAINED = re.compile(r"分别(?P<verb>净增加?|新增加?|增加|新认定|新建|新引进|新培育)")
_KEPT_GROWING = re.compile(
    r"[^,]{0,24}?(?:保持|实现|推动|促进|推进|带动)(?P<what>[^,]{4,50}?)(?:的?(?:较快|高强度|快速|稳步|持续|稳定|大幅|双|同步)*(?:增长|提升|提高|倍增|壮大|增加|发展))"
)
# 甲企业和乙企业在2022年的基础上实现“双倍增”,分别超过90家和870家
_BOTH_DOUBLED = re.compile(
    r"(?:[^,]{0,16}年,?)?(?P<what>[^,]{4,50}?)(?:在20\d\d年(?:的)?基础上)?(?:实现|均|都){1,3}“?双?(?:倍增|翻番)”?"
)
_COMPUTING = re.compile("的?[一-龥]{0,4}算力(?:规模|资源|能力|供给)?(?![一-龥])")
_MEETING = re.compile("会(?![计员])|论坛")
_GRADE_ONLY = re.compile(r"(?:国家|[省市县区州镇乡]|自治区|校|院)级|[大中小微]{1,2}型|农村|城镇")
# 30个工作站和认定|5个实验室: the noun belongs to the number before
_NEXT_VERB = re.compile(rf"[一-龥“”]{{2,24}}{AND_VERB}")
_SIZE_OF = re.compile("(?:总|建筑|用地)*(?:面积|规模|投资|营收|收入|产值|产能)")
_ABOVE = re.compile("(?:超过?|突破|逾|达)$")
_SUM_SAID = re.compile(r"(?:超过?|突破|逾|达)?[\d.]{0,20}[十百千]?[万亿]{1,3}元(?:以上)?")
_SIZED_FIRMS = re.compile(r"的?[一-龥]{0,10}?(?:企业|项目|单位|机构|园区|集群)(?![^,;。]{0,6}(?:投资|收入|产值))")
_SIZE_END = re.compile(r"(?:营业收入|销售收入|营收|产值|投资|注册资本|收入|资产|税收)$")
_INVESTED = re.compile(r"[\s、]*(?:计划|拟|总|共|累计|预计)*投资")
_BUILT = re.compile(r"(?:左右|以上)?(?:规划|新|改|扩)*建设?(?P<what>(?!成|有|的|设)[^,;。、]{4,30})")
_REFERENCE = re.compile(r"[\s、]*(?:相?比|相?较|与)(?:于)?[^,;。]{2}")
_DIFFERS = re.compile(r"(?:的?(?:平均)?水平)?(?:高|低|快|慢|多|少|提高|提升|上升|下降)")
_HAVING = re.compile("包括|拥有|现有|已有|建有|涌现|集聚|汇聚|聚集")
_VERB_END = re.compile(rf"(?:{alternation(GOVERNING_VERBS)})$")
_VERBS = frozenset(GOVERNING_VERBS.split())
_LISTING = frozenset(LISTING_VERBS.split())
_LISTING_IN = re.compile(r"批建|获批|新增|建成|打造|培育|引进|组建|创建")
_DONE_IN = re.compile(
    r"(?:等|领域|方面|环节|行业|区域|园区)(?:深入|积极|重点|联合)?(?:开展|实施|组织|建设|推进|培育|打造)$"
)
# kinds of a thing that stand for it: 企业500家,其中民营300家
_KINDS_OF = frozenset(PARTS.split())
_HAPPENED = re.compile(r"(?:落户|入驻|建成|投用|开工|投产|获批|集聚|签约|入选|挂牌|上市|竣工|投入使用)")
_IN_A_YEAR = re.compile(r"[、,(]?(?:其中:?)?[、,(]?(?:到|至)?20\d\d年(?:度|底|末)?")
_GIVEN = re.compile(r"(?:指出|提出|反馈|发现|存在|确定|列出|交办|移交|上述|以下|前述)的$")  # 督查指出的3个问题
HOPED = re.compile(r"(?:力争|争取|确保|努力|冲刺)(?:达到?)?$")
_HOLDS_FIGURE = re.compile(r"\d\s?[%家个项万亿元人件名]")
_HOLDING = frozenset({"拥有", "已有", "已建有", "现有", "共有", "建有", "设有"})  # say nothing of what they hold
_GAINED = frozenset({"新增", "净增", "增加"})
_YIELDING = frozenset({"实现", "完成", "达成", "创造"})
_FUNDING = frozenset(FUNDING_VERBS.split())
_LED = re.compile(r"(?:达到?|到|至|为|是)[^,]{0,4}$")  # a verb of level leads to the number: 达到, 提高到
_FUND_USE = re.compile(r"^[,\s]*(?:专项)?用于(?P<use>[^,;。]{2,24})")
_REACHED = re.compile(r"(?:全覆盖|覆盖|达标|普及|上云|应用|参保|入库)(?=[,;。、]|$)")
_MULTIPLE = re.compile(r"(?:是|为|达|相当于)[^,]{0,12}的$")
# 达到40%的目标: the number heads no noun
_COUNTED = re.compile(r"^(?!”?的?[^,;。”]{0,12}(?:目标|任务)(?:任务)?$)(?:的)?(?!以上$|左右$)[一-龥A-Za-z0-9“《(]{2}")
_ONLY_VERBS = re.compile(
    "(?:吸引|服务|助力|带动|支持|帮助|培养|培训|引进|招引|集聚|汇聚|建成|建设|打造|形成|推出|举办|开展|培育|孵化|转化|落地|新增|发布"
    "|布局|组织|完成|实现|选派|资助|[和与及、])+"
)
_SET_UP = re.compile(r"(?:设立|组建|发起|成立|发行)$")  # 引导社会资本设立10亿元科创基金
_HOLDER_ONLY = re.compile(
    r"^(?:获批|入选|列入|通过|获得)?(?:单位|企业|机构|高校|团队|院所|项目)(?:承担|获批|获得|牵头|入选|组成|参与|联合)?$"
)
_LEVEL_MARKS = frozenset({"level", "growth", "rise", "fall"})


_AFTER_NUMBER = re.compile("^(?:以上|及以上|左右)?的?")


@dataclass(slots=True, frozen=True)
class Shape:
    """The noun that a number counts, the rule that found it, and the place of both."""

    noun: Noun
    method: str
    start: int
    end: int


@dataclass(slots=True, frozen=True)
class _Around:
    """The words before a number, tails taken off; `level` if a level verb led to it, `counted` if a noun follows."""

    core: str
    level: bool
    counted: bool


def attributive(context: Context, site: Site) -> bool:
    """10亿元以上项目10个: a sum, share or size that qualifies the noun which the next number counts."""
    q, gap = site.quantity, site.next_gap
    if gap is None or q.unit in COUNTS or site.next_unit not in COUNTS or len(gap) > 24 or RAISED.match(gap):
        return False
    if re.search(r"[、,]", gap) or not re.search(r"[一-龥]{2}", gap):
        return False
    body = trim_tail(_AFTER_NUMBER.sub("", gap)).core
    noun = object_noun(body)
    if not body or (noun.verb and not body.startswith(noun.text)) or re.match(r"同比|比|较|占|其中|增长|提高", body):
        return False
    context.attributive_until = q.end
    return True


def of_another_size(context: Context, site: Site, carry: Carry) -> str:
    """产值超100亿元的园区10个,超50亿元的30个: what the next number counts, the sum put in the place of the last one."""
    q, said = site.quantity, carry.full or carry.base
    if q.unit != "元" or site.next_unit not in COUNTS or site.next_gap not in ("的", "的有", "的达", "的达到"):
        return ""
    last = _SUM_SAID.search(said)
    if last is None:
        return ""
    own = _ABOVE.search(context.sentence, max(0, q.start - 2), q.start)
    return said[: last.start()] + (own[0] if own else "") + context.sentence[q.start : q.end] + said[last.end() :]


def shape(context: Context, site: Site, tail: Tail, carry: Carry) -> Shape | None:
    """What the number counts, or None where it counts nothing that could be aimed at."""
    q, core = site.quantity, tail.core
    beside = site.left.endswith("、") or site.right.startswith("、")
    if beside and q.unit in COUNTS and (sized := _sized(context, site)):
        context.read_until = site.next_end  # 7个产值超千亿元的集群、30个超百亿元的园区
        return Shape(Noun(sized, carry.verb), "figure.counted", site.left_start, site.next_end)
    if q.form in ("rank", "order"):
        return _ranked(context, site, core, carry)
    if q.unit == "倍" and _MULTIPLE.search(core):
        return None
    if q.unit == "P" and not ("算力" in core or _COMPUTING.match(site.right)):
        return None  # 1080P, 3PL
    if q.unit == "人" and _MEETING.match(site.right):
        return None  # 江澜数字化50人会
    if q.unit == "元" and q.after and _SIZED_FIRMS.match(site.right) and _SIZE_END.search(core):
        return None  # 年营业收入5亿元以上工业企业实现研发机构全覆盖
    if q.unit == "元" and _INVESTED.fullmatch(core) and (built := _BUILT.match(site.right)):
        return Shape(Noun(clean(built["what"]) + "投资"), "figure.object", site.left_start, q.end + built.end())
    if q.unit == "%" and _REFERENCE.match(core) and _DIFFERS.match(site.right):
        return None  # 比全国12%高3个百分点
    if site.follows and (another := _NEXT_VERB.fullmatch(core)):
        core = another["verb"]
    if base := base_of(core, site):
        core = core[: base.start()]
        if is_empty(core):
            topic = _said_of(context, site) or _clause_topic(context, site) or carry.base
            return Shape(Noun(topic), "figure.carried", site.left_start, q.end) if topic else None
    bare = is_empty(strip_prefix(core).strip("、和及与"))
    if carry.years and bare and site.follows and carry.full:
        return Shape(Noun(carry.full, carry.verb), "figure.respectively", carry.base_start, q.end)
    gained = _EACH_GAINED.fullmatch(core.strip())
    if ((bare and "respectively" in tail.marks) or gained) and (names := _named_before(context, site)):
        carry.queue, carry.verb = names, gained["verb"] if gained else carry.verb
        bare = True
    if not carry.queue and len(carry.names) > 1 and (more := _same_members(context, site, tail, carry, bare)):
        carry.queue, carry.shared, bare = more, None, True
    if not carry.queue and "respectively" in tail.marks and (names := _members_named(context, site, core)):
        carry.queue, carry.names, bare = list(names), names, True
    if carry.queue and bare:
        return Shape(Noun(carry.queue.pop(0), carry.verb), "figure.respectively", carry.base_start, q.end)
    if carry.pending and (raised := RAISED.match(site.left)) and len(site.left) - raised.end() < 4:
        return Shape(Noun(carry.pending.indicator), "figure.raised", carry.pending.start, q.end)
    if not _COUNTED.match(site.right.strip()) and (place := _of_place(core, q.unit, carry)) is not None:
        return Shape(place, "figure.level", site.left_start, q.end)
    stripped = strip_prefix(core)
    if ratio := _RATIO_TO.search(core):
        stripped = ratio[0]
    if stripped.startswith("占") or ratio or _GAP.match(stripped) or _OF_TASK.match(stripped):
        return _relative(context, site, stripped, carry)
    level = bool(_LEVEL_MARKS.intersection(tail.marks))
    right = site.right.strip()
    counted = _COUNTED.match(right) is not None and not RAISED.match(right) and not base
    if level and counted and q.unit in COUNTS and _ONLY_VERBS.fullmatch(stripped):
        level = False  # 吸引和服务超1万名创业者: 超 says how many, not that something comes up to it
    around = _Around(core, level, counted)
    return _plain(context, site, tail, around, carry)


def _same_members(context: Context, site: Site, tail: Tail, carry: Carry, bare: bool) -> list[str]:
    """甲、乙成交额分别为8亿元、6亿元,同比增长5%、7%,占总额的40%、30%: members that the next numbers go on with."""
    if listed(context.sentence, site.quantity.start) != len(carry.names):
        return []
    if bare and {"growth", "rise", "fall"}.intersection(tail.marks):
        return list(carry.names)
    share = strip_prefix(tail.core).removeprefix("分别")
    if share.startswith("占") and site.quantity.unit == "%":
        body = clean(re.sub(r"^占(?:比|到)?", "占", share))
        return [name + "占比" if body in ("占", "") else _share(name + body) for name in carry.names]
    return []


def _members_named(context: Context, site: Site, core: str) -> list[str]:
    """增速前3名分别是甲、乙和丙,增长率分别为9%、8%和7%: the members that the clause right before lists."""
    noun = clean(strip_prefix(core))
    count = listed(context.sentence, site.quantity.start)
    named = _LISTS.search(_clause_before(context, site)) if count > 1 and len(members(noun)) <= 1 else None
    if named is None or len(names := members(named["names"])) != count:
        return []
    return [name + (noun or clean(named["what"])) for name in names]


def base_of(core: str, site: Site) -> re.Match[str] | None:
    """Where the words before a number call it what one starts from: 由…, 在2013年85件的基础上."""
    return BASE.search(core) or (_IN_THE_YEAR.search(core) if _BASIS.match(site.right) else None)


def _of_place(core: str, unit: str, carry: Carry) -> Noun | None:
    """云渚市企业达到80家,临沅市达到50家: a place alone takes the noun that was counted for another."""
    place = "".join(strip_prefix(core).split())
    if not carry.full or unit != carry.unit or not PLACE.fullmatch(place):
        return None
    other = PLACED.match(carry.full)
    return Noun(place + (other["noun"] if other else carry.full))


def _plain(context: Context, site: Site, tail: Tail, around: _Around, carry: Carry) -> Shape | None:
    """The three common shapes, then what has no noun of its own."""
    q, core, level, counted = site.quantity, around.core, around.level, around.counted
    sized = level or _ATTRIBUTE.match(object_noun(core).text)
    if sized and counted and site.right.strip().startswith("的") and q.unit not in COUNTS:
        return _counted(context, site, around, carry)
    if "、占" in core and q.unit == "%":
        before, _, after = core.rpartition("、占")
        return Shape(Noun(_share(topic_of(before) + "占" + clean(after))), "figure.share", site.left_start, q.end)
    if not counted and carry.base and (grade := "".join(strip_prefix(core).split())) in _GRADES:
        noun = Noun(grade + _LEVEL.sub("", carry.base), carry.verb)  # 孵化器45家,其中省级8家
        return Shape(noun, "figure.object", site.left_start, q.end)
    empty = is_empty(core)
    if not empty and not open_end(core):
        compared = level and tail.comparator == ">" and not _LED.search(site.left)
        noun = held_noun(core) if compared else subject_noun(core) if level else object_noun(core)
        if not level and noun.verb and not noun.text:
            empty = True
        elif not level and counted and "、" in noun.text and q.unit in COUNTS and not _DONE_IN.search(core):
            if _HAPPENED.search(site.right):
                return _counted(context, site, around, carry)
            return None  # A、B、C3个行动 only sums up the list
        elif len(noun.text) >= 2 and not _prefers_right(site, noun, around):
            method = "figure.level" if level else "figure.object"
            if q.unit == "%" and (reached := _REACHED.match(site.right.strip())):
                noun = replace(noun, text=noun.text + reached[0])  # 行政村100%覆盖
            return Shape(_completed(context, site, noun, around, carry), method, site.left_start, q.end)
    if q.unit == "%" and counted and not level and not empty:
        noun_text = clean(re.sub(r"^(?:把|将)", "", strip_prefix(core))) + clean(site.right)
        return Shape(Noun(noun_text + "占比"), "figure.share", site.left_start, site.right_end)
    if counted and q.unit != "个百分点" and (not level or empty or open_end(core)):
        return _counted(context, site, around, carry)
    if q.unit == "元" and (use := _FUND_USE.match(context.sentence[q.end : q.end + 40])):
        return Shape(Noun(clean(use["use"]) + "资金"), "figure.fund", q.start, q.end + use.end())
    if core.endswith("等") and "、" in core and q.unit in COUNTS and q.value < _names(core):
        return None  # A网、B网、C网等4张网 only sums up the list
    if not empty and open_end(core) and not site.outer:
        noun = object_noun(re.sub(r"(?:的|等)$", "", core))
        return Shape(noun, "figure.object", site.left_start, q.end) if len(noun.text) >= 4 else None
    gained = object_noun(core)
    if gained.verb and not gained.text and not counted and (more := _more_of_it(context, site, gained, carry)):
        return more
    return _bare(context, site, tail, level or (gained.verb in _GAINED and not gained.text), carry)


def _more_of_it(context: Context, site: Site, gained: Noun, carry: Carry) -> Shape | None:
    """实施项目20项,滚动储备300项; 2024年、2025年分别建成10个、15个: a verb alone counts what was spoken of."""
    unit = site.quantity.unit
    if unit not in COUNTS:
        return None
    topic = carry.full if unit == carry.unit else ""
    if not topic and not carry.full and "分别" in site.clause:
        topic = _clause_topic(context, site)
    return Shape(Noun(topic, gained.verb), "figure.carried", site.left_start, site.quantity.end) if topic else None


def _ranked(context: Context, site: Site, core: str, carry: Carry) -> Shape | None:
    """排名进入全国前40位, 居全国第8位."""
    q = site.quantity
    if carry.pending is not None and RAISED.match(site.left):
        return Shape(Noun(carry.pending.indicator), "figure.raised", carry.pending.start, q.end)
    if _NAMES_THEM.match(context.sentence, q.end):
        return None
    core = "" if _AMONG.fullmatch(core.strip()) else BASE.sub("", _RANK_TAIL.sub("", _RANKED.sub("", core)))
    noun = subject_noun(core).text if core else ""
    if len(noun) < 3:
        noun = _ranked_before(context, site) or carry.ratio or carry.base or _clause_topic(context, site)
    return Shape(Noun(noun), "figure.rank", site.left_start, q.end) if len(noun) >= 2 else None


def _ranked_before(context: Context, site: Site) -> str:
    """创新能力排名实现进位,跃居全省前40位: what the clause right before says is ranked."""
    clause = _clause_before(context, site)
    ranked = None if _HOLDS_FIGURE.search(clause) else _RANKABLE.match(strip_prefix(clause))
    return clean(ranked[0]) if ranked else ""


def _relative(context: Context, site: Site, stripped: str, carry: Carry) -> Shape | None:
    """占全省总数40%, 高于全国0.54个百分点: said of the last noun."""
    topic = carry.base or _clause_topic(context, site)
    start = carry.base_start if carry.base else site.left_start
    if _OF_TASK.match(stripped):
        noun = Noun(topic + stripped.removesuffix("的") + "比例")
        return Shape(noun, "figure.share", start, site.quantity.end) if topic else None
    if _RATIO_TO.fullmatch(stripped):
        noun = Noun(_share((carry.full or topic) + stripped.removesuffix("的")))
        return Shape(noun, "figure.share", start, site.quantity.end) if topic else None
    if not stripped.startswith("占"):
        topic = (carry.ratio if site.quantity.unit == "个百分点" else "") or topic
        noun = Noun(topic + clean(stripped))
        return Shape(noun, "figure.gap", start, site.quantity.end) if topic else None
    body = clean(re.sub(r"^占(?:比|到)?", "占", stripped))
    if body in ("占", ""):
        return Shape(Noun(topic + "占比"), "figure.share", start, site.quantity.end) if topic else None
    return Shape(Noun(_share(topic + body)), "figure.share", start, site.quantity.end)


def _share(text: str) -> str:
    return text if re.search(r"(?:比重|比例|占比|之比|比)$", text) else text + "比重"


def _prefers_right(site: Site, noun: Noun, around: _Around) -> bool:
    """全市科技系统12个单位: with no verb on the left, the counted noun stands after the unit."""
    if (
        around.counted
        and not around.level
        and _SET_UP.search(around.core)
        and site.quantity.unit in ("元", "个", "支", "只")
    ):
        return True
    if not around.counted or around.level or site.quantity.unit not in COUNTS:
        return False
    if site.quantity.unit in MINOR_UNITS or len(noun.text) <= 2:
        return True
    if not noun.verb and _DONE_IN.search(around.core):
        return True
    return not noun.verb and not noun.text.endswith(("率", "额"))


def _counted(context: Context, site: Site, around: _Around, carry: Carry) -> Shape | None:
    """打造10个平台: the noun after the unit; 22家单位获批35个X counts both."""
    q, core = site.quantity, around.core
    if _GIVEN.search(core):
        return None
    summed = _sums_up(core) and not (core.endswith("等") and (context.examples or _only_some(core, q.value)))
    happened = _HAPPENED.search(site.right) if summed else None
    if summed and happened is None:
        return None
    text, held = right_noun(site.right[: happened.start()] if happened else site.right, q.unit in ("名", "人", "位"))
    if sized := _sized(context, site):
        text, held = sized, ""
        context.read_until = site.next_end
    if _GRADE_ONLY.fullmatch(text) and site.next_unit == q.unit and site.right.endswith("、"):
        # 17个省级、86个市级科技特派团: the head stands after the next number
        head, _ = right_noun(context.sentence[site.next_end : site.next_end + 40])
        text += _GRADE_ONLY.sub("", head, count=1)
    left = object_noun(core)
    funded = _FUNDED_BY.fullmatch(strip_prefix(core))
    programme = clean(funded["programme"]) if funded else ""
    if len(text) < 2 or (_HOLDER_ONLY.match(text) and not programme):
        return None
    if programme and len(text) <= 3:
        text = programme + text  # 国家科技重大专项安排224个课题
    verb = (left.verb if not left.text else "") or (carry.verb if site.follows else "")
    if len(text) <= 2 and q.unit == "个" and q.value < 10:
        return None  # 1个中心、2个平台 is an outline
    if _ATTRIBUTE.match(text) and (topic := _clause_topic(context, site)):
        text = topic + text
    acts = verb or held or _VERB_END.search(core)
    if not acts and (len(text) <= 2 or (q.value == 1 and q.unit == "个")):
        return None
    if _ATTRIBUTE.match(text) or len(text) <= 2 or text in _GRADES:
        text = _completed(context, site, Noun(text, verb), around, carry).text
    if q.unit not in COUNTS and re.search(r"(?:规模|总额|金额|面积|投资)$", clean(core)):
        text += left.text  # 总规模为1000亿元的创新基金
    elif q.unit == "%":
        place = re.search(r"全省|全国|全区", core)
        text = (place[0] if place else "") + text + "占比"
    elif (place := re.search(r"(?:全省|全国)$", core)) and not left.text:
        text = place[0] + text
    context.examples = context.examples or (core.endswith("等") and "、" in core and q.unit in COUNTS)
    end = min(site.right_end, q.end + len(site.right.rstrip()))
    if held == "hold":
        return Shape(Noun(text, verb), "figure.held", site.left_start, end)
    return Shape(Noun(text, held or verb), "figure.counted", site.left_start, end)


def _sized(context: Context, site: Site) -> str:
    """10家营业收入超100亿元的龙头企业: the sum after the unit belongs to what is counted."""
    if not site.next_end or site.next_unit in COUNTS or site.next_gap is None or len(site.next_gap) > 16:
        return ""
    after = re.match(r"(?:的|[一-龥])[^,;。:、\d]{1,24}", context.sentence[site.next_end : site.next_end + 30])
    gap = site.next_gap.replace("原则上", "").replace("均", "")
    size = gap.removeprefix("、")
    said, of_size = trim_tail(size), _SIZE_OF.match(size)
    if after is None or "、" in size or not (said.marks or (said.comparator and of_size)):
        return ""
    if size != gap:  # 10个以上、总面积不低于100万平方米的社区
        return clean(after[0][1:]) if after[0][0] == "的" and of_size else ""
    return clean(context.sentence[site.quantity.end : site.next_end] + after[0])


def _sums_up(core: str) -> bool:
    """A、B等3个行动: the number only sums up the list before it."""
    if "、" not in core and "和" not in core:
        return False
    if not core.endswith("等") and open_end(core):
        return False
    noun = object_noun(core)
    if (noun.verb and not noun.text) or _DONE_IN.search(core):
        return False  # 向市、县企业选派200名科技总师
    return noun.verb not in _LISTING and not _LISTING_IN.search(core)


def _only_some(core: str, count: float) -> bool:
    """A、B等22个平台: more are counted than are named."""
    return count >= _names(core) and _HAVING.search(core) is not None


def _names(core: str) -> int:
    """A number that a list of names with 等 behind it would hardly sum up."""
    return 2 * (core.count("、") + 2)


def _bare(context: Context, site: Site, tail: Tail, level: bool, carry: Carry) -> Shape | None:
    """达到60%, 同比增长13%, 全国(2.4%): the number of the noun before."""
    q = site.quantity
    outer = clean(re.sub(r"^(?:高于|低于|高出)", "", site.outer)) if site.outer else ""
    if len(outer) >= 2:
        gap = bool(_GAP.match(site.outer.strip()))
        noun = outer + context.base if gap else object_noun(outer).text
        return Shape(Noun(noun), "figure.bracket", q.start, q.end) if noun else None
    # 确保60万元、争取70万元; 落地500项(2025年200项、2026年300项)
    again = q.unit == carry.unit and (HOPED.search(site.left) or _IN_A_YEAR.fullmatch(site.left.strip())) is not None
    if not level and not again and "cumulative" not in tail.marks and not tail.comparator:
        return None
    said = _said_of(context, site)
    full = carry.ratio if q.unit == "个百分点" and carry.ratio else carry.full
    topic = said or full or _clause_topic(context, site)
    start = carry.base_start if carry.full and not said else site.clause_start
    return Shape(Noun(topic), "figure.carried", start, q.end) if topic else None


def _completed(context: Context, site: Site, noun: Noun, around: _Around, carry: Carry) -> Noun:
    """A noun that says too little alone takes what it belongs to: 项目 → 争取项目, 面积 → 双创载体面积."""
    text = noun.text
    if text == "占比" or (_ATTRIBUTE.match(text) and (around.level or not noun.verb)):
        if site.listed and carry.verb and carry.full.startswith(carry.verb):
            return replace(noun, text=carry.verb + text)  # 争取项目1634个、资金8亿元
        topic = _ATTRIBUTE_END.sub("", carry.base or _clause_topic(context, site))
        summed = text.startswith("总") and topic.endswith(("投入", "支出", "经费"))  # 研发投入|总额
        fits = len(topic) <= 24 and not topic.endswith(text) and (summed or not _MEASURED.search(topic))
        return replace(noun, text=topic + text) if fits else noun
    if noun.verb in _YIELDING and noun.subject and _ATTRIBUTE.match(text):
        return replace(noun, text=noun.subject + text)  # 批发业完成销售额8亿元
    if (among := _AMONG_ALL.fullmatch(text)) and (ranked := carry.ratio or carry.base):
        return replace(noun, text=ranked + among["among"])  # 创新指数达到70%,在全省排名前移2位
    if carry.base and _PHASE.fullmatch(text) and site.quantity.unit == carry.unit:
        return replace(noun, text=carry.base + text)  # 创投基金总规模50亿元,其中一期10亿元
    if carry.base and text in _LEVELS:
        return replace(noun, text=text + _LEVEL.sub("", carry.base))  # 平台200家,其中国家级20家
    if re.search(r"[^占]占$", text):
        return replace(noun, text=text + "比")
    if site.quantity.unit == "%" and "占" in text[1:-2] and not _SHARE_END.search(text):
        return replace(noun, text=text + "比重")
    outer = _ATTRIBUTE_END.sub("", context.base) if site.group else ""
    if outer and outer != context.base and len(text) <= 4 and text not in outer:
        return replace(noun, text=outer + text)  # 成员总数621家(企业372家)
    if text in _KINDS_OF and _part_of(context, site, carry):
        return replace(noun, text=text + _ATTRIBUTE_END.sub("", _part_of(context, site, carry)))
    if len(text) > 2 or text in _ENOUGH:
        return noun
    if not noun.verb and (every := re.search(rf"各[类级]{re.escape(text)}$", around.core)):
        return replace(noun, text=every[0])  # 国家级研发机构达到70家,各类人才超过3500人
    if (text in _VERBS or text == "授权") and carry.base:
        return replace(noun, text=carry.base + text)  # 新开工项目2600个、竣工1200个; 申请专利172件,授权49件
    if noun.subject and noun.verb in ("新增", "净增"):
        return replace(noun, text=noun.subject + noun.verb + text)
    if carry.prefix and not noun.verb and site.follows:
        return replace(noun, text=carry.prefix + text)  # 国家级政策4项、项目732个
    program = _clause_topic(context, site)
    if len(program) <= 20 and _PROGRAM.search(program) and (not noun.verb or noun.verb in _FUNDING):
        return replace(noun, text=program + text)
    if not noun.verb and (own := _VERB_END.search(around.core.removesuffix(text))):
        return replace(noun, text=own[0] + text)
    if noun.verb in _HOLDING:
        return replace(noun, text=f"各类{text}") if f"各类{text}" in around.core else noun
    lead = noun.subject or noun.verb or (carry.verb if site.follows else "")
    return replace(noun, text=lead + text) if lead else noun


def _part_of(context: Context, site: Site, carry: Carry) -> str:
    """What the number before measured, of which this one counts a part: 1400个(其中移动800个), 500家,其中民营300家."""
    return (context.base if site.group else carry.base) or ""


def _named_before(context: Context, site: Site) -> list[str]:
    """A家数10、B家数20,分别增长5%和6%; 保持A和B较快增长,分别新增…: as many of the last nouns as there are numbers."""
    count = listed(context.sentence, site.quantity.start)
    names = [name for _, name in context.named[-count:]] if count > 1 else []
    if count > 1 and not names:
        clause = _clause_before(context, site)
        kept = _KEPT_GROWING.fullmatch(clause) or _BOTH_DOUBLED.fullmatch(clause)
        names = members(kept["what"]) if kept else []
    return names if len(names) == count == len(set(names)) else []


def _clause_before(context: Context, site: Site) -> str:
    """The clause that ends where this one begins."""
    before = context.sentence[max(0, site.clause_start - 80) : site.clause_start]
    return re.split(r"[,;:]", before.rstrip(",;: "))[-1]


def _said_of(context: Context, site: Site) -> str:
    """其中留学归国人员大幅增长,达到682人: the subject of the clause right before."""
    clause = _clause_before(context, site)
    subject = "" if re.search(r"\d", clause) else predicate_subject(clause)
    return subject if 3 <= len(subject) <= (40 if "、" in subject else 20) else ""


def _clause_topic(context: Context, site: Site) -> str:
    """The nearest clause before this one that speaks of something without counting it."""
    before = context.sentence[max(0, site.clause_start - 200) : site.clause_start].rstrip(",;: ")
    for part in reversed(re.split(r"[,;:]", before)[-3:]):
        if not _HOLDS_FIGURE.search(part) and (topic := topic_of(part)):
            return topic
    return context.topic
