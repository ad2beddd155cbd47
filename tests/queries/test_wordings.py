"""A name with its place in front, read as the place's own documents say it."""

from __future__ import annotations

import pytest

from queries.search.wordings import others


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
    asked = [(w.place, w.text) for wordings in others(text) for w in wordings]
    assert asked == readings


def test_other_names_of_a_concept_are_asked_for_first() -> None:
    by_vocabulary, without_place = others("R&D经费投入强度")
    assert by_vocabulary
    assert not without_place
