"""Measures across plans: gaps in who is charged, crossings of two dimensions, rewards, problems put right."""

from __future__ import annotations

from typing import Literal

from queries.columns import (
    DeadlineColumns,
    Example,
    InCharge,
    LinkRole,
    MeasureColumns,
    OtherColumns,
    PlanColumns,
    Stated,
)
from queries.query import Code, IsoDate, Page, Query, Row, Word

Gap = Literal["nobody", "only_support", "no_lead", "several_leads"]
Dimension = Literal["unit", "plan", "field", "platform", "instrument", "theme"]


class GapParams(Page):
    """Filters of gaps."""

    gap: Gap | None = None
    plan: Word | None = None
    place: Code | None = None
    fragments: bool = False


class GapRow(MeasureColumns, DeadlineColumns, PlanColumns, Stated):
    """A measure, and what is missing in who is charged with it."""

    key: str
    gap: Gap
    units: list[InCharge]


class MatrixParams(Page):
    """The two dimensions, and filters."""

    rows: Dimension
    columns: Dimension
    unit: Word | None = None
    plan: Word | None = None
    place: Code | None = None
    role: LinkRole | None = None


class MatrixRow(Row):
    """One crossing."""

    key: str
    row: str
    row_name: str | None
    column: str
    column_name: str | None
    measures: int
    leads: int
    examples: list[Example]


class RewardParams(Page):
    """Filters of provisions."""

    name: Word | None = None
    kind: Word | None = None
    place: Code | None = None
    as_of: IsoDate | None = None


class RewardRow(MeasureColumns, PlanColumns, Stated):
    """A grant, its conditions, its end and its office."""

    key: str
    provision: str
    kind: str | None
    amount: float | None
    rate: float | None
    cap: float | None
    per: str | None
    value_unit: str | None
    text: str | None
    conditions: list[str]
    offices: list[InCharge]
    place: str | None
    effective_on: str | None
    expires_on: str | None
    trial: bool


class ProblemParams(Page):
    """Filters of problems."""

    document: Word | None = None
    unit: Word | None = None
    place: Code | None = None


class ProblemRow(MeasureColumns, DeadlineColumns, PlanColumns, Stated):
    """A problem, and a measure that puts it right."""

    key: str
    problem: str
    problem_number: str | None
    problem_title: str | None
    units: list[InCharge]


class StatedParams(Page):
    """A measure or target, and the type of relation wanted."""

    id: Word
    relation: Word | None = None


class StatedRow(OtherColumns, Stated):
    """What a measure or target is tied to."""

    key: str
    relation: str
    outgoing: bool
    name_as_stated: str | None
    role: str | None
    label: str | None
    rank: int | None
    basis: str | None
    action: str | None
    polarity: str | None


GAPS = Query("measure/gaps", GapParams, GapRow)
MATRIX = Query("measure/matrix", MatrixParams, MatrixRow)
REWARDS = Query("measure/rewards", RewardParams, RewardRow)
PROBLEMS = Query("measure/problems", ProblemParams, ProblemRow)
STATED = Query("measure/stated", StatedParams, StatedRow)
