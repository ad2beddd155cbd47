"""How fast rows come into a store: our loader against others, in turn, in one run; and what memory it takes.

python -m benchmarks.load --store embedded|neo4j [--documents N] [--pairs 5] [--memory] [--json OUT]

See README.md for how to read it.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import ways
from benchmarks.documents import made, samples
from graph import embedded
from graph.bolt import BoltStore
from graph.open import open_store
from graph.settings import StoreSettings
from graph.store import Transaction
from ingest.load.writer import size
from ingest.records import Rows

OURS = "our loader"
BARS = {"bare driver, same statements": 0.85, "bare UNWIND, 5,000 a batch": 0.75, "neomodel": 1.0}
EMPTY = "MATCH (n) WHERE NOT n:StoreInfo AND NOT n:Lease WITH n LIMIT 2000 DETACH DELETE n RETURN count(*) AS gone"
# Hubs first lose their relationships, which one transaction of a small Neo4j could not hold.
UNTIE = "MATCH ()-[r]->() WITH r LIMIT 10000 DELETE r RETURN count(*) AS gone"
COUNT = (
    "MATCH (n) WHERE NOT n:StoreInfo AND NOT n:Lease OPTIONAL MATCH (n)-[r]->() "
    "RETURN count(DISTINCT n) AS nodes, count(r) AS edges"
)


def say(line: str = "") -> None:
    """One line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


@dataclass(frozen=True)
class Opened:
    """A store; `pid` is its server's, where that is ours to know."""

    settings: StoreSettings
    store: BoltStore
    pid: int = 0


@contextmanager
def opened(kind: str, folder: Path) -> Iterator[Opened]:
    """An empty store: an embedded one of our own; the Neo4j that NEO4J_URI names, if it is empty, or one of our own."""
    if kind == "embedded":
        settings = StoreSettings(uri="", data=folder / "data")
        try:
            with open_store(settings) as store:
                yield Opened(settings, store, embedded.status(settings).pid)
        finally:
            embedded.stop(settings)
        return
    given = StoreSettings()
    if given.uri:
        with open_store(given) as store:
            if count(store) != (0, 0):
                raise SystemExit(f"{given.uri} is not empty; the benchmark deletes everything: name an empty Neo4j")
            yield Opened(given, store)
        return
    from tests.neo4j.server import own_server

    with own_server(folder / "home") as server, open_store(server.settings) as store:
        yield Opened(server.settings, store, server.pid)


def empty(store: BoltStore) -> None:
    """Take everything out but the store's own nodes, in portions that a small server takes."""
    for statement in (UNTIE, EMPTY) if store.kind == "neo4j" else (EMPTY,):
        while store.write(partial(_gone, statement)):
            pass


def _gone(statement: str, transaction: Transaction) -> int:
    return int(transaction.run(statement)[0]["gone"])


def count(store: BoltStore) -> tuple[int, int]:
    """Nodes and relationships, the store's own left out."""
    found = store.read(COUNT)[0]
    return found["nodes"], found["edges"]


# ---------------------------------------------------------------- pairs


@dataclass
class Took:
    """Seconds of each round: on the clock, and of processor time in this process and the server's."""

    clock: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)


