"""Requests and answers of the search."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.models.common import Answer, AskedPage, Nothing
from queries.query import Word


class SearchAsked(AskedPage):
    """What is looked for."""

    q: Word = Field(description="two characters or one word at least; several words: all of them")
    type: Word | None = Field(
        None, description="class of the things wanted (Platform holds laboratories too), or Passage"
    )
    place: Word | None = Field(None, description="code or name of a place, places below it included")


class TextSpan(Answer):
    """Code points of a text."""

    start: int
    end: int


class FoundName(Answer):
    """A thing whose name holds the words; `spans` mark them in `name`."""

    id: str
    name: str | None
    type: str
    place: str | None
    names: list[str] = Field(description="surface forms that hold the words")
    match: Literal["exact", "prefix", "text"]
    spans: list[TextSpan]


class FoundPassage(Answer):
    """A passage that holds the words; `spans` mark them in `text`."""

    passage: str
    ordinal: int
    kind: str | None
    path: list[str] | None
    text: str
    spans: list[TextSpan]
    document: str | None
    document_title: str | None
    authority: str | None
    completeness: str | None


class Found(Answer):
    """Names first (on the first page), then passages."""

    names: list[FoundName]
    passages: list[FoundPassage]
    how: Literal["phrase", "loose"] = Field(
        description="phrase: the words as they are; loose: any two neighbours of them"
    )
    cursor: str | None = Field(description="of the next page of passages")
    nothing: Nothing | None
