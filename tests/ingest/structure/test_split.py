from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.structure.split import joined, pieces, spans
from ingest.text import Text
from tests.ingest.trees import tree_of


def cut(line: str) -> list[str]:
    return [line[a:b] for a, b in pieces(line, 0, len(line))]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (
            "…(责任单位:市科技局)。(三)针对“平台不足”的整改措施。",
            ["…(责任单位:市科技局)。", "(三)针对“平台不足”的整改措施。"],
        ),
        (
            "制定本方案。一、总体要求（一）指导思想。坚持创新。",
            ["制定本方案。", "一、总体要求", "（一）指导思想。坚持创新。"],
        ),
        ("第一章 总则 第一条 为加强管理，制定本办法。", ["第一章 总则", "第一条 为加强管理，制定本办法。"]),
        (
            "应当符合以下条件：（一）依法登记；（二）信用良好。",
            ["应当符合以下条件：", "（一）依法登记；", "（二）信用良好。"],
        ),
        ("（一）重点任务 1.建设平台", ["（一）重点任务", "1.建设平台"]),
        (
            "1.深化改革。（1）建设平台。（市科技局牵头）（2）引进人才。（市人社局牵头）",
            ["1.深化改革。", "（1）建设平台。（市科技局牵头）", "（2）引进人才。（市人社局牵头）"],
        ),
        # tasks numbered through, some left out, their lines lost
        (
            "(一)平台建设行动1.建设平台,(责任单位:市科技局)2.建设中心,(责任单位:市财政局等)4.建设基地,(责任单位:市教育局)"
            "(二)人才行动5.引进人才,(责任单位:市委组织部)",
            [
                "(一)平台建设行动",
                "1.建设平台,(责任单位:市科技局)",
                "2.建设中心,(责任单位:市财政局等)",
                "4.建设基地,(责任单位:市教育局)",
                "(二)人才行动",
                "5.引进人才,(责任单位:市委组织部)",
            ],
        ),
        ("整改措施：1.加快建设。2.落实资金。", ["整改措施：", "1.加快建设。", "2.落实资金。"]),
        ("要求如下：1.加快建设。", ["要求如下：1.加快建设。"]),
        ("（二）推广应用软件5.支持升级。", ["（二）推广应用软件5.支持升级。"]),
        ("1.建设平台（含实验室）4.5万平方米。", ["1.建设平台（含实验室）4.5万平方米。"]),
        ("按照“一、二、三”的次序推进。", ["按照“一、二、三”的次序推进。"]),
        ("增长到1.5万家。2025年达到3万家。", ["增长到1.5万家。2025年达到3万家。"]),
        ("1\t建设平台。二、其他\t市科技局", ["1\t建设平台。二、其他\t市科技局"]),
    ],
)
def test_headings_glued_to_a_line_are_cut_off(line: str, parts: list[str]) -> None:
    assert cut(line) == parts


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("1.\n做大龙头企业。支持兼并。", "1.做大龙头企业。支持兼并。"),
        ("2.培育\n“小巨人”企业。支持发展。", "2.培育“小巨人”企业。支持发展。"),
        ("责任单位：市科技局牵头，市财政局、市教育局按职责分工负责\n强化创新示范建设\n4.建设示范区。", None),
        ("（责任单位：市\n教育局、市科技局）", "（责任单位：市教育局、市科技局）"),
        (
            "（牵头单位：市科\n技局；配合单位：市财政局、市发展改\n革委）",
            "（牵头单位：市科技局；配合单位：市财政局、市发展改革委）",
        ),
        (
            "（责任单位：市科\n技局）。二、其他工作\n做好总结。",
            "（责任单位：市科技局）。二、其他工作\n做好总结。",
        ),
        (
            "（责任单位：市科技局，各县（市、区）\n人民政府）",
            "（责任单位：市科技局，各县（市、区）人民政府）",
        ),
        ("（牵头单位：市科技局；责\n任单位：市财政局）", "（牵头单位：市科技局；责任单位：市财政局）"),
        ("建设[市\n科技局牵头，市财政局配合]", "建设[市科技局牵头，市财政局配合]"),
        ("责任单位：\n市科技局、市财政局", "责任单位：市科技局、市财政局"),
        ("完成时限：\n2026年底前", "完成时限：2026年底前"),
        ("责任单位：\n完成时限：2026年底", "责任单位：\n完成时限：2026年底"),
        ("主要任务：\n建设平台。", "主要任务：\n建设平台。"),
        ("围绕新材料、新能源、人工智能、生物医药等重点领域组织实施一批重大科技专项，突破关\n键技术。", None),
        ("一、总体要求\n坚持创新驱动。", "一、总体要求\n坚持创新驱动。"),
        ("坚持创新驱动。\n加快建设。", "坚持创新驱动。\n加快建设。"),
        ("序号\t任务\n1\t建设", "序号\t任务\n1\t建设"),
        ("江澜省科技厅关于印发江澜省科技创新平台建设管理办法实施细则和配套措施的通知\n各市科技局", None),
    ],
)
def test_broken_paragraphs_are_joined_and_others_left_alone(text: str, whole: str | None) -> None:
    expected = whole if whole is not None else text.replace("关\n键", "关键")
    assert joined(Text.verbatim(text))[0].string == expected


def test_joined_text_still_knows_its_raw_place() -> None:
    raw = "1.\n做大龙头企业。"
    text, count = joined(Text.verbatim(raw))
    assert count == 1
    start = text.string.index("龙头")
    assert raw[slice(*text.raw_span(start, start + 2))] == "龙头"


lines = st.lists(
    st.text(alphabet="一二(（)）1.、。；第章条建设平台“”《》 \t责任单位:市科技局", max_size=40), max_size=12
)


@given(lines)
def test_no_character_is_lost_and_offsets_are_exact(parts: list[str]) -> None:
    tree = tree_of("\n".join(parts))
    string = tree.clean.text.string
    for passage in tree.passages:
        assert string[passage.start : passage.start + len(passage.text)] == passage.text
    assert "".join("".join(p.text for p in tree.passages).split()) == "".join("".join(parts).split())
    starts = [p.start for p in tree.passages]
    assert starts == sorted(starts)


@given(st.text(max_size=200))
def test_spans_hold_everything_but_blank(text: str) -> None:
    assert "".join("".join(text[a:b] for a, b in spans(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "unit",
    [
        "（",
        "(一)",
        "一、",
        "1.",
        "。(二)",
        "市科技局、",
        "责任单位:",
        "——",
        "第一条 ",
        " ",
        "“",
        "\t",
        "牵头",
        "|甲",
        "【甲】乙",
        "一、总体(一)思想",
        "一、总体要求(一)",
    ],
)
def test_long_lines_are_read_to_their_end(unit: str) -> None:
    line = unit * (100_000 // len(unit))
    tree = tree_of("一、任务\n1." + line)
    last = tree.passages[-1]
    assert not tree.clean.text.string[last.start + len(last.text) :].strip()
