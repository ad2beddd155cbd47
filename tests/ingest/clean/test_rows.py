"""Which lines are rows whose cells only blanks part."""

from __future__ import annotations

import pytest

from ingest.clean import repaired
from ingest.clean.rows import flat_rows
from ingest.text import Text

HEAD = "序号 重点任务 责任单位 完成时限"


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        ([HEAD, "1 建设平台。 市科技局 2025年", "2 引进人才。 市委组织部 2026年", "附件2"], {0, 1, 2}),
        # a row whose units take lines of their own, and the tail of the last one
        (
            [HEAD, "1 建设平台。 市科技局", "市财政局 2025年", "2 引进人才。 市委组织部", "市教育局 长期"],
            {0, 1, 2, 3, 4},
        ),
        # a category between rows
        (
            [HEAD, "一、平台", "1 建设平台。 市科技局 2025年", "二、人才", "2 引进人才。 市教育局 2026年"],
            {0, 1, 2, 3, 4},
        ),
        (["指标 单位 2020年 2025年", "研发强度 % 2.4 2.8", "企业数 家 120 300", "以上指标为预期性。"], {0, 1, 2}),
        (["重点任务 责任单位 完成时限", "建设平台。 市科技局 2025年", "会议指出，要抓好落实。"], {0, 1}),
        (["领域 序号 重点任务 责任单位", "平台 1 建设平台。 市科技局", "2 引进人才。 市教育局"], {0, 1, 2}),
        # no rows follow; no header
        ([HEAD, "会议指出，要抓好落实。"], set()),
        (["任务重 要求高 时间紧", "我们要抓好落实。"], set()),
        (["1 建设平台 市科技局 2025年"], set()),
        # a header that was lost: three rows that follow each other
        (
            [
                "任务清单",
                "7 建设中试平台。 市科技局 市财政局 2025年",
                "8 引进青年人才。 云渚市 无 长期",
                "9 建立发布机制。 市教育局 年底",
            ],
            {1, 2, 3},
        ),
        (["1 建设中试平台。 市科技局 2025年", "3 引进青年人才。 市教育局 2026年"], set()),
    ],
)
def test_rows_below_a_header(lines: list[str], rows: set[int]) -> None:
    assert flat_rows(lines) == rows


def test_blanks_of_rows_stay_and_rows_are_not_joined() -> None:
    text = f"{HEAD}\n1 平台建设增长5%左右。 市科技局\n市财政局 2025 年\n2 引进人才， 支持创业。 市教育局 2026年\n"
    clean, _ = repaired(Text.verbatim(text))
    assert clean.string == (
        f"{HEAD}\n1 平台建设增长5%左右。 市科技局\n市财政局 2025年\n2 引进人才，支持创业。 市教育局 2026年"
    )


def test_cells_that_count_are_no_running_heads_of_pages() -> None:
    text = "".join(f"{n}月底前完成\n第{n}项\n{n}家以上企业\n" for n in range(1, 9))
    assert repaired(Text.verbatim(text))[0].string == text.rstrip("\n")


def test_many_lines_take_their_time_once() -> None:
    lines = [HEAD, "一 二 三", "四 五 六"] * 5000
    assert flat_rows(lines) == frozenset()
