"""Running what the guard allows: read-only, within limits on rows, bytes and time.

The asker is answered at the wall clock with what has come by then. The server is given the same time; where it runs on
all the same (the embedded store does not hear it, and neither store stops inside one expression), the connection is cut
after a grace, and an embedded child that still burns is killed and started again at the same address.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from types import TracebackType
from typing import Any, Literal

import neo4j
import orjson
from neo4j.exceptions import DriverError, Neo4jError, ServiceUnavailable, SessionExpired

from graph.address import Address
from graph.bolt import DRIVER_SETTINGS
from graph.errors import StoreError, UnreachableError
from graph.faults import check_scheme, translate
from graph.guard.limits import Limits
from graph.guard.statements import check
from graph.guard.values import plain
from graph.guard.wire import Metered, metered
from graph.settings import StoreSettings

log = logging.getLogger(__name__)

AT_ONCE_FETCHED = 20  # records; one record can be large, and all that are fetched lie in memory
PLAN = "plan"  # the column of an answer that is one
LONG_TEXT = 2_000  # characters; reading a longer one would keep other requests waiting

LARGER = 2  # times the bytes of a whole answer that one record may have on the wire, where it is told otherwise
WAITING = 500_000  # bytes of a record that take long to make plain

Stopped = Literal["rows", "bytes", "time"]


class ExhaustedError(StoreError):
    """The statement used the server's memory up."""


class BusyError(StoreError):
    """As many statements run as may at once, and none ended in time."""


@dataclass(slots=True)
class Answer:
    """Rows as JSON's types; `stopped` says which limit cut them off, if one did. `ms`: milliseconds."""

    columns: list[str] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)
    stopped: Stopped | None = None
    ms: float = 0.0
    bytes: int = 0

    @property
    def partial(self) -> bool:
        """Whether there may be more rows."""
        return self.stopped is not None


def _row(record: neo4j.Record, columns: Sequence[str]) -> tuple[dict[str, Any], int]:
    """A record in JSON's types, and its size in bytes."""
    row = {name: plain(record.get(name)) for name in columns}  # a store may leave one out
    return row, len(orjson.dumps(row, default=str, option=orjson.OPT_NON_STR_KEYS))


def guarded_reader(settings: StoreSettings, address: Address, limits: Limits) -> GuardedReader:
    """A guarded reader of the store that the settings name, which restarts the embedded child where it has to."""
    from graph import embedded

    return GuardedReader(address, limits, None if settings.uri else partial(embedded.restart, settings))


async def outlast(task: asyncio.Task[Any], seconds: float, restart: Callable[[bool], None] | None) -> None:
    """Wait until a statement has ended, by itself in this time or by force; `restart` ends the store's process.

    A process that the statement itself has ended, by taking all its memory, is started again.
    """
    try:
        done, _ = await asyncio.wait({task}, timeout=seconds)
    except asyncio.CancelledError:  # whoever asks at all is gone
        task.cancel()
        raise
    if not done:
        log.warning("a statement ran on past its time")
        task.cancel()
        if restart:
            await asyncio.to_thread(restart, True)
        await asyncio.wait({task})
    failed = None if task.cancelled() else task.exception()  # whoever asked may be gone: nobody else takes it up
    if restart and isinstance(failed, ServiceUnavailable | SessionExpired | UnreachableError):
        log.warning("the store's process ended in a statement")
        await asyncio.to_thread(restart, False)


