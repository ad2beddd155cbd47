"""Requests and answers that are rows: pages of them, and sections of a profile."""

from __future__ import annotations

from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import Field

from api.models.common import Answer, AskedPage, Nothing, Thing
from queries.query import Row

R = TypeVar("R", bound=Row)

Format = Literal["json", "csv", "xlsx", "jsonl"]


class AskedRows(AskedPage):
    """What every answer of rows understands."""

    fields: Annotated[str, Field(max_length=2000)] | None = Field(
        None, description="columns wanted, separated by commas; else all"
    )
    format: Format | None = Field(None, description="else by Accept; all but json give every row, or `limit` of them")
    bom: bool = Field(False, description="csv: begin with a byte order mark, which Excel needs to read UTF-8")


class Rows(Answer, Generic[R]):
    """One page of rows."""

    asked: dict[str, Thing] = Field(description="what the names among the parameters were taken to mean")
    rows: list[R]
    cursor: str | None = Field(description="of the next page; null on the last one")
    nothing: Nothing | None = Field(description="only where nothing was found")


class Section(Answer, Generic[R]):
    """The first rows of one question about a thing; `more` is the address that gives all of them."""

    rows: list[R]
    more: str | None = Field(description="address of the whole answer; null where `rows` is the whole")


PARTIAL = "application/vnd.kechuang.rows+json"
CSV, XLSX, JSONL = (
    "text/csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/x-ndjson",
)
MEDIA: dict[Format, str] = {"csv": CSV, "xlsx": XLSX, "jsonl": JSONL}


def row_media() -> dict[str, Any]:
    """The other media types of an answer of rows, for OpenAPI."""
    rows = {"type": "array", "items": {"type": "object", "additionalProperties": True}}
    cursor = {"anyOf": [{"type": "string"}, {"type": "null"}]}
    partial = {"type": "object", "properties": {"rows": rows, "cursor": cursor}, "required": ["rows", "cursor"]}
    return {
        PARTIAL: {"schema": {**partial, "description": "with `fields`: the columns asked for alone"}},
        CSV: {"schema": {"type": "string", "description": "RFC 4180, UTF-8, one header line"}},
        XLSX: {"schema": {"type": "string", "format": "binary"}},
        JSONL: {"schema": {"type": "string", "description": "one row a line, as a JSON object"}},
    }


def row_responses(example: Any) -> dict[int | str, dict[str, Any]]:
    """`responses[200]` of an operation that answers with rows."""
    return {200: {"content": {"application/json": {"example": example}, **row_media()}}}
