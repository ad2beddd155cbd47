"""Characters in another form come to their usual one; Chinese punctuation stays."""

from __future__ import annotations

import pytest

from ingest.clean import forms
from ingest.clean.replay import replay
from tests.ingest.clean.cases import applied


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("⼈⼯智能⾼地", "人工智能高地"),
        ("⻓三⻆⻓江", "长三角长江"),
        ("２０２５年达到３．５％，ＧＤＰ", "2025年达到3.5%，GDP"),
        ("甲ꎬ乙ꎮ", "甲，乙。"),
        ("占3ꎮ5%", "占3.5%"),
        ("1﹒全省", "1.全省"),
        ("⑴申报", "(1)申报"),
        ("中 ⼼重 ⼤⼯程", "中心重大工程"),  # a radical from a PDF brings a blank with it
        ("2 ⼈才", "2 人才"),  # but not behind a number: a column's border
        ("（市、区），“双一流”：①②——…", "（市、区），“双一流”：①②——…"),
        ("神", "神"),
    ],
)
def test_forms(raw: str, clean: str) -> None:
    assert applied(forms.find, raw) == clean


def test_a_slice_replays_without_what_stood_before_it() -> None:
    assert replay(" ⼼", "forms") == "心"
