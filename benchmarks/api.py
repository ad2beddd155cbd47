"""How fast the API answers: over HTTP against the bare driver, in turn, in one run; at one connection and at many.

python -m benchmarks.api [--documents 40] [--rounds 400] [--connections 64] [--store embedded|neo4j] [--json OUT]

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
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx

from benchmarks.documents import made, samples
from benchmarks.load import Opened, opened, say
from graph.reader import AsyncReader
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


@contextmanager
def server(one: Opened, cache: int) -> Iterator[tuple[str, int]]:
    """A server in a process of its own, over the same store: its address and its process."""
    given = {"KECHUANG_DATA": str(one.settings.data), "KECHUANG_CACHE": str(cache), "NEO4J_URI": one.settings.uri}
    if one.settings.uri:
        given |= {"NEO4J_USERNAME": one.settings.username, "NEO4J_PASSWORD": one.settings.password.get_secret_value()}
    command = [sys.executable, "-m", "benchmarks.served"]
    with subprocess.Popen(command, env=os.environ | given, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().strip(), process.pid
        finally:
            process.terminate()


def address_of(base: str, unit: str) -> str:
    """The trace of one unit: ten rows with evidence."""
    return f"{base}/api/v1/trace/platforms?limit={ROWS}&unit={quote(unit, safe='')}"


async def alternate(one: Opened, base: str, ids: Sequence[str], rounds: int) -> tuple[list[float], list[float]]:
    """Milliseconds of the bare driver and of HTTP, one after the other, each on one connection."""
    bare, http = [], []
    async with AsyncReader(one.store.where) as reader, httpx.AsyncClient(timeout=60) as client:
        for number in range(rounds):
            unit = ids[number % len(ids)]
            arguments = trace.PLATFORMS.arguments(trace.PlatformTraceParams(unit=unit, limit=ROWS + 1))
            began = time.perf_counter()
            await reader.read(trace.PLATFORMS.text, arguments)
            between = time.perf_counter()
            (await client.get(address_of(base, unit))).raise_for_status()
            bare.append((between - began) * 1000)
            http.append((time.perf_counter() - between) * 1000)
    warm = rounds // 5
    return bare[warm:], http[warm:]


async def many(base: str, pid: int, ids: Sequence[str], connections: int, rounds: int) -> dict[str, Any]:
    """So many connections at once: answers a second, a CPU second of the server, the slowest hundredth, errors."""
    took: list[float] = []
    errors = 0

    async def one_client(first: int) -> None:
        nonlocal errors
        async with httpx.AsyncClient(timeout=60) as client:
            for number in range(first, rounds, connections):
                began = time.perf_counter()
                answered = await client.get(address_of(base, ids[number % len(ids)]))
                took.append((time.perf_counter() - began) * 1000)
                errors += answered.status_code != 200

    used, began = cpu(pid), time.perf_counter()
    await asyncio.gather(*(one_client(first) for first in range(connections)))
    seconds, burnt = time.perf_counter() - began, cpu(pid) - used
    return {
        "answers a second": rounds / seconds,
        "answers a CPU second": rounds / max(burnt, 1 / TICKS),
        "p50 ms": statistics.median(took),
        "p99 ms": statistics.quantiles(took, n=100)[98],
        "errors": errors,
    }


def main() -> None:
    """Measure and say."""
    assert __doc__
    parser = argparse.ArgumentParser(prog="python -m benchmarks.api", description=__doc__.splitlines()[0])
    parser.add_argument("--store", choices=("embedded", "neo4j"), default="embedded")
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=400)
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder, opened(arguments.store, Path(folder)) as one:
        with Loader(one.store) as loader:
            failed = [o for o in loader.load_many(made(samples(), arguments.documents)) if o.error]
        assert not failed, failed
        ids = [record["id"] for record in one.store.read(FEW_IDS)]
        with server(one, cache=0) as (base, pid):
            bare, http = asyncio.run(alternate(one, base, ids, arguments.rounds))
            middle = statistics.median(bare), statistics.median(http)
            found["one connection"] = {
                "bare driver p50 ms": middle[0],
                "HTTP p50 ms": middle[1],
                "HTTP less bare": middle[1] - middle[0],
                "HTTP through bare": middle[1] / middle[0],
            }
            found["no cache"] = asyncio.run(many(base, pid, ids, arguments.connections, arguments.rounds * 5))
        with server(one, cache=64) as (base, pid):
            asyncio.run(many(base, pid, ids, 4, 200))  # until everything is kept
            found["cache"] = asyncio.run(many(base, pid, ids, arguments.connections, arguments.rounds * 5))
    for name, figures in found.items():
        say(name)
        for what, figure in figures.items():
            say(f"  {what:24} {figure:,.2f}")
    if arguments.json:
        arguments.json.write_text(json.dumps(found, indent=1), "utf-8")


if __name__ == "__main__":
    main()
