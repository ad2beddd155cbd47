"""Numbers that a scan lost come back where the gap holds as many tasks as are missing."""

from __future__ import annotations

import pytest

from tests.ingest.trees import tree_of

CLAUSE = "责任单位 市科技局 市财政局"
LINE = (
    "{} 推动平台提档升级 引导各类主体集聚发展 增强服务能力 提高运行效率 扩大覆盖范围 优化布局结构 持续加大投入力度 "
    + CLAUSE
)


def lines(*titles: str) -> str:
    return "江澜省方案\n二、任务\n" + "\n".join(LINE.format(t) for t in titles) + "\n"


def test_numbers_whose_point_was_lost_count_before_tasks_with_clauses() -> None:
    tree = tree_of(
        "一 创新平台\n1 建设实验室，完善机制 责任单位 市科技局\n2 建设基地，提供服务 责任单位 市财政局\n"
        "二 创新主体\n3 培育企业，分类辅导 责任单位 市经信局 完成时限 2026年10月\n"
    )
    assert [(i.number, i.title, i.path[0]) for i in tree.items] == [
        ("1", "建设实验室", "一创新平台"),
        ("2", "建设基地", "一创新平台"),
        ("3", "培育企业", "二创新主体"),
    ]


def test_lost_numbers_come_back() -> None:
    tree = tree_of(lines("1.建设甲类平台", "建设乙类平台", "建设丙类平台", "4.建设丁类平台", "建设戊类平台"))
    assert [(i.number, i.title) for i in tree.items] == [
        ("1", "建设甲类平台"),
        ("2", "建设乙类平台"),
        ("3", "建设丙类平台"),
        ("4", "建设丁类平台"),
        ("5", "建设戊类平台"),
    ]


def test_a_gap_that_does_not_fit_stays() -> None:
    tree = tree_of(lines("1.建设甲类平台", "建设乙类平台", "4.建设丁类平台"))
    assert [i.number for i in tree.items] == ["1", "4"]


def test_paragraphs_between_numbers_that_follow_stay_in_their_task() -> None:
    tree = tree_of(lines("1.建设甲类平台", "建设乙类平台", "2.建设丁类平台"))
    assert [i.number for i in tree.items] == ["1", "2"]


@pytest.mark.parametrize(
    ("numbers", "read"),
    [
        (("l.", "2.", "3．"), ["1", "2", "3"]),
        (("1，", "2,", "3·"), ["1", "2", "3"]),
        (("9.", "1O.", "l1、", "12."), ["9", "10", "11", "12"]),
        (("1.", "2：", "3."), ["1", "2", "3"]),
        # no number waits for it
        (("1.", "2.", "5，"), ["1", "2"]),
        (("O.", "7，"), []),
    ],
)
def test_misread_numbers_count_where_the_sequence_waits_for_them(numbers: tuple[str, ...], read: list[str]) -> None:
    tasks = "".join(
        f"{n}建设平台{i}。推动平台提档升级，增强服务能力。（市科技局负责）\n" for i, n in enumerate(numbers)
    )
    found = [i.number for i in tree_of(f"江澜省方案\n（一）重点任务\n{tasks}").items]
    assert [n for n in found if n.isdecimal()] == read


def test_quantities_and_words_at_the_head_of_a_line_are_no_numbers() -> None:
    tree = tree_of(
        "一、任务\n1.建设平台。推动平台提档升级。（市科技局负责）\n2，这是对上述工作的补充。\n3.引进人才。推进引育。"
    )
    assert [i.number for i in tree.items] == ["1", "2", "3"]
    assert not tree_of("IO.接口标准由市科技局制定。\nl.说明").items
