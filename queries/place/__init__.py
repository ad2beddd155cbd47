"""A place: what its units carry, named or as one of a group."""

from __future__ import annotations

from typing import Literal

from queries.columns import DeadlineColumns, MeasureColumns, PlanColumns, Stated
from queries.query import Code, Page, Query


class PlaceTasksParams(Page):
    """The place itself."""

    place: Code
    above: bool = False


class PlaceTasksRow(MeasureColumns, DeadlineColumns, PlanColumns, Stated):
    """A measure, the unit that is charged with it, and how that comes to the place."""

    key: str
    how: Literal["named", "member", "collective"]
    unit: str
    unit_name: str | None
    unit_as_stated: str | None
    collective: bool
    role: str | None
    label: str | None
    basis: str | None
    document_place: str | None


TASKS = Query("place/tasks", PlaceTasksParams, PlaceTasksRow)
