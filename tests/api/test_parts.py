"""Cursors, marks and raw places, each for itself."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api import paging
from api.errors import CursorError
from api.highlight import spans
from api.names import below
from api.raw import raw_span
from ingest.text import Edit, Text


@given(st.text(), st.dictionaries(st.text(), st.none() | st.text() | st.integers()), st.text())
def test_a_cursor_gives_back_what_it_was_given(question: str, filters: dict[str, object], place: str) -> None:
    try:
        cursor = paging.encode(question, filters, place)
    except TypeError:
        return  # lone surrogates and great numbers never come out of a store
    assert paging.decode(cursor, question, filters, str) == place


@given(st.text())
def test_no_text_is_more_than_a_damaged_cursor(cursor: str) -> None:
    with pytest.raises(CursorError):
        paging.decode(cursor, "units", {}, str)


@pytest.mark.parametrize("place", ["a", None, 1.5, True, [], 2**40, -2])
def test_a_cursor_holds_what_its_question_pages_by(place: object) -> None:
    cursor = paging.encode("units", {}, place)  # type: ignore[arg-type]  # what somebody could forge
    with pytest.raises(CursorError):
        paging.decode(cursor, "units", {}, int)


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("建设科创走廊,走廊", "走廊", ["走廊", "走廊"]),
        ("建设科创走廊", "海潮走廊", ["走廊"]),
        ("建设科创走廊", "科创走廊", ["科创走廊"]),
        ("科技创新走廊", "科创 走廊", ["走廊"]),
        ("R&D投入", "r&d", ["R&D"]),
        ("aaaa", "aa", ["aaaa"]),
        ("", "走廊", []),
        ("𠮷走廊", "走廊", ["走廊"]),
        ("İstanbul走廊", "走廊", ["走廊"]),
    ],
)
def test_marks(text: str, words: str, marked: list[str]) -> None:
    assert [text[s["start"] : s["end"]] for s in spans(text, words)] == marked


@given(st.text(max_size=60), st.text(max_size=8))
def test_marks_stand_in_order_and_apart(text: str, words: str) -> None:
    found = spans(text, words)
    assert all(0 <= s["start"] < s["end"] <= len(text) for s in found)
    assert all(a["end"] < b["start"] for a, b in pairwise(found))


@given(
    st.text(alphabet="ab廊𠮷 ", min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 4), st.text(alphabet="xy", max_size=3)), max_size=5),
    st.data(),
)
def test_the_raw_place_is_that_of_the_text_with_its_origin(
    raw: str, wanted: list[tuple[int, int, str]], data: st.DataObject
) -> None:
    edits, at = [], 0
    for start, length, new in sorted(wanted):
        if at <= start < start + length <= len(raw):
            edits.append(Edit(start, start + length, new))
            at = start + length + 1
    text = Text.verbatim(raw).apply(edits, "test")
    if not text.string:
        return
    start = data.draw(st.integers(0, len(text.string) - 1))
    end = data.draw(st.integers(start + 1, len(text.string)))
    passage = {"segments": json.dumps([list(s) for s in text.segments]), "raw_start": 0}
    assert raw_span(passage, start, end) == text.raw_span(start, end)


def test_without_segments_the_text_is_a_copy() -> None:
    assert raw_span({"segments": None, "raw_start": 10}, 2, 5) == (12, 15)
    assert raw_span({"segments": None, "raw_start": None}, 2, 5) is None


@pytest.mark.parametrize(
    ("code", "prefix"), [("330000", "33"), ("330400", "3304"), ("330402", "330402"), ("XY1", "XY1")]
)
def test_places_below(code: str, prefix: str) -> None:
    assert below(code) == prefix
