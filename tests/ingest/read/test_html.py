"""HTML: main text without the page around it, tables as rows, every offset in the page's text content."""

from __future__ import annotations

from base64 import b64encode
from email.message import EmailMessage
from pathlib import Path

import pytest

from ingest.errors import UnreadableError
from ingest.read import html, read, read_bytes
from ingest.records import Note, Origin
from ingest.text import Text

NAVIGATION = (
    "<div class='nav'><ul>" + "".join(f"<li><a href='/{i}'>栏目{i}</a></li>" for i in range(12)) + "</ul></div>"
)
BODY = "".join(
    f"<p>{n}、建设<b>重点</b>实验室体系，支持企业牵头组建创新联合体，推动科技成果转化应用，完善科技金融服务体系。</p>"
    for n in "一二三四五六七八"
)
TABLE = (
    "<table><tr><th>序号</th><th>重点任务</th><th>牵头单位</th></tr>"
    "<tr><td>1</td><td rowspan='2'>提升平台能级</td><td>省科技厅</td></tr>"
    "<tr><td>2</td><td>省发展改革委<br/>省财政厅</td></tr>"
    "<tr><td colspan='2'>合计</td><td>省统计局</td></tr></table>"
)
PAGE = (
    "<!DOCTYPE html><html><head><title>某网</title><style>p{}</style></head><body>"
    f"{NAVIGATION}<div class='article'><h1>江澜省科技创新行动方案</h1>{BODY}{TABLE}</div>"
    "<div class='footer'><p>主办：某某网 电话：000-0000</p></div><script>var a = '脚本';</script></body></html>"
)


def parts(page: str) -> tuple[str, Text, str]:
    found = html.read(page.encode(), Origin("page.html"))
    return found.parts[0].raw, found.text, found.media_type


def test_main_text_without_the_page_around_it() -> None:
    raw, text, media_type = parts(PAGE)
    assert media_type == "text/html"
    assert text.string.startswith("江澜省科技创新行动方案\n一、建设重点实验室体系，")
    assert "栏目3" in raw
    assert "栏目3" not in text.string
    assert "脚本" not in raw


def test_tables_as_rows() -> None:
    _, text, _ = parts(PAGE)
    rows = [line for line in text.string.split("\n") if "\t" in line]
    assert rows == [
        "序号\t重点任务\t牵头单位",
        "1\t提升平台能级\t省科技厅",
        "2\t〃\t省发展改革委 省财政厅",
        "合计\t\t省统计局",
    ]


def test_every_segment_is_a_copy_or_a_cut() -> None:
    raw, text, _ = parts(PAGE)
    at = 0
    for segment in text.segments:
        assert segment.raw_start == at
        at = segment.raw_end
        if segment.repair == "ditto(〃)":
            assert not segment.raw_length
        elif segment.length:
            assert raw[segment.raw_start : segment.raw_end] == text.string[segment.start : segment.end]
        else:
            assert segment.repair == "html"
    assert at == len(raw)


def test_tables_that_only_place_things_are_no_rows() -> None:
    article = f"<table><tr><td>{BODY}</td></tr></table>"
    page = f"<html><body><table><tr><td>{NAVIGATION}</td><td>{article}</td></tr></table></body></html>"
    _, text, _ = parts(page)
    assert "\t" not in text.string
    assert "二、建设重点实验室体系" in text.string


