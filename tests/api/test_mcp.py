"""`kechuang mcp` as assistants use it: the official client, over stdio, on a store with three documents."""

from __future__ import annotations

import asyncio
import json
import os
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.app import create_app
from api.security.keys import KeyFile
from api.security.settings import SecuritySettings
from api.settings import ApiSettings
from graph.bolt import BoltStore
from graph.reader import AsyncReader
from tests.api.conftest import NO_PAGE
from tests.api.security import bearer
from tests.cli.conftest import COMMAND
from tests.questions import OFFICE, OTHER_OFFICE
from tests.serving import running

mcp = pytest.importorskip("mcp")


def asked(store: BoltStore, work: Callable[[Any], Awaitable[None]]) -> None:
    """Run a command of the client's session to its end."""
    from mcp.client.stdio import stdio_client

    clean = {k: v for k, v in os.environ.items() if not k.startswith(("NEO4J_", "KECHUANG_"))}
    parameters = mcp.StdioServerParameters(
        command=str(COMMAND), args=["mcp"], env={**clean, "KECHUANG_DATA": store.where.where, "KECHUANG_LANG": "en"}
    )

    async def act() -> None:
        async with stdio_client(parameters) as (read, write), mcp.ClientSession(read, write) as session:
            await session.initialize()
            await work(session)

    asyncio.run(act())


def content(result: Any) -> dict[str, Any]:
    """What a tool answered."""
    assert not result.is_error, result.content[0].text
    found: dict[str, Any] = json.loads(result.content[0].text)
    return found


async def questions(session: Any) -> None:
    """Each tool, and from a row's quote to the passage that it stands in."""
    tools = {tool.name for tool in (await session.list_tools()).tools}
    assert tools == {"search", "trace_platforms", "trace_targets", "profile", "evidence", "cypher"}

    found = content(await session.call_tool("search", {"words": "青浦湾科创走廊"}))
    assert "青浦湾科创走廊" in [one["name"] for one in found["names"]]

    rows = content(await session.call_tool("trace_platforms", {"unit": "江澜省科学技术厅"}))["rows"]
    said = rows[0]["evidence"][0]
    assert said["quote"]
    span = {"passage": said["passage"], "start": said["start"], "end": said["end"]}
    passage = content(await session.call_tool("evidence", span))["passages"][0]
    assert passage["text"][said["start"] : said["end"]] == said["quote"]

    targets = content(await session.call_tool("trace_targets", {"indicator": "研发经费投入强度"}))["rows"]
    assert {row["indicator_name"] for row in targets} == {"研发经费投入强度"}
    for thing in (OFFICE, "江澜省科学技术厅"):
        unit = content(await session.call_tool("profile", {"kind": "units", "thing": thing}))
        assert unit["name"] == "江澜省科学技术厅"
    read = {"statement": "MATCH (d:Document) RETURN count(d) AS n"}
    assert content(await session.call_tool("cypher", read))["rows"] == [{"n": 3}]


async def refusals(session: Any) -> None:
    """An error says why."""
    refused = await session.call_tool("cypher", {"statement": "MATCH (n) DETACH DELETE n"})
    assert refused.is_error
    assert '"rule": "write"' in refused.content[0].text
    unknown = await session.call_tool("trace_platforms", {"unit": "没有这个厅"})
    assert unknown.is_error
    several = await session.call_tool("profile", {"kind": "units", "thing": "科学技术局"})
    assert "give an id" in several.content[0].text
    assert OTHER_OFFICE in several.content[0].text
    nothing = await session.call_tool("profile", {"kind": "units", "thing": "没有这个厅"})
    assert "nothing is called" in nothing.content[0].text


