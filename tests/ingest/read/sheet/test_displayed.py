"""Numbers as Excel shows them."""

from __future__ import annotations

import pytest

from ingest.read.sheet.displayed import BUILT_IN, displayed


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (3, "General", "3"),
        (0.30000000000000004, "General", "0.3"),
        (-2.5, "General", "-2.5"),
        (1e20, "General", "1e+20"),
        (3.4, "0", "3"),
        (2.5, "0", "3"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (0.125, "0.0%", "12.5%"),
        (0.3, "0%", "30%"),
        (3.5, "0.##", "3.5"),
        (3, "0.##", "3"),
        (0.5, "#.0", "0.5"),
        (7, "000", "007"),
        (12_000, '0.0,"千元"', "12.0千元"),
        (1500, '#,##0"万元"', "1,500万元"),
        (5, '"第"0"条"', "第5条"),
        (-3, "0.0_);(0.0)", "(3.0)"),
        (-3, "0.0", "-3.0"),
        (-0.01, "0", "0"),
        (0, '0;-0;"无"', "无"),
        (45473, BUILT_IN[14], "2024/6/30"),
        (45473, BUILT_IN[31], "2024年6月30日"),
        (45473, BUILT_IN[57], "2024年6月"),
        (45473, "[$-804]yyyy\\-mm\\-dd;@", "2024-06-30"),
        (45473.5, "yyyy/m/d h:mm", "2024/6/30 12:00"),
        (45473.75, "上午/下午h:mm", "下午6:00"),
        (45473, "aaaa", "星期日"),
        (0.5, "[h]:mm", "12:00"),
        (-1, "yyyy", "-1"),
        (9e9, "yyyy", "9000000000"),
        (5, "# ?/?", "5"),
        (12345, "0.00E+00", "12345"),
        (7, "@", "7"),
        (7, "", "7"),
        (7, '"只有字"', "只有字"),
    ],
)
def test_displayed(value: float, code: str, expected: str) -> None:
    assert displayed(value, code) == expected


def test_dates_from_1904() -> None:
    assert displayed(44011, "yyyy-mm-dd", from_1904=True) == "2024-06-30"
