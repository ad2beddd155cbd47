"""A named thing (platform, zone, fund, company, title …): what is stated of it, and which measures name it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from queries.columns import (
    DeadlineColumns,
    InCharge,
    Labels,
    MeasureColumns,
    OtherColumns,
    PlanColumns,
    Stated,
)
from queries.query import Code, Page, Params, Query, Word


class RelationsParams(Page):
    """The thing, and the type of relation wanted."""

    id: Word
    relation: Word | None = None


class RelationsRow(OtherColumns, Stated):
    """A relation that a document or a vocabulary states."""

    key: str
    id: str
    name: str | None
    relation: str
    outgoing: bool
    kind: str | None
    basis: str | None
    amount: float | None
    year: int | None
    state: str | None
    since: str | None
    until: str | None
    stated_on: str | None
    confidence: float | None
    source: str | None


class TasksParams(Page):
    """The thing, and filters."""

    id: Word
    action: Word | None = None
    plan: Word | None = None
    place: Code | None = None


class TasksRow(MeasureColumns, DeadlineColumns, PlanColumns, Stated):
    """A measure that names the thing."""

    key: str
    id: str
    name: str | None
    name_as_stated: str | None
    action: str | None
    polarity: str | None
    units: list[InCharge]


class InsideParams(Page):
    """The zone."""

    zone: Word


class InsideRow(OtherColumns, Stated):
    """What is stated to stand in a zone."""

    key: str
    zone: str
    zone_name: str | None
    relation: str
    inside: str
    inside_name: str | None
    since: str | None
    source: str | None


class FundsParams(Page):
    """The fund, programme or actor that funds."""

    fund: Word


class FundsRow(OtherColumns, Stated):
    """What is funded, or the field that is invested in."""

    key: str
    fund: str
    fund_name: str | None
    relation: Literal["FUNDS", "IN_FIELD"]
    kind: str | None
    amount: float | None
    year: int | None
    state: str | None
    source: str | None


class PartiesParams(Page):
    """Filters of projects and their parties."""

    name: Word | None = None
    place: Code | None = None
    part: Literal["POSTED_BY", "UNDERTAKEN_BY", "BUILT_BY"] | None = None


class PartiesRow(Stated):
    """A project and one of its parties."""

    key: str
    project: str
    project_name: str | None
    kind: str | None
    investment: float | None
    relation: str
    party: str
    party_name: str | None


class PathParams(Params):
    """Two different things, and how many of the shortest paths are wanted."""

    source: Word
    target: Word
    limit: int = Field(5, ge=1, le=50)


class PathRow(Stated):
    """One step of a path."""

    key: str
    path: int
    step: int
    source: str
    source_name: str | None
    source_labels: Labels
    relation: str
    forward: bool
    role: str | None
    action: str | None
    target: str
    target_name: str | None
    target_labels: Labels


RELATIONS = Query("thing/relations", RelationsParams, RelationsRow)
TASKS = Query("thing/tasks", TasksParams, TasksRow)
INSIDE = Query("thing/inside", InsideParams, InsideRow)
FUNDS = Query("thing/funds", FundsParams, FundsRow)
PARTIES = Query("thing/parties", PartiesParams, PartiesRow)
PATH = Query("thing/path", PathParams, PathRow)
