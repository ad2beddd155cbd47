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

from api.security.keys import KeyFile
from api.security.settings import SecuritySettings
from graph import embedded as embedded_store
from graph.open import open_store
from graph.settings import StoreSettings
from ingest.load.writer import Loader
from tests.conftest import ROOT
from tests.samples import CORPUS, samples_loaded

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
PATIENCE = 120  # seconds for the server to begin, to answer a question, and to end, on a busy machine
SERVE = """
import sys
from pathlib import Path
from api.app import serve
from cli.decider import editing
from graph.settings import StoreSettings
store = StoreSettings(uri="", data=Path(sys.argv[1]))
serve(port=0, store_settings=store, announce=lambda url: print(url, flush=True), editing=editing)
"""


def program() -> str | None:
    """Debian's chromium, or the one that CHROMIUM names."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def serving(data: Path) -> Iterator[str]:
    """The address of a server with the samples, whose store lives in this folder."""
    settings = StoreSettings(uri="", data=data, memory="512m")
    with samples_loaded(settings):
        # what is uploaded is read by a worker of the server, which is to know the invented province too
        environment = {
            **os.environ,
            "KECHUANG_PLACES": str(CORPUS / "places.tsv"),
            "KECHUANG_QUERY_TIMEOUT": str(PATIENCE),
        }
        process = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(data)], stdout=subprocess.PIPE, cwd=ROOT, env=environment, text=True
        )
        assert process.stdout is not None
        with process.stdout:
            url = process.stdout.readline().strip()
            try:
                _ready(url)
                yield url
            finally:
                process.send_signal(signal.SIGINT)
                process.wait(PATIENCE)
    embedded_store.stop(settings)


def edit_key(data: Path) -> str:
    """A new key that may edit, of the server whose store lives in this folder."""
    return KeyFile(SecuritySettings(data=data).key_file).add("示例编辑", "edit")


def take_out(data: Path, document: str) -> None:
    """Take a document out again, beside the server whose store lives in this folder."""
    with open_store(StoreSettings(uri="", data=data)) as store, Loader(store) as loader:
        loader.remove(document)


def _ready(url: str) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with opener.open(f"{url}/readyz", timeout=10):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{url} does not get ready")
