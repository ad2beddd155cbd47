"""What the pages for integrators promise is tried on the sample documents: on the embedded store always, on a real
Neo4j where there is one.

`embedded` is opened as the user who may only read, as an integrator would; `neo4j` is loaded anew for each module,
since the tests of other folders empty a server that NEO4J_URI names.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.bolt import BoltStore
from graph.settings import StoreSettings
from tests.neo4j.server import Servers
from tests.samples import samples_loaded


@pytest.fixture(scope="session")
def embedded(samples: BoltStore) -> BoltStore:
    """The embedded store with the samples, for reading."""
    return samples


@pytest.fixture(scope="session")
def neo4j_server(servers: Servers) -> StoreSettings:
    """A real Neo4j: the user's, whose graph the tests delete, or our own."""
    return servers.settings()


@pytest.fixture(scope="module")
def neo4j(neo4j_server: StoreSettings) -> Iterator[BoltStore]:
    """That server with the samples."""
    with samples_loaded(neo4j_server) as store:
        yield store
