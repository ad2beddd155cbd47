"""Decisions about identity: asked, previewed, taken."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from api.models.common import Answer, AskedPage
from queries.query import Word

Kind = Literal["same", "not_same"]
Why = Annotated[str, Field(max_length=2000, pattern=r"^[^\x00]*$", description="the reason; kept for good")]


class DecisionAsked(BaseModel):
    """A pair of things, and what is said of them."""

    model_config = ConfigDict(extra="forbid")

    kind: Kind = Field(description="same: one thing (merge); not_same: two things (split)")
    first: Word = Field(description="an id or a name")
    second: Word = Field(description="an id or a name")
    why: Why = ""


class UndoAsked(BaseModel):
    """Why a decision is taken back."""

    model_config = ConfigDict(extra="forbid")

    why: Why


class DecisionsAsked(AskedPage):
    """Which page of decisions."""


class Subject(Answer):
    """One of the two: what its documents call it, and the node that stands for it now."""

    id: str
    name: str | None
    type: str | None
    place: str | None
    node: str


class Decision(Answer):
    """What somebody said of two ids, and what has become of it."""

    id: str
    kind: Kind
    first: Subject
    second: Subject
    by: str
    at: str
    why: str
    state: Literal["holds", "superseded", "held_back", "waiting"]
    gone: list[str] = Field(description="those of the two that no document names now")
    held_back_by: str | None = Field(description="the decision that forbids this one")


class Decisions(Answer):
    """One page of decisions, newest first."""

    rows: list[Decision]
    cursor: str | None


class DecisionTaken(Answer):
    """A decision as it was taken; `changed` is false where it had been said before."""

    decision: Decision
    node: str = Field(description="what stands for the first of the two now")
    changed: bool


class MovedRelations(Answer):
    """Relationships that would move to the node."""

    type: str
    outgoing: bool
    count: int


class Feature(Answer):
    """What says something about two names: for one thing above 0, for two below; 1 and -1 decide alone."""

    feature: str
    weight: float


class NameVerdict(Answer):
    """What the rules on names say of the two, without anybody's decision."""

    same: bool
    relation: str | None
    features: list[Feature]


class TitledDocument(Answer):
    """A document by its title."""

    id: str
    title: str | None


class DecisionPreview(Answer):
    """What a decision would change."""

    kind: Kind
    changes: bool
    first: Subject
    second: Subject
    after: list[list[Subject]] = Field(description="the things that there would be: of each its ids, what stands first")
    documents: list[TitledDocument] = Field(description="documents that state what would move; 20 at most")
    documents_count: int
    relations: list[MovedRelations]
    names: list[str] = Field(description="names that would move; 20 at most")
    conflicts: list[str] = Field(description="what the two do not agree about")
    refused: bool = Field(description="an earlier decision forbids it")
    verdict: NameVerdict | None = Field(description="null for things that are not judged by name")
