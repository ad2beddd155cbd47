"""Layouts: columns, pages on their side, text inside forms."""

from __future__ import annotations

import pytest

from tests import papers
from tests.ingest.read.pdf.reading import PROSE, text


def test_the_last_page_of_two_columns_may_be_short() -> None:
    physical = papers.wrapped("　　" + PROSE * 12, 18)
    lefts, rights = (physical[:30], physical[60:66]), (physical[30:60], physical[66:68])

    def draw(canvas: papers.Canvas) -> None:
        for left, right in zip(lefts, rights, strict=True):
            papers.lines(canvas, 70, 740, left)
            papers.lines(canvas, 310, 740, right)
            canvas.showPage()

    assert text(papers.drawn(draw)).replace("\n", "") == "".join(physical[:68]).strip()


@pytest.mark.parametrize("gutter", [8, 12, 24])
def test_two_columns_are_read_one_after_the_other(gutter: int) -> None:
    physical = papers.wrapped("　　" + PROSE * 8, 18)

    def draw(canvas: papers.Canvas) -> None:
        papers.lines(canvas, 150, 780, ["江澜省科技创新政策公报（2025年第3期）"], 16)
        papers.lines(canvas, 70, 740, ["一、提升创新能力", *physical[:29]])
        papers.lines(canvas, 286 + gutter, 740, [*physical[29:], "二、强化保障", "　　加强组织领导，完善工作机制。"])
        canvas.drawCentredString(297, 40, "- 5 -")

    assert text(papers.drawn(draw)).split("\n") == [
        "江澜省科技创新政策公报（2025年第3期）",
        "一、提升创新能力",
        PROSE * 8,
        "二、强化保障",
        "加强组织领导，完善工作机制。",
        "",
    ]


@pytest.mark.parametrize(("turn", "shift"), [(0, (0, 0)), (90, (595, 0)), (180, (595, 842)), (270, (0, 842))])
def test_pages_on_their_side(turn: int, shift: tuple[float, float]) -> None:
    def draw(canvas: papers.Canvas) -> None:
        canvas.translate(*shift)
        canvas.rotate(turn)
        papers.lines(canvas, 80, 500, ["附件2", "横向页面的任务清单"])

    assert text(papers.drawn(draw)) == "附件2\n横向页面的任务清单\n"


def test_a_landscape_table_on_an_upright_page() -> None:
    table = [["序号", "任务", "单位"], ["1", "建设实验室", "省科技厅"], ["2", "建设中试基地", "省经信厅"]]

    def draw(canvas: papers.Canvas) -> None:
        canvas.translate(595, 0)
        canvas.rotate(90)
        drawn = papers.table(table, colWidths=[60, 300, 200])
        drawn.wrapOn(canvas, 700, 400)
        drawn.drawOn(canvas, 80, 300)

    assert text(papers.drawn(draw)) == "".join("\t".join(row) + "\n" for row in table)


def test_text_and_rules_inside_forms() -> None:
    def draw(canvas: papers.Canvas) -> None:
        canvas.beginForm("form")
        table = papers.table([["任务", "单位"], ["建设实验室", "省科技厅"]], colWidths=[200, 200])
        table.wrapOn(canvas, 400, 400)
        table.drawOn(canvas, 0, 0)
        papers.lines(canvas, 0, 80, ["表单里的文字也要读到。"])
        canvas.endForm()
        canvas.translate(80, 600)
        canvas.doForm("form")

    assert text(papers.drawn(draw)) == "表单里的文字也要读到。\n任务\t单位\n建设实验室\t省科技厅\n"


def test_letters_set_wide_are_no_columns() -> None:
    physical = papers.wrapped(PROSE * 6, 20)

    def draw(canvas: papers.Canvas) -> None:
        for row, line in enumerate(physical):
            for place, char in enumerate(line):
                papers.lines(canvas, 80 + 20 * place, 740 - 22 * row, [char])

    assert text(papers.drawn(draw)).replace("\n", "").replace(" ", "") == PROSE * 6


def test_leaning_type_is_text() -> None:
    def draw(canvas: papers.Canvas) -> None:
        leaning = canvas.beginText()
        leaning.setFont(papers.FONT, 12)
        leaning.setTextTransform(1, 0, 0.3, 1, 80, 700)
        leaning.textOut("斜体的正文也要读到。")
        canvas.drawText(leaning)

    assert text(papers.drawn(draw)) == "斜体的正文也要读到。\n"


def test_what_lies_outside_the_page_is_not_read() -> None:
    def draw(canvas: papers.Canvas) -> None:
        papers.lines(canvas, 80, 700, ["看得见的文字。"])
        papers.lines(canvas, 80, 900, ["页面之外的文字。"])
        papers.lines(canvas, -400, 650, ["左边之外。"])

    assert text(papers.drawn(draw)) == "看得见的文字。\n"
