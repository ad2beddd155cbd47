"""Quantities."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import ValueFormatError
from ontology.types import quantity
from ontology.types.quantity import Quantity

numbers = st.decimals(min_value=0, max_value=10**15, places=3)
units = st.sampled_from(["", "%", "家", "元", "个百分点", "人年", "平方米", "元/年", "台(套)"])


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    comparator = draw(st.sampled_from(quantity.COMPARATORS))
    value = draw(numbers)
    value2 = value + draw(numbers) if comparator == "range" else None
    return Quantity(value, draw(units), comparator, value2)


@pytest.mark.parametrize(
    ("text", "value", "unit", "comparator", "value2"),
    [
        ("1.5万家", "15000", "家", "=", None),
        ("1.1万人", "11000", "人", "=", None),
        ("65%", "65", "%", "=", None),
        ("65％以上", "65", "%", ">=", None),
        ("不低于3%", "3", "%", ">=", None),
        ("3%—5%", "3", "%", "range", "5"),
        ("3-5亿元", "300000000", "元", "range", "500000000"),
        ("3万至5万户", "30000", "户", "range", "50000"),
        ("1000亿元", "100000000000", "元", "=", None),
        ("1万亿元", "1000000000000", "元", "=", None),
        ("突破1,000家", "1000", "家", ">", None),
        ("100余家", "100", "家", ">", None),
        ("不超过30个", "30", "个", "<=", None),
        ("前40位", "40", "位", "<=", None),
        ("约100人年", "100", "人年", "~", None),
        ("100左右", "100", "", "~", None),
        ("0.5个百分点", "0.5", "个百分点", "=", None),
        ("百分之五", "5", "%", "=", None),
        ("三百二十项", "320", "项", "=", None),
        ("500万元/年", "5000000", "元/年", "=", None),
    ],
)
def test_parse_reads_every_form(text: str, value: str, unit: str, comparator: str, value2: str | None) -> None:
    expected = Quantity(Decimal(value), unit, comparator, Decimal(value2) if value2 else None)
    assert quantity.parse(text) == expected


@pytest.mark.parametrize("text", ["", "若干", "家", "前40家", "十百家", "5%—3%", "1.2.3家", "9" * 9000])
def test_parse_refuses_what_is_no_quantity(text: str) -> None:
    with pytest.raises(ValueFormatError):
        quantity.parse(text)


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [("30000", "50000", "3万—5万家"), ("3", "50000", "3—50000家"), ("0.001", "10000", "0.001—10000家")],
)
def test_a_range_keeps_its_lower_end(low: str, high: str, said: str) -> None:
    value = Quantity(Decimal(low), "家", "range", Decimal(high))
    assert quantity.format(value, "zh") == said
    assert quantity.parse(said) == value


@given(quantities(), st.sampled_from(["zh", "en"]))
def test_what_is_formatted_parses_back(value: Quantity, lang: str) -> None:
    assert quantity.validate(value)
    assert quantity.parse(quantity.format(value, lang)) == value


@given(numbers, numbers, units)
def test_order_is_that_of_the_values(a: Decimal, b: Decimal, unit: str) -> None:
    assert quantity.compare(Quantity(a, unit), Quantity(b, unit)) == (a > b) - (a < b)


def test_different_units_are_not_compared() -> None:
    with pytest.raises(ValueFormatError, match=r"different units|单位不同"):
        quantity.compare(Quantity(Decimal(1), "家"), Quantity(Decimal(1), "%"))


@pytest.mark.parametrize(
    "value",
    [
        Quantity(Decimal(1), "家", "≈"),
        Quantity(Decimal(1), "家", "range"),
        Quantity(Decimal(2), "家", "range", Decimal(1)),
        Quantity(Decimal(1), "家", "=", Decimal(2)),
        Quantity(Decimal("NaN"), "家"),
    ],
)
def test_validate_refuses_what_does_not_go_together(value: Quantity) -> None:
    assert not quantity.validate(value)


@given(st.text(max_size=30))
def test_parse_gives_a_valid_value_or_refuses(text: str) -> None:
    try:
        value = quantity.parse(text)
    except ValueFormatError:
        return
    assert quantity.validate(value)
