"""Over real sockets: silent and slow clients, heads that are too long, thousands of idle connections."""

from __future__ import annotations

import asyncio
import json
import resource
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from starlette.types import Receive, Scope, Send

from api.security import connections
from api.security.plain_get import LONGEST, read_head
from graph.bolt import BoltStore
from tests.api.test_serve import serving_apart, wait_ready
from tests.serving import running

FEW, MANY = 200, 5_000  # idle connections
PLAIN = b"GET /api/v1/documents HTTP/1.1\r\nHost: localhost\r\n%b\r\n"


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


@pytest.mark.parametrize("idle", [FEW, pytest.param(MANY, marks=pytest.mark.soak)])
def test_idle_connections_stop_nobody(served: tuple[str, int], idle: int) -> None:
    url, pid = served
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = min(hard, idle + 200) if hard > 0 else idle + 200
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    before = resident(pid)
    try:
        with ExitStack() as stack:
            for _ in range(min(idle, wanted - 150)):
                stack.enter_context(connect(url))
            with httpx.Client(base_url=url, trust_env=False, timeout=30) as client:
                assert client.get("/healthz").status_code == 200
                assert client.get("/api/v1/documents").status_code == 200
            assert resident(pid) - before < 200
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def answers(connection: socket.socket, count: int) -> list[tuple[bytes, dict[bytes, bytes], bytes]]:
    """So many answers of a connection that stays open: status line, headers, body."""
    found = []
    with connection.makefile("rb") as file:
        for _ in range(count):
            status = file.readline().strip()
            headers = {}
            while line := file.readline().strip():
                name, _, value = line.partition(b": ")
                headers[name] = value
            found.append((status, headers, file.read(int(headers[b"content-length"]))))
    return found


@pytest.mark.parametrize(
    "head",
    [
        PLAIN % b"Connection: close\r\n",
        PLAIN % b"Content-Length: 0\r\n",
        PLAIN % b"Transfer-Encoding: chunked\r\n",
        PLAIN % b"Upgrade: websocket\r\n",
        PLAIN % b"Host: elsewhere\r\n",
        PLAIN % b"X-Bad : 1\r\n",
        PLAIN % b"X-Folded: 1\r\n 2\r\n",
        PLAIN % b"X-Bad: 1\x002\r\n",
        PLAIN % b"X-Bare: 1\n2\r\n",
        PLAIN % b"" + PLAIN % b"",
        PLAIN[:30],
        (PLAIN % b"").replace(b"GET", b"HEAD"),
        (PLAIN % b"").replace(b"1.1", b"1.0"),
        (PLAIN % b"").replace(b"/api", b"http://localhost/api"),
        (PLAIN % b"").replace(b"Host: localhost\r\n", b""),
        PLAIN % (b"X-Long: " + b"a" * LONGEST + b"\r\n"),
    ],
)
def test_what_is_no_plain_get_is_left_to_h11(head: bytes) -> None:
    assert read_head(head) is None


def test_a_plain_get_is_read_as_h11_reads_it() -> None:
    assert read_head(
        b"GET /a%20b?c=%E4 HTTP/1.1\r\nHOST:localhost \r\nX-A:\t1 2\t\r\nx-a: \xff\r\nX-Empty:\r\n\r\n"
    ) == (
        b"/a%20b?c=%E4",
        [(b"host", b"localhost"), (b"x-a", b"1 2"), (b"x-a", b"\xff"), (b"x-empty", b"")],
    )


def test_either_way_of_reading_gives_one_answer(served: tuple[str, int]) -> None:
    asked = b"X-Request-ID: one\r\nAccept-Encoding: gzip\r\n"
    with connect(served[0]) as connection:
        connection.sendall(PLAIN % asked)
        plain = answers(connection, 1)[0]
        connection.sendall(PLAIN % (asked + b"Content-Length: 0\r\n"))
        other = answers(connection, 1)[0]
    for one in (plain, other):
        assert one[1].pop(b"date")
    assert plain == other
    assert plain[0] == b"HTTP/1.1 200 OK"


