"""What a person sees in a table's cell."""

from __future__ import annotations

import pytest

from cli.output import cell, heading
from queries import all_queries

TARGET = {
    "target": "target:1", "indicator_as_stated": "研发经费占比", "comparator": ">=", "value": 2.5, "value2": None,
    "value_unit": "%", "year": 2027,
}  # fmt: skip
UNIT = {"unit": "unit:1", "unit_name": "江澜省科学技术厅", "unit_as_stated": "省科技厅", "role": "lead"}


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (1200.0, "1,200"),
        (["一、目标", "1"], "一、目标 › 1"),
        ([UNIT, {**UNIT, "unit_as_stated": "省财政厅", "role": None}], "省科技厅(牵头) › 省财政厅"),
        ({"quote": "省科技厅牵头", "passage": "passage:1"}, "省科技厅牵头"),
        ({"id": "platform:1", "name": "澜湖实验室"}, "澜湖实验室"),
        ({"id": "platform:1", "name": None}, "platform:1"),
        ([TARGET], "研发经费占比 ≥ 2.5%(2027)"),
        ([{**TARGET, "comparator": "range", "value2": 3.0, "year": None}], "研发经费占比 = 2.5–3%"),
        ([{**TARGET, "comparator": None, "value": None}], "研发经费占比(2027)"),
        (
            [{"deliverable": "deliverable:1", "verb": "建成", "object_text": "中试平台", "due": "2026-06"}],
            "建成中试平台(2026-06)",
        ),
        ({"target": "target:1", "value": 5.0, "text": "建成5家中试平台"}, "建成5家中试平台"),
        ({"other": 1}, '{"other":1}'),
    ],
)
def test_a_value_as_a_person_reads_it(value: object, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KECHUANG_LANG", "zh")
    assert cell(value) == shown


@pytest.mark.parametrize(
    ("column", "code", "zh", "en"),
    [
        ("role", "lead", "牵头", "leads"),
        ("action", "mentions", "提及", "mentions"),
        ("link", "task", "任务涉及", "names it in a task"),
        ("deadline", "ongoing", "持续推进", "ongoing"),
        ("relation", "BIDS_FOR", "争创", "bids for"),
        ("type", "Laboratory", "实验室", "laboratory"),
        ("deadline", "2026-06", "2026-06", "2026-06"),
        ("measure_title", "lead", "lead", "lead"),
    ],
)
def test_a_code_is_shown_in_words(column: str, code: str, zh: str, en: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for lang, words in (("zh", zh), ("en", en)):
        monkeypatch.setenv("KECHUANG_LANG", lang)
        assert cell(code, column) == words


@pytest.mark.parametrize("name", sorted(all_queries()))
def test_every_column_has_a_heading_in_chinese(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KECHUANG_LANG", "zh")
    assert [column for column in all_queries()[name].table if heading(column).isascii()] == []
