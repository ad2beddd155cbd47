"""What is due when, and who is in charge."""

from __future__ import annotations

from typing import Literal

from queries.columns import InCharge, MeasureColumns, NamedPlace, PlanColumns, Stated
from queries.query import Code, IsoDate, Page, Query, Word


class DeadlineParams(Page):
    """Filters; `since` and `until` are both inclusive."""

    unit: Word | None = None
    plan: Word | None = None
    place: Code | None = None
    since: IsoDate | None = None
    until: IsoDate | None = None


class CalendarParams(DeadlineParams):
    """The same filters, and one of the two kinds."""

    what: Literal["measure", "deliverable"] | None = None


class MeasureDeadlineRow(MeasureColumns, PlanColumns, Stated):
    """A measure that has a deadline."""

    key: str
    deadline: str
    deadline_text: str | None
    units: list[InCharge]


class DeliverableDeadlineRow(MeasureColumns, PlanColumns, Stated):
    """A deliverable that is due."""

    key: str
    due: str
    due_text: str | None
    deliverable: str
    verb: str | None
    object_text: str | None
    units: list[InCharge]


class CalendarRow(MeasureColumns, PlanColumns, NamedPlace, Stated):
    """A measure or a deliverable, when it is due, and where its document holds."""

    key: str
    due: str
    due_text: str | None
    what: Literal["measure", "deliverable"]
    id: str
    verb: str | None
    object_text: str | None
    units: list[InCharge]


MEASURES = Query("deadline/measures", DeadlineParams, MeasureDeadlineRow)
DELIVERABLES = Query("deadline/deliverables", DeadlineParams, DeliverableDeadlineRow)
CALENDAR = Query("deadline/calendar", CalendarParams, CalendarRow)
