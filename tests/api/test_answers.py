"""Search, lists, nodes, documents, evidence, named queries, health, and what OpenAPI says of them."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi import FastAPI

from api.models import examples
from api.models import lists as models
from api.models.documents import MarkedPassages, Passages
from api.models.lists import Neighbours, Node
from api.models.queries import NamedQueries, QueryAnswer
from api.models.search import Found
from api.models.trace import PlatformTrace, TargetTrace
from api.routes.profiles import PROFILES
from queries import all_queries
from tests.api.conftest import Client, get
from tests.questions import CITY_OFFICE, CORRIDOR, FUND, LAB, OFFICE, documents

COUNTS = {
    "units": 6, "platforms": 2, "plans": 3, "measures": 5, "targets": 4, "funds": 1, "corridors": 1, "indicators": 3,
    "places": 1, "documents": 3,
}  # fmt: skip


class TestSearch:
    def test_names_first_then_passages_with_the_words_marked(self, client: Client) -> None:
        found = get(client, "/api/v1/search", q="科创走廊")
        Found.model_validate(found)
        assert [n["id"] for n in found["names"]] == [CORRIDOR]
        assert {p["passage"] for p in found["passages"]} == {"passage:plan:2", "passage:city:1"}
        for passage in found["passages"]:
            assert {passage["text"][s["start"] : s["end"]] for s in passage["spans"]} == {"科创走廊"}
        assert found["how"] == "phrase"

    def test_looser_only_where_nothing_holds_the_words(self, client: Client) -> None:
        found = get(client, "/api/v1/search", q="海潮走廊")
        assert found["how"] == "loose"
        assert found["passages"]

    def test_a_vocabularys_other_name_is_the_thing_and_nothing_looser(self, client: Client) -> None:
        found = get(client, "/api/v1/search", q="高企数量")
        assert (found["how"], [n["id"] for n in found["names"]]) == ("phrase", ["indicator:高新技术企业数"])

    def test_type_and_place(self, client: Client) -> None:
        found = get(client, "/api/v1/search", q="青浦湾", type="Platform")
        assert [n["id"] for n in found["names"]] == [LAB]
        assert found["passages"] == []
        found = get(client, "/api/v1/search", q="青浦湾", type="Passage", place="云渚市")
        assert (found["names"], [p["passage"] for p in found["passages"]]) == ([], ["passage:city:1"])

    def test_pages_of_passages(self, client: Client) -> None:
        whole = [p["passage"] for p in get(client, "/api/v1/search", q="青浦湾")["passages"]]
        first = get(client, "/api/v1/search", q="青浦湾", limit=1)
        second = get(client, "/api/v1/search", q="青浦湾", limit=1, cursor=first["cursor"])
        assert [p["passage"] for page in (first, second) for p in page["passages"]] == whole[:2]
        assert second["names"] == []

    def test_nothing(self, client: Client) -> None:
        found = get(client, "/api/v1/search", q="鑫鑫鑫")
        assert found["nothing"]["text"].startswith("在已收录的3份文件")

    @pytest.mark.parametrize(
        "q", ["A/B", "(试点)", "100%", '"走廊', "走廊*", "a AND b", "NOT 走廊", "\\\\走廊", "走廊" * 150]
    )
    def test_any_words(self, client: Client, q: str) -> None:
        Found.model_validate(get(client, "/api/v1/search", q=q))


class TestLists:
    @pytest.mark.parametrize("kind", COUNTS)
    def test_list_and_one(self, client: Client, kind: str) -> None:
        found = get(client, f"/api/v1/{kind}")
        getattr(models, kind.capitalize()).model_validate(found)
        assert len(found["rows"]) == COUNTS[kind]
        for row in found["rows"]:
            one = get(client, f"/api/v1/{kind}/{row['id']}")
            (PROFILES[kind][1] if kind in PROFILES else Node).model_validate(one)
            assert one["id"] == row["id"]
            assert row.get("type") in (None, one["type"])

    @pytest.mark.parametrize(("kind", "sort"), [("units", "name"), ("targets", "year"), ("measures", "deadline")])
    def test_sorted_pages(self, client: Client, kind: str, sort: str) -> None:
        whole = get(client, f"/api/v1/{kind}", sort=sort)["rows"]
        page = get(client, f"/api/v1/{kind}", sort=sort, limit=2)
        rows = page["rows"]
        while page["cursor"]:
            page = get(client, f"/api/v1/{kind}", sort=sort, limit=2, cursor=page["cursor"])
            rows += page["rows"]
        assert rows == whole

    def test_one_tells_names_and_documents(self, client: Client) -> None:
        one = get(client, f"/api/v1/units/{OFFICE}")
        assert one["type"] == "GovernmentUnit"
        assert set(one["names"]) == {"省科技厅", "江澜省科学技术厅"}
        assert [d["document"] for d in one["documents"]] == ["document:plan"]

    def test_filters(self, client: Client) -> None:
        assert [r["id"] for r in get(client, "/api/v1/units", place="云渚市")["rows"]] == [CITY_OFFICE]
        assert get(client, "/api/v1/units", name="无")["nothing"]["documents"] == 3


class TestNodes:
    def test_neighbours(self, client: Client) -> None:
        found = get(client, f"/api/v1/nodes/{FUND}/neighbours")
        Neighbours.model_validate(found)
        assert [(r["relation"], r["outgoing"], r["type"]) for r in found["rows"]] == [
            ("ABOUT", False, "Measure"),
            ("NAMES", False, "Name"),
        ]
        assert found["rows"][0]["statements"][0]["action"] == "mentions"

    def test_pages(self, client: Client) -> None:
        whole = get(client, f"/api/v1/nodes/{LAB}/neighbours")["rows"]
        page = get(client, f"/api/v1/nodes/{LAB}/neighbours", limit=1)
        rows = page["rows"]
        while page["after"]:
            page = get(client, f"/api/v1/nodes/{LAB}/neighbours", limit=1, after=page["after"])
            rows += page["rows"]
        assert rows == whole

    def test_a_node_without_such_neighbours_is_no_error(self, client: Client) -> None:
        assert get(client, f"/api/v1/nodes/{LAB}/neighbours", relation="FUNDS")["rows"] == []


class TestText:
    def test_passages_make_up_the_document(self, client: Client) -> None:
        page = get(client, "/api/v1/documents/document:plan/passages", limit=3)
        Passages.model_validate(page)
        rows = page["rows"]
        while page["cursor"]:
            page = get(client, "/api/v1/documents/document:plan/passages", limit=3, cursor=page["cursor"])
            rows += page["rows"]
        written = [n.properties["text"] for n in documents()[0].owned if n.cls == "Passage"]
        assert [r["text"] for r in rows] == written

    def test_evidence_is_marked_with_its_raw_place(self, client: Client) -> None:
        url = "/api/v1/evidence?passage=passage:plan:2&start=4&end=11&passage=passage:plan:5&start=6&end=10"
        url += "&passage=passage:plan:2&start=0&end=2"
        found = get(client, url)
        MarkedPassages.model_validate(found)
        first, second = found["passages"]
        assert [(s["quote"], s["raw_start"], s["raw_end"]) for s in first["spans"]] == [
            ("青浦湾科创走廊", 104, 111),
            ("1.", 100, 102),
        ]
        assert [(s["quote"], s["raw_start"]) for s in second["spans"]] == [("省科技厅", None)]

    def test_evidence_of_a_trace_can_be_looked_up(self, client: Client) -> None:
        rows = get(client, "/api/v1/trace/platforms")["rows"]
        for said in (e for row in rows for e in row["evidence"]):
            asked = {k: said[k] for k in ("passage", "start", "end")}
            [passage] = get(client, "/api/v1/evidence", **asked)["passages"]
            assert passage["spans"][0]["quote"] == said["quote"]


class TestQueries:
    def test_listed_in_the_language_asked_for(self, client: Client) -> None:
        found = get(client, "/api/v1/queries", lang="en")
        NamedQueries.model_validate(found)
        assert {q["name"] for q in found["queries"]} == set(all_queries())
        assert all(q["question"].isascii() or q["question"].endswith("?") for q in found["queries"])

    def test_answered_like_the_operation(self, client: Client) -> None:
        found = get(client, "/api/v1/queries/trace/platforms", unit=OFFICE)
        QueryAnswer.model_validate(found)
        assert found["rows"] == get(client, "/api/v1/trace/platforms", unit=OFFICE)["rows"]
        assert found["columns"][:3] == ["key", "link", "relation"]
        assert found["partial"] is False
        assert get(client, "/api/v1/queries/trace/platforms", unit=OFFICE, limit=1)["partial"] is True

    def test_lists_are_repeated_parameters(self, client: Client) -> None:
        found = get(client, "/api/v1/queries/document/evidence?passages=passage:plan:1&passages=passage:plan:2")
        assert [r["ordinal"] for r in found["rows"]] == [1, 2]


class TestHealth:
    def test_alive_and_ready(self, client: Client) -> None:
        assert get(client, "/healthz") == {"status": "ok"}
        assert get(client, "/readyz") == {"status": "ready", "schema_current": True, "why": None}

    def test_home_is_chinese_first_and_loads_nothing_from_elsewhere(self, client: Client) -> None:
        home = client.get("/")
        assert "网页尚未做好" in home.text
        assert 'lang="zh-CN"' in home.text
        assert "not built yet" in client.get("/?lang=en").text
        for page in (home, client.get("/docs")):
            assert "http://" not in page.text
            assert "https://" not in page.text
            assert "<script" not in page.text

    def test_example_calls_of_the_home_page_work(self, client: Client) -> None:
        from api.routes.home import EXAMPLES

        for path in EXAMPLES.values():
            assert client.get(path).status_code == 200


class TestOpenApi:
    @pytest.fixture
    def openapi(self, client: Client) -> dict[str, Any]:
        return get(client, "/openapi.json")

    def test_every_operation_says_what_it_does_and_shows_it(self, openapi: dict[str, Any]) -> None:
        assert openapi["openapi"].startswith("3.1")
        for path, operations in openapi["paths"].items():
            for operation in operations.values():
                assert operation["summary"], path
                assert operation["description"], path
                succeeded = [answer for status, answer in operation["responses"].items() if status.startswith("2")]
                assert succeeded, path
                content = succeeded[0].get("content", {}).get("application/json")
                assert content is None or {"example", "schema"} <= set(content), path

    def test_who_takes_json_says_what_it_answers_to_what_is_none(self, openapi: dict[str, Any]) -> None:
        taking = {
            f"{method} {path}": operation["responses"]
            for path, operations in openapi["paths"].items()
            for method, operation in operations.items()
            if "application/json" in operation.get("requestBody", {}).get("content", {})
        }
        assert {"post /api/v1/decisions", "post /api/v1/cypher", "post /api/v1/session"} <= taking.keys()
        assert all({"400", "422"} <= responses.keys() for responses in taking.values()), taking.keys()

    def test_its_references_lead_somewhere(self, openapi: dict[str, Any]) -> None:
        def references(part: object) -> set[str]:
            if isinstance(part, dict):
                own = {part["$ref"]} if isinstance(part.get("$ref"), str) else set()
                return own.union(*(references(v) for v in part.values()))
            return set().union(*(references(v) for v in part)) if isinstance(part, list) else set()

        schemas = {f"#/components/schemas/{name}" for name in openapi["components"]["schemas"]}
        assert references(openapi) <= schemas
        assert "#/components/schemas/Problem" in references(openapi)

    @pytest.mark.parametrize(
        ("example", "model"),
        [
            (examples.PLATFORM_TRACE, PlatformTrace),
            (examples.TARGET_TRACE, TargetTrace),
            (examples.SEARCH, Found),
            (examples.NODE, Node),
            (examples.NEIGHBOURS, Neighbours),
            (examples.PASSAGES, Passages),
            (examples.EVIDENCE, MarkedPassages),
            (examples.QUERIES, NamedQueries),
            (examples.QUERY_ANSWER, QueryAnswer),
        ],
    )
    def test_examples_are_answers(self, example: dict[str, Any], model: Any) -> None:
        model.model_validate(example)

    def test_no_operation_needs_the_loader(self, client: Client) -> None:
        assert isinstance(client.app, FastAPI)
        assert all(
            not route.endpoint.__module__.startswith("ingest")
            for route in client.app.routes
            if hasattr(route, "endpoint")
        )
