"""Requests and answers of the search."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from api.models.common import CONTACTS, Answer, Asked, AskedPage, Nothing
from queries.query import Word

Match = Literal["exact", "prefix", "text", "pinyin", "initials", "alike"]


class SearchAsked(AskedPage):
    """What is looked for."""

    q: Word = Field(description="two characters or one word at least; several words: all of them")
    type: Word | None = Field(
        None, description="class of the things wanted (Platform holds laboratories too), or Passage"
    )
    place: Word | None = Field(None, description="code or name of a place, places below it included")
    document: Word | None = Field(None, description="id of the document whose passages are wanted")
    contacts: bool = Field(False, description=CONTACTS)


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
    match: Match
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


class SuggestAsked(Asked):
    """What has been typed so far."""

    q: Word = Field(description="one character at least; pinyin and initials from two letters on")
    type: Word | None = Field(None, description="class of the things wanted")
    place: Word | None = Field(None, description="code or name of a place, places below it included")
    limit: Annotated[int, Field(ge=1, le=50)] = 10


class Suggestion(Answer):
    """A thing, the form of its name that fits, and how it does; `spans` mark it in `form`."""

    id: str
    name: str | None
    type: str
    place: str | None
    documents: int
    form: str
    match: Match
    spans: list[TextSpan]


class Suggested(Answer):
    """Suggestions, best first."""

    names: list[Suggestion]
