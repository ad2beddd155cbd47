"""An application with its own keys and record, asked from any address."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
from anyio.from_thread import start_blocking_portal

from api.app import create_app
from api.editing import Editing
from api.security.keys import KeyFile
from api.security.settings import SecuritySettings
from api.settings import ApiSettings
from graph.bolt import BoltStore
from graph.reader import AsyncReader
from tests.api.conftest import NO_PAGE

CHANGES = "/api/v1/tried"
"""An operation that would change something; the tests' own, whatever else there is."""


async def changed() -> dict[str, bool]:
    """What it answers."""
    return {"changed": True}


class Asker:
    """Asks the application; each request names the address that it comes from."""

    def __init__(self, app: Any, portal: Any, data: Path) -> None:
        self.app, self._portal, self.data = app, portal, data
        self.keys = KeyFile(data / "keys.json")

    def __call__(self, method: str, path: str, *, source: str = "127.0.0.1", **given: Any) -> httpx.Response:
        async def act() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, client=(source, 50_000))
            async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
                return await client.request(method, path, **given)

        found: httpx.Response = self._portal.call(act)
        return found

    @property
    def record(self) -> list[dict[str, Any]]:
        """The audit log."""
        files = sorted((self.data / "audit").glob("*.jsonl"))
        return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]


def bearer(key: str) -> dict[str, str]:
    """The header that holds a key."""
    return {"Authorization": f"Bearer {key}"}


@contextmanager
def asker(store: BoltStore, data: Path, *, editing: Editing | None = None, **settings: Any) -> Iterator[Asker]:
    """An asker of an application with these settings of who may, and what editors use."""
    reader = AsyncReader(store.where)
    with start_blocking_portal() as portal:
        security = SecuritySettings(data=data, **settings)
        app = create_app(ApiSettings(), reader, page=NO_PAGE, security=security, editing=editing)
        app.add_api_route(CHANGES, changed, methods=["POST"])
        yield Asker(app, portal, data)
        if editing:
            portal.call(app.state.worker.close)
        portal.call(app.state.guarded.close)
        portal.call(reader.close)
