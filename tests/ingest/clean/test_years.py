"""The lost year character."""

from __future__ import annotations

import pytest

from ingest.clean import years
from tests.ingest.clean.cases import applied


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("202012月底前", "2020年12月底前"),
        ("20206月底前", "2020年6月底前"),
        ("202106月", "2021年06月"),
        ("2020年12月底前", "2020年12月底前"),
        ("第12020112月", "第12020112月"),
        ("202013月", "202013月"),
        ("2020个月", "2020个月"),
    ],
)
def test_years(raw: str, clean: str) -> None:
    assert applied(years.find, raw) == clean
