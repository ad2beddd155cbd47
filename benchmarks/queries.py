"""How the time of each named query grows with the store: the same questions to a small and to a large one, in turn.

python -m benchmarks.queries [--small 2000] [--large 200000] [--rounds 7] [--json OUT]

The embedded store, whose EXPLAIN shows nothing; Neo4j's plans are tested (`tests/neo4j/test_plans.py`). Both stores
hold the same first documents, the large one many more; all questions are about things of these first ones, a hundred
rows at most. The bar is a ratio of 2; what goes through all of a class by its nature is marked. Units are shared by
all copies: what is asked about one of them grows with the store.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from benchmarks.documents import made, samples
from benchmarks.load import count, say
from benchmarks.questions import parameters, things
from graph import embedded
from graph.bolt import BoltStore
from graph.open import open_store
from graph.settings import StoreSettings
from ingest.load.writer import Loader
from ingest.records import Rows
from queries import all_queries

BAR = 2.0
PORTION = 4  # documents loaded between two looks at how many nodes there are


@contextmanager
def store_of(folder: Path, nodes: int, templates: list[Rows]) -> Iterator[BoltStore]:
    """An embedded store with at least so many nodes."""
    settings = StoreSettings(uri="", data=folder, memory="2g")
    with open_store(settings) as store:
        documents = made(templates, nodes)
        with Loader(store) as loader:
            while count(store)[0] < nodes:
                portion = [document for document, _ in zip(documents, range(PORTION), strict=False)]
                failed = [outcome for outcome in loader.load_many(portion) if outcome.error]
                assert portion, "there are no more documents"
                assert not failed, failed
        yield store
    embedded.stop(settings)


def compare(small: BoltStore, large: BoltStore, rounds: int) -> list[dict[str, Any]]:
    """Median milliseconds of each query on both, the ratio, and the rows; the first round does not count."""
    given = parameters(things(small))
    lines = []
    for name, query in all_queries().items():
        arguments = query.arguments(given[name])
        took: dict[str, list[float]] = {"small": [], "large": []}
        rows: dict[str, int] = {}
        for _ in range(rounds):
            for which, store in (("small", small), ("large", large)):
                began = time.perf_counter()
                rows[which] = len(store.read(query.text, arguments))
                took[which].append((time.perf_counter() - began) * 1000)
        middle = {which: statistics.median(taken[1:]) for which, taken in took.items()}
        ratio = middle["large"] / middle["small"]
        lines.append({"query": name, **{f"{w} ms": round(m, 2) for w, m in middle.items()}, "ratio": round(ratio, 2)})
        lines[-1] |= {"rows": f"{rows['small']}/{rows['large']}", "all of a class": not needs(name)}
        one = lines[-1]
        mark = "" if ratio <= BAR else " (all of a class)" if one["all of a class"] else " ABOVE THE BAR"
        say(f"{name:24}{one['small ms']:9.1f}{one['large ms']:9.1f}{ratio:7.2f}{one['rows']:>12}{mark}")
    return lines


def needs(name: str) -> bool:
    """Whether a query is asked about something: lists, searches and counts are about everything."""
    return not name.startswith(("lists/", "overview/", "search/")) and name != "document/new"


def main() -> None:
    """Measure and say."""
    assert __doc__
    parser = argparse.ArgumentParser(prog="python -m benchmarks.queries", description=__doc__.splitlines()[0])
    parser.add_argument("--small", type=int, default=2_000)
    parser.add_argument("--large", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        templates = samples()
        small = stack.enter_context(store_of(Path(folder) / "small", arguments.small, templates))
        large = stack.enter_context(store_of(Path(folder) / "large", arguments.large, templates))
        say(f"{count(small)[0]:,} and {count(large)[0]:,} nodes; ms small, ms large, ratio, rows")
        lines = compare(small, large, arguments.rounds)
    above = [line for line in lines if line["ratio"] > BAR and not line["all of a class"]]
    say(f"{len(lines)} queries, {len(above)} above {BAR}")
    if arguments.json:
        arguments.json.write_text(json.dumps(lines, indent=1), "utf-8")


if __name__ == "__main__":
    main()
