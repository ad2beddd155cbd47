"""A plan as a tree of its measures."""

from __future__ import annotations

from queries.columns import InCharge
from queries.query import Page, Query, Row, Word


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


TREE = Query("plan/tree", PlanTreeParams, PlanTreeRow)
