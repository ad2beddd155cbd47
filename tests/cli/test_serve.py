"""`kechuang serve` and `kechuang mcp --http` say where they listen: with `--port 0` nobody could know it otherwise."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.cli.conftest import COMMAND, Kechuang

DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@contextmanager
def running(kechuang: Kechuang, *arguments: str) -> Iterator[str]:
    """A server that is ended by Ctrl-C; the address that it says."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("NEO4J_", "KECHUANG_"))}
    process = subprocess.Popen(
        [COMMAND, *arguments],
        env=clean | {"KECHUANG_DATA": str(kechuang.data), "KECHUANG_LANG": "en"},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    with process.stderr:
        try:
            said = next(line for line in process.stderr if "Ctrl-C" in line)
            found = re.search(r"http://127\.0\.0\.1:\d+(?:/mcp)?", said)
            assert found, said
            yield found[0]
            process.send_signal(signal.SIGINT)
            assert process.wait(60) == 0
        finally:
            process.kill()
            process.wait(60)


def test_serve_says_where_it_listens(kechuang: Kechuang) -> None:
    with running(kechuang, "serve", "--port", "0") as address, DIRECT.open(f"{address}/healthz", timeout=60) as answer:
        assert answer.status == 200


def test_assistants_are_told_where_to_ask(kechuang: Kechuang) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with running(kechuang, "mcp", "--http", str(port)) as address:
        assert address == f"http://127.0.0.1:{port}/mcp"
        with pytest.raises(urllib.error.HTTPError) as refused:  # no call of the protocol, yet answered
            DIRECT.open(address, timeout=60)
        with refused.value as answer:
            assert answer.code in (400, 405, 406)
