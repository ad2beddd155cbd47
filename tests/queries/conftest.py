"""The store that the questions are put to: the embedded one always, a real Neo4j where there is one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.bolt import BoltStore
from graph.open import open_store
from tests.neo4j.server import Servers
from tests.questions import embedded_settings, loaded
from tests.samples import empty


@pytest.fixture(scope="session")
def embedded_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BoltStore]:
    """An embedded store of this run's own, with the three documents."""
    with loaded(embedded_settings(tmp_path_factory.getbasetemp())) as store:
        yield store


@pytest.fixture(scope="module")
def neo4j_store(servers: Servers) -> Iterator[BoltStore]:
    """That server with the three documents; loaded for each module, since the tests of other folders empty it."""
    with open_store(servers.settings()) as store:
        empty(store)
    with loaded(servers.settings()) as store:
        yield store


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest) -> BoltStore:
    """The store under test."""
    found: BoltStore = request.getfixturevalue(f"{request.param}_store")
    return found
