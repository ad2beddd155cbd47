"""Pure ASGI: GETs without parameters in their path go straight to their function.

FastAPI looks for a route by trying them all and works the request's parameters out anew for each request, which takes
longer than asking the store. What an operation wants is known when the application is made: the reader, the settings,
the language, and one model of the query string, which pydantic reads by itself. Everything else is FastAPI's.
"""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from fastapi import params
from fastapi.routing import APIRoute
from pydantic import BaseModel, ValidationError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from api import handlers
from api.deps import Lang, Settings, Store
from api.language import language_of
from api.zipped import zipped
from ontology.errors import KechuangError

GIVEN: tuple[tuple[Any, Callable[[Request], Any]], ...] = (
    (Request, lambda request: request),
    (Store, lambda request: request.app.state.reader),
    (Settings, lambda request: request.app.state.settings),
    (Lang, language_of),
)


@dataclass(frozen=True, slots=True)
class Way:
    """An operation: its route, what it is given by name, and the name, model and lists of what is asked."""

    route: APIRoute
    given: dict[str, Callable[[Request], Any]]
    asked: str | None
    model: type[BaseModel] | None
    lists: frozenset[str]

    async def answer(self, request: Request) -> Response:
        """Have the operation answer."""
        arguments = {name: give(request) for name, give in self.given.items()}
        if self.asked and self.model:
            # read once: the language looks into the same parameters
            arguments[self.asked] = self._read(self.model, request.query_params.multi_items())
        call: Callable[..., Awaitable[Response]] = self.route.endpoint
        return await call(**arguments)

    def _read(self, model: type[BaseModel], query: list[tuple[str, str]]) -> BaseModel:
        found: dict[str, Any] = {}
        for name, value in query:
            if name in self.lists:
                found.setdefault(name, []).append(value)
            else:
                found[name] = value
        try:
            return model.model_validate(found)
        except ValidationError as error:
            raise handlers.parameter_error(error.errors()) from error


def _model(hint: Any) -> type[BaseModel] | None:
    """The model that a whole query string is read into."""
    if get_origin(hint) is not Annotated:
        return None
    kind, *marks = get_args(hint)
    whole = any(isinstance(mark, params.Query) for mark in marks)
    return kind if whole and isinstance(kind, type) and issubclass(kind, BaseModel) else None


def way(route: BaseRoute) -> Way | None:
    """The straight way to a route, where there is one."""
    if not isinstance(route, APIRoute) or route.methods != {"GET"} or "{" in route.path or route.dependencies:
        return None
    if not inspect.iscoroutinefunction(route.endpoint):
        return None
    hints = get_type_hints(route.endpoint, include_extras=True)
    given, asked, model = dict[str, Callable[[Request], Any]](), None, None
    for name in inspect.signature(route.endpoint).parameters:
        give = next((act for kind, act in GIVEN if kind == hints.get(name)), None)
        if give is not None:
            given[name] = give
        elif model is None and (model := _model(hints.get(name))):
            asked = name
        else:
            return None
    fields = model.model_fields.items() if model else ()
    if any(info.alias for _, info in fields):
        return None
    lists = frozenset(name for name, info in fields if "list[" in str(info.annotation))
    return Way(route, given, asked, model, lists)


def ways(routes: Iterable[BaseRoute]) -> dict[str, Way]:
    """All straight ways, by path; of two routes with one path the first answers, here as everywhere."""
    first: dict[str, APIRoute] = {}
    for route in routes:
        if isinstance(route, APIRoute) and "GET" in (route.methods or ()):
            first.setdefault(route.path, route)
    return {path: found for path, route in first.items() if (found := way(route))}


class Straight:
    """Goes a straight way, or passes on; `straight` off: always passes on."""

    straight = True

    def __init__(self, app: ASGIApp, found: dict[str, Way]) -> None:
        self.app, self._ways = app, found

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        known = self.straight and scope["type"] == "http" and scope["method"] == "GET"
        found = self._ways.get(scope["path"]) if known else None
        if found is None:
            return await self.app(scope, receive, send)
        scope["route"], scope["path_params"] = found.route, {}
        request = Request(scope, receive, send)
        try:
            response = await found.answer(request)
        except KechuangError as error:
            response = await handlers.ours(request, error)
        await zipped(request, response)(scope, receive, send)
        return None
