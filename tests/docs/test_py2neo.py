"""docs/py2neo.md: its recipes run beside our driver on a real Neo4j; the embedded store is refused in one line."""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import SecretStr

from graph.bolt import BoltStore
from graph.errors import AccessError, MissingPartError, UnreachableError
from graph.interop import py2neo_graph
from graph.settings import StoreSettings
from tests.conftest import missing
from tests.docs.pages import DOCS

if TYPE_CHECKING:
    from py2neo import Graph

RECIPES = re.findall(r"^```python\n(.+?)^```", (DOCS / "py2neo.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)


@pytest.fixture
def graph(neo4j: BoltStore, neo4j_server: StoreSettings) -> Iterator[Graph]:
    """py2neo's graph on the server with the samples; what a test writes with labels of its own is taken out again."""
    try:
        found = py2neo_graph(neo4j_server)
    except MissingPartError as error:
        missing("neo4j", str(error))
    yield found
    found.service.connector.close()
    neo4j.define("DROP CONSTRAINT our_note_id IF EXISTS")
    neo4j.write(lambda tx: tx.run("MATCH (n) WHERE n:OurNote OR n:Theirs DETACH DELETE n"))


@pytest.mark.neo4j
def test_both_drivers_read_the_same(graph: Graph, neo4j: BoltStore) -> None:
    statement = (
        "MATCH (t:Target) RETURN t.id AS id, t.value AS value, t.passages AS passages, t.ends AS ends ORDER BY id"
    )
    rows = neo4j.read(statement)
    assert rows
    assert graph.run(statement).data() == rows


@pytest.mark.neo4j
def test_each_sees_what_the_other_wrote(graph: Graph, neo4j: BoltStore) -> None:
    graph.run("CREATE (:Theirs {id: 'theirs:1', text: $text})", text="江澜省𠮷祥园")
    assert neo4j.read("MATCH (n:Theirs) RETURN n.text AS text") == [{"text": "江澜省𠮷祥园"}]
    neo4j.write(lambda tx: tx.run("MATCH (n:Theirs {id: 'theirs:1'}) SET n.seen = true"))
    assert graph.nodes.match("Theirs", id="theirs:1").first()["seen"] is True


@pytest.mark.neo4j
def test_the_recipes_run_as_the_page_writes_them(graph: Graph, neo4j: BoltStore) -> None:
    names: dict[str, Any] = {"graph": graph}
    assert len(RECIPES) > 3
    for recipe in RECIPES[1:]:  # the first one connects by the environment, as the fixture does by its settings
        exec(compile(recipe, "docs/py2neo.md", "exec"), names)
    written = "MATCH (n:OurNote)-[:CONCERNS]->(x) RETURN labels(x)[0] AS label, count(n) AS notes ORDER BY notes"
    assert [row["notes"] for row in neo4j.read(written)] == [1, 5000]
    assert neo4j.read("MATCH (n:OurNote {done: true}) RETURN count(n) AS done") == [{"done": 1}]


@pytest.mark.neo4j
def test_what_the_page_says_no_longer_works_does_not(graph: Graph) -> None:
    from py2neo.errors import ClientError

    calls: list[Callable[[], object]] = [
        lambda: graph.schema.get_indexes("Entity"),
        lambda: graph.schema.get_uniqueness_constraints("Entity"),
        lambda: graph.schema.create_index("Theirs", "id"),
        lambda: graph.schema.create_uniqueness_constraint("Theirs", "id"),
        lambda: graph.schema.drop_index("Theirs", "id"),
        lambda: graph.query("CREATE (:Theirs)"),
    ]
    for broken in calls:
        with pytest.raises(ClientError):
            broken()
    assert graph.run("SHOW INDEXES").data()
    with warnings.catch_warnings():
        # the old name still reads, and says so: this one warning is what the page promises
        warnings.filterwarnings("ignore", r"The graph\.read\(\.\.\.\) method is deprecated", DeprecationWarning)
        assert graph.read("RETURN 1 AS one").data() == [{"one": 1}]


@pytest.mark.neo4j
def test_a_wrong_password_is_one_line_that_says_so(neo4j: BoltStore, neo4j_server: StoreSettings) -> None:
    wrong = neo4j_server.model_copy(update={"password": SecretStr("not-the-password")})
    with pytest.raises(UnreachableError, match=neo4j_server.username) as caught:
        py2neo_graph(wrong)
    assert caught.value.key == "graph.wrong_password"


def test_the_embedded_store_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AccessError, match="py2neo") as caught:
        py2neo_graph(StoreSettings(uri="", data=tmp_path))
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_an_embedded_store_behind_an_address_is_refused_too(embedded: BoltStore) -> None:
    user, password = embedded.where.auth(read_only=True) or ("", "")
    behind = StoreSettings(uri=embedded.where.uri, username=user, password=SecretStr(password))
    with pytest.raises(AccessError) as caught:
        py2neo_graph(behind)
    assert caught.value.key == "graph.py2neo_embedded"


def test_without_py2neo_the_error_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py2neo", None)  # as Python itself marks a module that cannot be imported
    with pytest.raises(MissingPartError, match=r"pip install .*py2neo"):
        py2neo_graph(StoreSettings(uri="bolt://127.0.0.1:1"))
