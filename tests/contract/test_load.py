"""A document owns its facts; the graph is a function of its documents."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from graph.bolt import BoltStore
from graph.canonical import canonical
from graph.store import Transaction
from ingest.errors import RowsError, UnknownDocumentError
from ingest.load.writer import Loader
from ingest.records import EdgeRow, NodeRow, Rows
from tests.builders import ENTITIES, WORLD, document
from tests.samples import empty

OFFICE, LAB, CORRIDOR = "unit:990000:江澜省科学技术厅", "platform:青浦湾实验室", "zone:云渚科创走廊"


def ids(store: BoltStore) -> set[str]:
    return {record["id"] for record in map(json.loads, canonical(store)) if "id" in record}


def node(store: BoltStore, node_id: str) -> dict[str, object]:
    found = {record["id"]: record for record in map(json.loads, canonical(store)) if "id" in record}
    properties: dict[str, object] = found[node_id]["properties"]
    return properties


def writes(store: BoltStore) -> int:
    """How many write transactions the loader has committed: each renews the lease."""
    found: int = store.read("MATCH (l:Lease) RETURN l.until AS until")[0]["until"]
    return found


def test_an_empty_store_exports_nothing(store: BoltStore) -> None:
    assert list(canonical(store)) == []


def test_a_document_goes_in_and_comes_out_without_a_trace(store: BoltStore) -> None:
    rows = document("a", names=[LAB, CORRIDOR], between=[("SUPERVISES", OFFICE, LAB)], states=[(LAB, "level", "国家")])
    with Loader(store) as loader:
        assert loader.load(rows).status == "loaded"
        assert {"document:a", "measure:a:0", LAB, OFFICE, "field:数字经济", "name:江澜科技厅"} <= ids(store)
        assert [d.key for d in loader.documents()] == ["a"]
        loader.remove("a")
    assert list(canonical(store)) == []


def test_what_is_unchanged_opens_no_write_transaction(store: BoltStore) -> None:
    with Loader(store) as loader:
        loader.load(document("a", names=[LAB]))
    before, touched = list(canonical(store)), writes(store)
    runs = store.read("MATCH (r:Run) RETURN count(r) AS n")
    with Loader(store) as loader:
        assert [o.status for o in loader.load_many([document("a", names=[LAB])])] == ["unchanged"]
    assert (list(canonical(store)), writes(store)) == (before, touched)
    assert store.read("MATCH (r:Run) RETURN count(r) AS n") == runs


@pytest.mark.parametrize("name", ["sha256", "place", "extractor_version", "ontology_version", "settings"])
def test_each_part_of_the_fingerprint_counts(store: BoltStore, name: str) -> None:
    with Loader(store) as loader:
        loader.load(document("a"))
        assert loader.load(document("a", settings={name: "another"})).status == "replaced"


def test_replacing_leaves_nothing_of_the_older_version(store: BoltStore) -> None:
    with Loader(store) as loader:
        loader.load(document("a", names=[LAB], measures=3, between=[("SUPERVISES", OFFICE, LAB)]))
        loader.load(document("a", version="2", names=[CORRIDOR]))
        replaced = list(canonical(store))
        loader.remove("a")
        loader.load(document("a", version="2", names=[CORRIDOR]))
    assert list(canonical(store)) == replaced


def test_two_documents_that_say_the_same_stand_side_by_side(store: BoltStore) -> None:
    with Loader(store) as loader:
        for key in "ab":
            loader.load(document(key, between=[("SUPERVISES", OFFICE, LAB)]))
        said = "MATCH (:Entity {id: $unit})-[r:SUPERVISES]->(:Entity {id: $lab}) RETURN r.document AS document"
        parameters = {"unit": OFFICE, "lab": LAB}
        assert sorted(r["document"] for r in store.read(said, parameters)) == ["a", "b"]
        loader.remove("a")
        assert store.read(said, parameters) == [{"document": "b"}]


def test_vocabulary_lives_while_something_that_pulls_it_does(store: BoltStore) -> None:
    with Loader(store) as loader:
        loader.load(document("a", names=[LAB]))
        loader.load(document("b", names=["field:人工智能"]))
        loader.remove("a")
        assert LAB not in ids(store)
        assert {"field:人工智能", "field:数字经济", "name:AI"} <= ids(store)
        assert "field:智能计算" not in ids(store)


def test_a_circle_of_vocabulary_does_not_keep_itself_alive(store: BoltStore) -> None:
    with Loader(store) as loader:
        loader.load(document("a", names=[OFFICE]))
        assert "unit:990000:江澜省科学技术委员会" in ids(store)
        loader.load(document("a", version="2"))
        assert not any(i.startswith("unit:") for i in ids(store))


def test_the_latest_document_gives_a_shared_node_its_value(store: BoltStore) -> None:
    with Loader(store) as loader:
        loader.load(document("new", published="2025-06", states=[(LAB, "level", "国家")]))
        loader.load(document("old", published="2021", states=[(LAB, "level", "省"), (LAB, "status", "building")]))
        loader.load(document("undated", states=[(LAB, "level", "市")]))
        assert node(store, LAB) | {} == {
            "name": "青浦湾实验室",
            "level": "国家",
            "level_document": "new",
            "status": "building",
            "status_document": "old",
        }
        loader.remove("new")
        assert node(store, LAB)["level_document"] == "old"
        loader.remove("old")
        assert node(store, LAB) == {"name": "青浦湾实验室", "level": "市", "level_document": "undated"}


def test_what_vocabulary_says_is_not_overwritten(store: BoltStore) -> None:
    committee = "unit:990000:江澜省科学技术委员会"
    with Loader(store) as loader:
        loader.load(document("a", published="2025", states=[(committee, "level", "市")]))
        assert node(store, committee)["level"] == "省"
        assert "level_document" not in node(store, committee)


def test_new_vocabulary_changes_class_and_properties_of_a_node_in_place(store: BoltStore) -> None:
    with Loader(store) as loader:
        loader.load(document("a", names=[CORRIDOR], states=[(CORRIDOR, "level", "省")]))
        later = document("a", version="2", names=[CORRIDOR], states=[(CORRIDOR, "level", "省")])
        later.shared = [NodeRow("Park", CORRIDOR, {"name": "云渚科创走廊", "name_en": "Yunzhu Corridor"})]
        loader.load(later)
        changed = list(canonical(store))
        loader.remove("a")
        loader.load(later)
    assert list(canonical(store)) == changed
    assert store.read("MATCH (z:Park) RETURN z.id AS id") == [{"id": CORRIDOR}]


def test_shared_nodes_that_nothing_touches_are_not_made(store: BoltStore) -> None:
    rows = document("a")
    rows.shared = [WORLD[CORRIDOR]]
    with Loader(store) as loader:
        loader.load(rows)
    assert CORRIDOR not in ids(store)


def broken(fault: str) -> Rows:
    rows = document("b", names=[LAB])
    if fault == "no document":
        rows.edges.append(EdgeRow("ABOUT", "measure:b:0", LAB, {}))
    elif fault == "another's fact":
        rows.owned.append(NodeRow("Measure", "measure:a:7", {}))
    elif fault == "an end that is nowhere":
        rows.edges.append(EdgeRow("ABOUT", "measure:b:0", "platform:没有", {"document": "b"}))
    elif fault == "unknown class":
        rows.owned.append(NodeRow("Measure) DETACH DELETE (n", "measure:b:7", {}))
    elif fault == "unknown relation":
        rows.edges.append(EdgeRow("ABOUT]->() DELETE r //", "measure:b:0", LAB, {"document": "b"}))
    elif fault == "the same id twice":
        rows.owned.append(rows.owned[-1])
    elif fault == "a class of another family":
        rows.shared.append(NodeRow("Fund", "field:甲", {}))
    return rows


FAULTS = (
    "no document",
    "another's fact",
    "an end that is nowhere",
    "unknown class",
    "unknown relation",
    "the same id twice",
    "a class of another family",
)


@pytest.mark.parametrize("fault", FAULTS)
def test_faulty_rows_are_refused_and_the_others_loaded(store: BoltStore, fault: str) -> None:
    with Loader(store) as loader:
        outcomes = list(loader.load_many([document("a"), broken(fault), document("c")]))
    assert [(o.document, o.status) for o in outcomes] == [("a", "loaded"), ("b", "failed"), ("c", "loaded")]
    assert isinstance(outcomes[1].error, RowsError)
    assert not any(":b" in i for i in ids(store))


def test_a_document_that_the_server_refuses_does_not_take_its_group_with_it(store: BoltStore) -> None:
    refused = document("b")
    refused.owned[1].properties["path"] = {"a": 1}  # type: ignore[assignment]  # no store keeps a map in a property
    with Loader(store) as loader:
        outcomes = list(loader.load_many([document("a"), refused, document("c", names=[LAB])]))
    assert [o.status for o in outcomes] == ["loaded", "failed", "loaded"]
    assert not any(":b" in i for i in ids(store))
    assert "\n" not in str(outcomes[1].error)


def test_removing_what_is_not_there_says_so(store: BoltStore) -> None:
    with Loader(store) as loader, pytest.raises(UnknownDocumentError):
        loader.remove("nobody")


def test_the_run_says_what_it_wrote(store: BoltStore) -> None:
    with Loader(store, version="9") as loader:
        list(loader.load_many([document("a"), document("b")]))
        loader.load(document("a", version="2"))
    found = store.read("MATCH (r:Run)-[:PRODUCED]->(d:Document) RETURN r.version AS v, r.counts AS c, d.id AS d")
    assert {(f["v"], f["d"]) for f in found} == {("9", "document:a"), ("9", "document:b")}
    assert json.loads(found[0]["c"]) == {"loaded": 2, "replaced": 1}


def test_long_texts_and_many_rows_go_in_one_transaction(store: BoltStore) -> None:
    rows = document("long", measures=60, text="长" * 100_000, names=[LAB])
    with Loader(store) as loader:
        loader.load(rows)
        assert store.read("MATCH (p:Passage) RETURN count(p) AS n, min(size(p.text)) AS s") == [{"n": 60, "s": 100_000}]
        loader.remove("long")
    assert list(canonical(store)) == []


def fails_halfway(transaction: Transaction) -> None:
    transaction.run("CREATE (:Document {id: 'document:half'})")
    raise RowsError("ingest-load.bad_rows", document="half", where="", what="")


def test_a_transaction_that_fails_leaves_nothing(store: BoltStore) -> None:
    with pytest.raises(RowsError):
        store.write(fails_halfway)
    assert list(canonical(store)) == []


# ---------------------------------------------------------------- any order

PAIRS = (
    ("SUPERVISES", OFFICE, LAB),
    ("SUPERVISES", "unit:990100:云渚市科学技术局", CORRIDOR),
    ("PART_OF", LAB, CORRIDOR),
    ("IN_FIELD", CORRIDOR, "field:数字经济"),
    ("LOCATED_IN", LAB, "place:990100"),
)
NAMED = [node_id for node_id in WORLD if not node_id.startswith("name:")]
VALUES = (("level", "国家"), ("level", "省"), ("status", "building"))


@st.composite
def documents(draw: st.DrawFn, key: str) -> Rows:
    stated = draw(st.lists(st.tuples(st.sampled_from(ENTITIES), st.sampled_from(VALUES)), max_size=3))
    published = draw(st.sampled_from([None, "2021", "2025-06", "2025-06-30"]))
    names = draw(st.lists(st.sampled_from(NAMED), unique=True, max_size=4))
    between = draw(st.lists(st.sampled_from(PAIRS), max_size=3))
    measures = draw(st.integers(1, 3))
    return document(
        key,
        version=repr((stated, published, names, between, measures)),  # the bytes are the same when the content is
        published=published,
        names=names,
        between=between,
        states=[(one, name, value) for one, (name, value) in stated],
        measures=measures,
    )


@st.composite
def histories(draw: st.DrawFn) -> list[str | Rows]:
    """Loads and replacements (rows) and removals (a key)."""
    keys = st.sampled_from("abcd")
    step = st.one_of(keys.flatmap(documents), keys.flatmap(documents), keys)
    return draw(st.lists(step, min_size=2, max_size=7))


def play(store: BoltStore, history: Sequence[str | Rows], *, grouped: bool) -> dict[str, Rows]:
    """Do it all; the documents that remain."""
    remaining: dict[str, Rows] = {}
    waiting: list[Rows] = []
    with Loader(store) as loader:
        for step in history:
            if isinstance(step, Rows):
                waiting.append(step)
                remaining[step.document] = step
                if grouped:
                    continue
            list(loader.load_many(waiting))
            waiting = []
            if isinstance(step, str) and step in remaining:
                del remaining[step]
                loader.remove(step)
        list(loader.load_many(waiting))
    return remaining


# A step is a transaction of a real server: shrinking for minutes helps less than the failing history as it is.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)


@settings(max_examples=12, deadline=None, phases=PHASES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=histories(), grouped=st.booleans(), order=st.randoms(use_true_random=False))
def test_any_order_gives_the_graph_of_what_remains(
    store: BoltStore,
    history: list[str | Rows],
    grouped: bool,
    order: st.Random,  # type: ignore[name-defined, unused-ignore]
) -> None:
    empty(store)
    remaining = play(store, history, grouped=grouped)
    found = list(canonical(store))
    with Loader(store) as loader:
        for key in remaining:
            loader.remove(key)
        assert list(canonical(store)) == []
        again = list(remaining.values())
        order.shuffle(again)
        for rows in again:
            loader.load(rows)
        assert list(canonical(store)) == found
