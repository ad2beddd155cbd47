"""Rows as CSV, workbook and JSON Lines; columns chosen; tags, compression, other origins."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import datetime

import openpyxl
import pytest

from api.cells import text_cell
from api.export import BOM, Workbook
from api.settings import ApiSettings
from graph.bolt import BoltStore
from graph.reader import AsyncReader
from tests.api.conftest import Client, asking

GAPS = "/api/v1/gaps"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class TestFormats:
    def test_csv_has_every_row_and_the_same_columns(self, sampled: Client) -> None:
        answered = sampled.get(GAPS, params={"format": "csv"})
        assert answered.headers["content-type"] == "text/csv; charset=utf-8; header=present"
        lines = list(csv.DictReader(io.StringIO(answered.text, newline="")))
        rows = sampled.get(GAPS, params={"limit": 500}).json()["rows"]
        assert [line["key"] for line in lines] == [row["key"] for row in rows]
        assert list(lines[0]) == list(rows[0])
        assert lines[0]["units"].startswith(rows[0]["units"][0]["unit_as_stated"] + "(")
        assert "\r\n" in answered.text

    def test_what_a_unit_does_is_told_in_words_of_the_language(self, sampled: Client) -> None:
        asked = {"format": "csv", "fields": "units", "limit": 100}
        chinese, english = (sampled.get("/api/v1/calendar", params=asked | {"lang": lang}) for lang in ("zh", "en"))
        assert "(牵头)" in chinese.text
        assert "(leads)" in english.text
        assert chinese.headers["vary"].startswith("Accept-Language")

    def test_a_byte_order_mark_where_asked_for(self, sampled: Client) -> None:
        assert sampled.get(GAPS, params={"format": "csv", "bom": True}).content.startswith(BOM.encode())
        assert not sampled.get(GAPS, params={"format": "csv"}).content.startswith(BOM.encode())

    @pytest.mark.parametrize("text", ["=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)", "+A1", "-A1", "-1+2", "\t=1", "＝1+1"])
    def test_what_a_document_says_is_no_formula(self, text: str) -> None:
        assert text_cell(text) == f"'{text}"
        assert text_cell([text, "b"]) == f"'{text} | b"

    @pytest.mark.parametrize("value", ["=", "-5.2", "+3%", "1,000", "a=b", "省科技厅", "'", "", -5, 0.5, True, None])
    def test_what_cannot_be_one_stays(self, value: object) -> None:
        assert text_cell(value) == value

    def test_json_lines(self, sampled: Client) -> None:
        answered = sampled.get(GAPS, headers={"Accept": "application/x-ndjson"})
        rows = [json.loads(line) for line in answered.text.splitlines()]
        assert rows == sampled.get(GAPS, params={"limit": 500}).json()["rows"]

    def test_a_workbook_of_real_types(self, sampled: Client) -> None:
        answered = sampled.get("/api/v1/rewards", headers={"Accept": XLSX})
        book = openpyxl.load_workbook(io.BytesIO(answered.content))
        sheet, query = book["rows"], book["query"]
        assert sheet.freeze_panes == "A2"
        header = [cell.value for cell in sheet[1]]
        first = dict(zip(header, (cell for cell in sheet[2]), strict=True))
        assert (first["amount"].value, first["trial"].value) == (200000, True)
        assert first["effective_on"].value == datetime(2025, 1, 1)  # noqa: DTZ001 - a sheet's dates have no zone
        told = {str(name.value): value.value for name, value in query.iter_rows(max_col=2)}
        assert told["query"] == "measure/rewards"
        assert told["rows"] == sheet.max_row - 1
        assert told["complete"] is True

    @pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "https://example.org", "1e5", "{=1}"])
    def test_text_in_a_workbook_stays_text(self, text: str) -> None:
        book = Workbook(["text"])
        book.add([{"text": text}])
        book.end({"question": text})
        read = openpyxl.load_workbook(book.file)
        cell = read["rows"]["A2"]
        assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
        assert read["query"]["B1"].data_type == "s"
        book.file.close()

    def test_columns_chosen(self, sampled: Client) -> None:
        answered = sampled.get(GAPS, params={"fields": "measure_title,gap", "limit": 1})
        [row] = answered.json()["rows"]
        assert list(row) == ["measure_title", "gap"]
        refused = sampled.get(GAPS, params={"fields": "gap,shoes"})
        assert (refused.status_code, refused.json()["key"]) == (422, "api.unknown_column")

    def test_as_many_rows_as_asked_for(self, sampled: Client) -> None:
        whole = sampled.get(GAPS, params={"format": "jsonl"}).text.splitlines()
        assert sampled.get(GAPS, params={"format": "jsonl", "limit": 2}).text.splitlines() == whole[:2]

    def test_what_is_wrong_is_said_before_anything_is_sent(self, sampled: Client) -> None:
        refused = sampled.get(GAPS, params={"format": "csv", "plan": "没有的文件"})
        assert (refused.status_code, refused.headers["content-type"]) == (404, "application/problem+json")

    @pytest.mark.parametrize("path", ["/api/v1/units", "/api/v1/trace/platforms", "/api/v1/trace/targets"])
    def test_lists_and_traces_too(self, sampled: Client, path: str) -> None:
        lines = sampled.get(path, params={"format": "jsonl"}).text.splitlines()
        assert [json.loads(line) for line in lines] == sampled.get(path, params={"limit": 500}).json()["rows"]


class TestTags:
    def test_unchanged_is_said_without_a_body(self, sampled: Client) -> None:
        first = sampled.get(GAPS)
        again = sampled.get(GAPS, headers={"If-None-Match": f'"other", {first.headers["etag"]}'})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
        assert sampled.get(GAPS).content == first.content

    def test_another_question_or_language_or_form_has_another_tag(self, sampled: Client) -> None:
        tags = [
            sampled.get(GAPS).headers["etag"],
            sampled.get(GAPS, params={"limit": 3}).headers["etag"],
            sampled.get(GAPS, headers={"Accept-Language": "en"}).headers["etag"],
            sampled.get(GAPS, headers={"Accept-Encoding": "identity"}).headers["etag"],
        ]
        assert len(set(tags)) == 4

    def test_errors_have_none(self, sampled: Client) -> None:
        assert "etag" not in sampled.get("/api/v1/units/unit:none").headers

    def test_after_a_write_the_answer_is_another(self, store: BoltStore, client: Client) -> None:
        first = client.get("/api/v1/units")
        store.write(lambda tx: tx.run("MATCH (l:Lease) SET l.touched = l.touched + 1"))
        client.app.state.version.forget()
        again = client.get("/api/v1/units", headers={"If-None-Match": first.headers["etag"]})
        assert again.status_code == 200
        assert again.headers["etag"] != first.headers["etag"]

    def test_compressed_where_asked_for(self, sampled: Client) -> None:
        assert sampled.get(GAPS, headers={"Accept-Encoding": "gzip"}).headers["content-encoding"] == "gzip"
        assert "content-encoding" not in sampled.get(GAPS, headers={"Accept-Encoding": "identity"}).headers


class TestOrigins:
    @pytest.fixture
    def named(self, samples: BoltStore) -> Iterator[Client]:
        settings = ApiSettings(cors="https://a.example, https://b.example")
        with asking(AsyncReader(samples.where), settings) as opened:
            yield opened

    def test_none_unless_named(self, sampled: Client, named: Client) -> None:
        asked = {"Origin": "https://b.example"}
        assert "access-control-allow-origin" not in sampled.get("/api/v1/units", headers=asked).headers
        assert named.get("/api/v1/units", headers=asked).headers["access-control-allow-origin"] == "https://b.example"
        other = named.get("/api/v1/units", headers={"Origin": "https://c.example"})
        assert "access-control-allow-origin" not in other.headers
