"""The store knows what it was built with; another version is refused, shown, and brought up to date."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.bolt import BoltStore
from graph.definitions import sql, there, wanted
from graph.errors import SchemaVersionError
from graph.open import open_store
from graph.schema import FORMAT, INFO, apply_schema, define, difference, statements
from graph.settings import StoreSettings
from ingest.load.decide import listed, merge
from ingest.load.writer import Loader
from tests.builders import document

LAB, CENTRE = "platform:青浦湾实验室", "platform:青浦湾技术创新中心"
CHANGE = "MATCH (s:StoreInfo {id: $id}) SET s += $info"


def change(store: BoltStore, **info: object) -> None:
    store.write(lambda tx: tx.run(CHANGE, {"id": INFO, "info": info}))


def command(store: BoltStore, cypher: str, other: str) -> None:
    """One definition or its removal, in the store's own dialect."""
    if store.kind == "neo4j":
        store.define(cypher)
    else:
        sql(store, other)


@pytest.fixture(autouse=True)
def _put_back(store: BoltStore) -> Iterator[None]:
    yield
    store.write(lambda tx: tx.run("MATCH (s:StoreInfo) REMOVE s.restoring SET s.format = 0, s.ontology = '0.0.1'"))
    define(store)


def test_a_store_that_this_program_built_differs_in_nothing(store: BoltStore) -> None:
    define(store)
    found = difference(store)
    assert found.none
    assert (found.missing, found.dropped, found.foreign) == ((), (), ())
    assert there(store).keys() >= wanted(statements(store.kind)).keys()
    assert "fulltext Passage(text)" in there(store)


@pytest.mark.parametrize(
    ("info", "says"),
    [
        ({"format": FORMAT - 1}, "store schema"),
        ({"ontology": "0.0.9"}, "store schema"),
        ({"schema": "another"}, "store schema"),
        ({"format": FORMAT + 1}, "upgrade"),
        ({"ontology": "99.0.0"}, "upgrade"),
        ({"restoring": True}, "store restore"),
    ],
)
def test_a_store_of_another_version_is_refused_in_one_line_that_says_what_to_do(
    store: BoltStore, settings: StoreSettings, info: dict[str, object], says: str
) -> None:
    change(store, **info)
    with pytest.raises(SchemaVersionError) as raised, open_store(settings):
        pass
    assert says in raised.value.text("en")
    assert "\n" not in raised.value.text("zh")
    with open_store(settings, any_version=True) as again:
        assert again.kind == store.kind


def test_what_is_missing_is_made_what_is_outdated_dropped_and_what_is_foreign_stays(store: BoltStore) -> None:
    command(store, "DROP INDEX measure_deadline", "DROP INDEX `Measure[deadline]`")
    command(
        store,
        "CREATE INDEX old IF NOT EXISTS FOR (n:Run) ON (n.version)",
        "CREATE PROPERTY Run.version IF NOT EXISTS STRING",
    )
    command(
        store,
        "CREATE INDEX own IF NOT EXISTS FOR (n:Run) ON (n.settings)",
        "CREATE PROPERTY Run.settings IF NOT EXISTS STRING",
    )
    if store.kind == "embedded":
        sql(store, "CREATE INDEX IF NOT EXISTS ON Run (version) NOTUNIQUE")
        sql(store, "CREATE INDEX IF NOT EXISTS ON Run (settings) NOTUNIQUE")
    recorded = [*wanted(statements(store.kind)), "index Run(version)"]
    change(store, definitions=recorded, schema="another", ontology="0.0.9")
    found = difference(store)
    assert found.missing == ("index Measure(deadline)",)
    assert found.dropped == ("index Run(version)",)
    assert found.foreign == ("index Run(settings)",)
    assert found.built.startswith("0.0.9")
    assert apply_schema(store)
    assert difference(store).none
    assert {"index Measure(deadline)", "index Run(settings)"} <= there(store).keys()
    assert "index Run(version)" not in there(store)
    command(store, "DROP INDEX own", "DROP INDEX `Run[settings]`")


def test_documents_of_another_version_are_counted_and_decisions_survive(store: BoltStore) -> None:
    with Loader(store) as loader:
        loader.load(document("a", names=[LAB, CENTRE], settings={"ontology_version": "0.0.9"}))
    merge(store, LAB, CENTRE, by="甲", why="同一单位")
    change(store, format=FORMAT - 1, ontology="0.0.9")
    assert difference(store).stale == 1
    assert apply_schema(store)
    assert [one.state for one in listed(store)] == ["holds"]
