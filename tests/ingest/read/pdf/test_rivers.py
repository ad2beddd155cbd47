"""Tables without rules: narrow blanks between columns, cells set amid their rows, heads over several columns."""

from __future__ import annotations

import pytest

from tests import papers
from tests.ingest.read.pdf.reading import PROSE, rows, text

TASKS = [
    ["序号", "重点任务", "牵头单位", "配合单位", "完成时限"],
    [
        "1",
        "建设新型显示材料中试平台，组织企业开展联合攻关，完成一期工程。",
        "市科技局",
        "市发展改革委、市财政局",
        "2027年6月",
    ],
    ["2", "新建企业技术中心12家。", "市工业和信息化局", "各区县政府", "2027年底"],
    [
        "3",
        "引进青年科技人才240名，落实安家补助和子女入学政策。",
        "市委组织部",
        "市人力资源社会保障局、市教育局",
        "持续推进",
    ],
    ["4", "培育科技型中小企业，认定高新技术企业150家。", "市科技局", "市税务局", "2027年底"],
]
WIDTHS = [30, 150, 75, 110, 70]


@pytest.mark.parametrize("align", ["TOP", "MIDDLE"])
@pytest.mark.parametrize("padding", [3, 5, 7])
def test_narrow_blanks_part_columns_wherever_cells_stand_in_their_rows(align: str, padding: float) -> None:
    look = [
        ("VALIGN", (0, 0), (-1, -1), align),
        ("LEFTPADDING", (0, 0), (-1, -1), padding),
        ("RIGHTPADDING", (0, 0), (-1, -1), padding),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
    content = papers.pdf([PROSE, papers.table(TASKS, ruled=False, colWidths=WIDTHS, spans=look), PROSE])
    assert rows(content) == TASKS
    assert text(content).startswith(PROSE)
    assert text(content).endswith(PROSE + "\n")


def test_a_head_over_several_columns_has_a_row_of_its_own() -> None:
    table = papers.table(
        [
            ["指标", "单位", "完成情况（按当年价格）", "", "目标（按当年价格测算）", ""],
            ["", "", "2024年", "2025年", "2026年", "2027年"],
            ["研发经费投入", "亿元", "85", "92", "101", "112"],
            ["高新技术企业", "家", "860", "940", "1050", "1200"],
            ["发明专利", "件", "430", "470", "520", "610"],
        ],
        ruled=False,
        spans=[
            ("SPAN", (2, 0), (3, 0)),
            ("SPAN", (4, 0), (5, 0)),
            ("SPAN", (0, 0), (0, 1)),
            ("SPAN", (1, 0), (1, 1)),
        ],
    )
    assert rows(papers.pdf([PROSE, table, PROSE])) == [
        ["指标", "单位", "完成情况（按当年价格）", "", "目标（按当年价格测算）", ""],
        ["〃", "〃", "2024年", "2025年", "2026年", "2027年"],
        ["研发经费投入", "亿元", "85", "92", "101", "112"],
        ["高新技术企业", "家", "860", "940", "1050", "1200"],
        ["发明专利", "件", "430", "470", "520", "610"],
    ]


def test_a_line_that_names_the_rows_below_it_stays_in_the_table() -> None:
    named = [*TASKS[:3], ["一、以人才为先，打造高水平人才队伍", "", "", "", ""], *TASKS[3:]]
    table = papers.table(named, ruled=False, colWidths=WIDTHS, spans=[("SPAN", (0, 3), (-1, 3))])
    assert rows(papers.pdf([PROSE, table, PROSE])) == named


def test_headings_with_blanks_are_no_table() -> None:
    def draw(canvas: papers.Canvas) -> None:
        papers.lines(
            canvas,
            80,
            760,
            [
                f"第{n}章　{what}"
                for n, what in zip("一二三四五", ("总则", "职责", "程序", "监督", "附则"), strict=True)
            ],
        )
        papers.lines(canvas, 80, 640, papers.wrapped("　　" + PROSE, 36))

    assert not rows(papers.drawn(draw))


def test_three_columns_of_text_are_no_table() -> None:
    physical = papers.wrapped("　　" + PROSE * 9, 15)
    third = len(physical) // 3 + 1

    def draw(canvas: papers.Canvas) -> None:
        for column in range(3):
            papers.lines(canvas, 60 + 163 * column, 760, physical[third * column : third * (column + 1)], 10)

    assert text(papers.drawn(draw)).replace("\n", "") == PROSE * 9


def test_text_beside_a_table_on_its_side_is_read() -> None:
    def draw(canvas: papers.Canvas) -> None:
        papers.lines(canvas, 80, 780, papers.wrapped("　　" + PROSE, 36))
        canvas.translate(560, 60)
        canvas.rotate(90)
        table = papers.table(TASKS, colWidths=[40, 220, 100, 140, 100])
        table.wrapOn(canvas, 600, 400)
        table.drawOn(canvas, 0, 100)

    content = papers.drawn(draw)
    assert rows(content) == TASKS
    assert text(content).startswith(PROSE)


def test_digits_set_wide_are_one_number() -> None:
    def draw(canvas: papers.Canvas) -> None:
        for line, y in (
            ("到2027年，新增高新技术企业1200家，培育小巨人企业300家，", 740),
            ("技术合同成交额突破2000亿元。", 720),
        ):
            words = canvas.beginText(80, y)
            words.setFont(papers.FONT, 12)
            words.setCharSpace(2)
            words.textOut(line)
            canvas.drawText(words)

    assert text(papers.drawn(draw)).replace("\n", "") == (
        "到2027年，新增高新技术企业1200家，培育小巨人企业300家，技术合同成交额突破2000亿元。"
    )