def test_lost_lead_bytes_survive_the_reader() -> None:
    page = PAGE.replace("三、建设", "三、建设\ue2a6A設施")
    raw, text, _ = parts(page)
    assert "\ue2a6A設施" in raw
    assert "\ue2a6A設施" in text.string


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<p>",
        "<html><body></body></html>",
        "<table><tr></tr></table>",
        "<div>" * 5000,
        "<?xml version='1.0' encoding='gbk'?><html/>",
    ],
)
def test_empty_and_broken_pages(page: str) -> None:
    _, text, _ = parts(page)
    assert text.string.strip() == ""


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("<tr><td rowspan=2>甲<td>乙<td rowspan=2>丙<tr><td>丁", ["甲\t乙\t丙", "〃\t丁\t〃"]),
        (
            "<tr><td rowspan=2 colspan=2>甲<td>乙<tr><td>丁",
            ["甲\t\t乙", "〃\t\t丁"],
        ),
        ("<tr><td>甲<td rowspan=3>乙<tr><td>丙<tr><td>丁<tr><td>戊<td>己", ["甲\t乙", "丙\t〃", "丁\t〃", "戊\t己"]),
        ("<tr><td>建设实验室<td style='display:none'>暗<td>省科技厅<tr hidden><td>暗", ["建设实验室\t省科技厅"]),
        ("<tr><td>甲乙丙丁戊<td><table><tr><td>己<td>庚</table><tr><td>辛<td>壬", ["甲乙丙丁戊\t己 庚", "辛\t壬"]),
        ("<tr><td rowspan=x>甲<td colspan=0>乙<tr><td>丙<td>丁", ["甲\t乙", "丙\t丁"]),
    ],
)
def test_spans_hidden_cells_and_tables_in_cells(table: str, rows: list[str]) -> None:
    _, text, _ = parts(f"<html><body><table>{table}</table></body></html>")
    assert text.string.splitlines() == rows


def test_lines_of_preformatted_text_and_of_breaks() -> None:
    assert parts("<html><body><pre>一、甲\n  （一）乙</pre>二、丙<br>三、丁</body></html>")[1].string.split() == [
        "一、甲",
        "（一）乙",
        "二、丙",
        "三、丁",
    ]


def test_an_article_set_by_line_breaks_in_a_page_of_tables() -> None:
    nav = "<table><tr><td><a href=/>首页</a> | <a href=/x>政务公开</a> | <a href=/y>互动交流</a></td></tr></table>"
    article = (
        "江澜省科技创新行动方案<br><br>&nbsp;&nbsp;一、总体目标<br>　　到2026年，全省高新技术企业达到2.4万家。<br>"
        "　　二、主要任务<br>　　（一）建设实验室。建设江澜湖实验室。（责任单位：省科技厅）<br>"
        "<div style='display:none'>看不见的一行文字</div>　　联系人：王某，电话：0000-12345678<br>"
        "附件：<br><a href=a.doc>1.重点任务分工表.doc</a><br><a href=b.xls>2.主要指标表.xls</a>"
    )
    page = f"<html><body>{nav}<table><tr><td><div id=zoom>{article}</div></td></tr></table></body></html>"
    assert [line.strip(" \u3000\xa0") for line in parts(page)[1].string.splitlines()] == [
        "江澜省科技创新行动方案",
        "一、总体目标",
        "到2026年，全省高新技术企业达到2.4万家。",
        "二、主要任务",
        "（一）建设实验室。建设江澜湖实验室。（责任单位：省科技厅）",
        "联系人：王某，电话：0000-12345678",
        "附件：",
        "1.重点任务分工表.doc",
        "2.主要指标表.xls",
    ]


@pytest.mark.parametrize(
    ("items", "lines"),
    [
        ("<ol><li>建实验室<li>引人才</ol>", ["1.建实验室", "2.引人才"]),
        ("<ol start=3><li>甲<li value=7>乙<li>丙</ol>", ["3.甲", "7.乙", "8.丙"]),
        ("<ol><li>甲<ol type=a><li>乙<li>丙</ol><li>丁</ol>", ["1.甲", "a.乙", "b.丙", "2.丁"]),
        ("<ol type=I><li><p>甲</p><p>乙</p></ol>", ["I.甲", "乙"]),
        ("<ol style='list-style-type: cjk-ideographic'><li>甲<li>乙</ol>", ["一、甲", "二、乙"]),
        ("<ol style='list-style:inside lower-roman'><li>甲</ol>", ["i.甲"]),
        ("<ol style='list-style: none'><li>甲</ol><ul><li>乙</ul>", ["甲", "乙"]),
        ("<ol><li>（一）甲<li>2．乙<li>第三条 丙<li>④丁</ol>", ["（一）甲", "2．乙", "第三条 丙", "④丁"]),
        ("<ol><li><a href=/>首页</a><li>公开</ol>", ["首页", "2.公开"]),
        ("<ol><li><li start=x value=x>甲</ol>", ["2.甲"]),
    ],
)
def test_items_bear_the_numbers_that_a_browser_counts(items: str, lines: list[str]) -> None:
    raw, text, _ = parts(f"<html><body>{items}</body></html>")
    assert text.string.splitlines() == lines
    assert "1." not in raw


