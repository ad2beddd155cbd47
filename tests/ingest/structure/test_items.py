"""Which numbered things are measures."""

from __future__ import annotations

import pytest

from tests.ingest.trees import titles, tree_of


def test_the_title_of_a_row_says_more_than_when() -> None:
    text = (
        "分工表\n序号\t重点任务\t责任单位\n1\t到2025年，建成科技大市场，完善服务\t市科技局\n"
        "2\t出台政策，加强保障\t市财政局\n"
    )
    assert titles(tree_of(text)) == ["到2025年，建成科技大市场", "出台政策"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the deepest numbered level
        ("一、任务\n（一）平台\n1.建设平台。支持建设。\n2.引进人才。支持引进。", ["建设平台", "引进人才"]),
        ("一、任务\n（一）建设平台。支持建设。\n（二）引进人才。支持引进。", ["建设平台", "引进人才"]),
        ("一、给予补贴\n对平台给予补贴。\n二、给予奖励\n对企业给予奖励。", ["给予补贴", "给予奖励"]),
        (
            "17.优化环境。\n（1）落实减税。\n牵头单位：市税务局。\n（2）落实降费。\n牵头单位：市财政局。",
            ["落实减税", "落实降费"],
        ),
        # a heading alone above a look back is a part of the text; numbered reports below it are measures
        ("一、“十三五”工作回顾\n累计建成平台20个。\n二、重点任务\n1.建设平台。支持建设。", ["建设平台"]),
        (
            "一、工作回顾\n（一）平台建设加快。建成平台20个。\n二、任务\n（一）建设平台。支持建设。",
            ["平台建设加快", "建设平台"],
        ),
        # goals, principles and situations hold none
        (
            "一、总体要求\n（一）指导思想。坚持创新。\n（二）基本原则。\n1.坚持改革。推进改革。\n（三）主要目标。到2025年建成。",
            [],
        ),
        ("第一章 发展环境\n第一节 发展形势\n形势复杂。\n第二章 任务\n第一节 建设平台\n支持建设。", ["建设平台"]),
        (
            "一、总体要求\n（一）指导思想。坚持创新。\n（二）改革内容。改革覆盖立项到竣工的全过程。\n（三）责任主体。市、县两级负责。\n（四）重点任务。推进平台建设。",
            ["责任主体", "重点任务"],
        ),
        (
            "一、总体要求\n到2027年，产业规模突破百亿元。\n——形成设施支撑体系。建成机场2个。\n——形成产业集群。培育企业6家。\n二、任务\n1.建设平台。支持建设。",
            ["建设平台"],
        ),
        # safeguards do
        ("三、保障措施\n（一）加强领导。完善机制。\n（二）加大投入。保障经费。", ["加强领导", "加大投入"]),
        # a good business environment is no situation
        ("一、任务\n（一）激发活力，营造一流营商环境\n1.优化服务。提升效能。", ["优化服务"]),
        # lead phrases of dash lists and boxes; principles and bare sentences are none
        (
            "一、布局\n——云渚片区。建设云渚片区创新平台和园区。\n——临沅片区。建设临沅片区创新平台和园区。",
            ["云渚片区", "临沅片区"],
        ),
        ("一、基本原则\n——坚持创新。坚持把创新摆在核心位置推进。\n二、任务\n1.建设平台。支持。", ["建设平台"]),
        (
            "（一）改革\n1.放权。赋予自主权。\n专栏2 改革工程\n"
            "完善评价机制。分类开展人才评价改革试点。\n二、保障\n（一）领导。加强领导。",
            ["放权", "完善评价机制", "领导"],
        ),
        # lists inside an article or a task
        (
            "第五条 申请单位应当符合以下条件：\n（一）在本市登记；\n（二）信用良好。\n第六条 市科技局组织评审。",
            ["申请单位应当符合以下条件", "市科技局组织评审"],
        ),
        (
            "（一）人才行动。实施如下项目：\n1.名匠项目。培养名匠。（责任单位：市科技局）\n2.新星项目。选拔新星。（责任单位：市教育局）\n",
            ["名匠项目", "新星项目"],
        ),
        ("1.建设平台，任务如下：\n（1）甲类平台；\n（2）乙类平台。\n2.引进人才。支持引进。", ["建设平台", "引进人才"]),
        # a clause that only the last member of a list has is the whole task's
        (
            "1.建设平台。支持建设。\n（1）建设甲平台。\n（2）建设乙平台。（责任单位：市科技局）\n"
            "2.引人才。好。（责任单位：市委）",
            ["建设平台", "引人才"],
        ),
        (
            "一、政策\n（一）支持甲。给予补助。（责任单位：市科技局）\n"
            "（二）支持乙。1.对省级给予补助。2.对市级给予补助。（责任单位：市财政局）",
            ["支持甲", "支持乙"],
        ),
        # what an article says of its document is no task
        (
            "第一条 为加强管理，制定本办法。\n第二条 市科技局负责评审。\n第三条 本办法自印发之日起施行。",
            ["市科技局负责评审"],
        ),
        # members of a dash list with clauses; notes below a table
        (
            "一、政策\n（一）用地\n——对重点项目，优先保障用地（市自然资源局负责）\n——盘活存量，提高效率（各区负责）",
            ["对重点项目", "盘活存量"],
        ),
        ("序号\t指标\t单位\n1\t研发投入\t%\n注：\n1.指标由统计部门提供。\n2.数据为年度数据。", []),
        # a table of contents
        ("目录\n一、任务\n（一）建设平台\n一、任务\n（一）建设平台\n支持平台建设。", ["建设平台"]),
    ],
)
def test_measures(text: str, expected: list[str]) -> None:
    assert titles(tree_of(text)) == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        # lead phrases with a comma, where all items have them
        (
            ["集中力量建城，打造高地。建立专班。", "集聚资源，增强能力。推动建设。"],
            ["集中力量建城，打造高地", "集聚资源，增强能力"],
        ),
        # whole paragraphs: the first clause
        (
            [
                "全面推进面向公众的便民服务平台建设运行，推进全省各类信息系统的数据共享开放。",
                "加快建设数据中心；推进平台。",
            ],
            ["全面推进面向公众的便民服务平台建设运行", "加快建设数据中心"],
        ),
        (["“十五五”期间（2026-2030年），具备资质的，免税。"], ["“十五五”期间（2026-2030年）"]),
        (
            ["支持“建平台，引人才”行动，加快建设一批覆盖全省各地的创新载体和服务机构平台网络。"],
            ["支持“建平台，引人才”行动"],
        ),
        (["优化布局：建设一批创新平台和园区，形成合力。"], ["优化布局"]),
    ],
)
def test_titles(items: list[str], expected: list[str]) -> None:
    text = "一、任务\n" + "\n".join(f"{i}.{words}（责任单位：市科技局）" for i, words in enumerate(items, 1))
    assert titles(tree_of(text)) == expected


