"""Lists and one: what there is, kind by kind."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from api.answers import answer
from api.ask import Records, ask
from api.classes import leaf
from api.deps import Lang, Reader, Store
from api.errors import UnknownNodeError
from api.models import examples
from api.models import lists as models
from api.models.common import problems
from api.models.rows import AskedRows, row_responses
from api.names import find_place
from api.node import one_node
from api.routes.profiles import PROFILES
from api.rows import Question, rows_answer
from ontology.model import ontology
from queries import lists
from queries.query import Query as NamedQuery
from queries.query import Word

router = APIRouter(prefix="/api/v1", tags=["lists"])

# path → (class of the nodes, what is asked, what is answered, query)
KINDS: dict[str, tuple[str, type[AskedRows], Any, NamedQuery[Any, Any]]] = {
    "units": ("GovernmentUnit", models.ListAsked, models.Units, lists.UNITS),
    "platforms": ("Platform", models.ListAsked, models.Platforms, lists.PLATFORMS),
    "plans": ("Plan", models.PlansAsked, models.Plans, lists.PLANS),
    "measures": ("Measure", models.MeasuresAsked, models.Measures, lists.MEASURES),
    "targets": ("Target", models.TargetsAsked, models.Targets, lists.TARGETS),
    "funds": ("Fund", models.ListAsked, models.Funds, lists.FUNDS),
    "corridors": ("Corridor", models.ListAsked, models.Corridors, lists.CORRIDORS),
    "zones": ("Zone", models.ListAsked, models.Zones, lists.ZONES),
    "fields": ("Field", models.IndicatorsAsked, models.Fields, lists.FIELDS),
    "designations": ("Designation", models.IndicatorsAsked, models.Designations, lists.DESIGNATIONS),
    "indicators": ("Indicator", models.IndicatorsAsked, models.Indicators, lists.INDICATORS),
    "places": ("Place", models.ListAsked, models.Places, lists.PLACES),
    "documents": ("Document", models.DocumentsAsked, models.Documents, lists.DOCUMENTS),
}


async def list_answer(request: Request, store: Reader, query: NamedQuery[Any, Any], asked: AskedRows) -> Response:
    """One page of a list."""
    filters = asked.model_dump(exclude={*AskedRows.model_fields, "include"})
    if "place" in filters:
        filters["place"] = await find_place(store, filters["place"])
    if filters["sort"].startswith("-"):
        query, filters["sort"] = query.descending, filters["sort"][1:]
    if getattr(asked, "include", None) == "evidence":
        columns = (*query.columns, "evidence")
        return await rows_answer(request, store, Question(query, filters, columns=columns, also=with_evidence), asked)
    return await rows_answer(request, store, Question(query, filters), asked)


async def with_evidence(store: Reader, rows: Records) -> Records:
    """The rows of a list of facts, each with its evidence."""
    params = lists.EvidenceParams(ids=[row["id"] for row in rows])
    said = {one["id"]: one["evidence"] for one in await ask(store, lists.EVIDENCE, params)} if rows else {}
    return [{**row, "evidence": said.get(row["id"], [])} for row in rows]


def _add(path: str, cls: str, asked_model: type[AskedRows], answered: Any, query: NamedQuery[Any, Any]) -> None:
    """The two operations of one kind."""
    words = ontology().classes[cls]

    async def several(request: Request, asked: AskedRows, store: Store) -> Response:
        return await list_answer(request, store, query, asked)

    several.__annotations__["asked"] = Annotated[asked_model, Query()]
    router.add_api_route(
        f"/{path}",
        several,
        name=f"list_{path}",
        operation_id=f"list_{path}",
        summary=f"{words.label('en')}: list",
        description=f"{query.question('en')} {query.question('zh')}",
        response_model=answered,
        responses={
            **row_responses({"rows": [], "cursor": None, "nothing": None}),
            **problems(404, 409, 422),
        },
    )
    if path in PROFILES:
        return

    async def single(node_id: Annotated[Word, Path(alias="id")], store: Store, lang: Lang) -> Response:
        node = await one_node(store, node_id)
        if cls not in node["labels"]:
            raise UnknownNodeError("api.unknown_of_kind", id=node_id, kind=words.label(lang))
        return answer({**node, "labels": sorted(node["labels"]), "type": leaf(node["labels"])})

    router.add_api_route(
        f"/{path}/{{id}}",
        single,
        name=f"one_{path}",
        operation_id=f"one_{path}",
        summary=f"{words.label('en')}: one",
        description="The node, its names, and the documents that name it.",
        response_model=models.Node,
        responses={200: {"content": {"application/json": {"example": examples.NODE}}}, **problems(404, 422)},
    )


for _path, _kind in KINDS.items():
    _add(_path, *_kind)
