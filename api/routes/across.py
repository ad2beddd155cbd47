"""Things side by side: a matrix of two dimensions, plans compared, paths between two things."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.answers import answer
from api.ask import Records, ask
from api.deps import Lang, Reader, Store
from api.errors import ParameterError
from api.models import examples
from api.models.across import ComparedAsked, Comparison, Matrix, MatrixAsked, Paths, PathsAsked
from api.models.common import example
from api.names import Thing, find
from api.nothing import nothing_found
from api.questions import meanings
from queries import measure, plan, thing
from queries.query import MOST_ROWS, Page
from queries.query import Query as NamedQuery
from queries.search.kinds import PLAN

router = APIRouter(prefix="/api/v1", tags=["questions"])


async def _most(store: Reader, query: NamedQuery[Any, Any], given: dict[str, Any]) -> tuple[Records, bool]:
    """As many rows as one statement may give, and whether there are more."""
    params = query.params.model_validate({**given, "limit": MOST_ROWS})
    assert isinstance(params, Page)
    rows = await ask(store, query, params)
    return rows, len(rows) == MOST_ROWS


def _headings(cells: Records, side: str, limit: int) -> list[dict[str, Any]]:
    sums: Counter[str] = Counter()
    names = {}
    for cell in cells:
        sums[cell[side]] += cell["measures"]
        names[cell[side]] = cell[f"{side}_name"]
    order = sorted(sums, key=lambda one: (-sums[one], one))[:limit]
    return [{"id": one, "name": names[one], "measures": sums[one]} for one in order]


@router.get(
    "/matrix", summary="Matrix", operation_id="matrix", response_model=Matrix,
    responses=example(examples.MATRIX, 404, 409, 422),
)  # fmt: skip
async def matrix(asked: Annotated[MatrixAsked, Query()], store: Store, lang: Lang) -> Response:
    """How many measures there are at each crossing of two dimensions, the largest rows and columns first.

    A measure counts once in each crossing that it touches; a crossing says nothing of a link between the two.
    """
    filters, things = await meanings(store, asked.model_dump(exclude={"lang", "limit"}))
    found, more = await _most(store, measure.MATRIX, filters)
    rows, columns = _headings(found, "row", asked.limit), _headings(found, "column", asked.limit)
    kept = {one["id"] for one in rows}, {one["id"] for one in columns}
    cells = [cell for cell in found if cell["row"] in kept[0] and cell["column"] in kept[1]]
    shown = ("row", "column", "measures", "leads", "examples")
    return answer(
        {
            "asked": {name: one.told() for name, one in things.items()},
            "rows": rows,
            "columns": columns,
            "cells": [{name: cell[name] for name in shown} for cell in cells],
            "partial": more or len(cells) < len(found),
            "nothing": None if found else await nothing_found(store, lang),
        }
    )


def _figures(rows: Records) -> list[dict[str, Any]]:
    grouped: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in rows:
        own = row["indicator"] or row["indicator_as_stated"], row["change"], row["per"], row["year"]
        head = {name: row[name] for name in ("indicator", "indicator_name", "change", "per", "year")}
        one = grouped.setdefault(own, {**head, "figures": {}})
        one["figures"].setdefault(row["plan"], []).append(row)
    return sorted(grouped.values(), key=lambda one: -len(one["figures"]))


def _units(rows: Records) -> list[dict[str, Any]]:
    grouped: dict[str, dict[str, Any]] = {}
    for row in rows:
        one = grouped.setdefault(row["unit"], {"unit": row["unit"], "unit_name": row["unit_name"], "parts": {}})
        one["parts"].setdefault(row["plan"], []).append({"role": row["role"], "measures": row["measures"]})
    return sorted(grouped.values(), key=lambda one: -len(one["parts"]))


@router.get(
    "/compare", summary="Plans side by side", operation_id="compare", response_model=Comparison,
    responses=example(examples.COMPARISON, 404, 409, 422),
)  # fmt: skip
async def compare(asked: Annotated[ComparedAsked, Query()], store: Store) -> Response:
    """The targets of several plans by indicator, and their units; what most plans share comes first.

    Figures of one indicator can be compared where change, per and year are the same: else they are other figures.
    """
    found = await asyncio.gather(*(find(store, "plans", name, PLAN) for name in asked.plans))
    plans: dict[str, Thing] = {one.id: one for one in found if one}
    given = {"plans": list(plans)}
    (figures, more), (charged, yet_more) = await asyncio.gather(
        _most(store, plan.FIGURES, given), _most(store, plan.CHARGED, given)
    )
    return answer(
        {
            "plans": [one.told() for one in plans.values()],
            "indicators": _figures(figures),
            "units": _units(charged),
            "partial": more or yet_more,
        }
    )


@router.get(
    "/paths", summary="Paths between two things", operation_id="paths", response_model=Paths,
    responses=example(examples.PATHS, 404, 409, 422),
)  # fmt: skip
async def paths(asked: Annotated[PathsAsked, Query()], store: Store, lang: Lang) -> Response:
    """The shortest ways of stated relations from one named thing to another, six steps at most, each with its sentence.

    Shared fields, places, indicators and instruments are no steps: they are facets, not connections.
    """
    filters, things = await meanings(store, {"source": asked.source, "target": asked.target})
    if filters["source"] == filters["target"]:
        raise ParameterError("api.same_thing", extra={"parameter": "to"})
    rows = await ask(store, thing.PATH, thing.PathParams(**filters, limit=asked.limit))
    ways: dict[int, Records] = {}
    for row in rows:
        told = {name: sorted(row[name]) for name in ("source_labels", "target_labels")}
        ways.setdefault(row["path"], []).append({**row, **told})
    return answer(
        {
            "asked": {name: one.told() for name, one in things.items()},
            "paths": list(ways.values()),
            "nothing": None if rows else await nothing_found(store, lang),
        }
    )
