"""Requests and answers that put things side by side: matrix, comparison, paths."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from api.models.common import Answer, Asked, Nothing, Thing
from queries.columns import Example, LinkRole
from queries.measure import Dimension
from queries.plan import ComparedFigure
from queries.query import Word
from queries.thing import PathRow


class MatrixAsked(Asked):
    """The two dimensions, and filters."""

    rows: Dimension = Field(description="what stands at the left")
    columns: Dimension = Field(description="what stands at the top")
    unit: Word | None = Field(None, description="id or name of a unit in charge")
    plan: Word | None = Field(None, description="id or name of a plan")
    place: Word | None = Field(None, description="code or name of a place, places below it included")
    role: LinkRole | None = Field(None, description="role of the units, where they are a dimension")
    limit: Annotated[int, Field(ge=1, le=500, description="rows and columns at most, those with most measures")] = 60


class Heading(Answer):
    """A row or column of a matrix; `measures` is the sum of its cells."""

    id: str
    name: str | None
    measures: int


class Cell(Answer):
    """A crossing with measures; the others are left out."""

    row: str
    column: str
    measures: int
    leads: int = Field(description="of the measures, those that name the unit of the row or column as lead")
    examples: list[Example]


class Matrix(Answer):
    """How many measures there are at each crossing; a measure counts in each crossing that it touches."""

    asked: dict[str, Thing]
    rows: list[Heading]
    columns: list[Heading]
    cells: list[Cell]
    partial: bool = Field(description="true where there are more rows, columns or cells than were given")
    nothing: Nothing | None


class ComparedAsked(Asked):
    """The plans."""

    plans: Annotated[list[Word], Field(min_length=1, max_length=20, description="ids or names; repeatable")]


class ComparedIndicator(Answer):
    """One indicator, with each plan's figures; comparable are those of one change, per and year."""

    indicator: str | None
    indicator_name: str | None
    change: str | None
    per: str | None
    year: int | None
    figures: dict[str, list[ComparedFigure]] = Field(description="by the plan's id; a plan without one is left out")


class PlanPart(Answer):
    """A unit's part in one plan."""

    role: str | None
    measures: int


class ComparedUnits(Answer):
    """One unit, with its part in each plan."""

    unit: str
    unit_name: str | None
    parts: dict[str, list[PlanPart]] = Field(description="by the plan's id")


class Comparison(Answer):
    """Plans side by side."""

    plans: list[Thing]
    indicators: list[ComparedIndicator]
    units: list[ComparedUnits]
    partial: bool


class PathsAsked(Asked):
    """The two things; `from` and `to` are ids or names."""

    source: Word = Field(alias="from", description="id or name of any named thing")
    target: Word = Field(alias="to", description="id or name of another")
    limit: Annotated[int, Field(ge=1, le=50)] = 5


class Paths(Answer):
    """The shortest paths of stated relations; each step has its sentence."""

    asked: dict[str, Thing]
    paths: list[list[PathRow]]
    nothing: Nothing | None
