"""Which layers keep those who only ask from doing harm: each is tried, and nothing is changed by trying."""

from __future__ import annotations

from graph.bolt import BoltStore
from graph.canonical import canonical
from graph.layers import layers
from graph.settings import StoreSettings
from ingest.load.writer import Loader
from tests.builders import document

EVERYWHERE = {"csv_files", "csv_network"}
HOLD = {"neo4j": {"session", "timeout", "memory"} | EVERYWHERE, "embedded": {"reader"} | EVERYWHERE}


def test_as_we_recommend_it_every_layer_holds(store: BoltStore, settings: StoreSettings) -> None:
    with Loader(store) as loader:
        loader.load(document("a"))
    before = list(canonical(store))
    found = layers(settings, "en")
    assert {layer.name for layer in found if layer.holds} == HOLD[store.kind]
    for layer in found:
        assert bool(layer.mend) != layer.holds
        assert layer.holds or layer.optional
    assert list(canonical(store)) == before
    assert store.read("MATCH (r:Run) WHERE r.id STARTS WITH 'run:tried' RETURN r.id AS id") == []
