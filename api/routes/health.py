"""Alive, and ready to answer."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel
from starlette.responses import Response

from api.answers import answer
from api.deps import Lang, Store
from api.models.common import problems
from graph.schema import INFO, READ_INFO, version
from ontology.messages import say

router = APIRouter(tags=["health"])


class Health(BaseModel):
    """The process runs."""

    status: str


class Readiness(BaseModel):
    """The store answers; `schema` tells whether it bears this program's schema."""

    status: str
    schema_current: bool
    why: str | None = None


@router.get(
    "/healthz",
    summary="Alive",
    response_model=Health,
    responses={200: {"content": {"application/json": {"example": {"status": "ok"}}}}},
)
async def healthz() -> Response:
    """The process runs; says nothing of the store."""
    return answer({"status": "ok"})


@router.get(
    "/readyz",
    summary="Ready",
    response_model=Readiness,
    responses={
        200: {"content": {"application/json": {"example": {"status": "ready", "schema_current": True, "why": None}}}},
        **problems(),
    },
)
async def readyz(store: Store, lang: Lang) -> Response:
    """The store answers and its schema is this program's (503 where it is not)."""
    found = await store.read(READ_INFO, {"id": INFO})
    current = bool(found) and found[0]["schema"] in {version(kind) for kind in ("neo4j", "embedded")}
    why = None if current else say("api.not_current" if found else "api.not_set_up", lang)
    told = {"status": "ready" if current else "schema", "schema_current": current, "why": why}
    return answer(told, 200 if current else 503)
