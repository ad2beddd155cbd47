"""The store is killed in the middle of a load: each document is there whole, or not at all."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import embedded
from graph.bolt import BoltStore
from graph.canonical import canonical
from graph.open import open_store
from graph.settings import StoreSettings
from ingest.load.writer import Loader
from ingest.records import Rows
from tests.builders import ENTITIES, document
from tests.graph.processes import process, says

LOAD = """
from graph.open import open_store
from graph.settings import StoreSettings
from ingest.load.writer import Loader
from tests.ingest.load.test_kill import documents
with open_store(StoreSettings()) as store, Loader(store, wait=60) as loader:
    print("begin", flush=True)
    for round in range(1000):
        for rows in documents(str(round)):
            loader.load(rows)
"""


def documents(version: str) -> Iterator[Rows]:
    """Documents whose loads take long enough to be hit; with each version they are replaced."""
    for n in range(4):
        yield document(f"d{n}", version=version, measures=40, names=ENTITIES[: n + 1], states=[(ENTITIES[n], "a", n)])


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[StoreSettings]:
    """A store to be killed."""
    found = StoreSettings(uri="", data=tmp_path / "data", memory="256m")
    yield found
    embedded.stop(found)


def assert_whole(store: BoltStore) -> None:
    """The graph is that of the documents that it says it holds."""
    found = list(canonical(store))
    versions = {r["id"]: r["sha"] for r in store.read("MATCH (d:Document) RETURN d.id AS id, d.sha256 AS sha")}
    with Loader(store, wait=60) as loader:
        for loaded in loader.documents():
            loader.remove(loaded.key)
        assert list(canonical(store)) == []
        for name, sha256 in versions.items():
            version = sha256.removeprefix(f"{name.partition(':')[2]}-")
            loader.load(next(rows for rows in documents(version) if rows.owned[0].id == name))
    assert list(canonical(store)) == found


@pytest.mark.parametrize("rounds", [5, pytest.param(50, marks=pytest.mark.soak)])
def test_killed_in_a_load(settings: StoreSettings, rounds: int) -> None:
    chance = random.Random(rounds)
    for _ in range(rounds):
        with process(LOAD, settings) as loading:
            says(loading)
            time.sleep(chance.uniform(0.1, 1.5))
            os.kill(embedded.status(settings).pid, signal.SIGKILL)
        with open_store(settings) as store:
            assert_whole(store)
