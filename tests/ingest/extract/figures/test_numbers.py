"""Quantities: number, magnitude, unit, and what is none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.figures.numbers import base_value, fold, hanzi_number, scan


@pytest.mark.parametrize(
    ("text", "value", "value2", "unit"),
    [
        ("突破1.5万家", 15000, None, "家"),
        ("超1000亿元", 1e11, None, "元"),
        ("达到１４０万人", 1_400_000, None, "人"),
        ("投入１，２００万元", 12_000_000, None, "元"),
        ("建成厂房5万m²", 50_000, None, "平方米"),
        ("新增载体12万㎡", 120_000, None, "平方米"),
        ("面积30万平米以上", 300_000, None, "平方米"),
        ("占比3.65%", 3.65, None, "%"),
        ("提高0.3个百分点", 0.3, None, "个百分点"),
        ("研发人员230人年以上", 230, None, "人年"),
        ("成果5—10项左右", 5, 10, "项"),
        ("占比5%-10%", 5, 10, "%"),
        ("设立100万—200万元专项", 1e6, 2e6, "元"),
        ("智能工厂30家(个)", 30, None, "家(个)"),
        ("总收入6648.7亿,", 6.6487e11, None, "元"),
        ("进入全国前40位", 40, None, "位"),
        ("进入全国前十", 10, None, "位"),
        ("居全省第9位", 9, None, "位"),
        ("集聚1/3高端人才", 33.333333, None, "%"),
        ("占全国三分之一", 33.333333, None, "%"),
        ("比例达到百分之六十以上", 60, None, "%"),
        ("建成三十二家中心", 32, None, "家"),
        ("时限缩减至60个工作日", 60, None, "个工作日"),
        ("劳动生产率14.5万元/人", 145_000, None, "元/人"),
    ],
)
def test_a_quantity_is_read_in_base_units(text: str, value: float, value2: float | None, unit: str) -> None:
    (found,) = scan(fold(text))
    assert (found.value, found.value2, found.unit) == (value, value2, unit)


@pytest.mark.parametrize(
    "text",
    [
        "“315”科技创新体系",
        "国民经济和社会发展第十四个五年规划",
        "“135N”先进制造业集群",
        "“5+4+7+N”平台体系",
        "沿G60科创走廊",
        "凤凰行动2.0版",
        "中发37号文件",
        "“十四五”时期",
        "2021—2025年",
        "2027年12月31日",
        "建设5G网络",
        "P3实验室",
        "第3次会议",
        "第12条",
        "江政发〔2023〕10号",
        "35周岁以下",
        "期限不超过3年",
        "2个月内办结",
        "第3个季度",
        "500亿级产业集群",
        "落实“科创人才30条”",
        "三个环节、五大工程",
        "实施百家企业培育行动",
        "“千人计划”",
        "目前的2项目标",
    ],
)
def test_codes_dates_and_durations_are_no_quantities(text: str) -> None:
    assert scan(fold(text)) == []


def test_comparators_after_the_unit_belong_to_the_quantity() -> None:
    (found,) = scan("占比60%以上,")
    assert found.after == "以上"
    assert "占比60%以上,"[found.start : found.end] == "60%以上"


def test_the_first_of_two_numbers_borrows_the_unit_of_the_second() -> None:
    assert [(q.value, q.unit) for q in scan("分别达910万、850万亩")] == [(9_100_000, "亩"), (8_500_000, "亩")]


def test_folding_keeps_offsets() -> None:
    text = "占比１２％（含）以上——〔二〕"
    assert len(fold(text)) == len(text)
    assert fold(text) == "占比12%(含)以上--(二)"


def test_a_numeral_is_read_to_its_value() -> None:
    assert [hanzi_number(t) for t in ("十", "二十五", "一百零三", "三百二十", "两百", "五")] == [
        10,
        25,
        103,
        320,
        200,
        5,
    ]
    assert hanzi_number("一二") is None


@given(
    digits=st.decimals(min_value=1, max_value=99_999, places=2, allow_nan=False, allow_infinity=False),
    magnitude=st.sampled_from(["", "万", "亿"]),
    unit=st.sampled_from(["家", "元", "%", "亩", "人次", "平方米", "台"]),
)
def test_what_is_written_is_read_back(digits: object, magnitude: str, unit: str) -> None:
    written = f"{digits}".rstrip("0").rstrip(".")
    (found,) = scan(f"累计达到{written}{magnitude}{unit},并")
    assert (found.value, found.unit) == (base_value(written, magnitude), unit)


@given(st.text(alphabet="0123456789.,-至万亿千百家个%元年月第前位以上“”()（）、。达到 \n/+", max_size=200))
def test_quantities_lie_inside_the_text_and_do_not_overlap(text: str) -> None:
    found = scan(fold(text))
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(q.value2 is None or q.value2 > q.value for q in found)


@pytest.mark.parametrize("unit", ["1", "1,", "10家、", "十", "1.", "10万", "前10", "第1位", "一百", "1-", "(1"])
def test_long_lines_are_scanned(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    found = scan(text)
    assert all(0 <= a.start < a.end <= b.start for a, b in pairwise(found))
