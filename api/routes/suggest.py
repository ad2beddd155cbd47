"""Suggestions while typing."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.answers import answer
from api.catalogue import Catalogue
from api.classes import is_class, leaf
from api.deps import Store
from api.errors import ParameterError
from api.models import examples
from api.models.common import example
from api.models.search import SuggestAsked, Suggested
from api.names import find_place
from api.suggest import Hit

router = APIRouter(prefix="/api/v1", tags=["search"])


def told(hit: Hit) -> dict[str, Any]:
    """A hit as an answer gives it; spans that the form's folding has moved are left out."""
    kept = len(hit.form) == len("".join(hit.form.split())) and hit.end <= len(hit.form)
    return {
        "id": hit.thing.id,
        "name": hit.thing.name,
        "type": leaf(hit.thing.labels),
        "place": hit.thing.place,
        "documents": hit.thing.documents,
        "form": hit.form,
        "match": hit.match,
        "spans": [{"start": hit.start, "end": hit.end}] if kept and hit.match != "alike" else [],
    }


@router.get(
    "/suggest", summary="Suggestions while typing", operation_id="suggest", response_model=Suggested,
    responses=example(examples.SUGGESTED, 404, 409, 422),
)  # fmt: skip
async def suggest(asked: Annotated[SuggestAsked, Query()], request: Request, store: Store) -> Response:
    """Things whose names the typed characters may mean: best first, those that most documents name before others.

    Names and surface forms, those of a place's things with the place before them (江澜科技厅), pinyin (`kejiting`),
    initials (`kjt`), traditional script; only where nothing fits, names that are alike.
    """
    if asked.type is not None and not is_class(asked.type):
        raise ParameterError("api.unknown_class", name=asked.type, extra={"parameter": "type"})
    place = await find_place(store, asked.place)
    catalogue: Catalogue = request.app.state.catalogue
    index = await catalogue.index()
    return answer({"names": [told(hit) for hit in index.find(asked.q, asked.type, place, asked.limit)]})
