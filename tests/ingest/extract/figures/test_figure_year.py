"""The year that a figure is for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.extract.figures.figure_year import Stated, clock, planned_year, stage_end, stated_year
from ingest.records import Head

HEAD = Head(period_start=2023, period_end=2027, published="2023-04-19")


def test_the_period_that_a_figure_is_a_multiple_of_gives_it_no_year() -> None:
    stated = stated_year("“十三五”期间,投入累计达100亿元,是“十二五”时期的", clock(HEAD, (), None))
    assert stated is not None
    assert stated.year == 2020


@pytest.mark.parametrize(
    ("text", "year", "until"),
    [
        ("到2025年,投入强度达到", 2025, True),
        ("2022年底前,建成", 2022, False),
        ("截至2022年底,拥有", 2022, True),
        ("“十四五”末,达到", 2025, True),
        ("2021-2023年,累计建成", 2023, False),
        ("比2020年提高", None, False),
        ("2018年起,每年安排", None, False),
        ("出台《三年行动方案(2021-2023年)》,培育", None, False),
        ("3年内建成", None, False),
        ("由2012年的1万增加到2021年的", 2021, False),
        ("去年,全市拥有", 2022, False),
        ("从2024年工作会议上获悉,去年新增", 2022, False),
        ("2021年,占比比去年提高", 2021, False),
        ("专利在2013年", 2013, True),
        ("2019年启动建设,今后五年投入", 2027, False),
        ("2024年内设立", 2024, False),
        ("超过2022年财政科技支出增速", None, False),
        ("继2023年8月出台政策之后,新增", None, False),
        ("2022年至今,经费新增", None, False),
    ],
)
def test_the_last_year_before_the_number_counts(text: str, year: int | None, until: bool) -> None:
    stated = stated_year(text, clock(HEAD, (), None))
    assert (stated.year if stated else None) == year
    assert bool(stated and stated.until) == until


@pytest.mark.parametrize("words", ["经过3年努力,", "用三年左右的时间,", "未来三年,", "今后3年,"])
def test_years_counted_from_no_stated_one_end_with_a_plan_of_as_many(words: str) -> None:
    assert stated_year(words + "培育企业", clock(HEAD, (), None)) == Stated(None, explicit_none=True)
    three = replace(HEAD, period_start=2026, period_end=2028)
    assert stated_year(words + "培育企业", clock(three, (), None)) == Stated(2028)


def test_all_year_is_the_year_of_the_past_that_the_text_still_speaks_of() -> None:
    years = clock(HEAD, (), None)
    assert stated_year("全年成交额", years) == Stated(2023)
    years.past = 2022
    assert stated_year("全年成交额", years) == Stated(2022)
    assert stated_year("今年成交额", years) == Stated(2023)


def test_a_span_of_years_states_that_there_is_no_year() -> None:
    stated = stated_year("3年内建成", clock(HEAD, (), None))
    assert stated is not None
    assert stated.explicit_none


def test_the_end_of_a_plan_right_before_the_number_is_that_numbers_alone() -> None:
    stated = stated_year("研发人员由“十三五”末的", clock(HEAD, (), None))
    assert stated is not None
    assert (stated.year, stated.own) == (2020, True)


def test_a_year_right_before_the_number_is_that_numbers_alone() -> None:
    stated = stated_year("比重由2020年的", clock(HEAD, (), None))
    assert stated is not None
    assert (stated.year, stated.own) == (2020, True)


def test_without_a_year_of_its_own_a_target_is_due_with_item_section_or_period() -> None:
    assert clock(HEAD, (), "2024-06").due() == 2024
    assert clock(HEAD, ("二、2022年工作思路",), None).due() == 2022
    assert clock(HEAD, ("建设阶段(2018年—2021年)",), None).due() == 2021
    assert clock(HEAD, (), "ongoing").due() == 2027
    assert clock(Head(expires_on="2025-12-31"), (), None).due() == 2025
    assert clock(Head(), (), None).due() is None


def test_an_observation_is_of_the_sections_year() -> None:
    assert clock(HEAD, ("一、2021年工作完成情况",), None).reached() == 2021
    assert clock(HEAD, (), None).reached() is None


def test_a_paragraph_that_stands_as_heading_gives_no_year() -> None:
    paragraph = "——重新安排科技计划体系,设立平台、攻关、主体、转化和交流五类,科技资金由2020年的3亿元增至4亿元"
    assert clock(HEAD, ("一、2021年工作完成情况", paragraph), None).reached() == 2021


def test_a_five_year_plan_that_begins_late_looks_back_on_the_years_before_its_own() -> None:
    head = Head(title="云渚市“十四五”科技规划", period_start=2022, period_end=2025)
    assert clock(head, ("(一)发展基础",), None, True).before == 2020


def test_a_stage_says_when_it_ends() -> None:
    assert stage_end("建设阶段(2018年-2021年):修编规划;") == 2021
    assert stage_end("到2025年,建成10家") is None


def test_a_look_back_is_of_the_years_that_its_heading_or_its_plan_says() -> None:
    assert clock(HEAD, ("(一)“十三五”发展成效",), None, True).reached() == 2020
    assert clock(HEAD, ("一、发展基础",), None, True).reached() == 2022
    report = Head(title="云渚市2021年科技工作总结", period_start=2021, period_end=2021)
    assert clock(report, ("一、工作完成情况",), None, True).reached() == 2021
    assert clock(Head(published="2022-01-20"), ("一、过去五年工作回顾",), None, True).reached() == 2021


def test_a_year_that_a_heading_compares_with_is_not_its_own() -> None:
    assert clock(HEAD, ("比2020年翻一番",), None).due() == 2027
    assert clock(HEAD, ("2021年以来的工作",), None).reached() is None


def test_the_year_of_a_baseline_may_stand_before_a_place() -> None:
    stated = stated_year("排名从2012年全球", clock(HEAD, (), None))
    assert stated is not None
    assert (stated.year, stated.own) == (2012, True)


def test_the_year_of_a_call_is_not_that_of_what_was_applied_for() -> None:
    assert stated_year("申报2026年度攻关项目", clock(HEAD, (), None)) is None


def test_after_a_glance_at_another_year_a_report_speaks_of_its_own() -> None:
    years = clock(HEAD, (), None)
    years.past = 2023
    assert stated_year("2022年占比3%,全年成交额", years) == Stated(2023)
    assert stated_year("2022年占比3%,成交额", years) == Stated(2022)


def test_a_report_that_plans_tells_of_the_year_before() -> None:
    title = "云渚市科技局2025年工作总结和2026年工作思路"
    assert planned_year(title) == 2026
    report = Head(title=title, period_start=2025, period_end=2026)
    assert clock(report, ("一、工作情况",), None, True).reached() == 2025
    assert clock(report, ("二、下一步打算",), None).due() == 2026
