"""Cutting the indicator: the noun phrase that a figure measures, without verbs, time and comparators.

Three shapes cover almost all figures of policy documents: the noun stands before a level verb (占比达到60%), between
a governing verb and the number (培育高新技术企业100家), or after the unit (打造10个平台).

Past 400 lines: the three cut with the same words, and a change of one is read against the other two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from ingest.extract.figures.words import (
    ADVERBS,
    ATTRIBUTES,
    COMPARATORS_BEFORE,
    ENUMERATED_NOUNS,
    FALL_VERBS,
    FILLERS,
    FREE_VERBS,
    GOVERNING_VERBS,
    GROWTH_VERBS,
    LEVEL_VERBS,
    NO_LEVEL,
    NOMINAL_AFTER,
    OPEN_VERBS,
    OPENERS,
    OWN_PLACE,
    PLACES,
    PREDICATES,
    RISE_VERBS,
    SOFT_VERBS,
    STRENGTHS,
    alternation,
)
from ingest.records import Comparator
from ontology.value import value

_YEAR = (
    r"(?:到|至|在|自|截至|截止)?\s?(?:20\d\d(?![\d.]*[万亿千百元家个名人项件吨亩%])|“?十[三四五六]五”?)(?:\s?[-至]\s?20\d\d)?年?"
    r"(?:度|底前|年底|底|末|前|起|期间|时期|以来|以后|期末)?"
)
_SEASON = (
    r"(?:今年|去年|截[至止])?(?:[上下]半年|第?[一二三四]季度|前三季度"
    r"|\d{1,2}月?(?:份)?\s?[-至到]\s?\d{1,2}月(?:份|底)?|(?<=[至止])\d{1,2}月(?:份|底|\d{1,2}日)?)"
)
_THEN = (
    r"(?:20\d\d年|上年度?|去年度?|[上前]一年度?(?!半)|同期|“?十[二三四五]五”?|第?[一二三四]季度|上季度|上月|上期|上一?个五年|年初"
    r"|\d{1,2}月?-\d{1,2}月份?)"
)
_PAIR = r"(?:(?:平均)?(?:近|未来)?[\d三五]+年(?:内|来|间|共|累计)?|[两二三四五六七八九十]{1,2}批(?:次)?(?:共|累计)?)"
_TAILS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("level", re.compile(rf"(?:{alternation(LEVEL_VERBS)})$")),
    ("fall", re.compile(rf"(?:{alternation(FALL_VERBS)})$")),
    ("growth", re.compile(rf"(?:{alternation(GROWTH_VERBS)}|(?<![\d上去今同前当一])年增长)(?:率|速度)?$")),
    ("rise", re.compile(rf"(?:{alternation(RISE_VERBS)})$")),
    (
        "against",
        re.compile(
            rf"(?:比|较|与|相较于|相比)(?:于)?{_THEN}(?:年?末|底|初|同期)?(?:相比)?(?:全年|年度)?(?:总数|总量|总额|数量|水平|同期)?$"
        ),
    ),
    ("since", re.compile(r"(?:从|自)(?:20\d\d年?|“?十[二三四五]五”?)?(?:开始|起|以来)$")),
    ("each", re.compile(r"各$")),
    ("respectively", re.compile(r"分别$")),
    ("cumulative", re.compile(r"累计$")),
    ("per_year", re.compile(r"(?:平均)?每年$")),
    (
        "filler",
        re.compile(
            rf"(?:(?<![人户平年亩劳地日月])均|{alternation(FILLERS)}|连续[\d一二三四五六七八九十多]+年|(?:^|(?<=,))近?[两三四五]年)$"
        ),
    ),
)
# what a tail or a comparator ends with: most nouns end otherwise
_TAIL_ENDS = frozenset(
    word[-1]
    for words in (LEVEL_VERBS, FALL_VERBS, GROWTH_VERBS, RISE_VERBS, FILLERS, *COMPARATORS_BEFORE)
    for word in words.split()
).union("率度年期五”月份初末底比数量额平始起来各别计均")
# 签约, 附近 hold no comparator
_COMPARATOR = re.compile(rf"(?<![签预条合节集违履公附最邻临靠打攻])(?:{alternation(*COMPARATORS_BEFORE)})$")
_SUBJECT_COMPARATORS = frozenset(["突破", "破", "超过", "超出", "超", "高于", "低于", "跨越", "控制在", "大于", "小于"])
# 行为, 所有, 存在 … are no verbs of level
_NOT_LEVEL = re.compile(rf"(?:{alternation(NO_LEVEL)})$")

# 增速快于工业增速2个百分点: the second rate is what the first is compared with
_COMPARED_RATE = re.compile(r"(?:高于|快于|低于|领先|高出)[^,、]{0,24}(?:增速|增幅|增长率)$")

_VERB = re.compile(alternation(GOVERNING_VERBS))
_NOMINAL = re.compile(alternation(NOMINAL_AFTER))
_SOFT = FREE_VERBS | frozenset(SOFT_VERBS.split())
_GAINING = frozenset(["新增", "净增", "增加", "新引进", "新认定", "新备案", "新培育", "新建", "新建成", "减少"])
_LINK_VERB_END = re.compile(
    r"(?:推动|推进|促进|支持|鼓励|引导|牵头|参与|主导|谋划|布局|联合|组织|引进|规划|协同|筹集|投资|启动|合作|争取)$"
)
# verbs that may stand right before a number though they often head nouns: 谋划建设2个平台
_OPEN = frozenset(OPEN_VERBS.split())
_TOTAL = re.compile(r"总(?:投资|规模|面积|产值|量|额|容量|装机)")  # 建设|总投资20亿元的项目
_MEASURE_SUFFIX = re.compile(r"[量率额值]|数(?:量|$)|度$")
_SUFFIX = re.compile(r"[器库期率度量额费值者商型类性力所室]")
_TIGHT = re.compile(r"计划|基金|资金|经费|人员")
_ADVERB = alternation(ADVERBS)
_LONG_ADVERB = alternation(" ".join(a for a in ADVERBS.split() if len(a) > 1))
_ADVERB_END = re.compile(
    rf"(?:{_LONG_ADVERB}|全省|全国|全市|全县|全区|各地|各市|各县|年内|底前|、|,|以来|年度|(?<=[年,、])共|(?<=年)新)$"
)
_SURE = (*STRENGTHS, *OPENERS.split())
_SURE_LONG = alternation(*(w for w in _SURE if len(w) > 1))
_SURE_SHORT = alternation(*(w for w in _SURE if len(w) == 1))
_NUMBERING = (
    r"(?:\d{1,2}[.、](?!\d)|\([\d一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十百\d]+[条章节]|[①-⑳]"
    r"|[一二三四五六七八九十]{1,2}是)"
)
_ONCE = (
    r"(?:全面|全部)?(?:达产|投产|建成|投用|达效)(?:达效|投产|投用)?后,?"
    r"(?:预计)?(?:每年)?(?:可|将|能)*(?:实现|新增|形成)?"
)
_PREFIX = re.compile(
    rf"^(?:{_ONCE}|[\s、,;:。.)”\-]+|我们将?|[到至][今明]?年[底末]|\((?=[^()]*$)|{_NUMBERING}|{_YEAR}|{_SEASON}|{_PAIR}|{_SURE_LONG}|(?:{_SURE_SHORT})(?![型家业基源享代化同产目有时末级种用利素销营收度轻货]))"
)
_OWN = re.compile(rf"^(?:{alternation(OWN_PLACE)})(?=[^的]{{4}})")
_EMPTY = re.compile(
    rf"(?:{alternation(PLACES)}|{_ADVERB}|{_YEAR}|[一-龥]{{1,4}}(?<![城都超上门])(?:省|市|县|州)(?:内|中|里)?|[\s、,:]|的|年|其)*+$"
)  # each word at one go: thousands of 市 part in more ways than can be tried
_BAD_END = re.compile(r"(?:的|等|为|以|在|由|对|把|将|按|从|向|与|和|及|、|每|近|了|至少|用于|给|被|地)$")
_AFTER_UNIT = re.compile(r"^(?:\s|的(?=.)|以上|左右|\(含\)|多)*")
_HOLDER = re.compile(
    r"^(?P<holder>[^、,]{0,10}?(?:单位|企业|项目|机构|高校|院所|高企|团队|成果|人|平台|园区|产品|个人|专家|院士|学者|医院|学校|同志|特派员|基地|中心))"
    r"(?P<verb>成长为|发展成为|发展为|成为|升级为|晋升为|获批建设|获批|获评|荣获|获得|获|入选|入围|列入|纳入|通过|申报|被认定为|认定为|入库|进入|加入)(?P<what>.*)$"
)
# 500名法院、检察院、公安等法治人才: the first of the list is no person
_PEOPLE = re.compile(
    r"(?![^、]*(?:才|员|家|师|生|人|者|手|长|士|匠|徒|选|干|专家)、)[^、\d]+(?:、[^、\d]+)+(?:人才|人员|专家|学者|骨干|人选|干部|教师|技师|工匠)"
)
# 2家被认定为省级基地, 1条产业链被评为国家级示范链: what they were made is counted
_MADE = re.compile(
    r"[^、,被]{0,16}?被(?:认定|评定|评选|评|确定|列|命名|遴选|授予|推荐|选)(?:为|成)?(?:20\d\d年度?)?(?P<what>[^、,]{4,})"
)
_BECOMES = frozenset(
    ["获批", "获批建设", "获评", "被认定为", "认定为", "成长为", "发展成为", "发展为", "成为", "升级为", "晋升为"]
)  # 50家企业成长为…: what they are by then is counted
_SIZED_BY = re.compile(rf"(?:工业|主营业务|年|总|实现){{0,4}}(?:{alternation(ATTRIBUTES)})$")
_ORDERING = re.compile(r"方面|环节|领域|层面|阶段|部门|维度|方向")
# where a holder begins to act: 150家企业在主板上市, 16个国家签署备忘录
_ACTS = re.compile(
    r"(?<=[一-龥]{2})已(?=全面|全部|基本|正式|陆续|开工|完成|投产|投用|建成|启动|入驻|签约)|(?<=企业|单位|机构|项目|平台|国家|产品|人员|人才|园区|团队|高校|医院|学校|地区)(?:在|已|正|均|全部|完成|活跃|涵盖|做[强大优]|新增|贡献|成功|位居|位列|紧随|上榜|实施|签署|建立|参与|开展|承担(?!单位|主体|机构)|享受|投产|实现|达到)"
)
AND_VERB = rf"(?:和|及|与|以及|并)(?P<verb>{_VERB.pattern})"  # 建立30个工作站|和认定|5个实验室
_NEXT_VERB = re.compile(rf"(?<=[一-龥]{{2}}){AND_VERB}$")
_USE = re.compile(r"(?<=资金|经费|基金)(?:专项|重点|优先)?(?:支持|用于|保障|引导|鼓励|扶持|奖励|推动)[^,]*$")
_GROWTH_END = re.compile(r"(?:的)?(?:近\d+年)?(?:同比|年均|平均|年平均|复合|年均复合){0,3}(?:增长率|增长速度|增长)$")


@dataclass(slots=True)
class Tail:
    """What stood between the indicator and the number, read off the end of the text before it."""

    core: str
    comparator: Comparator | None = None
    marks: list[str] = field(default_factory=list)
    verb: str = ""  # the growth, rise or fall verb


@value(slots=True, frozen=True)
class Noun:
    """A noun phrase with the verb that governs it and the words before that verb."""

    text: str
    verb: str = ""
    subject: str = ""


def trim_tail(left: str) -> Tail:
    """Take verbs, comparators and fillers off the end of the text before a number."""
    tail = Tail(left.rstrip())
    for _ in range(8):
        core = tail.core
        if core[-1:] not in _TAIL_ENDS:
            break
        if match := _COMPARATOR.search(core):
            word = match[0]
            tail.comparator = tail.comparator or COMPARATORS_BEFORE[word]
            if word in _SUBJECT_COMPARATORS:
                tail.marks.append("level")
            tail.core = core[: match.start()].rstrip()
            continue
        for mark, pattern in _TAILS:
            match = pattern.search(core)
            if match and not (mark == "level" and _NOT_LEVEL.search(core)) and not _COMPARED_RATE.search(core):
                tail.marks.append(mark)
                if mark in ("growth", "rise", "fall") and not tail.verb:
                    tail.verb = match[0]
                tail.core = core[: match.start()].rstrip()
                break
        else:
            break
    return tail


@lru_cache(maxsize=1024)
def strip_prefix(text: str) -> str:
    """The text without punctuation, years and adverbs at its beginning."""
    while text and (match := _PREFIX.match(text)) and match.end():
        text = text[match.end() :]
    return text


_INNER_YEAR = re.compile(r"(?<=[一-龥])20\d\d年(?:度|底|末)?(?=[一-龥]{2}[^《》“”]*$)")  # 产业2020年总收入
_CLOSING_YEAR = re.compile(
    r"(?<=[一-龥]{2})(?:力争|争取|确保|计划)?(?:到|至|在|于)?(?:20\d\d年(?:度|底|末)?|“?十[三四五六]五”?(?:期?末|期间|时期))$"
)  # 总产值2022年|达到
_LOOSE_END = re.compile(
    r"(?:的|共|等|各|为|已|中|约|近|,|、|和|及|与|力争|确保|争取|努力|首次|率先|预计|有望|连续[\d一二三四五六七八九十多]+年|近[\d一二三四五]+年|本年度|全年|今年)+$"
)


_FROM_PLACES = re.compile(r"^(?:来自|源自)?[^,等]{0,40}、[^,等]{0,10}等(?:地|市|省|国家)?的?(?=域|外|成员|企业|单位)")
_BRACKET_FIRST = re.compile(r"^\([^()]{1,6}\)(?=.{4})")
_GOT = re.compile(r"^获(?=国家|[省市][级科技自])")
_HAS = re.compile(
    r"^有(?=国家级|[省市区县]级|高新技术|规上|规模以上|科技型|各类|专精特新|在孵|院士|博士)"
)  # 全市|有省级平台
_QUANTIFIER = re.compile(r"^(?:各类|各级|一批|的|了)+(?=.{2})")


@lru_cache(maxsize=1024)
def clean(noun: str) -> str:
    """An indicator as it is written down: no white space, own place, loose brackets or quotes at its ends."""
    noun = "".join(strip_prefix(noun).split())
    if "等" in noun and "、" in noun:
        noun = _FROM_PLACES.sub("", noun)
    noun = strip_prefix(_OWN.sub("", _BRACKET_FIRST.sub("", noun)))
    if "年" in noun or "五" in noun:
        noun = _CLOSING_YEAR.sub("", _INNER_YEAR.sub("", noun))
    noun = _GOT.sub("", _QUANTIFIER.sub("", _HAS.sub("", noun))).strip("、,;:。.")
    noun = _LOOSE_END.sub("", noun) if len(noun) > 2 else noun
    for opening, closing in ("()", "“”", "‘’", "《》"):
        if noun.count(opening) != noun.count(closing):
            noun = _balanced(noun, opening, closing)
    return noun


def _balanced(noun: str, opening: str, closing: str) -> str:
    """Cut at the outermost loose mark, keeping the side where the head noun stands."""
    begin, depth, loose = 0, 0, -1
    for at, char in enumerate(noun):
        if char == opening:
            loose = at if depth == 0 else loose
            depth += 1
        elif char == closing and depth:
            depth -= 1
        elif char == closing:
            begin = at + 1  # a loose closing mark: what stands behind it
    if depth == 0:
        return noun[begin:]
    return noun[begin:loose] if opening == "(" and loose - begin >= 2 else noun[begin:loose] + noun[loose + 1 :]


# 可持续|发展, 每万人|拥有
_NO_VERB_AFTER = re.compile(
    r"(?:可持续|每[百千万]*(?:名|位|个)?(?:人口?|户|家|亩|就业人员|常住人口))$"
)  # 可持续|发展, 每万人|拥有


def _open_at(text: str, position: int) -> bool:
    before = text[:position]
    return any(before.count(a) > before.count(b) for a, b in ("“”", "《》", "()", "‘’"))


def _starts_clause(before: str) -> bool:
    """Nothing that could be a subject stands right before: the start, an adverb, a place, another verb."""
    return not strip_prefix(before) or bool(_ADVERB_END.search(before)) or bool(_LINK_VERB_END.search(before))


@lru_cache(maxsize=1024)
def governing(core: str) -> re.Match[str] | None:
    """The last verb of the text that governs what follows it, or None."""
    best = None
    for match in _VERB.finditer(core):
        rest = core[match.end() :]
        if _MEASURE_SUFFIX.match(rest):
            continue  # 拥有量, 覆盖率
        before = core[match.start() - 1 : match.start()]
        if rest[:1] in ("的", "”", "》", ")") or (
            before in ("经", "被", "未", "所", "可") and not core.endswith("预计可", 0, match.start())
        ):
            continue
        verb = match[0]
        if _NO_VERB_AFTER.search(core, 0, match.start()):
            continue
        starts = _starts_clause(core[: match.start()])
        nominal = _NOMINAL.match(rest) and not (starts and _TOTAL.match(rest))
        if verb in FREE_VERBS and rest and (not starts or rest[0] == "(" or nominal):
            continue
        if verb in FREE_VERBS and not rest and (verb not in _OPEN or not starts):
            continue
        if verb in _SOFT and (_SUFFIX.match(rest) or (_TIGHT.match(rest) and strip_prefix(core[: match.start()]))):
            continue
        if verb in _SOFT and not starts and (_NOMINAL.match(rest) or not rest):
            continue
        if _open_at(core, match.start()):
            continue
        best = match
    return best


@lru_cache(maxsize=1024)
def object_noun(core: str) -> Noun:
    """培育高新技术企业 → 高新技术企业, with its verb; without a verb the whole, its prefixes stripped."""
    match = governing(core)
    if match is None:
        return Noun(clean(core))
    noun = clean(_shorten(core[match.end() :]))
    before = core[: match.start()]
    if not noun and match[0] in _GAINING and len(subject := subject_noun(_AGAINST.sub("", before)).text) >= 4:
        # 高新技术企业净增842家: the subject is what is counted
        return Noun(subject, match[0])
    if (
        not noun
        and (going := _GOING.search(before))
        and len(subject := subject_noun(before[: going.start()]).text) >= 4
    ):
        return Noun(subject)  # 人才用房陆续建成500套
    return Noun(noun, match[0], _subject(before))


_AGAINST = re.compile(rf"(?:相?较于?|相?比于?|与){_THEN}(?:年?末|底|初|同期|相比)?$")
_GOING = re.compile(r"(?:如期|陆续|相继|顺利|全部|按期|先后|累计|正式)+$")


def held_noun(core: str) -> Noun:
    """云渚谷汇聚各类人才 → 各类人才, where a verb that is no noun stands after a subject; else `subject_noun`."""
    noun = subject_noun(core)
    if not noun.verb and (match := governing(core)) and match[0] not in _SOFT and match.start() >= 2:
        held = object_noun(core)
        return held if len(held.text) >= 3 else noun
    return noun


@lru_cache(maxsize=1024)
def subject_noun(core: str) -> Noun:
    """推动全省技术合同成交额 → 全省技术合同成交额: only verbs at the beginning are taken off."""
    core, verb = strip_prefix(core), ""
    while match := _VERB.match(core):
        rest = strip_prefix(core[match.end() :])
        if len(rest) < 2 or rest[0] == "的" or (match[0] in _SOFT and (_NOMINAL.match(rest) or _SUFFIX.match(rest))):
            break
        core, verb = rest, match[0]
    return Noun(clean(core), verb)


_CAUSE = re.compile(r"在[^,]{2,24}(?:带动|推动|支撑|影响|拉动|引领)下$")  # 制造业|在投资带动下|实现产值


def _subject(before: str) -> str:
    """The words before a verb, if they are a short subject and no adverb, place or time."""
    while match := re.search(rf"(?:{_VERB.pattern}|{_ADVERB}|地)$", before):
        before = before[: match.start()]
    subject = clean(_CAUSE.sub("", before))
    return "" if len(subject) > 12 or is_empty(subject) or subject.isdigit() else subject


def _shorten(noun: str) -> str:
    """A long list before its head noun says less than the head: 面向…、…等科技创新平台 → 科技创新平台."""
    if len(noun) > 30 and "等" in noun[:-2] and len(head := noun.rpartition("等")[2]) >= 4:
        return head
    return noun


def is_empty(core: str) -> bool:
    """Nothing that could be measured: only time, place and adverbs, or an open end such as 的, 等."""
    return bool(_EMPTY.match(core))


def open_end(core: str) -> bool:
    """The text runs on to what follows the number: …的, …等, …为."""
    return bool(_BAD_END.search(core))


def right_noun(right: str, people: bool = False) -> tuple[str, str]:
    """The noun phrase after a unit, and the verb by which its holder got what the figure counts, if there is one.

    `people`: the unit counts persons, so that 法院、检察院等领域人才 is one phrase to its end.
    """
    text = right[_AFTER_UNIT.match(right).end() :]  # type: ignore[union-attr]
    text = re.split(r"[,;:。!?]", text, maxsplit=1)[0]
    if (closing := text.find("”")) > text.find("“") < 0:
        text = text[:closing]  # “…建成10个平台”的目标
    if people and _PEOPLE.fullmatch(text):
        text = after if len(after := text.rpartition("等")[2]) >= 4 else text
    else:
        text = _first_member(text)
    if made := _MADE.match(text):
        return clean(made["what"]), "认定"
    if match := _HOLDER.match(text):
        holder, verb, what = match["holder"], match["verb"], re.sub(r"^(?:为|20\d\d年度?|了)+", "", match["what"])
        if what and verb in _BECOMES:
            return clean(what), verb
        if what or verb != "获":
            return clean(("" if verb == "荣获" else verb) + what + holder), "hold"
    text = re.split(
        r"(?:和|及|与|以及)(?:一批|若干|多)|(?<=[一-龥]{2})(?:为(?!主|核心|重点|基础|引领|代表|龙头|支撑|特色|依托)|由)",
        text,
        maxsplit=1,
    )[0]
    text = _NEXT_VERB.sub("", _USE.sub("", text))
    if (cut := _ACTS.search(text)) and cut.start() > 2 - (cut[0] == "已"):
        text = text[: cut.start()]  # 企业 alone says nothing: 500家企业开展数字化改造
    if _ORDERING.match(text):
        return "", ""
    tail_of = trim_tail(text)
    if "level" in tail_of.marks and (sized := _SIZED_BY.search(tail_of.core)) and sized.start() >= 3:
        text = tail_of.core[: sized.start()]  # 30个高新区|工业增加值达2000亿元
    if "的" in text and {"level", "growth", "rise", "fall"} & set(tail_of.marks):
        text = text.partition("的")[0]
    if "的" in text and ("、" in text.partition("的")[0] or len(text) > 24):
        tail = text.rpartition("的")[2]
        text = tail if len(tail) >= 3 else text
    return clean(_JUDGED.sub("", text)), ""


# 12个牵头单位代表性强: what is said of those that were counted
_JUDGED = re.compile(
    r"(?<=[一-龥]{3})(?:代表性|带动性|示范性|针对性|竞争力|影响力|质量|优势|效果|成效|水平)(?:较|很|更|最)?(?:强|高|好|显著|突出|明显|良好)$"
)


def _first_member(text: str) -> str:
    """Up to the first 、 at which the noun phrase is complete."""
    position = 0
    while (at := text.find("、", position)) >= 0:
        if "的" in text[at:] or text[at - 1 : at] in ("级", "性", "型") or _open_at(text, at):
            position = at + 1
            continue
        return text[:at]
    return text


def growth_subject(noun: str) -> tuple[str, bool]:
    """高新技术企业数量近5年平均增长率 → (高新技术企业数量, True)."""
    shorter = _GROWTH_END.sub("", noun)
    return (shorter, True) if shorter and shorter != noun else (noun, False)


_BETWEEN = re.compile("[、和与]|及(?<![普以涉]及)(?!其)")


def members(noun: str) -> list[str]:
    """The members of a list of nouns: 土地产出率、资源利用率 → two."""
    return [part for words in _BETWEEN.split(noun) if (part := clean(words))]


_SAYS = re.compile(
    r"记者|获悉|了解到|据[^,]{0,12}(?:介绍|统计|悉)|(?:表示|指出|透露|显示|介绍|强调|说|称)$"
)  # who tells it


def topic_of(clause: str) -> str:
    """What a clause without a figure speaks of: the object of its verb, or its subject before the predicate."""
    clause = strip_prefix(clause)
    if clause.endswith(("相比", "相比较")) or _SAYS.search(clause):
        return ""
    match = governing(clause)
    if match is not None and len(clause) - match.end() >= 3:
        noun = _shorten(clause[match.end() :])
    else:
        noun = re.split(rf"(?:{_PREDICATE.pattern})", clause, maxsplit=1)[0]
    noun = re.sub(r"(?:建设|工作|活动|发展|增速|增长)+$", "", clean(noun))
    return noun if 2 <= len(noun) <= 40 else ""


def predicate_subject(clause: str) -> str:
    """The subject of a clause that says how something went: 留学归国人员大幅增长 → 留学归国人员; else nothing."""
    clause = strip_prefix(clause)
    match = _PREDICATE.search(clause)
    if match is None or match.start() < 3 or _VERB.match(clause):
        return ""
    return clean(clause[: match.start()])


_PREDICATE = re.compile(rf"(?:{alternation(PREDICATES)})(?!的)")
_ENUMERATED = re.compile(rf"(?:{alternation(ENUMERATED_NOUNS)})$")


def is_enumerated(noun: str) -> bool:
    """A noun by which a text orders itself: 领域, 方面, 环节."""
    return bool(_ENUMERATED.search(noun))
