"""Bad input: each one clear line, as problem+json, in the language asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from api.errors import STATUS, ApiError
from api.language import preferred
from api.models.common import Problem
from api.settings import ApiSettings
from graph.bolt import BoltStore
from graph.errors import StoreError
from graph.reader import AsyncReader
from graph.uploads import UploadError
from ontology.messages import LANGUAGES, catalogue
from tests.api.conftest import Client, asking

PLATFORMS = "/api/v1/trace/platforms"
VARYING = {"date", "x-request-id"}
LISTS = (
    "units",
    "platforms",
    "plans",
    "measures",
    "targets",
    "funds",
    "corridors",
    "indicators",
    "places",
    "documents",
)


def refused(client: Client, url: str, status: int, **headers: str) -> dict[str, Any]:
    answered = client.get(url, headers=headers)
    assert answered.status_code == status, answered.text
    assert answered.headers["content-type"] == "application/problem+json"
    found: dict[str, Any] = answered.json()
    Problem.model_validate(found)
    assert found["status"] == status
    assert "\n" not in found["detail"]
    assert found["request_id"] == answered.headers["x-request-id"]
    return found


@pytest.mark.parametrize("path", [PLATFORMS, "/api/v1/trace/targets", *(f"/api/v1/{name}" for name in LISTS)])
@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=501", "limit=-1", "limit=many", "lang=fr", "nonsense=1", "cursor=%00", "cursor=x", "cursor="],
)
def test_parameters_that_cannot_be(client: Client, path: str, query: str) -> None:
    refused(client, f"{path}?{query}", 422)


@pytest.mark.parametrize(
    "url",
    [
        f"{PLATFORMS}?unit=%00",
        f"{PLATFORMS}?unit=a%00b",
        f"{PLATFORMS}?unit=",
        f"{PLATFORMS}?unit=%20",
        f"{PLATFORMS}?unit={'长' * 301}",
        f"{PLATFORMS}?role=boss",
        f"{PLATFORMS}?as_of=yesterday",
        f"{PLATFORMS}?as_of=2025-6",
        "/api/v1/trace/targets?year=25",
        "/api/v1/trace/targets?fragments=perhaps",
        "/api/v1/search",
        "/api/v1/search?q=",
        "/api/v1/search?q=%00%00",
        "/api/v1/search?q=廊",
        "/api/v1/search?q=%3F%3F%3F",
        f"/api/v1/search?q={'长' * 5000}",
        "/api/v1/search?q=走廊&type=Nonsense",
        "/api/v1/search?q=走廊&cursor=x",
        "/api/v1/units?sort=colour",
        "/api/v1/units/a%00b",
        "/api/v1/nodes/document:plan/neighbours?relation=LIKES",
        "/api/v1/nodes/document:plan/neighbours?after=x",
        "/api/v1/evidence",
        "/api/v1/evidence?passage=passage:plan:2&start=1",
        "/api/v1/evidence?passage=passage:plan:2&start=1&end=2&end=3",
        "/api/v1/evidence?passage=passage:plan:2&start=5&end=2",
        "/api/v1/evidence?passage=passage:plan:2&start=-1&end=2",
        "/api/v1/evidence?passage=passage:plan:2&start=0&end=100000",
        "/api/v1/queries/trace/platforms?limit=0",
        "/api/v1/queries/trace/platforms?role=boss",
        "/api/v1/queries/trace/platforms?nonsense=1",
        "/api/v1/queries/plan/tree",
    ],
)
def test_what_cannot_be_asked(client: Client, url: str) -> None:
    found = refused(client, url, 422)
    assert found["type"] in ("/problems/bad-parameter", "/problems/bad-cursor")


@pytest.mark.parametrize(
    "url",
    [
        "/nope",
        "/api/v1/nope",
        "/api/v1/units/unit:990000:无此单位",
        "/api/v1/units/platform:990100:青浦湾实验室",
        "/api/v1/documents/document:nope/passages",
        "/api/v1/nodes/nope/neighbours",
        "/api/v1/evidence?passage=passage:plan:99&start=0&end=1",
        "/api/v1/queries/nope",
        "/api/v1/queries/trace",
        "/api/v1/queries/..%2F..%2Fetc",
    ],
)
def test_what_is_not_there(client: Client, url: str) -> None:
    refused(client, url, 404)


def test_a_cursor_of_another_question(client: Client) -> None:
    cursor = client.get(PLATFORMS, params={"limit": 1}).json()["cursor"]
    assert refused(client, f"{PLATFORMS}?limit=1&role=lead&cursor={cursor}", 422)["key"] == "api.cursor_of_another"
    assert refused(client, f"/api/v1/units?cursor={cursor}", 422)["key"] == "api.cursor_of_another"
    # the number of rows and the language are no part of the question
    assert client.get(f"{PLATFORMS}?limit=3&lang=en&cursor={cursor}").status_code == 200


def test_methods(client: Client) -> None:
    answered = client.request("POST", "/api/v1/units")
    assert answered.status_code == 405
    assert answered.json()["type"] == "/problems/method-not-allowed"
    assert "GET" in answered.headers["allow"]


def test_why_a_parameter_does_not_fit_is_told_in_the_language_asked_for(client: Client) -> None:
    told = {lang: refused(client, f"{PLATFORMS}?limit=many&lang={lang}", 422) for lang in ("zh", "en")}
    assert told["zh"]["detail"] == "参数 limit 不合要求：应为整数"
    assert told["zh"]["errors"] == [{"parameter": "limit", "message": "应为整数"}]
    assert told["en"]["detail"] == "parameter limit: it should be a whole number"


@pytest.mark.parametrize(
    "url", ["/", "/api/v1/units", "/api/v1/units?format=csv", "/openapi.json", "/healthz", "/nope"]
)
def test_head_is_get_without_the_body(client: Client, url: str) -> None:
    whole, head = client.get(url), client.request("HEAD", url)
    assert head.status_code == whole.status_code
    assert head.content == b""
    named = [{k: v for k, v in answer.headers.items() if k not in VARYING} for answer in (whole, head)]
    assert named[0] == named[1]


def test_language(client: Client) -> None:
    assert refused(client, "/nope", 404)["title"] == "没有这个地址"
    assert refused(client, "/nope?lang=en", 404)["title"] == "No such address"
    assert (
        refused(client, "/nope", 404, **{"Accept-Language": "de, en-GB;q=0.7, zh;q=0.3"})["title"] == "No such address"
    )


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "zh"),
        ("en", "en"),
        ("zh-Hant-TW", "zh"),
        ("de", "zh"),
        ("de,en;q=0.1", "en"),
        ("en;q=0,zh", "zh"),
        ("en;q=0.2, zh-CN;q=0.9", "zh"),
        ("en;q=oops", "zh"),
        (";;;,,=", "zh"),
        ("*", "zh"),
    ],
)
def test_accept_language(header: str, language: str) -> None:
    assert preferred(header) == language


def test_request_ids(client: Client) -> None:
    assert client.get("/healthz", headers={"X-Request-ID": "abc-1"}).headers["x-request-id"] == "abc-1"
    made = client.get("/healthz", headers={"X-Request-ID": "no good\t"}).headers["x-request-id"]
    assert len(made) == 16


def test_a_store_that_takes_too_long(store: BoltStore) -> None:
    with asking(AsyncReader(store.where), ApiSettings(query_timeout=1e-4)) as client:
        found = refused(client, f"{PLATFORMS}?lang=en", 504)
    assert found["type"] == "/problems/timeout"
    assert "KECHUANG_QUERY_TIMEOUT" in found["detail"]


def test_a_store_that_does_not_answer(store: BoltStore) -> None:
    nowhere = replace(store.where, uri="bolt://127.0.0.1:1")
    with asking(AsyncReader(nowhere), ApiSettings()) as client:
        for url in (PLATFORMS, "/api/v1/units", "/readyz"):
            assert refused(client, url, 503)["type"] == "/problems/store-unreachable"
        assert client.get("/healthz").status_code == 200


def test_every_error_has_a_title_in_both_languages() -> None:
    slugs = {slug for _, _, slug in STATUS}
    for slug in slugs:
        assert set(catalogue()[f"api.title.{slug}"]) == set(LANGUAGES)
    assert all(issubclass(kind, ApiError | StoreError | UploadError) for kind, _, slug in STATUS if slug != "failed")
