"""Asking a named query: checked parameters in, plain records out, one page at a time, within a time."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from api import paging
from api.deps import Reader
from api.errors import SlowQueryError
from graph.errors import AccessError
from queries.query import Params, Query

Records = list[dict[str, Any]]


class TimedReader:
    """A reader with a clock of our own, in seconds: one of the stores ignores the driver's."""

    def __init__(self, reader: Reader, timeout: float) -> None:
        self._reader, self._timeout = reader, timeout

    async def read(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Records:
        """Run one statement and take all its records; `SlowQueryError` after the time."""
        try:
            async with asyncio.timeout(self._timeout):
                return await self._reader.read(statement, parameters)
        except TimeoutError as error:
            raise SlowQueryError("api.slow", seconds=self._timeout) from error
        except AccessError as error:
            if error.key == "graph.timeout":
                raise SlowQueryError("api.slow", seconds=self._timeout) from error
            raise

    async def close(self) -> None:
        """Give the connections back."""
        await self._reader.close()


async def ask(reader: Reader, query: Query[Any, Any], params: Params) -> Records:
    """The records of a query."""
    return await reader.read(query.text, query.arguments(params))


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
