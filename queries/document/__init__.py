"""A document: its facts, its passages, and which documents there are."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from queries.columns import Evidence, Origin, PlanColumns
from queries.query import Code, IsoDate, Page, Params, Query, Row, Word


class FactsParams(Page):
    """The document."""

    document: Word


class FactLink(Row):
    """One relation of a fact."""

    relation: str
    outgoing: bool
    id: str | None
    name: str | None
    role: str | None
    action: str | None


class FactRow(Origin):
    """A fact, its relations and its evidence."""

    key: str
    type: str
    id: str
    properties: dict[str, Any]
    links: list[FactLink]
    evidence: list[Evidence]


class PassagesParams(Params):
    """The document, and the ordinal of the last passage already seen."""

    document: Word
    after: int = -1
    limit: int = Field(100, ge=1, le=10_000)


class PassageRow(Origin):
    """A passage with its place in the raw text."""

    passage: str
    ordinal: int
    kind: str | None
    path: list[str] | None
    text: str
    part: int | None
    raw_start: int | None
    raw_end: int | None
    segments: str | None = Field(
        description="JSON: [clean start, length, raw start, raw length, repair, raw text if repaired]; null: verbatim"
    )
    page: int | None


class EvidenceParams(Params):
    """Ids of passages."""

    passages: list[Word] = Field(max_length=100)


class EvidenceRow(PassageRow):
    """A passage, with what is known of its document."""

    url: str | None
    completeness: str | None


class CoverageParams(Params):
    """One document, or all."""

    document: Word | None = None


class Taken(Row):
    """A document that has been taken in."""

    document: str
    title: str | None
    completeness: str
    authority: str | None


class CoverageRow(Taken):
    """How much of a document was read."""

    completeness_why: str | None = Field(description="why we think that it is whole or not")
    clauses_seen: int | None = Field(description="stretches that may name who answers for something")
    clauses_read: int | None
    clauses_skipped: list[str] | None = Field(
        description="why=count: deadline (only one is set), person, outside (no measure holds it), no_unit"
    )
    figures_seen: int | None
    figures_read: int | None = Field(description="those that became targets, observations or provisions")
    unread: float | None = Field(description="share (0–1) of the text whose sentence gave no fact")
    slips: list[str] | None = Field(description="one indicator and year stated with values a power of ten apart")
    quality: list[str] | None = Field(description="repair=count")


class NewParams(Page):
    """Since when, and by which day."""

    since: IsoDate
    by: Literal["loaded", "published"] = "loaded"
    place: Code | None = None


class NewRow(PlanColumns, Origin):
    """A new document, and what it brought."""

    key: str
    day: str
    loaded_at: str | None
    published: str | None
    place: str | None
    issuer: str | None
    genre: str | None
    measures: int
    targets: int
    charges: int
    completeness: str | None


FACTS = Query("document/facts", FactsParams, FactRow)
PASSAGES = Query("document/passages", PassagesParams, PassageRow)
EVIDENCE = Query("document/evidence", EvidenceParams, EvidenceRow)
COVERAGE = Query("document/coverage", CoverageParams, CoverageRow)
NEW = Query("document/new", NewParams, NewRow)
