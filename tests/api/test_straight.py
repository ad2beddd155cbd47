"""The straight way to an operation and FastAPI's give one answer."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
from fastapi.routing import APIRoute, APIRouter
from starlette.requests import Request

from api.deps import Lang, Store
from api.routes import trace
from api.straight import Straight, ways
from tests.api.conftest import Client
from tests.questions import OFFICE


@pytest.fixture
def around(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaves no straight way."""
    monkeypatch.setattr(Straight, "straight", False)


@pytest.mark.parametrize(
    "address",
    [
        f"/api/v1/trace/platforms?limit=2&unit={OFFICE}",
        "/api/v1/trace/platforms?unit=省科技厅&lang=en&role=lead",
        "/api/v1/trace/platforms?limit=0&roll=lead",
        "/api/v1/trace/platforms?limit=2&limit=1",
        "/api/v1/trace/platforms?unit=",
        "/api/v1/trace/platforms?unit=某某厅",
        "/api/v1/trace/platforms?format=csv&bom=true",
        "/api/v1/trace/platforms?bom=perhaps",
        "/api/v1/trace/targets?fragments=1&cursor=x",
        "/api/v1/units?limit=1",
        "/api/v1/queries",
    ],
)
def test_either_way_gives_one_answer(client: Client, request: pytest.FixtureRequest, address: str) -> None:
    asked = {"X-Request-ID": "one"}
    straight = client.get(address, headers=asked)
    request.getfixturevalue("around")
    usual = client.get(address, headers={**asked, "Cache-Control": "no-cache"})
    assert (straight.status_code, straight.text) == (usual.status_code, usual.text)
    assert straight.headers["content-type"] == usual.headers["content-type"]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "&&",
        "unit=%E4%BA%91%e6%b8%9a&limit=2",
        "a=1&a=2&b",
        "=1&b=&c==",
        "a+b=c+d%2Be%26f%3Dg",
        "a=%",
        "a=%4&b=%zz%41",
        "a=%E4%BA&b=%FF%C3",
        "%6cang=en",
        "a=1;b=2",
        "a=caf\xe9%E4%BA%91",
        "a=%00%0d%0a",
    ],
)
def test_a_query_string_is_read_as_the_library_reads_it(query: str) -> None:
    request = Request({"type": "http", "query_string": query.encode("latin-1")})
    assert request.query_params.multi_items() == parse_qsl(query, keep_blank_values=True)


def test_only_what_is_known_goes_straight() -> None:
    router = APIRouter()

    @router.get("/known")
    async def known(store: Store, lang: Lang) -> None:
        """Asks for what can be given."""

    @router.get("/unknown")
    async def unknown(store: Store, number: int) -> None:
        """Asks for a number."""

    @router.get("/one/{id}")
    async def one(store: Store) -> None:
        """Has a parameter in its path."""

    @router.post("/known")
    async def posted(store: Store) -> None:
        """Changes something."""

    @router.get("/blocking")
    def blocking(store: Store) -> None:
        """Would hold up all others."""

    assert set(ways(router.routes)) == {"/known"}
    assert set(ways(trace.router.routes)) == {r.path for r in trace.router.routes if isinstance(r, APIRoute)}
