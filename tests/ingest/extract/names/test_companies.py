"""Enterprises by short name, and institutes by number."""

from __future__ import annotations

import pytest

from ingest.extract.names.companies import companies
from ingest.extract.names.known import lexicon, numbered
from ingest.extract.names.sentence import Sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("引进云渚汽车、临沅药业等一批龙头企业", ["云渚汽车", "临沅药业"]),
        ("支持华为、澜控科技、沅远电子等企业", ["澜控科技", "沅远电子"]),
        ("新增澜控科技、沅远电子、青禾集团上市公司", ["澜控科技", "沅远电子"]),
        ("澜控科技等3家企业获批", ["澜控科技"]),
        ("重点发展石墨烯、碳纳米管、稀土永磁等材料企业", []),
        ("支持生物医药、新能源汽车、人工智能等领域企业", []),
        ("巩固白酒、茶叶、蔬菜等龙头企业", []),
        ("推进云渚、临沅、青浦湾等地企业", []),
        ("支持智能工厂、工业云、石墨烯等扩大应用", []),
    ],
)
def test_short_names_in_lists(text: str, expected: list[str]) -> None:
    assert [f.name for f in companies(Sentence(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("支持航天科工三院承接项目", ["航天科工三院"]),
        ("中国电科第五十四研究所落户", ["中国电科第五十四研究所"]),
        ("中船重工707所", ["中船重工707所"]),
        ("航天三院士", []),
        ("航天产业研究院", []),
    ],
)
def test_institutes_by_number(text: str, expected: list[str]) -> None:
    assert [f.name for f in numbered(Sentence(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发挥中车、首钢作用", ["中车", "首钢"]),
        ("支持蓝思科技", ["蓝思科技"]),
        ("支持兰思科新公司", []),
        ("以北京大学为依托", ["北京大学"]),
        ("以上海交通大学为依托", ["上海交通大学"]),
        ("推动中国金融学会绿色专业委员会落地", ["中国金融学会", "中国金融学会绿色专业委员会"]),
        ("建设香港中文大学(深圳)", ["香港中文大学", "香港中文大学(深圳)"]),
    ],
)
def test_known_names_stand_apart(text: str, expected: list[str]) -> None:
    assert [f.name for f in lexicon(Sentence(text)) if f.cls != "Region"] == expected
