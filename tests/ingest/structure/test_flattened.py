"""Tables whose cells stand on lines of their own."""

from __future__ import annotations

import random

import pytest

from ingest.clean import repaired
from ingest.clean.replay import replayed
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
        # a category right below the header
        (
            "一、平台\n1\n建设平台\n市科技局\n2025年\n二、人才\n2\n引进人才\n市委组织部\n2026年\n",
            "一、平台\n1\t建设平台\t市科技局\t2025年\n二、人才\n2\t引进人才\t市委组织部\t2026年\n",
        ),
        # cells broken over lines
        (
            "1\n建设平台，\n提升能级\n市科技局、\n市财政局\n2025年\n2\n引进人才\n支持留学归国人员创业\n市委组织部\n2026年\n",
            "1\t建设平台，提升能级\t市科技局、市财政局\t2025年\n2\t引进人才支持留学归国人员创业\t市委组织部\t2026年\n",
        ),
        # names of units broken over lines
        (
            "1\n建设平台\n市科技局、青浦湾高新区\n管委会\n2025年\n2\n引进人才\n市委组织部、各县(区)\n政府\n2026年\n",
            "1\t建设平台\t市科技局、青浦湾高新区管委会\t2025年\n2\t引进人才\t市委组织部、各县(区)政府\t2026年\n",
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


ROWS = (
    "1\t建设中试平台，服务企业100家。\t市科技局\t2025年底\n2\t引进团队10个，落实政策。\t市委组织部\t2025年6月底前\n"
    "3\t开展攻关，突破技术。\t市科技局\t持续推进\n"
)


CELLS = "1 建设中试平台，服务企业100家。 市科技局 2025年底 2 引进团队10个，落实政策。 市委组织部 2025年6月底前"
MORE = "3 开展攻关，突破技术。 市科技局 持续推进"
COLUMNS = "序号 重点任务 责任单位 完成时限"


@pytest.mark.parametrize(
    "line",
    [
        f"{COLUMNS} {CELLS} {MORE}\n",
        # the blanks beside numbers and full stops were lost
        f"{COLUMNS}{CELLS}{MORE}\n".replace("1 ", "1")
        .replace("2 ", "2")
        .replace("3 ", "3")
        .replace("。 ", "。")
        .replace("部 2", "部2")
        .replace("局 2", "局2")
        .replace("底 2", "底2"),
        # the header on a line of its own
        f"{COLUMNS}\n{CELLS} {MORE}\n",
        f"{COLUMNS} {CELLS} {MORE} |\n".replace(" ", " | ").replace("| |", "|"),
        # no blank at all, on one line or on one for the header and one for each row
        f"{COLUMNS}{CELLS}{MORE}\n".replace(" ", ""),
        f"{COLUMNS}\n{CELLS}\n{MORE}\n".replace(" ", ""),
    ],
)
def test_rows_on_one_line_get_lines_of_their_own(line: str) -> None:
    text, _ = unflattened(Text.verbatim(line), list(spans(line)))
    assert [[c.strip() for c in row.split("\t")] for row in text.string.splitlines()] == [
        row.split("\t") for row in ("序号\t重点任务\t责任单位\t完成时限\n" + ROWS).splitlines()
    ]
    made = [replayed(text, line, s) if s.repair else line[s.raw_start : s.raw_end] for s in text.segments]
    assert "".join(made) == text.string


def test_two_columns_of_units_that_touch_are_parted_where_names_do() -> None:
    text = (
        "序号重点任务牵头单位配合单位完成时限\n1建设平台，服务企业。市科技局市财政局、市市场监管局持续推进\n"
        "2引进团队。市委组织部、市教育局市人力资源社会保障局2026年6月\n3开放数据。市数据局无2026年底前\n"
    )
    assert flat(text).splitlines()[1:] == [
        "1\t建设平台，服务企业。\t市科技局\t市财政局、市市场监管局\t持续推进",
        "2\t引进团队。\t市委组织部、市教育局\t市人力资源社会保障局\t2026年6月",
        "3\t开放数据。\t市数据局\t无\t2026年底前",
    ]


def test_a_table_of_one_office_keeps_the_numbers_of_the_whole_one() -> None:
    cells = "序号\n目标任务\n牵头责任单位\n计划完成时间\n是否达到进度\n6\n建成农田，保障产量。\n经管股\n2026年底\n"
    assert flat(cells + "52\n培育品牌，建成基地。\n农业股\n市场信息科\n2026年底\n").splitlines() == [
        "序号\t目标任务\t牵头责任单位\t计划完成时间\t是否达到进度",
        "6\t建成农田，保障产量。\t经管股\t2026年底\t",
        "52\t培育品牌，建成基地。\t农业股、市场信息科\t2026年底\t",
    ]


def test_numbers_in_a_line_of_text_begin_no_rows() -> None:
    text = "填表时序号 名称 单位 说明 都要写明，1 家企业报2 份，3 个月内报送。\n"
    assert flat(text) == text


def test_headers_and_cells_that_were_broken_are_made_whole() -> None:
    header = "序号\n项目名称\n建设起\n止年限\n总投资\n(万元)\n2023年度\n计划\n资金\n来源\n责任\n单位\n"
    rows = (
        "1\n城市燃气\n提升工程\n2023.01-2023.12\n1200\n完工投用\n国企投资\n云渚城投集团\n"
        "2\n山塘整治工程\n2023.01-2024.12\n4600\n基本完工\n政府投资\n市水利局\n"
    )
    assert flat(header + rows).splitlines() == [
        "序号\t项目名称\t建设起止年限\t总投资(万元)\t2023年度计划\t资金来源\t责任单位",
        "1\t城市燃气提升工程\t2023.01-2023.12\t1200\t完工投用\t国企投资\t云渚城投集团",
        "2\t山塘整治工程\t2023.01-2024.12\t4600\t基本完工\t政府投资\t市水利局",
    ]


def test_a_name_stands_below_the_persons() -> None:
    header = "序号 |\n主要任务 |\n年度目标任务 |\n分管 领导 |\n牵头 单位 |\n说明 |\n"
    rows = "24 |\n优化50条背街小巷。 |\n张三丰 |\n市城管局 |\n25 |\n新增小区210个。 |\n李四 |\n市住建局 |\n滞后。 |"
    assert flat(header + rows).splitlines()[1:] == [
        "24\t优化50条背街小巷。\t\t张三丰\t市城管局\t",
        "25\t新增小区210个。\t\t李四\t市住建局\t滞后。",
    ]


def test_a_title_that_reads_like_a_header_is_none() -> None:
    text = "主要指标\n类别\n序号\n指标\n2025年\n投入\n1\n研发强度\n2.8%\n2\n基础研究占比\n8%\n"
    assert flat(text).splitlines()[:3] == ["主要指标", "类别\t序号\t指标\t2025年", "投入\t1\t研发强度\t2.8%"]
    assert flat(text).splitlines()[3] == "〃\t2\t基础研究占比\t8%"


def test_a_row_inside_a_row_takes_its_units_and_number_from_it() -> None:
    rows = "1\n开工建设体育馆。\n市体育局\n5月底前\n开工建设图书馆。\n12月底前\n2\n引进人才。\n市人社局\n长期\n"
    tree = tree_of(HEAD + rows)
    assert [(i.number, i.title) for i in tree.items] == [
        ("1", "开工建设体育馆"),
        ("1", "开工建设图书馆"),
        ("2", "引进人才"),
    ]


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


def test_rows_may_have_strokes_between_their_cells_alone() -> None:
    text = (
        "序号 | 工作任务 | 牵头单位 | 完成时限\n夯实平台支撑\n提升平台能级。\n"
        "4 | 建设青浦湾实验室。 | 市科技局 | 2025年底\n5 | 建设技术市场。 | 市商务局 | 长期\n"
    )
    assert titles(tree_of(text)) == ["建设青浦湾实验室", "建设技术市场"]


def test_categories_of_two_levels_may_stand_below_the_header() -> None:
    text = (
        "重点任务清单\n序号 重点任务 牵头单位 完成时限\n夯实平台支撑\n提升平台能级。\n"
        "4 建设青浦湾实验室，提升能级。 市科技局 2025年底\n5 建设技术市场，促进转化。 市商务局 持续推进\n"
    )
    assert titles(tree_of(text)) == ["建设青浦湾实验室", "建设技术市场"]


HEADERS = [
    "序号",
    "重点任务",
    "责任单位",
    "完成时限",
    "指标",
    "单位",
    "2020年",
    "属性",
    "备注",
    "领域",
    "责任",
    "（万元）",
]
LOOSE = ["建设平台。", "培育企业，", "市科技局", "市财政局、市教育局", "2025年底", "张三", "%", "2.4", "预期性", "—"]
PIECES = [*HEADERS, *LOOSE, "1", "2", "3", "|", "||", "一、要求", "(一)任务", "附件2", "注：", "1。", "2。建设"]
BETWEEN = ["\n", "\n", "\n", " ", " ", " | ", " |\n", "\t", "\n\n", "", "、"]


@pytest.mark.parametrize("seed", range(4))
def test_tables_in_disorder_keep_their_words_and_their_origin(seed: int) -> None:
    chosen = random.Random(seed)
    for _ in range(40):
        between = chosen.choice(["\n", " ", "\t", " |\n", " | "])
        raw = between.join(["序号", "重点任务", "责任单位", "完成时限"]) + "\n"
        raw += "".join(chosen.choice(PIECES) + chosen.choice(BETWEEN) for _ in range(chosen.randint(3, 80)))
        clean, _ = repaired(Text.verbatim(raw))
        text, _ = unflattened(clean, list(spans(clean.string)))
        made = [replayed(text, raw, s) if s.repair else raw[s.raw_start : s.raw_end] for s in text.segments]
        assert "".join(made) == text.string, raw
        marks = str.maketrans("", "", " \t\n|〃、。—")
        assert text.string.translate(marks) == clean.string.translate(marks), raw


def test_firms_that_an_indicator_counts_are_its_rows() -> None:
    lines = "指标名称\n单位\n2023年实绩\n2024年计划\n新认定瞪羚企业\n家\n12\n18\n技术合同登记额\n亿元\n21.5\n26\n"
    assert flat(lines) == (
        "指标名称\t单位\t2023年实绩\t2024年计划\n新认定瞪羚企业\t家\t12\t18\n技术合同登记额\t亿元\t21.5\t26\n"
    )
