"""The API over a real embedded store that holds the three documents of `tests.questions`.

`client` runs the application in one event loop, as a server does, without a socket; `test_serve` has the real socket.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal
from fastapi import FastAPI

from api.app import create_app
from api.security.settings import SecuritySettings
from api.settings import ApiSettings
from graph.address import Address
from graph.bolt import BoltStore
from graph.reader import AsyncReader
from tests.questions import embedded_settings, loaded

NO_PAGE = Path(__file__).parent
"""A folder without a built page: what is served then does not hang on what was built before."""


class Client:
    """Asks the application, whose event loop runs in a thread of its own."""

    def __init__(self, app: FastAPI, portal: BlockingPortal) -> None:
        self.app, self._portal = app, portal
        self.http = httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://localhost", headers={"Accept-Language": "zh-CN"}
        )

    def run(self, act: Callable[[], Awaitable[Any]]) -> Any:
        """Something that awaits, in the application's loop."""
        return self._portal.call(act)

    def request(self, method: str, url: str, **given: Any) -> httpx.Response:
        """One request."""

        async def act() -> httpx.Response:
            return await self.http.request(method, url, **given)

        return self._portal.call(act)

    def get(self, url: str, **given: Any) -> httpx.Response:
        """GET."""
        return self.request("GET", url, **given)


def get(client: Client, path: str, status: int = 200, **params: Any) -> dict[str, Any]:
    """The answer to GET, which has this status."""
    answered = client.get(path, params=params or None)
    assert answered.status_code == status, answered.text
    found: dict[str, Any] = answered.json()
    return found


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BoltStore]:
    """An embedded store of this run's own, with the three documents."""
    with loaded(embedded_settings(tmp_path_factory.getbasetemp())) as found:
        yield found


def recorded(address: Address) -> SecuritySettings:
    """Who may, as without any setting; what is asked is written down beside the store that is asked."""
    return SecuritySettings(data=Path(address.where))


@contextmanager
def asking(reader: AsyncReader, settings: ApiSettings) -> Iterator[Client]:
    """A client of an application over this reader."""
    with start_blocking_portal() as portal:
        opened = Client(create_app(settings, reader, page=NO_PAGE, security=recorded(reader.address)), portal)
        yield opened
        portal.call(reader.close)
        portal.call(opened.app.state.guarded.close)


@pytest.fixture(scope="session")
def client(store: BoltStore) -> Iterator[Client]:
    """A client of the application."""
    with asking(AsyncReader(store.where), ApiSettings()) as opened:
        yield opened


@pytest.fixture(scope="session")
def sampled(samples: BoltStore) -> Iterator[Client]:
    """A client of the application over the sample documents."""
    with asking(AsyncReader(samples.where), ApiSettings()) as opened:
        yield opened
