"""A plan: the tree of its measures, its units, whether it is in force; plans side by side."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from queries.columns import Figure, InCharge, MeasureColumns, PlanColumns, Stated
from queries.query import Code, IsoDate, Page, Query, Row, Word


class PlanTreeParams(Page):
    """The plan."""

    plan: Word


class PlannedDeliverable(Row):
    """A deliverable of a measure."""

    deliverable: str
    verb: str | None
    object_text: str | None
    due: str | None
    due_text: str | None


class PlannedTarget(Row):
    """A target of a measure."""

    target: str
    indicator_as_stated: str | None
    comparator: str | None
    value: float | None
    value2: float | None
    value_unit: str | None
    year: int | None


class NamedThing(Row):
    """What a measure is about."""

    entity: str
    name: str | None
    action: str | None


class PlanTreeRow(Row):
    """A measure, with all that hangs on it."""

    key: str
    plan: str
    plan_name: str | None
    measure: str
    number: str | None
    title: str | None
    path: list[str] | None
    kind: str | None
    deadline: str | None
    deadline_text: str | None
    units: list[InCharge]
    deliverables: list[PlannedDeliverable]
    targets: list[PlannedTarget]
    about: list[NamedThing]


class PlanUnitsRow(PlanColumns, Stated):
    """A unit that the plan names, and for how many measures."""

    key: str
    unit: str
    unit_name: str | None
    unit_as_stated: str | None
    role: str | None
    collective: bool
    measures: int
    whole: bool
    titles: list[str]


class ValidityParams(Page):
    """Filters; the day for which the status is told."""

    plan: Word | None = None
    place: Code | None = None
    as_of: IsoDate | None = None


class RelatedPlan(Row):
    """A plan that another rests on, changes, cites, carries or explains, or that does so to it."""

    relation: str
    outgoing: bool
    plan: str
    name: str | None
    issued_on: str | None
    document: str | None


class ValidityRow(PlanColumns, Stated):
    """What the documents say of a plan's being in force."""

    key: str
    genre: str | None
    document_number: str | None
    issued_on: str | None
    effective_on: str | None
    expires_on: str | None
    trial: bool
    status: Literal["repealed", "superseded", "expired", "not yet", "in force", "unknown"]
    related: list[RelatedPlan]


class ComparedParams(Page):
    """The plans."""

    plans: list[Word] = Field(min_length=1, max_length=20)


class ComparedFigure(Figure, MeasureColumns, PlanColumns, Stated):
    """A target of one of the plans."""

    key: str
    target: str


class ComparedUnit(PlanColumns):
    """A unit, and its part in one of the plans."""

    key: str
    unit: str
    unit_name: str | None
    role: str | None
    measures: int


TREE = Query("plan/tree", PlanTreeParams, PlanTreeRow)
UNITS = Query("plan/units", PlanTreeParams, PlanUnitsRow)
VALIDITY = Query("plan/validity", ValidityParams, ValidityRow)
FIGURES = Query("plan/figures", ComparedParams, ComparedFigure)
CHARGED = Query("plan/charged", ComparedParams, ComparedUnit)
