"""Which unit has to do with which platform, and which unit answers for which target."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.answers import answer
from api.ask import page
from api.deps import Lang, Store
from api.models import examples
from api.models.common import problems
from api.models.rows import AskedRows, row_responses
from api.models.trace import PlatformTrace, PlatformTraceAsked, TargetTrace, TargetTraceAsked
from api.names import Thing
from api.nothing import nothing_found
from api.questions import meanings, meanings_ahead
from api.rows import Question, rows_answer, wanted
from ontology.messages import say
from queries import trace

router = APIRouter(prefix="/api/v1/trace", tags=["trace"])


def _asked(names: tuple[str, ...], things: Mapping[str, Thing], place: str | None) -> dict[str, Any]:
    """What the parameters were taken to mean."""
    return {**{name: things[name].told() if name in things else None for name in names}, "place": place}


@router.get(
    "/platforms",
    operation_id="trace_platforms",
    summary="Units and platforms",
    response_model=PlatformTrace,
    responses={**row_responses(examples.PLATFORM_TRACE), **problems(404, 409, 422)},
)
async def platforms(
    asked: Annotated[PlatformTraceAsked, Query()], request: Request, store: Store, lang: Lang
) -> Response:
    """Rows unit – link – platform, zone or fund, each with the sentences that say so.

    Four kinds of link, never mixed: `task` (in charge of a task that names the platform, never of the platform
    itself), `supervises`, `operates`, `bids`. Units named beside each other are no partners.
    """
    given = asked.model_dump(exclude=set(AskedRows.model_fields))
    store, filters, things = await meanings_ahead(store, trace.PLATFORMS, given, asked, {})
    head = {
        "asked": _asked(("unit", "platform", "plan"), things, filters["place"]),
        "links": {link: say(f"api.link.{link}", lang) for link in ("task", "supervises", "operates", "bids")},
    }
    return await rows_answer(request, store, Question(trace.PLATFORMS, filters), asked, head)


@router.get(
    "/targets",
    operation_id="trace_targets",
    summary="Units and targets",
    response_model=TargetTrace,
    responses={**row_responses(examples.TARGET_TRACE), **problems(404, 409, 422)},
)
async def targets(asked: Annotated[TargetTraceAsked, Query()], request: Request, store: Store, lang: Lang) -> Response:
    """Rows unit – link – target, each with the sentences that say so.

    `link` is `target` (charged with the figure itself), `measure` (the figure stands in the unit's measure) or `plan`
    (the unit answers for the plan as a whole). Targets with whom nobody is charged stand apart under `unassigned`;
    those of fragments only with `fragments=true`, since who is charged may stand in the missing part.
    """
    outside = {*AskedRows.model_fields, "fragments", "unassigned_cursor"}
    filters, things = await meanings(store, asked.model_dump(exclude=outside))
    question = Question(trace.TARGETS, filters)
    if wanted(request, asked) != "json" or asked.fields is not None:
        return await rows_answer(request, store, question, asked)
    lone = {name: filters[name] for name in trace.TargetParams.model_fields if name in filters}
    lone["fragments"] = asked.fragments
    narrowed = any(filters[name] is not None for name in set(filters) - set(lone))
    rows, cursor = list[dict[str, Any]](), None
    nobody = None
    if asked.unassigned_cursor is not None:
        nobody = await page(store, trace.UNASSIGNED, lone, asked.limit, asked.unassigned_cursor)
    elif asked.cursor is not None or narrowed:
        rows, cursor = await page(store, trace.TARGETS, filters, asked.limit, asked.cursor)
    else:
        (rows, cursor), nobody = await asyncio.gather(
            page(store, trace.TARGETS, filters, asked.limit, None),
            page(store, trace.UNASSIGNED, lone, asked.limit, None),
        )
    empty = not rows and asked.cursor is None and asked.unassigned_cursor is None
    text = say("api.unassigned", lang) + ("" if asked.fragments else say("api.unassigned_fragments", lang))
    return answer(
        {
            "asked": _asked(("unit", "indicator", "plan"), things, filters["place"]),
            "links": {link: say(f"api.link.{link}", lang) for link in ("target", "measure", "plan")},
            "rows": rows,
            "cursor": cursor,
            "unassigned": {"text": text, "rows": nobody[0], "cursor": nobody[1]} if nobody else None,
            "nothing": await nothing_found(store, lang) if empty else None,
        }
    )
