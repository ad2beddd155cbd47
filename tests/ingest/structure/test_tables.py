from __future__ import annotations

from ingest.extract.deadline import with_deadlines
from ingest.extract.measure import measures
from ingest.extract.responsibility import responsibilities
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


def test_a_row_of_one_merged_cell_below_the_header_leaves_the_columns() -> None:
    tree = tree_of(
        "专栏1 平台提升行动\n类别\t重点任务\t责任单位\n"
        + "围绕产业需求完善平台布局，健全运行机制，" * 5
        + "提升服务能力。\n"
        "实验室\t建设青浦湾实验室\t市科技局\n市场\t建设技术市场\t市商务局\n"
    )
    assert titles(tree) == ["建设青浦湾实验室", "建设技术市场"]


def test_a_table_of_projects_gives_no_measures_but_its_cells() -> None:
    tree = tree_of("附件\n项目清单\n序号 领域 项目名称 建设单位\n1 云计算 青浦湾数据中心项目 云渚科技有限公司\n")
    assert not tree.items
    row = tree.passages[-1]
    assert [row.text[a:b] for a, b in row.cells] == ["1", "云计算", "青浦湾数据中心项目", "云渚科技有限公司"]
    assert row.columns[2] == "项目名称"


def test_a_table_of_indicators_gives_no_measures() -> None:
    assert not tree_of("序号\t指标\t单位\t2025年\n1\t研发投入强度\t%\t3.0\n").items


def test_a_row_whose_merged_first_cell_a_copy_left_out_stands_in_its_columns() -> None:
    tree = tree_of(
        "类别 | 民生事项名称 | 2024年度任务目标 | 责任单位 | 分管市领导 | 监督电话 |\n"
        "一、教育 | 1.改扩建实验学校 | 完成两座教学楼建设，年内投入使用。 | 教育体育局 | 张某某 | 12345 |\n"
        "2.推进课后服务 | 对全部学校实行课后服务，稳步提高质量。 | 教育体育局 | 张某某 | 12345 | |\n"
        "索引号： | 11370685 | 成文日期： | 2024-10-08 |\n"
    )
    assert titles(tree) == ["改扩建实验学校", "推进课后服务"]
    assert [item.path for item in tree.items] == [("一、教育", "1"), ("一、教育", "2")]
    assert [(d.item, d.name) for d in responsibilities(tree)] == [(0, "教育体育局"), (1, "教育体育局")]


def test_steps_beside_a_merged_task_are_the_measures() -> None:
    tree = tree_of("重点任务\t工作举措\t责任单位\n建设平台\t制定办法\t市科技局\n建设平台\t组织申报\t市科技局\n")
    assert titles(tree) == ["制定办法", "组织申报"]


def test_contents_count_where_the_task_is_merged_downwards() -> None:
    tree = tree_of("序号\t任务\t主要内容\t责任单位\n1\t建设平台\t制定办法\t市科技局\n2\t\t组织申报\t市科技局\n")
    assert titles(tree) == ["制定办法", "组织申报"]
    assert [item.path for item in tree.items] == [("建设平台", "1"), ("2",)]


MERGED = (
    "序号\t重点任务\t工作内容\t责任单位\t\t完成时限\n"
    "〃\t〃\t〃\t牵头单位\t配合单位\t〃\n"
    "一、平台建设\t\t\t\t\t\n"
    "1\t建设青浦湾实验室\t制定建设方案\t市科技局\t市财政局、市教育局\t2025年6月底前\n"
    "〃\t〃\t组织专家论证\t市发展改革委\t同上\t2025年12月底前\n"
    "2\t建设技术市场\t开展技术交易\t市科技局\t\t持续推进\n"
    "\t推进，服务企业\t\t\t市商务局\t\n"
    "序号\t重点任务\t工作内容\t责任单位\t\t完成时限\n"
    "〃\t〃\t〃\t牵头单位\t配合单位\t〃\n"
    "3\t引进人才\t〃\t市委组织部\t市人力资源社会保障局\t〃\n"
    "二、产业发展\t\t\t\t\t\n"
    "4\t培育企业\t认定高新技术企业\t市科技局\t〃\t2026年\n"
    "5\t〃\t培育小巨人企业\t市工业和信息化局\t〃\t2026年\n"
    "合计\t\t5项\t\t\t\n"
    "注：牵头单位有多个的，排第一位的为主牵头单位。\t\t\t\t\t\n"
)


