"""Contact details are found and covered, and nothing else is."""

from __future__ import annotations

import pytest

from ontology.types.contact import contact_stretches, covered, masked, suspicious


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


def test_rows_are_covered_and_their_ids_are_not() -> None:
    row = {
        "document": "document:a15012345678bcde",
        "sha256": "ab15012345678cd",
        "values": [500, None, {"text": "联系人：张三丰，电话：0571-87654321。"}],
        "phone": "0571-87654321",
    }
    assert covered(row) == {
        **row,
        "values": [500, None, {"text": "联系人：＊＊＊，电话：＊＊＊＊＊＊＊＊＊＊＊＊＊。"}],
        "phone": "＊" * 13,
    }


def test_a_number_that_a_quote_or_its_window_cuts_is_covered() -> None:
    around = {
        "prefix": "7654321。" + "其余" * 18,
        "quote": "联系电话：0571-876",
        "suffix": "54321。" + "其余" * 16 + "13900",
    }
    found = covered({**around, "start": 1})
    assert found["prefix"].startswith("＊" * 7 + "。")
    assert found["quote"] == "联系电话：" + "＊" * 8
    assert found["suffix"].startswith("＊" * 5 + "。其余")
    assert {name: len(found[name]) for name in around} == {name: len(text) for name, text in around.items()}
    assert covered({"prefix": "2025年", "quote": "投入10000万元", "suffix": "，增长12345%"})["quote"] == "投入10000万元"


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("支持高新技术企业500家，投入20000万元", False),
        ("联系电话：87654321", True),
        ("0571-87654321", True),
        ("13900000000", True),
        ("a@b.cn", True),
    ],
)
def test_what_is_looked_at_closely(text: str, may: bool) -> None:
    assert suspicious(text.encode()) is may
