"""One thing of each kind with what is asked about it, and each of these questions whole."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import RedirectResponse, Response

from api.answers import answer
from api.ask import ask, page
from api.classes import leaf
from api.deps import Lang, Reader, Store
from api.errors import ParameterError, UnknownNodeError
from api.models import examples, profiles
from api.models.common import problems
from api.models.lists import Node
from api.models.profiles import ProfileAsked
from api.models.rows import AskedRows, Rows, row_responses
from api.node import one_node
from api.questions import answer_question, asked_model
from api.rows import in_order
from api.tallied import one_unit, reader_for
from ontology.model import ontology
from queries import deadline, field, indicator, lists, measure, node, place, plan, thing, trace, unit
from queries.query import Query as NamedQuery
from queries.query import Word

One = Callable[[Reader, str], Awaitable[dict[str, Any]]]

router = APIRouter(prefix="/api/v1", tags=["profiles"])


@dataclass(frozen=True, slots=True)
class Part:
    """A section: its query, and the parameter that the thing is; `code`: by the place's code, `many`: in a list."""

    query: NamedQuery[Any, Any]
    parameter: str
    code: bool = False
    many: bool = False

    def fixed(self, found: Mapping[str, Any]) -> dict[str, Any]:
        """The parameter's value for this node."""
        value = found["properties"]["code"] if self.code else found["id"]
        return {self.parameter: [value] if self.many else value}


_RELATIONS, _TASKS = Part(thing.RELATIONS, "id"), Part(thing.TASKS, "id")
_PLATFORM = {
    "links": Part(trace.PLATFORMS, "platform"),
    "relations": _RELATIONS,
    "tasks": _TASKS,
    "history": Part(unit.HISTORY, "unit"),
}
_ZONE = {**_PLATFORM, "inside": Part(thing.INSIDE, "zone")}
_FACT = {"stated": Part(measure.STATED, "id")}
# path → (class, answer, sections)
PROFILES: dict[str, tuple[str, type[Node], dict[str, Part]]] = {
    "units": (
        "Actor",
        profiles.UnitProfile,
        {
            "measures": Part(unit.MEASURES, "unit"),
            "platforms": Part(trace.PLATFORMS, "unit"),
            "targets": Part(trace.TARGETS, "unit"),
            "deadlines": Part(deadline.CALENDAR, "unit"),
            "plans": Part(unit.PLANS, "unit"),
            "beside": Part(unit.BESIDE, "unit"),
            "history": Part(unit.HISTORY, "unit"),
            "duties": Part(unit.DUTIES, "unit"),
            "relations": _RELATIONS,
        },
    ),
    "platforms": ("Platform", profiles.PlatformProfile, _PLATFORM),
    "corridors": ("Corridor", profiles.ZoneProfile, _ZONE),
    "zones": ("Zone", profiles.ZoneProfile, _ZONE),
    "funds": ("Fund", profiles.FundProfile, {**_PLATFORM, "funds": Part(thing.FUNDS, "fund")}),
    "plans": (
        "Plan",
        profiles.PlanProfile,
        {
            "validity": Part(plan.VALIDITY, "plan"),
            "measures": Part(plan.TREE, "plan"),
            "units": Part(plan.UNITS, "plan"),
            "targets": Part(plan.FIGURES, "plans", many=True),
            "unassigned": Part(trace.UNASSIGNED, "plan"),
            "deadlines": Part(deadline.CALENDAR, "plan"),
            "gaps": Part(measure.GAPS, "plan"),
            "relations": _RELATIONS,
        },
    ),
    "measures": ("Measure", profiles.FactProfile, _FACT),
    "targets": ("Target", profiles.FactProfile, _FACT),
    "places": (
        "Place",
        profiles.PlaceProfile,
        {
            "tasks": Part(place.TASKS, "place", code=True),
            "units": Part(lists.UNITS, "place", code=True),
            "platforms": Part(lists.PLATFORMS, "place", code=True),
            "plans": Part(lists.PLANS, "place", code=True),
            "sources": Part(lists.DOCUMENTS, "place", code=True),
            "rewards": Part(measure.REWARDS, "place", code=True),
        },
    ),
    "indicators": (
        "Indicator",
        profiles.IndicatorProfile,
        {
            "series": Part(indicator.SERIES, "indicator"),
            "charged": Part(trace.TARGETS, "indicator"),
            "conflicts": Part(indicator.CONFLICTS, "indicator"),
        },
    ),
    "fields": (
        "Field",
        profiles.FieldProfile,
        {"measures": Part(field.MEASURES, "field"), "things": Part(field.THINGS, "field")},
    ),
    "designations": (
        "Designation",
        profiles.DesignationProfile,
        {"supply": Part(indicator.SUPPLY, "designation"), "relations": _RELATIONS, "tasks": _TASKS},
    ),
}


