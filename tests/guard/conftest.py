"""The stores on which statements really run: the embedded one, whose child these tests kill, and a real Neo4j."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import pytest

from graph import embedded
from graph.address import Address
from graph.bolt import BoltStore
from graph.canonical import canonical
from graph.open import open_store
from graph.settings import StoreSettings
from tests.neo4j.server import Servers
from tests.questions import loaded
from tests.samples import empty


@dataclass(frozen=True)
class Guarded:
    """A store with the three documents of `tests.questions`."""

    store: BoltStore
    restart: Callable[[bool], None] | None

    @property
    def address(self) -> Address:
        """Where it answers."""
        return self.store.where

    @property
    def kind(self) -> str:
        """`embedded` or `neo4j`."""
        return self.store.kind

    def everything(self) -> list[str]:
        """All that it holds, to be compared before and after."""
        labels = self.store.read("MATCH (n) UNWIND labels(n) AS l RETURN l, count(*) AS n ORDER BY l")
        return [*canonical(self.store), str(labels)]


@pytest.fixture(scope="module", params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def guarded(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, servers: Servers
) -> Iterator[Guarded]:
    """The store under test."""
    if request.param == "neo4j":
        with open_store(servers.settings()) as store:
            empty(store)  # other tests leave theirs behind
        with loaded(servers.settings()) as store:
            yield Guarded(store, None)
        return
    settings = StoreSettings(uri="", data=tmp_path_factory.mktemp("guard"), memory="512m")
    with loaded(settings) as store:
        yield Guarded(store, partial(embedded.restart, settings))
    embedded.stop(settings)
