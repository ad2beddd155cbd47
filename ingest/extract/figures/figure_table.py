"""Figures of an indicator table: one row an indicator, columns for its unit, years and kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.extract.figures.carry import Change
from ingest.extract.figures.figure_year import Clock
from ingest.extract.figures.indicator import clean
from ingest.extract.figures.mode import Mode
from ingest.extract.figures.numbers import base_value, fold
from ingest.extract.figures.words import (
    COMPARATORS_AFTER,
    COUNT_UNITS,
    MAGNITUDES,
    MEASURE_UNITS,
    MONEY_UNITS,
    PERCENT_UNITS,
    alternation,
)
from ingest.records import Cell, Comparator, Figure, Passage, Span

_NAME = re.compile(r"指标(?!属性|性质|值|类|单位|说明)|^(?:主要)?(?:名称|内容)$|^主要目标$")
_UNIT = re.compile(r"^(?:计量)?单位$")
_KIND = re.compile(r"属性|性质|类型")
_YEAR = re.compile(r"(20\d\d)年?")
_PAST = re.compile(r"预计|现状|基期|实际|完成|基数|基准|已达|当前")
_AIM = re.compile(r"目标|规划|预期|计划|增长|增速|累计")
_MAGNITUDE = alternation(*(m for m in MAGNITUDES if m))
_UNITS = alternation(MONEY_UNITS, PERCENT_UNITS, COUNT_UNITS, MEASURE_UNITS)
_UNIT_WORD = re.compile(rf"^(?P<magnitude>{_MAGNITUDE})?(?P<unit>{_UNITS}|人年|次|岁|年|天)?$")
_IN_BRACKETS = re.compile(rf"\((?P<word>(?:{_MAGNITUDE})?(?:{_UNITS}|人年)?)\)$")
_CELL = re.compile(
    rf"^(?P<open>\()?\s*+(?P<sign>>=?|≥|≧|<=?|≤|≦|约|超过?|突破|不低于|不少于|达到?|力争|前)?\s*+(?P<low>\d[\d,]*(?:\.\d+)?)(?:\s*+(?:-+|至)\s*+(?P<high>\d[\d,]*(?:\.\d+)?))?"
    rf"\s*+(?P<magnitude>{_MAGNITUDE})?\s*+(?P<unit>{_UNITS})?\s*+(?P<after>{alternation(*COMPARATORS_AFTER)})?"
    r"\s*+(?P<note>\((?:累计|年均|[^()]{1,8})\))?(?(open)\))$"
)
_DOUBLED = re.compile(r"^(?:比20\d\d年)?翻(?P<times>[一两二三])番$")
_RELATIVE = re.compile(
    r"^(?:力争|确保|稳定在|保持在|达到|不低于|高于|超过)*(?P<reference>(?:全国|全省|全球|世界)[^,;\d]{0,8}水平)(?P<above>以上)?$"
)
_TIMES = {"一": 1.0, "两": 2.0, "二": 2.0, "三": 3.0}
_GROWTH = re.compile(r"增长|增速|增幅")
_RISE = re.compile("(?:增长|提高|上升|变化)?幅度|增加值?$|增量")  # columns of how much more it is
_ADDED = re.compile(r"^(?:新增|新认定|新建|净增)")
_SIGNS: dict[str, Comparator] = {
    ">": ">",
    ">=": ">=",
    "≥": ">=",
    "≧": ">=",
    "<": "<",
    "<=": "<=",
    "≤": "<=",
    "≦": "<=",
    "前": "<=",
    "约": "~",
    "超": ">",
    "超过": ">",
    "突破": ">",
    "不低于": ">=",
    "不少于": ">=",
}
_KINDS = {"约束性": "binding", "预期性": "anticipatory"}


@dataclass(slots=True, frozen=True)
class _Value:
    value: float
    value2: float | None
    unit: str
    comparator: Comparator
    change: Change
    cumulative: bool


def is_indicator_row(passage: Passage) -> bool:
    """A row under headers that name an indicator and at least one year or target."""
    return (
        passage.kind == "row"
        and any(_NAME.search(c) for c in passage.columns)
        and any(_YEAR.search(c) or _AIM.search(c) or _PAST.search(c) for c in passage.columns)
    )


def row_figures(passage: Passage, item: int | None, clock: Clock, mode: Mode | None) -> Iterator[Figure]:
    """The figures of one row of an indicator table: baseline columns are observations, the others targets."""
    cells = [Cell(c.header, fold(c.text).strip(), c.span) for c in passage.row()]
    named = next((c for c in cells if _NAME.search(c.header) and not _KIND.search(c.header) and c.text), None)
    if named is None:
        return
    indicator, magnitude, unit = _named(named.text, next((c.text for c in cells if _UNIT.match(c.header)), ""))
    attribute = next((_KINDS[k] for c in cells for k in _KINDS if k in c.text), None)
    baseline = None
    for cell in cells:
        if cell is named or not _is_value(cell.header):
            continue
        if relative := _RELATIVE.match(cell.text):
            yield _relative(item, clock, (named, cell), indicator, relative, attribute)
            continue
        value = _value(cell, indicator, magnitude, unit)
        if value is None:
            continue
        past = _is_past(cell.header, clock, mode)
        year = _YEAR.search(cell.header)
        if past and baseline is None:
            baseline = value.value
        yield Figure(
            evidence=_evidence(named.span, cell.span),
            method="figure.row",
            confidence=0.9,
            item=item,
            kind="observation" if past else "target",
            indicator=indicator,
            value=value.value,
            value2=value.value2,
            unit=value.unit,
            comparator=value.comparator,
            year=int(year[1]) if year else None if past else clock.due(),
            change=value.change,
            attribute=None if past else attribute,
            figure_kind="rank" if value.unit == "位" else "figure",
            status="final" if past else None,
            baseline=None if past or value.change != "level" or value.cumulative else baseline,
            cumulative=value.cumulative,
        )


def _evidence(named: Span, value: Span) -> tuple[Span, ...]:
    """One span from the name to the value, or one each where a merged cell stands in a row above."""
    if named.passage != value.passage:
        return named, value
    return (Span(named.passage, min(named.start, value.start), max(named.end, value.end)),)


def _relative(
    item: int | None,
    clock: Clock,
    cells: tuple[Cell, Cell],
    indicator: str,
    match: re.Match[str],
    attribute: str | None,
) -> Figure:
    """A cell that names what an indicator is to come up to: 达到全国平均水平."""
    named, cell = cells
    year = _YEAR.search(cell.header)
    above: Comparator = (
        ">=" if match["above"] or "不低于" in cell.text else ">" if re.search("高于|超过", cell.text) else "="
    )
    return Figure(
        evidence=_evidence(named.span, cell.span),
        method="figure.row",
        confidence=0.9,
        item=item,
        kind="target",
        indicator=indicator,
        value=None,
        comparator=above,
        year=int(year[1]) if year else clock.due(),
        attribute=attribute,
        figure_kind="relative",
        reference=match["reference"],
    )


def _named(name: str, unit_cell: str) -> tuple[str, str, str]:
    """The indicator without the unit in its brackets; the unit's magnitude; the unit."""
    bracket = _IN_BRACKETS.search(name)
    word = bracket["word"] if bracket else unit_cell
    match = _UNIT_WORD.match(word.strip("()"))
    magnitude, unit = (match["magnitude"] or "", match["unit"] or "") if match else ("", word)
    return clean(name[: bracket.start()] if bracket else name), magnitude, unit


