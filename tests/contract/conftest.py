"""One suite, both stores: the embedded one always, a real Neo4j where there is one.

`store` is open and empty of documents. The embedded store's data folder belongs to the test run and its child ends
with it. Neo4j: see `tests.neo4j.server`; NEO4J_URI, if set, names a server whose graph the tests delete.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph import embedded
from graph.bolt import BoltStore
from graph.open import open_store
from graph.settings import StoreSettings
from tests.neo4j.server import neo4j_settings


@pytest.fixture(scope="session")
def embedded_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoreSettings]:
    """An embedded store of this run's own."""
    settings = StoreSettings(uri="", data=tmp_path_factory.mktemp("data"), memory="512m")
    yield settings
    embedded.stop(settings)


@pytest.fixture(scope="session", name="neo4j_settings")
def _neo4j_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoreSettings]:
    """A real Neo4j, the user's or our own."""
    with neo4j_settings(tmp_path_factory.mktemp("neo4j") / "home") as settings:
        yield settings


@pytest.fixture(scope="session", params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def settings(request: pytest.FixtureRequest) -> StoreSettings:
    """The settings of the store under test."""
    found: StoreSettings = request.getfixturevalue(f"{request.param}_settings")
    return found


@pytest.fixture(scope="session")
def _open(settings: StoreSettings) -> Iterator[BoltStore]:
    with open_store(settings) as store:
        yield store


def empty(store: BoltStore) -> None:
    """Take everything out but the store's own nodes."""
    store.write(lambda tx: tx.run("MATCH (n) WHERE NOT n:StoreInfo AND NOT n:Lease DETACH DELETE n"))


@pytest.fixture
def store(_open: BoltStore) -> BoltStore:
    """The store under test, empty."""
    empty(_open)
    return _open
