"""Deliverables: one dated promise inside a measure each (2027年底前建成养老服务管理平台)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract.figures.indicator import clean
from ingest.extract.figures.numbers import fold
from ingest.extract.figures.sites import sentences
from ingest.extract.figures.words import DELIVERING_VERBS, alternation
from ingest.records import Deliverable, Item, Span, Tree

_DELIVERING = re.compile(alternation(DELIVERING_VERBS))
_DUE = re.compile(
    r"(?P<lead>到|至|在|于|力争|争取|确保|预计)?\s?(?P<year>20\d\d)年"
    r"(?:(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>3[01]|[12]\d|0?[1-9])日)?)?"
    r"(?P<half>上半年|下半年|第?[一二三四1-4]季度)?(?P<end>年?底|年?末|初|中旬|下旬|上旬)?"
    r"(?P<before>之?前|以前|内)?(?!度|以来|起|至|-|—|的)"
)
_QUARTER = {"一": "03", "二": "06", "三": "09", "四": "12", "1": "03", "2": "06", "3": "09", "4": "12"}
_LEAD = re.compile(
    r"^[\s,、]*(?:(?:力争|争取|确保|全面|基本|率先|全省|全市|要|并|将|高标准|高水平|高质量|正式|初步|新)+)?"
)


def deliverables(tree: Tree) -> list[Deliverable]:
    """The dated promises of a document's measures, in order; figures are the matter of `quantity.py`."""
    found = []
    owner = {ordinal: item for item in tree.items for ordinal in item.passages}
    for passage in tree.passages:
        item = owner.get(passage.ordinal)
        if item is None or item.kind in ("goal", "report"):
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
        position = match.end()
        verb = None
        for _ in range(2):
            # 到2025年,新增…: the promise may stand after a comma
            clause = re.compile(r"[,;。:!?]|$").search(sentence, position)
            end = clause.start() if clause else len(sentence)
            lead = _LEAD.match(sentence, position)
            start = lead.end() if lead else position
            verb = _verb_in(sentence, start, end)
            if verb is not None or sentence[position:end].strip():
                break
            position = end + 1
        if verb is None:
            continue
        thing = sentence[verb.end() : min(end, verb.end() + 80)].strip("了 ")
        if len(thing) < 3 or re.search(r"\d(?:[\d.]*)\s?[万亿]?(?:家|个|名|人|项|件|元|%|亩|吨)", thing):
            continue
        due = _due(match)
        yield match.start(), verb.end() + len(thing), verb[0], clean(thing) or thing, due, match[0].strip()


def _verb_in(sentence: str, start: int, end: int) -> re.Match[str] | None:
    """The delivering verb at the beginning of a clause, after a short subject at most."""
    match = _DELIVERING.search(sentence, start, min(end, start + 12))
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
