"""The year that a figure is for, from its sentence, its item, its section or the document's period."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import lru_cache
from operator import attrgetter

from ingest.records import Head, Passage

# 2021—2025年, 2027年底, 到2025, “十四五”末; 2018年起 and 比2020年 name no due year
_YEAR = re.compile(
    r"(?=[比较与相为是继超高低快优到至在截\s2])(?P<against>比|较|与|相比于?|为|是|相较于|继|超过|高于|低于|快于|优于)?(?P<until>到|至|在|截至|截止)?\s?"
    r"(?:(?P<first>20\d\d)\s?年?\s?(?:--?|至|到)\s?)?(?P<year>20\d\d)\s?年(?P<after>度|底|末|起|以来|至今|的|同期|\)|第|\d{1,2}月)?"
)
_FIVE_YEARS = re.compile(r"(?:“十|十)(?P<n>[二三四五六])五”?(?P<after>末|期末|期间|时期|以来|规划期)")
_PLAN_YEARS = re.compile(r"十([二三四五六])(?:五|个五年)")
_FIVE_YEAR_END = {"二": 2015, "三": 2020, "四": 2025, "五": 2030, "六": 2035}
_WITHIN = re.compile(
    r"(?:(?P<since>20\d\d)年(?:起|开始)的?[,，]?)?(?<![\d一二三四五六七八九])(?P<n>\d{1,2}|[一二三四五六七八九十])年(?:内|左右(?!的?(?:时间|努力)))"
)
# 经过三年努力, 用5年时间, 未来五年: years counted from no stated one
_IN_YEARS = re.compile(
    r"(?:(?:经过|通过|利用|用)(?:大约|约)?(?P<n>\d|[一二三四五六七八九十])(?:至[\d一二三四五六七八九十])?年(?:左右)?的?(?:努力|时间|奋斗)"
    r"|(?:未来|今后)(?P<next>\d|[一二三四五六七八九十])年(?!规划))"
)
_COUNTING = re.compile("努力|时间|未来|今后|奋斗")  # of which a sentence that counts years so holds one
_CHINESE = "〇一二三四五六七八九十"
_THIS = re.compile(
    r"今年|(?<![\d年])\d{1,2}月?份?[-至到]\d{1,2}月份?|(?:^|[,;])(?:上半年|一季度|前三季度)|本年度|全年|当年|年内|年底前|[到至]年[底末]"
)
# a year that is spoken of, or a part of it
OF_THE_YEAR = re.compile(r"全年|当年|[,;]?(?:\d{1,2}月?份?[-至到]\d{1,2}月|上半年|一季度|前三季度)")
_ALL_YEAR = re.compile("[,;](?:全年|今年)")
_MAY_BE_THIS = re.compile("今年|本年度|全年|当年|年内|年底前|到年|至年|季度|上半年|月")  # of which it holds one
_LAST = re.compile("去年(?<![比较与于]去年)|上(?<![比较与于]上)(?:年(?!度)|一年)")  # 比上年增长 is said of this year
_BY_SPEAKING = re.compile("[去今]年(?<![比较与于].年)(?!同期|以来)")
_FROM = ("由", "从", "自")
_PRICES = ("年可比价", "年不变价", "年价格", "年现价")  # 2010年可比价: the year of the prices
_CHANGED = ("高", "加", "长", "升", "大", "低", "降", "少", "展", "增")
_OF_ALL = re.compile(r"的?(?:全国|全球|全省|全市|世界)?的?")  # 从2012年全球第78位
_APPLIED = re.compile(r"(?:申报|推荐|申请)$")  # 申报2026年度项目10个: the call's year
_BASIS = re.compile(
    r"\s?年(?:度|底|末)?(?:的|现有)?(?:水平|数量|规模|\s?\d[\d.]*\s?[万亿]*[一-龥%]{1,2})?(?:的)?基础(?:上|之上)"
)  # 在2022年的基础上翻番
AS_OF = re.compile(r"截至|截止(?!日|时)")
ORDINAL = re.compile(r"[\s(]*(?:第?[一二三四五六七八九十]{1,3}是|第[一二三四五六七八九十],)")
NOW = re.compile(r"目前|当前|现有|现已|到现在|迄今")
_LAST_YEARS = re.compile(r"过去(?:的)?(?:一年|[二三四五]年)|去年|上年")
_REPORT = re.compile(r"总结|回顾|(?:完成|进展|工作|执行|落实)情况|年报|年度报告|公报|述职")
_AHEAD = re.compile(r"下一步|明年|打算|思路|工作安排|来年")
_PLANNED = re.compile(
    r"(?:总结|回顾|情况|述职报告)[^\d]{0,12}(20\d\d)年[^\d]{0,10}(?:计划|思路|打算|安排|要点|重点|部署)"
)
_RULES = re.compile(r"办法|细则|规定|规程|条例|规则|指南")  # their expiry is no year in which anything is due
_STAGE = re.compile(r"(?:阶段|时期|期)\s?\(?(?:20\d\d年?\s?(?:--?|至|到)\s?)?(20\d\d)年?\)?\s?[:。]")
_IN_TITLE = re.compile(
    r"(?<![比较自从])(20\d\d)\s?年?\s?(?:[-—–－~～]{1,2}|至|到)\s?(20\d\d)|(?<![比较自从])(20\d\d)年(?!起|以来)"
)


@dataclass(slots=True)
class Clock:
    """The years that a passage stands under; `current` is carried from sentence to sentence (到2025年, …。…)."""

    section: int | None  # stated by the nearest heading: 2022年工作思路, 建设阶段(2018年—2021年)
    deadline: int | None  # the item's own
    period_start: int | None
    period_end: int | None
    published: int | None
    current: int | None = None
    stage: int | None = None  # what `current` was in a paragraph before, where the text states no period
    before: int | None = None  # the year that a look back without a year speaks of
    as_of: int | None = None  # 截至2022年7月, …。…: carried from sentence to sentence
    told: int | None = None  # the year of the past that a sentence before stated: “十三五”期间…。…
    past: int | None = None  # `told`, where the sentence still speaks of it
    told_of_span: bool = False  # that year ends a five-year plan: 目前 is another time
    opening: int | None = None  # the year that a text without dates opens with: 今年 is that one
    dateline: int | None = None  # the year of a line such as 2018-02-06 云渚新闻网
    spans: Mapping[int, int] = field(default_factory=dict)  # 2023年起5年内 says once when 5年内 ends
    reported: int | None = None  # the year that a report is of by its title: 今年 is that one
    spoken: int | None = None  # the first year of the five-year plan that a text without dates speaks of

    def copy(self) -> Clock:
        """One that goes on by itself."""
        return Clock(*_values(self))

    @property
    def present(self) -> int | None:
        """The year in which the document speaks: its period's first, its publication's, or its dateline's."""
        return self.period_start or self.published or self.dateline or self.spoken

    def due(self) -> int | None:
        """The year of a target that states none."""
        return self.current or self.deadline or self.section or self.period_end or self.stage

    def reached(self) -> int | None:
        """The year of an observation that states none."""
        return self.as_of or self.section or self.before or self.told


