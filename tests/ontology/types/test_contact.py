"""Contact details are found and covered, and nothing else is."""

from __future__ import annotations

import pytest

from ontology.types.contact import contact_stretches, masked


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("联系人：李四，联系电话：0571-12345678。", "联系人：＊＊，联系电话：＊＊＊＊＊＊＊＊＊＊＊＊＊。"),
        ("（联系人：李四、王小五；电话：12345678）", "（联系人：＊＊＊＊＊＊；电话：＊＊＊＊＊＊＊＊）"),
        ("联络方式\t市科技局：12345678", "联络方式\t市科技局：＊＊＊＊＊＊＊＊"),
        ("邮箱：abc.d@jl.example.cn", "邮箱：＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊"),
        ("责任单位：市科技局（电话12345678）", "责任单位：市科技局（电话＊＊＊＊＊＊＊＊）"),
        ("请致电13812345678咨询。", "请致电＊＊＊＊＊＊＊＊＊＊＊咨询。"),
        # no contact details
        ("完善电话咨询服务，2025年达到12345678人次。", "完善电话咨询服务，2025年达到12345678人次。"),
        ("营业收入达到13800138000元。", "营业收入达到13800138000元。"),
        ("建立联系人制度，完善机制。", "建立联系人制度，完善机制。"),
        ("建设平台。", "建设平台。"),
    ],
)
def test_contact_details_are_covered_character_by_character(text: str, covered: str) -> None:
    assert masked(text) == covered
    assert len(masked(text)) == len(text)


def test_a_stretch_holds_the_label_and_what_it_labels() -> None:
    text = "附注：联系人：省科技厅规划处李四；电话：12345678。其他。"
    assert [text[a:b] for a, b in contact_stretches(text)] == ["联系人：省科技厅规划处李四", "电话：12345678"]


def test_a_long_line_is_read_to_its_end() -> None:
    assert len(masked("电话：" * 30_000)) == 90_000