def test_merged_and_continued_cells_headers_of_two_lines_and_repeated_on_the_next_page() -> None:
    tree = tree_of(MERGED)
    assert [(item.title, item.path) for item in tree.items] == [
        ("建设青浦湾实验室", ("一、平台建设", "1")),
        ("组织专家论证", ("一、平台建设", "建设青浦湾实验室", "1")),
        ("建设技术市场", ("一、平台建设", "2")),
        ("引进人才", ("一、平台建设", "3")),
        ("认定高新技术企业", ("二、产业发展", "培育企业", "4")),
        ("培育小巨人企业", ("二、产业发展", "培育企业", "5")),
    ]
    found = [(d.item, d.name, d.role, tree.quote(d.evidence[0])) for d in responsibilities(tree)]
    assert found == [
        (0, "市科技局", "lead", "市科技局"),
        (0, "市财政局", "support", "市财政局"),
        (0, "市教育局", "support", "市教育局"),
        (1, "市发展改革委", "lead", "市发展改革委"),
        (1, "市财政局", "support", "市财政局"),
        (1, "市教育局", "support", "市教育局"),
        (2, "市科技局", "lead", "市科技局"),
        (2, "市商务局", "support", "市商务局"),
        (3, "市委组织部", "lead", "市委组织部"),
        (3, "市人力资源社会保障局", "support", "市人力资源社会保障局"),
        (4, "市科技局", "lead", "市科技局"),
        (5, "市工业和信息化局", "lead", "市工业和信息化局"),
    ]
    assert [m.deadline for m in with_deadlines(tree, measures(tree))] == [
        "2025-06",
        "2025-12",
        "ongoing",
        "ongoing",
        "2026",
        "2026",
    ]


def test_a_ditto_means_the_cell_above_and_stands_there() -> None:
    tree = tree_of("序号\t重点任务\t牵头单位\n1\t建设平台\t市科技局\n2\t引进人才\t〃\n3\t培育企业\t〃\n")
    last = tree.passages[-1].row()
    assert [(c.header, c.text, c.span.passage) for c in last] == [
        ("序号", "3", 3),
        ("重点任务", "培育企业", 3),
        ("牵头单位", "市科技局", 1),
    ]
    assert [(d.item, d.name, d.basis, d.evidence[0].passage) for d in responsibilities(tree)] == [
        (0, "市科技局", "table", 1),
        (1, "市科技局", "table", 1),
        (2, "市科技局", "table", 1),
    ]


def test_cards_state_one_policy_each() -> None:
    tree = tree_of(
        "附件\n政策清单\n政策名称\t研发投入后补助\n支持内容\t对研发投入给予补助。\n责任部门\t市科技局\n联系电话\t12345\n"
        "政策名称\t首台套奖励\n支持内容\t给予奖励\n〃\t分档兑现。\n责任部门\t市工业和信息化局、市财政局\n"
        "一、其他\n3.特色园建设\n特色园建设管理办法\t\n依据文件\t《办法》\n工具分类\t资金支持\t服务对象\t企业\n"
        "牵头部门\t市园区办公室\n"
    )
    assert titles(tree) == ["研发投入后补助", "首台套奖励", "特色园建设"]
    assert [(d.item, d.name, d.role) for d in responsibilities(tree)] == [
        (0, "市科技局", "responsible"),
        (1, "市工业和信息化局", "responsible"),
        (1, "市财政局", "responsible"),
        (2, "市园区办公室", "lead"),
    ]


def test_a_line_of_contacts_is_no_header() -> None:
    tree = tree_of("联系人\t李四\t联系电话\t0571-1234567\n1\t建设平台\t市科技局\t2025年\n")
    assert not tree.items


def test_a_page_break_inside_a_table_without_headers_keeps_the_columns() -> None:
    tree = tree_of("序号\t任务\t责任单位\n1\t建设平台\t市科技局\n重点任务清单\n2\t引进人才\t市委组织部\n")
    assert titles(tree) == ["建设平台", "引进人才"]
    assert [d.name for d in responsibilities(tree)] == ["市科技局", "市委组织部"]


def guide(*names: str) -> str:
    """A guide to policies: a card below each numbered heading, values that run over numbered lines."""
    return "一、综合篇\n" + "".join(
        f"{n}.{name}\n{name}管理办法\n依据文件\t《{name}办法》\t\t\n发布日期\t2023-08-09\t\t\n工具分类\t资金支持\t服务对象\t企业\n"
        "服务内容\n1.支持建设公共服务平台。对平台给予补助。\n2.支持开展攻关。对攻关给予补助。\n条件要求\n1.独立法人。应为独立法人。\n"
        "时间/频度\t2023年8月起\t\t\n牵头部门\t市科技局\t\t\n联络方式\t市科技局：12345678\t\t\n"
        for n, name in enumerate(names, 1)
    )


def test_numbered_lines_inside_a_card_are_its_own_text() -> None:
    tree = tree_of(guide("特色园建设", "孵化器认定", "算力券实施"))
    assert [(item.title, item.path) for item in tree.items] == [
        ("特色园建设", ("一、综合篇", "1")),
        ("孵化器认定", ("一、综合篇", "2")),
        ("算力券实施", ("一、综合篇", "3")),
    ]
    assert [(d.item, d.name, d.role) for d in responsibilities(tree)] == [(n, "市科技局", "lead") for n in range(3)]
    assert [m.deadline for m in with_deadlines(tree, measures(tree))] == [None, None, None]


def test_an_article_without_neighbours_is_another_texts() -> None:
    text = "一、任务\n1.建设平台。列入\n第十一条 支持的项目给予补助。\n2.引进人才。支持引进。"
    assert titles(tree_of(text)) == ["建设平台", "引进人才"]
