"""The stores hold the same graph, whatever was loaded and in whatever order, and answer alike about it."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.bolt import BoltStore
from graph.canonical import canonical
from graph.settings import StoreSettings
from ingest.records import Rows
from queries import all_queries
from tests.contract.test_equal import answer
from tests.contract.test_load import PHASES, histories, play
from tests.samples import empty, samples_loaded

# What a filter holds true of nothing: a link that belongs to no measure, a target to no plan.
FILTERS = {"field": ["field:人工智能", "field:数字经济"], "level": ["省"], "plan": ["plan:none"]}


def test_the_sample_documents_make_the_same_graph(
    store: BoltStore, settings: StoreSettings, reference: BoltStore
) -> None:
    own = StoreSettings(uri="", data=reference.where.where, memory="256m")
    with samples_loaded(settings) as store_, samples_loaded(own) as reference_:
        assert list(canonical(store_)) == list(canonical(reference_))
        for query in all_queries().values():
            fields = query.params.model_fields
            if any(field.is_required() for field in fields.values()):
                continue
            asked = [{}, *({name: value} for name, some in FILTERS.items() if name in fields for value in some)]
            for given_ in asked:
                assert answer(store_, query, given_) == answer(reference_, query, given_), (query.name, given_)


@settings(max_examples=6, deadline=None, phases=PHASES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=histories(), grouped=st.booleans())
def test_any_history_makes_the_same_graph(
    store: BoltStore, reference: BoltStore, history: list[str | Rows], grouped: bool
) -> None:
    for one in (store, reference):
        empty(one)
        play(one, history, grouped=grouped)
    assert list(canonical(store)) == list(canonical(reference))
