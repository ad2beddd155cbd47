"""An indicator: targets and figures reached, where documents differ, and what is missing of a title's holders."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from queries.columns import Evidence, Figure, InCharge, MeasureColumns, NamedPlace, PlanColumns, Stated
from queries.query import Code, IsoDate, Page, Query, Row, Word, Year


class SeriesParams(Page):
    """The indicator, and filters."""

    indicator: Word
    place: Code | None = None
    plan: Word | None = None


class SeriesRow(Figure, NamedPlace, PlanColumns, Stated):
    """One figure: a target or an observation."""

    key: str
    what: Literal["target", "observation"]
    id: str
    stage: str | None
    status: str | None = Field(description="of an observation: final, preliminary or estimate")


class ConflictParams(Page):
    """Filters of conflicts."""

    indicator: Word | None = None
    place: Code | None = None
    year: Year | None = None
    as_of: IsoDate | None = None
    fragments: bool = False


class ConflictFigure(Row):
    """One of the figures that differ."""

    target: str
    value: float | None
    comparator: str | None
    strength: str | None
    text: str | None
    plan: str | None
    plan_name: str | None
    document: str | None
    document_title: str | None


class ConflictRow(NamedPlace):
    """Figures that differ for one indicator, place, year, change and per."""

    key: str
    kind: Literal["conflict", "slip", "repeated"]
    indicator: str
    indicator_name: str | None
    year: int
    change: str
    per: str
    value_unit: str | None
    figures: list[ConflictFigure]
    evidence: list[Evidence]


class SupplyParams(Page):
    """Filters of titles with a target."""

    designation: Word | None = None
    place: Code | None = None
    year: Year | None = None


class Claim(Row):
    """Who bids for a title, or has obtained it."""

    id: str
    name: str | None
    relation: str
    status: str | None


class SupplyRow(Figure, NamedPlace, MeasureColumns, Stated):
    """A target for the number of a title's holders, what was reached, and who answers for it."""

    key: str
    designation: str
    designation_name: str | None
    target: str
    reached: float | None
    reached_year: int | None
    missing: float | None
    units: list[InCharge]
    bidders: list[Claim]
    holders: list[Claim]


SERIES = Query("indicator/series", SeriesParams, SeriesRow)
CONFLICTS = Query("indicator/conflicts", ConflictParams, ConflictRow)
SUPPLY = Query("indicator/supply", SupplyParams, SupplyRow)
