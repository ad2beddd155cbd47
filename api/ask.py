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
    found = await reader.read(query.packed, query.arguments(params))
    return query.unpacked(found[0]["rows"]) if found else []


class Ahead:
    """A reader that has the records of one question already."""

    def __init__(self, reader: Reader, statement: str, arguments: Mapping[str, Any], records: Records) -> None:
        self._reader, self._known, self._records = reader, (statement, arguments), records

    async def read(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Records:
        """Those records to that question; all others are asked."""
        if (statement, parameters) == self._known:
            return self._records
        return await self._reader.read(statement, parameters)

    async def close(self) -> None:
        """Give the connections back."""
        await self._reader.close()


async def ask_both(
    reader: Reader, query: Query[Any, Any], params: Params, other: Query[Any, Any], others: Params
) -> tuple[Reader, Records | None]:
    """A reader that knows the answer to the first query, and the records of the other, in one round trip.

    Where nothing came back, the reader as it was, and None: one of the two found nothing.
    """
    arguments = query.arguments(params)
    found = await reader.read(query.packed_with(other), {**arguments, **other.arguments(others)})
    if not found:
        return reader, None
    known = Ahead(reader, query.packed, arguments, [{"rows": found[0]["rows"]}])
    return known, other.unpacked(found[0]["others"])


def page_params(
    query: Query[Any, Any], filters: Mapping[str, Any], limit: int, cursor: str | None
) -> tuple[Params, dict[str, Any]]:
    """The parameters of one page and one row more, and the same as the cursor takes them."""
    params: Params = query.params.model_validate({**filters, "limit": limit + 1})
    given = query.arguments(params)
    if cursor is not None:
        kind = int if query.params.model_fields["after"].annotation is int else str
        params = params.model_copy(update={"after": paging.decode(cursor, query.name, given, kind)})
    return params, given


async def page(
    reader: Reader, query: Query[Any, Any], filters: Mapping[str, Any], limit: int, cursor: str | None, key: str = "key"
) -> tuple[Records, str | None]:
    """One page of a query that is read by key, and the cursor of the next page, if there is one."""
    params, given = page_params(query, filters, limit, cursor)
    records = await ask(reader, query, params)
    following = paging.encode(query.name, given, records[limit - 1][key]) if len(records) > limit else None
    return records[:limit], following
