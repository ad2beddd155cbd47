"""The markers of what needs more than a registry: a Docker daemon, network namespaces."""

from __future__ import annotations

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Make the two markers known."""
    config.addinivalue_line("markers", "docker: needs a Docker daemon")
    config.addinivalue_line("markers", "bundle: makes and installs the archive for machines without a network")