async def wrong_arguments(session: Any) -> None:
    """What a call lacks or does not take is said in one line, with no address to look it up at."""
    for name, given, told in (
        ("search", {}, "words: Field required"),
        ("search", {"words": 5}, "words: Input should be a valid string"),
        ("search", {"words": "走廊", "limit": 10**9}, "search takes no limit: it takes words, place, kind"),
        ("evidence", {"passage": "x"}, "start: Field required; end: Field required"),
        ("profile", {"kind": "x" * 100_000, "thing": "y"}, "kind: Input should be 'units'"),
        ("cypher", {"statement": "RETURN 1", "x" * 100_000: 1}, "cypher takes no x"),
    ):
        refused = await session.call_tool(name, given)
        [said] = refused.content
        assert refused.is_error
        assert told in said.text
        assert "\n" not in said.text
        assert "http" not in said.text
        assert len(said.text) < 1000


async def long_answers(session: Any) -> None:
    """What no assistant can read is cut, and says so."""
    wide = {"statement": "UNWIND range(1, 500) AS i RETURN i, [x IN range(1, 300) | '科创走廊'] AS wide"}
    found = content(await session.call_tool("cypher", wide))
    assert (found["partial"], found["stopped"]) == (True, "bytes")
    assert 0 < len(found["rows"]) < 500
    one = {"statement": "RETURN [x IN range(1, 100000) | '走廊'] AS wide"}
    found = content(await session.call_tool("cypher", one))
    assert (found["rows"], found["partial"], found["stopped"]) == ([], True, "bytes")
    short = content(await session.call_tool("cypher", {"statement": "UNWIND range(1, 500) AS i RETURN i"}))
    assert (short["partial"], len(short["rows"])) == (False, 500)


async def resources(session: Any) -> None:
    """Ontology and queries."""
    listed = {str(one.uri) for one in (await session.list_resources()).resources}
    assert {"kechuang://ontology", "kechuang://queries"} <= listed
    known = json.loads((await session.read_resource("kechuang://ontology")).contents[0].text)
    assert "RESPONSIBLE_FOR" in known["relations"]
    one = await session.read_resource("kechuang://queries/trace/platforms")
    assert "RESPONSIBLE_FOR" in one.contents[0].text


def test_an_assistant_asks_is_refused_and_reads(store: BoltStore) -> None:
    async def work(session: Any) -> None:
        await questions(session)
        await refusals(session)
        await wrong_arguments(session)
        await long_answers(session)
        await resources(session)

    asked(store, work)


def test_over_http_the_keys_scopes_and_hosts_of_the_api_hold(store: BoltStore, tmp_path: Path) -> None:
    import httpx2  # what the protocol's own client is made with
    from mcp.client.streamable_http import streamable_http_client

    from api.mcp import mcp_server, over_http

    keys = KeyFile(tmp_path / "keys.json")
    key, old = keys.add("助手", "read"), keys.add("old", "read", expires=int(time.time()) - 1)
    inside = SecuritySettings(data=tmp_path, anonymous="network", hosts="localhost", rate=0)
    app = create_app(ApiSettings(), AsyncReader(store.where), page=NO_PAGE, security=inside)
    gated = over_http(mcp_server(app), SecuritySettings(data=tmp_path, anonymous="none"))
    asking = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}

    async def work(url: str) -> None:
        async with (
            httpx2.AsyncClient(headers=bearer(key), trust_env=False) as http,
            streamable_http_client(url, http_client=http) as streams,
            mcp.ClientSession(streams[0], streams[1]) as session,
        ):
            await session.initialize()
            await questions(session)
            await refusals(session)

    with running(gated) as address, httpx.Client(trust_env=False) as client:
        for headers, status in (
            ({}, 401),
            (bearer(old), 401),
            (bearer("kca_wrong"), 401),
            ({**bearer(key), "Host": "evil.example"}, 421),
            ({**bearer(key), "Origin": "http://evil.example"}, 403),
        ):
            refused = client.post(f"{address}/mcp", json=asking, headers=headers)
            assert refused.status_code == status, refused.text
            assert refused.headers["content-type"] == "application/problem+json"
        asyncio.run(work(f"{address}/mcp"))
    lines = [json.loads(line) for path in (tmp_path / "audit").iterdir() for line in path.read_text().splitlines()]
    assert lines
    assert all(line["who"].startswith("key:助手") and line["who"].endswith("(mcp)") for line in lines)
