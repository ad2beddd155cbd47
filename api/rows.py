"""An answer of rows: one page as JSON, or all of them as CSV, JSON Lines or a workbook."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from api.answers import answer
from api.ask import Records, page
from api.deps import Reader
from api.errors import ParameterError
from api.export import as_csv, as_lines, as_workbook
from api.language import language_of
from api.models.rows import MEDIA, PARTIAL, AskedRows, Format
from api.nothing import nothing_found
from ontology.types.contact import covered, suspicious
from queries.query import Query

PORTION = 500  # rows read at a time for an export


def in_order(record: dict[str, Any]) -> dict[str, Any]:
    """The row with its labels in the one order that the models give them; the stores have orders of their own."""
    if "other_labels" in record:
        record["other_labels"] = sorted(record["other_labels"])
    return record


@dataclass(frozen=True, slots=True)
class Question:
    """A named query that is read page by page, with its filters as ids.

    `shape` makes a record a row; `also` reads what a page's rows are to have besides.
    """

    query: Query[Any, Any]
    filters: Mapping[str, Any]
    shape: Callable[[dict[str, Any]], dict[str, Any]] = in_order
    columns: tuple[str, ...] = field(default=())
    also: Callable[[Reader, Records], Awaitable[Records]] | None = None

    def names(self) -> list[str]:
        """The columns of a row."""
        return [*(self.columns or self.query.columns)]


def wanted(request: Request, asked: AskedRows) -> Format:
    """The format that a request wants: `format`, else the first of ours that Accept names, else JSON."""
    if asked.format:
        return asked.format
    for part in request.headers.get("accept", "")[:1000].split(","):
        media = part.split(";")[0].strip().lower()
        if media in ("*/*", "application/json", "application/*"):
            return "json"
        for name, own in MEDIA.items():
            if media == own:
                return name
    return "json"


def chosen(question: Question, asked: AskedRows) -> list[str]:
    """The columns asked for, in the order asked; `ParameterError` for one that there is not."""
    columns = question.names()
    if asked.fields is None:
        return columns
    names = [name.strip() for name in asked.fields.split(",") if name.strip()]
    for name in names:
        if name not in columns:
            extra = {"parameter": "fields"}
            raise ParameterError("api.unknown_column", name=name[:100], columns=", ".join(columns), extra=extra)
    return list(dict.fromkeys(names)) or columns


async def rows_answer(
    request: Request, store: Reader, question: Question, asked: AskedRows, head: Mapping[str, Any] | None = None
) -> Response:
    """The answer; `head` is what a JSON answer holds beside the rows."""
    form, columns = wanted(request, asked), chosen(question, asked)
    if form != "json":
        return await _export(request, store, question, asked, form, columns)
    shaped, cursor = await _page(store, question, asked.limit, asked.cursor)
    if asked.fields is not None:
        picked = [{name: row.get(name) for name in columns} for row in shaped]
        answered = answer({"rows": picked, "cursor": cursor})
        answered.headers["Content-Type"] = PARTIAL
        return answered
    empty = not shaped and asked.cursor is None
    nothing = await nothing_found(store, language_of(request)) if empty else None
    return answer({**(head or {}), "rows": shaped, "cursor": cursor, "nothing": nothing})


async def _page(
    store: Reader, question: Question, limit: int, cursor: str | None
) -> tuple[list[dict[str, Any]], str | None]:
    records, following = await page(store, question.query, question.filters, limit, cursor)
    rows = [question.shape(record) for record in records]
    return (await question.also(store, rows) if question.also else rows), following


async def _pages(store: Reader, question: Question, asked: AskedRows) -> AsyncIterator[Records]:
    left = asked.limit if "limit" in asked.model_fields_set else None
    cursor = asked.cursor
    while left is None or left > 0:
        shaped, cursor = await _page(store, question, min(PORTION, left or PORTION), cursor)
        yield covered(shaped) if suspicious(orjson.dumps(shaped, option=orjson.OPT_NON_STR_KEYS)) else shaped
        left = None if left is None else left - len(shaped)
        if cursor is None:
            return


async def _begun(pages: AsyncIterator[Records]) -> AsyncIterator[Records]:
    """The pages with the first one read: an error in it is told before the answer begins."""
    first = await anext(pages, None)

    async def again() -> AsyncIterator[Records]:
        if first is not None:
            yield first
        async for rows in pages:
            yield rows

    return again()


async def _export(
    request: Request, store: Reader, question: Question, asked: AskedRows, form: Format, columns: list[str]
) -> Response:
    lang = language_of(request)
    pages = await _begun(_pages(store, question, asked))
    if form == "csv":
        body = as_csv(pages, columns, asked.bom, lang)
    elif form == "jsonl":
        body = as_lines(pages, columns)
    else:
        told = {"query": question.query.name, "question": question.query.question(lang)}
        body = as_workbook(pages, columns, {**told, "address": str(request.url), **question.filters}, lang)
    name = f"{question.query.name.replace('/', '-')}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Vary": "Accept-Language"}
    media = MEDIA[form] + ("; charset=utf-8; header=present" if form == "csv" else "")
    return StreamingResponse(body, headers=headers, media_type=media)
