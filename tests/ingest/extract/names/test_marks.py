"""Quotes and brackets in pairs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.names.marks import enclosures


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“甲”和“乙”", ["甲", "乙"]),
        ("《甲〈乙〉丙》", ["甲〈乙〉丙", "乙"]),
        ("(一）甲", ["一"]),
        ("“甲", []),
        ("甲”", []),
        ("“甲(乙”", ["甲(乙"]),
    ],
)
def test_pairs(text: str, inside: list[str]) -> None:
    assert [text[slice(*e.inner)] for e in enclosures(text)] == inside


@given(st.text(alphabet="“”《》()（）甲、", max_size=60))
def test_pairs_nest(text: str) -> None:
    found = enclosures(text)
    for a in found:
        assert a.end - a.start >= 2
        assert all(
            b.end <= a.start or b.start >= a.end or (b.start > a.start) == (b.end < a.end) for b in found if b is not a
        )
