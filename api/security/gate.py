"""The gate: pure ASGI, before every route. Hosts, sizes, who asks, how often, and what is written down of it."""

from __future__ import annotations

import asyncio
import ipaddress
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.routing import Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.answers import problem
from api.audit import Audit
from api.language import language_of
from api.logs import REQUEST
from api.metrics import Metrics
from api.security.errors import GateError, KeyFileError
from api.security.keys import Key, KeyFile
from api.security.rates import Rates
from api.security.sessions import COOKIE, Sessions, same
from api.security.settings import SecuritySettings
from api.tracing import Tracing

LONGEST_URL = 60_000  # bytes of path and query
BODY_TIME = 30.0  # seconds for a body to arrive
WRONG_KEYS = 30  # a minute, of one address
SAFE = frozenset(("GET", "HEAD", "OPTIONS"))
MCP = "/mcp"
READS = frozenset(("/api/v1/cypher", MCP))  # POST that changes nothing
SESSION = "/api/v1/session"
UPLOADS = "/api/v1/uploads"
UPLOAD_LIMIT = 200_000_000  # bytes; streamed, never held
OPEN = ("/healthz", "/readyz")
FORWARDING = frozenset(
    b"forwarded via x-forwarded-for x-forwarded-host x-forwarded-proto x-forwarded-port x-forwarded-server "
    b"x-real-ip x-client-ip x-cluster-client-ip cf-connecting-ip true-client-ip forwarded-for".split()
)


