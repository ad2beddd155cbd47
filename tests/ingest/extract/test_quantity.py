"""Targets and observations of whole documents.

Past 400 lines: one table of texts after the other, each with the figures that it states.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.clean import clean
from ingest.extract.provision import provisions
from ingest.extract.quantity import figures
from ingest.read import read
from ingest.records import Figure, Origin, Tree
from ingest.structure import structure
from tests.ingest.trees import tree_of

PLAN = """江澜省创新体系建设行动方案(2023—2027年)
为加快建设创新型省份,制定本方案。
一、总体要求
(一)主要目标。到2025年,全省研发经费投入强度达到3%。到2027年,高新技术企业突破1.2万家,技术合同成交额达到2000亿元左右。
二、重点任务
(一)实施平台提升行动。
1.建设实验室体系。力争新增省重点实验室20家,每年安排专项资金2亿元。(责任单位:省科技厅)
2.培育创新主体。对新认定的高新技术企业,给予一次性奖励20万元。确保规上企业研发机构覆盖率由2022年的45%提高到60%。(责任单位:省科技厅)
三、保障措施
(一)加大投入。3年内建成科技支行5家。
"""
REPORT = """云渚市科技局工作总结
一、2021年工作完成情况
1.壮大主体。高新技术企业达到2100家、同比增长21.5%。预计全年技术合同成交额330亿元。
二、2022年工作思路
1.壮大主体。全市高新技术企业达到4500家。
"""


def found(tree: Tree, indicator: str) -> Figure:
    (figure,) = [f for f in figures(tree) if f.indicator == indicator]
    return figure


def test_goals_belong_to_no_measure_and_carry_their_stage() -> None:
    tree = tree_of(PLAN)
    intensity = found(tree, "全省研发经费投入强度")
    assert (intensity.value, intensity.unit, intensity.year, intensity.kind, intensity.item) == (
        3,
        "%",
        2025,
        "target",
        None,
    )
    contracts = found(tree, "技术合同成交额")
    assert (contracts.value, contracts.comparator, contracts.year) == (2e11, "~", 2027)


def test_a_measures_figures_name_their_item_and_the_documents_period() -> None:
    tree = tree_of(PLAN)
    laboratories = found(tree, "省重点实验室")
    assert laboratories.item is not None
    assert tree.items[laboratories.item].title == "建设实验室体系"
    assert (laboratories.change, laboratories.strength) == ("gross_increment", "strive")


def test_every_year_leaves_the_year_open_and_so_does_a_span() -> None:
    tree = tree_of(PLAN)
    assert (found(tree, "专项资金").per, found(tree, "专项资金").year) == ("year", None)
    assert found(tree, "科技支行").year is None


def test_a_baseline_is_an_observation_of_its_year_and_stands_in_the_target() -> None:
    low, high = [f for f in figures(tree_of(PLAN)) if f.indicator == "规上企业研发机构覆盖率"]
    assert (low.kind, low.value, low.year) == ("observation", 45, 2022)
    assert (high.kind, high.value, high.baseline, high.strength) == ("target", 60, 45, "ensure")


def test_grants_are_no_targets() -> None:
    assert 200_000 not in [f.value for f in figures(tree_of(PLAN))]


def test_sections_of_a_report_tell_what_was_reached_from_what_is_planned() -> None:
    done, growth, estimate, planned = figures(tree_of(REPORT))
    assert (done.kind, done.year, done.status) == ("observation", 2021, "final")
    assert (growth.kind, growth.change) == ("observation", "growth")
    assert (estimate.kind, estimate.status) == ("observation", "estimate")
    assert (planned.kind, planned.year, planned.value) == ("target", 2022, 4500)


@pytest.mark.parametrize("since", ["2023年起5年内", "自2023年起的5年内", "从2023年开始,5年内"])
def test_years_that_a_text_gives_once_end_where_it_says(since: str) -> None:
    tree = tree_of(
        f"人才意见\n一、目标\n{since},高层次人才达到2000名。\n二、任务\n"
        "1.引才。5年内引进领军人才200名。建设专家工作站30家。\n2.育才。3年内建成特色学院5个。\n"
    )
    assert [(f.indicator, f.year) for f in figures(tree)] == [
        ("高层次人才", 2027),
        ("领军人才", 2027),
        ("专家工作站", 2027),
        ("特色学院", None),
    ]


def test_the_year_of_the_prices_is_not_when_a_figure_holds() -> None:
    tree = tree_of(
        "云渚市规划\n一、发展目标\n到2015年,结构优化。万元增加值取水量100立方米(2010年可比价),利用率达到80%。\n"
    )
    assert [(f.value, f.year, f.kind) for f in figures(tree)] == [(100, 2015, "target"), (80, 2015, "target")]


def test_what_another_year_had_is_no_indicator() -> None:
    tree = tree_of(
        "云渚市工作总结\n一、2020年工作情况\n2020年,工业增加值3860亿元,是2015年1264亿元的3.05倍,比“十二五”时期提高5个百分点。\n"
    )
    assert {f.indicator for f in figures(tree)} == {"工业增加值"}
    tree = tree_of("云渚市规划\n一、发展现状\n“十二五”期间,累计产量达到2037万吨,与上一个五年相比增长38.7%。\n")
    assert [(f.indicator, f.change) for f in figures(tree)] == [("产量", "level"), ("产量", "growth")]


def test_a_list_of_sizes_counts_the_same_noun_by_each() -> None:
    tree = tree_of(
        "云渚市规划\n一、发展目标\n到2025年,产值超1000亿元的园区达到3个,超500亿元的9个。"
        "形成7个产值超千亿元的产业集群、30个超百亿元的产业园区。年收入500亿元以上的企业10家、300亿元以上的12家。\n"
    )
    assert [(f.indicator, f.value, f.unit) for f in figures(tree)] == [
        ("产值超1000亿元的园区", 3, "个"),
        ("产值超500亿元的园区", 9, "个"),
        ("产值超千亿元的产业集群", 7, "个"),
        ("超百亿元的产业园区", 30, "个"),
        ("年收入500亿元以上的企业", 10, "家"),
        ("年收入300亿元以上的企业", 12, "家"),
    ]


def test_what_is_counted_may_stand_behind_its_size() -> None:
    tree = tree_of(
        "云渚市计划（2026—2028年）\n一、发展目标\n到2028年,吸引服务超10000名青年创业者,打造10个以上、总面积不低于100万平方米的"
        "标杆社区,建成10家以上面积原则上不少于1万平方米的创业基地。总营业收入超1000万,货运班列保持在4800列以上。\n"
    )
    assert [(f.indicator, f.value, f.unit) for f in figures(tree)] == [
        ("青年创业者", 10000, "名"),
        ("标杆社区", 10, "个"),
        ("面积原则上不少于1万平方米的创业基地", 10, "家"),
        ("总营业收入", 1e7, "元"),
        ("货运班列", 4800, "列"),
    ]


@pytest.mark.parametrize(
    "steps", ["连续跨越7万亿、8万亿、9万亿三个大台阶,", "连续迈上4个万亿元台阶、", "跨过两个万亿元大关、"]
)
def test_steps_that_were_climbed_are_no_figures(steps: str) -> None:
    tree = tree_of(f"云渚市工作总结\n一、2025年工作回顾\n1.增强实力。经济总量{steps}超过9万亿元、年均增长5.7%。\n")
    assert [(f.indicator, f.value, f.change) for f in figures(tree)] == [
        ("经济总量", 9e12, "level"),
        ("经济总量", 5.7, "growth"),
    ]


def test_a_plan_of_three_years_ends_what_it_does_within_three_years() -> None:
    tree = tree_of(
        "云渚市行动计划（2024—2026年）\n二、重点任务\n1.引才。三年内引进领军人才200名，五年内建成特色学院5个。\n"
    )
    assert [(f.indicator, f.year) for f in figures(tree)] == [("领军人才", 2026), ("特色学院", None)]


def test_what_is_said_twice_in_the_same_words_counts_once_and_the_measure_owns_it() -> None:
    said = "实施30个以上协同创新项目。"
    tree = tree_of(f"江澜省方案(2023—2027年)\n{said}\n一、重点任务\n1.提升竞争力。{said}(责任单位:省经信厅)\n")
    (figure,) = figures(tree)
    assert figure.item is not None


def test_evidence_is_one_span_that_holds_the_figure() -> None:
    tree = tree_of(PLAN)
    for figure in figures(tree):
        (span,) = figure.evidence
        assert 0 <= span.start < span.end <= len(tree.passages[span.passage].text)
        assert any(char.isdigit() for char in tree.quote(span))


@pytest.mark.parametrize("line", ["培育企业10家、", "占全省40%,", "由10%提高到", "(企业10家)", "到2025年,"])
def test_long_lines_are_read(line: str) -> None:
    tree = tree_of(f"江澜省方案\n一、任务\n1.培育主体。{line * (50_000 // len(line))}\n")
    for figure in figures(tree):
        (span,) = figure.evidence
        assert any(char.isdigit() for char in tree.quote(span))


def test_real_documents_give_evidence_and_no_number_twice(shared: Path) -> None:
    for path in sorted((shared / "corpus").rglob("*.txt")):
        tree = structure(clean(read(Origin(str(path)))))
        spans = {(f.evidence[0].passage, f.evidence[0].end) for f in figures(tree)}
        for figure in figures(tree):
            (span,) = figure.evidence
            assert 0 <= span.start < span.end <= len(tree.passages[span.passage].text)
            assert figure.indicator
        for grant in provisions(tree):
            (span,) = grant.evidence
            assert 0 <= span.start < span.end <= len(tree.passages[span.passage].text)
            if grant.method != "provision.unquantified":
                assert (span.passage, span.end) not in spans


LOOK_BACK = "江澜省创新发展规划(2021—2025年)\n一、发展基础\n(一)取得成效。{}\n二、发展目标\n(一)主要目标。{}\n"


def rows(
    back: str = "稳步发展。", ahead: str = "持续提升。"
) -> list[tuple[str, float | None, str, int | None, str, str]]:
    """Indicator, value, unit, year, comparator and change of each figure of a look back and of goals."""
    tree = tree_of(LOOK_BACK.format(back, ahead))
    return [(f.indicator, f.value, f.unit, f.year, f.comparator, f.change) for f in figures(tree)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("拥有孵化器48家。", [("孵化器", 48, "家", 2020, "=", "level")]),
        (
            "截至2019年底,拥有创新平台30家。服务企业达到600家。",
            [("创新平台", 30, "家", 2019, "=", "level"), ("服务企业", 600, "家", 2019, "=", "level")],
        ),
        (
            "总收入达到2364亿元,相较于2016年的1558亿元,年均增速11%。",
            [
                ("总收入", 236400000000, "元", 2020, "=", "level"),
                ("总收入", 155800000000, "元", 2016, "=", "level"),
                ("总收入", 11, "%", 2020, "=", "growth"),
            ],
        ),
        (
            "研发经费支出达152亿元,占GDP比重为2.1%,比2015年提高0.6个百分点。",
            [
                ("研发经费支出", 15200000000, "元", 2020, "=", "level"),
                ("研发经费支出占GDP比重", 2.1, "%", 2020, "=", "level"),
                ("研发经费支出占GDP比重", 0.6, "个百分点", 2020, "=", "net_increment"),
            ],
        ),
        (
            "数控化率、普及率分别达55.7%、75.1%,比2012年分别提升31.1个和26.3个百分点。",
            [
                ("数控化率", 55.7, "%", 2020, "=", "level"),
                ("普及率", 75.1, "%", 2020, "=", "level"),
                ("数控化率", 31.1, "个百分点", 2020, "=", "net_increment"),
                ("普及率", 26.3, "个百分点", 2020, "=", "net_increment"),
            ],
        ),
        (
            "重点企业近百家,总收入超千亿元。",
            [("重点企业", 100, "家", 2020, "~", "level"), ("重点企业总收入", 100000000000, "元", 2020, ">", "level")],
        ),
        ("产业产值突破千亿元大关,达到1056亿元。", [("产业产值", 105600000000, "元", 2020, "=", "level")]),
        (
            "2016年以来,万人发明专利拥有量由5件增加到9件。",
            [("万人发明专利拥有量", 5, "件", 2016, "=", "level"), ("万人发明专利拥有量", 9, "件", 2020, "=", "level")],
        ),
        (
            "科技进步贡献率从2012年的35%提高至“十三五”末的46%。",
            [("科技进步贡献率", 35, "%", 2012, "=", "level"), ("科技进步贡献率", 46, "%", 2020, "=", "level")],
        ),
        (
            "产业产值444亿元,分别高于临沅、青浦17.6、22.9个百分点。",
            [
                ("产业产值", 4.44e10, "元", 2020, "=", "level"),
                ("产业产值分别高于临沅", 17.6, "个百分点", 2020, "=", "level"),
                ("产业产值分别高于青浦", 22.9, "个百分点", 2020, "=", "level"),
            ],
        ),
        ("区域创新能力跃居全国第11位。", [("区域创新能力", 11, "位", 2020, "=", "level")]),
        (
            "技术合同成交额52亿元,同比翻了一番。",
            [("技术合同成交额", 5.2e9, "元", 2020, "=", "level"), ("技术合同成交额", 1, "番", 2020, "=", "growth")],
        ),
        ("产品研发周期平均缩短28%。", [("产品研发周期缩短", 28, "%", 2020, "=", "growth")]),
        ("活跃用户数达6.97亿。", [("活跃用户数", 697000000, "", 2020, "=", "level")]),
    ],
)
def test_what_was_reached(text: str, expected: list[tuple[object, ...]]) -> None:
    assert rows(back=text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "到2022年、2025年,高新技术企业分别达到5000家和8000家。",
            [("高新技术企业", 5000, "家", 2022, "=", "level"), ("高新技术企业", 8000, "家", 2025, "=", "level")],
        ),
        ("万人发明专利拥有量较2020年增长50%。", [("万人发明专利拥有量", 50, "%", 2025, "=", "growth")]),
        (
            "年新增发明专利3000件,研发投入强度达到4%。",
            [("发明专利", 3000, "件", None, "=", "gross_increment"), ("研发投入强度", 4, "%", 2025, "=", "level")],
        ),
        ("国家重点实验室力争新增2家。", [("国家重点实验室", 2, "家", 2025, "=", "gross_increment")]),
        (
            "累计转化科技成果2000项以上,每年新增技术经纪人100名。",
            [
                ("累计科技成果", 2000, "项", 2025, ">=", "level"),
                ("技术经纪人", 100, "名", None, "=", "gross_increment"),
            ],
        ),
        ("新建数据中心PUE低于1.25。", [("数据中心PUE", 1.25, "", 2025, "<", "level")]),
        ("综合科技创新水平指数提高到75.5。", [("综合科技创新水平指数", 75.5, "", 2025, "=", "level")]),
        (
            "一是新建中试基地3家。二是引进人才团队10个。",
            [("中试基地", 3, "家", 2025, "=", "gross_increment"), ("人才团队", 10, "个", 2025, "=", "level")],
        ),
        ("推广应用新能源汽车2万辆。", [("新能源汽车", 20000, "辆", 2025, "=", "level")]),
        ("建设总投资20亿元的云渚智算中心。", [("云渚智算中心总投资", 2e9, "元", 2025, "=", "level")]),
        ("引导社会资本设立10亿元科创基金。", [("科创基金", 1e9, "元", 2025, "=", "level")]),
        ("智能算力规模达到300Eflops。", [("智能算力规模", 300, "Eflops", 2025, "=", "level")]),
        ("细颗粒物年均浓度控制在30微克每立方米以下。", [("细颗粒物年均浓度", 30, "微克每立方米", 2025, "<=", "level")]),
        ("支持50家企业成长为链主企业。", [("链主企业", 50, "家", 2025, "=", "level")]),
        ("新建、改扩建普惠性幼儿园15所。", [("普惠性幼儿园", 15, "所", 2025, "=", "gross_increment")]),
        ("改扩建普惠性幼儿园15所。", [("普惠性幼儿园", 15, "所", 2025, "=", "level")]),
        (
            "两级筹集建设1000套专家公寓和9000套人才公寓。",
            [("专家公寓", 1000, "套", 2025, "=", "level"), ("人才公寓", 9000, "套", 2025, "=", "level")],
        ),
        ("每年选拔资助不少于100名青年人才。", [("青年人才", 100, "名", None, ">=", "level")]),
        (
            "实现“高层次人才达到2000名,人才贡献率达到40%”的目标。",
            [("高层次人才", 2000, "名", 2025, "=", "level"), ("人才贡献率", 40, "%", 2025, "=", "level")],
        ),
        ("经第44次常务会议通过。", []),
        ("构建低空服务网、低空航线网、低空智联网等4张网。", []),
        ("企业研发经费增长20%,比全国同期增速12%高。", [("企业研发经费", 20, "%", 2025, "=", "growth")]),
        ("锚定“形成6个百亿级产业、产业体系基本成型”的目标。", [("百亿级产业", 6, "个", 2025, "=", "level")]),
        ("上半年全市技术合同成交额达到60亿元。", [("技术合同成交额", 6e9, "元", 2025, "=", "level")]),
    ],
)
def test_what_is_aimed_at(text: str, expected: list[tuple[object, ...]]) -> None:
    assert rows(ahead=text) == expected


def test_a_goal_with_its_own_clause_is_owed_by_its_units() -> None:
    tree = tree_of(
        "2024年云渚市重点工作责任分解方案\n一、主要预期目标\n"
        "1.地区生产总值增长6%左右。(牵头单位:市发改委;数据提供单位:市统计局)\n"
        "2.全社会研发经费投入增长9%。(牵头单位:市科技局)\n"
    )
    assert [(f.indicator, f.item) for f in figures(tree)] == [("地区生产总值", 0), ("全社会研发经费投入", 1)]


def test_the_goals_year_holds_where_no_period_is_stated() -> None:
    tree = tree_of(
        "江澜省推动创新的实施意见\n一、主要目标\n到2025年,研发投入强度达到3%。\n"
        "二、重点任务\n1.培育主体。培育领军企业20家。(责任单位:省科技厅)\n"
    )
    assert found(tree, "领军企业").year == 2025


def test_the_year_of_the_general_part_holds_for_its_aims() -> None:
    tree = tree_of(
        "云渚市低空方案\n一、总体要求\n至2027年,产业规模突破百亿元。\n——形成设施体系。建成通用机场3个。\n二、任务\n1.建设平台。支持建设。\n"
    )
    (airports,) = [f for f in figures(tree) if f.indicator == "通用机场"]
    assert (airports.year, airports.item) == (2027, None)


def test_the_year_that_a_section_of_goals_opens_with_holds_for_its_parts() -> None:
    tree = tree_of(
        "为推动创新,制定本方案。\n一、工作目标\n2025年,全省转化成果600项以上。\n(一)能力提升。布局攻关项目200项。\n"
        "(二)生态优化。备案技术经理人100人。\n二、重点任务\n(一)强化攻关。开展技术攻关。\n"
    )
    assert {f.indicator: f.year for f in figures(tree)} == {
        "全省转化成果": 2025,
        "攻关项目": 2025,
        "备案技术经理人": 2025,
    }


LONG = (
    "坚持把创新摆在核心位置,坚持问题导向和目标导向,坚持改革与开放并重,坚持政府引导与市场主导相结合,努力走在全省前列。"
)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("云渚市2021年民生实事工作目标\n一、交通\n1.打通科创路20条。", [2021]),
        ("2022年《政府工作报告》\n目标任务责任分解方案\n一、主要预期目标\n1.研发投入增长8%。", [2022]),
        ("附件\n2020第三季度重点任务推进计划\n研发经费支出增长15%。", [2020]),
        ("青浦湾区2024年度科技计划项目安排\n安排攻关项目20项。", [2024]),
        ("2020年云渚市将新增高新技术企业300家。\n到期末,科技型企业突破2万家。", [2020, 2020]),
        ("全省2018科技工作会议召开。\n去年全省技术合同成交额突破千亿,今年将新增企业500家。", [2017, 2018]),
    ],
)
def test_the_year_at_the_head_of_a_text_is_the_year_of_its_figures(text: str, years: list[int]) -> None:
    assert [f.year for f in figures(tree_of(text))] == years


def test_a_text_without_period_speaks_of_the_year_that_it_opens_with() -> None:
    tree = tree_of(
        f"云渚市:聚力奋发走在前列\n据网站消息,2024年,云渚市坚持创新驱动。\n{LONG}力争规上工业企业新增10家。\n"
    )
    assert found(tree, "规上工业企业").year == 2024
    report = tree_of(
        f"云渚市召开推进会\n发表时间: 2023-09-04\n{LONG}上半年,高新技术企业达到132家,完成全年任务的66%。\n"
    )
    figure = found(report, "高新技术企业")
    assert (figure.kind, figure.year) == ("observation", 2023)


def kinds(text: str) -> dict[str, tuple[str, int | None]]:
    """Kind and year of each indicator of a text."""
    return {f.indicator: (f.kind, f.year) for f in figures(tree_of(text))}


SEEN = "observation"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # news tell what has happened, also where a sentence bears no word of it; what they announce is aimed at
        (
            f"云渚湖科学城全面启动建设\n近日,79个重大项目集中开工。{LONG}\n其中科创项目9个,总投资约385亿元。"
            "下一步,将新建中试平台5家。\n",
            {"科创项目": (SEEN, None), "科创项目总投资": (SEEN, None), "中试平台": ("target", None)},
        ),
        (
            f"云渚日报讯 {LONG}记者获悉,自2023年以来全市新增研发机构96家,总数达到323家;研发投入强度达3.3%。\n",
            {"研发机构": (SEEN, None), "研发机构总数": (SEEN, None), "研发投入强度": (SEEN, None)},
        ),
        # a year before the plan that the text speaks of
        (
            f"{LONG}“十四五”期间,云渚市将建设科学城。\n2020年,走廊内科技型企业超过10万家,高新技术企业5000家以上。\n",
            {"走廊内科技型企业": (SEEN, 2020), "高新技术企业": (SEEN, 2020)},
        ),
        (
            f"《云渚市“十四五”规划》发布\n{LONG}截至2020年底,全市已培育上市企业21家。\n",
            {"上市企业": (SEEN, 2020)},
        ),
        # the past that one sentence states holds for the next
        (
            "云渚市“十四五”科技创新规划\n云渚市是创新之都。\n"
            f"“十三五”期间,研发投入年均增长18%。{LONG}每万人发明专利拥有量翻一番。\n一、主要目标\n研发投入强度达到3%。\n",
            {"研发投入": (SEEN, 2020), "每万人发明专利拥有量": (SEEN, 2020), "研发投入强度": ("target", 2025)},
        ),
        # “十二五” is over where a sentence says 截至目前
        (
            f"创新驱动发展\n{LONG}“十二五”期间,云渚市吸纳技术4806项。截至目前,拥有发明专利1379件。拥有孵化器2家。\n",
            {"云渚市吸纳技术": (SEEN, 2015), "发明专利": (SEEN, None), "孵化器": (SEEN, None)},
        ),
        # prose that looks back here and nowhere ahead; 截至 holds beyond a semicolon
        (
            f"云渚市创新能力评价\n2022年,研发投入达到52亿元。{LONG}截至2022年底,高新技术企业达到461家;孵化器达到43家。\n",
            {"研发投入": (SEEN, 2022), "高新技术企业": (SEEN, 2022), "孵化器": (SEEN, 2022)},
        ),
        # 去年 and 今年 of a text whose date stands in a line of its own
        (
            f"云渚市高新区表现抢眼\n2018-02-06 云渚新闻网\n从会议上获悉,去年,高新技术企业新增79家。{LONG}\n"
            f"“今年,将新建创新联盟12家。”省科技厅表示。{LONG}\n",
            {"高新技术企业": (SEEN, 2017), "创新联盟": ("target", 2018)},
        ),
        # an aim that was met, and what a meeting asks for
        (
            f"近日,云渚市召开科技工作会议。{LONG}全市入库企业801家,提前完成全年758家的目标任务。\n"
            "会议强调,各县区要围绕产业链部署创新链。要新建孵化器5家。\n",
            {"入库企业": (SEEN, None), "孵化器": ("target", None)},
        ),
        # what a sentence aims at goes on behind its semicolons; a year that opens a paragraph holds for it
        (
            f"云渚市科技工作会在临沅召开\n{LONG}2026年,云渚市定下清单。计划新建创新中心20家,力争示范企业总产值达到480亿元,"
            "同比增长33%;销售收入470亿元,同比增长34%。\n",
            {"创新中心": ("target", 2026), "示范企业总产值": ("target", 2026), "销售收入": ("target", 2026)},
        ),
        # what there is by now, in a sentence that speaks of an aim
        (
            f"云渚市平台建设\n{LONG}围绕有明确目标的联盟,目前已发布了首批200个联盟试点。\n",
            {"联盟试点": (SEEN, None)},
        ),
        # a report, and what it says of its next steps
        (
            "云渚市2022年科技工作情况\n一、主要成效\n全市企业总数达500家。\n二、下一步打算\n企业总数达到600家。\n",
            {"企业总数": ("target", 2023)},
        ),
        # what is meant for one year says nothing of the year before
        (
            "云渚市2024年科技工作要点\n一、任务\n1.强投入。2023年研发投入强度为2.1%,2024年企业研发投入强度力争达到2.3%。\n",
            {"研发投入强度": (SEEN, 2023), "企业研发投入强度": ("target", 2024)},
        ),
        # what there is, and what it is to become
        (
            "云渚市若干措施\n一、平台\n1.建设平台。目前全市已有重点实验室12家,到2026年达到20家。\n",
            {"重点实验室": ("target", 2026)},
        ),
        # the year of a report holds from paragraph to paragraph, without a date of its own
        (
            f"云渚市上年度述职报告\n2022 年,云渚市大力推进创新。全社会研发投入3671亿元。{LONG}\n"
            "高新技术企业达到600家。\n",
            {"全社会研发投入": (SEEN, 2022), "高新技术企业": (SEEN, 2022)},
        ),
        (
            f"去年研发投入再创新高\n2023年,云渚市创新发展取得显著成效。孵化器达到76家。{LONG}\n过去一年,入选独角兽企业17家。\n",
            {"孵化器": (SEEN, 2023), "独角兽企业": (SEEN, 2023)},
        ),
        # a report is of the year that its title says, all year and at its end; 与…之比 belongs to what was spent
        (
            "云渚市2023年国民经济和社会发展统计公报\n云渚市统计局\n2024年3月20日\n一、科学技术\n"
            f"{LONG}全年研发经费支出33.2亿元,与地区生产总值之比为2.41%。年末拥有高新技术企业452家,比上年末增加62家。\n",
            {
                "研发经费支出": (SEEN, 2023),
                "研发经费支出与地区生产总值之比": (SEEN, 2023),
                "高新技术企业": (SEEN, 2023),
            },
        ),
        # what has been set up, built and sent is there, whatever a text without date speaks of
        (
            f"{LONG}\n近年来,云渚市设立了50亿元的人才基金。\n"
            "全市已构建起多层次平台体系,拥有云渚实验室等22个省级平台。\n经费由2020年的69亿元增长至2024年的138亿元。\n",
            {"人才基金": (SEEN, None), "经费": (SEEN, 2024), "省级平台": (SEEN, None)},
        ),
        (
            "上半年产业产值增长\n2018-07-31\n"
            f"上半年,全市高新技术产业产值412亿元,同比增长34%。新增在孵企业122家,完成全年170家任务的71%。{LONG}\n",
            {"高新技术产业产值": (SEEN, 2018), "在孵企业": (SEEN, 2018)},
        ),
        (
            f"发布时间:2024-01-22\n2023年,云渚市创新取得进展。实验室当年封顶。新获批重点实验室2家。{LONG}"
            "全年成交额突破900亿元。\n会议强调,要强化孵化平台建设,全年新建孵化器5家。\n",
            {"重点实验室": (SEEN, 2023), "成交额": (SEEN, 2023), "孵化器": ("target", 2024)},
        ),
        (
            f"{LONG}\n2017年至2021年,研发经费由38亿元增长到70亿元,年均增速16%。\n"
            "新认定科技型企业362家,完成年度目标的60%。\n发明专利授权量首次破1000件。\n",
            {"研发经费": (SEEN, 2021), "科技型企业": (SEEN, 2021), "发明专利授权量": (SEEN, 2021)},
        ),
        (
            f"创新指标增长\n2017-07-20 07:38 来源: 云渚日报\n近日,云渚市公布科技数据。{LONG}\n"
            "1月到6月,全市高新技术产业增加值303亿元,对工业增长的贡献率高达54.7%。\n",
            {"高新技术产业增加值": (SEEN, 2017), "对工业增长的贡献率": (SEEN, 2017)},
        ),
        (
            "研发费用增长\n来源:云渚日报 发布:2022-06-29 09:37:19\n"
            f"今年1-5月,全市研发费用270亿元,同比增长23%。{LONG}\n新认定科技企业205家,年度目标完成率120%。\n",
            {"研发费用": (SEEN, 2022), "科技企业": (SEEN, 2022)},
        ),
        (
            f"{LONG}近年来,云渚市创新提速。2022年5月,科技部批复支持云渚市建设合作区。全市引进国外人才416人。\n",
            {"国外人才": (SEEN, None)},
        ),
        # the plan that news tell of says by when its aims are due, as does what they said before
        (
            f"会议通报《云渚市低空经济行动方案(2024—2027年)》内容,明确将培育领军企业20家。{LONG}\n",
            {"领军企业": ("target", 2027)},
        ),
        (
            f"规划提出,到2020年,质量水平明显提升。{LONG}而在2015年,合格率为91%。\n"
            "规划提出的指标还包括:建成示范区200个。\n",
            {"示范区": ("target", 2020)},
        ),
        (
            f"江澜省印发《云渚市三年行动方案(2025—2027年)》,推动智能化。{LONG}\n"
            "到2027年,目标实现规模以上工业企业数字化转型全覆盖,打造50个以上数字产业园区,培育90家以上制造业单项冠军企业\n",
            {"数字产业园区": ("target", 2027), "制造业单项冠军企业": ("target", 2027)},
        ),
        (
            f"近日,江澜省2024年科技工作会召开,明确将重点支持各类主体,培育运营企业20家左右。{LONG}\n",
            {"运营企业": ("target", 2024)},
        ),
    ],
)
def test_what_a_text_tells_of_is_told_from_what_it_aims_at(
    text: str, expected: dict[str, tuple[str, int | None]]
) -> None:
    found = kinds(text)
    assert {name: found.get(name) for name in expected} == expected


TASK = "江澜省科技创新行动方案(2024—2027年)\n一、任务\n1.工作。{}\n"


def task(text: str) -> list[tuple[object, ...]]:
    """Indicator, comparator, value, unit, year and change of the figures of a task."""
    return [(f.indicator, f.comparator, f.value, f.unit, f.year, f.change) for f in figures(tree_of(TASK.format(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("研发机构达到80—100家。", [("研发机构", "range", 80, "家", 2027, "level")]),
        ("投资25亿元建设云渚光源。", [("云渚光源投资", "=", 2.5e9, "元", 2027, "level")]),
        ("年营业收入5亿元以上工业企业实现研发机构全覆盖。", []),
        (
            "新增60家技术转移机构(其中10家国家级)。",
            [
                ("技术转移机构", "=", 60, "家", 2027, "gross_increment"),
                ("国家级技术转移机构", "=", 10, "家", 2027, "level"),
            ],
        ),
        ("新获批自主创新1类新药15个以上。", [("自主创新1类新药", ">=", 15, "个", 2027, "gross_increment")]),
        ("获批组建省重点实验室2家。", [("省重点实验室", "=", 2, "家", 2027, "gross_increment")]),
        (
            "新建省实验室3家,国家级创新平台达96家,其中国家重点实验室5家。",
            [
                ("省实验室", "=", 3, "家", 2027, "gross_increment"),
                ("国家级创新平台", "=", 96, "家", 2027, "level"),
                ("国家重点实验室", "=", 5, "家", 2027, "level"),
            ],
        ),
        # what is aimed at may be set beside last year
        (
            "有研发活动的企业占比较上年提高8个百分点,达到45%以上。",
            [
                ("有研发活动的企业占比", "=", 8, "个百分点", 2027, "net_increment"),
                ("有研发活动的企业占比", ">=", 45, "%", 2027, "level"),
            ],
        ),
        ("科技型企业超过3万家。", [("科技型企业", ">", 30000, "家", 2027, "level")]),
        ("新能源产业增加值突破1.2万亿元。", [("新能源产业增加值", ">", 1.2e12, "元", 2027, "level")]),
        (
            "科技进步贡献率提高5个百分点,达到70%。",
            [
                ("科技进步贡献率", "=", 5, "个百分点", 2027, "net_increment"),
                ("科技进步贡献率", "=", 70, "%", 2027, "level"),
            ],
        ),
        (
            "技术合同成交额翻一番,发明专利拥有量比2023年翻两番以上。",
            [
                ("技术合同成交额", "=", 1, "番", 2027, "growth"),
                ("发明专利拥有量", ">=", 2, "番", 2027, "growth"),
            ],
        ),
        ("研发人员增长1.5倍。", [("研发人员", "=", 1.5, "倍", 2027, "growth")]),
        ("创新能力排名保持全国前10位。", [("创新能力排名", "<=", 10, "位", 2027, "level")]),
        ("研发费用年均增长12%以上。", [("研发费用", ">=", 12, "%", 2027, "growth")]),
        (
            "新增国家级孵化器5家、省级孵化器20家。",
            [
                ("国家级孵化器", "=", 5, "家", 2027, "gross_increment"),
                ("省级孵化器", "=", 20, "家", 2027, "gross_increment"),
            ],
        ),
        (
            "云渚市、临沅市高新技术企业分别达到800家、500家。",
            [
                ("云渚市高新技术企业", "=", 800, "家", 2027, "level"),
                ("临沅市高新技术企业", "=", 500, "家", 2027, "level"),
            ],
        ),
        (
            "云渚市高新技术企业达到800家,临沅市达到500家,青浦湾区达到120家。",
            [
                ("云渚市高新技术企业", "=", 800, "家", 2027, "level"),
                ("临沅市高新技术企业", "=", 500, "家", 2027, "level"),
                ("青浦湾区高新技术企业", "=", 120, "家", 2027, "level"),
            ],
        ),
        (
            "争创国家级高新区1家,省级高新区达到20家。",
            [("国家级高新区", "=", 1, "家", 2027, "level"), ("省级高新区", "=", 20, "家", 2027, "level")],
        ),
        (
            "2024年、2025年、2026年分别新增瞪羚企业10家、12家、15家。",
            [("瞪羚企业", "=", n, "家", year, "gross_increment") for n, year in ((10, 2024), (12, 2025), (15, 2026))],
        ),
        (
            "2025—2027年粮食流通能力分别达到310万吨330万吨350万吨。",
            [("粮食流通能力", "=", n * 1e4, "吨", y, "level") for n, y in ((310, 2025), (330, 2026), (350, 2027))],
        ),
        (
            "科技型企业、高新技术企业数量年均增长15%和20%。",
            [("科技型企业", "=", 15, "%", 2027, "growth"), ("高新技术企业数量", "=", 20, "%", 2027, "growth")],
        ),
        (
            "孵化器、众创空间总面积达到50万平方米。",
            [("孵化器、众创空间总面积", "=", 5e5, "平方米", 2027, "level")],
        ),
        (
            "海洋产业增加值增速高于工业增加值增速2个百分点。",
            [("海洋产业增加值增速高于工业增加值增速", "=", 2, "个百分点", 2027, "level")],
        ),
        (
            "设立总规模50亿元的科创基金,其中一期10亿元。",
            [("科创基金总规模", "=", 5e9, "元", 2027, "level"), ("科创基金总规模一期", "=", 1e9, "元", 2027, "level")],
        ),
        (
            "每年净增高新技术企业200家,每年新认定中试基地10家。",
            [
                ("高新技术企业", "=", 200, "家", None, "net_increment"),
                ("中试基地", "=", 10, "家", None, "gross_increment"),
            ],
        ),
        # the years of one number, in its bracket
        (
            "实现院所成果落地300项以上(其中:2024年100项、2025年200项)。",
            [
                ("院所成果落地", ">=", 300, "项", 2027, "level"),
                ("院所成果落地", "=", 100, "项", 2024, "level"),
                ("院所成果落地", "=", 200, "项", 2025, "level"),
            ],
        ),
        # as many numbers as nouns
        (
            "技术企业、中小企业达到80家、90家。",
            [("技术企业", "=", 80, "家", 2027, "level"), ("中小企业", "=", 90, "家", 2027, "level")],
        ),
        (
            "高新技术企业和科技型企业在2022年的基础上实现翻番,分别超过90家和870家。",
            [("高新技术企业", ">", 90, "家", 2027, "level"), ("科技型企业", ">", 870, "家", 2027, "level")],
        ),
        (
            "建立30个院士工作站和认定15个省级实验室。",
            [("院士工作站", "=", 30, "个", 2027, "level"), ("省级实验室", "=", 15, "个", 2027, "level")],
        ),
        # what was given before is not aimed at
        ("现就督查指出的3个问题提出如下措施,培育技术企业80家。", [("技术企业", "=", 80, "家", 2027, "level")]),
        # a rank in a clause of its own
        (
            "研发投入强度大幅提高到3.2%,在全省排名第三位。",
            [("研发投入强度", "=", 3.2, "%", 2027, "level"), ("研发投入强度", "=", 3, "位", 2027, "level")],
        ),
        (
            "预计投资20亿元,创造300亿元以上经济总量。",
            [
                ("投资", "=", 2e9, "元", 2027, "level"),
                ("经济总量", ">=", 3e10, "元", 2027, "level"),
            ],
        ),
    ],
)
def test_the_forms_of_a_figure(text: str, expected: list[tuple[object, ...]]) -> None:
    assert task(text) == expected


def test_a_comparison_with_last_year_is_said_of_this_year() -> None:
    report = REPORT.replace("同比增长21.5%", "比上年增长21.5%")
    assert [f.year for f in figures(tree_of(report))] == [2021, 2021, 2021, 2022]


def test_an_attribute_belongs_to_its_own_figure_and_strength_is_another_thing() -> None:
    tree = tree_of(TASK.format("确保研发投入强度达到3%(约束性),力争技术合同成交额达到90亿元(预期性)。"))
    assert [(f.attribute, f.strength) for f in figures(tree)] == [("binding", "ensure"), ("anticipatory", "strive")]


def test_what_is_expected_of_the_year_under_way_is_an_estimate() -> None:
    tree = tree_of(TASK.format("预计全年研发经费投入达到120亿元。预计到2027年,研发人员达到5万人。"))
    assert [(f.kind, f.status) for f in figures(tree)] == [("observation", "estimate"), ("target", None)]


def test_a_sum_for_each_case_is_a_provision() -> None:
    tree = tree_of(TASK.format("每年支持10个重大专项,每个专项支持不超过500万元。"))
    assert [f.indicator for f in figures(tree)] == ["重大专项"]
    (provision,) = provisions(tree)
    assert provision.cap == 5_000_000


def test_the_expiry_of_rules_is_no_year_of_their_figures() -> None:
    rules = (
        "江澜省科技资金管理{}\n第一章 总则\n第一条 补偿资金规模为2亿元。\n"
        "第二条 自2025年1月1日起施行,有效期至2027年12月31日。\n"
    )
    found = [[f.year for f in figures(tree_of(rules.format(kind)))] for kind in ("办法", "若干措施")]
    assert found == [[None], [2027]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("研发投入增速快于经济增速。", [("研发投入", ">", "经济增速", "growth")]),
        ("居民收入增长与经济增长基本同步。", [("居民收入", "=", "经济增长", "growth")]),
        ("研发投入强度达到全国平均水平。", [("研发投入强度", "=", "全国平均水平", "level")]),
        ("财政科技投入增长不低于财政收入增长。", [("财政科技投入", ">=", "财政收入增长", "growth")]),
        ("加强协同,与高校同步推进,达到验收标准。", []),
        ("优于同类产品的企业优先支持。", []),
    ],
)
def test_a_relation_to_another_figure_is_a_target_of_its_kind(text: str, expected: list[tuple[object, ...]]) -> None:
    found = [f for f in figures(tree_of(TASK.format(text))) if f.figure_kind == "relative"]
    assert [(f.indicator, f.comparator, f.reference, f.change) for f in found] == expected
    assert all(f.value is None and f.year == 2027 for f in found)


def test_qualities_are_targets_among_the_goals_and_nowhere_else() -> None:
    goals = tree_of("江澜省方案(2024—2027年)\n一、主要目标\n到2026年,基本建成创新型省份,成为改革标杆。\n")
    assert [(f.figure_kind, f.indicator, f.value, f.year) for f in figures(goals)] == [
        ("qualitative", "创新型省份", None, 2026),
        ("qualitative", "改革标杆", None, 2026),
    ]
    assert figures(tree_of(TASK.format("到2026年,基本建成数据交易平台。"))) == []
    counted = tree_of("江澜省方案(2024—2027年)\n一、主要目标\n到2026年,建成国家实验室1家。\n")
    assert [f.figure_kind for f in figures(counted)] == ["figure"]
