"""The store's version: another one after each write, the same for every process that asks.

Every write transaction touches the lease (see `graph.lease`), in itself: whoever reads the new time reads the new data.
It is read again at most every fifth of a second; within that time an answer may be of the version before.
"""

from __future__ import annotations

import asyncio
import time
from typing import Protocol

from api.deps import Reader
from graph.lease import LEASE
from graph.schema import INFO

READ = (
    "MATCH (l:Lease {id: $lease}) MATCH (s:StoreInfo {id: $info}) "
    "RETURN l.touched AS touched, l.token AS token, s.schema AS schema"
)
HOLDS = 0.2  # seconds


class Clock(Protocol):
    """Seconds that only grow."""

    def __call__(self) -> float:
        """Now."""
        ...


class StoreVersion:
    """What to call the data that the store holds now."""

    def __init__(self, reader: Reader, clock: Clock = time.monotonic) -> None:
        self._reader, self._clock = reader, clock
        self._known, self._until = "", float("-inf")
        self._asking = asyncio.Lock()

    def forget(self) -> None:
        """Ask the store anew at the next question: for those who have just had something written."""
        self._until = float("-inf")

    async def now(self) -> str:
        """The version; a `StoreError` where the store does not answer."""
        if self._clock() < self._until:
            return self._known
        async with self._asking:
            if self._clock() >= self._until:
                asked_at = self._clock()
                found = await self._reader.read(READ, {"lease": LEASE, "info": INFO})
                one = found[0] if found else {}
                self._known = f"{one.get('schema')}-{one.get('touched')}-{one.get('token')}"
                self._until = asked_at + HOLDS
        return self._known
