from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.structure.clauses import CLOSE, OPEN, brackets, clause_spans, split_depth0


def found(text: str) -> list[str]:
    return [text[a:b] for a, b, _ in clause_spans(text)]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "建设平台。(责任单位:市科技局,各市、县(市、区);整改时限:持续推进)",
            ["责任单位:市科技局,各市、县(市、区);整改时限:持续推进"],
        ),
        (
            "建设平台。（责任单位：市委组织部〔市委人才办〕、市科技局）",
            ["责任单位：市委组织部〔市委人才办〕、市科技局"],
        ),
        ("建设平台。【牵头单位：市科技局】", ["牵头单位：市科技局"]),
        ("建设平台。（责任单位：有关县〔市、区〕政府)。", ["责任单位：有关县〔市、区〕政府"]),
        ("建设平台。责任单位：市科技局；完成时限：2025年底", ["责任单位：市科技局；完成时限：2025年底"]),
        ("建设平台。（市科技局牵头，市财政局配合）", ["市科技局牵头，市财政局配合"]),
        ("建设平台。（市科技局、市财政局）", ["市科技局、市财政局"]),
        ("建设平台（市科技局、云渚大学）。完善机制。（市财政局）", ["市科技局、云渚大学", "市财政局"]),
        ("建设平台。（（市科技局、市财政局））", ["市科技局、市财政局"]),
        ("建设平台。（市科技局、市财政局2026年底前完成）", ["市科技局、市财政局2026年底前完成"]),
        ("建设平台。（市科技局牵头，各县（市、区）政府配合", ["市科技局牵头，各县（市、区）政府配合"]),
        ("建设平台（含市科技局负责的项目，", []),
        ("建设平台。（市政府督查室负责，11月底前）", ["市政府督查室负责，11月底前"]),
        ("建设平台。（市科技局、市财政局；贯穿全年）", ["市科技局、市财政局；贯穿全年"]),
        ("①建设平台。（市科技局）②引进人才。（市人社局）", ["市科技局", "市人社局"]),
        ("建设平台（市科技局，2026年6月底前）；引进人才。", ["市科技局，2026年6月底前"]),
        ("建立联席机制（市科技局、市财政局）；引进人才。", []),
        ("建设甲平台（市科技局负责）。建设乙平台（市财政局负责）。", ["市科技局负责", "市财政局负责"]),
        ("建设平台。（责任单位：市科技局、市财政局", ["责任单位：市科技局、市财政局"]),
        ("建设（重点平台。（责任单位：市科技局）", ["责任单位：市科技局"]),
        ("完善机制（包括市科技局、市财政局）。", []),
        ("建设一批平台（重点实验室、工程中心）。", []),
        ("支持企业（以下简称牵头单位）发展。", []),
        ("建设国家中心（由企业牵头）和基地。", []),
    ],
)
def test_clauses_of_a_passage(text: str, clauses: list[str]) -> None:
    assert found(text) == clauses


@given(st.text(alphabet="()（）〔〕【】市科技局:责任单位、。", max_size=80))
def test_bracketed_stretches_are_balanced_and_in_order(text: str) -> None:
    last = 0
    for start, end, depth in brackets(text):
        inside = text[start:end]
        assert last <= start <= end <= len(text)
        assert text[start - 1] in OPEN
        if end < len(text):
            assert text[end] in CLOSE
            assert sum(inside.count(c) for c in OPEN) == sum(inside.count(c) for c in CLOSE)
        assert depth >= 1
        last = end


@given(st.text(alphabet="(）甲乙、，", max_size=60))
def test_pieces_at_depth_0_lose_only_separators_and_blanks(text: str) -> None:
    pieces = [text[a:b] for a, b in split_depth0(text, "、，")]
    assert sum(len(p) for p in pieces) >= len(text) - text.count("、") - text.count("，")
    assert all(p.strip() for p in pieces)


def test_separators_in_brackets_do_not_split() -> None:
    text = "各市、县（市、区），市科技局"
    assert [text[a:b] for a, b in split_depth0(text, "，")] == ["各市、县（市、区）", "市科技局"]
