"""How the time of each named query grows with what else the store holds: the same questions to two stores, in turn.

python -m benchmarks.queries [--small 2000] [--large 200000] [--rounds 7] [--json OUT]

The embedded store, whose EXPLAIN shows nothing; Neo4j's plans are tested (`tests/neo4j/test_plans.py`). The large store
holds the small one unchanged, and beside it the same documents told again of other provinces, with which they share
no node, name or word (`benchmarks.documents.elsewhere`). All questions are about things of the small one, a hundred
rows at most: the answers are the same, which is checked, and the bar is a ratio of 2. A question about everything
reads more where there is more: `WHOLE` says why.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from benchmarks.documents import elsewhere, made, samples
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
ABOVE = "ABOVE THE BAR"
AGAIN = 3
WHOLE = {
    "all of a class, sorted by what is asked": (
        *("lists/corridors", "lists/designations", "lists/documents", "lists/fields", "lists/funds"),
        *("lists/indicators", "lists/places", "lists/plans", "lists/platforms", "lists/units", "lists/zones"),
    ),
    "counts of everything": ("overview/counts",),
    "what is new in all documents": ("document/new",),
    "all named things, a page at a time": ("search/things",),
    "what is granted is compared over all documents": ("measure/rewards",),
    "part of a name, in all projects": ("thing/parties",),
}


def said(name: str) -> str:
    """Why a query, as it is asked here, is about everything; empty for one that is about something."""
    return next((why for why, names in WHOLE.items() if name in names), "")


def first_documents(templates: list[Rows], nodes: int) -> list[Rows]:
    """So many documents that they have at least so many nodes between them."""
    found, seen = [], set()
    for document in made(templates, nodes):
        found.append(document)
        seen |= {node.id for node in (*document.owned, *document.shared)}
        if len(seen) >= nodes:
            break
    return found


def beside(first: list[Rows], nodes: int) -> Iterator[list[Rows]]:
    """The documents, and then the same of one province after the other, until there are so many nodes."""
    of_one = len({node.id for document in first for node in (*document.owned, *document.shared)})
    yield first
    for province in range(-(-nodes // of_one) - 1):
        yield [elsewhere(document, province) for document in first]


@contextmanager
def store_of(folder: Path, portions: Iterable[list[Rows]]) -> Iterator[BoltStore]:
    """An embedded store with these documents."""
    settings = StoreSettings(uri="", data=folder, memory="2g")
    with open_store(settings) as store:
        with Loader(store) as loader:
            for portion in portions:
                failed = [outcome for outcome in loader.load_many(portion) if outcome.error]
                assert not failed, failed
        yield store
    embedded.stop(settings)


def compare(small: BoltStore, large: BoltStore, rounds: int) -> list[dict[str, Any]]:
    """Median milliseconds of each query on both, the ratio, and the rows; the first round does not count.

    What is above the bar is asked again, AGAIN times as often, and judged by the best of each: other programs of the
    machine make a round slow, and none makes it quick.
    """
    given = parameters(things(small))
    lines = []
    for name, query in all_queries().items():
        arguments = query.arguments(given[name])
        rows, took = asked(small, large, query.text, arguments, rounds)
        line = judged(name, rows, {which: statistics.median(taken[1:]) for which, taken in took.items()})
        if line["wrong"] == ABOVE:
            rows, took = asked(small, large, query.text, arguments, rounds * AGAIN)
            line = judged(name, rows, {which: min(taken) for which, taken in took.items()})
        lines.append(line)
        head = f"{name:24}{line['small ms']:9.1f}{line['large ms']:9.1f}{line['ratio']:7.2f}{line['rows']:>12}"
        say(f"{head} {line['whole'] or line['wrong']}".rstrip())
    return lines


def asked(
    small: BoltStore, large: BoltStore, statement: str, arguments: dict[str, Any], rounds: int
) -> tuple[dict[str, list[dict[str, Any]]], dict[str, list[float]]]:
    """The rows of one statement in both stores, and the milliseconds of each round, in turn."""
    took: dict[str, list[float]] = {"small": [], "large": []}
    rows: dict[str, list[dict[str, Any]]] = {}
    for _ in range(rounds):
        for which, store in (("small", small), ("large", large)):
            began = time.perf_counter()
            rows[which] = store.read(statement, arguments)
            took[which].append((time.perf_counter() - began) * 1000)
    return rows, took


def judged(name: str, rows: dict[str, list[dict[str, Any]]], middle: dict[str, float]) -> dict[str, Any]:
    """One line of the table; `wrong` says what is against the bar."""
    ratio, whole, wrong = middle["large"] / middle["small"], said(name), ""
    if not whole and comparable(rows["small"]) != comparable(rows["large"]):
        wrong = "OTHER ANSWER"
    elif not whole and ratio > BAR:
        wrong = ABOVE
    counts = f"{len(rows['small'])}/{len(rows['large'])}"
    times = {f"{which} ms": round(ms, 2) for which, ms in middle.items()}
    return {"query": name, **times, "ratio": round(ratio, 2), "rows": counts, "whole": whole, "wrong": wrong}


def comparable(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All rows; of a search that weighs words by how rare they are in the whole store, the best one without its score.

    The others come in another order where other words are rare.
    """
    if rows and "score" in rows[0]:
        return [{name: value for name, value in rows[0].items() if name != "score"}]
    return rows


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
        first = first_documents(templates, arguments.small)
        small = stack.enter_context(store_of(Path(folder) / "small", [first]))
        large = stack.enter_context(store_of(Path(folder) / "large", beside(first, arguments.large)))
        say(f"{count(small)[0]:,} and {count(large)[0]:,} nodes; ms small, ms large, ratio, rows")
        lines = compare(small, large, arguments.rounds)
    say(f"{len(lines)} queries, {sum(bool(line['wrong']) for line in lines)} above {BAR} or answered otherwise")
    if arguments.json:
        arguments.json.write_text(json.dumps(lines, indent=1), "utf-8")


if __name__ == "__main__":
    main()