class GuardedReader:
    """Runs statements of people whom nobody knows; used inside one event loop. Errors are `StoreError`s.

    `restart` kills and restarts the embedded child (`graph.embedded.restart`); None where there is none.
    """

    def __init__(
        self,
        address: Address,
        limits: Limits | None = None,
        restart: Callable[[bool], None] | None = None,
        told: float | None = None,
        access: str = neo4j.READ_ACCESS,
    ) -> None:
        """`told`: the seconds that the server is given, if not those of the limits. `access`: what sessions ask for."""
        self.address, self.limits = address, limits or Limits()
        self._access = access
        self._told = self.limits.seconds if told is None else told
        self._restart = restart
        self._places = asyncio.Semaphore(self.limits.at_once)
        self._watched: set[asyncio.Task[None]] = set()
        self._opened: neo4j.AsyncDriver | None = None
        check_scheme(address)

    @property
    def _driver(self) -> neo4j.AsyncDriver:
        """The driver, made by the first statement."""
        if self._opened is None:
            try:
                self._opened = neo4j.AsyncGraphDatabase.driver(
                    self.address.uri,
                    auth=self.address.auth(read_only=True),
                    max_connection_pool_size=self.limits.at_once * 2,
                    fetch_size=AT_ONCE_FETCHED,
                    **DRIVER_SETTINGS,
                )
            except (Neo4jError, DriverError, ValueError) as error:
                raise translate(error, self.address) from error
        return self._opened

    async def run(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Answer:
        """Check a statement and run it; `RefusedError` where it may not run."""
        given = dict(parameters or {})
        if len(statement) > LONG_TEXT:
            allowed = await asyncio.to_thread(check, statement, given)
        else:
            allowed = check(statement, given)
        if allowed.misread and self.address.kind == "embedded":
            raise allowed.misread
        text = f"{allowed.planned} {allowed.text}" if allowed.planned else allowed.text
        if allowed.language and self.address.kind == "neo4j":  # the embedded store knows one language, by no number
            text = f"CYPHER {allowed.language} {text}"
        return await self.run_checked(text, given, allowed.columns, planned=bool(allowed.planned))

    async def run_checked(
        self, text: str, parameters: Mapping[str, Any], columns: Sequence[str] = (), *, planned: bool = False
    ) -> Answer:
        """Run a statement that somebody has checked, within the limits.

        `columns`: their names where there is no row; the embedded store tells none then. `planned`: its plan is the
        answer, in one row.
        """
        began = time.monotonic()
        try:
            await asyncio.wait_for(self._places.acquire(), self.limits.seconds)
        except TimeoutError as error:
            raise BusyError("guard.busy", count=self.limits.at_once) from error
        answer = Answer(list(columns))
        task = asyncio.create_task(self._pull(text, parameters, answer, planned))
        watcher = asyncio.create_task(self._watch(task))
        self._watched.add(watcher)
        watcher.add_done_callback(self._watched.discard)
        done, _ = await asyncio.wait({task}, timeout=max(0.0, self.limits.seconds - (time.monotonic() - began)))
        if not done:
            answer = Answer(list(answer.columns), list(answer.rows), "time", 0.0, answer.bytes)
        elif failed := task.exception():
            await self._explain(failed, answer)
        answer.ms = round((time.monotonic() - began) * 1000, 1)
        return answer

    async def _pull(self, text: str, parameters: Mapping[str, Any], answer: Answer, planned: bool) -> None:
        query = neo4j.Query(text, timeout=self._told)
        session = self._driver.session(database=self.address.database, default_access_mode=self._access)
        meter: Metered | None = None
        try:
            async with session:
                result = await session.run(query, dict(parameters))
                meter = metered(session, LARGER * self.limits.bytes)
                if planned:
                    async for _ in result:
                        meter.received = 0
                    summary = await result.consume()
                    plan = (summary.profile or summary.plan or {}).get("args", {}).get("string-representation", "")
                    answer.columns, answer.rows = [PLAN], [{PLAN: plan}]
                    return
                answer.columns = list(result.keys()) or answer.columns
                await self._take(result, meter, answer)
        except DriverError:
            if meter is None or not meter.exceeded:
                raise
            # also by records that had been asked for and that nobody takes any more
            answer.stopped = answer.stopped or "bytes"

    async def _take(self, result: neo4j.AsyncResult, meter: Metered, answer: Answer) -> None:
        """Rows until there are no more, or a limit is met."""
        async for record in result:
            if meter.received > WAITING:  # so that others are served meanwhile
                row, size = await asyncio.to_thread(_row, record, answer.columns)
            else:
                row, size = _row(record, answer.columns)
            meter.received = 0
            answer.bytes += size
            if len(answer.rows) >= self.limits.rows:
                answer.stopped = "rows"
            elif answer.bytes > self.limits.bytes:
                answer.stopped = "bytes"
            if answer.stopped:
                return
            answer.rows.append(row)

    async def _watch(self, task: asyncio.Task[None]) -> None:
        """Give the place back when the statement has ended; end it by force when it runs on past its grace."""
        try:
            await outlast(task, self.limits.seconds + self.limits.grace, self._restart)
        finally:
            self._places.release()

    async def _explain(self, error: BaseException, answer: Answer) -> None:
        """What a failure means: the server kept our time, lost its memory, or refuses."""
        if not isinstance(error, Neo4jError | DriverError | OverflowError | ValueError):
            raise error
        code = getattr(error, "code", None) or ""
        if "OutOfMemory" in code:
            raise ExhaustedError("guard.exhausted") from error
        if self._restart and isinstance(error, ServiceUnavailable | SessionExpired):
            await asyncio.to_thread(self._restart, False)
            raise ExhaustedError("guard.exhausted") from error
        if "Timeout" in code or "TimedOut" in code or "Terminated" in code:
            answer.stopped = "time"
            return
        raise translate(error, self.address) from error

    @property
    def restart(self) -> Callable[[bool], None] | None:
        """What ends and restarts the store's process; None where there is none of ours."""
        return self._restart

    @property
    def running(self) -> int:
        """How many statements the server has not ended yet."""
        return len(self._watched)

    async def close(self) -> None:
        """Give the connections back; statements that still run are cut off."""
        for task in list(self._watched):
            task.cancel()
        if self._opened:
            await self._opened.close()

    async def __aenter__(self) -> GuardedReader:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        await self.close()
