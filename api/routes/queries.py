"""The named queries: the same Cypher that analysts run."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from pydantic import ValidationError
from starlette.responses import Response

from api.answers import answer
from api.ask import ask
from api.contacts import shown
from api.deps import Lang, Settings, Store
from api.errors import UnknownQueryError
from api.handlers import parameter_error
from api.models import examples
from api.models.common import CONTACTS, Asked, example
from api.models.queries import NamedQueries, QueryAnswer
from queries import all_queries
from queries.query import Params
from queries.query import Query as Handle

router = APIRouter(prefix="/api/v1/queries", tags=["queries"])

QUERIES = all_queries()


@router.get(
    "",
    operation_id="list_queries",
    summary="Named queries",
    response_model=NamedQueries,
    responses=example(examples.QUERIES, 422),
)
async def listed(asked: Annotated[Asked, Query()], lang: Lang) -> Response:
    """All named queries, each with its question, its parameters and its columns."""
    return answer(
        {
            "queries": [
                {
                    "name": name,
                    "question": query.question(lang),
                    "notes": query.notes(),
                    "parameters": query.params.model_json_schema(),
                    "columns": query.columns,
                }
                for name, query in QUERIES.items()
            ]
        }
    )


def _given(request: Request, query: Handle[Any, Any], rows: int) -> Params:
    """The parameters from the query string; a list's values are repeated, the rows asked for capped."""
    given: dict[str, Any] = {}
    fields = query.params.model_fields
    for name, value in request.query_params.multi_items():
        if name in ("lang", "contacts") and name not in fields:
            continue
        if name in fields and str(fields[name].annotation).startswith("list"):
            given.setdefault(name, []).append(value)
        else:
            given[name] = value
    try:
        params: Params = query.params.model_validate(given)
    except ValidationError as error:
        raise parameter_error(error.errors()) from error
    if "limit" in fields:
        params = params.model_copy(update={"limit": min(params.model_dump()["limit"], rows)})
    return params


@router.get(
    "/{name:path}",
    operation_id="query",
    summary="One named query",
    response_model=QueryAnswer,
    responses=example(examples.QUERY_ANSWER, 401, 403, 404, 422),
)
async def answered(
    name: Annotated[str, Path(max_length=100)],
    request: Request,
    store: Store,
    settings: Settings,
    contacts: Annotated[bool, Query(description=CONTACTS)] = False,
) -> Response:
    """The rows of a named query; its parameters (ids, not names) come from the query string."""
    query = QUERIES.get(name)
    if query is None:
        raise UnknownQueryError("api.unknown_query", name=name)
    contacts = shown(request, contacts)
    params = _given(request, query, settings.query_rows)
    rows = await ask(store, query, params)
    limit = params.model_dump().get("limit", settings.query_rows)
    partial = len(rows) > settings.query_rows or ("limit" in query.params.model_fields and len(rows) == limit)
    return answer(
        {
            "name": name,
            "columns": query.columns,
            "rows": rows[: settings.query_rows],
            "partial": partial,
        },
        contacts=contacts,
    )