def server_cpu(pid: int) -> float:
    """Processor seconds of a process so far; 0 where that cannot be read."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def timed(one: Opened, way: Callable[[], float | None], took: Took) -> None:
    """Load everything into the emptied store; a way may measure itself, in a process of its own."""
    empty(one.store)
    cpu = time.process_time() + server_cpu(one.pid)
    started = time.perf_counter()
    own = way()
    took.clock.append(own or time.perf_counter() - started)
    took.cpu.append(0.0 if own or not one.pid else time.process_time() + server_cpu(one.pid) - cpu)


def compare(
    one: Opened, found: dict[str, Callable[[], float | None]], pairs: int, name_of_round: str = "round"
) -> dict[str, Took]:
    """What each way takes in each round; the order turns, so that none always comes after the same one."""
    took = {name: Took() for name in found}
    names = list(found)
    for turn in range(pairs):
        for name in names if turn % 2 == 0 else names[::-1]:
            timed(one, found[name], took[name])
        each = (f"{name} {took[name].clock[-1]:.2f} s ({took[name].cpu[-1]:.2f})" for name in names)
        say(f"  {name_of_round} {turn + 1}: " + ", ".join(each))
    return took


def neomodel_seconds(python: str, settings: StoreSettings, documents: Sequence[Rows]) -> float:
    """Seconds that neomodel takes for these documents, in a process of its own."""
    graph = ways.plain(documents)
    task = {
        "uri": settings.uri,
        "user": settings.username,
        "password": settings.password.get_secret_value(),
        "nodes": [
            [ways.labels(cls), row["id"], row["properties"]] for cls, rows in graph.nodes.items() for row in rows
        ],
        "edges": [
            [group[0], row["source"], row["target"], row["properties"]]
            for group, rows in graph.edges.items()
            for row in rows
        ],
    }
    command = [python, str(Path(__file__).with_name("with_neomodel.py"))]
    done = subprocess.run(command, input=json.dumps(task), capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"neomodel failed: {done.stderr[-600:]}")
    return float(json.loads(done.stdout)["seconds"])


def table(took: dict[str, Took], rows: int) -> list[dict[str, Any]]:
    """A line for each way: median rows/s, and medians of our rate through its rate of the same round."""
    ours = took[OURS]
    lines = []
    for name, its in took.items():
        line: dict[str, Any] = {"way": name, "rows_per_s": round(statistics.median(rows / s for s in its.clock))}
        if name != OURS:
            clock = [theirs / own for own, theirs in zip(ours.clock, its.clock, strict=True)]
            cpu = [theirs / own if own else 0.0 for own, theirs in zip(ours.cpu, its.cpu, strict=True)]
            line |= {"ratio": round(statistics.median(clock), 3), "bar": BARS.get(name)}
            line |= {"lowest": round(min(clock), 3), "highest": round(max(clock), 3)}
            line["cpu_ratio"] = round(statistics.median(cpu), 3) or None
        lines.append(line | {"seconds": [round(s, 3) for s in its.clock], "cpu": [round(s, 3) for s in its.cpu]})
    return lines


def show(lines: list[dict[str, Any]]) -> None:
    """The table, for people."""
    say(f"{'':30}{'rows/s':>9}{'ours ÷ it':>11}{'bar':>7}{'lowest – highest':>20}{'by CPU time':>13}")
    for one in lines:
        rest = ""
        if "ratio" in one:
            bar = f"{one['bar']:.2f}" if one["bar"] else "–"
            span = f"{one['lowest']:.2f} – {one['highest']:.2f}"
            cpu = f"{one['cpu_ratio']:.2f}" if one["cpu_ratio"] else "–"
            rest = f"{one['ratio']:>11.2f}{bar:>7}{span:>20}{cpu:>13}"
        say(f"{one['way']:30}{one['rows_per_s']:>9,}{rest}")


def speed(one: Opened, arguments: argparse.Namespace) -> dict[str, Any]:
    """All ways over the same documents."""
    settings, store = one.settings, one.store
    documents = list(made(samples(), arguments.documents))
    rows = sum(map(size, documents))
    say(f"{len(documents)} documents, {rows:,} rows; warming up")
    log, graph = ways.record(store, documents), ways.plain(documents)
    there = count(store)
    empty(store)
    ways.replay(store, log)
    if count(store) != there:
        raise SystemExit(f"what was sent again made {count(store)} nodes and relationships, not {there}")
    found: dict[str, Callable[[], float | None]] = {
        OURS: lambda: ways.loader(store, documents),
        "bare driver, same statements": lambda: ways.replay(store, log),
        "bare UNWIND, 5,000 a batch": lambda: ways.unwind(store, graph),
    }
    if store.kind == "neo4j" and ways.has_py2neo():
        found["py2neo bulk"] = lambda: ways.py2neo_bulk(settings, graph)
    # what stays is no business of the collector's in the middle of a measurement
    gc.collect()
    gc.freeze()
    compare(one, found, arguments.warm, "not counted")
    sent = sum(len(transaction) for _, transaction in log.sent)
    result: dict[str, Any] = {
        "documents": len(documents),
        "rows": rows,
        "transactions": len(log.sent),
        "statements": sent,
    }
    lines = table(compare(one, found, arguments.pairs), rows)
    say()
    say(f"{store.kind}: {rows:,} rows, {there[0]:,} nodes, {there[1]:,} relationships, {sent:,} statements sent")
    show(lines)
    result["ways"] = lines
    if store.kind == "neo4j":
        if not ways.has_py2neo():
            say("py2neo: not installed")
        result["neomodel"] = against_neomodel(one, documents[:1], arguments)
    return result


def against_neomodel(
    one: Opened, documents: Sequence[Rows], arguments: argparse.Namespace
) -> list[dict[str, Any]] | None:
    """One document is enough: it sends a statement for each node and each relationship."""
    python = arguments.neomodel or sys.executable
    probe = [python, "-c", "import importlib.util, sys; sys.exit(importlib.util.find_spec('neomodel') is None)"]
    if subprocess.run(probe, check=False).returncode:
        say("neomodel: not installed")
        return None
    found: dict[str, Callable[[], float | None]] = {
        OURS: lambda: ways.loader(one.store, documents),
        "neomodel": lambda: neomodel_seconds(python, one.settings, documents),
    }
    rows = sum(map(size, documents))
    lines = table(compare(one, found, arguments.pairs), rows)
    say()
    say(f"one document, {rows:,} rows")
    show(lines)
    return lines


# ---------------------------------------------------------------- memory


def memory(store: BoltStore, doses: Sequence[int]) -> list[dict[str, Any]]:
    """Peak RSS of a loading process of its own for each number of rows."""
    results: list[dict[str, Any]] = []
    where = store.where
    for rows in doses:
        empty(store)
        command = [sys.executable, "-m", "benchmarks.memory", where.kind, where.uri, where.database, where.user]
        done = subprocess.run([*command, str(rows)], input=where.password, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"the loading process failed: {done.stderr[-600:]}")
        results.append(json.loads(done.stdout))
        ratio = results[-1]["peak_mb"] / results[0]["peak_mb"]
        results[-1]["ratio"] = round(ratio, 3)
        one = results[-1]
        rate = one["rows"] / one["seconds"]
        say(f"{one['rows']:>12,} rows: peak {one['peak_mb']:.0f} MB, {ratio:.2f} × the first; {rate:,.0f} rows/s")
    return results


def main() -> None:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description=__doc__.splitlines()[0])
    parser.add_argument("--store", choices=("embedded", "neo4j"), required=True)
    parser.add_argument("--documents", type=int, default=40, help="how many documents, about 1,000 rows each")
    parser.add_argument("--pairs", type=int, default=5, help="rounds; 0 leaves speed out")
    parser.add_argument("--warm", type=int, default=3, help="rounds before, not counted: servers compile as they go")
    parser.add_argument("--memory", action="store_true", help="peak memory at 20,000 and 200,000 rows too")
    parser.add_argument("--two-million", action="store_true", help="and at 2,000,000 rows (many minutes)")
    parser.add_argument("--neomodel", metavar="PYTHON", default="", help="an interpreter that has neomodel")
    parser.add_argument("--json", type=Path, metavar="OUT", help="a file for the figures")
    arguments = parser.parse_args()
    result: dict[str, Any] = {"store": arguments.store, "cores": os.cpu_count(), "load_before": os.getloadavg()}
    with tempfile.TemporaryDirectory() as folder, opened(arguments.store, Path(folder)) as one:
        if arguments.pairs:
            result |= speed(one, arguments)
        if arguments.memory or arguments.two_million:
            say()
            say("memory of the loading process")
            doses = [20_000, 200_000, *([2_000_000] if arguments.two_million else [])]
            result["memory"] = memory(one.store, doses)
    result["load_after"] = os.getloadavg()
    say()
    say(
        "load of the machine, 1 min: {:.1f} before, {:.1f} after".format(
            result["load_before"][0], result["load_after"][0]
        )
    )
    if arguments.json:
        arguments.json.write_text(json.dumps(result, indent=2, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main()
