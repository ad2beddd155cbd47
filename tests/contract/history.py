"""A load that is worth interrupting, and what of it must be whole afterwards.

    python -m tests.contract.history

plays it on the store that the environment names. Documents come in, half of them in a second version, one goes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

from graph.bolt import BoltStore
from graph.open import open_store
from graph.settings import StoreSettings
from ingest.load.writer import Loader
from ingest.records import Rows
from tests.builders import document

OFFICE, LAB, CORRIDOR = "unit:990000:江澜省科学技术厅", "platform:青浦湾实验室", "zone:云渚科创走廊"
KEYS = [f"d{n}" for n in range(5)]
GONE = KEYS[3]
Piece = tuple[frozenset[str], frozenset[tuple[tuple[str, str, str], int]]]
NOTHING: Piece = frozenset(), frozenset()


def version(key: str, number: int) -> Rows:
    """A document in its first or second version."""
    return document(
        key,
        version=str(number),
        published=f"202{KEYS.index(key)}",
        names=[LAB, CORRIDOR][: 3 - number],
        between=[("SUPERVISES", OFFICE, LAB)],
        states=[(LAB, "level", f"{number}级")],
        measures=60 * number,
    )


def play(store: BoltStore) -> None:
    """Play it, or go on with it: what is there already is left alone, and the end is the same."""
    with Loader(store, wait=30) as loader:
        there = {found.key: found.fingerprint for found in loader.documents()}
        changed = {
            key for key in KEYS[::2] if there.get(key, ("",))[0] == version(key, 2).owned[0].properties["sha256"]
        }
        for key in KEYS:
            if key not in changed:
                loader.load(version(key, 1))
        for key in KEYS[::2]:
            loader.load(version(key, 2))
        loader.remove(GONE)


def _expected(rows: Rows) -> Piece:
    edges = Counter((edge.source, edge.type, edge.target) for edge in rows.edges)
    return frozenset(node.id for node in rows.owned), frozenset(edges.items())


def pieces(lines: Iterable[str]) -> dict[str, Piece]:
    """What a canonical export has of each document: ids of its nodes, its relationships and how often."""
    nodes: dict[str, set[str]] = {key: set() for key in KEYS}
    edges: dict[str, Counter[tuple[str, str, str]]] = {key: Counter() for key in KEYS}
    for record in map(json.loads, lines):
        if "id" in record:
            family, key = record["id"].split(":")[:2]
            if key in nodes and family not in ("manifest", "tally"):
                nodes[key].add(record["id"])
        elif (key := record["properties"].get("document")) in edges:
            edges[key][record["source"], record["type"], record["target"]] += 1
    return {key: (frozenset(nodes[key]), frozenset(edges[key].items())) for key in KEYS}


def assert_whole(lines: Iterable[str]) -> None:
    """Each document is wholly there, in one version, or wholly not."""
    for key, piece in pieces(lines).items():
        assert piece in (NOTHING, _expected(version(key, 1)), _expected(version(key, 2))), key


if __name__ == "__main__":
    with open_store(StoreSettings()) as _store:
        print("begun", flush=True)  # noqa: T201  # to the test that waits for it
        play(_store)
        print("done", flush=True)  # noqa: T201
