"""A store that holds nothing, or the sample documents of `corpus/`, loaded as `kechuang demo` loads them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from graph.bolt import BoltStore
from graph.open import open_store
from graph.settings import StoreSettings
from ingest.load.writer import Loader
from ingest.read.walk import origins
from ingest.session import Options, Session
from tests.conftest import ROOT

CORPUS = ROOT / "corpus"


def empty(store: BoltStore) -> None:
    """Take everything out but the store's own nodes."""
    store.write(lambda tx: tx.run("MATCH (n) WHERE NOT n:StoreInfo AND NOT n:Lease DETACH DELETE n"))


@contextmanager
def samples_loaded(settings: StoreSettings) -> Iterator[BoltStore]:
    """The store, emptied, with the samples in it."""
    with open_store(settings) as store:
        empty(store)
        # the invented province stands in no national list; other tests are to know nothing of it
        with pytest.MonkeyPatch.context() as patch, Loader(store) as loader:
            patch.setenv("KECHUANG_PLACES", str(CORPUS / "places.tsv"))
            done = list(Session(loader, [], Options(jobs=1)).run(origins([CORPUS])))
        assert done
        assert {one.status for one in done} == {"loaded"}, [str(one.error) for one in done]
        yield store
