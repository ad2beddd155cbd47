"""Decisions: two things are one, or they are two; previewed, taken, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api import paging
from api.answers import answer, fresh
from api.deps import Lang, LanguageAsked, Reader, Store
from api.editing import Decider, Editing
from api.errors import NoEditingError, ParameterError
from api.models import decisions as models
from api.models import examples
from api.models.common import example
from api.names import find
from api.security.gate import Who
from ontology.ids import is_id
from queries.query import Word
from queries.search.kinds import ANY

router = APIRouter(prefix="/api/v1/decisions", tags=["decisions"])
PREVIEWED = "application/vnd.kechuang.preview+json"
RESPONSES = example(examples.DECISION_TAKEN, 400, 401, 403, 404, 409, 422)


async def _decider(request: Request) -> Decider:
    editing: Editing | None = request.app.state.editing
    if editing is None:
        raise NoEditingError("api.no_editing")
    return editing.decider


Deciding = Annotated[Decider, Depends(_decider)]


@router.get(
    "",
    operation_id="list_decisions",
    summary="Decisions",
    response_model=models.Decisions,
    responses=example({"rows": [examples.DECISION], "cursor": None}, 401, 403, 422),
)
async def several(asked: Annotated[models.DecisionsAsked, Query()], decider: Deciding) -> Response:
    """What people said of the identity of things, newest first, each with what has become of it."""
    rows = await run_in_threadpool(decider.listed)
    if asked.cursor is not None:
        at, _, node_id = paging.decode(asked.cursor, "decisions", {}, str).partition(" ")
        rows = [row for row in rows if (row["at"], row["id"]) < (at, node_id)]
    shown, more = rows[: asked.limit], len(rows) > asked.limit
    last = f"{shown[-1]['at']} {shown[-1]['id']}" if more else ""
    return fresh(answer({"rows": shown, "cursor": paging.encode("decisions", {}, last) if more else None}))


@router.post(
    "/preview",
    operation_id="preview_decision",
    summary="What a decision would change",
    response_model=models.DecisionPreview,
    responses=example(examples.DECISION_PREVIEW, 400, 401, 403, 404, 409, 422),
)
async def preview(
    asked: models.DecisionAsked, store: Store, decider: Deciding, lang: Lang, language: LanguageAsked = None
) -> Response:
    """What would become one or two, which documents and relations that touches, and what the names say for themselves.

    Writes nothing. `POST /api/v1/decisions?preview=1` answers the same.
    """
    first, second = await _pair(store, asked)
    return fresh(answer(await run_in_threadpool(decider.preview, asked.kind, first, second, lang)))


@router.post(
    "",
    operation_id="decide",
    summary="Merge or split",
    response_model=models.DecisionTaken,
    responses={
        **RESPONSES,
        200: {
            "content": {
                "application/json": {"example": examples.DECISION_TAKEN},
                PREVIEWED: {"schema": {"$ref": "#/components/schemas/DecisionPreview"}},
            }
        },
    },
)
async def decide(
    asked: models.DecisionAsked,
    request: Request,
    store: Store,
    decider: Deciding,
    lang: Lang,
    preview: Annotated[bool, Query(description="say what would change, write nothing")] = False,
    language: LanguageAsked = None,
) -> Response:
    """Say that two things are one (`same`) or two (`not_same`). Kept for good, with who said it and why."""
    first, second = await _pair(store, asked)
    if preview:
        shown = fresh(answer(await run_in_threadpool(decider.preview, asked.kind, first, second, lang)))
        shown.headers["Content-Type"] = PREVIEWED
        return shown
    why = _reason(asked.why)
    return await _taken(request, lambda by: decider.decide(asked.kind, first, second, by=by, why=why))


@router.post(
    "/{id}/undo",
    operation_id="undo_decision",
    summary="Take a decision back",
    response_model=models.DecisionTaken,
    responses=RESPONSES,
)
async def undo(
    decision: Annotated[Word, Path(alias="id")],
    asked: models.UndoAsked,
    request: Request,
    decider: Deciding,
    language: LanguageAsked = None,
) -> Response:
    """Say the opposite of the same pair: a merge is split again, a split merged. Both decisions stay in the list."""
    why = _reason(asked.why)
    return await _taken(request, lambda by: decider.undo(decision, by=by, why=why))


async def _taken(request: Request, act: Callable[[str], dict[str, Any]]) -> Response:
    who: Who = request.scope.get("who", Who())
    done = await run_in_threadpool(act, who.key.name if who.key else who.name)
    said = done["decision"]
    subjects = f"{said['first']['id']} {said['second']['id']}"
    request.scope["audited"] = {"decision": said["id"], "kind": said["kind"], "subjects": subjects}
    request.app.state.version.forget()  # whoever asks next is to see it
    return fresh(answer(done))


async def _pair(store: Reader, asked: models.DecisionAsked) -> tuple[str, str]:
    """The ids of the two; an id stands for itself, also one that no document names now."""
    ids = []
    for parameter, text in (("first", asked.first), ("second", asked.second)):
        found = None if is_id(text) else await find(store, parameter, text, ANY)
        ids.append(found.id if found else text)
    return ids[0], ids[1]


def _reason(why: str) -> str:
    if not why.strip():
        raise ParameterError("api.decision_needs_why", extra={"parameter": "why"})
    return why.strip()
