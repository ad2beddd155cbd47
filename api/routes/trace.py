"""Which unit has to do with which platform, and which unit answers for which target."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.answers import answer
from api.ask import page
from api.deps import Lang, Store
from api.models import examples
from api.models.common import example
from api.models.trace import PlatformTrace, PlatformTraceAsked, TargetTrace, TargetTraceAsked
from api.names import Thing, find, find_place
from api.nothing import nothing_found
from ontology.messages import say
from queries import trace
from queries.search.kinds import INDICATOR, PLAN, PLATFORM, UNIT

router = APIRouter(prefix="/api/v1/trace", tags=["trace"])


def _told(thing: Thing | None) -> dict[str, str | None] | None:
    return thing.told() if thing else None


def _id(thing: Thing | None) -> str | None:
    return thing.id if thing else None


@router.get(
    "/platforms",
    summary="Units and platforms",
    response_model=PlatformTrace,
    responses=example(examples.PLATFORM_TRACE, 404, 409, 422),
)
async def platforms(asked: Annotated[PlatformTraceAsked, Query()], store: Store, lang: Lang) -> Response:
    """Rows unit – link – platform, zone or fund, each with the sentences that say so.

    Four kinds of link, never mixed: `task` (in charge of a task that names the platform, never of the platform
    itself), `supervises`, `operates`, `bids`. Units named beside each other are no partners.
    """
    place = await find_place(store, asked.place)
    unit = await find(store, "unit", asked.unit, UNIT, place)
    platform = await find(store, "platform", asked.platform, PLATFORM, place)
    plan = await find(store, "plan", asked.plan, PLAN, place)
    filters = {
        "unit": _id(unit),
        "platform": _id(platform),
        "plan": _id(plan),
        "place": place,
        "role": asked.role,
        "as_of": asked.as_of,
    }
    rows, cursor = await page(store, trace.PLATFORMS, filters, asked.limit, asked.cursor)
    empty = not rows and asked.cursor is None
    return answer(
        {
            "asked": {"unit": _told(unit), "platform": _told(platform), "plan": _told(plan), "place": place},
            "links": {link: say(f"api.link.{link}", lang) for link in ("task", "supervises", "operates", "bids")},
            "rows": rows,
            "cursor": cursor,
            "nothing": await nothing_found(store, lang) if empty else None,
        }
    )


@router.get(
    "/targets",
    summary="Units and targets",
    response_model=TargetTrace,
    responses=example(examples.TARGET_TRACE, 404, 409, 422),
)
async def targets(asked: Annotated[TargetTraceAsked, Query()], store: Store, lang: Lang) -> Response:
    """Rows unit – link – target, each with the sentences that say so.

    `link` is `target` (charged with the figure itself), `measure` (the figure stands in the unit's measure) or `plan`
    (the unit answers for the plan as a whole). Targets with whom nobody is charged stand apart under `unassigned`;
    those of fragments only with `fragments=true`, since who is charged may stand in the missing part.
    """
    place = await find_place(store, asked.place)
    unit = await find(store, "unit", asked.unit, UNIT, place)
    indicator = await find(store, "indicator", asked.indicator, INDICATOR)
    plan = await find(store, "plan", asked.plan, PLAN, place)
    filters = {
        "unit": _id(unit),
        "indicator": _id(indicator),
        "plan": _id(plan),
        "place": place,
        "year": asked.year,
    }
    lone = {**filters, "fragments": asked.fragments}
    if asked.unassigned_cursor is not None:
        rows, cursor = list[dict[str, Any]](), None
        nobody = await page(store, trace.UNASSIGNED, lone, asked.limit, asked.unassigned_cursor)
    elif asked.cursor is not None:
        rows, cursor = await page(store, trace.TARGETS, filters, asked.limit, asked.cursor)
        nobody = None
    else:
        (rows, cursor), nobody = await asyncio.gather(
            page(store, trace.TARGETS, filters, asked.limit, None),
            page(store, trace.UNASSIGNED, lone, asked.limit, None),
        )
    empty = not rows and asked.cursor is None and asked.unassigned_cursor is None
    text = say("api.unassigned", lang) + ("" if asked.fragments else say("api.unassigned_fragments", lang))
    return answer(
        {
            "asked": {"unit": _told(unit), "indicator": _told(indicator), "plan": _told(plan), "place": place},
            "links": {link: say(f"api.link.{link}", lang) for link in ("target", "measure", "plan")},
            "rows": rows,
            "cursor": cursor,
            "unassigned": {"text": text, "rows": nobody[0], "cursor": nobody[1]} if nobody else None,
            "nothing": await nothing_found(store, lang) if empty else None,
        }
    )
