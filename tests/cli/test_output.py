"""What a person sees in a table's cell."""

from __future__ import annotations

import pytest

from cli.output import cell

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
        ({"other": 1}, '{"other":1}'),
    ],
)
def test_a_value_as_a_person_reads_it(value: object, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KECHUANG_LANG", "zh")
    assert cell(value) == shown
