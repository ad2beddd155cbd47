"""What 分别 shares out."""

from __future__ import annotations

import pytest

from ingest.extract.figures.respectively import listed, shared_years


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("5000家和8000家。", 2),
        ("310万吨/年、330万吨/年、350万吨/年,收储能力提升", 3),
        ("31.1个和26.3个百分点", 2),
        ("3家,建成5家", 1),
        ("80%、85%、90%以上", 3),
        ("全部", 0),
    ],
)
def test_the_numbers_of_a_list_are_counted(sentence: str, count: int) -> None:
    assert listed(sentence, 0) == count


@pytest.mark.parametrize(
    ("before", "years"),
    [
        ("2022-2024年,粮食流通能力分别达到", [2022, 2023, 2024]),
        ("到2022年、2025年,企业分别达到", [2022, 2025]),
        ("2023年和2025年分别建成", [2023, 2025]),
        ("企业分别达到", []),
        ("到2025年,企业分别达到", []),
    ],
)
def test_the_years_before_a_list(before: str, years: list[int]) -> None:
    assert shared_years(before) == years
