"""Requests and answers of the traces."""

from __future__ import annotations

from pydantic import Field

from api.models.common import Answer, Nothing, Thing
from api.models.rows import AskedRows
from queries.columns import Basis, LinkRole
from queries.query import IsoDate, Word, Year
from queries.trace import Level, PlatformLink, PlatformTraceRow, TargetLink, TargetTraceRow, UnassignedRow


class PlatformTraceAsked(AskedRows):
    """Filters of the trace of platforms."""

    unit: Word | None = Field(None, description="id or name of a unit (also of a laboratory or park that acts)")
    platform: Word | None = Field(None, description="id or name of a platform, zone or fund")
    plan: Word | None = Field(None, description="id or name of a plan")
    place: Word | None = Field(
        None, description="code or name of a place: documents of it and of places below it; also tells names apart"
    )
    role: LinkRole | None = Field(None, description="role in the task")
    as_of: IsoDate | None = Field(None, description="plan and link in force on that day, as far as stated")
    link: PlatformLink | None = Field(None, description="kind of link")
    basis: Basis | None = Field(None, description="how the role is known")
    level: Level | None = Field(None, description="level of the plan")
    period: Year | None = Field(None, description="a year that the plan covers")
    field: Word | None = Field(None, description="id or name of a field of the measure or platform")


class PlatformTraceMeaning(Answer):
    """What the parameters were taken to mean."""

    unit: Thing | None
    platform: Thing | None
    plan: Thing | None
    place: str | None


class PlatformTrace(Answer):
    """Rows unit – link – platform, each with its evidence."""

    asked: PlatformTraceMeaning
    links: dict[str, str] = Field(description="what each kind of link claims, in words")
    rows: list[PlatformTraceRow]
    cursor: str | None = Field(description="of the next page; null on the last one")
    nothing: Nothing | None = Field(description="only where nothing was found")


class TargetTraceAsked(AskedRows):
    """Filters of the trace of targets."""

    unit: Word | None = Field(None, description="id or name of a unit")
    indicator: Word | None = Field(None, description="id or name of an indicator")
    plan: Word | None = Field(None, description="id or name of a plan")
    place: Word | None = Field(None, description="code or name of a place, places below it included")
    year: Year | None = Field(None, description="year that the target is for")
    link: TargetLink | None = Field(None, description="kind of link; with it, no unassigned targets")
    role: LinkRole | None = Field(None, description="role in the charge; with it, no unassigned targets")
    basis: Basis | None = Field(None, description="how the role is known; with it, no unassigned targets")
    level: Level | None = Field(None, description="level of the plan; with it, no unassigned targets")
    period: Year | None = Field(None, description="a year that the plan covers; with it, no unassigned targets")
    field: Word | None = Field(None, description="id or name of a field; with it, no unassigned targets")
    as_of: IsoDate | None = Field(None, description="plan and charge in force then; with it, no unassigned targets")
    fragments: bool = Field(False, description="count targets of fragments among the unassigned, too")
    unassigned_cursor: str | None = Field(None, max_length=8000, description="of the page of unassigned targets before")


class TargetTraceMeaning(Answer):
    """What the parameters were taken to mean."""

    unit: Thing | None
    indicator: Thing | None
    plan: Thing | None
    place: str | None


class Unassigned(Answer):
    """Targets with whom nobody is charged; with a unit, those of the documents in which it is charged."""

    text: str
    rows: list[UnassignedRow]
    cursor: str | None = Field(description="goes into `unassigned_cursor`")


class TargetTrace(Answer):
    """Rows unit – link – target, each with its evidence; the unassigned ones apart."""

    asked: TargetTraceMeaning
    links: dict[str, str]
    rows: list[TargetTraceRow]
    cursor: str | None
    unassigned: Unassigned | None = Field(description="null on the further pages of the rows")
    nothing: Nothing | None
