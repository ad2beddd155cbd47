"""Document numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import ValueFormatError
from ontology.types import document_number
from ontology.types.document_number import DocumentNumber

BRACKETS = ("〔〕", "[]", "［］", "()", "（）", "【】", "﹝﹞", "〈〉")

numbers = st.builds(
    DocumentNumber,
    st.text(st.sampled_from("江澜云渚政办科发函字规"), min_size=1, max_size=8),
    st.integers(1949, 2099),
    st.integers(1, 9999),
)


@given(numbers, st.sampled_from(BRACKETS), st.sampled_from(["", "第"]), st.sampled_from(["", "0", " "]))
def test_every_bracket_form_is_one_number(value: DocumentNumber, brackets: str, word: str, pad: str) -> None:
    text = f"{value.organ}{brackets[0]}{value.year}{brackets[1]}{word}{pad}{value.number}号"
    assert document_number.parse(text) == value
    assert document_number.normalise(text) == f"{value.organ}〔{value.year}〕{value.number}号"


@given(numbers, st.sampled_from(["zh", "en"]))
def test_what_is_formatted_parses_back(value: DocumentNumber, lang: str) -> None:
    text = document_number.format(value, lang)
    assert document_number.parse(text) == value
    assert document_number.validate(text)


def test_an_order_has_no_year() -> None:
    assert document_number.parse("江澜省人民政府令（第388号）") == DocumentNumber("江澜省人民政府令", None, 388)
    assert document_number.normalise("江澜省人民政府令 第 388 号") == "江澜省人民政府令第388号"


@pytest.mark.parametrize("text", ["", "〔2023〕10号", "江政发2023 10号", "江政发〔2023〕号", "10号", "江" * 9000])
def test_parse_refuses_what_is_no_number(text: str) -> None:
    with pytest.raises(ValueFormatError):
        document_number.parse(text)


def test_validate_wants_the_stored_form() -> None:
    assert document_number.validate("江政发〔2023〕10号")
    assert not document_number.validate("江政发[2023]10号")
    assert not document_number.validate("江政发〔2023〕010号")


def test_find_gives_spans() -> None:
    text = "根据《办法》(江政发〔2023〕10号)和云科发[2021]7号的要求"
    assert [text[a:b] for a, b in document_number.find(text)] == ["江政发〔2023〕10号", "和云科发[2021]7号"]
    assert document_number.find("江" * 100_000) == []


@given(numbers, numbers)
def test_order(a: DocumentNumber, b: DocumentNumber) -> None:
    assert document_number.compare(a, b) == -document_number.compare(b, a)
    assert (document_number.compare(a, b) == 0) == (a == b)
