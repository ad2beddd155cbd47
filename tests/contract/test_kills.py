"""kill -9 at random points of a load, of the loading process and of the server: nothing is ever half there.

After each kill every document is wholly there or wholly not, and going on reaches the graph of a load that nobody
disturbed, byte for byte.
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph import embedded
from graph.bolt import BoltStore
from graph.canonical import canonical
from graph.open import open_store
from graph.settings import StoreSettings
from tests.contract import history
from tests.contract.conftest import STORES
from tests.graph.processes import process, says
from tests.neo4j.server import own_server
from tests.samples import empty

PLAY = "import runpy; runpy.run_module('tests.contract.history', run_name='__main__')"
# three a store: a real server needs half a minute to come back after each
ROUNDS = pytest.mark.parametrize("rounds", [3, pytest.param(40, marks=pytest.mark.soak)])
EACH = pytest.mark.parametrize(
    "name", [name if name == "embedded" else pytest.param(name, marks=pytest.mark.neo4j) for name in STORES]
)


def undisturbed(store: BoltStore, settings: StoreSettings) -> tuple[list[str], float]:
    """The graph in the end, and the seconds that it takes another process."""
    empty(store)
    with process(PLAY, settings) as victim:
        says(victim)
        start = time.monotonic()
        assert says(victim) == "done"
        took = time.monotonic() - start
    return list(canonical(store)), took


def strike(settings: StoreSettings, after: float, kill: Callable[[], None]) -> None:
    """Play the history in another process, kill something after some seconds, and that process in any case."""
    with process(PLAY, settings) as victim:
        says(victim)
        time.sleep(after)
        kill()
        victim.send_signal(signal.SIGKILL)


@ROUNDS
def test_the_loading_process_is_killed(store: BoltStore, settings: StoreSettings, rounds: int) -> None:
    whole, took = undisturbed(store, settings)
    for _ in range(rounds):
        empty(store)
        strike(settings, random.uniform(0, took), lambda: None)
        history.assert_whole(canonical(store))
        history.play(store)
        assert list(canonical(store)) == whole


@contextmanager
def killable(name: str, home: Path) -> Iterator[tuple[StoreSettings, Callable[[], None], Callable[[], None]]]:
    """Settings of a store of the test's own; what kills its server, and what starts it again."""
    if version := STORES[name]:
        with own_server(home, version) as server:
            yield server.settings, server.kill, server.start
        return
    settings = StoreSettings(uri="", data=home, memory="256m")
    yield settings, lambda: os.kill(embedded.status(settings).pid, signal.SIGKILL), lambda: None
    embedded.stop(settings)


@EACH
@ROUNDS
def test_the_server_is_killed(name: str, rounds: int, tmp_path: Path) -> None:
    with killable(name, tmp_path / "home") as (settings, kill, start):
        with open_store(settings) as store:
            whole, took = undisturbed(store, settings)
        for _ in range(rounds):
            with open_store(settings) as store:
                empty(store)
            strike(settings, random.uniform(0, took), kill)
            start()
            with open_store(settings) as store:
                history.assert_whole(canonical(store))
                history.play(store)
                assert list(canonical(store)) == whole
