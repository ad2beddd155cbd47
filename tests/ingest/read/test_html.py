"""HTML: main text without the page around it, tables as rows, every offset in the page's text content."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.read import html, read
from ingest.records import Origin
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
        "2\t\t省发展改革委 省财政厅",
        "合计\t\t省统计局",
    ]


def test_every_segment_is_a_copy_or_a_cut() -> None:
    raw, text, _ = parts(PAGE)
    at = 0
    for segment in text.segments:
        assert segment.raw_start == at
        at = segment.raw_end
        if segment.length:
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
