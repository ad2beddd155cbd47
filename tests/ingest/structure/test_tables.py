from __future__ import annotations

from tests.ingest.trees import titles, tree_of

TASKS = (
    "附件\n重点任务分工表\n"
    "序号\t重点任务\t完成时限\t牵头单位\t配合单位\n"
    "一、平台建设\n"
    "1\t建设青浦湾实验室，开展攻关\t2025年6月底前\t市科技局\t市财政局、市教育局\n"
    "2\t建设技术市场；服务企业\t持续推进\t市科技局\t\n"
)


def test_the_rows_of_a_table_of_tasks_are_measures() -> None:
    tree = tree_of(TASKS)
    assert titles(tree) == ["建设青浦湾实验室", "建设技术市场"]
    assert tree.items[0].path == ("一、平台建设", "1")
    row = tree.passages[tree.items[0].passages[0]]
    assert row.kind == "row"
    assert row.columns == ("序号", "重点任务", "完成时限", "牵头单位", "配合单位")
    assert [row.text[a:b] for a, b in row.cells][3:] == ["市科技局", "市财政局、市教育局"]


def test_a_table_of_projects_gives_no_measures_but_its_cells() -> None:
    tree = tree_of("附件\n项目清单\n序号 领域 项目名称 建设单位\n1 云计算 青浦湾数据中心项目 云渚科技有限公司\n")
    assert not tree.items
    row = tree.passages[-1]
    assert [row.text[a:b] for a, b in row.cells] == ["1", "云计算", "青浦湾数据中心项目", "云渚科技有限公司"]
    assert row.columns[2] == "项目名称"


def test_a_table_of_indicators_gives_no_measures() -> None:
    assert not tree_of("序号\t指标\t单位\t2025年\n1\t研发投入强度\t%\t3.0\n").items


def test_steps_beside_a_merged_task_are_the_measures() -> None:
    tree = tree_of("重点任务\t工作举措\t责任单位\n建设平台\t制定办法\t市科技局\n建设平台\t组织申报\t市科技局\n")
    assert titles(tree) == ["制定办法", "组织申报"]


def test_contents_count_where_the_task_is_merged_downwards() -> None:
    tree = tree_of("序号\t任务\t主要内容\t责任单位\n1\t建设平台\t制定办法\t市科技局\n2\t\t组织申报\t市科技局\n")
    assert titles(tree) == ["建设平台", "组织申报"]
