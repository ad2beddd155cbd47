"""First looks: what a pattern is not asked without must hold wherever the pattern matches.

Each pair is a cheap condition and the patterns behind it; texts are made from the patterns themselves, so that a way to
say something which is added to a pattern, and not to what is looked at first, is found.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.clean import furniture
from ingest.structure import sections, summaries, torn_labels

LOOKS: list[tuple[Callable[[str], object], str]] = [
    *((re.compile(furniture.OPENS).match, pattern) for pattern in (*furniture.ALONE, *furniture.BEGINS)),
    *((lambda text, word=word: word in text, pattern) for word, pattern in furniture.WITHIN.items()),
    (lambda text: text[0] in furniture.DATES_BEGIN, furniture.PUBLISHED.pattern.removeprefix(r"\s*")),
    (sections._MAY_BE_NONE.search, sections._NONE.pattern),
    (sections._MAY_REPORT.search, sections._REPORT.pattern),
    (lambda text: "标" in text, sections._GOAL.pattern),
    (summaries._may_send, summaries._SENT.pattern),
    (lambda text: "日" in text, summaries._DATED.pattern),
    (lambda text: " " not in text or torn_labels._LOOSE.search(text), torn_labels._TORN.pattern),
]


@pytest.mark.parametrize(("look", "pattern"), LOOKS, ids=[pattern[:24] for _, pattern in LOOKS])
def test_what_a_pattern_finds_is_looked_at(look: Callable[[str], object], pattern: str) -> None:
    compiled = re.compile(pattern)

    @settings(max_examples=60)
    @given(st.from_regex(compiled))
    def holds(text: str) -> None:
        found = compiled.search(text)
        if found and found[0]:
            whole = text[found.start() :]
            assert look(whole), whole

    holds()
