"""The store that the questions are put to: the embedded one always, a real Neo4j where there is one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.bolt import BoltStore
from graph.open import open_store
from graph.settings import StoreSettings
from tests.neo4j.server import neo4j_settings
from tests.questions import embedded_settings, loaded


@pytest.fixture(scope="session")
def embedded_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BoltStore]:
    """An embedded store of this run's own, with the three documents."""
    with loaded(embedded_settings(tmp_path_factory.getbasetemp())) as store:
        yield store


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoreSettings]:
    """A real Neo4j: the user's, whose graph the tests delete, or our own."""
    with neo4j_settings(tmp_path_factory.mktemp("neo4j") / "home") as settings:
        yield settings


@pytest.fixture(scope="module")
def neo4j_store(neo4j_server: StoreSettings) -> Iterator[BoltStore]:
    """That server with the three documents; loaded for each module, since the tests of other folders empty it."""
    with open_store(neo4j_server) as store:
        store.write(lambda tx: tx.run("MATCH (n) WHERE NOT n:StoreInfo AND NOT n:Lease DETACH DELETE n"))
    with loaded(neo4j_server) as store:
        yield store


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest) -> BoltStore:
    """The store under test."""
    found: BoltStore = request.getfixturevalue(f"{request.param}_store")
    return found