_values = attrgetter(*(f.name for f in fields(Clock)))


@dataclass(slots=True, frozen=True)
class Stated:
    """A year that a sentence states before a number; `explicit_none` where it says another span (3年内)."""

    year: int | None
    until: bool = False
    explicit_none: bool = False
    own: bool = False  # belongs to the next number alone: 2020年的0.81%
    span: bool = False  # the end of a five-year plan: “十三五”期间


def clock(head: Head, headings: Sequence[str], deadline: str | None, looks_back: bool = False) -> Clock:
    """The years above a passage; `looks_back`: its headings speak of what was reached."""
    published = head.dated
    section = None
    for heading in headings:
        section = _year_of(heading, published) or section
    if section is None and head.period_end and _reports(head.title or "") and any(map(_AHEAD.search, headings)):
        # what a report of 2023 says of its next steps
        section = planned_year(head.title or "") or head.period_end + 1
    due = int(deadline[:4]) if deadline and deadline[:4].isdigit() else None
    expires = None
    if head.expires_on and head.expires_on[:4].isdigit() and not _RULES.search(head.title or ""):
        expires = int(head.expires_on[:4])
    before = None
    if looks_back and head.period_start and head.period_end:
        # a plan looks back on the years before it, a report on its own
        title = head.title or ""
        before = head.period_end if _reports(title) else head.period_start - 1
        if planned := planned_year(title):
            before = planned - 1
        if not _reports(title) and (plan := _PLAN_YEARS.search(title)):
            before = min(before, _FIVE_YEAR_END[plan[1]] - 5)  # a “十四五” plan for 2022—2025 looks back on 2020
    return Clock(section, due, head.period_start, head.period_end or expires, published, before=before)


@lru_cache(maxsize=16)
def _reports(title: str) -> bool:
    return _REPORT.search(title) is not None


def planned_year(title: str) -> int | None:
    """The year that a report plans as well: 2023年工作总结和2024年工作思路 → 2024."""
    planned = _PLANNED.search(title)
    return int(planned[1]) if planned else None


@lru_cache(maxsize=64)
def _year_of(heading: str, published: int | None) -> int | None:
    """The year that a heading states, if it does."""
    if len(heading) > 40:
        return None  # a whole paragraph may stand as the heading of what follows it; its years are its figures' own
    if "20" in heading and (match := _IN_TITLE.search(heading)):
        return int(match[2] or match[3])
    if plan := _PLAN_YEARS.search(heading):
        return _FIVE_YEAR_END[plan[1]]
    return published - 1 if published and _LAST_YEARS.search(heading) else None


