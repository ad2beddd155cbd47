"""`POST /api/v1/cypher`: answers, limits and refusals over HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from api.models.cypher import CypherAnswer, CypherAsked
from api.routes import cypher
from tests.api.conftest import Client
from tests.questions import OFFICE


def ask(client: Client, statement: str, parameters: dict[str, Any] | None = None, lang: str = "en") -> Any:
    return client.request(
        "POST", f"/api/v1/cypher?lang={lang}", json={"statement": statement, "parameters": parameters or {}}
    )


def test_a_read_is_answered(client: Client) -> None:
    found = ask(client, "MATCH (u:Entity {id: $id}) RETURN u.name AS name, 1.5 AS half, null AS none", {"id": OFFICE})
    assert found.status_code == 200
    body = CypherAnswer.model_validate(found.json())
    assert body.columns == ["name", "half", "none"]
    assert body.rows == [{"name": "江澜省科学技术厅", "half": 1.5, "none": None}]
    assert not body.partial


def test_nodes_paths_and_dates_are_json(client: Client) -> None:
    text = "MATCH p = (u:Entity {id: $id})-[r:SUPERVISES]->(x) "
    text += "RETURN u, r, p, date('2025-01-31') AS d, [1, {a: u.name}] AS l"
    row = ask(client, text, {"id": OFFICE}).json()["rows"][0]
    assert row["u"]["labels"] == sorted(row["u"]["labels"])
    assert "GovernmentUnit" in row["u"]["labels"]
    assert (row["r"]["type"], row["r"]["start"], row["r"]["end"]) == (
        "SUPERVISES",
        OFFICE,
        row["p"]["nodes"][1]["properties"]["id"],
    )
    assert len(row["p"]["nodes"]) == 2
    assert row["d"] == "2025-01-31"
    assert row["l"] == [1, {"a": "江澜省科学技术厅"}]
    assert "elementId" not in str(row)


def test_a_relation_whose_nodes_are_not_in_the_row_has_no_ends(client: Client) -> None:
    [row] = ask(client, "MATCH (:Entity {id: $id})-[r:SUPERVISES]->() RETURN r LIMIT 1", {"id": OFFICE}).json()["rows"]
    assert (row["r"]["start"], row["r"]["end"]) == (None, None)


def test_more_rows_than_the_limit_are_marked(client: Client) -> None:
    body = ask(client, "UNWIND range(1, 600) AS i RETURN i").json()
    assert (len(body["rows"]), body["partial"], body["stopped"]) == (500, True, "rows")


@pytest.mark.parametrize(("lang", "word"), [("zh", "改动"), ("en", "change")])
def test_a_refusal_names_rule_and_place(client: Client, lang: str, word: str) -> None:
    found = ask(client, "MATCH (n)\nSET n.x = 1", lang=lang)
    assert found.status_code == 400
    assert found.headers["content-type"] == "application/problem+json"
    body = found.json()
    assert (body["rule"], body["line"], body["column"], body["key"]) == ("write", 2, 1, "guard.write")
    assert word in body["detail"]


def test_what_only_the_store_refuses_is_the_askers_fault_too(client: Client) -> None:
    found = ask(client, "MATCH (n) RETURN undefined_name.x")
    assert found.status_code in (200, 400)
    found = ask(client, "RETURN date('no date') AS d")
    assert found.status_code == 400
    assert found.json()["rule"] == "store"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'{"statement": 1}',
        b'{"statement": "RETURN 1", "more": 1}',
        b'{"statement": "RETURN 1", "parameters": []}',
        b'{"statement": "RETURN 1 AS a", "parameters": {"a": 1e999}}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"statement": "RETURN 1 AS a", "parameters": {"a": ' + b"[" * 3_000 + b"]" * 3_000 + b"}}",
    ],
)
def test_a_body_that_is_none_is_a_problem(client: Client, body: bytes) -> None:
    found = client.request("POST", "/api/v1/cypher", content=body, headers={"Content-Type": "application/json"})
    assert found.status_code in (200, 400, 422), found.text
    assert "Traceback" not in found.text
    assert found.status_code == 200 or found.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(("value", "rule"), [(2**70, "number"), ([[2**70]], "number"), ("a\0b", "character")])
def test_a_value_that_no_store_holds_is_refused(client: Client, value: Any, rule: str) -> None:
    found = ask(client, "RETURN $n AS n", {"n": value})
    assert (found.status_code, found.json()["rule"]) == (400, rule)


def test_the_examples_fit_their_models() -> None:
    CypherAsked.model_validate(cypher.EXAMPLE)
    CypherAnswer.model_validate(cypher.ANSWER)
