"""Who answers for what, over whole documents: rules stated once, tables, what headings hand down, sentences.

Past 400 lines: one text after the other, each with who answers for what in it.
"""

from __future__ import annotations

import pytest

from ingest.extract.deadline import with_deadlines
from ingest.extract.measure import measures
from ingest.extract.responsibility import responsibilities
from tests.ingest.trees import tree_of


def said(text: str) -> list[str]:
    """For each item, its units with their roles."""
    tree = tree_of(text)
    found = responsibilities(tree)
    for duty in found:
        (span,) = duty.evidence
        assert tree.quote(span)
    return [" ".join(f"{d.name}:{d.role}" for d in found if d.item == item.index) for item in tree.items]


def test_first_of_a_list_leads_from_where_the_rule_stands() -> None:
    assert said(
        "一、任务\n1.甲平台。建设。（责任单位：省科技厅、省财政厅）\n"
        "2.乙平台。建设。（责任单位：省经信厅、省科技厅。列第一位的为牵头单位，下同）\n"
        "3.丙平台。建设。（责任单位：省教育厅、省科技厅）\n"
        "4.丁平台。建设。（牵头单位：省商务厅；责任单位：省科技厅）"
    ) == [
        "省科技厅:responsible 省财政厅:responsible",
        "省经信厅:lead 省科技厅:responsible",
        "省教育厅:lead 省科技厅:responsible",
        "省商务厅:lead 省科技厅:responsible",
    ]


def test_a_rule_in_a_note_at_the_end_binds_the_whole_document() -> None:
    assert said(
        "一、任务\n1.甲平台。建设。（责任单位：省科技厅、省财政厅）\n注：排在首位的为牵头单位，其余为配合单位。"
    ) == ["省科技厅:lead 省财政厅:support"]


def test_the_comma_ends_the_leads() -> None:
    assert said(
        "责任单位中逗号前为牵头单位，逗号后为配合单位。\n一、任务\n"
        "1.甲平台。建设。（责任单位：省科技厅、省财政厅，省教育厅）\n2.乙平台。建设。（责任单位：省科技厅）"
    ) == ["省科技厅:lead 省财政厅:lead 省教育厅:support", "省科技厅:lead"]


def test_the_comma_ends_the_leads_in_bare_lists_too_one_of_them_in_the_midst() -> None:
    assert said(
        "一、任务\n1.甲平台。建设平台。（市科技局、甲区政府，市财政局。列逗号之前的为牵头单位，其他有关单位按职责分工配合，下同）"
        "完善平台。（市教育局，市财政局）\n2.乙平台。建设平台。（市工业和信息化局，市商务局、中国电信）\n"
    ) == [
        "市科技局:lead 甲区政府:lead 市财政局:support 市教育局:lead",
        "市工业和信息化局:lead 市商务局:support 中国电信:support",
    ]


def test_a_line_below_each_list_of_tasks_binds_all_of_it() -> None:
    assert said(
        "一、推进计划\n（一）谋划阶段\n1.建立工作机制：成立专班，制定征集表。\n2.健全需求管理：开展需求梳理，形成储备库。\n"
        "（责任单位：市数据局、市科技局）\n（二）调研阶段\n1.启动调研申报：公开场景，开放申报。\n2.准备申报材料：报送材料。\n"
        "（责任单位：市数据局）\n（三）发布阶段\n发布案例，推广成果。\n（责任单位：市科技局）\n"
    ) == ["市数据局:responsible 市科技局:responsible"] * 2 + ["市数据局:responsible"] * 2 + ["市科技局:responsible"]


def test_a_sign_marks_the_leads() -> None:
    assert said("一、任务\n1.甲平台。建设。（责任单位：省科技厅*、省财政厅）\n注：标*的单位为牵头单位。") == [
        "省科技厅:lead 省财政厅:responsible"
    ]


