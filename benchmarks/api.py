"""How fast the API answers: over HTTP against the bare driver, in turn, in one run; at one connection and at many.

python -m benchmarks.api [--documents 40] [--rounds 400] [--connections 64] [--store embedded|neo4j]
                         [--datasette PYTHON] [--json OUT]

See README.md for how to read it.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import neo4j

from api.security.keys import KeyFile
from api.security.settings import SecuritySettings
from benchmarks.beside import datasette
from benchmarks.documents import made, samples
from benchmarks.load import Opened, opened, say
from graph.bolt import DRIVER_SETTINGS
from ingest.load.writer import Loader
from queries import trace

ROWS = 10
TICKS = os.sysconf("SC_CLK_TCK")
FEW_IDS = (
    "MATCH (u:GovernmentUnit)-[:RESPONSIBLE_FOR]->(:Measure)-[:ABOUT]->(p) WHERE p:Platform OR p:Zone OR p:Fund "
    "RETURN DISTINCT u.id AS id ORDER BY id LIMIT 20"
)


def cpu(pid: int) -> float:
    """Processor seconds that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


@dataclass(frozen=True, slots=True)
class Served:
    """A server: where it answers, its process, the header with its key, and the address of one unit's rows."""

    base: str
    pid: int
    header: str
    address: Callable[[str], str]


@contextmanager
def server(one: Opened, cache: int) -> Iterator[Served]:
    """A server in a process of its own, over the same store, asked with a key."""
    given = {"KECHUANG_DATA": str(one.settings.data), "KECHUANG_CACHE": str(cache), "NEO4J_URI": one.settings.uri}
    given["KECHUANG_QUERY_TIMEOUT"] = "600"  # a store that has just begun makes its plans first
    if one.settings.uri:
        given |= {"NEO4J_USERNAME": one.settings.username, "NEO4J_PASSWORD": one.settings.password.get_secret_value()}
    key = KeyFile(SecuritySettings(data=one.settings.data).key_file).add(f"benchmark {cache}", "read")
    command = [sys.executable, "-m", "benchmarks.served"]
    with subprocess.Popen(command, env=os.environ | given, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            base = process.stdout.readline().strip()
            yield Served(base, process.pid, f"Authorization: Bearer {key}\r\n", address_of)
        finally:
            process.terminate()


def address_of(unit: str) -> str:
    """The trace of one unit: ten rows with evidence."""
    return f"/api/v1/trace/platforms?limit={ROWS}&unit={quote(unit, safe='')}"


class Client:
    """One connection that stays open; it reads no more of an answer than it must, so that the servers are measured."""

    def __init__(self, served: Served) -> None:
        self._served = served
        self._parts = urlsplit(served.base)
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, unit: str) -> tuple[int, bytes]:
        """Status and body as they were sent, which is compressed."""
        if self._streams is None:
            self._streams = await asyncio.open_connection(self._parts.hostname, self._parts.port)
        reader, writer = self._streams
        head = f"Host: {self._parts.netloc}\r\nAccept: */*\r\nAccept-Encoding: gzip\r\n{self._served.header}"
        writer.write(f"GET {self._served.address(unit)} HTTP/1.1\r\n{head}\r\n".encode())
        told = (await reader.readuntil(b"\r\n\r\n")).lower()
        length = told.partition(b"content-length:")[2].partition(b"\r\n")[0]
        if length:
            return int(told[9:12]), await reader.readexactly(int(length))
        body = b""
        while size := int(await reader.readline(), 16):
            body += (await reader.readexactly(size + 2))[:-2]
        await reader.readline()
        return int(told[9:12]), body

    async def rows(self, unit: str) -> Any:
        """The answer."""
        status, body = await self.get(unit)
        assert status == 200, (status, body[:300])
        return json.loads(zlib.decompress(body, 47) if body[:2] == b"\x1f\x8b" else body)

    async def close(self) -> None:
        """Hang up."""
        if self._streams:
            self._streams[1].close()


