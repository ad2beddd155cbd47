"""The store for the API: the asynchronous driver, reads only.

Reads run as one autocommit statement (a managed transaction costs a third of the rate), at most eight at once, with
our own retry; writes are the command line's. Where it can be, a read goes by `graph.plain`, which spares more than half
of its processor time; the driver does what does not go that way. A session that has answered is kept for the next read:
making one costs a tenth of a read. Bookmarks: see `graph.bolt`; `catch_up` takes a writer's.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Iterable, Mapping
from types import TracebackType
from typing import Any

import neo4j
from neo4j.api import AsyncBookmarkManager
from neo4j.exceptions import DriverError, Neo4jError, ServiceUnavailable, SessionExpired

from graph.address import Address
from graph.bolt import DRIVER_SETTINGS
from graph.faults import check_scheme, translate
from graph.plain import BrokenError, PlainReader, RefusedError, fits
from queries.query import P, Query, R

log = logging.getLogger(__name__)

AT_ONCE = 8
PAUSES = (0.05, 0.2, 0.5)  # seconds before the second, third and fourth try


def _can_help(error: Exception) -> bool:
    return isinstance(error, ServiceUnavailable | SessionExpired) or (
        isinstance(error, Neo4jError) and error.is_retryable()
    )


class _NoBookmarks(AsyncBookmarkManager):
    """Keeps none: a session by itself would ask its next read to wait for what its last one saw."""

    async def update_bookmarks(self, previous_bookmarks: Collection[str], new_bookmarks: Collection[str]) -> None:
        """Forget them."""

    async def get_bookmarks(self) -> Collection[str]:
        """None."""
        return ()

    async def forget(self) -> None:
        """Nothing to forget."""


class AsyncReader:
    """Reads over Bolt; used inside one event loop. Errors are `graph.errors.StoreError`s."""

    def __init__(self, address: Address, *, timeout: float | None = None, at_once: int = AT_ONCE) -> None:
        """`timeout` in seconds for each statement; the embedded store, which ignores it, has its own limit."""
        self.address = address
        self._timeout = timeout
        self._places = asyncio.Semaphore(at_once)
        self._bookmarks = neo4j.AsyncGraphDatabase.bookmark_manager() if address.routed else _NoBookmarks()
        self._idle: list[neo4j.AsyncSession] = []  # no more than read at once
        check_scheme(address)
        self._plain = PlainReader(address, timeout) if fits(address) else None
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
            if self._plain:
                try:
                    return await self._plain.read(statement, parameters or {})
                except BrokenError:
                    log.debug("the driver reads what did not go the short way")
                except RefusedError as error:
                    if not error.may_pass:
                        raise translate(error, self.address) from error
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
        session = self._idle.pop() if self._idle else self._session()
        answered = False
        try:
            result = await session.run(query, dict(parameters or {}))
            # Our statements return values and maps, never nodes: the driver's own `data()` looks through every value
            # of every map for some, which takes longer than all the rest of the reading.
            keys = result.keys()
            records = [dict(zip(keys, record, strict=True)) async for record in result]
            answered = True
        except asyncio.CancelledError:
            session.cancel()  # nobody waits until the server has said the rest
            raise
        finally:
            if answered:
                self._idle.append(session)
            else:
                await session.close()
        return records

    def _session(self) -> neo4j.AsyncSession:
        return self._driver.session(
            database=self.address.database,
            default_access_mode=neo4j.READ_ACCESS,
            bookmark_manager=self._bookmarks,
        )

    async def catch_up(self, bookmarks: Iterable[str]) -> None:
        """Answer from now on with all that a writer had written when it gave these bookmarks."""
        await self._bookmarks.update_bookmarks((), frozenset(bookmarks))

    async def close(self) -> None:
        """Give the connections back."""
        if self._plain:
            self._plain.close()
        for session in self._idle:
            await session.close()
        self._idle.clear()
        await self._driver.close()

    async def __aenter__(self) -> AsyncReader:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        await self.close()