def test_units_stated_once_for_all_are_charged_with_every_later_item_that_has_a_clause() -> None:
    text = (
        "一、任务\n1.甲平台。建设。（责任单位：省科技厅。各市、县〔市、区〕政府均为责任主体，以下不再列出）\n"
        "2.乙平台。建设。（责任单位：省财政厅）\n3.丙平台。建设。"
    )
    assert said(text) == [
        "省科技厅:responsible 各市、县(市、区)政府:territorial",
        "省财政厅:responsible 各市、县(市、区)政府:territorial",
        "",
    ]


def test_units_that_all_later_tasks_concern_are_charged_with_them() -> None:
    text = (
        "一、任务\n1.甲平台。建设。（责任单位：省数据局，各市〔州〕。除专门列出外，以下任务均涉及各市〔州〕，不再重复）\n"
        "2.乙平台。建设。（责任单位：省财政厅）"
    )
    assert said(text) == [
        "省数据局:responsible 各市(州):responsible",
        "省财政厅:responsible 各市(州):territorial",
    ]


def test_places_that_all_later_tasks_need_are_charged_with_them() -> None:
    text = (
        "一、任务\n1.甲平台。建设。（市数据局牵头。以下均需县（市、区）政府落实，不再列出）\n"
        "2.乙平台。建设。（责任单位：市财政局，各区市政府、开发区管委）"
    )
    assert said(text) == [
        "市数据局:lead 县(市、区)政府:territorial",
        "市财政局:responsible 各区市政府、开发区管委:responsible 县(市、区)政府:territorial",
    ]


def test_a_group_at_the_head_of_a_list_does_not_lead() -> None:
    assert said("列第一位的为牵头单位。\n一、任务\n1.甲平台。建设。（责任单位：省专班成员单位）") == [
        "省专班成员单位:responsible"
    ]


def test_columns_of_a_task_table() -> None:
    tree = tree_of(
        "序号\t重点任务\t完成时限\t牵头单位\t配合单位\n1\t建设平台\t2025年\t市科技局\t市财政局、市教育局\n"
        "2\t建设基地\t2025年\t\t\n"
    )
    found = responsibilities(tree)
    assert [(d.item, d.name, d.role, d.label, d.basis) for d in found][:3] == [
        (0, "市科技局", "lead", "牵头单位", "table"),
        (0, "市财政局", "support", "配合单位", "table"),
        (0, "市教育局", "support", "配合单位", "table"),
    ]
    assert [d.name for d in found if d.item == 1] == ["市科技局", "市财政局", "市教育局"]  # cells merged downwards


def test_an_alias_or_a_shared_duty_in_a_cell_leaves_the_columns_role() -> None:
    tree = tree_of(
        "序号\t重点任务\t牵头单位\t配合单位\n1\t建设平台\t市市场监管局（市知识产权局）\t市财政局\n"
        "2\t建设基地\t市科技局、市经信局按职责分工负责\t市教育局\n"
    )
    assert [(d.item, d.name, d.role) for d in responsibilities(tree)] == [
        (0, "市市场监管局", "lead"),
        (0, "市财政局", "support"),
        (1, "市科技局", "lead"),
        (1, "市经信局", "lead"),
        (1, "市教育局", "support"),
    ]


@pytest.mark.parametrize("joint", ["和", "、", "及"])
def test_a_list_of_thousands_is_read_to_its_end(joint: str) -> None:
    tree = tree_of(f"一、任务\n1.建设平台。（责任单位：{joint.join(['市科技局', '市财政局'] * 2000)}）\n")
    assert {d.name for d in responsibilities(tree)} == {"市科技局", "市财政局"}


def test_units_at_the_head_of_a_sentence_that_goes_on() -> None:
    tree = tree_of(
        "一、任务\n1.建设平台。由市科技局牵头，市投资集团具体承建，2026年6月底前投入使用。\n"
        "2.设立基金。由市财政局牵头、云渚创投公司参与，设立规模20亿元的云渚产业基金。\n"
        "3.推进合作。市科技局、市教育局按职责分工负责，支持园区与云渚大学共建实验室。\n"
    )
    assert [(d.item, d.name, d.role) for d in responsibilities(tree)] == [
        (0, "市科技局", "lead"),
        (0, "市投资集团", "responsible"),
        (1, "市财政局", "lead"),
        (1, "云渚创投公司", "support"),
        (2, "市科技局", "responsible"),
        (2, "市教育局", "responsible"),
    ]


