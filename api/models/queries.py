"""Answers about the named queries."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from api.models.common import Answer


class NamedQuery(Answer):
    """A named query: its question, its parameters (JSON Schema) and its columns."""

    name: str
    question: str
    notes: str
    parameters: dict[str, Any]
    columns: list[str]


class NamedQueries(Answer):
    """All named queries."""

    queries: list[NamedQuery]


class QueryAnswer(Answer):
    """The rows of a named query."""

    name: str
    columns: list[str]
    rows: list[dict[str, Any]]
    partial: bool = Field(description="true where there may be more rows than were given")
