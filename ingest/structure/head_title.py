"""A document's title and its kind: its own title line, or that of the plan that a notice carries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.records import Passage, Span
from ingest.structure.head_dates import ORGAN
from ingest.structure.head_fields import ANY_NUMBER, OWN_NUMBER, Found
from ingest.structure.head_lines import LONGEST, TAIL, Headline, headlines

# (ending or word in a title, genre), the first that fits: the carried plan decides, then the covering paper
GENRES: tuple[tuple[str, str], ...] = (
    (r"整改|督查", "督查整改"),
    (r"解读|问答|一图读懂", "解读"),
    (r"分工方案|任务分工|责任分解|职责分工|分工表", "分工方案"),
    (r"工作要点|重点工作|工作计划$", "工作要点"),
    (r"工作报告|工作总结|工作情况|总结和|报告$", "工作报告"),
    (r"清单|目录$|表$", "清单"),
    (r"规划(?:纲要)?$|纲要$|规划", "规划"),
    (r"方案$|行动计划|三年计划|行动$|计划$|方案", "行动方案"),
    (r"条例$", "条例"),
    (r"措施|政策|[一二三四五六七八九十百\d]+条|若干规定", "政策措施"),
    (r"办法|细则|规定|规则|规程|指南|指引", "办法"),
    (r"意见", "意见"),
    (r"报告|总结", "工作报告"),
    (r"通知|通报|公告|通告|批复|决定", "通知"),
)
BY_SUBJECT = 2  # genres that one word anywhere in the title decides; the others go by its last word
LAST_WORD = re.compile(
    "|".join(f"(?P<g{n}>{words.replace('$', '')})$" for n, (words, _) in enumerate(GENRES) if n >= BY_SUBJECT)
)
ENDING = (
    r"(?:规划|纲要|方案|计划|行动|措施|政策|[一二三四五六七八九十百\d]条|办法|细则|规定|条例|意见|要点|清单|目录|报告|总结|思路|"
    r"通知|决定|公告|通告|批复|指南|指引|导引|解读|一览表|分工表|项目表|指标表|表|举措|白皮书|路线图|工作总结|工作打算|工作安排|(?:工作|执行|完成|落实)情况)"
)
LINE = re.compile(rf"[^。；;！？!?\t]{{3,{LONGEST}}}?{ENDING}{TAIL}")
_ENDS = re.compile(ENDING)
NAMED = r"《(?P<name>(?:[^《》]|《[^《》]{1,80}》){4,120})》"
# 甲、乙《…》，丙、丁《…》已经同意: several plans in one notice, the first gives it its name
MORE_NAMED = r"(?:[，,、和]?[\u4e00-\u9fff、]{0,60}《[^《》]{4,120}》){0,3}"
CARRIED = re.compile(
    rf"(?:^|[。：:\s])(?:现将|现把|现就)[^。《》]{{0,30}}{NAMED}[^。《》]{{0,40}}(?:印发|转发|下发|公布|发布|通知)"
    rf"|(?:^|[。：:\s])(?:[\u4e00-\u9fff]{{0,16}}?|[\u4e00-\u9fff]{{2,14}}(?:、[\u4e00-\u9fff]{{2,14}}){{1,9}})"
    rf"(?<!根据)(?<!按照)(?<!落实)(?<!依据){NAMED.replace('name', 'approved')}{MORE_NAMED}"
    r"(?:已经|已由|业经|经|已)[^。《》]{0,40}(?:同意|通过|批准)"
    rf"|(?:^|[。：:\s])现将(?P<plain>[^《》。，]{{4,80}}{ENDING}{TAIL})(?:印发|转发|下发)"
)
_CARRIES = re.compile("现将|现把|现就|同意|通过|批准")  # one of which such a sentence holds
NOTICE = re.compile(
    r"(?:关于)?(?:印发|转发|批转|下发|发布|公布)(?P<what>[^。]{4,120}?)(?:等[^。]{0,12})?的(?:通知|公告|通告|决定)"
)
ISSUES = re.compile(rf"(?:印发|出台|发布|下发){NAMED}")
_FOLLOWS = re.compile("贯彻|落实|根据|按照|依据")  # 为落实关于印发《…》和…精神: cited, not issued here
# a title line without the label and the number that a page puts before or behind it
TITLE_LINE = re.compile(
    rf"(?:【[^【】]{{2,6}}】)?(?:{OWN_NUMBER.pattern})(?P<title>.*?(?:\D|\d条))(?:{OWN_NUMBER.pattern})"
)
PLAIN_LINE = re.compile(r"(?:【[^【】]{2,6}】)?\s*(?P<title>.*?(?:\D|\d条))\s*")  # the same where no number may stand
BY_UNIT = re.compile(rf"[\u4e00-\u9fff\s]{{0,60}}{ORGAN}\s*关于(?!印发)")
# 《…意见》重点任务分工方案: what is carried goes by the name of what it carries out
_OF_ANOTHER = re.compile(r"》[^《》。，]{0,24}(?:方案|分工|细则|办法|措施|清单|意见|规定|计划|要点|规程|指南|表)$")
_SCRAPS = re.compile(rf"(?P<name>.*{ENDING})\s+\S{{1,2}}\s*")  # what a scan left of a bracket: …计划 年
YEAR = r"(?:19|20)\d\d"
PERIOD = re.compile(rf"({YEAR})\s*年?\s*[—–\-－~～至到]{{1,2}}\s*({YEAR})")
_FOR_YEARS = re.compile(
    rf"(?:规划期|规划期限|规划年限|实施期|实施期限|执行期|执行期限|行动期|计划期)(?:限)?\s?(?:[:：]|为|是|自|从)+\s?({YEAR})\s*年?[\d月日]*"
    rf"\s*(?:[—–\-－~～]{{1,2}}|至|到)\s*({YEAR})年"
)
YEARS = re.compile(rf"(?<!\d)({YEAR})年")
FIVE_YEARS = re.compile("“?(?:(十[一二三四五六])五”?|第(十[一二三四五六])个五年(?=规划|计划|时期))")
PLANS = {"十一": 2006, "十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026, "十六": 2031}


def title(head: Sequence[Passage], field: Found | None) -> Found | None:
    """The title: of the plan that a notice carries, in its sentence, else its headline; else the title line.

    A title over several lines is put together; its place is the last one of them.
    """
    for passage in head:
        carried = CARRIED.search(passage.text[:1500]) if _CARRIES.search(passage.text) else None
        which = carried.lastgroup if carried else None
        if carried and which and _names_plan(carried[which]):
            return _found(passage, *carried.span(which))
    lines = list(headlines(head))
    for line in lines:
        if issued := _issued(line):
            return issued
    if field and len(field.value) >= 6:
        return field
    return _title_line(lines)


def _issued(line: Headline) -> Found | None:
    """What a headline issues: 关于印发…的通知, …印发《…》; never what a sentence cites."""
    text = line.text[: 3 * LONGEST]
    notice = NOTICE.search(text)
    if notice and not _cited(text, notice.start()):
        start, end = _carried(text, *notice.span("what"))
        whole = _SCRAPS.fullmatch(text, start, end)
        start, end = whole.span("name") if whole else (start, end)
        if end - start >= 6:
            return Found(text[start:end].strip(), line.span(start, end))
    issues = ISSUES.search(text)
    deep = issues is not None and any(
        mark in text[: issues.start()] for mark in "。；;"
    )  # 出台《…》 as one task of many
    followed = issues and _FOLLOWS.search(re.split("[，,]", text[: issues.start()])[-1])
    if issues and not deep and not followed and _names_plan(issues["name"]) and not _quoted(text, issues.start()):
        return Found(issues["name"].strip(), line.span(*issues.span("name")))
    return None


def _title_line(lines: Sequence[Headline]) -> Found | None:
    """The line that reads as a title; one that begins with its issuer goes before others."""
    may = [line for line in lines if len(line.text) <= 3 * LONGEST and _ENDS.search(line.text)]
    found = [(line, m) for line in may if (m := _title_of(line.text)) and is_title(m["title"])]
    # a title that was broken over lines leaves a tail that reads like one: a whole one is said again further down
    texts = [line.passage.text for line, _ in found]
    whole = [(line, m) for line, m in found if not any(t != line.text and t.endswith(line.text) for t in texts)]
    best = next(((line, m) for line, m in whole if BY_UNIT.match(m["title"])), None)
    best = best or next(((line, m) for line, m in whole if " " not in line.text), None) or next(iter(found), None)
    return Found(best[1]["title"].strip(), best[0].span(*best[1].span("title"))) if best else None


def _title_of(text: str) -> re.Match[str] | None:
    return (TITLE_LINE if "号" in text else PLAIN_LINE).fullmatch(text)


def _cited(text: str, start: int) -> bool:
    """Whether a sentence cites what begins there: inside a name that it quotes, or behind a mark."""
    return _quoted(text, start) or any(mark in text[:start] for mark in "。；，,;")


def _quoted(text: str, start: int) -> bool:
    """Inside 《》 that open within the line; a line may itself stand in them, behind its number."""
    opened = text.rfind("《", 0, start)
    return opened > text.rfind("》", 0, start) and OWN_NUMBER.fullmatch(text, 0, opened) is None


def is_title(text: str) -> bool:
    """Whether a line reads as a title: one phrase that ends with the name of a kind of document."""
    return not ANY_NUMBER.match(text) and ":" not in text and "：" not in text and LINE.fullmatch(text) is not None


def genre(name: str | None, text: str) -> str | None:
    """The kind of document, by its title, else by what the text calls itself (本规划, 本方案 …)."""
    if name:
        plain = re.sub(r"[(（〔\[][^()（）〔〕]{1,24}[)）〕\]]", "", name)
        last = LAST_WORD.search(plain)
        for n, (words, kind) in enumerate(GENRES):
            if n == BY_SUBJECT and last and last.lastgroup:
                return GENRES[int(last.lastgroup[1:])][1]
            if re.search(words, plain):
                return kind
    for itself, kind in (
        (r"本规划|规划实施", "规划"),
        (r"本方案|本行动计划|本计划", "行动方案"),
        (r"本(?:政策)?措施|本政策", "政策措施"),
        (r"本(?:办法|细则|规定)", "办法"),
        (r"本意见", "意见"),
        (r"工作(?:完成)?情况|工作总结|下一步工作", "工作报告"),
    ):
        if re.search(itself, text):
            return kind
    return None


def period(titles: Sequence[Found], headings: Sequence[Passage]) -> tuple[int, int, Span] | None:
    """The years that the document plans or reports: of its title, else of its headings."""
    sources = [*titles]
    sources += [Found(p.text[:40], Span(p.ordinal, 0, min(len(p.text), 40))) for p in headings]
    ranges = [years for source in sources if (years := _range(source))]
    if ranges:
        return ranges[0]
    single = [years for source in sources if (years := _single(source))]
    return (min(y[0] for y in single), max(y[1] for y in single), single[0][2]) if single else None


def stated_period(passages: Sequence[Passage]) -> tuple[int, int, Span] | None:
    """The years that a text says it is for: 规划期为2022—2025年, 实施期限:2023年至2025年."""
    for passage in passages:
        stated = _FOR_YEARS.search(passage.text)
        if stated and int(stated[1]) < int(stated[2]) < int(stated[1]) + 20:
            return int(stated[1]), int(stated[2]), Span(passage.ordinal, stated.start(1), stated.end(2))
    return None


def _range(found: Found) -> tuple[int, int, Span] | None:
    stated = PERIOD.search(found.value)
    if stated and int(stated[1]) <= int(stated[2]):
        return int(stated[1]), int(stated[2]), _part(found.span, *stated.span())
    plan = FIVE_YEARS.search(found.value)
    if plan is None:
        return None
    first = PLANS[plan[1] or plan[2]]
    return first, first + 4, _part(found.span, *plan.span())


def _single(found: Found) -> tuple[int, int, Span] | None:
    years = list(YEARS.finditer(found.value))
    if not years:
        return None
    numbers = [int(m[1]) for m in years]
    return min(numbers), max(numbers), _part(found.span, years[0].start(), years[-1].end())


def _part(span: Span, start: int, end: int) -> Span:
    return Span(span.passage, span.start + start, span.start + end)


def _names_plan(name: str) -> bool:
    return re.search(ENDING + TAIL + "$", name) is not None


def _carried(text: str, start: int, end: int) -> tuple[int, int]:
    """Inside a notice's headline the name of what it carries: in 《》, else all of it."""
    if _OF_ANOTHER.search(text, start, end):
        return start, end
    opened = text.find("《", start, end)
    closed = text.rfind("》", start, end)
    if 0 <= opened < closed:
        return opened + 1, closed
    return start, end


def _found(passage: Passage, start: int, end: int) -> Found:
    return Found(passage.text[start:end].strip(), Span(passage.ordinal, start, end))
