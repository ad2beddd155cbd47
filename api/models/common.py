"""What requests and answers share."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from queries.document import Taken

MOST = 500

CONTACTS = "show names, numbers and addresses to get in touch, covered otherwise; needs a key of scope edit"
Language = Literal["zh", "en"]


class Asked(BaseModel):
    """A request's parameters; unknown names are refused, so that a slip of the pen is no silent answer."""

    model_config = ConfigDict(extra="forbid")

    lang: Language | None = Field(
        None, description="language of the answer's words; else Accept-Language, else Chinese"
    )


class AskedPage(Asked):
    """Parameters of an answer that comes page by page."""

    limit: Annotated[int, Field(ge=1, le=MOST)] = 100
    cursor: (
        Annotated[str, Field(max_length=8000, description="`cursor` of the page before; bound to the question")] | None
    ) = None


class Answer(BaseModel):
    """An answer."""

    model_config = ConfigDict(extra="forbid")


class Thing(Answer):
    """A named thing: what a parameter was taken to mean, or a candidate."""

    id: str
    name: str | None
    type: str = Field(description="class of the ontology")
    place: str | None = Field(None, description="code of its place")
    resolved: bool | None = None
    documents: int | None = Field(None, description="how many documents name it")


class Nothing(Answer):
    """Nothing was found: in which documents it was looked for, and how many of them are fragments."""

    text: str
    documents: int
    fragments: int
    listed: list[Taken]


class Problem(BaseModel):
    """An error (RFC 9457)."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    detail: str
    instance: str
    request_id: str | None
    key: str | None = Field(None, description="of the message; never translated")
    parameter: str | None = None
    candidates: list[Thing] | None = Field(None, description="409: the readings of the name")
    nearest: list[Thing] | None = Field(None, description="404: the names most like it")
    errors: list[dict[str, str]] | None = Field(None, description="422: each parameter and what is wrong with it")


_WHY = {
    400: ("The body is no JSON in UTF-8.", "bad-request"),
    404: ("Nothing bears this id or name; `nearest` holds names like it.", "unknown-name"),
    401: ("A key is needed, or this one is none that holds.", "unauthorized"),
    403: ("The key may not do this, or the session's token is missing.", "forbidden"),
    408: ("The body does not come.", "too-slow"),
    409: ("The name has several readings: `candidates`.", "ambiguous-name"),
    413: ("The body is too large.", "too-large"),
    422: ("A parameter is not as it should be.", "bad-parameter"),
    414: ("The address is too long.", "too-long"),
    429: ("Too many requests, or too many that wait.", "too-many"),
    507: ("There is no room to keep it.", "no-room"),
    503: ("The store does not answer.", "store-unreachable"),
}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The errors that an operation can answer with, for OpenAPI."""
    return {
        status: {
            "description": _WHY[status][0],
            "content": {
                "application/problem+json": {
                    "schema": {"$ref": "#/components/schemas/Problem"},
                    "example": {
                        "type": f"/problems/{_WHY[status][1]}",
                        "title": _WHY[status][0],
                        "status": status,
                        "detail": "…",
                        "instance": "/api/v1/…",
                        "request_id": "0f3a5c7e9b1d2f40",
                    },
                }
            },
        }
        for status in (*statuses, 503)
    }


def example(content: Any, *statuses: int) -> dict[int | str, dict[str, Any]]:
    """`responses` of an operation: its example, and the errors that it can answer with."""
    return {200: {"content": {"application/json": {"example": content}}}, **problems(*statuses)}
