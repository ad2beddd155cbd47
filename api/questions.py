"""From a named query to an operation: its parameters as a request's, names where the query wants ids."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from fastapi import Request
from pydantic import create_model
from pydantic.fields import FieldInfo
from starlette.responses import Response

from api.ask import PageAsked, ask_both
from api.deps import Reader
from api.models.rows import AskedRows
from api.names import Thing, find, find_place, meant
from api.rows import Question, rows_answer
from ontology.ids import ROOT_LABELS, family
from queries import search
from queries.query import Query, Word
from queries.search.kinds import BY_PARAMETER

SAID = {
    "unit": "id or name of a unit (also of a laboratory or park that acts)",
    "platform": "id or name of a platform, zone or fund",
    "plan": "id or name of a plan",
    "indicator": "id or name of an indicator",
    "field": "id or name of a field; narrower fields are included",
    "instrument": "id or name of a policy instrument; narrower ones are included",
    "designation": "id or name of a title or class of platforms",
    "zone": "id or name of a zone",
    "fund": "id or name of a fund, programme or actor that funds",
    "id": "id or name of any named thing",
    "place": "code or name of a place, places below it included",
    "role": "role in the measure",
    "what": "tasks, or the deliverables promised in them",
    "basis": "how the role is known",
    "as_of": "the day that counts, as precise as you like",
    "since": "first day, as precise as you like",
    "until": "last day, as precise as you like",
    "year": "year that a target is for",
    "fragments": "count fragments too: what is missing may stand in the missing part",
}


def asked_model(name: str, query: Query[Any, Any], without: tuple[str, ...] = ()) -> type[AskedRows]:
    """The request's parameters: the query's own but those that the path gives; things by id or by name."""
    own: dict[str, Any] = {}
    for parameter, info in query.params.model_fields.items():
        if parameter in (*without, "after", "limit"):
            continue
        named = parameter in BY_PARAMETER or parameter == "place"
        kind: Any = Word if named else info.annotation
        told = FieldInfo.from_annotation(kind | None if named and not info.is_required() else kind)
        told.metadata = [*told.metadata, *([] if named else info.metadata)]
        told.default = info.default
        told.description = SAID.get(parameter, info.description)
        own[parameter] = (told.annotation, told)
    model: type[AskedRows] = create_model(name, __base__=AskedRows, __doc__=f"Parameters of {query.name}.", **own)
    return model


async def meanings(store: Reader, given: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Thing]]:
    """The parameters with ids for names and codes for places, and what each name was taken to mean."""
    filters = dict(given)
    if "place" in filters:
        filters["place"] = await find_place(store, filters["place"])
    named = [name for name in filters if name in BY_PARAMETER and filters[name] is not None]
    found = await asyncio.gather(
        *(find(store, name, filters[name], BY_PARAMETER[name], filters.get("place")) for name in named)
    )
    things = {name: thing for name, thing in zip(named, found, strict=True) if thing}
    return filters | {name: thing.id for name, thing in things.items()}, things


async def meanings_ahead(
    store: Reader, query: Query[Any, Any], given: Mapping[str, Any], asked: AskedRows, fixed: Mapping[str, Any]
) -> tuple[Reader, dict[str, Any], dict[str, Thing]]:
    """As `meanings`, and a reader that may know the page asked for: an id is looked up together with its question."""
    named = [name for name in given if name in BY_PARAMETER and given[name] is not None]
    alone = len(named) == 1 and given.get("place") is None and "name" not in query.params.model_fields
    if not alone or family(text := given[named[0]]) not in ROOT_LABELS or asked.format not in (None, "json"):
        return store, *await meanings(store, given)
    one_page = PageAsked(query, {**given, **fixed}, asked.limit, asked.cursor)
    known, readings = await ask_both(store, one_page, search.NAMED, search.NamedParams(name=text))
    if readings is None:
        return store, *await meanings(store, given)
    thing = await meant(store, named[0], text, BY_PARAMETER[named[0]], None, readings)
    if thing.id != text:
        return store, {**given, named[0]: thing.id}, {named[0]: thing}
    return known, dict(given), {named[0]: thing}


async def answer_question(
    request: Request, store: Reader, query: Query[Any, Any], asked: AskedRows, fixed: Mapping[str, Any]
) -> Response:
    """The rows of a query; `fixed` is what the path gives."""
    given = asked.model_dump(exclude=set(AskedRows.model_fields))
    store, filters, things = await meanings_ahead(store, query, given, asked, fixed)
    told = {name: thing.told() for name, thing in things.items()}
    return await rows_answer(request, store, Question(query, {**filters, **fixed}), asked, {"asked": told})
