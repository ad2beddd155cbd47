"""What a text tells as a whole: figures that nothing else tells of follow it."""

from __future__ import annotations

import pytest

from ingest.extract.figures.genre import tells_of_past
from ingest.extract.quantity import figures
from tests.ingest.trees import tree_of

TOLD = """今年以来,澜湖高新区加快转型,企业活力增强。
一是工业回升。1至9月,规上工业总产值120亿元,增长6%。
二是主体壮大。新认定高新技术企业15家。
三是平台完善。新建省级技术创新中心2家。
"""
SPEECH = """云渚市政府工作报告

各位代表:
过去五年工作回顾
五年来,全市上下真抓实干。
一是创新能力提升。高新技术企业达到300家。
二是投入增加。研发经费投入强度达到2.1%。
今年工作安排
一是壮大主体。高新技术企业达到360家。
二是加大投入。研发经费投入强度达到2.3%。
"""
SUMMARY = """云渚市科技局2025年工作总结和2026年工作思路
今年以来,市科技局抓好各项工作。1-10月,全市技术合同成交额达到45亿元。2024年研发经费投入强度达到2.2%;全年新认定高新技术企业30家。
下一步工作打算
一是壮大主体。培育高新技术企业50家。
"""


@pytest.mark.parametrize(
    ("text", "title", "past"),
    [
        (TOLD, "", True),
        ("近日获悉,云渚市新增平台3家。\n2025年,云渚市将建成平台5家。2026年力争新增企业10家。\n", "", False),
        ("一是截至2024年底,建成平台3家。\n二是去年新增企业8家。\n三是力争引进人才9名。\n", "", True),
        ("一是截至2024年底,建成平台3家。\n二是去年新增企业8家。\n", "云渚市行动方案", False),
    ],
)
def test_most_of_its_sentences_say_what_a_text_tells(text: str, title: str, past: bool) -> None:
    assert tells_of_past(tree_of(text), title) is past


def test_what_a_report_says_without_a_word_of_time_was_reached() -> None:
    assert {f.kind for f in figures(tree_of(TOLD))} == {"observation"}


def test_a_line_without_a_number_may_head_what_follows() -> None:
    read = [(f.value, f.kind) for f in figures(tree_of(SPEECH))]
    assert read == [(300, "observation"), (2.1, "observation"), (360, "target"), (2.3, "target")]


def test_a_report_that_plans_speaks_of_the_year_before_and_of_the_planned_one() -> None:
    read = [(f.value, f.kind, f.year) for f in figures(tree_of(SUMMARY))]
    assert read == [
        (4.5e9, "observation", 2025),
        (2.2, "observation", 2024),
        (30, "observation", 2025),
        (50, "target", 2026),
    ]


def test_when_a_park_was_founded_is_not_when_its_firms_were_counted() -> None:
    text = "澜湖高新区简介\n澜湖高新区成立于1992年,2010年获批国家级高新区。现有科技企业3000家。2023年产值900亿元。\n"
    assert [(f.value, f.year) for f in figures(tree_of(text))] == [(3000, None), (9e10, 2023)]


def test_in_a_text_that_plans_this_years_are_aimed_at_beside_last_years() -> None:
    text = "云渚市科技局2025年工作要点\n一、壮大主体。去年全市净增高新技术企业120家,今年再净增100家。\n"
    assert [(f.value, f.kind, f.year) for f in figures(tree_of(text))] == [
        (120, "observation", 2024),
        (100, "target", 2025),
    ]
