"""Furniture: what belongs to the page goes, what belongs to the document stays."""

from __future__ import annotations

import pytest

from ingest.read.pdf.furniture import MISREAD, PAGE_NUMBER
from tests import papers
from tests.ingest.read.pdf.reading import PROSE, prose, source, text


@pytest.mark.parametrize(
    "words",
    ["— 3 —", "- 3 -", "3", "第3页", "第 3 页 共 10 页", "3/10", "Ⅲ", "iv", "·3·", "Page 3 of 10", "第三页共十页"],
)
def test_page_numbers(words: str) -> None:
    assert PAGE_NUMBER.fullmatch(words)


@pytest.mark.parametrize("words", ["3月", "2025年", "第3章", "一、总体要求", "3.5%", "江澜省", "（3）"])
def test_no_page_numbers(words: str) -> None:
    assert not PAGE_NUMBER.fullmatch(words)


@pytest.mark.parametrize("words", ["一1一", "-2-", "一S一", "一8—", "— 12 —"])
def test_page_numbers_as_recognition_reads_them(words: str) -> None:
    assert MISREAD.fullmatch(words)


def running(canvas: papers.Canvas, page: int) -> None:
    canvas.setFont(papers.FONT, 9)
    canvas.drawString(80, 800, "江澜省科技创新发展规划")
    canvas.drawRightString(515, 800, f"第 {page} 页 共 4 页")
    canvas.saveState()
    canvas.translate(300, 400)
    canvas.rotate(45)
    canvas.setFont(papers.FONT, 50)
    canvas.setFillGray(0.8)
    canvas.drawCentredString(0, 0, "内部资料")
    canvas.restoreState()


def test_running_heads_page_numbers_and_slanted_watermarks_go() -> None:
    read = source(papers.pdf([prose(70)], decorations=(running, papers.page_numbers)))
    assert read.text.string == prose(70) + "\n"
    assert {note.repair for note in read.notes} == {"pdf-repeated", "pdf-slanted"}


def test_a_line_at_the_top_that_does_not_come_back_stays() -> None:
    content = papers.pdf(["附件1", PROSE, papers.new_page(), "附件2", PROSE, papers.new_page(), "附件3", PROSE])
    assert [line for line in text(content).split("\n") if line.startswith("附件")] == ["附件1", "附件2", "附件3"]


def test_in_two_pages_only_what_is_the_same_is_a_running_head() -> None:
    content = papers.pdf(["任务清单3", PROSE, papers.new_page(), "任务清单4", PROSE[:-9]], decorations=(site,))
    assert text(content).split("\n") == ["任务清单3", PROSE, "任务清单4", PROSE[:-9], ""]


def test_tasks_alike_but_for_their_figures_are_no_running_head() -> None:
    tasks = [f"{n}.建设云渚实验室，培育企业{n}家。" for n in range(1, 9)]

    def draw(canvas: papers.Canvas) -> None:
        for n, task in enumerate(tasks):
            papers.lines(canvas, 90, 780, [task, *papers.wrapped(PROSE[n:], 28)])
            canvas.showPage()

    assert [line for line in text(papers.drawn(draw)).split("\n") if "云渚" in line] == tasks


def site(canvas: papers.Canvas, page: int) -> None:
    papers.lines(canvas, 20, 820, ["江澜省科技厅网站"], 8)
    papers.lines(canvas, 560, 10, [f"{page}/2"], 8)


def test_pages_that_are_copies_of_each_other_keep_their_text() -> None:
    content = papers.pdf([PROSE, papers.new_page()] * 6)
    assert text(content).count("区域科技创新中心") == 6


def test_footnotes_follow_the_paragraph_that_they_interrupt() -> None:
    def draw(canvas: papers.Canvas) -> None:
        physical = papers.wrapped("　　" + prose(30), 36)
        papers.lines(canvas, 80, 760, physical[:30])
        canvas.line(80, 118, 200, 118)
        papers.lines(canvas, 80, 104, ["① 新质生产力是创新起主导作用的生产力。", "② 中试是成果熟化的过程。"], 9)
        canvas.showPage()
        papers.lines(canvas, 80, 760, [*physical[30:], "　　二、重点任务"])

    assert text(papers.drawn(draw)).split("\n") == [
        prose(30),
        "① 新质生产力是创新起主导作用的生产力。",
        "② 中试是成果熟化的过程。",
        "二、重点任务",
        "",
    ]


def test_leaders_and_page_numbers_of_contents_go() -> None:
    def draw(canvas: papers.Canvas) -> None:
        papers.lines(
            canvas,
            80,
            780,
            ["目录", *(f"{n}、第{n}项任务的标题{'.' * 50}{i}" for i, n in enumerate("一二三四五", 1))],
        )

    assert text(papers.drawn(draw)).split("\n")[1:3] == ["一、第一项任务的标题", "二、第二项任务的标题"]