def _is_value(header: str) -> bool:
    return bool(_YEAR.search(header) or _PAST.search(header) or _AIM.search(header)) and not (
        _NAME.search(header) or _KIND.search(header)
    )


def _is_past(header: str, clock: Clock, mode: Mode | None) -> bool:
    if re.search(r"目标|规划|预期|计划", header):
        return False
    if _PAST.search(header) or mode == "observation":
        return True
    year = _YEAR.search(header)
    present = clock.period_start or clock.published
    return bool(year and present and int(year[1]) < present)


def _value(cell: Cell, indicator: str, magnitude: str, unit: str) -> _Value | None:
    """What a cell says, in the unit of the cell, of its header where that is a rate of growth, or of its row."""
    if doubled := _DOUBLED.match(cell.text):
        return _Value(_TIMES[doubled["times"]], None, "番", "=", "growth", False)
    match = _CELL.match(cell.text)
    if match is None:
        return None
    summed = match["open"] is not None  # [5000]: over the whole period
    rate = not summed and _GROWTH.search(cell.header) is not None
    grows = (rate or _GROWTH.search(indicator) is not None) and (match["unit"] or unit) in ("%", "", *(unit,) * rate)
    own = match["unit"] or (("%" if rate else unit) or ("%" if grows else ""))
    change: Change = (
        "growth" if grows and own in ("%", "") else "gross_increment" if _ADDED.match(indicator) else "level"
    )
    if own in ("个百分点", "百分点") or _RISE.search(cell.header):
        change = "net_increment"
    if summed and own == "%" and not grows:
        own, change = "个百分点", "net_increment"  # a share that rises by [0.5] over the period
    scale = match["magnitude"] or ("" if rate else magnitude)
    return _Value(
        base_value(match["low"], scale),
        base_value(match["high"], scale) if match["high"] else None,
        own,
        _comparator(match),
        change,
        summed or "累计" in cell.text + indicator or ("累计" in cell.header and not _GROWTH.search(cell.header)),
    )


def _comparator(match: re.Match[str]) -> Comparator:
    if match["high"]:
        return "range"
    after = COMPARATORS_AFTER.get(match["after"] or "")
    return after or _SIGNS.get(match["sign"] or "", "=")
