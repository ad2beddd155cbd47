"""Pinyin in brackets goes, also with one bracket lost, where it is the text's habit."""

from __future__ import annotations

import pytest

from ingest.clean import pinyin
from tests.ingest.clean.cases import applied


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("行業(yè)創(chuàng)新", "行業創新"),
        ("孩子（zi）們(men)", "孩子們"),
        ("參yún)與", "參與"),
        ("技術(shù企業", "技術企業"),
        ("(a)申請材料", "(a)申請材料"),  # no character before it: a list's number
        ("研發（R&D）經費", "研發（R&D）經費"),
        ("綠色(lǜ)", "綠色"),
    ],
)
def test_pinyin(raw: str, clean: str) -> None:
    assert applied(pinyin.find, raw) == clean


def test_one_syllable_is_no_habit() -> None:
    assert not pinyin.present("澉浦（gǎn）位于海边。")
    assert pinyin.present("創(chuàng)業(yè)設(shè)業(yè)達(dá)")
