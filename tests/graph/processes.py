"""Other processes of the product, for tests of what happens between processes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from graph.settings import StoreSettings
from tests.conftest import ROOT


def environment(settings: StoreSettings) -> dict[str, str]:
    """The environment that gives another process these settings."""
    return os.environ | {
        "NEO4J_URI": settings.uri,
        "NEO4J_PASSWORD": settings.password.get_secret_value(),
        "KECHUANG_DATA": str(settings.data),
        "KECHUANG_STORE_MEMORY": settings.memory,
        "KECHUANG_LANG": "en",
        "PYTHONPATH": str(ROOT),
    }


@contextmanager
def process(code: str, settings: StoreSettings) -> Iterator[subprocess.Popen[str]]:
    """A Python process that runs the code, killed at the end if it still runs; talk over its pipes."""
    running = subprocess.Popen(
        [sys.executable, "-c", code],
        env=environment(settings),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with running:
        try:
            yield running
        finally:
            running.kill()


def says(running: subprocess.Popen[str]) -> str:
    """The next line that a process says."""
    assert running.stdout
    line = running.stdout.readline().strip()
    assert line, running.stderr.read() if running.stderr else "nothing said"
    return line
