"""What Prometheus collects."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.metrics import TYPE, Metrics

EXAMPLE = 'kechuang_query_rows_total{query="trace/platforms"} 10.0'

router = APIRouter(tags=["health"])


@router.get(
    "/metrics",
    summary="Metrics",
    response_class=Response,
    responses={
        200: {"content": {"text/plain": {"example": 'kechuang_query_rows_total{query="trace/platforms"} 10.0'}}}
    },
)
async def metrics(request: Request) -> Response:
    """Requests, queries by name, cache and store, in Prometheus' text format."""
    kept: Metrics = request.app.state.metrics
    return Response(kept.text(), media_type=TYPE)