def test_a_rule_in_a_bracket_is_no_part_of_the_unit_before_it() -> None:
    tree = tree_of(
        "一、任务\n1.建设平台。〔责任单位：省科技厅、省财政厅（列首位的为牵头单位，逗号后为落实单位，下同），"
        "各市（地）政府（行署）〕\n"
    )
    assert [d.name for d in responsibilities(tree)] == ["省科技厅", "省财政厅", "各市(地)政府(行署)"]


def test_those_behind_a_lead_that_share_the_rest_have_each_their_remit() -> None:
    tree = tree_of(
        "一、任务\n1.建设平台。\n责任单位：市科技局牵头，市财政局，市教育局、市经信局按职责分工负责。\n"
        "2.建设基地。\n责任单位：市科技局、市财政局按职责分工负责。\n"
    )
    assert [(d.item, d.name, d.role) for d in responsibilities(tree)] == [
        (0, "市科技局", "lead"),
        (0, "市财政局", "remit"),
        (0, "市教育局", "remit"),
        (0, "市经信局", "remit"),
        (1, "市科技局", "responsible"),
        (1, "市财政局", "responsible"),
    ]


def test_a_column_of_units_and_persons_gives_the_units() -> None:
    tree = tree_of(
        "序号\t重点任务\t牵头单位及责任人\t责任单位\n"
        "1\t建设平台\t市科技局 张某某\t市财政局\n2\t引进人才\t市委组织部 李某\t市人社局\n"
    )
    assert [(d.item, d.name, d.role) for d in responsibilities(tree)] == [
        (0, "市科技局", "lead"),
        (0, "市财政局", "responsible"),
        (1, "市委组织部", "lead"),
        (1, "市人社局", "responsible"),
    ]


def test_a_heading_hands_down_its_clause() -> None:
    tree = tree_of(
        "一、任务\n（一）平台行动（牵头单位：市科技局）\n1.甲平台。建设甲。\n2.乙平台。建设乙。（责任单位：市财政局）\n"
        "（二）人才行动\n1.引人才。引进。"
    )
    found = responsibilities(tree)
    assert [(d.item, d.name, d.role, d.basis) for d in found] == [
        (0, "市科技局", "lead", "inherited"),
        (1, "市财政局", "responsible", "explicit"),
    ]


RECTIFICATION = (
    "一、平台不足问题\n责任单位：市科技局、市财政局\n整改时限：2021年6月底前\n整改措施：\n1.制定办法。出台管理办法。\n2.组织申报。开展申报。\n"
    "二、投入不足问题\n1.整改措施：加大投入\n2.责任单位：市财政局\n3.整改时限：持续推进"
)


def test_lines_below_a_heading_bind_the_measures_that_it_holds() -> None:
    assert said(RECTIFICATION) == [
        "市科技局:responsible 市财政局:responsible",
        "市科技局:responsible 市财政局:responsible",
        "市财政局:responsible",
    ]
    tree = tree_of(RECTIFICATION)
    assert [m.deadline for m in with_deadlines(tree, measures(tree))] == ["2021-06", "2021-06", "ongoing"]


def test_several_lines_below_a_heading_are_one_word() -> None:
    assert said(
        "一、平台\n牵头单位：市科技局\n配合单位：市财政局\n1.制定办法。出台。\n二、投入\n1.加大投入。安排。"
    ) == [
        "市科技局:lead 市财政局:support",
        "",
    ]


