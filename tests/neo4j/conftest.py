"""What the tests of this folder need of a real Neo4j: the run's shared server, and one that they may kill."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.settings import StoreSettings
from tests.cli.conftest import Kechuang
from tests.neo4j.server import BARE, Server, Servers, own_server


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of this folder need the server."""
    for item in items:
        if item.path.is_relative_to(__file__.rpartition("/")[0]):
            item.add_marker(pytest.mark.neo4j)


@pytest.fixture(scope="session")
def server(servers: Servers) -> StoreSettings:
    """A real Neo4j, the user's or our own, with the settings that we recommend."""
    return servers.settings()


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of our own with nothing set that need not be; tests may kill it and have to start it again."""
    with own_server(tmp_path_factory.mktemp("bare") / "home", configuration=BARE) as found:
        yield found


@pytest.fixture
def kechuang(bare: Server, tmp_path_factory: pytest.TempPathFactory) -> Kechuang:
    """The command line on that server."""
    settings = bare.settings
    password = settings.password.get_secret_value()
    return Kechuang(tmp_path_factory.mktemp("cli") / "data", {"NEO4J_URI": settings.uri, "NEO4J_PASSWORD": password})