def stated_year(text: str, clock: Clock) -> Stated | None:
    """The last year named in the words before a number, names of documents left out."""
    best: tuple[int, Stated] | None = None
    if not ("年" in text or "五" in text or "季度" in text or "月," in text or "月份," in text):
        return None
    if "《" in text:
        text = re.sub(r"《[^《》]*》", lambda m: "〇" * len(m[0]), text)
    # what stands before 20 in a year's match, and behind it, is short
    around = (max(0, text.find("20") - 6), text.rfind("20") + 16)
    for match in _YEAR.finditer(text, *around) if "20" in text else ():
        if (match["against"] and match["after"] != "的") or match["after"] in ("起", "以来", "至今", "同期"):
            continue
        if match["against"] and match["after"] == "的" and match.end() != len(text):
            continue
        if text.startswith(_PRICES, match.end("year"), match.end("year") + 5):
            continue
        if ("基础" in text and _BASIS.match(text, match.end("year"))) or (
            match["after"] == "度" and _APPLIED.search(text, 0, match.start())
        ):
            continue
        own = match["after"] == "的" and match.end() == len(text)
        own = own or (match["until"] == "在" and match.end() == len(text))  # 在2013年|85件的基础上
        since = text.endswith(_FROM, 0, match.start())
        own = own or (since and _OF_ALL.fullmatch(text, match.end()) is not None)
        if match["after"] == "的" and not own and text.endswith(("由", "从", "比", "较"), 0, match.start()):
            continue
        if since and not own:
            continue
        # 提高到2021年的73% is no promise for 2021
        until = bool(match["until"]) and not text.endswith(_CHANGED, 0, match.start())
        best = (match.start(), Stated(int(match["year"]), until, own=own))
    for match in _FIVE_YEARS.finditer(text) if "五" in text else ():
        against = re.search(r"(?:比|较|与)$", text[: match.start()]) or (
            text.startswith("的", match.end()) and re.search(r"(?:是|为|相当于)$", text[: match.start()])
        )  # 是“十二五”时期的2.4倍
        if match["after"] != "以来" and not against and (best is None or match.start() > best[0]):
            at_end = match["after"] in ("末", "期末")
            own = at_end and text.endswith("的") and match.end() == len(text) - 1  # 从“十三五”末的|2万人
            best = (match.start(), Stated(_FIVE_YEAR_END[match["n"]], at_end and not own, own=own, span=True))
    for match in _WITHIN.finditer(text) if "年内" in text or "年左右" in text else ():
        if best is None or match.end() > best[0]:
            ends = within_until(match, clock.spans)
            best = (match.start(), Stated(ends, until=ends is not None, explicit_none=ends is None))
    named = best[0] if best is not None else 0  # 2019年启动建设,今后五年投入…: the later words hold
    for match in _IN_YEARS.finditer(text, named) if _COUNTING.search(text) else ():
        own = clock.period_start and clock.period_end and clock.period_end - clock.period_start + 1
        ends = clock.period_end if own == _number(match["n"] or match["next"]) else None
        best = (match.start(), Stated(ends, explicit_none=ends is None))
    reference = clock.section or clock.reported or clock.published or clock.opening
    if best is not None:
        # 2021年工作会议上获悉,去年新增…: the later word holds
        spoken = reference and ("今年" in text or "去年" in text)
        relative = list(_BY_SPEAKING.finditer(text, best[0])) if spoken else []
        if reference and relative:
            return Stated(reference - (relative[-1][0] == "去年"))
        # 2022年占比3%;全年成交额…: a new clause speaks of the year that the text tells of
        anew = _ALL_YEAR.search(text, best[0]) if clock.past and best[1].year and best[1].year < clock.past else None
        return Stated(clock.past) if anew else best[1]
    last_this = _last(_THIS, text) if _MAY_BE_THIS.search(text) else None
    last = _end_of(_LAST, text) if "去年" in text or "上" in text else 0
    this = last_this.end() if last_this else 0
    if reference and last and last > this:
        return Stated(reference - 1)
    if reference and this and not clock.deadline:
        # 2023年,全市坚持…。全年成交额…: the year that is spoken of
        own = OF_THE_YEAR.match(text, last_this.start()) if last_this else None
        return Stated((own and clock.past) or reference)
    return None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _CHINESE.index(word)


def _length(within: re.Match[str]) -> int:
    return _number(within["n"])


def within_years(text: str) -> list[re.Match[str]]:
    """Where a text speaks of so many years: 5年内, 2026年起5年内."""
    return list(_WITHIN.finditer(text)) if "年内" in text else []


def within_until(within: re.Match[str], spans: Mapping[int, int]) -> int | None:
    """The last year of 2026年起5年内, or of 5年内 where `spans` know such years; else None."""
    length = _length(within)
    return int(within["since"]) + length - 1 if within["since"] else spans.get(length)


def spans_of(passages: Sequence[Passage]) -> dict[int, int]:
    """How many years a text gives from a stated year on, each with the last of them: 2023年起5年内 → {5: 2027}."""
    since = [p.text for p in passages if "年起" in p.text or "年开始" in p.text]
    return {_length(m): end for text in since for m in _WITHIN.finditer(text) if (end := within_until(m, {}))}


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last match, if there is one."""
    last = None
    for last in pattern.finditer(text):  # noqa: B007
        pass
    return last


def _end_of(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match ends, 0 for none."""
    found = _last(pattern, text)
    return found.end() if found else 0


def stage_end(text: str) -> int | None:
    """The last year of a stage that a sentence opens: 建设阶段(2018年-2021年):."""
    match = _STAGE.search(text, 0, 60) if "20" in text else None
    return int(match[1]) if match else None