ABSOLUTE = re.compile(r"https?://([^/]*)(.*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Who:
    """Who asks: a key, by itself or through a session, or nobody known."""

    key: Key | None = None
    csrf: str = ""

    @property
    def name(self) -> str:
        """As it is written down."""
        return f"key:{self.key.name} ({self.key.id})" if self.key else "anonymous"


class Gate:
    """Lets requests through, or answers them itself with a problem."""

    def __init__(
        self,
        app: ASGIApp,
        settings: SecuritySettings,
        keys: KeyFile,
        sessions: Sessions,
        audit: Audit | None = None,
        metrics: Metrics | None = None,
        tracing: Tracing | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.app, self._settings, self._keys, self._sessions = app, settings, keys, sessions
        self._audit, self._clock, self._rates = audit, clock, Rates(clock)
        self._hosts = settings.names
        self._metrics, self._tracing = metrics or Metrics(), tracing or Tracing()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        began = time.monotonic()
        REQUEST.set(scope.get("request_id"))
        self._metrics.running.inc()
        status, who = 500, Who()

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            try:
                headers: dict[bytes, bytes] = {}
                for name, value in scope["headers"]:
                    headers.setdefault(name, value)
                self._well_formed(scope, headers)
                who = self._admitted(scope, headers)
                scope["who"] = who
                incoming = await self._body(scope, headers, receive)
            except (GateError, KeyFileError) as error:
                await self._refuse(Request(scope), error)(scope, receive, noted)
            else:
                await self._traced(scope, headers, incoming, noted)
        finally:
            self._metrics.running.dec()
            self._metrics.request(scope, status, time.monotonic() - began)
            if self._audit and scope["path"].startswith("/api/"):
                self._write_down(self._audit, scope, scope.get("who", who), status, began)
        return None

    async def _traced(self, scope: Scope, headers: dict[bytes, bytes], receive: Receive, send: Send) -> None:
        if not self._tracing.on:
            return await self.app(scope, receive, send)
        names = (b"traceparent", b"tracestate")
        carrier = {n.decode(): headers[n].decode("latin-1") for n in names if n in headers}
        with self._tracing.span(f"{scope['method']} {scope['path']}", carrier):
            await self.app(scope, receive, send)
        return None

    # ------------------------------------------------------------ what is asked

    def _well_formed(self, scope: Scope, headers: dict[bytes, bytes]) -> None:
        length = len(scope.get("raw_path") or b"") + len(scope["query_string"])
        if length > LONGEST_URL:
            raise GateError(414, "too-long", "security.url", most=LONGEST_URL)
        host = headers.get(b"host", b"").decode("latin-1").lower()
        self._known_host(host)
        if found := ABSOLUTE.match(scope["path"]):  # as some proxies write a target; its host has to be ours as well
            self._known_host(found[1].lower())
            scope["path"] = found[2] or "/"
            scope["raw_path"] = quote(scope["path"]).encode("ascii")
        if scope["method"] not in SAFE:
            self._same_site(headers, host)

    def _known_host(self, host: str) -> None:
        """Refuse a name that is none of ours: a page elsewhere may have made it point here."""
        name = host[: host.find("]") + 1] if host.startswith("[") else host.partition(":")[0]
        if name not in self._hosts and "*" not in self._hosts:
            raise GateError(421, "unknown-host", "security.host", host=name[:100])

    def _same_site(self, headers: dict[bytes, bytes], host: str) -> None:
        """Refuse what another site's page makes a browser send."""
        site = headers.get(b"sec-fetch-site", b"none")
        origin = headers.get(b"origin", b"").decode("latin-1").lower()
        if site not in (b"none", b"same-origin") or (origin and origin.partition("://")[2] != host):
            raise GateError(403, "forbidden", "security.cross_site")

    # ------------------------------------------------------------ who asks

    def _admitted(self, scope: Scope, headers: dict[bytes, bytes]) -> Who:
        path, method = scope["path"], scope["method"]
        address = scope["client"][0] if scope.get("client") else ""
        who = self._known(scope, headers, address)
        rate = who.key.rate or self._settings.rate if who.key else self._settings.rate
        if wait := self._rates.wait(who.key.id if who.key else address, rate):
            raise GateError(429, "too-many", "security.rate", rate=rate, seconds=max(1, round(wait)))
        if path in OPEN or path == SESSION or not (path.startswith("/api/") or path in ("/metrics", MCP)):
            return who
        reads = (method in SAFE and not path.startswith(UPLOADS)) or path in READS
        needed = "read" if reads else "edit"  # what waits for a decision is for those who decide
        if who.key is None:
            if needed != "read":
                if not self._exists(scope):
                    return who
                raise GateError(401, "unauthorized", "security.key_needed")
            self._anonymous(headers, address)
        elif not who.key.may(needed):
            raise GateError(403, "forbidden", "security.scope", scope=needed, has=who.key.scope)
        return who

    def _exists(self, scope: Scope) -> bool:
        """Whether an operation is meant at all; the routes say better what is not there."""
        routes = scope["app"].routes if "app" in scope else []
        return any(route.matches(scope)[0] is Match.FULL for route in routes)

    def _known(self, scope: Scope, headers: dict[bytes, bytes], address: str) -> Who:
        given = headers.get(b"x-api-key", b"").decode("latin-1")
        kind, _, credentials = headers.get(b"authorization", b"").decode("latin-1").partition(" ")
        if kind.lower() == "bearer":
            given = credentials.strip()
        if given:
            return Who(self.checked(given, address))
        token = _cookie(headers.get(b"cookie", b"").decode("latin-1"))
        session = self._sessions.find(token, self._clock()) if token else None
        key = self._keys.by_id(session.key_id) if session else None
        if session is None or key is None or key.state(self._clock()) != "valid":
            return Who()
        if scope["method"] not in SAFE:
            sent = headers.get(b"x-csrf-token", b"").decode("latin-1")
            if not same(sent, session.csrf):
                raise GateError(403, "forbidden", "security.csrf")
        return Who(key, session.csrf)

    def now(self) -> float:
        """The gate's own time, in seconds since 1970."""
        return self._clock()

    def checked(self, given: str, address: str) -> Key:
        """The valid key that this text is; guessing is slowed down."""
        key = self._keys.find(given)
        state = key.state(self._clock()) if key else "wrong"
        if key is not None and state == "valid":
            return key
        if self._rates.wait(f"wrong {address}", WRONG_KEYS):
            raise GateError(429, "too-many", "security.rate", rate=WRONG_KEYS, seconds=60)
        raise GateError(401, "unauthorized", f"security.key_{state}")

    def _anonymous(self, headers: dict[bytes, bytes], address: str) -> None:
        allowed = self._settings.anonymous
        if allowed == "network":
            return
        if allowed == "none":
            raise GateError(401, "unauthorized", "security.key_needed")
        if not _loopback(address):
            raise GateError(401, "unauthorized", "security.key_needed_here")
        if allowed == "loopback" and FORWARDING & headers.keys():
            raise GateError(401, "unauthorized", "security.key_needed_proxy")

    # ------------------------------------------------------------ bodies

    async def _body(self, scope: Scope, headers: dict[bytes, bytes], receive: Receive) -> Receive:
        """The body, read whole within size and time, and handed on; uploads are handed on as they come."""
        if scope["method"] in SAFE:
            return receive
        limit = UPLOAD_LIMIT if scope["path"].startswith(UPLOADS) else self._settings.body
        declared = headers.get(b"content-length", b"0")
        if declared.isdigit() and int(declared[:20]) > limit:
            raise GateError(413, "too-large", "security.body", most=limit)
        if limit == UPLOAD_LIMIT:
            return _counted(receive, limit)
        parts, size = [], 0
        try:
            async with asyncio.timeout(BODY_TIME):
                while True:
                    message = await receive()
                    if message["type"] != "http.request":
                        return _again([message], receive)
                    parts.append(message.get("body", b""))
                    size += len(parts[-1])
                    if size > limit:
                        raise GateError(413, "too-large", "security.body", most=limit)
                    if not message.get("more_body"):
                        break
        except TimeoutError as error:
            raise GateError(408, "too-slow", "security.slow", seconds=round(BODY_TIME)) from error
        return _again([{"type": "http.request", "body": b"".join(parts), "more_body": False}], receive)

    # ------------------------------------------------------------ answers and records

    def _refuse(self, request: Request, error: GateError | KeyFileError) -> ASGIApp:
        lang = language_of(request)
        if isinstance(error, KeyFileError):
            return problem(request, 503, "failed", error.text(lang), {"key": error.key})
        response = problem(request, error.status, error.slug, error.text(lang), {"key": error.key})
        if error.status == 401:
            response.headers["WWW-Authenticate"] = 'Bearer realm="kechuang"'
        if error.status == 429:
            response.headers["Retry-After"] = str(error.params["seconds"])
        if error.status in (408, 413, 414):
            response.headers["Connection"] = "close"
        return response

    def _write_down(self, audit: Audit, scope: Scope, who: Who, status: int, began: float) -> None:
        query = scope["query_string"].decode("latin-1")
        audit.record(
            scope.get("asker") or who.name,
            f"{scope['method']} {scope['path']}",
            query=query or None,
            client=scope["client"][0] if scope.get("client") else None,
            status=status,
            ms=round((time.monotonic() - began) * 1000, 1),
            request_id=scope.get("request_id"),
            **scope.get("audited", {}),
        )


class Gated:
    """Puts the one gate, which routes ask too, into the chain of middleware."""

    def __init__(self, app: ASGIApp, gate: Gate) -> None:
        gate.app = app
        self._gate = gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request through the gate."""
        await self._gate(scope, receive, send)


@lru_cache(maxsize=1_000)
def _loopback(address: str) -> bool:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    mapped = getattr(found, "ipv4_mapped", None)
    return (mapped or found).is_loopback


def _cookie(header: str) -> str:
    for part in header.split(";"):
        name, _, value = part.strip().partition("=")
        if name == COOKIE:
            return value
    return ""


def _again(messages: list[Any], receive: Receive) -> Receive:
    """The messages once more, then what comes."""

    async def received() -> Message:
        return messages.pop(0) if messages else await receive()

    return received


def _counted(receive: Receive, limit: int) -> Receive:
    size = 0

    async def received() -> Message:
        nonlocal size
        message: Message = await receive()
        size += len(message.get("body", b""))
        if size > limit:
            raise GateError(413, "too-large", "security.body", most=limit)
        return message

    return received
