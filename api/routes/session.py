"""Sessions of browsers: a key for a cookie."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from api.answers import answer, fresh
from api.models.common import Answer
from api.security.gate import Gate, Who
from api.security.sessions import COOKIE, LASTS, Sessions

router = APIRouter(prefix="/api/v1/session", tags=["session"])

PROBLEM_SCHEMA = {"$ref": "#/components/schemas/Problem"}
SESSION = {"name": "云渚市科技局", "scope": "edit", "csrf": "q0c…", "anonymous": False}


class SessionAsked(BaseModel):
    """A key."""

    model_config = ConfigDict(extra="forbid")

    key: str = Field(description="an API key, as `kechuang keys add` showed it", max_length=200)


class SessionAnswer(Answer):
    """Who asks; `csrf` is what changing requests send as `X-CSRF-Token`."""

    name: str | None
    scope: str | None = Field(description="read, edit or admin")
    csrf: str | None
    anonymous: bool


def _problem(description: str, slug: str, status: int) -> dict[str, Any]:
    example = {
        "type": f"/problems/{slug}",
        "title": description,
        "status": status,
        "detail": "…",
        "instance": "/api/v1/session",
        "request_id": "0f3a5c7e9b1d2f40",
    }
    return {
        "description": description,
        "content": {"application/problem+json": {"schema": PROBLEM_SCHEMA, "example": example}},
    }


RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/json": {"example": SESSION}}},
    400: _problem("The body is no JSON in UTF-8.", "bad-request", 400),
    401: _problem("The key is wrong, expired or revoked.", "unauthorized", 401),
    422: _problem("The body is not as it should be.", "bad-parameter", 422),
    429: _problem("Too many wrong keys.", "too-many", 429),
}


async def _gate(request: Request) -> Gate:
    gate: Gate = request.app.state.gate
    return gate


async def _sessions(request: Request) -> Sessions:
    sessions: Sessions = request.app.state.sessions
    return sessions


@router.get("", summary="Who asks", response_model=SessionAnswer, responses={200: RESPONSES[200]})
async def session(request: Request) -> Response:
    """The key behind the session or header, without its secret."""
    who: Who = request.scope.get("who", Who())
    key = who.key
    return fresh(
        answer(
            {
                "name": key.name if key else None,
                "scope": key.scope if key else None,
                "csrf": who.csrf or None,
                "anonymous": key is None,
            }
        )
    )


@router.post("", summary="Begin a session", response_model=SessionAnswer, responses=RESPONSES)
async def begin(
    asked: SessionAsked,
    request: Request,
    gate: Annotated[Gate, Depends(_gate)],
    sessions: Annotated[Sessions, Depends(_sessions)],
) -> Response:
    """Exchange a key for a cookie that scripts cannot read; the answer holds the token against forged requests."""
    key = gate.checked(asked.key, request.client.host if request.client else "")
    token, made = sessions.begin(key.id, gate.now())
    request.scope["who"] = Who(key)
    response = fresh(answer({"name": key.name, "scope": key.scope, "csrf": made.csrf, "anonymous": False}))
    response.set_cookie(
        COOKIE, token, max_age=LASTS, httponly=True, samesite="strict", secure=request.url.scheme == "https"
    )
    return response


@router.delete("", summary="End the session", status_code=204, response_class=Response)
async def end(request: Request, sessions: Annotated[Sessions, Depends(_sessions)]) -> Response:
    """Forget the session; nothing where there is none."""
    if token := request.cookies.get(COOKIE):
        sessions.end(token)
    response = Response(status_code=204)
    response.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return response
