from __future__ import annotations

import pytest

from ingest.extract.deadline import deadline, with_deadlines
from ingest.extract.measure import measures
from tests.ingest.trees import tree_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2020年6月底前", "2020-06"),
        ("2020年12月底前。", "2020-12"),
        ("2025年", "2025"),
        ("2016年年底前", "2016"),
        ("2016年、2017年", "2017"),
        ("2022年12月并长期坚持", "2022-12"),
        ("持续推进", "ongoing"),
        ("长期坚持", "ongoing"),
        ("每年", "ongoing"),
        ("每年12月底", "ongoing"),
        ("按年度推进", "ongoing"),
        ("2023年6月30日前", "2023-06-30"),
        ("2022年6月底前完成方案，12月底前全面推开", "2022-12"),
        ("按计划推进", None),
        ("", None),
        ("2025年1—12月", "2025-12"),
        ("25年底前", "2025"),
        ("“十四五”期间", "2025"),
    ],
)
def test_values(text: str, value: str | None) -> None:
    assert deadline(text) == value


def test_a_date_without_a_year_takes_the_documents() -> None:
    assert deadline("6月底前", 2022) == "2022-06"
    assert deadline("6月底前") is None
    assert deadline("全年", 2022) == "2022"
    assert deadline("全年持续推进", 2022) == "ongoing"
    assert deadline("全年") is None


def stated(text: str) -> list[str | None]:
    tree = tree_of(text)
    found = with_deadlines(tree, measures(tree))
    for measure in found:
        assert bool(measure.deadline) == bool(measure.deadline_evidence)
        for span in measure.deadline_evidence:
            assert tree.quote(span).strip() == measure.deadline_text
    return [m.deadline for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、任务\n1.甲。建设。（责任单位：市科技局；整改时限：2020年6月底前）", ["2020-06"]),
        ("一、任务\n1.甲。建设。（责任单位：市科技局，各市、县（市、区）；整改时限：持续推进）", ["ongoing"]),
        ("一、任务\n1.建设平台。\n责任单位：市科技局\n完成时限：2024年底前", ["2024"]),
        ("一、任务\n1.建设平台。（市科技局牵头，2023年9月底前完成）", ["2023-09"]),
        ("序号\t重点任务\t完成时限\t责任单位\n1\t建设平台\t2025年6月\t市科技局\n", ["2025-06"]),
        ("一、任务\n1.建设平台。（市科技局牵头，2023年9月底前出台管理办法）", ["2023-09"]),
        (
            "一、步骤\n（一）动员部署阶段（2023年3月）。召开会议。\n（二）集中推进阶段（2023年4月—11月）。抓好落实。",
            ["2023-03", "2023-11"],
        ),
        ("一、步骤\n（一）动员部署阶段（2023年3月上旬至4月底）\n召开会议，部署工作。", ["2023-04"]),
        # one for all the measures of a problem to be mended
        (
            "一、平台建设滞后\n整改措施：\n1.加快建设，按期完成。\n2.落实资金，加强监管。\n责任单位：市科技局\n整改时限：2026年6月底前",
            ["2026-06", "2026-06"],
        ),
        # a month without a year, in a document that has none
        ("一、任务\n1.建设平台。（市科技局牵头，6月底前完成）", [None]),
        # what stands beside the units of a heading binds the measures below it too
        (
            "一、平台行动（市科技局牵头，2026年10月底前完成）\n1.甲平台。建设甲。\n2.乙平台。建设乙。（市财政局，2026年6月）",
            ["2026-10", "2026-06"],
        ),
        ("一、任务\n1.建设平台。（市科技局负责，常年推进）", ["ongoing"]),
        ("一、任务\n1.建设平台。（市科技局；贯穿全年）", ["ongoing"]),
        ("一、任务\n1.建设平台。（市科技局、市财政局2026年9月底前完成）", ["2026-09"]),
        ("一、任务\n1.建设平台。（市科技局负责，完成时间为2026年9月）", ["2026-09"]),
        ("一、任务\n1.建设平台。\n责任单位及完成时限：市科技局，2026年9月底前", ["2026-09"]),
        ("一、任务\n1.建设平台 责任单位 市科技局 完成时限 2026年10月", ["2026-10"]),
        # a date in the task's text is not the item's
        ("一、任务\n1.建设平台。2025年6月底前建成。（责任单位：市科技局）", [None]),
        # a heading hands it down
        (
            "一、任务\n（一）平台行动（完成时限：2024年6月）\n1.甲平台。建设甲。\n2.乙平台。建设乙。",
            ["2024-06", "2024-06"],
        ),
    ],
)
def test_deadlines_of_items(text: str, expected: list[str | None]) -> None:
    assert stated(text) == expected
