"""How the tests get their parts.

Real parts only: real documents, the real embedded store, a real Neo4j, a real browser. A part that is not there skips
its tests with one line that says so; `REQUIRE=neo4j,browser,shared` (as in CI) turns such a skip into a failure.

- `shared`: the folder with real documents and gold annotations, beside the checkout; never copied into it.
- builders stand in the test modules that use them; fixtures are for parts that are slow to start.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


def missing(part: str, why: str) -> None:
    """Skip the test for a part that is not there, or fail where REQUIRE names the part."""
    if part in os.environ.get("REQUIRE", "").split(","):
        pytest.fail(f"{part} is required here: {why}")
    pytest.skip(f"{part}: {why}")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and gold annotations."""
    if not (SHARED / "corpus").is_dir():
        missing("shared", f"no real documents at {SHARED}")
    return SHARED