def test_cells_may_hold_labels_and_prose_and_headers_two_lines_or_a_rule() -> None:
    tree = tree_of(
        "序号\t重点任务\t责任分工\t责任分工\t完成时限\n\t\t牵头单位\t配合单位\t\n"
        "1\t建设平台\t市科技局\t市财政局\t2025年\n"
    )
    assert [(d.name, d.role) for d in responsibilities(tree)] == [("市科技局", "lead"), ("市财政局", "support")]
    assert said("序号\t重点任务\t责任单位\n1\t建设平台\t市科技局牵头，市财政局配合\n") == [
        "市科技局:lead 市财政局:support"
    ]
    assert said("序号\t重点任务\t责任单位\n1\t建设平台\t牵头单位：市科技局 配合单位：市财政局\n") == [
        "市科技局:lead 市财政局:support"
    ]
    assert said("序号\t重点任务\t责任单位（排第一位的为牵头单位）\n1\t建设平台\t市科技局、市财政局\n") == [
        "市科技局:lead 市财政局:responsible"
    ]


def test_several_clauses_of_an_item_are_united_and_ranked() -> None:
    tree = tree_of("一、任务\n1.甲平台。建设甲（市科技局负责）。建设乙（市财政局、市科技局负责）。\n2.乙平台。建设。")
    assert [(d.name, d.rank) for d in responsibilities(tree)] == [("市科技局", 1), ("市财政局", 2)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("各区县要加强领导，落实政策。", "各区县:responsible"),
        ("各区（市）县应加大支持力度。", "各区(市)县:responsible"),
        ("充分发挥市科技部门的牵头抓总作用。", "市科技部门:lead"),
        ("省工业和信息化厅设立工作专班。", "省工业和信息化厅:responsible"),
        ("省创新发展领导小组负责协调。", "省创新发展领导小组:responsible"),
        ("省科技厅会同财政厅制定专项办法。", "省科技厅:responsible 财政厅:support"),
        ("市科技局负责牵头抓总，市财政局负责资金保障。", "市科技局:lead 市财政局:responsible"),
        ("由省科技厅会同省财政厅制定办法，对新建平台给予支持。", "省科技厅:responsible 省财政厅:support"),
        (
            "由市科技局牵头，会同市财政局、市税务局于9月底前出台办法。",
            "市科技局:lead 市财政局:support 市税务局:support",
        ),
        ("省科技厅会同产业园所在区政府联合给予支持。", "省科技厅:responsible 产业园所在区政府:responsible"),
        ("省科技厅会同省财政厅联合给予支持。", "省科技厅:responsible 省财政厅:responsible"),
        ("省发展改革委和省科技厅要适时督促检查推广进展。", "省发展改革委:oversee 省科技厅:oversee"),
        ("推动各地区切实履行主体责任。", "各地区:responsible"),
        ("把任务分解落实到各部门、各区县，落实实施责任。", "各部门:responsible 各区县:responsible"),
        ("市科技局要牵头在2026年底前建立评价机制。", "市科技局:lead"),
        ("市科技局是评审工作的主管部门。", "市科技局:responsible"),
        # appeals and phrases charge nobody
        ("各地各部门要高度重视。", ""),
        ("各有关部门要加强协作。", ""),
        ("各地要建立机制。", ""),
        ("会同有关部门推进。", ""),
        ("省财政每年统筹安排资金。", ""),
        ("在核心区建立产业园。", ""),
        ("支持高校设立研究院。", ""),
    ],
)
def test_duties_in_sentences(sentence: str, expected: str) -> None:
    assert said(f"三、保障措施\n（一）加强领导。{sentence}") == [expected]


def test_a_label_with_a_word_in_brackets() -> None:
    text = "一、任务\n1.建设平台。\n牵头科室(单位):计划科、科技中心\n配合科室（单位）：农村科"
    assert said(text) == ["计划科:lead 科技中心:lead 农村科:support"]


def test_the_plan_as_a_whole() -> None:
    tree = tree_of("一、任务\n1.建设平台。建设。\n本方案由省科技厅会同省财政厅负责组织实施。本办法由省科技厅负责解释。")
    assert [(d.item, d.name, d.role) for d in responsibilities(tree)] == [(None, "省科技厅", "responsible")]