def test_requests_sent_together_are_answered_in_turn(served: tuple[str, int]) -> None:
    asked = [PLAIN % b"X-Request-ID: %d\r\n" % n for n in range(6)]
    with connect(served[0]) as connection:
        for sent in asked[:3]:  # each in a piece of its own, or whole: whatever the network makes of them
            connection.sendall(sent)
        connection.sendall(asked[3] + asked[4][:20])
        connection.sendall(asked[4][20:] + asked[5])
        found = answers(connection, 6)
    assert [headers[b"x-request-id"] for _, headers, _ in found] == [b"%d" % n for n in range(6)]


def test_a_stream_and_an_answer_without_a_body_end_where_they_say(served: tuple[str, int]) -> None:
    with httpx.Client(base_url=served[0], trust_env=False) as client:
        lines = client.get("/api/v1/trace/platforms", params={"format": "jsonl"})
        assert lines.headers["transfer-encoding"] == "chunked"
        assert [json.loads(line)["link"] for line in lines.text.splitlines()]
        tag = client.get("/api/v1/documents").headers["etag"]
        same = client.get("/api/v1/documents", headers={"If-None-Match": tag})
        assert (same.status_code, same.content) == (304, b"")
        assert client.get("/api/v1/documents").status_code == 200


LARGE = 30_000_000  # bytes, more than sockets keep


def test_an_answer_is_not_kept_for_who_does_not_read_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "READ_TIME", 0.2)
    over = threading.Event()

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": bytes(LARGE), "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": True})  # when it was read, or nobody reads
        over.set()

    with running(app, http=connections.CarefulProtocol, lifespan="off") as url, connect(url) as connection:
        connection.sendall(PLAIN % b"")
        assert over.wait(60)
        read = 0
        with suppress(ConnectionError):
            while part := connection.recv(1_000_000):
                read += len(part)
    assert read < LARGE


def test_who_reads_an_answer_slowly_has_it_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """The time until the next request begins when the answer was read, not when it was written."""
    monkeypatch.setattr(connections, "HEAD_TIME", 0.2)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        length = [(b"content-length", b"%d" % LARGE)]
        await send({"type": "http.response.start", "status": 200, "headers": length})
        await send({"type": "http.response.body", "body": bytes(LARGE)})

    with running(app, http=connections.CarefulProtocol, lifespan="off") as url, connect(url) as connection:
        connection.sendall(PLAIN % b"")
        time.sleep(1.0)
        read = 0
        while part := connection.recv(1_000_000):
            read += len(part)
    assert read > LARGE


def test_a_long_answer_after_another_one_is_not_cut_off() -> None:
    """How long a connection may be silent between two requests says nothing about the next answer."""
    seen: list[str] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope["method"])
        if scope["method"] == "GET":
            await asyncio.sleep(1.0)
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
        await send({"type": "http.response.body", "body": b"ok"})

    post = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"
    with running(app, http=connections.CarefulProtocol, lifespan="off", timeout_keep_alive=0.5) as url:
        while "GET" not in seen:  # on a slow machine the silence can be too long
            with connect(url) as connection, suppress(ConnectionError):
                connection.sendall(post)
                assert answers(connection, 1)[0][2] == b"ok"
                connection.sendall(PLAIN % b"")
                received = connection.recv(1_000)
    assert received.startswith(b"HTTP/1.1 200 ")


def test_a_target_with_our_own_host_is_ours(served: tuple[str, int]) -> None:
    for host, status in (("localhost", 200), ("LocalHost:80", 200), ("evil.example", 421)):
        with connect(served[0]) as connection:
            target = f"http://{host}/api/v1/documents?limit=1"
            connection.sendall(f"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
            assert int(connection.makefile("rb").readline().split()[1]) == status


def test_who_leaves_before_the_answer_stops_nobody(served: tuple[str, int]) -> None:
    for _ in range(20):
        with connect(served[0]) as connection:
            connection.sendall(PLAIN % b"")
    with httpx.Client(base_url=served[0], trust_env=False) as client:
        assert client.get("/api/v1/documents").status_code == 200
