"""The graph around a node."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from api.answers import answer
from api.classes import is_relation, leaf
from api.deps import Store
from api.errors import ParameterError
from api.models import examples
from api.models.common import example
from api.models.lists import Neighbours, NeighboursAsked
from api.neighbours import neighbours_page
from api.node import one_node
from queries.query import Word

router = APIRouter(prefix="/api/v1/nodes", tags=["nodes"])


@router.get(
    "/{id}/neighbours",
    operation_id="neighbours",
    summary="Neighbours",
    response_model=Neighbours,
    responses=example(examples.NEIGHBOURS, 404, 422),
)
async def neighbours(
    node_id: Annotated[Word, Path(alias="id")], asked: Annotated[NeighboursAsked, Query()], store: Store
) -> Response:
    """What a node is linked to, page by page, in order of relation, direction and id; a hub's neighbours are many."""
    if asked.relation is not None and not is_relation(asked.relation):
        raise ParameterError("api.unknown_relation", name=asked.relation, extra={"parameter": "relation"})
    filters = {"id": node_id, "relation": asked.relation}
    rows, after = await neighbours_page(store, filters, asked.limit, asked.after)
    if not rows:
        await one_node(store, node_id)
    return answer(
        {
            "rows": [{**row, "labels": sorted(row["labels"]), "type": leaf(row["labels"])} for row in rows],
            "after": after,
        }
    )
