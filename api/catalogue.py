"""All names of the store in memory, read again in the background when the store has changed."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from starlette.concurrency import run_in_threadpool

from api.ask import ask
from api.deps import Reader
from api.suggest import Index, Named, build
from api.version import StoreVersion
from ontology.errors import KechuangError
from ontology.vocab.concepts import aliases
from queries import search
from queries.query import Page

log = logging.getLogger(__name__)

PORTION = 2_000


class Catalogue:
    """Gives the index of names; the first question waits for it, later ones may see names of a moment ago."""

    def __init__(self, reader: Reader, version: StoreVersion) -> None:
        self._reader, self._version = reader, version
        self._index: Index | None = None
        self._of = ""
        self._building: asyncio.Task[Index] | None = None

    async def index(self, fresh: bool = False) -> Index:
        """The index; `fresh` waits for what the store holds now."""
        now = await self._version.now()
        if self._index is not None and self._of == now:
            return self._index
        if self._building is None:
            self._building = asyncio.create_task(self._build(now))
            self._building.add_done_callback(self._built)
        if self._index is not None and not fresh:
            return self._index
        return await asyncio.shield(self._building)

    def _built(self, task: asyncio.Task[Index]) -> None:
        self._building = None
        if not task.cancelled() and isinstance(error := task.exception(), KechuangError):
            log.warning("names were not read", extra={"why": str(error)})

    async def _build(self, version: str) -> Index:
        things: list[Named] = []
        after = ""
        while True:
            rows = await ask(self._reader, search.THINGS, Page(after=after, limit=PORTION))
            things.extend(map(_named, rows))
            if len(rows) < PORTION:
                break
            after = rows[-1]["id"]
        self._index = await run_in_threadpool(build, things)
        self._of = version
        return self._index

    async def close(self) -> None:
        """Stop reading."""
        if self._building is not None:
            self._building.cancel()
            await asyncio.gather(self._building, return_exceptions=True)


def _named(row: dict[str, Any]) -> Named:
    # by the vocabulary's other names a concept is found, too, where no document uses them
    kept = tuple(dict.fromkeys((*row["names"], *aliases(row["id"]))))
    return Named(row["id"], row["name"], frozenset(row["labels"]), row["place"], kept, row["documents"])
