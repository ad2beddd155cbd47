"""The application: routes, errors, and serving it."""

from __future__ import annotations

import contextlib
import errno
import gc
import os
import socket
from collections.abc import AsyncIterator, Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware

from api import handlers, web
from api.ask import TimedReader
from api.audit import Audit
from api.cache import Cached
from api.catalogue import Catalogue
from api.deps import Reader
from api.editing import Editing
from api.errors import ListenError
from api.metrics import MeasuredReader, Metrics
from api.middleware import Heads, RequestId
from api.models.common import Problem, problems
from api.routes import (
    across,
    cypher,
    decisions,
    documents,
    health,
    home,
    lists,
    metrics,
    nodes,
    profiles,
    queries,
    questions,
    search,
    session,
    suggest,
    trace,
    uploads,
)
from api.security.gate import Gate, Gated
from api.security.keys import KeyFile
from api.security.sessions import Sessions
from api.security.settings import SecuritySettings
from api.settings import ApiSettings
from api.straight import Straight, Way, ways
from api.tracing import tracing
from api.version import StoreVersion
from api.worker import Worker
from api.zipped import zipping
from graph.guard.run import GuardedReader, guarded_reader
from graph.reader import AsyncReader
from graph.uploads import Uploads

if TYPE_CHECKING:
    from graph.bolt import BoltStore
    from graph.settings import StoreSettings

OPERATIONS = (
    home,
    health,
    trace,
    search,
    suggest,
    lists,
    profiles,
    questions,
    across,
    documents,
    nodes,
    queries,
    cypher,
    uploads,
    decisions,
    session,
    metrics,
)
AT_THE_GATE = (401, 414, 429)
TAGS = [
    {"name": "trace", "description": "哪个单位对哪个平台、哪项目标负责 / which unit answers for what"},
    {"name": "search", "description": "按名称和段落检索 / by name and by passage"},
    {"name": "lists", "description": "收录了什么 / what there is"},
    {"name": "profiles", "description": "一个单位、平台、园区、基金、文件、地区、指标、领域 / all about one thing"},
    {"name": "questions", "description": "跨文件的问题 / questions across documents"},
    {"name": "nodes", "description": "节点及其相邻节点 / the graph around a node"},
    {"name": "documents", "description": "文件全文与证据 / text and evidence"},
    {"name": "queries", "description": "命名查询 / questions as files"},
    {
        "name": "uploads",
        "description": "上传文件：读取、查看、收录或放弃 / documents sent in: read, shown, loaded or discarded",
    },
    {"name": "decisions", "description": "合并与拆分 / what is one thing and what is two"},
    {"name": "session", "description": "浏览器会话 / sessions of browsers"},
    {"name": "health", "description": "运行状态 / health"},
]


def _version() -> str:
    try:
        return version("kechuang-atlas")
    except PackageNotFoundError:
        return "0"


def create_app(
    settings: ApiSettings,
    reader: Reader,
    page: Path = web.BUILT,
    guarded: GuardedReader | None = None,
    security: SecuritySettings | None = None,
    editing: Editing | None = None,
) -> FastAPI:
    """The application over a reader, which it closes when it ends; `page` is the folder of the built page.

    `guarded` runs statements of people whom nobody knows; without one, one at the reader's address does.
    `security`: who may; without it, as the environment says. `editing`: what editors can do; without it, nothing.
    """
    security = security or SecuritySettings()
    audit = Audit(security.data) if security.audit else None
    if guarded is None and isinstance(reader, AsyncReader):
        guarded = GuardedReader(reader.address, settings.limits)
    app = FastAPI(
        title="Kechuang Atlas 科创图谱",
        summary="Which unit answers for which platform and target, in what role, by when, and where it says so.",
        version=_version(),
        openapi_tags=TAGS,
        docs_url=None,  # the usual page loads its scripts from elsewhere; `/docs` is ours
        redoc_url=None,
        lifespan=_life(reader, guarded, audit),
        telemetry={"tracing": False, "metrics": False, "logs": False},  # `api.tracing` and `api.metrics` tell it
    )
    app.state.metrics, app.state.settings, app.state.tracing = Metrics(), settings, tracing()
    measured = MeasuredReader(reader, app.state.metrics, settings.slow, app.state.tracing)
    restart, grace = (guarded.restart, guarded.limits.grace) if guarded else (None, 0.0)
    app.state.reader = TimedReader(measured, settings.query_timeout, restart, grace)
    app.state.guarded = guarded
    app.state.version = StoreVersion(app.state.reader)
    app.state.catalogue = Catalogue(app.state.reader, app.state.version)
    app.state.editing, app.state.uploads = editing, Uploads(security.data)
    app.state.worker = Worker(app.state.uploads, editing) if editing else None
    pages = web.install(app, page) if web.is_built(page) else []
    for module in OPERATIONS:
        app.include_router(module.router)
    handlers.install(app)
    straight = ways([*pages, *(route for module in OPERATIONS for route in module.router.routes)])
    _wrap(app, straight, settings, security, audit)
    _describe_problems(app)
    return app


