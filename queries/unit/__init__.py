"""A unit: its measures, its plans, who is named beside it, and what reforms made of it."""

from __future__ import annotations

from typing import Literal

from queries.columns import (
    Basis,
    DeadlineColumns,
    Example,
    LinkRole,
    MeasureColumns,
    PlanColumns,
    Stated,
)
from queries.query import Code, Page, Query, Word


class UnitParams(Page):
    """The unit."""

    unit: Word


class UnitMeasuresParams(UnitParams):
    """The unit, and filters."""

    role: LinkRole | None = None
    basis: Basis | None = None
    plan: Word | None = None
    place: Code | None = None


class UnitMeasuresRow(MeasureColumns, DeadlineColumns, PlanColumns, Stated):
    """A measure that the unit answers for, and in what role."""

    key: str
    unit: str
    unit_name: str | None
    unit_as_stated: str | None
    collective: bool
    role: LinkRole | None
    label: str | None
    rank: int | None
    basis: str | None


class UnitPlansRow(PlanColumns, Stated):
    """A plan, and what the unit has to do with it."""

    key: str
    unit: str
    unit_name: str | None
    link: Literal["issued", "plan", "tasks"]
    role: str | None
    measures: int
    genre: str | None
    issued_on: str | None


class BesideParams(UnitParams):
    """The unit, and its own role."""

    role: LinkRole | None = None


class BesideExample(Example):
    """A measure that names both."""

    role: str | None
    other_role: str | None
    document: str


class BesideRow(Stated):
    """A unit that is named beside another: no partner."""

    key: str
    unit: str
    unit_name: str | None
    other: str
    other_name: str | None
    measures: int
    documents: int
    examples: list[BesideExample]


class HistoryRow(Stated):
    """One step of a reform."""

    key: str
    direction: Literal["before", "after"]
    earlier: str
    earlier_name: str | None
    later: str
    later_name: str | None
    kind: str | None
    valid_from: str | None
    measures: int
    source: str | None


class DutyRow(MeasureColumns, DeadlineColumns, PlanColumns, Stated):
    """A measure of a unit that no longer exists, and the unit of today."""

    key: str
    unit: str
    unit_name: str | None
    today: str
    today_name: str | None
    valid_from: str | None
    role: str | None
    label: str | None


MEASURES = Query("unit/measures", UnitMeasuresParams, UnitMeasuresRow)
PLANS = Query("unit/plans", UnitParams, UnitPlansRow)
BESIDE = Query("unit/beside", BesideParams, BesideRow)
HISTORY = Query("unit/history", UnitParams, HistoryRow)
DUTIES = Query("unit/duties", UnitParams, DutyRow)
