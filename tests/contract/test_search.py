"""Full-text search in Chinese: a phrase is found exactly where it stands, and nothing that is typed breaks it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.bolt import BoltStore
from graph.errors import AccessError
from ingest.load.writer import Loader
from queries import search
from queries.search.text import loose, phrase
from tests.builders import document
from tests.contract.test_load import PHASES
from tests.samples import empty

TEXTS = [
    "推进青浦湾科创走廊建设。",
    "走廊沿线科创企业达到三百家。",
    "“A/B轮(试点)”:100%覆盖[全部]~",
    "支持AI大模型与5G应用,R&D投入增长8%",
    "实 验 室",
]


@pytest.fixture(scope="module")
def texts(opened: BoltStore) -> BoltStore:
    """The store under test with these texts, one document each."""
    empty(opened)
    with Loader(opened) as loader:
        for n, text in enumerate(TEXTS):
            loader.load(document(str(n), text=text))
    return opened


def found(store: BoltStore, text: str) -> set[int]:
    """The numbers of the texts that a full-text question finds."""
    rows = store.ask(search.PASSAGES, search.PassageSearchParams(text=text))
    return {int(row.passage.split(":")[1]) for row in rows}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("科创走廊", {0}),
        ("走廊", {0, 1}),
        ("走廊科创", set()),
        ("科创企业 走廊", {1}),
        ("走", set()),  # pairs of characters are what the index holds
        ("A/B轮", {2}),
        ("a/b轮", {2}),
        ("试点", {2}),
        ("大模型", {3}),
        ("AI大模型", {3}),
        ("5g", {3}),
        ("R&D", {3}),
        ("实验室", set()),
    ],
)
def test_a_phrase_is_found_where_it_stands(texts: BoltStore, words: str, expected: set[int]) -> None:
    assert found(texts, phrase(words)) == expected


@pytest.mark.parametrize(
    ("words", "expected"), [("走廊科创", {0, 1}), ("海创走廊", {0, 1}), ("科创 试点", {0, 1, 2}), ("走", set())]
)
def test_loose_words_are_found_by_any_of_their_pairs(texts: BoltStore, words: str, expected: set[int]) -> None:
    assert found(texts, loose(words)) == expected


@settings(max_examples=60, deadline=None, phases=PHASES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(st.sampled_from('走廊科创AB5 "\\/()[]{}^~*?:+-&|!<>=@#%\t'), min_size=1, max_size=12))
def test_whatever_is_typed_is_a_question(texts: BoltStore, words: str) -> None:
    for text in (phrase(words), loose(words)):
        if text:
            assert found(texts, text) <= set(range(len(TEXTS)))


@settings(max_examples=40, deadline=None, phases=PHASES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.sampled_from(TEXTS[:2]), start=st.integers(0, 10), length=st.integers(2, 8))
def test_any_part_of_a_text_is_found_in_it(texts: BoltStore, text: str, start: int, length: int) -> None:
    part = text[start : start + length].strip("。")
    if len(part) >= 2:
        assert found(texts, phrase(part)) == {n for n, whole in enumerate(TEXTS) if part in whole}


@pytest.mark.parametrize("text", ['"科创', "(", "[a TO", "/x"])
def test_a_raw_question_that_is_none_is_refused_in_one_line(texts: BoltStore, text: str) -> None:
    with pytest.raises(AccessError) as raised:
        found(texts, text)
    assert "\n" not in raised.value.text("zh")
