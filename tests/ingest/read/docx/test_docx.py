"""DOCX: what a person sees in Word, line by line, each character traced back."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.clean import clean
from ingest.clean.replay import replayed
from ingest.errors import UnreadableError
from ingest.read import read, read_bytes
from ingest.records import Origin
from tests.ingest.read.packages import TYPES, W, cell, docx, level, lists, para, row, run, zipped

FOUR = level(0, "chineseCounting", "%1、") + level(1, "chineseCountingThousand", "（%2）")
FOUR += level(2, "decimal", "%3.") + level(3, "decimalEnclosedCircle", "%4")


def text(content: bytes) -> str:
    source = read_bytes(content, Origin("plan.docx"))
    for segment in source.text.segments:
        seen = source.text.string[segment.start : segment.end]
        raw = source.raw[segment.raw_start : segment.raw_end]
        assert seen == (replayed(source.text, source.raw, segment) if segment.repair else raw)
    return source.text.string


def lines(content: bytes) -> list[str]:
    return text(content).splitlines()


def test_four_levels_of_numbers_restart_below_a_new_one() -> None:
    body = "".join(
        para(words, num="1", level=at)
        for at, words in ((0, "总体要求"), (0, "主要任务"), (1, "平台"), (2, "建"), (3, "甲"), (3, "乙"), (2, "管"))
    )
    body += para("人才", num="1", level=1) + para("引", num="1", level=2) + para("保障", num="1", level=0)
    assert lines(docx(body, numbering=lists({"0": FOUR}, {"1": "0"}))) == [
        "一、总体要求",
        "二、主要任务",
        "（一）平台",
        "1.建",
        "①甲",
        "②乙",
        "2.管",
        "（二）人才",
        "1.引",
        "三、保障",
    ]


def test_a_number_is_put_in_by_name_and_cleaning_may_change_it() -> None:
    wide = level(0, "decimalFullWidth", "%1．")
    source = read_bytes(
        docx(para("建设", num="1", level=0), numbering=lists({"0": wide}, {"1": "0"})), Origin("a.docx")
    )
    assert source.raw == "建设\n"
    cleaned = clean(source).text
    assert cleaned.string == "1.建设"
    first = cleaned.segments[0]
    assert first.repair == "numbering(１．)+forms"
    assert replayed(cleaned, source.raw, first) == "1."


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", ["1.1甲", "1.2乙", "2.1丙"]),
        ('<w:lvlRestart w:val="0"/>', ["1.1甲", "1.2乙", "2.3丙"]),
        ('<w:lvlRestart w:val="1"/>', ["1.1甲", "1.2乙", "2.1丙"]),
        ('<w:start w:val="4"/>', ["1.4甲", "1.5乙", "2.4丙"]),
    ],
    ids=["above", "never", "after level 1", "start"],
)
def test_when_a_level_starts_anew(more: str, expected: list[str]) -> None:
    both = level(0, "chineseCounting", "%1、") + level(1, "decimal", "%1.%2", more + "<w:isLgl/>")
    steps = ((0, "A"), (1, "甲"), (1, "乙"), (0, "B"), (1, "丙"))
    body = "".join(para(words, num="1", level=at) for at, words in steps)
    found = lines(docx(body, numbering=lists({"0": both}, {"1": "0"})))
    assert [line.replace(" ", "") for line in found if line[0].isdigit()] == expected


def test_a_level_that_was_left_out_counts_as_begun() -> None:
    three = level(0, "decimal", "%1、") + level(1, "decimal", "%1.%2、") + level(2, "decimal", "%1.%2.%3、")
    body = "".join(para("事", num="1", level=at) for at in (0, 2, 1, 2))
    found = lines(docx(body, numbering=lists({"0": three}, {"1": "0"})))
    assert found == ["1、事", "1.1.1、事", "1.2、事", "1.2.1、事"]


def test_lists_of_one_abstract_list_count_on_unless_they_state_a_start() -> None:
    anew = {"3": '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'}
    numbering = lists({"0": level(0, "decimal", "%1.")}, {"1": "0", "2": "0", "3": "0"}, anew)
    body = "".join(para("事", num=num, level=0) for num in ("1", "1", "2", "3", "3"))
    assert lines(docx(body, numbering=numbering)) == ["1.事", "2.事", "3.事", "1.事", "2.事"]


def test_styles_number_their_paragraphs_and_zero_takes_the_number_away() -> None:
    linked = level(0, "chineseCounting", "第%1章", '<w:pStyle w:val="H1"/>')
    linked += level(1, "chineseCounting", "第%2条", '<w:pStyle w:val="H2"/>')
    styles = (
        '<w:style w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="H2"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="H3"><w:basedOn w:val="H2"/></w:style>'
    )
    body = para("总则", style="H1") + para("目的", style="H2") + para("范围", style="H3")
    body += para("附则", style="H1", num="0") + para("施行", style="H1")
    found = lines(docx(body, numbering=lists({"0": linked}, {"1": "0"}), styles=styles))
    assert found == ["第一章 总则", "第一条 目的", "第二条 范围", "附则", "第二章 施行"]


def test_an_empty_paragraph_counts_and_shows_no_number() -> None:
    body = para("甲", num="1", level=0) + para(num="1", level=0) + para("乙", num="1", level=0)
    assert text(docx(body, numbering=lists({"0": FOUR}, {"1": "0"}))).split() == ["一、甲", "三、乙"]


def test_bullets_and_lists_that_are_not_there() -> None:
    bullets = lists({"0": level(0, "bullet", "\uf0b7")}, {"1": "0"})
    body = para("甲", num="1", level=0) + para("乙", num="9", level=0) + para("丙", num="1", level=5)
    assert lines(docx(body, numbering=bullets)) == ["•甲", "乙", "丙"]


def test_tracked_and_hidden_words() -> None:
    runs = f"<w:ins>{run('新增')}</w:ins><w:del><w:r><w:delText>删去</w:delText></w:r></w:del>"
    runs += f"<w:moveFrom>{run('移走')}</w:moveFrom>{run('隐藏', '<w:vanish/>')}"
    runs += run("显", '<w:vanish w:val="0"/>')
    assert lines(docx(para("甲", runs=runs))) == ["甲新增显"]
    cut = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("前半") + "</w:p>"
    assert lines(docx(cut + para("后半"))) == ["前半后半"]


def test_words_that_are_struck_out_are_no_words_of_the_document() -> None:
    runs = run("100", "<w:strike/>") + run("150", "<w:dstrike/>") + run("200", '<w:strike w:val="0"/>') + run("万元")
    assert lines(docx(para("投资", runs=runs))) == ["投资200万元"]


def test_powers_keep_their_height_and_typed_marks_of_notes_go() -> None:
    high = '<w:vertAlign w:val="superscript"/>'
    runs = run("算力", "") + run("1", high) + run("达到10") + run("8", high) + run("次") + run("[2]", high)
    assert lines(docx(para(runs=runs))) == ["算力达到10⁸次"]


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (" eq \\o\\ac(○,1) ", "①"),
        ("EQ \\o\\ac（○，12）", "⑫"),
        (" eq \\o\\ac(○,甲)", "甲"),
        (" eq \\f(1,2)", ""),
        (" PAGE ", ""),
    ],
)
def test_numbers_in_circles_that_a_field_draws(code: str, shown: str) -> None:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{step}"/></w:r>' for step in ("begin", "end"))
    halves = (code[:5], code[5:])
    runs = begin + "".join(f"<w:r><w:instrText>{half}</w:instrText></w:r>" for half in halves) + end
    assert lines(docx(para(runs=runs + run("建设平台。")))) == [f"{shown}建设平台。"]
    hidden = begin.replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>") + runs + end
    assert lines(docx(para(runs=hidden + run("建设平台。")))) == ["建设平台。"]


def test_breaks_tabs_symbols_fields_and_formulas() -> None:
    runs = '<w:r><w:t>上</w:t><w:br/><w:t>下</w:t><w:tab/><w:br w:type="page"/><w:noBreakHyphen/></w:r>'
    runs += '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'
    runs += '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText>'
    runs += '<w:fldChar w:fldCharType="separate"/><w:t>7</w:t><w:fldChar w:fldCharType="end"/></w:r>'
    runs += "<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>"
    assert text(docx(para(runs=runs))) == "上\n下 -□7x=2\n"


def test_a_table_of_contents_that_word_made_is_cut() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> TOC \\o</w:instrText>'
    begin += '<w:fldChar w:fldCharType="separate"/><w:t>一、总体要求 1</w:t></w:r>'
    body = para(runs=begin) + para("二、任务 3") + para(runs='<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    styles = '<w:style w:styleId="11"><w:name w:val="toc 1"/></w:style>'
    body += para("三、保障 9", style="11") + para("一、总体要求")
    assert lines(docx(body, styles=styles)) == ["一、总体要求"]


def test_merged_cells_keep_every_column_in_its_place() -> None:
    table = row(cell("序号"), cell("任务"), cell("单位", span=2))
    table += row(cell("1"), cell("平台", merge="restart"), "省科技厅", "省财政厅")
    table += row(cell("2"), cell("", merge="continue"), cell("各市", span=2))
    table += row("3", "合计", properties='<w:gridBefore w:val="2"/>')
    found = text(docx(f"<w:tbl>{table}</w:tbl>"))
    assert found == "序号\t任务\t单位\t\n1\t平台\t省科技厅\t省财政厅\n2\t〃\t各市\t\n\t\t3\t合计\n"


def test_cells_of_several_paragraphs_numbers_and_tables() -> None:
    inner = para("建设", num="1", level=2) + para("运行", num="1", level=2)
    nested = f"<w:tbl>{row('甲', '乙')}</w:tbl>" + para("丙")
    table = f"<w:tbl>{row(cell('', inner=inner), cell('', inner=nested))}</w:tbl>"
    assert lines(docx(table, numbering=lists({"0": FOUR}, {"1": "0"}))) == ["1.建设 2.运行\t甲 乙 丙"]


def test_a_table_of_one_column_frames_paragraphs() -> None:
    inner = para("专栏1 平台") + para("建设实验室") + f"<w:tbl>{row('甲', '乙')}</w:tbl>"
    assert lines(docx(f"<w:tbl>{row(cell('', inner=inner))}</w:tbl>")) == ["专栏1 平台", "建设实验室", "甲\t乙"]


def test_text_boxes_once_and_notes_last() -> None:
    box = f"<w:txbxContent>{para('框内')}</w:txbxContent>"
    drawn = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = para("正文", runs=f"<w:r>{drawn}</w:r>{note}") + para("后文")
    footnotes = f'<w:footnote w:id="0">{para("线")}</w:footnote><w:footnote w:id="2">{para("口径")}</w:footnote>'
    assert lines(docx(body, footnotes=footnotes)) == ["正文", "框内", "后文", "注：口径"]


def test_words_that_stand_only_in_the_form_for_old_programs_are_read() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{para('框内')}</w:txbxContent></w:pict></w:r>"
    old = f"<mc:AlternateContent><mc:Choice/><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    alone = "<mc:AlternateContent><mc:Fallback><w:t>旧版</w:t></mc:Fallback></mc:AlternateContent>"
    block = f"<mc:AlternateContent><mc:Fallback>{para('旧段')}</mc:Fallback></mc:AlternateContent>"
    assert lines(docx(para("正文", runs=old) + para(runs=f"<w:r>{alone}</w:r>") + block)) == [
        "正文",
        "框内",
        "旧版",
        "旧段",
    ]


def test_what_stands_in_controls_is_read() -> None:
    body = f"<w:sdt><w:sdtContent>{para('甲')}<w:customXml>{para('乙')}</w:customXml></w:sdtContent></w:sdt>"
    assert lines(docx(body)) == ["甲", "乙"]


PAGE = "<html><body><h1>云渚市行动方案</h1><p>一、建设平台。</p><p>二、引进人才。</p></body></html>"
MAIL = f"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{PAGE}"


@pytest.mark.parametrize(("entry", "content"), [("afchunk.html", PAGE), ("afchunk.mht", MAIL)])
def test_a_page_that_stands_in_the_document_as_a_whole_is_read(entry: str, content: str) -> None:
    related = f'<Relationships><Relationship Id="c1" Target="/word/{entry}"/></Relationships>'
    body = '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="c1"/>'
    document = f'<w:document xmlns:w="{W}"><w:body>{body}<w:altChunk/></w:body></w:document>'
    files: dict[str, str | bytes] = {
        TYPES: "<Types/>",
        "word/document.xml": document,
        "word/_rels/document.xml.rels": related,
        f"word/{entry}": content,
    }
    assert lines(zipped(files)) == ["云渚市行动方案", "一、建设平台。", "二、引进人才。"]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (zipped({"[Content_Types].xml": "<Types/>", "word/styles.xml": "<a/>"}), "broken"),
        (docx(para("甲"))[:-60], "broken"),
        (zipped({"word/document.xml": "<w:document"}), "broken"),
        (zipped({"word/document.xml": "<document/>"}), "broken"),
        (zipped({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><document>&b;</document>'}), "broken"),
        (docx("<w:p/>"), "no_text"),
        (docx("<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 300 + "</w:p>"), "too_deep"),
        (docx("<w:sdt>" * 300 + "</w:sdt>" * 300), "broken"),
        (
            docx(f"<w:tbl>{row(cell('', inner='<w:tbl><w:tr><w:tc>' * 60 + '</w:tc></w:tr></w:tbl>' * 60))}</w:tbl>"),
            "too_deep",
        ),
        (docx("<w:p/>" + " " * 25_000_000), "bomb"),
    ],
    ids=[
        "no document",
        "cut short",
        "cut XML",
        "no body",
        "entities",
        "no text",
        "fields",
        "deep",
        "deep tables",
        "bomb",
    ],
)
def test_what_is_broken_or_too_much_is_refused(content: bytes, key: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(content, Origin("plan.docx"))
    assert caught.value.key == f"ingest.read.{key}"
    assert "\n" not in str(caught.value)


def test_a_real_document_reads_as_its_text(shared: Path) -> None:
    corpus = shared / "corpus"
    source = read(Origin(str(corpus / "raw" / "18_shanghai_minhang_chengguo_2018.docx")))
    same = read(Origin(str(corpus / "18_shanghai_minhang_chengguo_2018.txt")))
    assert clean(source).text.string == clean(same).text.string
