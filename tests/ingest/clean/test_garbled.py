"""Lines without words go; names with rare characters stay."""

from __future__ import annotations

import pytest

from ingest.clean.garbled import ODD, _rare, _symbol, is_garbled


@pytest.mark.parametrize("line", ["剜稍铒2 ng？H獎胆餱R瑯帐堤", "玴 概，？，犟H", "m＊ S＾    ＜S± ＾T呍 ＾旧"])
def test_garbled(line: str) -> None:
    assert is_garbled(line)


@pytest.mark.parametrize(
    "line",
    ["浐灞生态区管委会", "建设亳州、衢州、漯河试点", "——", "……", "2.28  ≥12  —", "《〈某某办法〉实施细则》", "Ⅲ类"],
)
def test_words(line: str) -> None:
    assert not is_garbled(line)


def test_all_that_is_rare_or_a_symbol_is_searched_for() -> None:
    assert not [char for char in map(chr, range(0x10000)) if (_rare(char) or _symbol(char)) and not ODD.match(char)]
