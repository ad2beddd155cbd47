"""A document's title and its kind: its own title line, or that of the plan that a notice carries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.records import Passage, Span
from ingest.structure.head_fields import ANY_NUMBER, Found

LONGEST = 100
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
    (r"办法|细则|规定|规则|规程|指南", "办法"),
    (r"意见", "意见"),
    (r"报告|总结", "工作报告"),
    (r"通知|通报|公告|通告|批复|决定", "通知"),
)
ENDING = (
    r"(?:规划|纲要|方案|计划|行动|措施|政策|[一二三四五六七八九十百\d]条|办法|细则|规定|条例|意见|要点|清单|目录|报告|总结|思路|"
    r"通知|决定|公告|通告|批复|指南|解读|一览表|分工表|项目表|指标表|表)"
)
TAIL = r"(?:\s*[(（〔\[][^()（）〔〕]{1,24}[)）〕\]]){0,3}"
LINE = re.compile(rf"[^。；;！？!?\t]{{3,{LONGEST}}}?{ENDING}{TAIL}")
# the first line of a title over two: it begins as one and does not end as one
OPENING = re.compile(
    r"(?=.*(?:关于|印发)|[\u4e00-\u9fff〔〕]{2,12}[省市县区州盟旗])[^。；;：:！？!?，,\t]{6,45}"
    r"(?<!通知|方案|规划|措施|意见|办法|政府|公厅|公室|员会)"
)
OWN_START = re.compile(r"关于|[\u4e00-\u9fff]{2,8}[省市县区]|《|“十")
NAMED = r"《(?P<name>(?:[^《》]|《[^《》]{1,80}》){4,120})》"
CARRIED = re.compile(
    rf"(?:^|[。：:\s])(?:现将|现把|现就)[^。《》]{{0,30}}{NAMED}[^。《》]{{0,40}}(?:印发|转发|下发|公布|发布|通知)"
    rf"|(?:^|[。：:\s])[\u4e00-\u9fff]{{0,16}}?(?<!根据)(?<!按照)(?<!落实)(?<!依据){NAMED.replace('name', 'approved')}"
    r"(?:已经|已由|业经|经|已)[^。《》]{0,40}(?:同意|通过|批准)"
    rf"|(?:^|[。：:\s])现将(?P<plain>[^《》。，]{{4,80}}{ENDING}{TAIL})(?:印发|转发|下发)"
)
NOTICE = re.compile(
    r"(?:关于)?(?:印发|转发|批转|下发|发布|公布)(?P<what>[^。]{4,120}?)(?:等[^。]{0,12})?的(?:通知|公告|通告|决定)"
)
ISSUES = re.compile(rf"(?:印发|出台|发布|下发){NAMED}")
# 《…意见》重点任务分工方案: what is carried goes by the name of what it carries out
_OF_ANOTHER = re.compile(
    r"》[^《》。，]{0,16}(?:分工方案|分工|实施方案|工作方案|实施细则|行动方案|实施办法|配套措施|任务清单|若干措施|实施意见)$"
)
YEAR = r"(?:19|20)\d\d"
PERIOD = re.compile(rf"({YEAR})\s*年?\s*[—–\-－~～至到]{{1,2}}\s*({YEAR})")
YEARS = re.compile(rf"(?<!\d)({YEAR})年")
FIVE_YEARS = re.compile(r"“?(十一五|十二五|十三五|十四五|十五五|十六五)”?")
PLANS = {"十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031}


def title(head: Sequence[Passage], field: Found | None) -> Found | None:
    """The title: of the plan that a notice carries, in its sentence, else its headline; else the title line.

    A title over two lines is put together; its place is the second one.
    """
    for passage in head:
        carried = CARRIED.search(passage.text[:1500])
        which = carried.lastgroup if carried else None
        if carried and which and _names_plan(carried[which]):
            return _found(passage, *carried.span(which))
    for passage in head:
        if len(passage.text) > 3 * LONGEST and passage.kind not in ("title", "front"):
            continue
        notice = NOTICE.search(passage.text[: 3 * LONGEST])
        if notice:
            start, end = _carried(passage.text, *notice.span("what"))
            if end - start >= 6:
                return _found(passage, start, end)
        issues = ISSUES.search(passage.text[: 3 * LONGEST])
        if issues and _names_plan(issues["name"]):
            return _found(passage, *issues.span("name"))
    if field and len(field.value) >= 6:
        return field
    lines = [passage for passage in head if is_title(passage.text)]
    # a title that was broken over lines leaves a tail that reads like one: a whole one is said again further down
    whole = (p for p in lines if not any(p is not q and q.text.endswith(p.text) for q in lines) and " " not in p.text)
    best = next(whole, lines[0] if lines else None)
    if best is None:
        return None
    before = next((p for p in head if p.ordinal == best.ordinal - 1), None)
    found = _found(best, 0, len(best.text))
    if before and OPENING.fullmatch(before.text) and not OWN_START.match(best.text):
        return Found(before.text + found.value, found.span)
    return found


def is_title(text: str) -> bool:
    """Whether a line reads as a title: one phrase that ends with the name of a kind of document."""
    return not ANY_NUMBER.match(text) and ":" not in text and "：" not in text and LINE.fullmatch(text) is not None


def genre(name: str | None, text: str) -> str | None:
    """The kind of document, by its title, else by what the text calls itself (本规划, 本方案 …)."""
    if name:
        plain = re.sub(r"[(（〔\[][^()（）〔〕]{1,24}[)）〕\]]", "", name)
        for words, kind in GENRES:
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


def _range(found: Found) -> tuple[int, int, Span] | None:
    stated = PERIOD.search(found.value)
    if stated and int(stated[1]) <= int(stated[2]):
        return int(stated[1]), int(stated[2]), _part(found.span, *stated.span())
    plan = FIVE_YEARS.search(found.value)
    return (PLANS[plan[1]], PLANS[plan[1]] + 4, _part(found.span, *plan.span())) if plan else None


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
