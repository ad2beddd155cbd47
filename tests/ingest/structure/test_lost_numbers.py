"""Numbers that a scan lost come back where the gap holds as many tasks as are missing."""

from __future__ import annotations

from tests.ingest.trees import tree_of

CLAUSE = "责任单位 市科技局 市财政局"
LINE = (
    "{} 推动平台提档升级 引导各类主体集聚发展 增强服务能力 提高运行效率 扩大覆盖范围 优化布局结构 持续加大投入力度 "
    + CLAUSE
)


def lines(*titles: str) -> str:
    return "江澜省方案\n二、任务\n" + "\n".join(LINE.format(t) for t in titles) + "\n"


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
