"""Rows as CSV, JSON Lines or a workbook, page by page as the store gives them: however many, memory stays flat."""

from __future__ import annotations

import csv
import io
import re
import tempfile
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import IO, Any

import orjson
from starlette.concurrency import run_in_threadpool

from api.cells import cell, text_cell

Pages = AsyncIterator[list[dict[str, Any]]]

BOM = "\ufeff"
MOST_LINES = 200_000  # of a workbook; a sheet has room for 1,048,576, a person for fewer
LONGEST = 32_767  # characters of a cell
DATES = frozenset(
    {"deadline", "due", "issued_on", "effective_on", "expires_on", "valid_from", "valid_to", "published", "day"}
    | {"since", "until", "stated_on"}
)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
CHUNK = 65_536


async def as_csv(pages: Pages, columns: Sequence[str], bom: bool, lang: str) -> AsyncIterator[bytes]:
    """RFC 4180 in UTF-8, one header line; nothing that a document says becomes a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    text.write(BOM if bom else "")
    writer.writerow(columns)
    async for rows in pages:
        writer.writerows([text_cell(row.get(name), lang) for name in columns] for row in rows)
        yield text.getvalue().encode()
        text.seek(0)
        text.truncate()
    yield text.getvalue().encode()


async def as_lines(pages: Pages, columns: Sequence[str]) -> AsyncIterator[bytes]:
    """One row a line, as a JSON object."""
    async for rows in pages:
        lines = (
            orjson.dumps({name: row.get(name) for name in columns}, option=orjson.OPT_NON_STR_KEYS) for row in rows
        )
        yield b"".join(line + b"\n" for line in lines)


class Workbook:
    """A workbook in a file of its own: the rows under a header that stays, and a sheet that says what was asked."""

    def __init__(self, columns: Sequence[str], lang: str = "zh") -> None:
        from xlsxwriter import Workbook as Book  # type: ignore[import-untyped]  # it brings no types

        self.file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as its bytes are sent
        # nothing that a document says becomes a formula or a link
        safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self._book = Book(self.file, {"constant_memory": True, "remove_timezone": True, **safe})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd"})
        self._bold = self._book.add_format({"bold": True, "bottom": 1})
        self._columns, self._lang, self.lines = list(columns), lang, 0
        self._sheet = self._book.add_worksheet("rows")
        self._sheet.freeze_panes(1, 0)
        self._sheet.set_column(0, max(0, len(self._columns) - 1), 18)
        for at, name in enumerate(self._columns):
            self._sheet.write_string(0, at, name, self._bold)

    def add(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write rows below those that are there, up to `MOST_LINES`."""
        for row in rows[: MOST_LINES - self.lines]:
            self.lines += 1
            for at, name in enumerate(self._columns):
                self._write(self._sheet, self.lines, at, name, cell(row.get(name), self._lang))

    def _write(self, sheet: Any, line: int, at: int, name: str, value: str | float | bool | None) -> None:
        if value is None:
            return
        if isinstance(value, bool):
            sheet.write_boolean(line, at, value)
        elif isinstance(value, int | float):
            sheet.write_number(line, at, value)
        elif name in DATES and DAY.fullmatch(value) and (day := _day(value)):
            sheet.write_datetime(line, at, datetime.combine(day, datetime.min.time()), self._day)
        else:
            sheet.write_string(line, at, value[:LONGEST])

    def end(self, asked: Mapping[str, Any]) -> None:
        """Add the sheet of the question, and close the file, which then stands at its beginning."""
        if self.lines:
            self._sheet.autofilter(0, 0, self.lines, max(0, len(self._columns) - 1))
        sheet = self._book.add_worksheet("query")
        sheet.set_column(0, 0, 18)
        sheet.set_column(1, 1, 90)
        told = {**asked, "rows": self.lines, "asked_at": datetime.now(UTC).isoformat(" ", "seconds")}
        for line, (name, value) in enumerate(told.items()):
            sheet.write_string(line, 0, name, self._bold)
            self._write(sheet, line, 1, name, cell(value, self._lang))
        self._book.close()
        self.file.seek(0)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


async def as_workbook(
    pages: Pages, columns: Sequence[str], asked: Mapping[str, Any], lang: str
) -> AsyncIterator[bytes]:
    """A workbook (Office Open XML); rows past `MOST_LINES` are left out, and `complete` on its second sheet says so."""
    book = await run_in_threadpool(Workbook, columns, lang)
    try:
        seen = 0
        async for rows in pages:
            seen += len(rows)
            await run_in_threadpool(book.add, rows)
            if seen > MOST_LINES:
                break
        await run_in_threadpool(book.end, {**asked, "complete": seen <= MOST_LINES})
        while chunk := await run_in_threadpool(book.file.read, CHUNK):
            yield chunk
    finally:
        book.file.close()
