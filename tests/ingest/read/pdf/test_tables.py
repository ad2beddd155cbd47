"""Tables: one line a row, cells kept apart by tabs, with rules and without, across pages."""

from __future__ import annotations

from reportlab.lib import colors

from tests import papers
from tests.ingest.read.pdf.reading import PROSE, rows, source, text

INDICATORS = [
    ["指标名称", "单位", "2020年", "2025年", "属性"],
    ["研发经费投入强度", "%", "2.8", "3.3", "预期性"],
    ["高新技术企业数", "家", "12000", "20000", "预期性"],
    ["单位GDP能耗降低", "%", "—", "13.5", "约束性"],
    ["每万人口高价值发明专利拥有量", "件", "8", "17", "预期性"],
]
TASKS = [
    ["序号", "重点任务", "完成时限", "责任单位"],
    *([str(i), f"推进第{i}项任务：" + PROSE[: 30 + i], "2026年12月", "省科技厅、省发展改革委"] for i in range(1, 25)),
]


def test_ruled_tables() -> None:
    assert rows(papers.pdf(["主要指标如下：", INDICATORS, "以上指标由省统计局监测。"])) == INDICATORS


def test_a_table_goes_on_across_pages_and_its_header_is_read_once() -> None:
    read = source(papers.pdf(["附件", TASKS], title="重点任务分工表"))
    assert rows(read.content) == TASKS
    assert len({part.page for part in read.parts}) > 2


def test_a_row_that_breaks_across_pages_is_one_row() -> None:
    long = PROSE * 9
    table = papers.table(
        [["序号", "任务", "单位"], ["1", PROSE * 5, "省科技厅"], ["2", long, "省财政厅"], ["3", "验收", "省科技厅"]],
        splitInRow=1,
        colWidths=[40, 300, 95],
    )
    found = rows(papers.pdf([PROSE, PROSE * 3, table]))
    assert [row[0] for row in found] == ["序号", "1", "2", "3"]
    assert found[2] == ["2", long, "省财政厅"]


def test_merged_cells() -> None:
    table = papers.table(
        [
            ["领域", "序号", "任务", "单位"],
            ["科技创新", "1", "建设实验室", "省科技厅"],
            ["", "2", "建设中试基地", "省经信厅"],
            ["合计", "", "2项", ""],
        ],
        spans=[("SPAN", (0, 1), (0, 2)), ("SPAN", (0, 3), (1, 3))],
    )
    assert rows(papers.pdf([table])) == [
        ["领域", "序号", "任务", "单位"],
        ["科技创新", "1", "建设实验室", "省科技厅"],
        ["〃", "2", "建设中试基地", "省经信厅"],
        ["合计", "", "2项", ""],
    ]


def test_a_merged_cell_that_fills_a_page_draws_no_edges_there() -> None:
    def draw(canvas: papers.Canvas) -> None:
        for page in (1, 2):
            for at in range(3):
                y = 700 - 100 * at
                canvas.line(80 if page == 1 and at == 0 else 180, y, 500, y)
                papers.lines(canvas, 190, y - 20, [f"第{3 * page + at}项任务"])
                papers.lines(canvas, 410, y - 20, ["省科技厅"])
            for x in (180, 400, 500):
                canvas.line(x, 700, x, 400)
            canvas.line(180, 400, 500, 400)
            canvas.line(80, 700, 80, 400)
            if page == 1:
                papers.lines(canvas, 90, 680, ["平台建设"])
            canvas.showPage()

    assert rows(papers.drawn(draw)) == [
        ["平台建设", "第3项任务", "省科技厅"],
        *(["〃", f"第{n}项任务", "省科技厅"] for n in range(4, 9)),
    ]


def test_tables_without_rules_are_told_by_their_columns() -> None:
    content = papers.pdf([PROSE, papers.table(INDICATORS, ruled=False), "以上指标由省统计局监测。"])
    assert rows(content) == INDICATORS
    assert text(content).endswith("\n以上指标由省统计局监测。\n")


def test_tables_with_level_rules_only() -> None:
    below = [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black), ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black)]
    outer = [
        ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black),
        ("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black),
        ("LINEBELOW", (0, -1), (-1, -1), 1, colors.black),
    ]
    for rules in (below, outer):
        table = papers.table(INDICATORS, ruled=False, spans=rules)
        assert rows(papers.pdf([PROSE, table, PROSE])) == INDICATORS


def test_open_sides() -> None:
    inner = [("INNERGRID", (0, 0), (-1, -1), 0.5, colors.black), ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black)]
    table = papers.table(INDICATORS, ruled=False, spans=[*inner, ("LINEBELOW", (0, -1), (-1, -1), 1, colors.black)])
    assert rows(papers.pdf([table])) == INDICATORS


def test_a_card_beside_an_article_is_read_as_paragraphs() -> None:
    article = [papers.Paragraph(f"{i}．{PROSE}", papers.CELL) for i in (1, 2, 3)]
    table = papers.table([["依据文件", "行动方案"], ["服务内容", article], ["联络方式", "省科技厅"]])
    assert text(papers.pdf([table])).split("\n") == [
        "依据文件\t行动方案",
        "服务内容",
        *(f"{i}．{PROSE}" for i in (1, 2, 3)),
        "联络方式\t省科技厅",
        "",
    ]


def test_a_box_around_text_is_no_table() -> None:
    box = papers.table([[[papers.Paragraph("专栏1 重大平台", papers.CELL), papers.Paragraph(PROSE, papers.CELL)]]])
    assert text(papers.pdf([PROSE, box])).split("\n")[1:3] == ["专栏1 重大平台", PROSE]


def test_names_spread_over_the_width_are_no_table() -> None:
    def draw(canvas: papers.Canvas) -> None:
        for at, name in enumerate(("江澜省科技厅", "江澜省财政厅", "江澜省统计局", "江澜省教育厅")):
            for place, char in enumerate(name):
                papers.lines(canvas, 120 + 50 * place, 700 - 30 * at, [char])

    assert text(papers.drawn(draw)).replace(" ", "").split("\n")[:2] == ["江澜省科技厅", "江澜省财政厅"]


def test_a_signature_and_contacts_are_no_table() -> None:
    def draw(canvas: papers.Canvas) -> None:
        papers.lines(canvas, 80, 700, ["联系人：处室", "江澜省科技厅", "云渚市财政局"])
        papers.lines(canvas, 320, 700, ["电话：0000000", "江澜省财政厅", "云渚市统计局"])

    assert not rows(papers.drawn(draw))