async def found_or_moved(
    request: Request, store: Reader, node_id: str, cls: str, lang: str, one: One = one_node
) -> Any:
    """The node's record; a redirect for an id that was merged away; `UnknownNodeError` for another kind.

    `one` reads the record.
    """
    try:
        found = await one(store, node_id)
    except UnknownNodeError:
        merged = await ask(store, node.REDIRECT, node.NodeParams(id=node_id))
        if not merged or merged[0]["to"] == node_id:
            raise
        # of the path alone, so that it holds behind any proxy
        parts = request.scope["path"].split("/")
        parts[parts.index(node_id)] = merged[0]["to"]
        target = "/".join(quote(part, safe=":") for part in parts)
        query = request.url.query
        return RedirectResponse(f"{target}?{query}" if query else target, 301)
    if cls not in found["labels"]:
        raise UnknownNodeError("api.unknown_of_kind", id=node_id, kind=ontology().classes[cls].label(lang))
    return found


def _one(path: str) -> One:
    return one_unit if path == "units" else one_node


async def _section(store: Reader, path: str, name: str, part: Part, found: Mapping[str, Any], limit: int) -> Any:
    rows, cursor = await page(store, part.query, part.fixed(found), limit, None)
    more = f"/api/v1/{path}/{quote(found['id'], safe=':')}/{name}" if cursor else None
    return {"rows": [in_order(row) for row in rows], "more": more}


def _sections(asked: ProfileAsked, parts: Mapping[str, Part]) -> set[str]:
    if asked.sections is None:
        return set(parts)
    names = {name.strip() for name in asked.sections.split(",") if name.strip()}
    for name in sorted(names - set(parts)):
        extra = {"parameter": "sections"}
        raise ParameterError("api.unknown_section", name=name[:100], sections=", ".join(parts), extra=extra)
    return names


def _add(path: str, cls: str, answered: type[Node], parts: dict[str, Part]) -> None:
    words = ontology().classes[cls]

    async def single(
        node_id: Annotated[Word, Path(alias="id")],
        asked: Annotated[ProfileAsked, Query()],
        request: Request,
        store: Store,
        lang: Lang,
    ) -> Response:
        wanted = _sections(asked, parts)
        found = await found_or_moved(request, store, node_id, cls, lang, _one(path))
        if isinstance(found, Response):
            return found
        chosen = [name for name in parts if name in wanted]
        reader = await reader_for(store, found, several=True)
        rows = await asyncio.gather(*(_section(reader, path, n, parts[n], found, asked.limit) for n in chosen))
        told = {**found, "labels": sorted(found["labels"]), "type": leaf(found["labels"])}
        return answer({**told, **dict.fromkeys(parts), **dict(zip(chosen, rows, strict=True))})

    router.add_api_route(
        f"/{path}/{{id}}",
        single,
        name=f"one_{path}",
        operation_id=f"one_{path}",
        summary=f"{words.label('en')}: profile",
        description=f"{answered.__doc__} Each section gives its first rows, and where the others are.",
        response_model=answered,
        responses={
            200: {"content": {"application/json": {"example": {**examples.NODE, **dict.fromkeys(parts)}}}},
            301: {"description": "The id was merged away: `Location` has the one that stands for it."},
            **problems(404, 422),
        },
    )
    for name, part in parts.items():
        _add_section(path, cls, name, part)


def _add_section(path: str, cls: str, name: str, part: Part) -> None:
    model = asked_model(f"{path.capitalize()}{name.capitalize()}Asked", part.query, (part.parameter,))

    async def several(
        node_id: Annotated[Word, Path(alias="id")], asked: AskedRows, request: Request, store: Store, lang: Lang
    ) -> Response:
        found = await found_or_moved(request, store, node_id, cls, lang, _one(path))
        if isinstance(found, Response):
            return found
        reader = await reader_for(store, found)
        return await answer_question(request, reader, part.query, asked, part.fixed(found))

    several.__annotations__["asked"] = Annotated[model, Query()]
    router.add_api_route(
        f"/{path}/{{id}}/{name}",
        several,
        name=f"{path}_{name}",
        operation_id=f"{path}_{name}",
        summary=f"{ontology().classes[cls].label('en')}: {name}",
        description=f"{part.query.question('en')} {part.query.question('zh')}\n\n{part.query.notes()}",
        response_model=Rows[part.query.row],  # type: ignore[name-defined]  # the row of each query
        responses={
            **row_responses({"asked": {}, "rows": [], "cursor": None, "nothing": None}),
            301: {"description": "The id was merged away: `Location` has the one that stands for it."},
            **problems(404, 409, 422),
        },
    )


for _path, _profile in PROFILES.items():
    _add(_path, *_profile)
