"""Questions across things: one operation for each named query of the table."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.deps import Store
from api.models.common import problems
from api.models.rows import AskedRows, Rows, row_responses
from api.questions import answer_question, asked_model
from queries import deadline, document, field, indicator, measure, plan, thing, unit
from queries.query import Query as NamedQuery

router = APIRouter(prefix="/api/v1", tags=["questions"])

# path → (summary, query)
QUESTIONS: dict[str, tuple[str, NamedQuery[Any, Any]]] = {
    "calendar": ("Deadlines", deadline.CALENDAR),
    "beside": ("Named beside a unit (共同列名)", unit.BESIDE),
    "duties": ("Duties of reformed units (职责承接)", unit.DUTIES),
    "conflicts": ("Targets that differ", indicator.CONFLICTS),
    "supply": ("Titles: how many are missing, who bids", indicator.SUPPLY),
    "gaps": ("Measures without a lead, or with several", measure.GAPS),
    "rewards": ("Grants: amounts, conditions, end, office", measure.REWARDS),
    "problems": ("Problems found, and who puts them right", measure.PROBLEMS),
    "projects": ("Projects and their parties", thing.PARTIES),
    "instrument": ("Measures that use an instrument", field.INSTRUMENT),
    "validity": ("Whether documents are in force", plan.VALIDITY),
    "new": ("New documents since a day", document.NEW),
}
EMPTY: dict[str, Any] = {"asked": {}, "rows": [], "cursor": None, "nothing": None}


def _add(path: str, summary: str, query: NamedQuery[Any, Any]) -> None:
    model = asked_model(f"{path.capitalize()}Asked", query)

    async def several(request: Request, asked: AskedRows, store: Store) -> Response:
        return await answer_question(request, store, query, asked, {})

    several.__annotations__["asked"] = Annotated[model, Query()]
    router.add_api_route(
        f"/{path}",
        several,
        name=f"ask_{path}",
        operation_id=f"ask_{path}",
        summary=summary,
        description=f"{query.question('en')} {query.question('zh')}\n\n{query.notes()}",
        response_model=Rows[query.row],  # type: ignore[name-defined]  # the row of each query
        responses={**row_responses(EMPTY), **problems(404, 409, 422)},
    )


for _path, (_summary, _query) in QUESTIONS.items():
    _add(_path, _summary, _query)
