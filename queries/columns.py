"""Columns that several queries share."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from queries.query import Row

Labels = Annotated[list[str], AfterValidator(sorted)]
"""A node's labels; sorted here, since the stores give them in orders of their own and sort them slowly."""

Basis = Literal["explicit", "inherited", "table"]

LinkRole = Literal["lead", "responsible", "remit", "support", "guide", "oversee", "territorial"]


class Evidence(Row):
    """Where something is said: code points of the clean passage, the quote, and up to 40 characters around it."""

    of: str = Field(description="what it is evidence of: responsibility, platform, target, deadline, relation …")
    passage: str = Field(description="id of the passage")
    page: int | None = Field(None, description="of a PDF, from 1")
    start: int
    end: int
    prefix: str
    quote: str
    suffix: str


class Origin(Row):
    """The document that states a row, and how it came to us."""

    document: str | None = None
    document_title: str | None = None
    authority: str | None = Field(None, description="official, reprint or sample")


class Stated(Origin):
    """A row that a document states, with its evidence."""

    completeness: str | None = Field(None, description="whole, fragment or summary")
    evidence: list[Evidence]


class Successor(Row):
    """What a unit that no longer exists became, and when."""

    id: str
    name: str | None
    valid_from: str | None


class Charge(Row):
    """The unit's side of a trace: who, in what role, and how that is known."""

    unit: str
    unit_name: str | None
    unit_as_stated: str | None = Field(None, description="the name as the document writes it")
    collective: bool = Field(description="a group of units (各市), not one")
    successors: list[Successor]
    role: LinkRole | None
    label: str | None = Field(None, description="the document's own word for the role")
    rank: int | None = Field(None, description="order in which it is named, from 1; not a rank of importance")
    basis: str | None = Field(None, description="explicit, inherited from a heading, or from a table")


class MeasureColumns(Row):
    """The measure of a row, and its deadline where it has one."""

    measure: str | None
    measure_number: str | None
    measure_title: str | None
    measure_path: list[str] | None


class PlanColumns(Row):
    """The plan of a row."""

    plan: str | None
    plan_name: str | None


class Figure(Row):
    """A target's figure: value in base units, its unit, and what it is a figure of."""

    kind: str | None
    indicator: str | None
    indicator_name: str | None
    indicator_as_stated: str | None
    comparator: str | None
    value: float | None
    value2: float | None = Field(description="upper end of a range")
    value_unit: str | None
    change: str | None
    per: str | None
    year: int | None
    strength: str | None
    attribute: str | None
    text: str | None


class InCharge(Row):
    """One unit in charge, inside a row."""

    unit: str
    unit_name: str | None
    unit_as_stated: str | None
    role: str | None
    label: str | None
    basis: str | None
    collective: bool


class DeadlineColumns(Row):
    """A measure's deadline: as precise as stated (2025, 2025-06, 2025-06-30), or `ongoing`."""

    deadline: str | None
    deadline_text: str | None


class OtherColumns(Row):
    """The thing at the other end of a relation."""

    other: str
    other_name: str | None
    other_labels: Labels


class NamedPlace(Row):
    """The place of a figure or a document: its code, or the id of a region."""

    place: str | None
    place_name: str | None


class Example(Row):
    """A measure, as an example."""

    measure: str
    measure_title: str | None
