"""Indicator tables: a row an indicator, columns for years, units and kinds."""

from __future__ import annotations

import pytest

from ingest.extract.figures.figure_table import is_indicator_row, row_figures
from ingest.extract.figures.figure_year import clock
from ingest.extract.quantity import figures
from ingest.records import Figure, Head, Passage
from tests.ingest.trees import tree_of

COLUMNS = ("序号", "指标", "2020年", "2025年", "年均增长", "属性")
HEAD = Head(period_start=2021, period_end=2025, published="2021-09-01")


def row(*cells: str, columns: tuple[str, ...] = COLUMNS) -> Passage:
    """A table row of tab-separated cells."""
    spans, start = [], 0
    for cell in cells:
        spans.append((start, start + len(cell)))
        start += len(cell) + 1
    return Passage(0, "row", (), "\t".join(cells), 0, tuple(spans), columns)


def read(passage: Passage) -> list[Figure]:
    """The figures of a row of a plan for 2021—2025."""
    return list(row_figures(passage, None, clock(HEAD, (), None), None))


def test_a_row_gives_its_baseline_and_its_target() -> None:
    base, target = read(row("1", "研发经费投入强度（%）", "2.28", "2.8左右", "—", "预期性"))
    assert (base.kind, base.value, base.unit, base.year, base.indicator) == (
        "observation",
        2.28,
        "%",
        2020,
        "研发经费投入强度",
    )
    assert (target.kind, target.value, target.comparator, target.year) == ("target", 2.8, "~", 2025)
    assert (target.baseline, target.attribute) == (2.28, "anticipatory")


@pytest.mark.parametrize(
    ("cell", "value", "value2", "comparator", "unit"),
    [
        ("≥17000", 17000, None, ">=", "家"),
        (">1.7万", 17000, None, ">", "家"),
        ("17000家以上", 17000, None, ">=", "家"),
        ("100-120", 100, 120, "range", "家"),
        ("[500]", 500, None, "=", "家"),
        ("/", None, None, "", ""),
        ("＞1.5万", 15000, None, ">", "家"),
        ("前8", 8, None, "<=", "家"),
        ("翻一番", 1, None, "=", "番"),
        ("—", None, None, "", ""),
    ],
)
def test_cells_hold_numbers_with_signs(
    cell: str, value: float | None, value2: float | None, comparator: str, unit: str
) -> None:
    found = read(row("5", "高新技术企业数（家）", "", cell, "", ""))
    got = [(f.value, f.value2, f.comparator, f.unit) for f in found]
    assert got == ([] if value is None else [(value, value2, comparator, unit)])


def test_units_may_stand_in_a_column_of_their_own_with_a_magnitude() -> None:
    passage = row("技术合同成交额", "亿元", "1200", columns=("指标名称", "单位", "目标值"))
    (target,) = read(passage)
    assert (target.value, target.unit, target.year) == (1.2e11, "元", 2025)


def test_a_column_of_growth_rates_gives_growth() -> None:
    (growth,) = read(row("4", "高新技术产业增加值（%）", "", "", "≥12", "约束性"))
    assert (growth.change, growth.value, growth.comparator, growth.attribute) == ("growth", 12, ">=", "binding")


@pytest.mark.parametrize(
    ("name", "cell", "unit", "change"),
    [
        ("新增省重点实验室（家）", "[20]", "家", "gross_increment"),
        ("财政科技支出占比（%）", "[0.5]", "个百分点", "net_increment"),
        ("技术合同成交额（亿元）", "[600]", "元", "level"),
    ],
)
def test_brackets_sum_over_the_period(name: str, cell: str, unit: str, change: str) -> None:
    (found,) = read(row("3", name, "", cell, "", ""))
    assert (found.unit, found.change, found.cumulative, found.baseline) == (unit, change, True, None)


def test_a_rate_of_growth_has_a_unit_of_its_own() -> None:
    columns = ("指标名称", "单位", "2023年", "2025年", "年均增长(%)", "指标性质")
    low, high, growth = read(row("研发投入", "亿元", "700", "900", "12", "预期性", columns=columns))
    assert [(f.value, f.unit, f.year, f.change) for f in (low, high)] == [
        (7e10, "元", 2023, "level"),
        (9e10, "元", 2025, "level"),
    ]
    assert (growth.value, growth.unit, growth.change, growth.year) == (12, "%", "growth", 2025)


