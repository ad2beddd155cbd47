"""One writer at a time, whoever they are."""

from __future__ import annotations

import os
import signal
import threading
import time

import pytest

from graph.bolt import BoltStore
from graph.canonical import canonical
from graph.errors import InUseError
from graph.settings import StoreSettings
from ingest.load.writer import Loader
from tests.builders import document
from tests.graph.processes import process, says

WRITE_AND_WAIT = """
import sys
from graph.open import open_store
from graph.settings import StoreSettings
from ingest.load.writer import Loader
from tests.builders import document
with open_store(StoreSettings()) as store, Loader(store) as loader:
    loader.load(document("other"))
    print("written", flush=True)
    sys.stdin.readline()
"""


def test_a_second_writer_is_refused_with_the_holders_name(store: BoltStore, settings: StoreSettings) -> None:
    with process(WRITE_AND_WAIT, settings) as other:
        says(other)
        with Loader(store) as loader, pytest.raises(InUseError) as raised:
            loader.load(document("mine"))
        assert f"pid {other.pid}" in raised.value.text("en")
        assert "--wait" in raised.value.text("zh")
        assert [d.key for d in Loader(store).documents()] == ["other"]
        with Loader(store) as loader:  # reading and finding all unchanged needs no lease
            assert loader.load(document("other")).status == "unchanged"


def test_a_second_writer_that_waits_goes_on_when_the_first_ends(store: BoltStore, settings: StoreSettings) -> None:
    with process(WRITE_AND_WAIT, settings) as other:
        says(other)
        assert other.stdin
        release = threading.Timer(1.0, other.stdin.close)
        release.start()
        with Loader(store, wait=60) as loader:
            assert loader.load(document("mine")).status == "loaded"
        release.join()
    assert len(Loader(store).documents()) == 2


def test_a_writer_that_was_killed_blocks_nobody(store: BoltStore, settings: StoreSettings) -> None:
    with process(WRITE_AND_WAIT, settings) as other:
        says(other)
        os.kill(other.pid, signal.SIGKILL)
        other.wait()
        with Loader(store) as loader:
            assert loader.load(document("mine")).status == "loaded"


def test_two_who_write_at_once_lose_nothing(store: BoltStore) -> None:
    """Each waits for the other; in the end all documents of both are there, whole."""

    def write(name: str) -> None:
        for n in range(4):
            with Loader(store, wait=60) as loader:
                loader.load(document(f"{name}-{n}", names=["platform:青浦湾实验室"]))
            time.sleep(0.01)

    threads = [threading.Thread(target=write, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = list(canonical(store))
    with Loader(store) as loader:
        keys = [d.key for d in loader.documents()]
        assert len(keys) == 8
        for key in keys:
            loader.remove(key)
        assert list(canonical(store)) == []
        for key in keys:
            loader.load(document(key, names=["platform:青浦湾实验室"]))
    assert list(canonical(store)) == found
