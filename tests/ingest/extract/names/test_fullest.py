"""One name for one thing in a document."""

from __future__ import annotations

import pytest

from ingest.extract.names.fullest import defined, fullest


@pytest.mark.parametrize(
    ("cls", "names", "joined"),
    [
        ("Corridor", ["城东科创大走廊", "宁波城东科创大走廊"], {"城东科创大走廊": "宁波城东科创大走廊"}),
        ("University", ["上海交大", "上海交通大学"], {"上海交大": "上海交通大学"}),
        ("University", ["上海交大"], {}),
        ("GovernmentUnit", ["省市场监管局", "省市场监督管理局"], {"省市场监管局": "省市场监督管理局"}),
        ("GovernmentUnit", ["临沅区政府", "临沅区人民政府"], {"临沅区政府": "临沅区人民政府"}),
        ("GovernmentUnit", ["自治区财政厅", "财政厅"], {"财政厅": "自治区财政厅"}),
        ("GovernmentUnit", ["省科创办", "浙江省科创办"], {"省科创办": "浙江省科创办"}),
        ("GovernmentUnit", ["市科技局", "区科技局"], {}),
        ("Plan", ["云渚市规划", "云渚市规划(2021—2025年)"], {"云渚市规划": "云渚市规划(2021—2025年)"}),
        ("Park", ["杭州高新区", "温州高新区"], {}),
        ("Park", ["银川园区", "银川国家农业科技园区"], {"银川园区": "银川国家农业科技园区"}),
        ("InnovationCenter", ["长江技术创新中心", "长江技术创新中心(浙江)"], {}),
    ],
)
def test_fullest(cls: str, names: list[str], joined: dict[str, str]) -> None:
    assert fullest((cls, n) for n in names) == {(cls, k): v for k, v in joined.items()}


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("云渚示范区(以下简称“示范区”)", "示范区"),
        ("云渚示范区（以下简称示范区）", "示范区"),
        ("云渚示范区(简称:“示范区”)", "示范区"),
        ("云渚示范区(筹)", None),
        ("云渚示范区", None),
    ],
)
def test_defined(text: str, short: str | None) -> None:
    found = defined(text, 5)
    assert (found[0] if found else None) == short
