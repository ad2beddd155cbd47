"""Tables whose cells stand on lines of their own."""

from __future__ import annotations

import pytest

from ingest.structure.flattened import unflattened
from ingest.structure.split import spans
from ingest.text import Text
from tests.ingest.trees import titles, tree_of

HEAD = "重点任务分工表\n序号\n重点任务\n责任单位\n完成时限\n"
TABBED = "重点任务分工表\n序号\t重点任务\t责任单位\t完成时限\n"


def flat(string: str) -> str:
    text, _ = unflattened(Text.verbatim(string), list(spans(string)))
    return text.string


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (
            "1\n建设青浦湾实验室\n市科技局\n2025年底\n2\n建设技术市场\n市商务局\n长期\n",
            "1\t建设青浦湾实验室\t市科技局\t2025年底\n2\t建设技术市场\t市商务局\t长期\n",
        ),
        # a category between rows
        (
            "1\n建设平台\n市科技局\n2025年\n二、人才\n2\n引进人才\n市委组织部\n2026年\n",
            "1\t建设平台\t市科技局\t2025年\n二、人才\n2\t引进人才\t市委组织部\t2026年\n",
        ),
        # cells broken over lines
        (
            "1\n建设平台，\n提升能级\n市科技局、\n市财政局\n2025年\n2\n引进人才\n支持留学归国人员创业\n市委组织部\n2026年\n",
            "1\t建设平台，提升能级\t市科技局、市财政局\t2025年\n2\t引进人才支持留学归国人员创业\t市委组织部\t2026年\n",
        ),
        # cells that are missing
        ("1\n建设平台\n2025年\n2\n引进人才\n市委组织部\n", "1\t建设平台\t\t2025年\n2\t引进人才\t市委组织部\t\n"),
    ],
)
def test_rows_are_put_side_by_side(lines: str, rows: str) -> None:
    assert flat(HEAD + lines + "附则内容如下。\n") == TABBED + rows + "附则内容如下。\n"


@pytest.mark.parametrize(
    "text",
    ["序号\n任务\n", "序号\n1\n2\n3\n", "序号\n建设平台\n引进人才\n培育企业\n1\n甲\n2\n乙\n", HEAD + "1\n建设平台\n"],
)
def test_other_short_lines_stay(text: str) -> None:
    assert flat(text) == text


def test_such_rows_are_measures_and_keep_their_raw_place() -> None:
    text = HEAD + "1\n建设青浦湾实验室\n市科技局\n2025年底\n2\n建设技术市场\n市商务局\n长期\n"
    tree = tree_of(text)
    assert titles(tree) == ["建设青浦湾实验室", "建设技术市场"]
    start, end = tree.raw_span(tree.items[1].title_span)
    assert text[start:end] == "建设技术市场"


def test_rows_may_leave_out_the_stroke_at_one_end() -> None:
    text = (
        "2023年重点工作任务分解表\n序号 | 重 点 任 务 | 牵头领导 | 牵头单位 |\n"
        "1 | 建设青浦湾实验室,提升能级。 | 某某 | 市科技局 |\n2 | 建设技术市场。 | 某某 | 青浦湾科技城(青创园) |\n"
    )
    assert titles(tree_of(text)) == ["建设青浦湾实验室", "建设技术市场"]
    assert flat("首页 | 政务公开\n") == "首页 | 政务公开\n"