@pytest.mark.parametrize("style", ["visibility: hidden; opacity: 0;", "display:none"])
def test_an_article_that_a_script_would_show_is_read(style: str) -> None:
    menu = "<div style='display:none'>" + "".join(f"<a href=/{n}>栏目{n}</a> " for n in range(9)) + "</div>"
    article = f"<div style='{style}'><section>{BODY}</section></div>"
    page = f"<html><body>{menu}<h1>江澜省科技创新行动方案</h1>{article}</body></html>"
    lines = parts(page)[1].string.splitlines()
    assert lines[0] == "江澜省科技创新行动方案"
    assert len(lines) == 9
    assert not any("栏目" in line for line in lines)


def test_a_long_cell_of_a_table_of_tasks_leaves_it_a_table() -> None:
    long = "".join(f"<p>{n}.建设平台。</p>" for n in range(1, 12))
    rows = "".join(f"<tr><td>{n}<td>任务{n}<td>{long if n == 1 else '引进人才。'}<td>省科技厅" for n in range(1, 4))
    lines = parts(f"<html><body><table>{rows}</table></body></html>")[1].string.splitlines()
    assert [line.split("\t")[3] for line in lines] == ["省科技厅"] * 3
    assert lines[0].startswith("1\t任务1\t1.建设平台。 2.建设平台。")


def test_an_article_below_the_rows_that_describe_it_is_no_cell() -> None:
    about = "".join(f"<tr><td>索引号<td>{n}<td>主题<td>科技" for n in range(4))
    page = f"<html><body><table>{about}<tr><td colspan=4>{BODY}{BODY}</table></body></html>"
    assert sum("\t" in line for line in parts(page)[1].string.splitlines()) == 0
    assert len(parts(page)[1].string.splitlines()) > 16


@pytest.mark.parametrize(
    "row",
    [
        "<tr><td><ul><li><a href=/1>机构</a><li><a href=/2>文件</a></ul><td>{}",  # beside a menu
        "<tr><td>索引号<td>0001<td>主题<td>科技<tr><td colspan=4>{}",  # below what describes it
    ],
)
def test_an_article_of_line_breaks_is_no_cell(row: str) -> None:
    article = "<br>".join(f"　　{n}、建设实验室体系，支持企业牵头组建创新联合体。" for n in "一二三四五六七八九十")
    page = f"<html><body><table>{row.format(article)}</table></body></html>"
    lines = [line.strip() for line in parts(page)[1].string.splitlines()]
    assert "二、建设实验室体系，支持企业牵头组建创新联合体。" in lines


def test_frames_name_the_file_that_holds_the_text() -> None:
    with pytest.raises(UnreadableError) as caught:
        parts("<html><frameset><frame src='content_2.html'></frameset></html>")
    assert caught.value.key == "ingest.read.frames"
    assert "content_2.html" in str(caught.value)


def test_wide_spans_are_no_bomb() -> None:
    row = f"<tr>{'<td colspan=200>甲</td>' * 50}</tr>"
    with pytest.raises(UnreadableError) as caught:
        parts(f"<table>{row * 60}</table>")
    assert caught.value.key == "ingest.read.cells"


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-8", "utf-16"])
def test_encodings(encoding: str) -> None:
    page = PAGE.replace("<head>", f"<head><meta charset='{encoding}'>")
    if encoding == "big5":
        page = page.translate(str.maketrans("设点验体系业头组创联动转应务", "設點驗體係業頭組創聯動轉應務"))
        page = page.encode("big5", "ignore").decode("big5")
    text = html.read(page.encode(encoding), Origin("page.html")).text.string
    assert "二、建" in text


