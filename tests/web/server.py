"""A real server over the sample documents, in a process of its own, and the browser that looks at it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph import embedded as embedded_store
from graph.settings import StoreSettings
from tests.conftest import ROOT
from tests.samples import samples_loaded

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-proxy-server",
)
SERVE = """
import sys
from pathlib import Path
from api.app import serve
from graph.settings import StoreSettings
serve(port=0, store_settings=StoreSettings(uri="", data=Path(sys.argv[1])), announce=lambda url: print(url, flush=True))
"""


def program() -> str | None:
    """Debian's chromium, or the one that CHROMIUM names."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def serving(data: Path) -> Iterator[str]:
    """The address of a server with the samples, whose store lives in this folder."""
    settings = StoreSettings(uri="", data=data, memory="512m")
    with samples_loaded(settings):
        process = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(data)], stdout=subprocess.PIPE, cwd=ROOT, text=True
        )
        assert process.stdout is not None
        with process.stdout:
            url = process.stdout.readline().strip()
            try:
                _ready(url)
                yield url
            finally:
                process.send_signal(signal.SIGINT)
                process.wait(20)
    embedded_store.stop(settings)


def _ready(url: str) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    for _ in range(200):
        try:
            with opener.open(f"{url}/readyz", timeout=10):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{url} does not get ready")
