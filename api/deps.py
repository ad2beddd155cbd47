"""What routes are given: the reader, the settings, the language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Protocol

from fastapi import Depends, Query, Request

from api.language import language_of
from api.models.common import Language
from api.settings import ApiSettings


class Reader(Protocol):
    """What answers questions: `graph.reader.AsyncReader`."""

    async def read(self, statement: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """Run one statement and take all its records."""
        ...

    async def close(self) -> None:
        """Give the connections back."""
        ...


# A synchronous dependency would cost a hop to a thread for each request.
async def _reader(request: Request) -> Reader:
    reader: Reader = request.app.state.reader
    return reader


async def _settings(request: Request) -> ApiSettings:
    settings: ApiSettings = request.app.state.settings
    return settings


async def _language(request: Request) -> str:
    return language_of(request)


Store = Annotated[Reader, Depends(_reader)]
Settings = Annotated[ApiSettings, Depends(_settings)]
Lang = Annotated[str, Depends(_language)]
# what `Lang` reads, for operations whose model of the query string does not name it
LanguageAsked = Annotated[Language | None, Query(alias="lang")]
