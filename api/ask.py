"""Asking a named query: checked parameters in, plain records out, one page at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from api import paging
from api.deps import Reader
from api.errors import SlowQueryError
from graph.errors import AccessError
from queries.query import Page, Params, Query

Records = list[dict[str, Any]]


async def ask(reader: Reader, query: Query[Any, Any], params: Params, timeout: float | None = None) -> Records:
    """The records of a query; `timeout` (seconds) is a clock of our own: one of the stores ignores the driver's."""
    try:
        async with asyncio.timeout(timeout):
            return await reader.read(query.text, query.arguments(params))
    except TimeoutError as error:
        raise SlowQueryError("api.slow", query=query.name) from error
    except AccessError as error:
        if error.key == "graph.timeout":
            raise SlowQueryError("api.slow", query=query.name) from error
        raise


async def page(
    reader: Reader, query: Query[Any, Any], filters: Mapping[str, Any], limit: int, cursor: str | None, key: str = "key"
) -> tuple[Records, str | None]:
    """One page of a query that is read by key, and the cursor of the next page, if there is one."""
    params = query.params.model_validate({**filters, "limit": limit + 1})
    given = params.model_dump(mode="json")
    if cursor is not None:
        kind = int if query.params.model_fields["after"].annotation is int else str
        params = params.model_copy(update={"after": paging.decode(cursor, query.name, given, kind)})
    records = await ask(reader, query, params)
    following = paging.encode(query.name, given, records[limit - 1][key]) if len(records) > limit else None
    return records[:limit], following


__all__ = ["Page", "Records", "ask", "page"]
