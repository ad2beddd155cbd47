"""Over real sockets: silent and slow clients, heads that are too long, thousands of idle connections."""

from __future__ import annotations

import json
import resource
import socket
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from graph.bolt import BoltStore
from tests.api.test_serve import serving_apart, wait_ready

IDLE = 5_000


@pytest.fixture(scope="module")
def served(store: BoltStore) -> Iterator[tuple[str, int]]:
    """A server in a process of its own: its address and its pid."""
    with serving_apart(store) as (url, process):
        with httpx.Client(base_url=url, trust_env=False) as client:
            wait_ready(client)
        yield url, process.pid


def connect(url: str) -> socket.socket:
    parts = urlsplit(url)
    return socket.create_connection((parts.hostname, parts.port), timeout=30)


def told(connection: socket.socket) -> tuple[int, dict[str, object]]:
    """Status and problem of an answer that ends with its connection."""
    received = b""
    while part := connection.recv(65_536):
        received += part
    head, _, body = received.partition(b"\r\n\r\n")
    assert b"application/problem+json" in head
    return int(head.split()[1]), json.loads(body)


def resident(pid: int) -> int:
    """Megabytes that a process holds."""
    pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() // 2**20


def test_a_query_string_of_a_megabyte_is_a_problem(served: tuple[str, int]) -> None:
    with connect(served[0]) as connection:
        connection.sendall(b"GET /api/v1/documents?q=" + b"a" * 1_000_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
        status, problem = told(connection)
    assert (status, problem["status"]) == (431, 431)


def test_what_is_no_http_is_a_problem(served: tuple[str, int]) -> None:
    with connect(served[0]) as connection:
        connection.sendall(b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n")
        status, _ = told(connection)
    assert status == 400


@pytest.mark.parametrize("sent", [b"", b"GET /healthz HT"])
def test_who_says_nothing_is_not_waited_for(served: tuple[str, int], sent: bytes) -> None:
    with connect(served[0]) as connection:
        connection.sendall(sent)
        with suppress(ConnectionResetError):
            assert connection.recv(100) == b""


def test_thousands_of_idle_connections_stop_nobody(served: tuple[str, int]) -> None:
    url, pid = served
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = min(hard, IDLE + 200) if hard > 0 else IDLE + 200
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    before = resident(pid)
    try:
        with ExitStack() as stack:
            for _ in range(min(IDLE, wanted - 150)):
                stack.enter_context(connect(url))
            with httpx.Client(base_url=url, trust_env=False, timeout=30) as client:
                assert client.get("/healthz").status_code == 200
                assert client.get("/api/v1/documents").status_code == 200
            assert resident(pid) - before < 200
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
