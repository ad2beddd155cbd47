"""Paragraphs: physical lines are put together as a person reads them."""

from __future__ import annotations

from functools import partial

from tests import papers
from tests.ingest.read.pdf.reading import PROSE, prose, source, text


def test_a_plan_is_read_one_line_a_paragraph() -> None:
    blocks = [
        "各市人民政府，省政府各部门：",
        PROSE,
        "一、总体要求",
        prose(3),
        "（一）提升平台能级。" + prose(6) + "（责任单位：省科技厅、省财政厅）",
        "（二）强化企业主体。" + prose(8),
    ]
    content = papers.pdf(
        [*blocks, papers.Paragraph("江澜省人民政府", papers.SIGNED), papers.Paragraph("2025年3月8日", papers.SIGNED)],
        title="江澜省人民政府关于印发江澜省科技创新行动方案（2025—2027年）的通知",
    )
    assert text(content).split("\n") == [
        "江澜省人民政府关于印发江澜省科技创新行动方案（2025—2027年）的通知",
        *blocks,
        "江澜省人民政府",
        "2025年3月8日",
        "",
    ]


def test_lines_without_indents_end_short_of_the_margin() -> None:
    paragraphs = [
        "第一条 " + PROSE,
        "第二条 " + prose(2),
        "（一）组织制定实施方案；",
        "（二）" + PROSE[:52] + "；",
        "第三条 " + PROSE,
    ]
    physical = [line for paragraph in paragraphs for line in papers.wrapped(paragraph, 36)]
    content = papers.drawn(lambda canvas: papers.lines(canvas, 60, 780, physical))
    assert text(content).split("\n")[:-1] == paragraphs


def test_paragraphs_of_one_length_stay_apart() -> None:
    short = "推动科技成果转移转化，强化企业主体地位。"
    assert text(papers.pdf([short] * 6)) == f"{short}\n" * 6


def test_a_title_of_the_text_s_own_size_is_put_together() -> None:
    title = "江澜省人民政府办公厅关于转发省工业和信息化厅江澜省智能制造行动方案的通知"
    centred = papers.style(indent=0, align=papers.TA_CENTER)
    head = [title, "江政办发〔2025〕3号", "2025年3月8日"]
    content = papers.pdf([*(papers.Paragraph(words, centred) for words in head), *[prose(3)] * 4])
    assert text(content).split("\n")[:4] == [*head, prose(3)]


def test_counted_rows_and_fields_stay_apart() -> None:
    wide = "江澜省人工智能公共算力中心建设项目云渚市科技集团有限公司"
    for rows in (
        [f"2 {wide} {wide[:5]}", f"3 {wide} {wide[:5]}", f"4 {wide}"],
        ["主题词：" + wide[:28] + wide[:4], "发文机关：江澜省科技厅"],
    ):
        physical = [*papers.wrapped("　　" + prose(8) + "附表如下。", 36), *rows]
        content = papers.drawn(partial(papers.lines, x=60, y=780, texts=physical))
        assert text(content).split("\n")[1:-1] == rows


def test_words_and_numbers_at_a_line_s_end() -> None:
    def draw(canvas: papers.Canvas) -> None:
        papers.lines(
            canvas,
            80,
            780,
            [
                "　　" + "推" * 29 + "建设Open",
                "Innovation" + "平" * 27 + "研发经费12",
                "00亿元。",
            ],
        )

    assert text(papers.drawn(draw)) == "推" * 29 + "建设Open Innovation" + "平" * 27 + "研发经费1200亿元。\n"


def test_a_paragraph_runs_across_pages_and_keeps_each_page() -> None:
    content = papers.pdf([prose(60)])
    read = source(content)
    assert read.text.string == prose(60) + "\n"
    assert [part.page for part in read.parts] == [1, 2, 3]
    assert read.locate(read.text.raw_span(len(prose(60)) - 9, len(prose(60)))[0])[0] == 3


def test_what_was_printed_twice_is_read_once() -> None:
    def draw(canvas: papers.Canvas) -> None:
        for shift in (0.0, 0.3, 0.6):
            papers.lines(canvas, 80 + shift, 780, ["一、总体要求 2025 illegal"], 16)

    assert text(papers.drawn(draw)) == "一、总体要求 2025 illegal\n"


def test_marks_of_notes_go_and_powers_stay() -> None:
    def draw(canvas: papers.Canvas) -> None:
        x = 80.0
        for piece, size, y in (("形成新质生产力", 12, 780), ("1", 7, 785), ("，面积10km", 12, 780), ("2", 7, 785)):
            papers.lines(canvas, x, y, [piece], size)
            x += canvas.stringWidth(piece, papers.FONT, size)

    assert text(papers.drawn(draw)) == "形成新质生产力，面积10km²\n"


def test_every_character_of_the_text_is_the_same_in_its_page() -> None:
    content = papers.pdf([prose(9), [["序号", "任务"], *([str(i), PROSE] for i in range(1, 12))], PROSE], title="方案")
    read = source(content)
    at = 0
    for segment in read.text.segments:
        assert segment.raw_start == at
        at = segment.raw_end
        if not segment.repair:
            assert read.raw[segment.raw_start : at] == read.text.string[segment.start : segment.end]
    assert at == len(read.raw)
    assert "— 2 —" in read.raw
    assert "— 2 —" not in read.text.string
