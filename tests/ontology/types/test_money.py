"""Amounts of money."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import ValueFormatError
from ontology.types import money
from ontology.types.money import Money

amounts = st.decimals(min_value=0, max_value=10**14, places=2)
currencies = st.sampled_from(sorted(money.NAMES))


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("500万元", "5000000", "CNY"),
        ("3亿元", "300000000", "CNY"),
        ("人民币1.2万亿元", "1200000000000", "CNY"),
        ("１００元", "100", "CNY"),
        ("十万元", "100000", "CNY"),
        ("20万美元", "200000", "USD"),
        ("5000 万港币", "50000000", "HKD"),
        ("¥500", "500", "CNY"),
        ("￥3万", "30000", "CNY"),
        ("CNY 5,000,000", "5000000", "CNY"),
    ],
)
def test_parse_reads_every_form(text: str, amount: str, currency: str) -> None:
    assert money.parse(text) == Money(Decimal(amount), currency)


@pytest.mark.parametrize("text", ["", "元", "500万", "500家", "若干元", "1.2.3元", "元" * 9000])
def test_parse_refuses_what_is_no_amount(text: str) -> None:
    with pytest.raises(ValueFormatError):
        money.parse(text)


@given(amounts, currencies, st.sampled_from(["zh", "en"]))
def test_what_is_formatted_parses_back(amount: Decimal, currency: str, lang: str) -> None:
    value = Money(amount, currency)
    assert money.validate(value)
    assert money.parse(money.format(value, lang)) == value


@given(amounts, amounts, currencies)
def test_order_is_that_of_the_amounts(a: Decimal, b: Decimal, currency: str) -> None:
    assert money.compare(Money(a, currency), Money(b, currency)) == (a > b) - (a < b)


def test_two_currencies_are_not_compared() -> None:
    with pytest.raises(ValueFormatError):
        money.compare(Money(Decimal(1), "CNY"), Money(Decimal(1), "USD"))


def test_validate_refuses_an_unknown_currency() -> None:
    assert not money.validate(Money(Decimal(1), "XXX"))
    assert not money.validate(Money(Decimal("NaN"), "CNY"))
