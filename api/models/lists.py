"""Requests and answers of lists, of one node and of its neighbours."""

from __future__ import annotations

from typing import Annotated, Generic, Literal, TypeVar

from pydantic import Field

from api.models.common import Answer, Asked, Nothing
from api.models.rows import AskedRows
from queries.columns import Evidence
from queries.lists import (
    ConceptRow,
    DocumentRow,
    EntityRow,
    FundRow,
    IndicatorRow,
    MeasureRow,
    PlaceRow,
    PlanRow,
    PlatformRow,
    TargetRow,
    UnitRow,
)
from queries.node import NeighbourRow, NodeRow
from queries.query import Row, Word, Year

R = TypeVar("R", bound=Row)

Name = Annotated[Word, Field(description="words that the name (title, indicator) holds")]
Place = Annotated[Word, Field(description="code or name of a place, places below it included")]
Document = Annotated[Word, Field(description="id of the document that states it")]


Include = Literal["evidence"]
SORT = "by what; with - before it from the last on. What has no value comes last either way"
INCLUDE = "evidence: each row with the sentences that state it"


class ListAsked(AskedRows):
    """Filters of a list of named things."""

    name: Name | None = None
    place: Place | None = None
    sort: Literal["id", "-id", "name", "-name"] = Field("id", description=SORT)


class IndicatorsAsked(AskedRows):
    """Filters of the list of indicators."""

    name: Name | None = None
    sort: Literal["id", "-id", "name", "-name"] = Field("id", description=SORT)


class PlansAsked(AskedRows):
    """Filters of the list of plans."""

    name: Name | None = None
    place: Place | None = None
    genre: Word | None = None
    sort: Literal["id", "-id", "name", "-name", "issued_on", "-issued_on"] = Field("id", description=SORT)


class DocumentsAsked(AskedRows):
    """Filters of the list of documents."""

    name: Name | None = None
    place: Place | None = None
    sort: Literal["id", "-id", "title", "-title", "published", "-published"] = Field("id", description=SORT)


class MeasuresAsked(AskedRows):
    """Filters of the list of measures."""

    name: Name | None = None
    place: Place | None = None
    document: Document | None = None
    sort: Literal["id", "-id", "title", "-title", "deadline", "-deadline"] = Field("id", description=SORT)
    include: Include | None = Field(None, description=INCLUDE)


class TargetsAsked(AskedRows):
    """Filters of the list of targets."""

    name: Name | None = None
    place: Place | None = None
    document: Document | None = None
    year: Year | None = None
    sort: Literal["id", "-id", "indicator", "-indicator", "year", "-year"] = Field("id", description=SORT)
    include: Include | None = Field(None, description=INCLUDE)


class Listed(Answer, Generic[R]):
    """One page of a list."""

    rows: list[R]
    cursor: str | None = Field(description="of the next page; null on the last one")
    nothing: Nothing | None = Field(description="only where nothing was found")


class ListedMeasure(MeasureRow):
    """A measure; its evidence where `include` asks for it."""

    evidence: list[Evidence] | None = None


class ListedTarget(TargetRow):
    """A target; its evidence where `include` asks for it."""

    evidence: list[Evidence] | None = None


Units, Platforms, Funds, Corridors = Listed[UnitRow], Listed[PlatformRow], Listed[FundRow], Listed[EntityRow]
Plans, Indicators, Places, Documents = Listed[PlanRow], Listed[IndicatorRow], Listed[PlaceRow], Listed[DocumentRow]
Zones, Fields, Designations = Listed[EntityRow], Listed[ConceptRow], Listed[ConceptRow]
Measures, Targets = Listed[ListedMeasure], Listed[ListedTarget]


class Node(NodeRow):
    """One node as the graph holds it; `type` is its class."""

    type: str


class Neighbour(NeighbourRow):
    """A neighbour, and each statement of the relation to it."""

    type: str


class NeighboursAsked(Asked):
    """Which neighbours."""

    relation: Word | None = Field(None, description="type of relation, e.g. RESPONSIBLE_FOR")
    after: str | None = Field(None, max_length=8000, description="`after` of the page before")
    limit: Annotated[int, Field(ge=1, le=500)] = 100


class Neighbours(Answer):
    """One page of neighbours."""

    rows: list[Neighbour]
    after: str | None = Field(description="of the next page; null on the last one")
