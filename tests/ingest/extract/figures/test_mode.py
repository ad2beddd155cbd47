"""Aimed at or reached: headings, years and words say it."""

from __future__ import annotations

import pytest

from ingest.extract.figures.mode import Mode, mode_in, mode_of


@pytest.mark.parametrize(
    ("headings", "mode"),
    [
        (("一、2021年工作完成情况", "(一)提升能力"), "observation"),
        (("二、2022年工作思路", "(一)完善体系"), "target"),
        (("一、发展基础",), "observation"),
        (("二、总体要求", "(二)主要目标"), "target"),
        (("一、发展基础与形势", "(三)下一步任务"), "target"),
        (("第一章 发展环境", "第一节 “十三五”发展成绩"), "observation"),
        (("一、现实基础",), "observation"),
        (("一、2022年计划执行情况",), "observation"),
        (("一、运行情况",), "observation"),
        (("(二)启动新城建设,创新能力持续增强",), "observation"),
        (("二、主要目标", "加快建设,创新能力持续增强"), "target"),
        (("一、2023年工作完成情况", "(三)服务举措落地见效"), "observation"),
        (("一、2023年工作完成情况", "(三)下一步举措"), "target"),
        (("三、发展目标", "(六)两化融合成效显著"), "target"),
        (("一、发展现状", "(六)两化融合成效显著"), "observation"),
        (("三、关于2026年工作",), "target"),
        (("一、关于2025年工作回顾",), "observation"),
        (("加强基础研究",), None),
        (("(一)夯实产业基础能力",), None),
        (("(二)加强创新基础设施建设",), None),
        (("三、2026年工作计划", "(一)壮大主体"), "target"),
        (("二、明年工作安排",), "target"),
        (("一、2025年工作计划完成情况",), "observation"),
        ((), None),
    ],
)
def test_the_nearest_telling_heading_says_what_its_figures_are(headings: tuple[str, ...], mode: Mode | None) -> None:
    assert mode_of(headings) == mode


@pytest.mark.parametrize(
    ("sentence", "section", "year", "until", "mode"),
    [
        ("到2025年,强度达到3%", "observation", 2025, True, "target"),
        ("2020年,强度达到3%", None, 2020, False, "observation"),
        ("截至2020年底,强度达到3%", "target", 2020, True, "observation"),
        ("力争强度达到3%", None, None, False, "target"),
        ("目前拥有平台10家", None, None, False, "observation"),
        ("五年来,强度达到3%", None, None, False, "observation"),
        ("测算结果显示,强度达到3%", None, None, False, "observation"),
        ("强度达到3%", None, None, False, "target"),
        ("强度达到3%", "observation", None, False, "observation"),
        ("预计“十三五”末强度达到3%", "observation", 2021, True, "observation"),
        ("预计“十四五”末强度达到3%", "observation", 2025, True, "observation"),
        ("在2021年前三季度发布会上,强度达到3%,同比提高0.1个百分点", None, None, False, "observation"),
        ("拟建设平台", None, None, False, "target"),
        ("1至9月强度达到3%", None, None, False, "observation"),
        ("截至11月底强度达到3%", None, None, False, "observation"),
        ("面对预期不稳,强度达到3%,同比提高0.2个百分点", None, None, False, "observation"),
        ("围绕年度工作目标,目前强度达到3%", None, None, False, "observation"),
        ("围绕2027年强度达到3%的目标", None, None, False, "target"),
    ],
)
def test_years_and_words_say_whether_a_figure_was_reached(
    sentence: str, section: Mode | None, year: int | None, until: bool, mode: Mode
) -> None:
    assert mode_in(sentence, section, year, until, 2021) == mode


def test_in_a_report_a_later_clause_says_nothing_of_an_earlier_one() -> None:
    sentence = "新增企业12家,力争新增平台5家"
    assert mode_in(sentence, None, None, False, None, default="observation", clause="新增企业12家") == "observation"
    assert mode_in(sentence, None, None, False, None, default="observation", clause=sentence) == "target"
    assert mode_in(sentence, None, None, False, None, clause="新增企业12家") == "target"
