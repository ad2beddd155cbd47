"""How the tests get their parts.

Real parts only: real documents, the real embedded store, a real Neo4j, a real browser. A part that is not there skips
its tests with one line that says so; `REQUIRE=neo4j,browser,shared` (as in CI) turns such a skip into a failure.

- `shared`: the folder with real documents and gold annotations, beside the checkout; never copied into it.
- `samples`: an embedded store with the documents of `corpus/`, loaded once for all who only read.
- `servers`: the real Neo4j servers, started when they are first asked for.
- builders stand in the test modules that use them; fixtures are for parts that are slow to start.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from graph.bolt import BoltStore
    from tests.neo4j.server import Servers

# A machine that is busy for a moment is no fault of what is tested: speed is measured in benchmarks.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
# The same examples each time: a red run comes from the change. `make soak` explores, with new examples and more.
settings.register_profile("atlas", PATIENT, derandomize=True)
settings.register_profile("explore", PATIENT, max_examples=1000)
settings.load_profile("atlas")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that take longest go first, so that no process is left with one of them when the others are done."""
    tests = Counter(item.path for item in items)
    items.sort(key=lambda item: ("kill" not in item.path.name, -tests[item.path]))


ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


NOBODY = 65534


@contextmanager
def unprivileged() -> Iterator[None]:
    """Without the superuser's power over modes and ports, for what only others are refused."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


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


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BoltStore]:
    """An embedded store that holds the sample documents, for reading; one for the whole run."""
    from graph import embedded
    from graph.open import open_store
    from graph.settings import StoreSettings
    from tests.samples import samples_loaded

    settings_ = StoreSettings(uri="", data=tmp_path_factory.mktemp("samples"), memory="512m")
    with samples_loaded(settings_), open_store(settings_, read_only=True) as store:
        yield store
    embedded.stop(settings_)


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    """The real Neo4j servers of the run; tests empty the graph that they find there, and leave theirs behind."""
    from tests.neo4j.server import Servers

    found = Servers(tmp_path_factory.mktemp("neo4j"))
    yield found
    found.stop()
