"""Profiles: a thing, and the first rows of what is asked about its kind."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from api.models.common import Asked
from api.models.lists import Node
from api.models.rows import Section
from queries.deadline import CalendarRow
from queries.field import FieldMeasuresRow, FieldThingsRow
from queries.indicator import ConflictRow, SeriesRow, SupplyRow
from queries.lists import DocumentRow, PlanRow, PlatformRow, UnitRow
from queries.measure import GapRow, RewardRow, StatedRow
from queries.place import PlaceTasksRow
from queries.plan import ComparedFigure, PlanTreeRow, PlanUnitsRow, ValidityRow
from queries.thing import FundsRow, InsideRow, RelationsRow, TasksRow
from queries.trace import PlatformTraceRow, TargetTraceRow, UnassignedRow
from queries.unit import BesideRow, DutyRow, HistoryRow, UnitMeasuresRow, UnitPlansRow


class ProfileAsked(Asked):
    """How many rows of each section, and which sections."""

    limit: Annotated[int, Field(ge=1, le=100, description="rows of each section")] = 20
    sections: Annotated[str, Field(max_length=300)] | None = Field(
        None, description="sections wanted, separated by commas; else all. The others are null"
    )


class UnitProfile(Node):
    """A unit: its measures by role, what links it to platforms and targets, deadlines, plans, history."""

    measures: Section[UnitMeasuresRow] | None
    platforms: Section[PlatformTraceRow] | None
    targets: Section[TargetTraceRow] | None
    deadlines: Section[CalendarRow] | None
    plans: Section[UnitPlansRow] | None
    beside: Section[BesideRow] | None = Field(description="named beside it in a measure: no partners")
    history: Section[HistoryRow] | None
    duties: Section[DutyRow] | None = Field(description="of units that it, or that took its place, succeeded")
    relations: Section[RelationsRow] | None


class PlatformProfile(Node):
    """A platform: who has to do with it and how, which measures name it, and what became of it."""

    links: Section[PlatformTraceRow] | None
    relations: Section[RelationsRow] | None
    tasks: Section[TasksRow] | None
    history: Section[HistoryRow] | None


class ZoneProfile(PlatformProfile):
    """A corridor, park or region: besides, what is stated to stand in it."""

    inside: Section[InsideRow] | None


class FundProfile(PlatformProfile):
    """A fund: besides, what it is stated to fund."""

    funds: Section[FundsRow] | None


class PlanProfile(Node):
    """A plan: its measures, units and targets, its deadlines and grants, gaps, and whether it is in force."""

    validity: Section[ValidityRow] | None
    measures: Section[PlanTreeRow] | None
    units: Section[PlanUnitsRow] | None
    targets: Section[ComparedFigure] | None
    unassigned: Section[UnassignedRow] | None
    deadlines: Section[CalendarRow] | None
    gaps: Section[GapRow] | None
    relations: Section[RelationsRow] | None


class FactProfile(Node):
    """A measure or target: who answers for it, what it names and holds, each with its sentence."""

    stated: Section[StatedRow] | None


class PlaceProfile(Node):
    """A place: what it carries, its units, platforms, plans and documents."""

    tasks: Section[PlaceTasksRow] | None
    units: Section[UnitRow] | None
    platforms: Section[PlatformRow] | None
    plans: Section[PlanRow] | None
    sources: Section[DocumentRow] | None
    rewards: Section[RewardRow] | None


class IndicatorProfile(Node):
    """An indicator: its figures by place and year, who answers for them, and where documents differ."""

    series: Section[SeriesRow] | None
    charged: Section[TargetTraceRow] | None
    conflicts: Section[ConflictRow] | None


class FieldProfile(Node):
    """A field: the measures and things in it."""

    measures: Section[FieldMeasuresRow] | None
    things: Section[FieldThingsRow] | None


class DesignationProfile(Node):
    """A title or class of platforms: how many are missing, who bids, which measures name it."""

    supply: Section[SupplyRow] | None
    relations: Section[RelationsRow] | None
    tasks: Section[TasksRow] | None