def test_paths_go_through_the_headings_and_end_with_the_own_number() -> None:
    tree = tree_of("二、重点任务\n（一）实施平台行动。\n1.建设平台。支持建设。\n附件\n一、清单\n1.任务甲。推进。")
    assert tree.items[0].path == ("二、重点任务", "（一）实施平台行动", "1")
    assert tree.items[1].path == ("一、清单", "1")
    assert tree.passages[2].path == tree.items[0].path[:2]


def test_a_part_that_starts_in_the_middle_keeps_its_levels() -> None:
    tree = tree_of("4.促进进步。组织攻关。\n（九）金融支撑。\n1.完善机制。支持。\n五、保障\n（一）领导。加强。")
    assert [i.path for i in tree.items] == [("4",), ("（九）金融支撑", "1"), ("五、保障", "（一）")]


def test_the_order_of_levels_is_the_documents_own() -> None:
    tree = tree_of(
        "1.平台\n（一）建设甲。支持甲。\n（二）建设乙。支持乙。\n2.人才\n（一）引进。支持引进。\n（二）培养。支持培养。"
    )
    assert titles(tree) == ["建设甲", "建设乙", "引进", "培养"]
    assert tree.items[2].path == ("2.人才", "（一）")


def test_a_list_of_annexes_holds_no_measures() -> None:
    tree = tree_of("一、任务\n（一）建设平台。支持建设。\n附件：1.任务分工表\n2.项目清单\n江澜省人民政府\n2022年5月1日")
    assert titles(tree) == ["建设平台"]
    assert [p.kind for p in tree.passages[2:4]] == ["attachment", "attachment"]
    assert tree.passages[5].kind == "closing"