def test_a_page_saved_as_one_file() -> None:
    page = b64encode(PAGE.encode()).decode()
    content = (
        'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n{page}\r\n"
        "--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBO\r\n--b--\r\n"
    )
    source = read_bytes(content.encode(), Origin("page.mht"))
    assert source.text.string == parts(PAGE)[1].string
    with pytest.raises(UnreadableError) as caught:
        read_bytes(content.replace("text/html", "text/css").encode(), Origin("page.mht"))
    assert caught.value.key == "ingest.read.no_text"


@pytest.mark.parametrize("attached", [b"", b"%PDF-1.7"])
def test_of_a_mail_its_words_are_read(attached: bytes) -> None:
    mail = EmailMessage()
    mail["Subject"] = "云渚市行动计划"
    mail["From"] = "someone@example.cn"
    mail.set_content("一、建设云渚实验室。\n责任单位：市科技局\n", cte="base64")
    if attached:
        mail.add_attachment(attached, maintype="application", subtype="pdf", filename="附件.pdf")
    read = read_bytes(mail.as_bytes(), Origin("mail.eml"))
    assert read.text.string == "一、建设云渚实验室。\n责任单位：市科技局\n"
    assert read.notes == ((Note("mail-attached", 1),) if attached else ())


def test_a_text_that_begins_like_a_header_is_no_mail() -> None:
    text = "Subject: 云渚市行动计划\n\n一、建设云渚实验室。\nMIME-Version: 1.0\nContent-Type: text/html\n"
    assert read_bytes(text.encode(), Origin("plan.txt")).text.string == text


def test_a_short_page_is_read_whole() -> None:
    _, text, _ = parts("<html><body><p>一、建设实验室。</p><p>责任单位：省科技厅</p></body></html>")
    assert text.string == "一、建设实验室。\n责任单位：省科技厅\n"


def test_declared_encoding() -> None:
    assert html.declared(b'<meta http-equiv="Content-Type" content="text/html; charset=gb2312">') == "gb2312"
    assert html.declared(b"<meta charset='utf-8'>") == "utf-8"
    assert html.declared(b"<p>charset") == ""


def test_real_pages(shared: Path) -> None:
    for file in (shared / "corpus" / "raw").glob("*.html"):
        source = read(Origin(str(file)))
        assert source.media_type == "text/html"
        rows = [line for line in source.text.string.split("\n") if "\t" in line]
        assert len(rows) >= 4
        assert "一、" in source.text.string
        assert len(source.text.string) > 3500


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("活菌数达到10<sup>8</sup>个。", "活菌数达到10⁸个。"),
        ("面积5km<span style='vertical-align: super'>2</span>。", "面积5km²。"),
        ("投入强度<a href='#n'><sup>[1]</sup></a>达到3%。", "投入强度达到3%。"),
        ("投入强度<sup><a href='#n'>1</a></sup>达到3%。", "投入强度达到3%。"),
        ("建设<s>十</s><del>个</del>二十<b style='text-decoration:line-through'>三</b>个平台。", "建设二十个平台。"),
        ("减排CO<sub>2</sub>二成。", "减排CO2二成。"),
    ],
)
def test_raised_and_struck_out_words(words: str, seen: str) -> None:
    assert parts(f"<html><body><p>一、总体目标</p><p>{words}</p></body></html>")[1].string.splitlines()[1] == seen


@pytest.mark.parametrize("tag", ["b", "a", "span class=x", "s"])
def test_a_page_crowded_with_tags_loses_nothing(tag: str) -> None:
    page = f"<html><body><p>一、总体目标</p><p>{f'<{tag}>甲</{tag.split()[0]}>乙' * 6000}</p></body></html>"
    assert parts(page)[1].string.splitlines()[1] == ("乙" if tag == "s" else "甲乙") * 6000
