"""A server of the Model Context Protocol: assistants ask the API's own questions, and get its quotes with the answers.

Each tool is a request to the application in this process, so that what it answers, refuses and writes down is the
API's. Over stdio it is the system's user who asks; over HTTP whoever the gate of the API lets in: the same keys,
scopes, hosts, rates and limits, and the same record of who asked.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from contextvars import ContextVar
from typing import Annotated, Any, Literal

import httpx
from fastapi import FastAPI
from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.transport_security import TransportSecuritySettings
from mcp.types import CallToolResult, InputRequiredResult
from pydantic import Field, ValidationError
from starlette.types import ASGIApp, Receive, Scope, Send

from api.audit import system_user
from api.security.gate import MCP, Gate
from api.security.keys import KeyFile
from api.security.sessions import Sessions
from api.security.settings import SecuritySettings
from ontology.messages import LANGUAGES
from ontology.model import ontology
from queries import all_queries

INSTRUCTIONS = (
    "Answers about Chinese science and technology plans: which unit has which role in which task, platform or target, "
    "by when, and the sentences that say so. Cite the quotes (`evidence`) with the document's title. A unit in charge "
    "of a task that names a platform is not in charge of the platform. Nothing found: not in the documents taken in."
)
MOST = 50  # rows of one answer; an assistant reads all of them
MOST_CHARACTERS = 100_000  # of the rows of one answer to Cypher
LONGEST_TOLD = 500  # characters of what is wrong with a call
Kind = Literal["units", "platforms", "corridors", "funds", "plans", "places", "indicators", "documents"]
Named = Annotated[str, Field(description="its id, or its whole name")]
Place = Annotated[str | None, Field(description="name or code of a place, places below it included")]


ASKS: ContextVar[str] = ContextVar("asks")  # who does, where it is not the system's user


class Asker:
    """Asks the application in this process, as the system's user or whoever is known to ask over HTTP."""

    def __init__(self, app: FastAPI) -> None:
        self._app, self._name = app, f"user:{system_user()} (mcp)"
        transport = httpx.ASGITransport(self._as_user)
        self._client = httpx.AsyncClient(transport=transport, base_url="http://localhost", timeout=None)

    async def _as_user(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app({**scope, "asker": ASKS.get(self._name)}, receive, send)

    async def get(self, path: str, **given: Any) -> dict[str, Any]:
        """The answer to a question."""
        kept = {name: value for name, value in given.items() if value is not None}
        return self._told(await self._client.get(path, params=kept, headers={"Accept-Language": "zh"}))

    async def post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """The answer to a question that has a body."""
        return self._told(await self._client.post(path, json=body, headers={"Accept-Language": "en"}))

    def _told(self, response: httpx.Response) -> dict[str, Any]:
        found: dict[str, Any] = response.json()
        if response.is_success:
            return found
        told = {k: found[k] for k in ("detail", "candidates", "nearest", "rule", "line", "column") if found.get(k)}
        raise ToolError(json.dumps(told, ensure_ascii=False))

    async def close(self) -> None:
        """Ask no more."""
        await self._client.aclose()


class Server(MCPServer[None]):
    """Says in one line what is wrong with the arguments of a call."""

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[None, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        """Call a tool; `ToolError` for what it does not take."""
        takes = next((list(t.input_schema["properties"]) for t in await self.list_tools() if t.name == name), None)
        if takes is not None and (unknown := sorted(set(arguments) - set(takes))):
            told = f"{name} takes no {', '.join(unknown)[:LONGEST_TOLD]}: it takes {', '.join(takes)}"
            raise ToolError(json.dumps({"detail": told}, ensure_ascii=False))
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            if not isinstance(error.__cause__, ValidationError):
                raise
            wrong = [f"{'.'.join(str(part) for part in e['loc'])}: {e['msg']}" for e in error.__cause__.errors()]
            told = f"{name}: {'; '.join(wrong)}"[:LONGEST_TOLD]
            raise ToolError(json.dumps({"detail": told}, ensure_ascii=False)) from error.__cause__


def mcp_server(app: FastAPI) -> MCPServer[None]:
    """The server over an application, which runs as long as the server does."""
    asker = Asker(app)

    @asynccontextmanager
    async def life(_: MCPServer[None]) -> AsyncIterator[None]:
        async with app.router.lifespan_context(app):
            try:
                yield
            finally:
                await asker.close()

    server = Server(
        "kechuang-atlas", title="Kechuang Atlas 科创图谱", instructions=INSTRUCTIONS, version=app.version, lifespan=life
    )
    _add_questions(server, asker)
    _add_resources(server)
    return server


def over_http(server: MCPServer[None], security: SecuritySettings) -> ASGIApp:
    """The server at `/mcp`, behind a gate like the API's; each request stands for itself, and its key for it alone."""
    # hosts are the gate's to check, by the same list as the API's
    unchecked = TransportSecuritySettings(enable_dns_rebinding_protection=False)
    inner = server.streamable_http_app(
        streamable_http_path=MCP, stateless_http=True, json_response=True, transport_security=unchecked
    )

    async def known(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            ASKS.set(f"{scope['who'].name} (mcp)")
        await inner(scope, receive, send)

    return Gate(known, security, KeyFile(security.key_file), Sessions())


def serve_http(
    server: MCPServer[None], security: SecuritySettings, host: str, port: int, announce: Callable[[str], None]
) -> None:
    """Serve over HTTP until Ctrl-C; `announce` is told the address once it is listened on."""
    import uvicorn

    from api.app import address_of, listen
    from api.security.connections import CarefulProtocol

    with listen(host, port) as bound:
        config = uvicorn.Config(
            over_http(server, security),
            access_log=False,
            log_config=None,
            http=CarefulProtocol,
            ws="none",
            proxy_headers=False,
            server_header=False,
        )
        announce(f"{address_of(bound)}/mcp")
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[bound])


def _add_questions(server: MCPServer[None], asker: Asker) -> None:
    @server.tool()
    async def search(
        words: Annotated[str, Field(description="Chinese words: part of a name, or what a passage says")],
        place: Place = None,
        kind: Annotated[str | None, Field(description="a class of the ontology, such as GovernmentUnit")] = None,
    ) -> dict[str, Any]:
        """Names and passages that hold the words. Begin here to learn how a unit or platform is called."""
        return await asker.get("/api/v1/search", q=words, place=place, type=kind, limit=20)

    @server.tool()
    async def trace_platforms(
        unit: Annotated[str | None, Field(description="name or id of a unit")] = None,
        platform: Annotated[str | None, Field(description="name or id of a platform, zone or fund")] = None,
        plan: Annotated[str | None, Field(description="name or id of a plan")] = None,
        place: Place = None,
        cursor: str | None = None,
    ) -> dict[str, Any]:
        """Which unit has to do with which platform, zone or fund, in what role, by when; each row with its quotes."""
        given = {"unit": unit, "platform": platform, "plan": plan, "place": place, "cursor": cursor}
        return await asker.get("/api/v1/trace/platforms", **given, limit=MOST)

    @server.tool()
    async def trace_targets(
        unit: Annotated[str | None, Field(description="name or id of a unit")] = None,
        indicator: Annotated[str | None, Field(description="name or id of an indicator")] = None,
        plan: Annotated[str | None, Field(description="name or id of a plan")] = None,
        place: Place = None,
        year: int | None = None,
        cursor: str | None = None,
    ) -> dict[str, Any]:
        """Which unit answers for which target, and the targets with whom nobody is charged; each with its quotes."""
        given = {"unit": unit, "indicator": indicator, "plan": plan, "place": place, "year": year, "cursor": cursor}
        return await asker.get("/api/v1/trace/targets", **given, limit=MOST)

    @server.tool()
    async def profile(kind: Kind, thing: Named) -> dict[str, Any]:
        """All about one thing: names, documents, and what each section of its profile says, with quotes."""
        return await asker.get(f"/api/v1/{kind}/{await _identified(asker, thing)}")

    @server.tool()
    async def evidence(
        passage: Annotated[str, Field(description="id of a passage, as rows name it")], start: int, end: int
    ) -> dict[str, Any]:
        """A passage whole, with its document and these characters marked: to read around a quote."""
        return await asker.get("/api/v1/evidence", passage=passage, start=start, end=end)

    @server.tool()
    async def cypher(statement: str, parameters: dict[str, Any] | None = None) -> dict[str, Any]:
        """Rows of one Cypher statement that only reads; see the resource kechuang://ontology for classes and relations.

        Return `passages`, `starts` and `ends` of what you state, and read them with `evidence`.
        """
        found = await asker.post("/api/v1/cypher", {"statement": statement, "parameters": parameters or {}})
        return _shortened(found)


def _shortened(found: dict[str, Any]) -> dict[str, Any]:
    """An answer of no more rows than an assistant can read."""
    rows, size = found["rows"], 0
    for at, row in enumerate(rows):
        size += len(json.dumps(row, ensure_ascii=False))
        if size > MOST_CHARACTERS:
            return {**found, "rows": rows[:at], "partial": True, "stopped": "bytes"}
    return found


async def _identified(asker: Asker, thing: str) -> str:
    """The id of a thing that is called so."""
    if ":" in thing:
        return thing.replace("/", "%2F")
    found = (await asker.get("/api/v1/search", q=thing, limit=10))["names"]
    exact = [one for one in found if thing == one["name"] or thing in (one.get("names") or [])]
    if len(exact) == 1:
        return str(exact[0]["id"])
    told = {"detail": f"nothing is called {thing}: look for a part of the name with `search`", "candidates": []}
    if exact or found:
        told = {"detail": f"{thing} is not the whole name of one thing: give an id", "candidates": exact or found}
    raise ToolError(json.dumps(told, ensure_ascii=False))


def _add_resources(server: MCPServer[None]) -> None:
    @server.resource("kechuang://ontology", mime_type="application/json")
    def classes_and_relations() -> str:
        """The classes and relations of the graph, with their properties."""
        known = ontology()
        told = {
            "classes": {name: [*cls.labels] for name, cls in known.classes.items()},
            "relations": sorted(known.relations),
        }
        return json.dumps(told, ensure_ascii=False)

    @server.resource("kechuang://queries", mime_type="application/json")
    def named_queries() -> str:
        """The named queries: what each answers."""
        told = {name: {lang: q.question(lang) for lang in LANGUAGES} for name, q in all_queries().items()}
        return json.dumps(told, ensure_ascii=False)

    @server.resource("kechuang://queries/{topic}/{name}", mime_type="text/plain")
    def one_query(topic: str, name: str) -> str:
        """The Cypher of a named query."""
        found = all_queries().get(f"{topic}/{name}")
        if found is None:
            raise ValueError(f"there is no query {topic}/{name}")
        return found.text
