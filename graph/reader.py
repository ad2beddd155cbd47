"""The store for the API: the asynchronous driver, reads only.

Reads run as one autocommit statement (a managed transaction costs a third of the rate), at most eight at once, with
our own retry; writes are the command line's. Bookmarks: see `graph.bolt`; `catch_up` takes a writer's.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Any

import neo4j
from neo4j.exceptions import DriverError, Neo4jError, ServiceUnavailable, SessionExpired

from graph.address import Address
from graph.bolt import DRIVER_SETTINGS
from graph.faults import check_scheme, translate
from queries.query import P, Query, R

AT_ONCE = 8
PAUSES = (0.05, 0.2, 0.5)  # seconds before the second, third and fourth try


def _can_help(error: Exception) -> bool:
    return isinstance(error, ServiceUnavailable | SessionExpired) or (
        isinstance(error, Neo4jError) and error.is_retryable()
    )


class AsyncReader:
    """Reads over Bolt; used inside one event loop. Errors are `graph.errors.StoreError`s."""

    def __init__(self, address: Address, *, timeout: float | None = None, at_once: int = AT_ONCE) -> None:
        """`timeout` in seconds for each statement; the embedded store, which ignores it, has its own limit."""
        self.address = address
        self._timeout = timeout
        self._places = asyncio.Semaphore(at_once)
        self._bookmarks = neo4j.AsyncGraphDatabase.bookmark_manager() if address.routed else None
        check_scheme(address)
        try:
            self._driver = neo4j.AsyncGraphDatabase.driver(
                address.uri, auth=address.auth(read_only=True), max_connection_pool_size=at_once, **DRIVER_SETTINGS
            )
        except (Neo4jError, DriverError, ValueError) as error:
            raise translate(error, address) from error

    async def ask(self, query: Query[P, R], params: P) -> list[R]:
        """Answer a named query."""
        return query.rows(await self.read(query.text, query.arguments(params)))

    async def read(self, statement: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """Run one statement and take all its records."""
        async with self._places:
            for pause in PAUSES:
                try:
                    return await self._once(statement, parameters)
                except (Neo4jError, DriverError) as error:
                    if not _can_help(error):
                        raise translate(error, self.address) from error
                await asyncio.sleep(pause)
            try:
                return await self._once(statement, parameters)
            except (Neo4jError, DriverError) as error:
                raise translate(error, self.address) from error

    async def _once(self, statement: str, parameters: Mapping[str, Any] | None) -> list[dict[str, Any]]:
        query = neo4j.Query(statement, timeout=self._timeout)
        session = self._driver.session(
            database=self.address.database,
            default_access_mode=neo4j.READ_ACCESS,
            bookmark_manager=self._bookmarks,
        )
        async with session:
            result = await session.run(query, dict(parameters or {}))
            # Our statements return values and maps, never nodes: the driver's own `data()` looks through every value
            # of every map for some, which takes longer than all the rest of the reading.
            keys = result.keys()
            return [dict(zip(keys, record, strict=True)) async for record in result]

    async def catch_up(self, bookmarks: Iterable[str]) -> None:
        """Answer from now on with all that a writer had written when it gave these bookmarks."""
        if self._bookmarks:
            await self._bookmarks.update_bookmarks((), frozenset(bookmarks))

    async def close(self) -> None:
        """Give the connections back."""
        await self._driver.close()

    async def __aenter__(self) -> AsyncReader:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        await self.close()