def test_a_ditto_mark_repeats_the_cell_above() -> None:
    tree = tree_of(
        "云渚市科技规划(2021—2025年)\n一、主要指标\n序号\t指标\t2020年\t2025年\t属性\n"
        "1\t研发投入强度(%)\t2.2\t3\t约束性\n2\t基础研究占比(%)\t5\t8\t〃\n"
    )
    found = [f for f in figures(tree) if f.kind == "target"]
    assert [f.attribute for f in found] == ["binding", "binding"]
    assert [tree.quote(f.evidence[0]) for f in found] == ["研发投入强度(%)\t2.2\t3", "基础研究占比(%)\t5\t8"]


def test_a_cell_may_name_what_is_to_be_come_up_to() -> None:
    found = read(row("7", "公民科学素质比例（%）", "10", "稳定在全国平均水平以上", "", "预期性"))[-1]
    assert (found.figure_kind, found.value, found.comparator, found.reference, found.year) == (
        "relative",
        None,
        ">=",
        "全国平均水平",
        2025,
    )


def test_rows_that_blanks_part_may_name_what_is_counted_and_who_answers() -> None:
    tree = tree_of(
        "云渚市行动计划（2024—2026年）\n二、主要目标\n指标 2023年实绩 2024年目标 2026年目标 责任单位\n"
        "数字经济增加值（亿元） 96.5 110 140 市经信局\n规上数字企业（家） 88 100 130 市经信局\n"
    )
    firms = [(f.value, f.unit, f.year, f.kind) for f in figures(tree) if f.indicator == "规上数字企业"]
    assert firms == [(88, "家", 2023, "observation"), (100, "家", 2024, "target"), (130, "家", 2026, "target")]


def test_upright_cells_estimates_and_columns_of_what_is_gained() -> None:
    tree = tree_of(
        "云渚市国民经济和社会发展第十三个五年规划纲要\n专栏1 主要指标\n"
        "类别\t指标\t单位\t2015年预计\t2020年\t增长幅度\t属性\n"
        "创\n新\n能\n力\t研发投入占销售收入比重\t%\t1.0\t1.8\t0.8个百分点\t预期性\n\t企业技术中心\t家\t8\t10\t2家\t预期性\n"
    )
    centres = [(f.value, f.year, f.kind, f.change) for f in figures(tree) if f.indicator == "企业技术中心"]
    assert centres == [
        (8, 2015, "observation", "level"),
        (10, 2020, "target", "level"),
        (2, 2020, "target", "net_increment"),
    ]


def test_a_cell_a_line_under_a_header_that_ends_in_the_kind_of_the_indicator() -> None:
    tree = tree_of(
        "云渚市第十三个五年规划纲要\n指标\n2015年\n预计\n2020年\n年均增长\n(%)\n五年\n累计\n指标\n属性\n"
        "1.财政收入（亿元）\n2333\n3270\n7\n预期性\n2.进出口总额（亿元）\n3190\n5620\n12\n预期性\n"
    )
    income = [(f.value, f.year, f.kind, f.change) for f in figures(tree) if f.indicator == "财政收入"]
    assert income == [
        (2333e8, 2015, "observation", "level"),
        (3270e8, 2020, "target", "level"),
        (7, 2020, "target", "growth"),
    ]


def test_task_tables_are_no_indicator_tables() -> None:
    assert not is_indicator_row(row("1", "建设平台", columns=("序号", "重点任务")))
    assert is_indicator_row(row("1", "强度", "2.8", columns=("序号", "指标", "2025年")))


@pytest.mark.parametrize(
    ("header", "years"),
    [
        ("2025年\n2026年\n属性", [2025, 2026]),
        ("目标值\n2025年\n2026年\n属性", [2025, 2026]),  # the upper level has no cells of its own
        ("目标值\n属性\n2025年\n2026年", []),  # which column is whose year cannot be told
    ],
)
def test_a_header_of_two_levels_a_cell_a_line_gives_no_value_another_ones_year(header: str, years: list[int]) -> None:
    rows = "1\n研发投入强度\n%\n2.5\n2.8\n预期性\n2\n高新技术企业\n家\n300\n350\n预期性\n"
    tree = tree_of(
        f"云渚市行动方案(2025—2026年)\n一、主要目标\n主要指标\n序号\n指标名称\n单位\n{header}\n{rows}二、任务\n"
    )
    found = [(f.indicator, f.value, f.year) for f in figures(tree)]
    values = {"研发投入强度": (2.5, 2.8), "高新技术企业": (300, 350)}
    assert found == [
        (name, value, year) for name, both in values.items() for value, year in zip(both, years, strict=False)
    ]
