"""Asking a named query: checked parameters in, plain records out, one page at a time, within a time."""

from __future__ import annotations

import asyncio
import logging
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from api import paging
from api.deps import Reader
from api.errors import SlowQueryError
from graph.errors import AccessError, UnreachableError
from graph.guard.run import outlast
from queries.query import Params, Query

log = logging.getLogger(__name__)

Records = list[dict[str, Any]]


class TimedReader:
    """A reader with a clock of our own, in seconds: one of the stores ignores the driver's.

    That store runs on past its time whatever its client does. `restart` ends and restarts it (`graph.embedded.restart`)
    where a question still runs `grace` seconds after its time, and starts it where it is gone; None where the store
    hears the driver.
    """

    def __init__(
        self, reader: Reader, timeout: float, restart: Callable[[bool], None] | None = None, grace: float = 10.0
    ) -> None:
        self._reader, self._timeout = reader, timeout
        self._restart, self._grace = restart, grace
        self._restarting = asyncio.Lock()
        self._watched: set[asyncio.Task[None]] = set()

    async def read(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Records:
        """Run one statement and take all its records; `SlowQueryError` after the time."""
        try:
            if self._restart:
                return await self._surely(self._restart, statement, parameters)
            async with asyncio.timeout(self._timeout):
                return await self._reader.read(statement, parameters)
        except TimeoutError as error:
            raise SlowQueryError("api.slow", seconds=self._timeout) from error
        except AccessError as error:
            if error.key == "graph.timeout":
                raise SlowQueryError("api.slow", seconds=self._timeout) from error
            raise

    async def _surely(
        self, restart: Callable[[bool], None], statement: str, parameters: Mapping[str, Any] | None
    ) -> Records:
        """Ask once more where the store's process was gone, after it has been started again."""
        try:
            return await self._watching(restart, statement, parameters)
        except UnreachableError:
            log.warning("the store's process is gone: it is started again")
            async with self._restarting:
                await asyncio.to_thread(restart, False)
        return await self._watching(restart, statement, parameters)

    async def _watching(
        self, restart: Callable[[bool], None], statement: str, parameters: Mapping[str, Any] | None
    ) -> Records:
        question = asyncio.create_task(self._reader.read(statement, parameters))
        try:
            done, _ = await asyncio.wait({question}, timeout=self._timeout)
        except asyncio.CancelledError:
            question.cancel()
            raise
        if done:
            return question.result()
        watcher = asyncio.create_task(self._end(question, restart))
        self._watched.add(watcher)
        watcher.add_done_callback(self._watched.discard)
        raise TimeoutError

    async def _end(self, question: asyncio.Task[Records], restart: Callable[[bool], None]) -> None:
        """Let a question end in its grace, or end it by force."""
        await outlast(question, self._grace, restart)
        if not question.cancelled() and (error := question.exception()):
            log.info("a question that took too long failed", extra={"why": str(error)})

    @property
    def running_on(self) -> int:
        """How many questions the store has not ended yet, though their time is over."""
        return len(self._watched)

    async def close(self) -> None:
        """Give the connections back."""
        for watcher in list(self._watched):
            watcher.cancel()
        await self._reader.close()


async def ask(reader: Reader, query: Query[Any, Any], params: Params) -> Records:
    """The records of a query."""
    return await _records(reader, query, query.arguments(params))


async def _records(reader: Reader, query: Query[Any, Any], arguments: Mapping[str, Any]) -> Records:
    found = await reader.read(query.packed, arguments)
    return query.unpacked(found[0]["rows"]) if found else []


@dataclass(frozen=True, slots=True)
class PageAsked:
    """One page of a query: its filters as ids, how many rows, and after which one."""

    query: Query[Any, Any]
    filters: Mapping[str, Any]
    limit: int
    cursor: str | None

    def arguments(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """What the store is asked for, one row more than the page has, and the same as the cursor takes it."""
        query = self.query
        given = query.arguments(query.params.model_validate({**self.filters, "limit": self.limit + 1}))
        if self.cursor is None:
            return given, given
        kind = int if query.params.model_fields["after"].annotation is int else str
        return {**given, "after": paging.decode(self.cursor, query.name, given, kind)}, given


class Ahead:
    """A reader that has the records of one page already."""

    def __init__(self, reader: Reader, asked: PageAsked, given: dict[str, Any], records: Records) -> None:
        self._reader, self._asked, self._known = reader, asked, (records, given)

    def known(self, asked: PageAsked) -> tuple[Records, dict[str, Any]] | None:
        """The records of that page, and its parameters as the cursor takes them; None for any other."""
        return self._known if asked == self._asked else None

    async def read(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Records:
        """Ask the store."""
        return await self._reader.read(statement, parameters)

    async def close(self) -> None:
        """Give the connections back."""
        await self._reader.close()


class OwnPages(ABC):
    """A reader that puts some pages together in a way of its own: rows and cursors are the query's."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    @abstractmethod
    async def own_page(self, asked: PageAsked) -> tuple[Records, str | None] | None:
        """The page, and the cursor of the next; None for one that it leaves to the query."""

    async def read(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Records:
        """Ask the store."""
        return await self._reader.read(statement, parameters)

    async def close(self) -> None:
        """Give the connections back."""
        await self._reader.close()


async def ask_both(
    reader: Reader, asked: PageAsked, other: Query[Any, Any], others: Params
) -> tuple[Reader, Records | None]:
    """A reader that knows the page, and the records of the other query, in one round trip.

    Where nothing came back, the reader as it was, and None: one of the two found nothing.
    """
    arguments, given = asked.arguments()
    found = await reader.read(asked.query.packed_with(other), {**arguments, **other.arguments(others)})
    if not found:
        return reader, None
    known = Ahead(reader, asked, given, asked.query.unpacked(found[0]["rows"]))
    return known, other.unpacked(found[0]["others"])


async def page(
    reader: Reader, query: Query[Any, Any], filters: Mapping[str, Any], limit: int, cursor: str | None, key: str = "key"
) -> tuple[Records, str | None]:
    """One page of a query that is read by key, and the cursor of the next page, if there is one."""
    asked = PageAsked(query, filters, limit, cursor)
    if isinstance(reader, OwnPages) and (own := await reader.own_page(asked)):
        return own
    known = reader.known(asked) if isinstance(reader, Ahead) else None
    if known:
        records, given = known
    else:
        arguments, given = asked.arguments()
        records = await _records(reader, query, arguments)
    following = paging.encode(query.name, given, records[limit - 1][key]) if len(records) > limit else None
    return records[:limit], following
