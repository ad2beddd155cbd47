"""A real server over a store, on a free port of the loopback."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from api.app import create_app, listen
from api.editing import Editing
from api.security.settings import SecuritySettings
from api.settings import ApiSettings
from graph.bolt import BoltStore
from graph.reader import AsyncReader


@contextmanager
def serving(store: BoltStore, settings: ApiSettings | None = None, editing: Editing | None = None) -> Iterator[str]:
    """The address of the API; it serves until the context ends. Keys and uploads are those beside the store."""
    security = SecuritySettings(data=Path(store.where.where), audit=False)
    reader = AsyncReader(store.where)
    with running(create_app(settings or ApiSettings(), reader, security=security, editing=editing)) as address:
        yield address


@contextmanager
def running(app: ASGIApp, **options: Any) -> Iterator[str]:
    """The address of an application; it runs until the context ends. `options` are uvicorn's."""
    with listen("127.0.0.1", 0) as bound:
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical", access_log=False, **options))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.02)
        try:
            yield f"http://127.0.0.1:{bound.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()
