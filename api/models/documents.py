"""Answers about a document's text."""

from __future__ import annotations

from pydantic import Field

from api.models.common import CONTACTS, Answer, AskedPage
from queries.document import CoverageRow, PassageRow


class PassagesAsked(AskedPage):
    """Which page of passages."""

    contacts: bool = Field(False, description=CONTACTS)


class Passages(Answer):
    """One page of a document's passages, in order."""

    rows: list[PassageRow]
    cursor: str | None


class Coverage(CoverageRow):
    """Whether the document is whole and why we think so, what was seen and read in it, and what looks like a slip."""


class MarkedSpan(Answer):
    """A span of the clean text, its words, and where they stand in the raw text of the passage's part."""

    start: int
    end: int
    quote: str
    raw_start: int | None = Field(description="code points from the start of the part; null where it is not known")
    raw_end: int | None


class MarkedPassage(Answer):
    """A passage with the spans asked for."""

    passage: str
    ordinal: int
    kind: str | None
    path: list[str] | None
    text: str
    part: int | None
    page: int | None
    document: str | None
    document_title: str | None
    authority: str | None
    completeness: str | None
    url: str | None
    spans: list[MarkedSpan]


class MarkedPassages(Answer):
    """The passages, in the order asked for."""

    passages: list[MarkedPassage]
