"""A document's text, and evidence in it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from api.answers import answer
from api.ask import ask, page
from api.contacts import shown
from api.deps import Store
from api.errors import ParameterError, UnknownNodeError
from api.models import examples
from api.models.common import CONTACTS, Language, example
from api.models.documents import Coverage, MarkedPassages, Passages, PassagesAsked
from api.node import one_node
from api.raw import raw_span
from ontology.types.contact import masked
from queries import document
from queries.query import Word

router = APIRouter(prefix="/api/v1", tags=["documents"])

SPANS = 100


@router.get(
    "/documents/{id}/passages",
    operation_id="passages",
    summary="Passages of a document",
    response_model=Passages,
    responses=example(examples.PASSAGES, 401, 403, 404, 422),
)
async def passages(
    node_id: Annotated[Word, Path(alias="id")],
    asked: Annotated[PassagesAsked, Query()],
    request: Request,
    store: Store,
) -> Response:
    """The document's text: its passages in order, each with its headings and its place in the raw text."""
    contacts = shown(request, asked.contacts)
    filters = {"document": node_id}
    rows, cursor = await page(store, document.PASSAGES, filters, asked.limit, asked.cursor, key="ordinal")
    if not rows and asked.cursor is None:
        await one_node(store, node_id)
    return answer({"rows": rows, "cursor": cursor}, contacts=contacts)


@router.get(
    "/documents/{id}/coverage",
    summary="How much of a document was read",
    response_model=Coverage,
    responses=example(examples.COVERAGE, 404, 422),
)
async def coverage(node_id: Annotated[Word, Path(alias="id")], store: Store, lang: Language | None = None) -> Response:
    """Whole or fragment and why, clauses and figures seen and read, the share of the text that no rule understood."""
    rows = await ask(store, document.COVERAGE, document.CoverageParams(document=node_id))
    if not rows:
        raise UnknownNodeError("api.unknown_id", id=node_id)
    return answer(rows[0])


@router.get(
    "/evidence",
    operation_id="evidence",
    summary="Evidence",
    response_model=MarkedPassages,
    responses=example(examples.EVIDENCE, 401, 403, 404, 422),
)
async def evidence(
    passage: Annotated[list[Word], Query(max_length=SPANS, description="id of a passage; repeatable")],
    start: Annotated[list[int], Query(max_length=SPANS, description="first code point; as many as passages")],
    end: Annotated[list[int], Query(max_length=SPANS, description="code point after the last; as many as passages")],
    request: Request,
    store: Store,
    contacts: Annotated[bool, Query(description=CONTACTS)] = False,
    lang: Language | None = None,
) -> Response:
    """These passages with these spans marked: the words, and where they stand in the raw text or on which page."""
    contacts = shown(request, contacts)
    if not len(passage) == len(start) == len(end):
        raise ParameterError("api.uneven_spans", extra={"parameter": "passage"})
    wanted = list(dict.fromkeys(passage))
    records = await ask(store, document.EVIDENCE, document.EvidenceParams(passages=wanted))
    known = {
        record["passage"]: record if contacts else {**record, "text": masked(record["text"])} for record in records
    }
    marked: dict[str, list[dict[str, Any]]] = {node_id: [] for node_id in wanted}
    for node_id, a, z in zip(passage, start, end, strict=True):
        if node_id not in known:
            raise UnknownNodeError("api.unknown_id", id=node_id)
        marked[node_id].append(_span(known[node_id], a, z))
    dropped = {"segments", "raw_start", "raw_end"}
    return answer(
        {"passages": [{**{k: v for k, v in known[i].items() if k not in dropped}, "spans": marked[i]} for i in wanted]},
        contacts=contacts,
    )


def _span(record: dict[str, Any], start: int, end: int) -> dict[str, Any]:
    text = record["text"]
    if not 0 <= start < end <= len(text):
        raise ParameterError("api.bad_span", start=start, end=end, passage=record["passage"], length=len(text))
    raw = raw_span(record, start, end)
    return {
        "start": start,
        "end": end,
        "quote": text[start:end],
        "raw_start": raw[0] if raw else None,
        "raw_end": raw[1] if raw else None,
    }
