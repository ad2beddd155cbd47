"""What there is, kind by kind."""

from __future__ import annotations

from queries.columns import Figure, Origin
from queries.query import Code, Page, Query, Row, Word, Year


class ListParams(Page):
    """Filters that most lists share; `after` is the id of the last row already seen."""

    name: Word | None = None
    place: Code | None = None


class EntityRow(Row):
    """A named thing; `documents` is how many documents name it."""

    id: str
    name: str | None
    type: str
    place: str | None
    resolved: bool
    documents: int


class UnitRow(EntityRow):
    """A public body."""

    organ_kind: str | None
    level: str | None
    valid_from: str | None
    valid_to: str | None


class PlatformRow(EntityRow):
    """A platform."""

    level: str | None
    status: str | None


class FundRow(EntityRow):
    """A fund; size in 元."""

    kind: str | None
    size: float | None
    stage: str | None


class PlanParams(ListParams):
    """Filters of the list of plans."""

    genre: Word | None = None


class PlanRow(EntityRow):
    """A policy document as a work."""

    genre: str | None
    document_number: str | None
    issued_on: str | None
    effective_on: str | None
    expires_on: str | None
    force: str | None
    period_start: int | None
    period_end: int | None


class IndicatorParams(Page):
    """Filters of the list of indicators."""

    name: Word | None = None


class IndicatorRow(Row):
    """An indicator, and how many figures measure it."""

    id: str
    name: str | None
    definition: str | None
    unit_kind: str | None
    direction: str | None
    measure_type: str | None
    resolved: bool
    targets: int
    observations: int


class PlaceRow(Row):
    """An administrative division."""

    id: str
    name: str | None
    code: str | None
    level: str | None
    parent: str | None
    valid_from: str | None
    valid_to: str | None


class DocumentRow(Row):
    """A document: what it is, how whole it is, what was repaired, and how much it holds."""

    id: str
    title: str | None
    issuer: str | None
    place: str | None
    published: str | None
    source: str | None
    url: str | None
    media_type: str | None
    encoding: str | None
    sha256: str | None
    completeness: str
    completeness_why: str | None
    authority: str | None
    marking: str | None
    quality: list[str] | None
    passages: int
    measures: int
    targets: int


class FactListParams(ListParams):
    """Filters of lists of facts: also the document that states them."""

    document: Word | None = None


class MeasureRow(Origin):
    """A measure; `units` is how many units answer for it."""

    id: str
    number: str | None
    title: str | None
    path: list[str] | None
    kind: str | None
    deadline: str | None
    deadline_text: str | None
    units: int


class TargetParams(FactListParams):
    """Filters of the list of targets."""

    year: Year | None = None


class TargetRow(Figure, Origin):
    """A target."""

    id: str


UNITS = Query("lists/units", ListParams, UnitRow)
PLATFORMS = Query("lists/platforms", ListParams, PlatformRow)
FUNDS = Query("lists/funds", ListParams, FundRow)
CORRIDORS = Query("lists/corridors", ListParams, EntityRow)
PLANS = Query("lists/plans", PlanParams, PlanRow)
INDICATORS = Query("lists/indicators", IndicatorParams, IndicatorRow)
PLACES = Query("lists/places", ListParams, PlaceRow)
DOCUMENTS = Query("lists/documents", ListParams, DocumentRow)
MEASURES = Query("lists/measures", FactListParams, MeasureRow)
TARGETS = Query("lists/targets", TargetParams, TargetRow)
