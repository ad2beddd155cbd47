"""Figures of an indicator table: one row an indicator, columns for its unit, years and kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.extract.figures.figure_year import Clock
from ingest.extract.figures.indicator import clean
from ingest.extract.figures.numbers import base_value, fold
from ingest.extract.figures.standing import Mode
from ingest.extract.figures.words import (
    COMPARATORS_AFTER,
    COUNT_UNITS,
    MAGNITUDES,
    MEASURE_UNITS,
    MONEY_UNITS,
    PERCENT_UNITS,
    alternation,
)
from ingest.records import Comparator, Figure, Passage, Span

_NAME = re.compile(r"指标(?!属性|性质|值|类|单位|说明)|^(?:主要)?(?:名称|内容)$|^主要目标$")
_UNIT = re.compile(r"^(?:计量)?单位$")
_KIND = re.compile(r"属性|性质|类型")
_YEAR = re.compile(r"(20\d\d)年?")
_PAST = re.compile(r"现状|基期|实际|完成|基数|基准|已达|当前")
_AIM = re.compile(r"目标|规划|预期|计划|增长|增速|累计")
_MAGNITUDE = alternation(*(m for m in MAGNITUDES if m))
_UNITS = alternation(MONEY_UNITS, PERCENT_UNITS, COUNT_UNITS, MEASURE_UNITS)
_UNIT_WORD = re.compile(rf"^(?P<magnitude>{_MAGNITUDE})?(?P<unit>{_UNITS}|人年|次|岁|年|天)?$")
_IN_BRACKETS = re.compile(rf"\((?P<word>(?:{_MAGNITUDE})?(?:{_UNITS}|人年)?)\)$")
_CELL = re.compile(
    rf"^(?P<sign>>=?|≥|≧|<=?|≤|≦|约|超过?|突破|不低于|不少于|达到?|力争)?\s*(?P<low>\d[\d,]*(?:\.\d+)?)(?:\s*(?:-+|至)\s*(?P<high>\d[\d,]*(?:\.\d+)?))?"
    rf"\s*(?P<magnitude>{_MAGNITUDE})?\s*(?P<unit>{_UNITS})?\s*(?P<after>{alternation(*COMPARATORS_AFTER)})?"
    r"\s*(?P<note>[(\[](?:累计|年均|[^()\[\]]{1,8})[)\]])?$"
)
_SIGNS: dict[str, Comparator] = {
    ">": ">",
    ">=": ">=",
    "≥": ">=",
    "≧": ">=",
    "<": "<",
    "<=": "<=",
    "≤": "<=",
    "≦": "<=",
    "约": "~",
    "超": ">",
    "超过": ">",
    "突破": ">",
    "不低于": ">=",
    "不少于": ">=",
}
_KINDS = {"约束性": "binding", "预期性": "anticipatory"}


@dataclass(slots=True, frozen=True)
class _Cell:
    header: str
    text: str
    start: int
    end: int


def is_indicator_row(passage: Passage) -> bool:
    """A row under headers that name an indicator and at least one year or target."""
    return (
        passage.kind == "row"
        and any(_NAME.search(c) for c in passage.columns)
        and any(_YEAR.search(c) or _AIM.search(c) or _PAST.search(c) for c in passage.columns)
    )


def row_figures(passage: Passage, item: int | None, clock: Clock, mode: Mode | None) -> Iterator[Figure]:
    """The figures of one row of an indicator table: baseline columns are observations, the others targets."""
    text = fold(passage.text)
    cells = [
        _Cell(header, text[a:b].strip(), a, b) for header, (a, b) in zip(passage.columns, passage.cells, strict=False)
    ]
    named = next((c for c in cells if _NAME.search(c.header) and not _KIND.search(c.header) and c.text), None)
    if named is None:
        return
    indicator, magnitude, unit = _named(named.text, next((c.text for c in cells if _UNIT.match(c.header)), ""))
    attribute = next((_KINDS[k] for c in cells for k in _KINDS if k in c.text), None)
    baseline = None
    for cell in cells:
        match = _CELL.match(cell.text)
        if cell is named or match is None or not _is_value(cell.header):
            continue
        past = _is_past(cell.header, clock, mode)
        value, value2, cell_unit = _value(match, magnitude, unit)
        growth = bool(re.search(r"增长|增速|增幅", cell.header + indicator)) and cell_unit in ("%", "")
        year = _YEAR.search(cell.header)
        if past and baseline is None:
            baseline = value
        low, high = min(named.start, cell.start), max(named.end, cell.end)
        yield Figure(
            evidence=(Span(passage.ordinal, low, high),),
            method="figure.row",
            confidence=0.9,
            item=item,
            kind="observation" if past else "target",
            indicator=indicator,
            value=value,
            value2=value2,
            unit=cell_unit or ("%" if growth else ""),
            comparator=_comparator(match),
            year=int(year[1]) if year else None if past else clock.due(),
            change="growth" if growth else "level",
            attribute=None if past else attribute,
            status="final" if past else None,
            baseline=None if past or growth else baseline,
            cumulative="累计" in cell.text + cell.header + indicator or cell.text.endswith("]"),
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


def _value(match: re.Match[str], magnitude: str, unit: str) -> tuple[float, float | None, str]:
    scale = match["magnitude"] or magnitude
    value = base_value(match["low"], scale)
    value2 = base_value(match["high"], scale) if match["high"] else None
    return value, value2, match["unit"] or unit


def _comparator(match: re.Match[str]) -> Comparator:
    if match["high"]:
        return "range"
    after = COMPARATORS_AFTER.get(match["after"] or "")
    return after or _SIGNS.get(match["sign"] or "", "=")