def _life(
    reader: Reader, guarded: GuardedReader | None, audit: Audit | None
) -> Callable[[FastAPI], contextlib.AbstractAsyncContextManager[None]]:
    """What is done when the application begins, and what it gives back when it ends."""

    @contextlib.asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        # what was made while starting lives as long as the process: keep the collector off it
        gc.collect()
        gc.freeze()
        if app.state.worker:
            app.state.worker.wake()
        try:
            yield
        finally:
            gc.unfreeze()
            if app.state.worker:
                await app.state.worker.close()
            await app.state.catalogue.close()
            if guarded:
                await guarded.close()
            if audit:
                audit.close()
            await reader.close()

    return life


def _wrap(
    app: FastAPI, straight: dict[str, Way], settings: ApiSettings, security: SecuritySettings, audit: Audit | None
) -> None:
    """Put the layers around the routes; the last one added is the outermost.

    Compressing, then keeping what was compressed, then who may ask at all.
    """
    app.add_middleware(zipping)
    app.add_middleware(Straight, found=straight)
    if settings.cache:
        app.add_middleware(Cached, version=app.state.version, program=_version(), room=settings.cache * 2**20)
    if settings.cors:
        origins = [origin.strip() for origin in settings.cors.split(",") if origin.strip()]
        exposed = ["ETag", "X-Request-ID", "Content-Disposition"]
        app.add_middleware(CORSMiddleware, allow_origins=origins, allow_methods=["GET"], expose_headers=exposed)
    app.state.sessions = Sessions()
    keys = KeyFile(security.key_file)
    app.state.gate = Gate(app, security, keys, app.state.sessions, audit, app.state.metrics, app.state.tracing)
    app.add_middleware(Gated, gate=app.state.gate)
    app.add_middleware(RequestId)
    app.add_middleware(Heads)


def _describe_problems(app: FastAPI) -> None:
    """Put the model of errors into the OpenAPI document, to which every operation refers."""
    plain = app.openapi

    def described() -> dict[str, object]:
        document = plain()
        schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        definitions = schema.pop("$defs", {})
        document["components"]["schemas"].update({**definitions, "Problem": schema})
        for path, operations in document["paths"].items():
            if path.startswith("/api/"):
                for operation in operations.values():
                    # the gate stands before them all
                    for status, told in problems(*AT_THE_GATE).items():
                        operation["responses"].setdefault(str(status), told)
        return document

    app.openapi = described  # type: ignore[method-assign]  # FastAPI's documented way to extend the document


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; `ListenError` in one line where the port is taken or the address is not ours."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host or "127.0.0.1", port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        bound = socket.socket(family, kind, protocol)
    except (OSError, OverflowError, ValueError) as error:
        raise ListenError(
            "api.bad_host", host=host, port=port, why=getattr(error, "strerror", None) or error
        ) from error
    try:
        if os.name == "posix":
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
        bound.listen(512)
    except OSError as error:
        bound.close()
        if error.errno == errno.EADDRINUSE:
            raise ListenError("api.port_taken", host=host, port=port) from error
        raise ListenError("api.bad_host", host=host, port=port, why=error.strerror or error) from error
    return bound


def address_of(bound: socket.socket) -> str:
    """The address under which a listening socket is reached."""
    host, port = bound.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def serve(
    host: str = "127.0.0.1",
    port: int = 8000,
    settings: ApiSettings | None = None,
    store_settings: StoreSettings | None = None,
    announce: Callable[[str], None] | None = None,
    editing: Callable[[BoltStore, StoreSettings], Editing] | None = None,
) -> None:
    """Serve until Ctrl-C. `announce` is told the address once it is listened on (a port of 0 is any free one).

    `editing` makes what editors use from the store; without it the server changes nothing.
    """
    import uvicorn

    from api import logs
    from api.security.connections import CarefulProtocol
    from graph.open import open_store
    from graph.settings import StoreSettings

    settings, store_settings = settings or ApiSettings(), store_settings or StoreSettings()
    logs.configure(settings.log_level)
    with contextlib.closing(listen(host, port)) as bound, open_store(store_settings) as store:
        reader = AsyncReader(store.where, timeout=settings.query_timeout)
        guarded = guarded_reader(store_settings, store.where, settings.limits)
        security = SecuritySettings(data=store_settings.data)
        config = uvicorn.Config(
            create_app(
                settings,
                reader,
                guarded=guarded,
                security=security,
                editing=editing(store, store_settings) if editing else None,
            ),
            log_level=settings.log_level.lower(),
            access_log=False,
            log_config=None,  # as `api.logs` writes
            http=CarefulProtocol,
            ws="none",
            proxy_headers=False,  # who asks is who is connected; what a header says of it is not believed
            timeout_keep_alive=15,
            timeout_graceful_shutdown=10,
            server_header=False,
        )
        if announce:
            announce(address_of(bound))
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[bound])