def test_kinds_follow_the_part() -> None:
    tree = tree_of(
        "一、2024年工作完成情况\n1.建设平台。建成。\n二、重点任务\n1.引进人才。引进。\n三、保障措施\n（一）加强领导。完善。"
    )
    assert [i.kind for i in tree.items] == ["report", "task", "safeguard"]


def test_paragraphs_after_the_clause_and_closing_lines_do_not_belong() -> None:
    tree = tree_of(
        "一、任务\n（一）建设平台。支持。（责任单位：市科技局）\n其他事项按规定办。\n本措施自印发之日起施行，有效期3年。"
    )
    assert tree.items[0].passages == (1,)
    assert tree.passages[3].kind == "closing"


def test_paragraphs_before_the_clause_belong() -> None:
    tree = tree_of("一、任务\n1.智慧工程。支持。\n创建园区。建设园区。（责任单位：市科技局）\n2.人才工程。支持。")
    assert tree.items[0].passages == (1, 2)


def test_how_a_notice_wants_its_annex_carried_out_is_no_task() -> None:
    cover = (
        "各县区人民政府：\n《重点工作责任分解》已经同意，现印发给你们。\n一、要抓紧部署。各责任单位要明确目标，细化举措。\n"
        "二、要强化督查。按季度通报，督促落实。\n云渚市人民政府办公室\n2024年2月8日\n"
    )
    annex = "2024年重点工作责任分解\n一、平台建设\n1.建设中试平台。推动建设，提升能级。\n责任单位：市科技局\n"
    assert titles(tree_of(cover + annex)) == ["建设中试平台"]
    # alone, what the notice asks for is all there is
    assert titles(tree_of(cover)) == ["要抓紧部署", "要强化督查"]


