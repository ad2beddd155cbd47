"""Cypher from whoever may read: guarded, limited, read-only."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from api.answers import answer
from api.contacts import shown
from api.errors import RefusedStatementError, StatementError
from api.models.common import CONTACTS, problems
from api.models.cypher import CypherAnswer, CypherAsked
from graph.errors import AccessError
from graph.guard.refusal import RefusedError
from graph.guard.run import GuardedReader

PROBLEM_SCHEMA = {"$ref": "#/components/schemas/Problem"}
router = APIRouter(prefix="/api/v1", tags=["queries"])

EXAMPLE = {
    "statement": "MATCH (u:GovernmentUnit)-[r:RESPONSIBLE_FOR]->(m:Measure) "
    "WHERE u.place = $place RETURN u.name AS unit, r.role AS role, count(m) AS measures ORDER BY measures DESC",
    "parameters": {"place": "990000"},
}
ANSWER = {
    "columns": ["unit", "role", "measures"],
    "rows": [{"unit": "江澜省科学技术厅", "role": "lead", "measures": 12}],
    "partial": False,
    "stopped": None,
    "ms": 3.1,
}
REFUSAL = {
    "type": "/problems/refused",
    "title": "The statement is refused",
    "status": 400,
    "detail": "SET would change data: only reading is allowed here (line 1, column 11)",
    "instance": "/api/v1/cypher",
    "request_id": "0f3a5c7e9b1d2f40",
    "key": "guard.write",
    "rule": "write",
    "line": 1,
    "column": 11,
}


def _problem(description: str, example: dict[str, Any]) -> dict[str, Any]:
    content = {"application/problem+json": {"schema": PROBLEM_SCHEMA, "example": example}}
    return {"description": description, "content": content}


async def _guarded(request: Request) -> GuardedReader:
    guarded: GuardedReader = request.app.state.guarded
    return guarded


@router.post(
    "/cypher",
    summary="Guarded Cypher",
    response_model=CypherAnswer,
    responses={
        200: {"content": {"application/json": {"example": ANSWER}}},
        400: _problem("The guard or the store refuses the statement: `rule`, and where in the text.", REFUSAL),
        **problems(401, 403),
        422: _problem(
            "The body is not as it should be.", {**REFUSAL, "type": "/problems/bad-parameter", "status": 422}
        ),
        503: _problem("The store does not answer, or is busy.", {**REFUSAL, "type": "/problems/busy", "status": 503}),
    },
    openapi_extra={"requestBody": {"content": {"application/json": {"example": EXAMPLE}}}},
)
async def cypher(
    asked: CypherAsked,
    request: Request,
    guarded: Annotated[GuardedReader, Depends(_guarded)],
    contacts: Annotated[bool, Query(description=CONTACTS)] = False,
) -> Response:
    """Rows of one statement that reads.

    Allowed: MATCH, WHERE, WITH, UNWIND, CALL {…}, RETURN, ORDER BY, SKIP, LIMIT, UNION, full-text search and the
    functions that only compute. Answered within the limits on rows, bytes and time; `partial` tells that one was met.
    """
    contacts = shown(request, contacts)
    counted = request.app.state.metrics.guarded
    request.scope["audited"] = told = {"statement": asked.statement[:2000]}
    try:
        found = await guarded.run(asked.statement, asked.parameters)
    except RefusedError as error:
        told["rule"] = error.rule
        counted.labels("refused").inc()
        place = {"rule": error.rule, "line": error.line, "column": error.column}
        raise RefusedStatementError(error.key, extra=place, **error.params) from error
    except AccessError as error:
        raise StatementError(error.key, extra={"rule": "store"}, **error.params) from error
    request.scope["audited"] = {**told, "rows": len(found.rows), "stopped": found.stopped}
    counted.labels("cut" if found.partial else "whole").inc()
    return answer(
        {
            "columns": found.columns,
            "rows": found.rows,
            "partial": found.partial,
            "stopped": found.stopped,
            "ms": found.ms,
        },
        contacts=contacts,
    )
