"""What there is, kind by kind; `key` is what the rows are sorted by."""

from __future__ import annotations

from typing import Literal

from queries.columns import Evidence, Figure, Origin
from queries.query import Code, Page, Params, Query, Row, Word, Year


class NamedParams(Page):
    """The filter that all lists share: words that the name (title, indicator) holds."""

    name: Word | None = None


class ListParams(NamedParams):
    """Filters of lists of named things."""

    place: Code | None = None
    sort: Literal["id", "name"] = "id"


class EntityRow(Row):
    """A named thing; `documents` is how many documents name it."""

    key: str
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


class PlanParams(NamedParams):
    """Filters of the list of plans."""

    place: Code | None = None
    sort: Literal["id", "name", "issued_on"] = "id"
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


class IndicatorParams(NamedParams):
    """Filters of the list of indicators."""

    sort: Literal["id", "name"] = "id"


class IndicatorRow(Row):
    """An indicator, and how many figures measure it."""

    key: str
    id: str
    name: str | None
    definition: str | None
    unit_kind: str | None
    direction: str | None
    measure_type: str | None
    resolved: bool
    targets: int
    observations: int


class ConceptRow(Row):
    """An entry of a vocabulary."""

    key: str
    id: str
    name: str | None
    name_en: str | None
    code: str | None
    resolved: bool
    broader: list[str]
    measures: int


class PlaceRow(Row):
    """An administrative division."""

    key: str
    id: str
    name: str | None
    code: str | None
    level: str | None
    parent: str | None
    valid_from: str | None
    valid_to: str | None


class DocumentRow(Row):
    """A document: what it is, how whole it is, what was repaired, and how much it holds."""

    key: str
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


class DocumentParams(NamedParams):
    """Filters of the list of documents."""

    place: Code | None = None
    sort: Literal["id", "title", "published"] = "id"


class MeasureParams(NamedParams):
    """Filters of the list of measures."""

    place: Code | None = None
    document: Word | None = None
    sort: Literal["id", "title", "deadline"] = "id"


class MeasureRow(Origin):
    """A measure; `units` is how many units answer for it."""

    key: str
    id: str
    number: str | None
    title: str | None
    path: list[str] | None
    kind: str | None
    deadline: str | None
    deadline_text: str | None
    units: int


class TargetParams(NamedParams):
    """Filters of the list of targets."""

    place: Code | None = None
    document: Word | None = None
    sort: Literal["id", "indicator", "year"] = "id"
    year: Year | None = None


class TargetRow(Figure, Origin):
    """A target."""

    key: str
    id: str


class EvidenceParams(Params):
    """The facts."""

    ids: list[str]


class EvidenceRow(Row):
    """A fact's evidence."""

    id: str
    evidence: list[Evidence]


UNITS = Query("lists/units", ListParams, UnitRow)
PLATFORMS = Query("lists/platforms", ListParams, PlatformRow)
FUNDS = Query("lists/funds", ListParams, FundRow)
CORRIDORS = Query("lists/corridors", ListParams, EntityRow)
ZONES = Query("lists/zones", ListParams, EntityRow)
FIELDS = Query("lists/fields", IndicatorParams, ConceptRow)
DESIGNATIONS = Query("lists/designations", IndicatorParams, ConceptRow)
PLANS = Query("lists/plans", PlanParams, PlanRow)
INDICATORS = Query("lists/indicators", IndicatorParams, IndicatorRow)
PLACES = Query("lists/places", ListParams, PlaceRow)
DOCUMENTS = Query("lists/documents", DocumentParams, DocumentRow)
MEASURES = Query("lists/measures", MeasureParams, MeasureRow)
TARGETS = Query("lists/targets", TargetParams, TargetRow)
EVIDENCE = Query("lists/evidence", EvidenceParams, EvidenceRow)