def test_a_notice_that_sums_up_its_annex_states_no_task() -> None:
    tree = tree_of(
        "关于推广改革举措的通知\n一、推广内容\n(一)平台建设方面2项:“甲平台”“乙平台”。\n(二)人才方面1项:“丙计划”。\n"
        "附件\n一、平台建设方面(共2项)\n1.甲平台。建设共享平台。\n2.乙平台。建设中试平台。\n"
        "二、人才方面(共1项)\n3.丙计划。引进一批人才。\n"
    )
    assert titles(tree) == ["甲平台", "乙平台", "丙计划"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # decimal numbering, with bare headings above it
        (
            "1 总体要求\n坚持创新。\n2 重点任务\n2.1 平台建设\n2.1.1 建设实验室。支持建设。\n2.1.2 建设中心。支持。\n"
            "2.2 人才引进\n2.2.1 引进人才。支持引进。\n3 保障措施\n3.1 加强领导。成立专班。",
            ["2重点任务/2.1平台建设/2.1.1 建设实验室", "2重点任务/2.1平台建设/2.1.2 建设中心",
             "2重点任务/2.2人才引进/2.2.1 引进人才", "3保障措施/3.1 加强领导"],
        ),
        ("一、任务\n1.1建设平台。支持建设。\n1.2项目攻关。支持。", ["一、任务/1.1 建设平台", "一、任务/1.2 项目攻关"]),
        # 一是, 二是 inside a task
        (
            "（一）建设平台。一是建设实验室，提升能级。二是建设中心，集聚资源。\n（二）引进人才。一是引进院士。二是引进青年。",
            ["（一） 建设平台", "（二） 引进人才"],
        ),
        ("（一）建设平台\n①建设实验室。支持建设。\n②建设中心。支持建设。",
         ["（一）建设平台/① 建设实验室", "（一）建设平台/② 建设中心"]),
        ("（1）建设平台。支持建设。\n（2）引进人才。支持引进。", ["（1） 建设平台", "（2） 引进人才"]),
        # words before the number
        (
            "一、重点任务\n任务一：建设平台。支持建设平台。\n任务二：引进人才。支持引进人才。",
            ["一、重点任务/任务一 建设平台", "一、重点任务/任务二 引进人才"],
        ),
        (
            "行动一 平台建设行动\n1.建设实验室。支持建设。\n行动二 人才引进行动\n2.引进人才。支持引进。",
            ["行动一平台建设行动/1 建设实验室", "行动二人才引进行动/2 引进人才"],
        ),
        ("措施1：建设平台。支持建设平台。\n措施2：引进人才。支持引进人才。", ["措施1 建设平台", "措施2 引进人才"]),
        # leads in heavy brackets
        (
            "一、重点任务\n【建设平台】支持建设各类创新平台，提升能级。\n【引进人才】支持引进各类人才，完善政策。",
            ["一、重点任务/【】 建设平台", "一、重点任务/【】 引进人才"],
        ),
        ("第三条 【研发补助】对企业研发投入给予补助。\n第四条 【平台奖励】给予奖励。",
         ["第三条 研发补助", "第四条 平台奖励"]),
        # the parts of a task bear numbers
        (
            "（一）建设平台。\n1.目标：建成平台3家。\n2.内容：建设实验室。\n3.责任单位：市科技局\n（二）引进人才。\n"
            "1.目标：引进100人。\n2.内容：引进院士。\n3.责任单位：市委组织部",
            ["（一） 建设平台", "（二） 引进人才"],
        ),
        # a list as word processors write it
        ("三、主要任务\n1.\t建设平台。支持建设。\n2.\t引进人才。支持引进。",
         ["三、主要任务/1 建设平台", "三、主要任务/2 引进人才"]),
        # what an article says of its document, behind a lead phrase
        ("第一条 目的依据。为加强管理，制定本办法。\n第二条 市科技局组织评审。", ["第二条 市科技局组织评审"]),
        # work done, what is wrong, and what comes next
        (
            "一、2023年工作完成情况\n（一）平台建设取得突破。新建实验室3家。\n二、存在问题\n（一）投入不足。投入偏低。\n"
            "三、2024年工作思路\n（一）建设平台。支持建设。",
            ["一、2023年工作完成情况/（一） 平台建设取得突破", "三、2024年工作思路/（一） 建设平台"],
        ),
        # a plan in a notice, its list of tasks in another annex
        (
            "关于印发青浦湾行动方案的通知\n各区政府：\n现印发给你们，请认真贯彻执行。\n附件：1.青浦湾行动方案\n2.任务清单\n"
            "附件1\n青浦湾行动方案\n一、主要任务\n1.建设平台。支持建设。\n附件2\n任务清单\n序号\t任务\t责任单位\n"
            "1\t引进人才\t市委组织部\n",
            ["一、主要任务/1 建设平台", "1 引进人才"],
        ),
    ],
)  # fmt: skip
def test_styles_of_numbering(text: str, expected: list[str]) -> None:
    tree = tree_of(text)
    assert [f"{'/'.join(item.path)} {item.title}" for item in tree.items] == expected


def test_contents_glued_to_the_text_before_them_state_no_tasks() -> None:
    text = (
        "各街道办事处、镇政府，区政府各委、办、局，各直属机构：现将规划印发给你们，请认真贯彻执行。江澜省人民政府2022年1月1日规划目录\n"
        "第一章 主要任务\n（一）做强产业1.打造集群2.培育企业\n第一章 主要任务\n（一）做强产业\n"
        "1.打造集群。支持打造。\n2.培育企业。支持培育。"
    )
    assert titles(tree_of(text)) == ["打造集群", "培育企业"]


def test_a_title_that_only_says_when_goes_on() -> None:
    text = "一、任务\n1.到2025年，建成青浦湾实验室，集聚一批人才，形成体系。\n"
    text += "2.建成云渚湖中心，提升能级，形成体系，服务企业。"
    assert titles(tree_of(text)) == ["到2025年，建成青浦湾实验室", "建成云渚湖中心"]


def test_sums_of_a_cut_annex_state_no_tasks() -> None:
    text = (
        "一、举措共3项\n（一）平台方面1项：建设实验室。\n（二）人才方面2项：引进院士；引进青年。\n附件\n清单\n"
        "序号\t改革举措\t责任单位\n一、平台方面\t\t\n1\t建设实验室\t市科技局\n"
    )
    assert titles(tree_of(text)) == ["建设实验室"]
