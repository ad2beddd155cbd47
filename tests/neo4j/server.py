"""A real Neo4j for the tests: the server that NEO4J_URI names."""

from __future__ import annotations

import pytest

from graph.settings import StoreSettings
from tests.conftest import missing


def neo4j_settings(request: pytest.FixtureRequest) -> StoreSettings:
    """Settings of a server whose graph the tests may delete; without one, the test is skipped."""
    settings = StoreSettings()
    if not settings.uri:
        missing("neo4j", "NEO4J_URI names no server")
    return settings
