"""Text with its origin: whatever is edited, in whatever order, every character knows where it came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.text import Edit, Segment, Text


def edits_of(draw: st.DrawFn, length: int) -> list[Edit]:
    """Sorted edits that do not overlap; some cut, some only insert."""
    bounds = sorted(draw(st.lists(st.integers(0, length), max_size=12)))
    pairs = zip(bounds[::2], bounds[1::2], strict=False)
    return [Edit(a, b, draw(st.text("甲乙丙 \n", max_size=3))) for a, b in pairs]


@st.composite
def composed(draw: st.DrawFn) -> tuple[str, Text]:
    """(raw text, the text after up to four rounds of edits)."""
    raw = draw(st.text("一二三四五abc \n", max_size=40))
    text = Text.verbatim(raw)
    for name in ("first", "second", "third(x=1)", "fourth")[: draw(st.integers(0, 4))]:
        text = text.apply(edits_of(draw, len(text.string)), name)
    return raw, text


@given(composed())
def test_segments_cover_both_sides_without_gaps(case: tuple[str, Text]) -> None:
    raw, text = case
    clean_at = raw_at = 0
    for segment in text.segments:
        assert (segment.start, segment.raw_start) == (clean_at, raw_at)
        clean_at, raw_at = segment.end, segment.raw_end
    assert (clean_at, raw_at) == (len(text.string), len(raw))


@given(composed())
def test_verbatim_segments_are_verbatim(case: tuple[str, Text]) -> None:
    raw, text = case
    for s in text.segments:
        if not s.repair:
            assert raw[s.raw_start : s.raw_end] == text.string[s.start : s.end]


@given(composed(), st.data())
def test_raw_spans_hold_the_raw_spans_of_what_they_contain(case: tuple[str, Text], data: st.DataObject) -> None:
    raw, text = case
    if not text.string:
        return
    start = data.draw(st.integers(0, len(text.string) - 1))
    end = data.draw(st.integers(start + 1, len(text.string)))
    outer = text.raw_span(start, end)
    assert 0 <= outer[0] <= outer[1] <= len(raw)
    for inner in range(start, end):
        a, b = text.raw_span(inner, inner + 1)
        assert outer[0] <= a
        assert b <= outer[1]
    wide = text.widened(start, end)
    assert wide[0] <= start
    assert end <= wide[1]
    assert text.raw_span(*wide) == outer


@given(composed())
def test_repairs_are_named_in_the_order_of_their_application(case: tuple[str, Text]) -> None:
    _, text = case
    for segment in text.segments:
        names = segment.repair.split("+") if segment.repair else []
        assert names == sorted(names, key=text.repairs.index)


@given(st.text("一二ab", max_size=20), st.data())
def test_the_string_is_what_plain_replacing_gives(raw: str, data: st.DataObject) -> None:
    edits = data.draw(st.composite(edits_of)(len(raw)))
    expected, position = "", 0
    for edit in edits:
        expected += raw[position : edit.start] + edit.replacement
        position = edit.end
    assert Text.verbatim(raw).apply(edits, "repair").string == expected + raw[position:]


def test_a_cut_at_the_border_of_a_later_edit_is_kept() -> None:
    text = Text.verbatim("甲(jiǎ)乙丙").apply([Edit(1, 6, "")], "pinyin").apply([Edit(1, 2, "以")], "form")
    assert text.segments == (
        Segment(0, 1, 0, 1, ""),
        Segment(1, 0, 1, 5, "pinyin"),
        Segment(1, 1, 6, 1, "form"),
        Segment(2, 1, 7, 1, ""),
    )
    assert text.raw_span(0, 1) == (0, 1)
    assert text.raw_span(1, 2) == (6, 7)
    assert text.raw_span(0, 2) == (0, 7)


def test_an_edit_inside_an_earlier_repair_takes_up_all_of_it() -> None:
    text = Text.verbatim("202012月底").apply([Edit(0, 7, "2020年12月")], "years").apply([Edit(4, 5, "-")], "dash")
    assert text.string == "2020-12月底"
    assert text.segments[0] == Segment(0, 8, 0, 7, "years+dash")


def test_an_edit_across_a_cut_takes_it_up() -> None:
    text = Text.verbatim("责 任").apply([Edit(1, 2, "")], "spaces").apply([Edit(0, 2, "职责")], "words")
    assert text.segments == (Segment(0, 2, 0, 3, "spaces+words"),)


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(2, 9, "")],
        [Edit(0, 2, "甲"), Edit(1, 3, "乙")],
    ],
    ids=["beyond the text", "overlapping"],
)
def test_edits_that_cannot_be_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="Edit"):
        Text.verbatim("一二三四").apply(edits, "repair")


def test_a_repair_is_applied_once() -> None:
    text = Text.verbatim("一二").apply([Edit(0, 1, "")], "repair")
    with pytest.raises(ValueError, match="applied already"):
        text.apply([Edit(0, 1, "")], "repair")


def test_no_edits_no_change() -> None:
    text = Text.verbatim("一二")
    assert text.apply([], "repair") is text
    assert Text.verbatim("").segments == ()