def test_a_clause_between_two_sentences_counts() -> None:
    tree = tree_of(
        "一、任务\n1.建设平台。建好平台。（省科技厅牵头，省财政厅负责）实施专项。（省教育厅牵头）做好衔接（见附件，由省科技厅另行制定）加强宣传。\n2.其他。\n"
    )
    assert [(r.name, r.role) for r in responsibilities(tree)] == [
        ("省科技厅", "lead"),
        ("省财政厅", "remit"),
        ("省教育厅", "lead"),
    ]


def test_persons_are_not_taken() -> None:
    assert said("一、任务\n1.建设平台。\n牵头负责领导：李四。\n牵头责任单位：省科技厅。") == ["省科技厅:lead"]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (
            "责任单位 市科技局 市财政局各县区政府 功能板块管委会",
            "市科技局:responsible 市财政局:responsible 各县区政府、功能板块管委会:responsible",
        ),
        ("壮大农民增收责任单位 市科技局", "市科技局:responsible"),
        ("——责任单位:省科技厅", "省科技厅:responsible"),
        ("(责任单位 市科技局、市财政局)", "市科技局:responsible 市财政局:responsible"),
        ("(市科技局、市财政局,时限:2023年12月底前)", "市科技局:responsible 市财政局:responsible"),
        ("(市科技局,2024年6月)", "市科技局:responsible"),
        ("(责任领导:某某;责任单位:县科技局)", "县科技局:responsible"),
        ("(主办单位:市科技创新委;协办单位:各区人民政府)", "市科技创新委:lead 各区人民政府:support"),
        ("(市科技局为牵头单位,市财政局为责任单位)", "市科技局:lead 市财政局:responsible"),
        ("(市委组织部;各区县(自治县)党委、政府)", "市委组织部:responsible 各区县(自治县)党委、政府:responsible"),
        ("由省科技厅负责,省财政厅配合。", "省科技厅:responsible 省财政厅:support"),
        ("(国家统计局,2020年)", ""),
        ("责任单位 云渚经济开发区，各街道", "云渚经济开发区:responsible 各街道:responsible"),
        ("(财政部牵头,教育部等国务院相关部门配合)", "财政部:lead 教育部:support"),
        (
            "[市水务局牵头。以下均需各县区政府落实,无此职能的,由市政府部门负责,不再列出]",
            "市水务局:lead 各县区政府:territorial",
        ),
        ("责任单 位:市科技局市 财政局", "市科技局:responsible 市财政局:responsible"),
        # signs that a scan took for others
        ("(责任单位∶市科技局.市财政局·市税务局)", "市科技局:responsible 市财政局:responsible 市税务局:responsible"),
        ("(责任单位;市科技局、市财政局)", "市科技局:responsible 市财政局:responsible"),
        ("(市科技局、市财政局2026年底前完成)", "市科技局:responsible 市财政局:responsible"),
        ("责任单位及完成时限:市科技局、市财政局,2026年底前", "市科技局:responsible 市财政局:responsible"),
        ("(牵头单位:市科技局(高新科)、市财政局(科教文科))", "市科技局:lead 市财政局:lead"),
    ],
)
def test_clauses_of_many_forms(clause: str, expected: str) -> None:
    (found, _) = said(f"一、任务\n1.建设平台。推动平台建设,提升能级。{clause}\n2.培育主体。加大力度,壮大规模。\n")
    assert found == expected


def test_a_list_without_brackets_ends_where_prose_begins() -> None:
    assert said(
        "一、任务\n1.建设平台。推动建设。责任单位:市科技局、市财政局、各县区政府推进优质基地建设支持农业企业发展壮大、农产品"
    ) == ["市科技局:responsible 市财政局:responsible"]


def test_a_word_that_the_document_defines_as_leading_leads() -> None:
    assert said(
        "一、任务\n1.甲平台。建设。（科技部、教育部分别负责，分别负责为各单位按职责分别牵头，下同）\n"
        "2.乙平台。建设。（科技部、国家文物局分别负责，财政部参与）\n3.丙平台。建设。（科技部负责）"
    ) == [
        "科技部:lead 教育部:lead",
        "科技部:lead 国家文物局:lead 财政部:support",
        "科技部:responsible",
    ]


