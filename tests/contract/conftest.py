"""One suite, every store: the embedded one always, a real Neo4j where there is one, the newest Neo4j besides.

`store` is open and empty of documents. The embedded store's data folder belongs to the test run and its child ends
with it. Neo4j: see `tests.neo4j.server`; NEO4J_URI, if set, names a server whose graph the tests delete.

`reference` is a second embedded store that answers the same questions: what a test compares the store under test with.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph import embedded
from graph.bolt import BoltStore
from graph.open import open_store
from graph.settings import StoreSettings
from tests.neo4j.server import LTS, NEWEST, Servers
from tests.samples import empty

STORES = {"embedded": "", "neo4j": LTS, "neo4j-2026": NEWEST}


@pytest.fixture(
    scope="session",
    params=[name if name == "embedded" else pytest.param(name, marks=pytest.mark.neo4j) for name in STORES],
)
def settings(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, servers: Servers
) -> Iterator[StoreSettings]:
    """The settings of the store under test."""
    if version := STORES[request.param]:
        yield servers.settings(version)
        return
    found = StoreSettings(uri="", data=tmp_path_factory.mktemp("data"), memory="512m")
    yield found
    embedded.stop(found)


@pytest.fixture(scope="session")
def opened(settings: StoreSettings) -> Iterator[BoltStore]:
    with open_store(settings) as store:
        yield store


@pytest.fixture(scope="session")
def reference_opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BoltStore]:
    settings = StoreSettings(uri="", data=tmp_path_factory.mktemp("reference"), memory="256m")
    with open_store(settings) as store:
        yield store
    embedded.stop(settings)


@pytest.fixture
def store(opened: BoltStore) -> BoltStore:
    """The store under test, empty."""
    empty(opened)
    return opened


@pytest.fixture
def reference(reference_opened: BoltStore) -> BoltStore:
    """A store to compare with, empty."""
    empty(reference_opened)
    return reference_opened
