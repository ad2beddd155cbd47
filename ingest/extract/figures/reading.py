"""Reading the figures of one sentence: indicator, comparator, change and what lists share.

The reader goes from left to right and remembers what a list shares: 每年新认定A70家、B30家 counts both as newly
accredited a year; 协会成员500家(企业300家、占60%) gives the share its noun.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from ingest.extract.figures.carry import Carry, Change, Context, Reading
from ingest.extract.figures.indicator import Noun, Tail, clean, growth_subject, is_enumerated, members, trim_tail
from ingest.extract.figures.numbers import Quantity
from ingest.extract.figures.respectively import listed, shared_years
from ingest.extract.figures.shapes import (
    COUNTS,
    HOPED,
    PLACE,
    PLACED,
    RAISED,
    Shape,
    attributive,
    base_of,
    of_another_size,
    shape,
)
from ingest.extract.figures.sites import Site
from ingest.extract.figures.steps import climbed, without_steps
from ingest.extract.figures.words import (
    ATTRIBUTES,
    COMPARATORS_AFTER,
    GROSS_VERBS,
    KIND_UNITS,
    LEVELS,
    MINOR_UNITS,
    alternation,
)
from ingest.records import Comparator
from ontology.vocab import indicators

_BRACKET_FIRST = re.compile(r"^\s?\)")
_SEVERAL = re.compile("[、和与及]")  # what a list of nouns holds
_MEASURED = re.compile(r"(?:[量额数率值]|产值|收入|总数|规模)$")
_LEVELS_LIST = re.compile(
    r"(?P<levels>[省市县区州国](?:级?[、和][省市县区州国]){1,3})(?:[两二三四]级)?(?P<noun>(?!级)[^省市县区].{2,})"
)
_BOTH = re.compile(
    r"(?P<names>[^、和与及].*?[、和与及].+?)[两二三四五六](?:[省市县区州地家类种项]|个[市县区省])(?P<noun>(?!级).{2,})"
)
_AND_OTHERS = re.compile(
    r"(?P<own>[^等]{1,16})等(?:行业|领域|产业|品种|产品|地区)(?P<head>.{2,})"
)  # 钢铁、有色等行业能耗
_ALL_OF_THEM = re.compile(r"(?:其|总)?(?:总量|数量|总数|数|规模|总规模)")
_SAID = re.compile(
    r"在(?:20\d\d年|现有|上年|原有)?的?基础上.*$"
    r"|(?:实现|取得)(?:了)?(?:双|大幅|快速|稳步|持续)?(?:倍增|翻番|增长|突破|提升|双提升).*$"
)
_LEVEL_PREFIX = re.compile(rf"^(?:{alternation(LEVELS)})")
_HEAD = re.compile(rf"(?<=..)(?:{alternation(ATTRIBUTES)}|产量|销量)$")
_FALLEN = re.compile(r"降|缩短|缩减|减少|压缩|压减|回落|下滑")
_FALLS = {"降": "下降"}
_GROSS = re.compile(alternation(GROSS_VERBS))
_NEW_OR_REMADE = re.compile(r"新[建增设](?:、|和|及|或)(?:改扩建|改建|扩建|续建|改造)")  # 新建、改扩建学校15所
_GAINED_BY = re.compile(r"获批(?:组建|建设|设立|创建|筹建|认定)")
_PER_YEAR = re.compile(r"每年|年均(?!增|浓度|值|气温|水平)|平均每年|(?:^|[、,])年(?=新增|培育|引进|新)")
_GROWTH_NOUN = re.compile(r"增速|增幅|降幅|涨幅|增长率|增长速度|增长$")
_GAP_INSIDE = re.compile(r"(?:高于|低于|高出|好于|快于)[^、,]{2,14}$")
_HIGHER = re.compile("高于|低于|高出|快于")
_RATIO_MEMBER = re.compile(r"(?:率|比重|比例|占比|水平|指数|强度|增速)$")
_SHARED_OUT = re.compile(r"分别[^,;。\d]{2,30}$")  # 2025年、2026年分别新增企业10家、20家
_COMPARED = re.compile("(?:是|比|较|与|为|相当于)(?:20[0-9]{2}年|“?十[一二三四五]五|上年|去年|同期)")
_TIME_LIMIT = re.compile(r"时限|时间|周期")
_MADE = re.compile(r"[^\d]{2}(?:片区|样板间|支点|县域|要素)$")
_RAISED_UNITS = frozenset({"位", "名", "分", "倍", "级"})
_OWN_LEVEL = frozenset({"figure.share", "figure.gap", "figure.raised", "figure.bracket"})
_NAMING = frozenset({"figure.held", "figure.object", "figure.counted", "figure.respectively", "figure.rank"})
# what a text counts of itself or of its proceedings: careful readers differ on whether it belongs here
_MINOR_NOUN = re.compile(r"(?:工作|任务|举措|措施|政策|政策点|事项|问题|活动|会议|文件|条款|单位|指标)$")
_AREAS = frozenset({"平方公里", "亩", "公顷", "平方千米"})
_ZONES_SIZE = r"(?:建设|用地|总|核心区)*(?:面积|范围)$"
_DRAWN = re.compile(rf"(?:规划|控制|统筹|拓展|辐射){_ZONES_SIZE}")  # says where a zone lies
_SIZE = re.compile(rf"(?:{_DRAWN.pattern}|占地{_ZONES_SIZE})")  # how large a zone is drawn
_MINOR_METHODS = frozenset({"figure.gap", "figure.held", "figure.bracket"})
# the share of right ones among the figures of annotated documents (docs/extraction.md), those of few cases held down
_CONFIDENCE = {
    "figure.object": 0.96,
    "figure.level": 0.95,
    "figure.share": 0.95,
    "figure.raised": 0.93,
    "figure.rank": 0.93,
    "figure.counted": 0.9,
    "figure.carried": 0.88,
    "figure.respectively": 0.87,
    "figure.held": 0.87,
    "figure.gap": 0.85,
    "figure.fund": 0.85,
    "figure.bracket": 0.85,
}


class SentenceReader:
    """Reads the sites of one sentence in order; `passage` tells which passage the sentence is of."""

    def __init__(self, sentence: str, topic: str = "", passage: int = 0) -> None:
        self.context = Context(sentence, topic)
        self.passage = passage

    def read(self, site: Site) -> list[Reading]:
        """The figures of a site: none where it counts nothing, several where nouns share the number."""
        q = site.quantity
        if q.start < self.context.read_until or q.unit in KIND_UNITS or _is_step(site):
            return []
        carry = self.context.carry(site.group)
        if (steps := climbed(self.context.sentence, q.start)) and (
            noun := clean(self.context.sentence[site.clause_start : steps])
        ):
            carry.base = carry.full = noun  # what climbs them is what the clause goes on to count
            return []
        if sized := of_another_size(self.context, site, carry):
            self.context.sized = sized
            return []
        if attributive(self.context, site):
            return []
        if not site.follows:
            carry.break_list()
        # 招引10亿元以上项目10个: the sum belongs to the noun
        left = site.left
        if self.context.attributive_until == site.left_start:
            left = self.context.sentence[max(site.clause_start, carry.counted_until) : q.start]
        carry.counted_until = q.end
        words = _BRACKET_FIRST.sub("", left) if ")" in left[:2] else left
        words = without_steps(words)
        tail = trim_tail(words)
        if tail.verb == "提升" and q.unit in COUNTS and q.unit not in _RAISED_UNITS:
            tail = Tail(words.rstrip())  # 完成道路整治提升60条: part of the noun
        if self.context.sized:
            found: Shape | None = Shape(Noun(self.context.sized), "figure.carried", site.left_start, q.end)
            self.context.sized = ""
        else:
            found = shape(self.context, site, tail, carry)
        return self._readings(site, left, tail, carry, found) if found else []

    def _readings(self, site: Site, left: str, tail: Tail, carry: Carry, found: Shape) -> list[Reading]:
        q, method = site.quantity, found.method
        change = _change(site, tail, found, carry)
        text, grew = growth_subject(found.noun.text) if q.unit == "%" else (found.noun.text, False)
        change = "growth" if grew else change
        if change in ("growth", "net_increment") and (fallen := _FALLEN.search(tail.verb)):
            fall = _FALLS.get(fallen[0], fallen[0])
            text += "" if text.endswith(fall) else fall
        if _says_nothing(text, q, bool(found.noun.verb) and method == "figure.object"):
            return []
        reading = Reading(
            indicator=text,
            quantity=q,
            start=self._start(found.start, text, q.start),
            end=found.end,
            comparator=_comparator(q, tail),
            method=method,
            change=change,
            per="year" if _PER_YEAR.search(left) or _shares_year(site, tail, found, carry) else "total",
            cumulative="累计" in site.left
            or (site.listed and not found.noun.verb and carry.cumulative and method == "figure.object"),
            optional=q.unit in MINOR_UNITS
            or _MINOR_NOUN.search(text) is not None
            or q.form == "fraction"
            or method in _MINOR_METHODS
            or _SIZE.search(text) is not None
            or _parts_of_one(self.context.sentence, site),
            figure_kind="rank" if q.form in ("rank", "order") else "figure",
            confidence=_CONFIDENCE[method],
        )
        if change == "level" and carry.pending is not None and RAISED.match(site.left):
            reading = replace(reading, baseline=carry.pending.quantity.value)
            carry.pending = None
        if base_of(tail.core, site):
            reading = replace(reading, is_baseline=True)
            carry.pending = reading
        if "respectively" not in tail.marks and method == "figure.respectively" and carry.shared is not None:
            reading = replace(reading, change=carry.shared)
            if reading.comparator == "=":
                reading = replace(reading, comparator=carry.shared_comparator)
        elif "respectively" in tail.marks or method == "figure.respectively" or _SHARED_OUT.search(left):
            carry.shared, carry.shared_comparator = reading.change, tail.comparator or "="
            years = shared_years(self.context.sentence[: q.start])
            if len(years) == listed(self.context.sentence, q.start) > 1:
                carry.years = years
        if carry.years:
            reading = replace(reading, year=carry.years.pop(0), per="total")
        if reading.change != "growth" and not reading.is_baseline:
            self.context.named.append((q.start, text))
        _remember(carry, found.noun, reading, tail)
        if not _SEVERAL.search(text):
            return [reading]
        return _split(reading, tail, carry, listed(self.context.sentence, q.start))

    def _start(self, low: int, text: str, high: int) -> int:
        """Where the indicator begins in the sentence, else where its clause does."""
        sentence = self.context.sentence
        found = sentence.rfind(text[:4], low, max(high, low))
        if found >= 0:
            return found
        while low < high and sentence[low] in "、,;: ":
            low += 1
        return low


def _parts_of_one(sentence: str, site: Site) -> bool:
    """Whether a number stands in a bracket that only divides the one before it: 1400个(其中甲800个,乙600个)."""
    if not site.group:
        return False
    opened = sentence.rfind("(", max(0, site.quantity.start - 60), site.quantity.start)
    return opened >= 0 and sentence.startswith(("其中", "含", "包括"), opened + 1)


def _shares_year(site: Site, tail: Tail, found: Shape, carry: Carry) -> bool:
    """每年新增A10家、B5家: members without a verb of their own share the 每年."""
    own = found.noun.verb or "level" in tail.marks
    return site.follows and carry.per == "year" and (site.listed or not own)


def _is_step(site: Site) -> bool:
    """每认定1家, 延长1次: the step of a rule, no amount."""
    q = site.quantity
    return q.value == 1 and (q.unit == "次" or re.search(r"每[^,、]{0,6}$", site.left) is not None)


def _says_nothing(text: str, q: Quantity, made: bool) -> bool:
    """Enumerations (6个领域), single characters, and working days that are no time limit to be reached.

    Nor does what another year had (是2015年1200亿元的3倍). `made`: a verb before the noun makes it (打造示范片区20个).
    """
    if (q.unit in _AREAS and _DRAWN.search(text)) or _COMPARED.match(text):
        return True
    if len(text) < 2 or (
        is_enumerated(text) and not (made and _MADE.search(text)) and q.unit in ("个", "大", "项", "类", "种")
    ):
        return True
    return q.unit == "个工作日" and not _TIME_LIMIT.search(text)


def _change(site: Site, tail: Tail, found: Shape, carry: Carry) -> Change:
    """Level, growth or increment: from the verb, from the noun, from the list."""
    q, noun, method = site.quantity, found.noun, found.method
    if {"growth", "fall", "rise"}.intersection(tail.marks):
        return "growth" if q.unit in ("%", "倍", "番") else "net_increment"
    if q.unit == "%" and _GROWTH_NOUN.search(noun.text):
        return "growth"
    if "level" in tail.marks:
        if q.unit in ("", "%"):
            return "level"  # 新建数据中心PUE低于1.25
        return _added(site.left, noun, False)
    if method == "figure.carried":
        if q.unit == "%" and carry.grew and HOPED.search(site.left):
            return "growth"  # 增长5%以上,力争6%
        added = _added(site.left, noun, True)
        return "growth" if q.unit == "%" and added != "level" else added  # 企业270家,净增86.2%
    if method in _OWN_LEVEL:
        return "level"
    words = noun.verb + site.left if method == "figure.counted" else noun.verb or site.left
    if noun.verb and (_NEW_OR_REMADE.search(site.left) or _GAINED_BY.search(site.left)):
        words = site.left
    own = _added(words, noun, True)
    counts = q.unit.partition("(")[0] in COUNTS
    if own == "level" and site.follows and not noun.verb and counts and (site.listed or q.unit == carry.unit):
        return carry.change
    return own


def _added(words: str, noun: Noun, verbs: bool) -> Change:
    if "净增" in words:
        return "net_increment"
    if noun.verb.startswith("新") or (verbs and _GROSS.search(words)):
        return "gross_increment"
    return "level"


def _comparator(q: Quantity, tail: Tail) -> Comparator:
    if q.value2 is not None:
        return "range"
    if q.form == "rank":
        return "<="
    after = COMPARATORS_AFTER.get(q.after)
    if tail.comparator == ">" or (q.over and not after):
        return ">"
    return after or tail.comparator or "="


def _remember(carry: Carry, noun: Noun, reading: Reading, tail: Tail) -> None:
    """Keep what the next members of a list, shares and growth rates refer to."""
    added = reading.change in ("net_increment", "gross_increment")
    if noun.verb:
        carry.verb = noun.verb
        carry.change = reading.change if added else "level"
    elif added and not {"growth", "rise"}.intersection(tail.marks):
        carry.change = reading.change
    elif reading.method == "figure.level" and reading.quantity.unit in COUNTS:
        carry.change = "level"  # 新建实验室3家,平台累计达96家,其中国家级5家
    carry.per, carry.unit, carry.cumulative = reading.per, reading.quantity.unit, reading.cumulative
    if match := _LEVEL_PREFIX.match(reading.indicator):
        carry.prefix = match[0]
    names = reading.method in _NAMING and reading.change != "growth"
    if names or reading.is_baseline or reading.method in ("figure.level", "figure.raised"):
        carry.base, carry.full = _strip_share(reading.indicator), reading.indicator
        carry.base_start = reading.start
        carry.ratio = ""
    elif reading.method == "figure.carried" and reading.change == "level" and reading.indicator != carry.full:
        # a new subject that the clause before brought in: 其中留学人员大幅增长,达到682人,比上年增加20人
        carry.base, carry.full, carry.base_start = reading.indicator, reading.indicator, reading.start
    carry.grew = reading.change == "growth"
    if reading.quantity.unit == "%" and reading.change == "level":
        carry.ratio = reading.indicator


def _split(reading: Reading, tail: Tail, carry: Carry, numbers: int) -> list[Reading]:
    """各200名, 分别达到: one figure for each member of the list; `numbers`: how many stand in a row here."""
    parts = _placed([p for p in members(reading.indicator) if len(p) >= 2])
    if numbers > 1 and len(parts) > numbers and "及" in reading.indicator:
        # 计算机及办公设备制造业、仪器仪表制造业: as many members as numbers, unless 及 parts them
        apart = [clean(part) for part in re.split("、|和|与", reading.indicator)]
        parts = apart if len(apart) == numbers and all(len(part) >= 2 for part in apart) else parts
    levels = _LEVELS_LIST.fullmatch(reading.indicator) if "respectively" in tail.marks else None
    if levels:  # 省、市、县三级财政支出比重分别达到2.5%、2%、1%
        own = "" if levels["noun"].startswith("本级") else "级"
        parts = [level + own + levels["noun"] for level in re.split("级?[、和]", levels["levels"])]
    both = _BOTH.fullmatch(reading.indicator) if "respectively" in tail.marks or numbers > 1 else None
    if both and len(names := members(both["names"])) == numbers:
        parts = [name + both["noun"] for name in names]  # 云渚、临沅两市成交额分别为8亿元、6亿元
    if "respectively" in tail.marks:
        parts = _counted_alone(parts)
    if reading.method == "figure.gap" and (gap := _HIGHER.search(reading.indicator)):
        # 产值分别高于云渚、临沅17、22个百分点
        parts = parts[:1] + [reading.indicator[: gap.end()] + part for part in parts[1:]]
    if len(parts) < 2:
        return [reading]
    if "respectively" in tail.marks or (numbers == len(parts) and _shared_out(reading, tail)):
        parts = _headed(parts)
        carry.queue, carry.names, carry.shared = parts[1:], parts, reading.change
        return [replace(reading, indicator=parts[0], method="figure.respectively")]
    doubled = reading.quantity.unit == "番" and all(_MEASURED.search(p) for p in parts)
    if "each" in tail.marks or doubled:
        return [replace(reading, indicator=p, method="figure.each") for p in parts]
    gap = _GAP_INSIDE.search(reading.indicator)
    listed = (reading.indicator[: gap.start()] if gap else reading.indicator).split("、")
    shares = reading.quantity.unit in ("%", "个百分点")
    if shares and len(listed) >= 2 and all(_RATIO_MEMBER.search(p) for p in listed):
        return [replace(reading, indicator=p + (gap[0] if gap else ""), method="figure.each") for p in listed]
    return [reading]


def _shared_out(reading: Reading, tail: Tail) -> bool:
    """A、B增长5%、6%, A、B达到80家、90家: as many numbers as nouns, without 分别."""
    return reading.change == "growth" or "level" in tail.marks or reading.method in ("figure.object", "figure.gap")


def _headed(parts: list[str]) -> list[str]:
    """企业、高校、院所技术合同成交额; 国家级、省级基地: each with the head that the last one ends in."""
    level = _LEVEL_PREFIX.match(parts[-1]) if len(parts) > 1 else None
    if level and all(_LEVEL_PREFIX.fullmatch(part) for part in parts[:-1]):
        return [part + parts[-1][level.end() :] for part in parts[:-1]] + parts[-1:]
    if len(parts) < 2 or any(_MEASURED.search(part) for part in parts[:-1]):
        return parts
    last = parts[-1]
    if among := _AND_OTHERS.fullmatch(last):
        return [part + among["head"] for part in (*parts[:-1], among["own"])]
    if not _MEASURED.search(last):
        return parts
    known = next((last[at:] for at in range(2, len(last) - 1) if last[at:] in _indicator_names()), "")
    measure = _HEAD.search(last)
    head = known or (measure[0] if measure and not measure[0].endswith(("数", "数量", "总量")) else "")
    return [part + head for part in parts[:-1]] + [last]


@cache
def _indicator_names() -> frozenset[str]:
    """The names of the indicators that the vocabulary knows."""
    return frozenset(name for concept in indicators() for name in (concept.name, *concept.aliases))


def _counted_alone(parts: list[str]) -> list[str]:
    """甲企业和乙企业实现双倍增、总量分别…: what is said of the members, and that they are counted, is no member."""
    while len(parts) > 2 and _ALL_OF_THEM.fullmatch(parts[-1]):
        parts = parts[:-1]
    last = _SAID.sub("", parts[-1]) if parts else ""
    return [*parts[:-1], last] if len(last) >= 2 else parts


def _placed(parts: list[str]) -> list[str]:
    """云渚市、临沅市企业 → 云渚市企业, 临沅市企业: the noun stands after the last place."""
    if len(parts) < 2 or not all(PLACE.fullmatch(p) for p in parts[:-1]) or not (last := PLACED.match(parts[-1])):
        return parts
    return [p + last["noun"] for p in parts[:-1]] + parts[-1:]


def _strip_share(text: str) -> str:
    """高新技术企业数量占全市企业数量比重 → 高新技术企业数量: what the next share is of."""
    at = text.find("占", 2)
    return text[:at] if at > 0 and not text.startswith(("占地", "占比"), at) else text