def test_the_words_behind_a_list_belong_to_no_unit() -> None:
    assert said("一、任务\n1.甲平台。建设。（省科技厅牵头，省财政厅、省教育厅等各有关部门配合）") == [
        "省科技厅:lead 省财政厅:support 省教育厅:support"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a line that spans a table binds the rows below it, a heading above the table all of them
        (
            "序号\t重点任务\t完成时限\n一、平台建设（牵头单位：市科技局）\t\t\n1\t建设实验室\t2025年\n2\t建设中心\t2026年\n"
            "二、人才（市委组织部牵头）\t\t\n3\t引进人才\t2025年\n",
            ["市科技局:lead", "市科技局:lead", "市委组织部:lead"],
        ),
        (
            "（一）平台建设（责任单位：市科技局）\n序号\t重点任务\t完成时限\n1\t建设实验室\t2025年\n2\t建设中心\t2026年\n",
            ["市科技局:responsible", "市科技局:responsible"],
        ),
        # steps below a merged task that bear their own numbers
        (
            "序号\t工作任务\t具体举措\t牵头单位\t责任单位\n1\t提升能力\t1.建设实验室\t市科技局\t市财政局\n"
            "\t\t2.建设中心\t市发展改革委\t\n2\t引育人才\t3.引进人才\t市委组织部\t市人社局\n",
            ["市科技局:lead 市财政局:responsible", "市发展改革委:lead", "市委组织部:lead 市人社局:responsible"],
        ),
        # a flattened row that lost a cell: merged with the one above
        (
            "序号 重点任务 责任单位 完成时限\n1 建设实验室 市科技局、市财政局 2025年底\n2 建设中心 2026年底\n"
            "3 引进人才 市委组织部\n",
            ["市科技局:responsible 市财政局:responsible"] * 2 + ["市委组织部:responsible"],
        ),
        # upright strokes
        (
            "| 序号 | 重点任务 | 责任单位 |\n|---|---|---|\n| 1 | 建设实验室 | 市科技局 |\n"
            "| 2 | 建设中心 | 市发展改革委 |\n",
            ["市科技局:responsible", "市发展改革委:responsible"],
        ),
        # 牵头 as a word for a role in a project
        (
            "一、申报要求\n1.牵头申报单位应为独立法人，参与单位不超过5家。\n"
            "2.负责人应具有高级职称。（牵头申报单位、参与单位均须加盖公章）",
            ["", ""],
        ),
        # what applicants have to be, and kinds of them, charge nobody; a public body's duty does
        (
            "一、平台建设\n1.机构要求。投资机构应在本市注册，注册资本1000万元以上。\n2.平台要求。开放创新平台应当符合下列条件。\n"
            "3.转移机构。社会化、市场化技术转移机构建立服务管理制度。\n4.审核。市科技局应当建立项目库。",
            ["", "", "", "市科技局:responsible"],
        ),
        # no colon
        (
            "1.建设平台。支持建设。牵头单位省科技厅，配合单位省财政厅、省教育厅。\n2.引进人才。支持引进。责任单位为市委组织部。",
            ["省科技厅:lead 省财政厅:support 省教育厅:support", "市委组织部:responsible"],
        ),
        # brackets inside a clause without labels
        (
            "1.建设平台。支持建设。（省科技厅、各市政府（含青浦湾新区）按职责分工负责）\n2.引进人才。支持引进。",
            ["省科技厅:responsible 各市政府:responsible", ""],
        ),
        ("二、保障措施\n1.强化督查。市政府督查室负责督查。\n2.加强领导。完善机制。", ["市政府督查室:responsible", ""]),
        # said at the end of a list for all of it
        (
            "一、任务\n1.建设平台。支持建设。\n2.引进人才。支持引进。\n以上各项由市科技局负责。\n"
            "二、保障\n3.加强领导。完善机制。（市政府办公室负责）",
            ["市科技局:responsible", "市科技局:responsible", "市政府办公室:responsible"],
        ),
        (
            "一、任务\n（一）平台\n1.建设平台。支持建设。\n2.建设中心。支持建设。\n（以上任务均由市科技局牵头，市财政局配合）\n"
            "（二）人才\n3.引进人才。支持引进。",
            ["市科技局:lead 市财政局:support", "市科技局:lead 市财政局:support", ""],
        ),
        # a rule inside the first clause is no part of its list
        (
            "1.建设平台。支持建设。（市科技局、市财政局，列第一位的为牵头单位，下同）\n"
            "2.引进人才。支持引进。（市委组织部、市教育局）",
            ["市科技局:lead 市财政局:responsible", "市委组织部:lead 市教育局:responsible"],
        ),
        (
            "1.建设平台。支持建设。责任单位：市科技局、市财政局（列第一位者为工作牵头单位或汇总单位，下同）\n"
            "2.引进人才。支持引进。责任单位：市委组织部、市教育局",
            ["市科技局:lead 市财政局:responsible", "市委组织部:lead 市教育局:responsible"],
        ),
        # what a year aims at, beside how far it got
        (
            "序号\t年度目标\t责任单位\t进展情况\n1\t建设实验室，开展攻关\t市科技局\t已开工\n2\t引进人才\t市委组织部\t已签约\n",
            ["市科技局:responsible", "市委组织部:responsible"],
        ),
        # an article, or a paragraph without a lead phrase, begins with who must act
        (
            "第一条 市科技局负责统筹协调，市财政局负责资金保障。\n第二条 市教育局应当会同市科技局推动成果转化。",
            ["市科技局:responsible 市财政局:responsible", "市教育局:responsible 市科技局:support"],
        ),
        # below the last measure of a problem, for all of its measures
        (
            "一、平台建设滞后\n整改措施：\n1.加快建设，按期完成。\n2.落实资金，加强监管。\n责任单位：市科技局\n整改时限：2026年6月\n"
            "二、政策兑现不到位\n整改措施：1.开展自查。2.集中兑现。\n责任单位：市委组织部\n整改时限：长期坚持",
            ["市科技局:responsible"] * 2 + ["市委组织部:responsible"] * 2,
        ),
        # in a plan without anything to mend, only the last one
        (
            "一、平台建设\n1.加快建设，按期完成。\n2.落实资金，加强监管。\n责任单位：市科技局",
            ["", "市科技局:responsible"],
        ),
        (
            "1.建设平台。支持建设。此项工作由市科技局牵头，市财政局配合，2026年底前完成。\n"
            "2.引进人才。支持引进。该项任务责任单位为市委组织部。",
            ["市科技局:lead 市财政局:support", "市委组织部:responsible"],
        ),
        (
            "（一）市科技局。牵头推进平台建设。\n（二）市财政局。落实资金保障。",
            ["市科技局:responsible", "市财政局:responsible"],
        ),
        # a chapter's number and words alone in their row bind nobody
        (
            "序号\t重点任务\t责任单位\t完成时限\n一\t平台\t\t\n1\t建设实验室\t市科技局\t2025年\n二\t人才\t\t\n"
            "2\t引进人才\t市委组织部\t2025年\n",
            ["市科技局:responsible", "市委组织部:responsible"],
        ),
        # a column for each quarter
        (
            "序号\t工作任务\t责任单位\t一季度\t二季度\t三季度\t四季度\n1\t建设实验室\t市科技局\t选址\t设计\t开工\t封顶\n"
            "2\t引进人才\t市委组织部\t公告\t评审\t签约\t到岗\n",
            ["市科技局:responsible", "市委组织部:responsible"],
        ),
        ("1.市科技局：建设平台。支持建设。\n2.区域合作：推进协同。支持合作。", ["市科技局:responsible", ""]),
        # the next label ends a list that nothing else does
        (
            "1.建设平台。责任单位：市科技局 项目责任人：张某某 配合单位：市财政局\n2.引进人才。支持引进。",
            ["市科技局:responsible 市财政局:support", ""],
        ),
    ],
)
def test_who_answers_over_whole_texts(text: str, expected: list[str]) -> None:
    assert said(text) == expected
