"""Search: names first, then passages."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api import paging
from api.answers import answer
from api.ask import Records, ask
from api.catalogue import Catalogue
from api.classes import is_class, leaf
from api.contacts import shown as contacts_shown
from api.deps import Lang, Reader, Store
from api.errors import ParameterError
from api.highlight import spans
from api.models import examples
from api.models.common import example
from api.models.search import Found, SearchAsked
from api.names import find_place
from api.nothing import nothing_found
from api.routes.suggest import told as suggestion
from api.suggest import simplified
from ontology.types.contact import masked
from queries import search
from queries.search.text import loose, phrase

router = APIRouter(prefix="/api/v1", tags=["search"])

NAMES = 20
DEEPEST = 5_000  # passages; further pages of a search are nobody's reading
HOW = ("phrase", "loose")


def _name(record: dict[str, Any], words: str) -> dict[str, Any]:
    kept = {k: record[k] for k in ("id", "name", "place", "names", "match")}
    return {**kept, "type": leaf(record["labels"]), "spans": spans(record["name"] or "", words)}


def _passage(record: dict[str, Any], words: str, contacts: bool) -> dict[str, Any]:
    kept = {k: v for k, v in record.items() if k != "score"}
    text = record["text"] if contacts else masked(record["text"])  # before its words are marked
    return {**kept, "text": text, "spans": spans(text, simplified(words))}


async def _other_names(request: Request, asked: SearchAsked, place: str | None) -> list[dict[str, Any]]:
    """Things whose name the words may mean though no name holds them: pinyin, traditional script, a slip."""
    catalogue: Catalogue = request.app.state.catalogue
    hits = (await catalogue.index()).find(asked.q, asked.type, place, min(NAMES, asked.limit))
    told = [suggestion(hit) for hit in hits]
    kept = ("id", "name", "type", "place", "match")
    return [
        {
            **{k: one[k] for k in kept},
            "names": [one["form"]],
            "spans": one["spans"] if one["form"] == one["name"] else [],
        }
        for one in told
    ]


async def _names(store: Reader, asked: SearchAsked, how: str, place: str | None) -> Records:
    text = phrase(asked.q) if how == "phrase" else loose(asked.q)
    params = search.NameSearchParams(
        text=text[:1000], words=asked.q, place=place, label=asked.type, limit=min(NAMES, asked.limit)
    )
    return await ask(store, search.NAMES, params)


async def _passages(store: Reader, asked: SearchAsked, how: str, place: str | None, skip: int) -> Records:
    words = simplified(asked.q)  # as passages are
    text = phrase(words) if how == "phrase" else loose(words)
    params = search.PassageSearchParams(
        text=text[:1000], place=place, document=asked.document, skip=skip, limit=asked.limit + 1
    )
    return await ask(store, search.PASSAGES, params)


@router.get(
    "/search",
    operation_id="search",
    summary="Search",
    response_model=Found,
    responses=example(examples.SEARCH, 401, 403, 404, 409, 422),
)
async def found(asked: Annotated[SearchAsked, Query()], request: Request, store: Store, lang: Lang) -> Response:
    """Things whose name holds the words, then passages that hold them, with the places of the words marked.

    The words are looked for as they are; only where nothing holds them all, any two neighbouring characters of them.
    Where no name holds them, things that they may mean by another name of a vocabulary, as pinyin, initials, in
    traditional script or with a slip.
    """
    contacts = contacts_shown(request, asked.contacts)
    if len(asked.q) < 2 or not phrase(asked.q):
        raise ParameterError("api.too_short", extra={"parameter": "q"})
    if asked.type is not None and not is_class(asked.type):
        raise ParameterError("api.unknown_class", name=asked.type, extra={"parameter": "type"})
    place = await find_place(store, asked.place)
    bound = {"q": asked.q, "type": asked.type, "place": place, "document": asked.document}
    at = paging.decode(asked.cursor, "search", bound, int) if asked.cursor is not None else 0
    # the cursor holds the number of passages already seen, and which of the two ways found them
    skip, way = divmod(max(at, 0), len(HOW))
    names, passages = await _look(store, asked, HOW[way], place, skip)
    others = []
    if asked.cursor is None and asked.type != "Passage" and not names:
        others = await _other_names(request, asked, place)
    meant = any(one["match"] == "exact" for one in others)
    if not names and not passages and not meant and asked.cursor is None:
        way = 1
        names, passages = await _look(store, asked, HOW[way], place, 0)
    shown = [_name(record, asked.q) for record in names]
    shown = others + [one for one in shown if one["id"] not in {other["id"] for other in others}]
    following = skip + asked.limit
    more = len(passages) > asked.limit and following < DEEPEST
    return answer(
        {
            "names": shown[:NAMES],
            "passages": [_passage(record, asked.q, contacts) for record in passages[: asked.limit]],
            "how": HOW[way],
            "cursor": paging.encode("search", bound, following * len(HOW) + way) if more else None,
            "nothing": None if shown or passages or skip else await nothing_found(store, lang),
        },
        contacts=contacts,
    )


async def _look(store: Reader, asked: SearchAsked, how: str, place: str | None, skip: int) -> tuple[Records, Records]:
    names = [] if asked.type == "Passage" or skip else await _names(store, asked, how, place)
    passages = [] if asked.type not in (None, "Passage") else await _passages(store, asked, how, place, skip)
    return names, passages
