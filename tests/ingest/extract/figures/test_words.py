"""Alternations of words."""

from __future__ import annotations

import re

from ingest.extract.figures.words import alternation


def test_of_words_that_begin_alike_the_longest_is_taken() -> None:
    words = re.compile(alternation("个 个百分点 家", "家次 台(套) 台"))
    assert words.findall("3个百分点、5个、7家次、9家、2台(套)、1台") == ["个百分点", "个", "家次", "家", "台(套)", "台"]


def test_a_shorter_word_is_taken_where_what_follows_asks_for_it() -> None:
    ends = re.compile(f"(?:{alternation('增长 增长了 增')})了?$")
    assert [found[0] for text in ("增长了", "增长", "增了") if (found := ends.search(text))] == [
        "增长了",
        "增长",
        "增了",
    ]