async def alternate(
    one: Opened, servers: dict[str, Served], ids: Sequence[str], rounds: int
) -> dict[str, dict[str, float]]:
    """Milliseconds of the bare driver and of each server, one after the other in each round, one connection each."""
    took: dict[str, list[float]] = {name: [] for name in ("bare driver", *servers)}
    clients = {name: Client(served) for name, served in servers.items()}
    burnt = {name: cpu(served.pid) for name, served in servers.items()}
    where = one.store.where
    async with (
        neo4j.AsyncGraphDatabase.driver(where.uri, auth=where.auth(read_only=True), **DRIVER_SETTINGS) as driver,
        driver.session(database=where.database, default_access_mode=neo4j.READ_ACCESS) as session,
    ):
        for number in range(rounds):
            unit = ids[number % len(ids)]
            arguments = trace.PLATFORMS.arguments(trace.PlatformTraceParams(unit=unit, limit=ROWS + 1))
            began = time.perf_counter()
            answered = await session.run(trace.PLATFORMS.text, arguments)
            assert [record async for record in answered]
            took["bare driver"].append((time.perf_counter() - began) * 1000)
            for name, client in clients.items():
                began = time.perf_counter()
                status, _ = await client.get(unit)
                took[name].append((time.perf_counter() - began) * 1000)
                assert status == 200, status
    for client in clients.values():
        await client.close()
    warm = rounds // 5
    bare = statistics.median(took["bare driver"][warm:])
    found = {"bare driver": {"p50 ms": bare}}
    for name, served in servers.items():
        middle = statistics.median(took[name][warm:])
        spent = (cpu(served.pid) - burnt[name]) / rounds * 1000
        found[name] = {"p50 ms": middle, "less bare ms": middle - bare, "through bare": middle / bare, "CPU ms": spent}
    return found


async def many(served: Served, ids: Sequence[str], connections: int, rounds: int) -> dict[str, float]:
    """So many connections at once: answers a second, a CPU second of the server, the slowest hundredth, errors."""
    took: list[float] = []
    errors = 0

    async def one_client(first: int) -> None:
        nonlocal errors
        client = Client(served)
        for number in range(first, rounds, connections):
            began = time.perf_counter()
            try:
                status, _ = await client.get(ids[number % len(ids)])
            except (OSError, EOFError):
                status, client = 0, Client(served)
            took.append((time.perf_counter() - began) * 1000)
            errors += status != 200
        await client.close()

    used, began = cpu(served.pid), time.perf_counter()
    await asyncio.gather(*(one_client(first) for first in range(connections)))
    seconds, burnt = time.perf_counter() - began, cpu(served.pid) - used
    return {
        "answers a second": rounds / seconds,
        "answers a CPU second": rounds / max(burnt, 1 / TICKS),
        "p50 ms": statistics.median(took),
        "p99 ms": statistics.quantiles(took, n=100)[98],
        "errors": errors,
    }


async def rows_of(served: Served, ids: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """The rows that the API gives for each unit."""
    client = Client(served)
    found = {unit: (await client.rows(unit))["rows"] for unit in ids}
    await client.close()
    return found


def measured(one: Opened, ids: Sequence[str], folder: Path, arguments: argparse.Namespace) -> dict[str, Any]:
    """All figures, by what they are figures of."""
    found: dict[str, Any] = {}
    connections, rounds = arguments.connections, arguments.rounds
    with ExitStack() as stack:
        servers = {"over HTTP": stack.enter_context(server(one, cache=0))}
        if arguments.datasette:
            rows = asyncio.run(rows_of(servers["over HTTP"], ids))
            base, pid, address = stack.enter_context(datasette(arguments.datasette, folder, rows))
            servers["Datasette"] = Served(base, pid, "", address)
            for unit in ids:
                theirs = asyncio.run(Client(servers["Datasette"]).rows(unit))
                assert [{n: v for n, v in row.items() if n != "rowid"} for row in theirs] == rows[unit], unit
        for name, figures in asyncio.run(alternate(one, servers, ids, rounds)).items():
            found[f"one connection, {name}"] = figures
        for name, served in servers.items():
            found[f"{connections} connections, {name}"] = asyncio.run(many(served, ids, connections, rounds * 5))
    with server(one, cache=64) as served:
        asyncio.run(many(served, ids, 4, 200))  # until everything is kept
        found[f"{connections} connections, from the cache"] = asyncio.run(many(served, ids, connections, rounds * 20))
    return found


def main() -> None:
    """Measure and say."""
    assert __doc__
    parser = argparse.ArgumentParser(prog="python -m benchmarks.api", description=__doc__.splitlines()[0])
    parser.add_argument("--store", choices=("embedded", "neo4j"), default="embedded")
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=400)
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--datasette", metavar="PYTHON", default="", help="an interpreter that has Datasette")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, opened(arguments.store, Path(folder)) as one:
        with Loader(one.store) as loader:
            failed = [o for o in loader.load_many(made(samples(), arguments.documents)) if o.error]
        assert not failed, failed
        ids = [record["id"] for record in one.store.read(FEW_IDS)]
        found = measured(one, ids, Path(folder), arguments)
    for name, figures in found.items():
        say(name)
        for what, figure in figures.items():
            say(f"  {what:24} {figure:,.2f}")
    say(f"load of the machine, 1 min: {os.getloadavg()[0]:.1f}")
    if arguments.json:
        arguments.json.write_text(json.dumps(found, indent=1), "utf-8")


if __name__ == "__main__":
    main()
