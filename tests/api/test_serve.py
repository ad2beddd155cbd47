"""Over a real socket: `serve` itself, and where it cannot listen."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from api.app import listen
from api.errors import ListenError
from graph.bolt import BoltStore
from tests.conftest import unprivileged

PROGRAM = """
import sys
from pathlib import Path
from api.app import serve
from graph.settings import StoreSettings
serve(port=0, store_settings=StoreSettings(uri="", data=Path(sys.argv[1])), announce=lambda url: print(url, flush=True))
"""


@contextmanager
def serving_apart(store: BoltStore) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of a server in a process of its own, over the same embedded store, and that process."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, store.where.where],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        text=True,
    )
    assert process.stdout is not None
    with process.stdout:
        url = process.stdout.readline().strip()
        try:
            yield url, process
        finally:
            process.terminate()
            process.wait(60)


@pytest.fixture(scope="module")
def served(store: BoltStore) -> Iterator[str]:
    """The address of such a server, which Ctrl-C ends in good order."""
    with serving_apart(store) as (url, process):
        yield url
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0


def wait_ready(client: httpx.Client) -> None:
    deadline = time.monotonic() + 60
    while client.get("/readyz").status_code != 200:
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_answers_on_the_loopback(served: str) -> None:
    assert served.startswith("http://127.0.0.1:")
    with httpx.Client(base_url=served, trust_env=False, timeout=60) as client:
        wait_ready(client)
        found = client.get("/api/v1/trace/platforms", params={"unit": "省科技厅"})
        assert found.status_code == 200
        assert len(found.json()["rows"]) == 3
        one = client.get("/api/v1/units/unit:990000:江澜省科学技术厅")
        assert one.json()["name"] == "江澜省科学技术厅"
        assert "server" not in found.headers


def test_a_port_that_is_taken_is_one_line() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(ListenError) as error:
            listen("127.0.0.1", port)
    assert error.value.exit_code == 2
    assert f"127.0.0.1:{port}" in error.value.text("en")
    assert "\n" not in error.value.text("zh")


@pytest.mark.parametrize("host", ["203.0.113.7", "a" * 300])
def test_an_address_that_is_not_ours_is_one_line(host: str) -> None:
    with pytest.raises(ListenError) as error:
        listen(host, 0)
    assert error.value.key == "api.bad_host"


def test_no_host_is_the_loopback() -> None:
    with listen("", 0) as bound:
        assert bound.getsockname()[0] == "127.0.0.1"


def test_a_port_that_needs_rights_is_one_line() -> None:
    with unprivileged(), pytest.raises(ListenError):
        listen("127.0.0.1", 80)
