"""Lists and one: what there is, kind by kind."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from api.answers import answer
from api.ask import page
from api.classes import leaf
from api.deps import Lang, Reader, Store
from api.errors import UnknownNodeError
from api.models import examples
from api.models import lists as models
from api.models.common import AskedPage, problems
from api.names import find_place
from api.node import one_node
from api.nothing import nothing_found
from ontology.model import ontology
from queries import lists
from queries.query import Query as NamedQuery
from queries.query import Word

router = APIRouter(prefix="/api/v1", tags=["lists"])

# path → (class of the nodes, what is asked, what is answered, query)
KINDS: dict[str, tuple[str, type[AskedPage], Any, NamedQuery[Any, Any]]] = {
    "units": ("GovernmentUnit", models.ListAsked, models.Units, lists.UNITS),
    "platforms": ("Platform", models.ListAsked, models.Platforms, lists.PLATFORMS),
    "plans": ("Plan", models.PlansAsked, models.Plans, lists.PLANS),
    "measures": ("Measure", models.MeasuresAsked, models.Measures, lists.MEASURES),
    "targets": ("Target", models.TargetsAsked, models.Targets, lists.TARGETS),
    "funds": ("Fund", models.ListAsked, models.Funds, lists.FUNDS),
    "corridors": ("Corridor", models.ListAsked, models.Corridors, lists.CORRIDORS),
    "indicators": ("Indicator", models.IndicatorsAsked, models.Indicators, lists.INDICATORS),
    "places": ("Place", models.ListAsked, models.Places, lists.PLACES),
    "documents": ("Document", models.DocumentsAsked, models.Documents, lists.DOCUMENTS),
}


async def list_answer(store: Reader, lang: str, query: NamedQuery[Any, Any], asked: AskedPage) -> Response:
    """One page of a list."""
    filters = asked.model_dump(exclude={"lang", "limit", "cursor"})
    if "place" in filters:
        filters["place"] = await find_place(store, filters["place"])
    rows, cursor = await page(store, query, filters, asked.limit, asked.cursor)
    nothing = await nothing_found(store, lang) if not rows and asked.cursor is None else None
    return answer({"rows": rows, "cursor": cursor, "nothing": nothing})


def _add(path: str, cls: str, asked_model: type[AskedPage], answered: Any, query: NamedQuery[Any, Any]) -> None:
    """The two operations of one kind."""
    words = ontology().classes[cls]

    async def several(asked: asked_model, store: Store, lang: Lang) -> Response:  # type: ignore[valid-type]  # a model of KINDS
        return await list_answer(store, lang, query, asked)

    several.__annotations__["asked"] = Annotated[asked_model, Query()]
    router.add_api_route(
        f"/{path}",
        several,
        name=f"list_{path}",
        summary=f"{words.label('en')}: list",
        description=f"{query.question('en')} {query.question('zh')}",
        response_model=answered,
        responses={
            200: {"content": {"application/json": {"example": {"rows": [], "cursor": None, "nothing": None}}}},
            **problems(404, 409, 422),
        },
    )

    async def single(node_id: Annotated[Word, Path(alias="id")], store: Store, lang: Lang) -> Response:
        node = await one_node(store, node_id)
        if cls not in node["labels"]:
            raise UnknownNodeError("api.unknown_of_kind", id=node_id, kind=words.label(lang))
        return answer({**node, "labels": sorted(node["labels"]), "type": leaf(node["labels"])})

    router.add_api_route(
        f"/{path}/{{id}}",
        single,
        name=f"one_{path}",
        summary=f"{words.label('en')}: one",
        description="The node, its names, and the documents that name it.",
        response_model=models.Node,
        responses={200: {"content": {"application/json": {"example": examples.NODE}}}, **problems(404, 422)},
    )


for _path, _kind in KINDS.items():
    _add(_path, *_kind)
