"""Tables whose header a copy lost: what their cells look like says what the columns hold."""

from __future__ import annotations

import pytest

from ingest.extract.deadline import with_deadlines
from ingest.extract.measure import measures
from ingest.extract.responsibility import responsibilities
from tests.ingest.trees import titles, tree_of

ROWS = (
    ("4", "建设中试平台，服务企业一百家。", "市科技局", "市财政局、各区县政府", "2026年6月"),
    ("5", "出台《江澜省数据条例》实施办法，开放数据。", "市数据局", "无", "持续推进"),
    ("6", "开展技术攻关，突破一批技术。", "市科技局", "市教育局", "2026年12月"),
)
CHARGED = [
    "0:市科技局:lead",
    "0:市财政局:support",
    "0:各区县政府:support",
    "1:市数据局:lead",
    "2:市科技局:lead",
    "2:市教育局:support",
]


@pytest.mark.parametrize("border", [" ", "\t", " | "])
def test_rows_without_a_header_are_measures_with_units_and_dates(border: str) -> None:
    tree = tree_of("任务清单\n" + "".join(border.join(row) + (" |" if "|" in border else "") + "\n" for row in ROWS))
    assert titles(tree) == ["建设中试平台", "出台《江澜省数据条例》实施办法", "开展技术攻关"]
    assert [f"{d.item}:{d.name}:{d.role}" for d in responsibilities(tree)] == CHARGED
    assert {d.label for d in responsibilities(tree)} == {""}  # the document has no word for it
    assert [m.deadline for m in with_deadlines(tree, measures(tree))] == ["2026-06", "ongoing", "2026-12"]


def test_one_column_of_units_without_dates_or_numbers() -> None:
    tree = tree_of("".join("\t".join(row[1:3]) + "\n" for row in ROWS))
    assert [f"{d.name}:{d.role}" for d in responsibilities(tree)] == [
        "市科技局:responsible",
        "市数据局:responsible",
        "市科技局:responsible",
    ]


def test_cells_that_take_a_line_each_are_rows_too() -> None:
    tree = tree_of("".join("\n".join(row) + "\n" for row in ROWS) + "会议强调，各单位要抓好落实。\n")
    assert titles(tree) == ["建设中试平台", "出台《江澜省数据条例》实施办法", "开展技术攻关"]
    assert [f"{d.item}:{d.name}:{d.role}" for d in responsibilities(tree)] == CHARGED
    assert [m.deadline for m in with_deadlines(tree, measures(tree))] == ["2026-06", "ongoing", "2026-12"]


def test_units_on_several_lines_are_one_cell_of_a_table_of_such_lines() -> None:
    tree = tree_of(
        "7\n建设中试平台，\n服务企业一百家。\n市科技局、\n市财政局\n"
        "8\n开放公共数据，形成目录。\n市数据局\n9\n开展技术攻关。\n市科技局\n市教育局\n"
    )
    assert titles(tree) == ["建设中试平台", "开放公共数据", "开展技术攻关"]
    assert [f"{d.item}:{d.name}:{d.role}" for d in responsibilities(tree)] == [
        "0:市科技局:responsible",
        "0:市财政局:responsible",
        "1:市数据局:responsible",
        "2:市科技局:responsible",
        "2:市教育局:responsible",
    ]


@pytest.mark.parametrize(
    "text",
    [
        # two rows are too few to tell
        "".join("\t".join(row) + "\n" for row in ROWS[:2]),
        # firms and what they make, members and their offices
        "1\t云渚科技有限公司\t数据平台\n2\t临沅材料有限公司\t新材料\n3\t青浦湾药业有限公司\t新药\n",
        "张某某\t市科技局\t局长\n李某某\t市财政局\t局长\n王某某\t市教育局\t局长\n",
        # numbers on lines of their own, and no units below
        "1\n建设平台，完善功能。\n2\n引进人才，支持创业。\n3\n开展攻关，突破技术。\n",
        # a list in prose
        "1 建设平台。 推动各部门落实责任\n2 引进人才。 推动各单位落实责任\n3 开展攻关。 推动各地区落实责任\n",
    ],
)
def test_other_rows_without_a_header_are_no_tasks(text: str) -> None:
    assert not tree_of(text).items
