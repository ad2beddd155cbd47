"""Names, numbers and addresses to get in touch: covered in every way out, shown to those who may and ask."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.bolt import BoltStore
from graph.canonical import canonical
from ingest.load.writer import Loader
from ingest.pipeline import rows_of
from ingest.records import Origin
from tests.api.security import Asker, asker, bearer
from tests.api.test_security import assert_problem

KEY, NUMBER, PERSON, MAIL = "contacts-test", "0571-87650321", "赵小明", "zhao@example.org"
PLAN = f"""青浦湾海洋科技奖补办法
一、申报
1.开展首次认定奖补。对首次认定的企业给予20万元奖补。（责任单位：市科技局）联系人：{PERSON}，电话：{NUMBER}，邮箱：{MAIL}
"""
DETAILS = (NUMBER, PERSON, MAIL, "87650321")


@pytest.fixture(scope="module")
def held(store: BoltStore, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BoltStore]:
    """The store with a document that bears contact details."""
    path = tmp_path_factory.mktemp("contacts") / "plan.txt"
    path.write_text(PLAN, "utf-8")
    with Loader(store, wait=30) as loader:
        loader.load(rows_of(Origin(str(path), id=KEY, place="330100")))
        yield store
        loader.remove(KEY)


@pytest.fixture
def ask(held: BoltStore, tmp_path: Path) -> Iterator[Asker]:
    with asker(held, tmp_path) as found:
        yield found


def cypher(ask: Asker, statement: str, **more: Any) -> Any:
    return ask("POST", "/api/v1/cypher", json={"statement": statement}, **more)


WAYS = {
    "passages": f"/api/v1/documents/document:{KEY}/passages",
    "search": f"/api/v1/search?q=首次认定的企业&document=document:{KEY}",
    "query": f"/api/v1/queries/document/passages?document=document:{KEY}",
    "facts": f"/api/v1/queries/document/facts?document=document:{KEY}",
    "measures": f"/api/v1/measures?document=document:{KEY}",
    "rewards": "/api/v1/rewards?name=首次认定",
    "lines": "/api/v1/rewards?name=首次认定&format=jsonl",
    "csv": "/api/v1/rewards?name=首次认定&format=csv",
    "trace": "/api/v1/trace/platforms?plan=青浦湾海洋科技奖补办法",
}


@pytest.mark.parametrize("way", WAYS)
def test_covered_by_default(ask: Asker, way: str) -> None:
    found = ask("GET", WAYS[way])
    assert found.status_code in (200, 404), found.text
    assert not [one for one in DETAILS if one in found.text]


def test_covered_in_cypher_also_in_whole_nodes_and_lists(ask: Asker) -> None:
    for returned in ("p", "p.text", "collect(p.text)", "{a: {b: p.text}}", "properties(p)"):
        statement = f"MATCH (p:Passage) WHERE p.text CONTAINS '{NUMBER}' RETURN {returned} AS a"
        found = cypher(ask, statement)
        assert found.json()["rows"], found.text
        assert "首次认定" in found.text
        assert not [one for one in DETAILS if one in found.text]


def test_shown_to_editors_who_ask(ask: Asker) -> None:
    reading, editor = bearer(ask.keys.add("r", "read")), bearer(ask.keys.add("e", "edit"))
    for way in ("passages", "search", "query"):
        path = f"{WAYS[way]}{'&' if '?' in WAYS[way] else '?'}contacts=true"
        assert_problem(ask("GET", path), 401, "security.key_needed")
        assert_problem(ask("GET", path, headers=reading), 403, "security.scope")
        assert all(one in ask("GET", path, headers=editor).text for one in DETAILS)
        assert NUMBER not in ask("GET", WAYS[way], headers=editor).text
    asked = {"params": {"contacts": True}}
    statement = f"MATCH (p:Passage) WHERE p.document = '{KEY}' RETURN p.text AS text"
    assert_problem(cypher(ask, statement, **asked), 401, "security.key_needed")
    assert NUMBER in cypher(ask, statement, headers=editor, **asked).text


def test_covered_in_the_canonical_export_in_which_nothing_else_differs(held: BoltStore) -> None:
    whole, shown = list(canonical(held)), list(canonical(held, contacts=False))
    differing = [(a, b) for a, b in zip(whole, shown, strict=True) if a != b]
    assert differing
    assert all(KEY in a and not any(one in b for one in DETAILS) for a, b in differing)
    assert all(len(json.loads(b)["properties"]) == len(json.loads(a)["properties"]) for a, b in differing)
