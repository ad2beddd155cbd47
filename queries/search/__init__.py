"""Search: by name and by passage."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from queries.columns import Labels, Origin
from queries.query import Code, Page, Params, Query, Row, Word


class NameSearchParams(Params):
    """`text` is a full-text question (see `queries.search.text`), `words` what was typed."""

    text: str = Field(min_length=1, max_length=1000)
    words: Word
    place: Code | None = None
    label: Word | None = None
    limit: int = Field(20, ge=1, le=500)


class ThingRow(Row):
    """A thing that bears a name."""

    id: str
    name: str | None
    labels: Labels
    place: str | None


class NameSearchRow(ThingRow):
    """A thing, the surface forms that matched, and how."""

    names: list[str]
    match: Literal["exact", "prefix", "text"]
    score: float


class NamedParams(Params):
    """An id, or a name as documents or vocabularies write it."""

    name: Word


class NamedRow(ThingRow):
    """A thing that bears exactly this id or name; `documents` is how many documents name it."""

    resolved: bool
    documents: int


class NamesOfRow(ThingRow):
    """A thing with all its surface forms."""

    key: str
    names: list[str]
    documents: int


class PassageSearchParams(Params):
    """`text` is a full-text question (see `queries.search.text`)."""

    text: str = Field(min_length=1, max_length=1000)
    place: Code | None = None
    document: Word | None = None
    skip: int = Field(0, ge=0)
    limit: int = Field(20, ge=1, le=1000)


class PassageSearchRow(Origin):
    """A passage that holds the words."""

    passage: str
    ordinal: int
    kind: str | None
    path: list[str] | None
    text: str
    score: float
    completeness: str | None


NAMES = Query("search/names", NameSearchParams, NameSearchRow)
NAMED = Query("search/named", NamedParams, NamedRow)
PASSAGES = Query("search/passages", PassageSearchParams, PassageSearchRow)
THINGS = Query("search/things", Page, NamesOfRow)
