"""Bodies known by a number: hospitals of universities, institutes of groups."""

from __future__ import annotations

import pytest

from ingest.resolve.numbered import number, same_hospital, same_institute


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("郑大一附院", "郑州大学第一附属医院", True),
        ("浙江大学第一医院", "浙江大学医学院附属第一医院", True),
        ("郑大二附院", "郑州大学第一附属医院", False),
        ("郑大一附院", "郑州市第一医院", False),
        ("云渚一院", "云渚市第一医院", False),
    ],
)
def test_hospitals(a: str, b: str, same: bool) -> None:
    assert same_hospital(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("中电科99所", "中国电子科技集团公司第九十九研究所", True),
        ("中电科99所", "中国电子科技集团公司第九研究所", False),
        ("中电科99所", "中国船舶集团第九十九研究所", False),
    ],
)
def test_institutes(a: str, b: str, same: bool) -> None:
    assert same_institute(a, b) is same


@pytest.mark.parametrize(
    ("text", "value"), [("14", 14), ("七一一", 711), ("十", 10), ("三十八", 38), ("一百零二", 102), ("二〇三", 203)]
)
def test_numbers(text: str, value: int) -> None:
    assert number(text) == value
