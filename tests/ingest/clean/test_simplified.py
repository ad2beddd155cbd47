"""Traditional text becomes simplified, character by character; simplified text that quotes some stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.clean import simplified
from tests.ingest.clean.cases import applied


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("為進一步增強科技創新能力", "为进一步增强科技创新能力"),
        ("著力提升，著名企業", "着力提升，著名企业"),
        ("乾坤與乾燥", "乾坤与干燥"),
        ("核心技術、信息網絡", "核心技术、信息网络"),  # characters, not vocabulary
    ],
)
def test_simplified(raw: str, clean: str) -> None:
    assert applied(simplified.find, raw) == clean


def test_only_traditional_text_is_converted() -> None:
    assert simplified.present("為加快提升我縣科技創新能力，制定本計劃。")
    assert not simplified.present("“龍頭”" + "为加快提升我县科技创新能力，制定本计划，支持于洪区和著名企业。" * 5)
    assert not simplified.present("")


@given(st.lists(st.sampled_from("著名力乾坤燥後裡面於為發展乾淨覆蓋系統關係隻準確"), max_size=30).map("".join))
def test_each_edit_replays_from_its_slice(raw: str) -> None:
    for edit in simplified.find(raw):
        assert simplified.convert(raw[edit.start : edit.end]) == edit.replacement
