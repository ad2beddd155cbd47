"""Dated promises inside measures."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.extract.deadline import with_deadlines
from ingest.extract.deliverable import deliverables, promises
from ingest.extract.measure import measures
from tests.conftest import ROOT
from tests.gold.score_deliverables import main
from tests.ingest.trees import tree_of


@pytest.mark.parametrize(
    ("sentence", "verb", "thing", "due"),
    [
        ("2023年底前建设完成省级政务数据平台,抓好对接。", "建设完成", "省级政务数据平台", "2023"),
        ("到2024年,建成创新公共服务平台。", "建成", "创新公共服务平台", "2024"),
        ("2024年6月底前出台《江澜省数据条例》。", "出台", "《江澜省数据条例》", "2024-06"),
        ("2025年上半年,全面完成管理系统升级。", "完成", "管理系统升级", "2025-06"),
        ("2024年第三季度完成方案编制。", "完成", "方案编制", "2024-09"),
        ("到2025年初步形成科学城框架。", "形成", "科学城框架", "2025"),
        ("“十四五”末,建成国家级中试基地5个。", "建成", "国家级中试基地", "2025"),
        ("2025年底前,建成科技大数据中心并投入使用。", "建成", "科技大数据中心", "2025"),
        ("2025年3月底前,制定出台专项资金管理办法。", "制定出台", "专项资金管理办法", "2025-03"),
        ("到2026年底,科技企业孵化器实现县域全覆盖。", "实现", "科技企业孵化器县域全覆盖", "2026"),
        ("2025年底前完成80家企业智能化改造。", "完成", "企业智能化改造", "2025"),
        ("力争2026年12月31日前基本建成省大数据中心。", "基本建成", "省大数据中心", "2026-12-31"),
        ("力争2025年底前云渚湖中试基地投入使用。", "投入使用", "云渚湖中试基地", "2025"),
        (
            "2025年,新材料中试基地、药物检测平台建成并投入运营。",
            "建成并投入运营",
            "新材料中试基地、药物检测平台",
            "2025",
        ),
        ("确保青浦湾科学城2026年初具规模。", "初具规模", "青浦湾科学城", "2026"),
        ("2025年争取在青浦湾区建立院士工作室。", "建立", "院士工作室", "2025"),
        ("2024年年内建立科技金融联席会议制度。", "建立", "科技金融联席会议制度", "2024"),
        ("2024年底前,市科技局制定《青浦湾办法》并印发实施。", "制定", "《青浦湾办法》", "2024"),
        ("2024年9月底前完成普查。", "完成", "普查", "2024-09"),
        ("在2024年底前,由市科技局牵头制定细则。", "制定", "细则", "2024"),
        ("2024年12月底前形成任务清单并动态更新。", "形成", "任务清单", "2024-12"),
        ("推动云渚湖实验室明年上半年建成投用。", "建成投用", "云渚湖实验室", "2024-06"),
        ("2024年底完成80%以上企业数字化改造任务。", "完成", "企业数字化改造任务", "2024"),
        ("各区要于2024年底前制定完成实施细则,共同推进人才集聚工程的实施。", "制定完成", "实施细则", "2024"),
        ("2024年10月底前编制并公布政务服务事项清单。", "编制并公布", "政务服务事项清单", "2024-10"),
        ("2023年起3年内培养领军人才30名。", "培养", "领军人才", "2025"),
        ("推动云渚湖边缘节点2024年5月落地运行。", "落地运行", "云渚湖边缘节点", "2024-05"),
        ("确保澜湖装置2025年底前通过国家验收。", "通过国家验收", "澜湖装置", "2025"),
        ("澜湖装置2026年向海内外用户开放。", "向海内外用户开放", "澜湖装置", "2026"),
        ("“十四五”期间完成可研。", "完成", "可研", "2025"),
        ("2024年底前具备千吨级生产能力。", "具备", "千吨级生产能力", "2024"),
        ("2024年推动2家医院设立研究型病房。", "设立", "研究型病房", "2024"),
        ("对不合格的2024年5月底前完成整改。", "完成", "整改", "2024-05"),
        ("2024年上半年选定试点园区3家。", "选定", "试点园区", "2024-06"),
        ("2024年底前,云渚市科技局要会同有关部门制定出台实施细则。", "制定出台", "实施细则", "2024"),
        ("2025年前培育形成新材料集群。", "培育形成", "新材料集群", "2025"),
        ("2025年7月底前,澜湖实验室理事会组建到位。", "组建到位", "澜湖实验室理事会", "2025-07"),
        ("2025年实现新增科技企业50家。", "新增", "科技企业", "2025"),
        ("截至2026年底,建成科创飞地10个。", "建成", "科创飞地", "2026"),
        ("2025年底前实现登记注册等58项事项跨省通办。", "实现", "登记注册等58项事项跨省通办", "2025"),
        ("2025年9月底前,澜湖证照库与国家平台全量对接。", "与国家平台全量对接", "澜湖证照库", "2025-09"),
        ("加快澜湖实验室建设,确保年内开工、明年建成。", "建成", "澜湖实验室", "2024"),
    ],
)
def test_a_dated_promise_is_read(sentence: str, verb: str, thing: str, due: str) -> None:
    ((_, _, found_verb, found_thing, found_due, words),) = promises(sentence, 2023)
    assert (found_verb, found_thing, found_due) == (verb, thing, due)
    assert words in sentence


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "加快云渚湖实验室建设,2024年6月底前完成主体工程,2025年正式投入运行。",
            [("主体工程", "2024-06"), ("云渚湖实验室", "2025")],
        ),
        (
            "推动云渚超算中心二期工程2024年开工、2025年建成投用。",
            [("云渚超算中心二期工程", "2024"), ("云渚超算中心二期工程", "2025")],
        ),
        ("2024年上半年完成可研报告编制,2026年竣工。", [("可研报告编制", "2024-06")]),
        ("到2024年,建成平台20家,新增国家级孵化器2家。", [("平台", "2024"), ("国家级孵化器", "2024")]),
        (
            "先进光源装置2024年10月底前完成主体工程,2025年底前竣工验收。",
            [("主体工程", "2024-10"), ("先进光源装置", "2025")],
        ),
        ("制定人才管理办法,2024年9月底前印发实施。", [("人才管理办法", "2024-09")]),
        ("临沅高新区2025年前升级为国家高新区。", [("国家高新区", "2025")]),
        ("云渚科技大市场于2024年第三季度建成运营。", [("云渚科技大市场", "2024-09")]),
        ("2024年内设立首期规模10亿元的科创母基金。", [("科创母基金", "2024")]),
        ("争取超算中心二期2024年获批立项、2025年建成投用。", [("超算中心二期", "2024"), ("超算中心二期", "2025")]),
        ("确保云渚科学城规划馆今年12月前对外开放。", [("云渚科学城规划馆", "2023-12")]),
        ("先进材料研究院2024年9月正式运行。", [("先进材料研究院", "2024-09")]),
        ("确保2024年6月底前,云渚湖实验室挂牌成立并实体化运行。", [("云渚湖实验室", "2024-06")]),
        (
            "云渚科学城一期2024年6月竣工,二期2025年底开工。",
            [("云渚科学城一期", "2024-06"), ("云渚科学城二期", "2025")],
        ),
        ("到2023年和2025年,分别建成未来产业先导区2个和5个。", [("未来产业先导区", y) for y in ("2023", "2025")]),
        ("2023年引进科创型企业50家,2024年再引进60家。", [("科创型企业", "2023"), ("科创型企业", "2024")]),
        ("各县区要于2024年8月31日前将实施方案报市科技局备案。", [("实施方案", "2024-08-31")]),
        ("2024年6月底前印发改革方案,年底前建成中试基地3家。", [("改革方案", "2024-06"), ("中试基地", "2024")]),
        ("2024年引进科研人才100名,选拔200名管理人才,派到县区。", [("科研人才", "2024")]),
    ],
)
def test_what_stands_ready_is_what_the_sentence_speaks_of(sentence: str, found: list[tuple[str, str]]) -> None:
    assert [(thing, due) for _, _, _, thing, due, _ in promises(sentence, 2023)] == found


def test_a_plan_for_one_year_needs_no_year_in_its_dates() -> None:
    sentence = "6月底前出台管理办法,年底前建成云渚湖中试平台,青浦湾实验室年内挂牌运行。"
    found = [(thing, due) for _, _, _, thing, due, _ in promises(sentence, 2024, 2024)]
    assert found == [("管理办法", "2024-06"), ("云渚湖中试平台", "2024"), ("青浦湾实验室", "2024")]
    assert list(promises(sentence, 2023)) == []
    sentence = "一季度出台改革方案,上半年完成单位遴选;新材料产业园5月开工,9月主体封顶,12月竣工投产。"
    found = [(thing, due) for _, _, _, thing, due, _ in promises(sentence, 2024, 2024)]
    assert found == [
        ("改革方案", "2024-03"),
        ("单位遴选", "2024-06"),
        ("新材料产业园", "2024-05"),
        ("新材料产业园", "2024-12"),
    ]
    sentence = "5月主体开工,9月30日前完成设备安装。"
    found = [(thing, due) for _, _, _, thing, due, _ in promises(sentence, 2024, 2024)]
    assert found == [("主体", "2024-05"), ("设备安装", "2024-09-30")]
    assert list(promises("每季度开展一次对接,每年11月底前报送情况。", 2024, 2024)) == []
    plan = tree_of("云渚市2024年科技工作要点\n一、工作任务\n1.建设平台。9月底前建成云渚湖中试平台。\n")
    assert [(d.object_text, d.due) for d in deliverables(plan)] == [("云渚湖中试平台", "2024-09")]


@pytest.mark.parametrize(
    "sentence",
    [
        "到2025年,技术合同成交额达到100亿元。",
        "到2025年,实现产值200亿元。",
        "制定《三年行动方案(2021-2023年)》,完成任务。",
        "2020年以来,建成一批平台。",
        "到2025年,创新能力显著增强。",
        "2019年建成省重点实验室。",
        "力争三年内实现研发机构全覆盖。",
        "按照“2027年开工、2029年建成”目标,加快前期工作。",
        "截至2020年底,累计建成研发平台86个。",
        "对2020年12月31日前认定的企业,继续执行原政策。",
        "到2025年,扶持的团队项目数达到40个。",
        "按照2027年开工、2029年竣工的要求,倒排工期。",
        "县民政局2027年投入使用。",
        "于2027年9月15日前完成报送。",
        "对2027年前建成的厂房开展评估。",
        "2027年底前力争科学城创建取得实质性进展。",
        "到2027年,厂房竣工面积达到50万平方米。",
        "“十四五”期间,云渚市科技实力明显增强。",
    ],
)
def test_figures_names_and_moods_promise_nothing(sentence: str) -> None:
    assert list(promises(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "things"),
    [
        ("到2025年,新增高新技术企业100家。", ["高新技术企业"]),
        (
            "到2024年,累计培育龙头企业6家、上市企业20家,建设工业互联网平台10个。",
            ["龙头企业", "上市企业", "工业互联网平台"],
        ),
        ("争取到2025年建成10家具有影响力的创新平台。", ["具有影响力的创新平台"]),
        ("2023年底前,在办公楼宇、住宅小区布局建设一批智慧书店。", ["智慧书店"]),
        ("到2025年,形成20个以龙头企业为核心的产业生态。", ["以龙头企业为核心的产业生态"]),
        ("到2022年建成3家中试基地;到2025年,建成5家中试基地。", ["中试基地", "中试基地"]),
        ("到2027年,推进云渚谷建设,建设5G基站1万个。", ["5G基站"]),
        ("到2027年,培育高新技术企业100家,上市公司5家以上,产值达到90亿元。", ["高新技术企业", "上市公司"]),
        (
            "到2027年,“云渚谷”汇聚各类人才超1万名;形成多层次基金体系,基金规模超20亿元;成为改革标杆。",
            ["人才", "多层次基金体系", "改革标杆"],
        ),
        ("到2027年,引进30名经营人才和50名技术人才。", ["经营人才", "技术人才"]),
        ("到2027年,引进20名经营人才、30名技术人才,建设人才公寓1000套。", ["经营人才", "技术人才", "人才公寓"]),
        ("到2027年在县域医院和社区推广20个慢病管理方案。", ["慢病管理方案"]),
    ],
)
def test_what_is_counted_is_promised_too(sentence: str, things: list[str]) -> None:
    assert [thing for _, _, _, thing, _, _ in promises(sentence)] == things


def test_a_bare_year_promises_from_the_year_in_which_the_document_speaks() -> None:
    sentence = "2024年启动智慧养老试点,2026—2027年建成2个产业园区。"
    assert list(promises(sentence)) == []
    found = promises(sentence, 2024)
    assert [(verb, thing, due) for _, _, verb, thing, due, _ in found] == [
        ("启动", "智慧养老试点", "2024"),
        ("建成", "产业园区", "2027"),
    ]


def test_a_count_alone_is_of_what_the_date_before_promised() -> None:
    found = promises("力争2026年落户链主企业1家,2027年落户2家以上。", 2025)
    assert [(thing, due) for _, _, _, thing, due, _ in found] == [("链主企业", "2026"), ("链主企业", "2027")]


def test_what_stands_before_the_date_is_promised_where_its_verb_has_no_object() -> None:
    found = promises("推动澜湖装置一期工程2026年6月建成投用,二期工程2027年底前竣工。", 2025)
    assert [(verb, thing, due) for _, _, verb, thing, due, _ in found] == [
        ("建成投用", "澜湖装置一期工程", "2026-06"),
        ("竣工", "澜湖装置二期工程", "2027"),
    ]


def test_years_shared_out_are_promises_of_their_own() -> None:
    found = promises("2025-2027年建设粮食基地分别为20个、40个、60个。", 2025)
    assert [(thing, due) for _, _, _, thing, due, _ in found] == [("粮食基地", str(y)) for y in (2025, 2026, 2027)]


def test_promises_belong_to_their_measure_and_not_to_its_clause() -> None:
    tree = tree_of(
        "江澜省方案\n一、任务\n1.建设平台。2025年底前建成数据交易平台。(责任单位:省数据局;完成时限:2025年底前完成建设)\n"
    )
    (found,) = deliverables(tree)
    assert (found.item, found.due, found.due_text) == (0, "2025", "2025年底前")
    assert tree.quote(found.evidence[0]) == "2025年底前建成数据交易平台"


def test_what_a_clause_says_is_done_by_when_is_promised() -> None:
    tree = tree_of(
        "江澜省方案\n一、任务\n1.推动改革。完善评价。(省科技厅牵头,省教育厅配合,2025年9月底前出台评价办法,持续推进)\n"
    )
    ((verb, thing, due),) = [(d.verb, d.object_text, d.due) for d in deliverables(tree)]
    assert (verb, thing, due) == ("出台", "评价办法", "2025-09")


def test_years_given_once_end_where_they_were_said_to() -> None:
    tree = tree_of(
        "人才意见\n一、目标\n2023年起5年内,形成人才高地。\n二、任务\n1.引才。5年内引进领军人才200名。3年内建成学院5个。\n"
    )
    assert [(d.object_text, d.due) for d in deliverables(tree)] == [("领军人才", "2027")]


def test_what_a_task_is_about_stands_by_then_where_its_sentence_names_nothing() -> None:
    text = "江澜省2024年方案\n一、任务\n1.加快云渚湖大厦建设。2024年9月底前主体封顶,2026年竣工并投入使用。\n"
    found = deliverables(tree_of(text))
    assert [(d.verb, d.object_text, d.due) for d in found] == [("竣工并投入使用", "云渚湖大厦", "2026")]
    text = "江澜省2024年方案\n一、任务\n1.完善管理制度。2024年底前投入使用。\n"
    assert deliverables(tree_of(text)) == []


def test_a_task_that_closes_in_a_year_means_that_year_by_its_months() -> None:
    tree = tree_of(
        "云渚市科技任务分工\n一、任务\n1.组建云渚湖实验室。6月底前完成章程制定,9月底前引进团队5个。"
        "(责任单位:市科技局;完成时间:2024年12月)\n2.开展孵化器评价。第三季度公布评价结果。(责任单位:市科技局)\n"
    )
    found = deliverables(tree, with_deadlines(tree, measures(tree)))
    assert [(d.object_text, d.due) for d in found] == [
        ("章程制定", "2024-06"),
        ("团队", "2024-09"),
        ("评价结果", "2024-09"),
    ]


def test_the_steps_of_a_schedule_are_promised() -> None:
    tree = tree_of(
        "云渚市2024年十件实事任务分解\n一、教育\n1.新建社区科技馆5座。\n责任单位：市教育局\n"
        "进度安排：5月底前完成选址；12月底前竣工并投入使用。\n"
    )
    assert [(d.object_text, d.due) for d in deliverables(tree)] == [("选址", "2024-05"), ("社区科技馆", "2024-12")]


def test_a_clause_with_a_time_of_its_own_is_not_due_with_the_one_before() -> None:
    found = promises("2024年6月底前出台管理办法,全年组建联合体4家。", 2024)
    assert [(thing, due) for _, _, _, thing, due, _ in found] == [("管理办法", "2024-06")]


def test_a_text_without_a_date_speaks_before_its_first_due_date() -> None:
    tree = tree_of("科技任务分工\n一、任务\n1.建设平台。云渚湖平台2025年8月底前揭牌,2026年实现县域全覆盖。\n")
    assert [d.due for d in deliverables(tree)] == ["2025-08", "2026"]


def test_goals_and_reports_promise_nothing() -> None:
    assert deliverables(tree_of("江澜省方案\n一、主要目标\n到2025年,建成创新型省份。\n")) == []


def test_a_row_promises_what_its_task_says_not_what_was_done() -> None:
    tree = tree_of(
        "序号\t重点任务\t责任单位\t完成时限\t进展情况\n"
        "1\t建设实验室，2026年6月底前建成中试平台\t市科技局\t2026年底\t已完成主体工程，完成选址\n"
        "2\t引进人才\t市委组织部\t2026年底\t2026年3月完成评审\n"
    )
    assert [(d.item, d.verb, d.object_text, d.due) for d in deliverables(tree)] == [(0, "建成", "中试平台", "2026-06")]


def test_who_answers_for_it_is_not_promised() -> None:
    text = "江澜省方案\n一、任务\n1.建设平台。由市科技局牵头，市财政局配合，2026年底前完成。\n"
    assert deliverables(tree_of(text)) == []


def test_promises_of_real_documents_stay_near_what_readers_found(shared: Path) -> None:
    folders = [shared / "corpus" / name for name in ("unlabelled", "raw", ".")]
    assert main(ROOT / "tests/gold/deliverables", folders) >= 0.91
