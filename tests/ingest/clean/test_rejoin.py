"""Lines that break a paragraph are joined; headings, items, rows and whole paragraphs stay apart."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.clean import rejoin
from tests.ingest.clean.cases import applied


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("提升能级。全面推进产业链强链补链，发挥龙头企业作用，加快推进全产业链", "布局，加快建设创新高地。"),
        ("按照年度累计量，给予每千克30", "元、单站最高不超过300万元的补贴。"),
        ("江澜省科技创新强基行动方案", "（2024—2027年）"),
        ("1.", "做大做强龙头企业。"),
        ("2.培育", "“专精特新”中小企业。"),
        ("根据《江澜省科技创新", "促进条例》，制定本方案。"),
        ("支持省科技厅、", "省财政厅共建。"),
    ],
)
def test_joined(first: str, second: str) -> None:
    assert applied(rejoin.find, f"{first}\n{second}") == first + second


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一、总体要求", "坚持以创新为第一动力。"),
        ("（六）构建产业支撑体系，完善成果转化链条", "1.健全政策体系。"),
        ("给予奖励。一、给予建设补贴", "自2021年起，对建成的给予补贴。"),
        ("支持平台建设，给予补助。（责任单位：市大数据局）", "本措施自印发之日起施行。"),
        ("支持平台建设。（责任单位：市大数据局）", "3.2024年底前完成建设。"),
        ("云渚市人民政府", "2024年3月18日"),
        ("1.总体目标", "到2027年，全市高新技术企业达到1200家。"),
        ("甲\t乙，丙", "丁\t戊"),
        ("推进成果转化，加强产学研合作", "责任单位：省科技厅"),
    ],
)
def test_kept_apart(first: str, second: str) -> None:
    assert applied(rejoin.find, f"{first}\n{second}") == f"{first}\n{second}"


def test_a_page_that_wraps_is_known_by_its_width() -> None:
    line = "坚持需求导向和问题导向相结合推动科技成果加快转化应用"  # 26 characters, no mark
    text = "\n".join([f"{line}{i % 10}" for i in range(20)] + ["完成任务。", "一、保障"])
    assert applied(rejoin.find, text).count("\n") == 1
    assert applied(rejoin.find, "\n".join(["短行内容"] * 20)).count("\n") == 19


def test_latin_words_keep_a_blank() -> None:
    assert (
        applied(rejoin.find, "提升能级。支持企业开展合作，建设open\ninnovation平台。")
        == "提升能级。支持企业开展合作，建设open innovation平台。"
    )


@given(st.text())
def test_columns_are_those_of_each_character(line: str) -> None:
    assert rejoin.columns(line) == sum(1 + (unicodedata.east_asian_width(char) in "WFA") for char in line)
