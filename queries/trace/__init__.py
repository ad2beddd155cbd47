"""Traces: which unit has to do with which platform, and which unit answers for which target."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from queries.columns import Basis, Charge, Figure, LinkRole, MeasureColumns, PlanColumns, Stated
from queries.query import Code, IsoDate, Page, Query, Word, Year

PlatformLink = Literal["task", "supervises", "operates", "bids"]
TargetLink = Literal["target", "measure", "plan"]
Level = Literal["国家", "省", "市", "县", "乡"]


class PlatformTraceParams(Page):
    """Filters of `trace/platforms`; ids, not names."""

    unit: Word | None = None
    platform: Word | None = None
    plan: Word | None = None
    place: Code | None = None
    role: LinkRole | None = None
    as_of: IsoDate | None = None
    link: PlatformLink | None = None
    basis: Basis | None = None
    level: Level | None = None
    period: Year | None = None
    field: Word | None = None


class PlatformTraceRow(Charge, MeasureColumns, PlanColumns, Stated):
    """A unit, its link to a platform, zone or fund, and where that is said."""

    key: str
    link: PlatformLink = Field(
        description="task: in charge of a task that names the platform, never in charge of the platform itself"
    )
    relation: str
    kind: str | None = Field(description="of a supervision or management")
    action: str | None = Field(description="the verb that governs the platform in the task's sentence")
    polarity: str | None
    platform: str
    platform_name: str | None
    platform_as_stated: str | None
    platform_type: str
    deadline: str | None
    deadline_text: str | None
    source: str | None = Field(description="the vocabulary that gives the link, where no document states it")
    confidence: float | None


class TargetParams(Page):
    """Filters that targets share; ids, not names."""

    unit: Word | None = None
    indicator: Word | None = None
    plan: Word | None = None
    place: Code | None = None
    year: Year | None = None


class TargetTraceParams(TargetParams):
    """Filters of `trace/targets`; ids, not names."""

    link: TargetLink | None = None
    role: LinkRole | None = None
    basis: Basis | None = None
    level: Level | None = None
    period: Year | None = None
    field: Word | None = None
    as_of: IsoDate | None = None


class TargetTraceRow(Charge, MeasureColumns, Figure, PlanColumns, Stated):
    """A unit, its link to a target, and where that is said."""

    key: str
    link: TargetLink = Field(
        description="charged with the figure itself, with the measure that holds it, or with the plan as a whole"
    )
    target: str
    deadline: str | None
    deadline_text: str | None
    confidence: float | None


class UnassignedParams(TargetParams):
    """Filters of `trace/unassigned`; fragments are left out unless asked for."""

    fragments: bool = False


class UnassignedRow(MeasureColumns, Figure, PlanColumns, Stated):
    """A target with whom nobody is charged."""

    key: str
    target: str
    plan_units: list[str] = Field(description="names of the units that answer for the plan as a whole")
    confidence: float | None


PLATFORMS = Query("trace/platforms", PlatformTraceParams, PlatformTraceRow)
TARGETS = Query("trace/targets", TargetTraceParams, TargetTraceRow)
UNASSIGNED = Query("trace/unassigned", UnassignedParams, UnassignedRow)
