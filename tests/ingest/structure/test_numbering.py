from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.structure.numbering import ENDS_ALONE, marker_at, number_value


@pytest.mark.parametrize(
    ("text", "kind", "value", "label", "rest"),
    [
        ("第一章 总则", "chapter", 1, "第一章", "总则"),
        ("第三节创新平台", "section", 3, "第三节", "创新平台"),
        ("第十二条 市科技局负责", "article", 12, "第十二条", "市科技局负责"),
        ("第二部分 任务", "part", 2, "第二部分", "任务"),
        ("一、总体要求", "cn", 1, "一", "总体要求"),
        ("十二．保障措施", "cn", 12, "十二", "保障措施"),
        ("（二十一）加强建设", "cn_paren", 21, "（二十一）", "加强建设"),
        ("( 三 )加强建设", "cn_paren", 3, "(三)", "加强建设"),
        ("1.建设平台", "ar", 1, "1", "建设平台"),
        ("1、建设平台", "ar", 1, "1", "建设平台"),
        ("1。建设平台", "ar", 1, "1", "建设平台"),
        ("3．建设平台", "ar", 3, "3", "建设平台"),
        ("17﹒建设平台", "ar", 17, "17", "建设平台"),
        ("4.2025年建成平台", "ar", 4, "4", "2025年建成平台"),
        ("2.5G网络覆盖", "ar", 2, "2", "5G网络覆盖"),
        ("（3）建设平台", "ar_paren", 3, "（3）", "建设平台"),
        ("1）建设平台", "ar_half", 1, "1）", "建设平台"),
        ("第三项 建设平台", "deed", 3, "第三项", "建设平台"),
        ("【3】建设平台", "ar_paren", 3, "【3】", "建设平台"),
        ("2-1.建设平台", "dotted", 1, "2-1", "建设平台"),
        ("2—3 建设平台", "dotted", 3, "2—3", "建设平台"),
        ("1.2 建设平台", "dotted", 2, "1.2", "建设平台"),
        ("③建设平台", "circle", 3, "③", "建设平台"),
        ("——建设平台", "dash", 0, "——", "建设平台"),
        ("专栏3 平台工程", "box", 3, "专栏3", "平台工程"),
        ("  二、重点任务", "cn", 2, "二", "重点任务"),
    ],
)
def test_a_marker_has_kind_value_label_and_rest(text: str, kind: str, value: int, label: str, rest: str) -> None:
    marker = marker_at(text)
    assert marker is not None
    assert (marker.kind, marker.value, marker.label, text[marker.end :]) == (kind, value, label, rest)


@pytest.mark.parametrize(
    "text",
    [
        "1.5万家企业",
        "2025年建成",
        "5G网络",
        "3家企业",
        "35。",
        "第三方机构",
        "第一条件",
        "一批平台",
        "十四五时期",
        "",
        "   ",
        "(省科技厅)",
        "-5%",
    ],
)
def test_what_is_no_marker(text: str) -> None:
    assert marker_at(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("十一", 11),
        ("二十", 20),
        ("九十九", 99),
        ("一百零二", 102),
        ("12", 12),
        ("①", 1),
        ("", 0),
    ],
)
def test_number_values(text: str, value: int) -> None:
    assert number_value(text) == value


@given(st.lists(st.sampled_from([*"第一二百1２部分章节条专栏任务项、.．。:()（）【】①—●· ", "建设", "年"]), max_size=6))
def test_a_number_alone_on_its_line_ends_as_one(signs: list[str]) -> None:
    line = "".join(signs).strip()
    marker = marker_at(line)
    if marker and marker.end == len(line):
        assert line[-1] in ENDS_ALONE
