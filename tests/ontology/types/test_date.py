"""Dates with partial precision."""

from __future__ import annotations

from datetime import date as day

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import ValueFormatError
from ontology.types import date

values = st.one_of(
    st.just(date.ONGOING),
    st.integers(1949, 2099).map(str),
    st.builds("{}-{:02d}".format, st.integers(1949, 2099), st.integers(1, 12)),
    st.dates(day(1949, 1, 1), day(2099, 12, 31)).map(day.isoformat),
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2020年6月底前", "2020-06"),
        ("2020 年 6 月底前", "2020-06"),
        ("２０２０年６月底前完成", "2020-06"),
        ("2020年12月并长期坚持", "2020-12"),
        ("2020年12月底前,持续推进", "2020-12"),
        ("2016年年底前", "2016"),
        ("2017年3月前", "2017-03"),
        ("2017年、2018年", "2018"),
        ("2017年6月、12月底", "2017-12"),
        ("2018年、2017年", "2018"),
        ("2021—2023年", "2023"),
        ("2021年6月—2022年12月", "2022-12"),
        ("2023年第二季度", "2023-06"),
        ("2023年三季度末前", "2023-09"),
        ("2022年上半年", "2022-06"),
        ("2022年下半年", "2022"),
        ("二〇二三年六月三十日", "2023-06-30"),
        ("2023年6月中旬", "2023-06"),
        ("2023.6.30", "2023-06-30"),
        ("2023/06", "2023-06"),
        ("到2025年末", "2025"),
        ("“十四五”末", "2025"),
        ("十五五期末", "2030"),
        ("长期坚持", "ongoing"),
        ("持续推进", "ongoing"),
        ("长期坚持、持续推进", "ongoing"),
        ("30 June 2025", "2025-06-30"),
    ],
)
def test_parse_reads_every_form(text: str, value: str) -> None:
    assert date.parse(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("年底前", "2024"),
        ("6月底前", "2024-06"),
        ("6月、12月底", "2024-12"),
        ("二季度", "2024-06"),
        ("2026年底", "2026"),
    ],
)
def test_a_given_year_fills_what_the_text_leaves_out(text: str, value: str) -> None:
    assert date.parse(text, year=2024) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "年底前",
        "6月底前",
        "每年",
        "前",
        "年",
        "十年",
        "100家",
        "2020年13月",
        "2023年2月30日",
        "2023-02-30",
        "月" * 9000,
    ],
)
def test_parse_refuses_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueFormatError):
        date.parse(text)


@given(values, st.sampled_from(["zh", "en"]))
def test_what_is_formatted_parses_back(value: str, lang: str) -> None:
    assert date.validate(value)
    assert date.parse(date.format(value, lang)) == value
    assert date.parse(value) == value


@given(values, values, values)
def test_order_is_total(a: str, b: str, c: str) -> None:
    assert date.compare(a, b) == -date.compare(b, a)
    assert (date.compare(a, b) == 0) == (a == b)
    if date.compare(a, b) <= 0 and date.compare(b, c) <= 0:
        assert date.compare(a, c) <= 0


@given(st.dates(day(1949, 1, 1), day(2099, 12, 31)))
def test_a_vaguer_date_ends_no_earlier(at: day) -> None:
    full = at.isoformat()
    assert date.latest(full) == at == date.earliest(full)
    for vague in (full[:7], full[:4]):
        last, first = date.latest(vague), date.earliest(vague)
        assert last is not None
        assert first is not None
        assert first <= at <= last


@pytest.mark.parametrize("value", ["2025-6", "2025-13", "2025-02-30", "25", "２０２５", "", "2025-06-30T00:00", "soon"])
def test_validate_refuses_what_is_not_stored(value: str) -> None:
    assert not date.validate(value)


@given(st.text(max_size=30))
def test_parse_gives_a_valid_value_or_refuses(text: str) -> None:
    try:
        value = date.parse(text)
    except ValueFormatError:
        return
    assert date.validate(value)
