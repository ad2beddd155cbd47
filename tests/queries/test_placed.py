"""A name with its place in front, read as the place's own documents say it."""

from __future__ import annotations

import pytest

from queries.search.placed import placed


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("江澜省科技厅", [("江澜省", "省科技厅")]),
        ("云渚市青浦区科技局", [("云渚市", "市青浦区科技局"), ("青浦区", "区科技局")]),
        ("石陵自治区科技厅", [("石陵自治区", "自治区科技厅")]),
        ("南泽自治州科技局", [("南泽自治州", "自治州科技局")]),
        ("省科技厅", []),
        ("云渚市", []),
        ("科技厅", []),
        ("", []),
    ],
)
def test_ways_to_read_a_text(text: str, readings: list[tuple[str, str]]) -> None:
    assert placed(text) == readings
