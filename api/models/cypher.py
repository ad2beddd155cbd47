"""A question in Cypher, and its answer."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from api.models.common import Answer

MOST_PARAMETERS = 100


class CypherAsked(BaseModel):
    """A statement that reads, and the values of its parameters."""

    model_config = ConfigDict(extra="forbid")

    # how long it may be and what it may hold is the guard's to say, with its place
    statement: str = Field(description="one statement of Cypher 5 that reads", max_length=1_000_000)
    parameters: dict[str, Any] = Field(
        {}, description="values of `$name`; never names of labels or types", max_length=MOST_PARAMETERS
    )


class CypherAnswer(Answer):
    """The rows, as JSON: nodes as `{labels, properties}`, dates in ISO 8601.

    Relationships are `{type, start, end, properties}`; `start` and `end` are the ids of nodes in the same row, or null.
    """

    columns: list[str]
    rows: list[dict[str, Any]]
    partial: bool = Field(description="whether a limit cut the rows off")
    stopped: Literal["rows", "bytes", "time"] | None = Field(description="which limit did")
    ms: float = Field(description="milliseconds that it took")
