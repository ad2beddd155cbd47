"""Deliverables: one dated promise inside a measure each (2027年底前建成养老服务管理平台)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract.figures.indicator import clean, object_noun, right_noun, trim_tail
from ingest.extract.figures.numbers import fold, scan
from ingest.extract.figures.sites import sentences
from ingest.extract.figures.words import COUNT_UNITS, DELIVERING_VERBS, alternation
from ingest.records import Deliverable, Item, Span, Tree

_DELIVERING = re.compile(alternation(DELIVERING_VERBS))
_DUE = re.compile(
    r"(?P<lead>到|至|在|于|力争|争取|确保|预计)?\s?(?P<year>20\d\d)年"
    r"(?:(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>3[01]|[12]\d|0?[1-9])日)?)?"
    r"(?P<half>上半年|下半年|第?[一二三四1-4]季度)?(?P<end>年?底|年?末|初|中旬|下旬|上旬)?"
    r"(?P<before>之?前|以前|内)?(?!度|以来|起|至|-|—|的)"
)
_CLAUSE_END = re.compile(r"[,;。:!?]|$")
_NUMBERED = re.compile(r"\d[\d.]*\s?[万亿]*(?:家|个|名|人|项|件|元|%|亩|吨)")
_NO_THING = frozenset({"实现", "完成"})  # 实现产值100亿元 is a figure alone
_COUNTS = frozenset(COUNT_UNITS.split())
_QUARTER = {"一": "03", "二": "06", "三": "09", "四": "12", "1": "03", "2": "06", "3": "09", "4": "12"}
_LEAD = re.compile(
    r"^[\s,、]*(?:(?:力争|争取|确保|全面|基本|率先|全省|全市|要|并|将|高标准|高水平|高质量|正式|初步|新|累计|率先|布局|规划)+)?"
)


def deliverables(tree: Tree) -> list[Deliverable]:
    """The dated promises of a document's measures, in order; figures are the matter of `quantity.py`."""
    found = []
    owner = {ordinal: item for item in tree.items for ordinal in item.passages}
    for passage in tree.passages:
        item = owner.get(passage.ordinal)
        if item is None or item.kind in ("goal", "report") or "20" not in passage.text:
            continue
        blocked = _clauses(item, passage.ordinal)
        text = fold(passage.text)
        for offset, sentence in sentences(text):
            if "20" not in sentence:
                continue
            for start, end, verb, thing, due, due_text in promises(sentence):
                at = offset + start
                if any(low <= at < high for low, high in blocked):
                    continue
                found.append(
                    Deliverable(
                        evidence=(Span(passage.ordinal, at, offset + end),),
                        method="deliverable.dated",
                        confidence=0.8,
                        item=item.index,
                        verb=verb,
                        object_text=thing,
                        due=due,
                        due_text=due_text,
                    )
                )
    return found


def promises(sentence: str) -> Iterator[tuple[int, int, str, str, str, str]]:
    """(start, end, verb, object, due, words of the date) of each dated promise of a sentence."""
    for match in _DUE.finditer(sentence):
        if not (match["lead"] or match["end"] or match["before"] or match["half"]) or _in_name(sentence, match.start()):
            continue
        due, due_text = _due(match), match[0].strip()
        later = _DUE.search(sentence, match.end())
        for first, (start, end) in _clauses_after(sentence, match.end(), later.start() if later else len(sentence)):
            lead = _LEAD.match(sentence, start, end)
            verb = _verb_in(sentence, lead.end() if lead else start, end)
            if verb is None and first:
                break
            if verb is None:
                continue
            counted = list(_counted(sentence, verb.end(), end)) if verb[0] not in _NO_THING else []
            for thing, stop in counted:
                yield match.start(), stop, verb[0], thing, due, due_text
            thing = sentence[verb.end() : min(end, verb.end() + 80)].strip("了 ")
            if first and not counted and len(thing) >= 3 and not _NUMBERED.search(thing):
                yield match.start(), verb.end() + len(thing), verb[0], clean(thing) or thing, due, due_text


def _clauses_after(sentence: str, position: int, end: int) -> Iterator[tuple[bool, tuple[int, int]]]:
    """The clauses that a date governs, each with whether it is the first: 到2025年,新增…, 建成…."""
    first = True
    for mark in _CLAUSE_END.finditer(sentence, position, end):
        if sentence[position : mark.start()].strip():
            yield first, (position, mark.start())
            first = False
        position = mark.end()


def _counted(sentence: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The things that a clause counts, without their numbers: 龙头企业6家、上市企业20家; 10家创新平台."""
    position = start
    for quantity in scan(sentence[start:end]):
        at, until = start + quantity.start, start + quantity.end
        if quantity.unit.partition("(")[0] not in _COUNTS:
            position = until
            continue
        left = object_noun(trim_tail(sentence[position:at].strip("、和及与并,了 ")).core).text
        if len(left) >= 2:
            yield left, until
        elif thing := right_noun(sentence[until:end])[0]:
            yield thing, end
        position = until


def _verb_in(sentence: str, start: int, end: int) -> re.Match[str] | None:
    """The delivering verb at the beginning of a clause, after a short subject or place at most."""
    reach = 40 if sentence.startswith("在", start) else 12
    match = _DELIVERING.search(sentence, start, min(end, start + reach))
    return match if match and "的" not in sentence[start : match.start()] else None


def _due(match: re.Match[str]) -> str:
    year = match["year"]
    if match["month"]:
        month = f"{int(match['month']):02d}"
        return f"{year}-{month}-{int(match['day']):02d}" if match["day"] else f"{year}-{month}"
    half = match["half"] or ""
    if half == "上半年":
        return f"{year}-06"
    if half == "下半年":
        return f"{year}-12"
    if half:
        return f"{year}-{_QUARTER[half.strip('第季度')]}"
    return year


def _clauses(item: Item, ordinal: int) -> list[tuple[int, int]]:
    """The stretches of a passage that name units and deadlines: they promise nothing themselves."""
    return [(c.span.start, c.span.end) for c in item.clauses if c.span.passage == ordinal]


def _in_name(sentence: str, position: int) -> bool:
    """Inside the name of a document (《…三年行动方案(2021-2023年)》) or a bracket."""
    before = sentence[max(0, position - 200) : position]
    return before.count("《") > before.count("》") or before.count("(") > before.count(")")
