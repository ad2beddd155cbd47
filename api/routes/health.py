"""Alive, and ready to answer."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel
from starlette.responses import Response

from api.answers import answer
from api.deps import Store
from api.models.common import problems
from graph.schema import INFO, READ_INFO, version

router = APIRouter(tags=["health"])


class Health(BaseModel):
    """The process runs."""

    status: str


class Readiness(BaseModel):
    """The store answers; `schema` tells whether it bears this program's schema."""

    status: str
    schema_current: bool


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
        200: {"content": {"application/json": {"example": {"status": "ready", "schema_current": True}}}},
        **problems(),
    },
)
async def readyz(store: Store) -> Response:
    """The store answers and its schema is this program's (503 where it is not)."""
    found = await store.read(READ_INFO, {"id": INFO})
    current = bool(found) and found[0]["schema"] in {version(kind) for kind in ("neo4j", "embedded")}
    return answer({"status": "ready" if current else "schema", "schema_current": current}, 200 if current else 503)
