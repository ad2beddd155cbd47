"""A page's menus and lists of other pages are no text; paragraphs set in one element, and fields about it, are."""

from __future__ import annotations

import pytest

from ingest.clean import clean
from ingest.read import html, read_bytes
from ingest.records import Head, Origin
from ingest.structure import structure

TITLE = "云渚市种业振兴行动方案"
PLAN = [
    "各有关单位：",
    "一、到2027年，全市良种覆盖率达到98%以上，建成良种繁育基地6万亩，完善种业创新服务体系。",
    "二、开展种质资源普查，明年底前完成。（责任单位：市农业农村局、各县人民政府）",
    "三、支持育种企业牵头组建创新联合体，开展生物育种技术攻关。（责任单位：市科技局）",
]
TEXT = "".join(f"<p>{line}</p>" for line in PLAN)
NEWS = ["全市防汛视频会议召开", "第三批绿色工厂名单公示", "一季度全市经济运行情况"]
ITEMS = "".join(f"<li><a href='/{n}'>{name}</a> <span>2027-03-0{n}</span></li>" for n, name in enumerate(NEWS, 1))


def lines(body: str) -> list[str]:
    page = f"<html><head><title>{TITLE}</title></head><body>{body}</body></html>"
    return html.read(page.encode(), Origin("page.html")).text.string.splitlines()


@pytest.mark.parametrize(
    "beside",
    [
        f"<div class='list'><ul>{ITEMS}</ul></div>",
        f"<div><h3>相关政策</h3><ul>{ITEMS}</ul></div>",
        f"<table>{''.join(f'<tr><td>·<a href=/>{name}</a></td></tr>' for name in NEWS)}</table>",
        f"<table><tr>{''.join(f'<td><a href=/>{name}</a></td>' for name in NEWS)}</tr></table>",
        "<div><a href='#'>收藏</a><a href='#'>订阅</a><a href='#'>我要咨询</a></div>",
        "".join(f"<div><a href=/><p>{name}</p><p>2027-03-01</p></a></div>" for name in NEWS),
    ],
)
def test_lists_of_links_beside_the_text_are_no_text(beside: str) -> None:
    assert lines(f"<h1>{TITLE}</h1><div>{TEXT}</div>{beside}") == [TITLE, *PLAN]
    assert lines(f"{beside}<h1>{TITLE}</h1><div>{TEXT}</div>") == [TITLE, *PLAN]


@pytest.mark.parametrize(
    "body",
    [
        f"<a name='top'>{TEXT}",  # an anchor that nobody closed
        "".join(f"<p><a name='{n}'>{line}</a></p>" for n, line in enumerate(PLAN)),
        "".join(f"<p>{line[:4]}<a href='/{n}'>{line[4:]}</a></p>" for n, line in enumerate(PLAN)),
    ],
)
def test_what_is_said_beside_a_link_or_within_an_anchor_is_text(body: str) -> None:
    assert lines(f"<h1>{TITLE}</h1>{body}") == [TITLE, *PLAN]


def test_a_page_of_nothing_but_links_is_read() -> None:
    assert lines(f"<ul>{ITEMS}</ul>")[0].startswith(NEWS[0])


@pytest.mark.parametrize("indent", ["\u3000\u3000", "&nbsp;&nbsp;&nbsp;&nbsp;", "&nbsp; &nbsp; &nbsp; &nbsp; "])
def test_paragraphs_in_one_element_are_told_by_their_indents(indent: str) -> None:
    assert lines(f"<h1>{TITLE}</h1><p>{indent}{indent.join(PLAN)}</p>")[2:] == PLAN[1:]


@pytest.mark.parametrize("line", ["第一章\u3000\u3000总则", "主\u3000\u3000任：某某。\u3000\u3000副主任：某某"])
def test_blanks_that_set_words_apart_end_no_paragraph(line: str) -> None:
    assert lines(f"<h1>{TITLE}</h1>{TEXT}<p>{line}</p>")[-1] == line


def head_of(body: str) -> Head:
    page = f"<html><head><title>门户网站</title></head><body>{body}</body></html>"
    return structure(clean(read_bytes(page.encode(), Origin("page.html")))).head


@pytest.mark.parametrize(
    "told",
    [
        "<ul><li>发布时间：2027-03-09</li><li>浏览次数：<em>65</em></li><li>字号：【大】【中】【小】</li></ul>",
        "<div><span>发布者：科教科</span><span>发布时间：2027-03-09</span><span>浏览次数：356</span></div>",
        "<div><span>2027-03-09 08:30:21</span> <span>云渚日报</span></div>",
        "<p>云渚市农业农村局 | 2027-03-09 | 阅读量 88</p>",
        "<div>发布于 <a href='/d'>2027年3月9日</a> 由 admin</div>",
        "<em>云渚发布</em><em>2027年03月09日 18:03</em><em>云渚</em>",
        "<dl><dt>发布部门</dt><dd>云渚市农业农村局</dd><dt>发布时间</dt><dd>2027-03-09</dd></dl>",
        "<table><tr><th>发布机构</th><td>云渚市农业农村局</td><th>发布日期</th><td>2027-03-09</td></tr></table>",
    ],
)
def test_the_day_on_which_a_page_put_a_text_up(told: str) -> None:
    assert head_of(f"<h1>{TITLE}</h1>{told}<div>{TEXT}</div>").published == "2027-03-09"


def test_fields_of_a_table_without_colons() -> None:
    table = (
        "<table><tr><th>索引号</th><td>01456/2027-00123</td><th>组配分类</th><td>规范性文件</td></tr>"
        "<tr><th>发布机构</th><td>云渚市农业农村局</td><th>成文日期</th><td>2027-03-02</td></tr>"
        "<tr><th>文号</th><td>云农发〔2027〕8号</td><th>发布日期</th><td>2027-03-09</td></tr></table>"
    )
    found = head_of(f"{table}<h1>{TITLE}</h1><div>{TEXT}</div>")
    assert (found.issuer, found.document_number) == ("云渚市农业农村局", "云农发〔2027〕8号")
    assert (found.issued_on, found.published) == ("2027-03-02", "2027-03-09")


def test_columns_of_a_table_of_documents_are_no_fields() -> None:
    rows = "<tr><td>1</td><td>云渚市人才办法</td><td>云人发〔2026〕2号</td><td>2026-01-02</td></tr>"
    table = f"<table><tr><td>序号</td><td>标题</td><td>文号</td><td>发布日期</td></tr>{rows}</table>"
    found = head_of(f"<h1>{TITLE}</h1>{table}{TEXT}")
    assert (found.title, found.document_number, found.published) == (TITLE, None, None)


@pytest.mark.parametrize("meta", ["name='ArticleTitle'", "property='og:title'"])
def test_the_title_that_a_pages_head_names_is_kept_above_its_text(meta: str) -> None:
    head = f"<head><title>云渚市人民政府</title><meta {meta} content='{TITLE}'></head>"
    body = f"<div class='x'><span>{TITLE}</span></div><div>云渚市农业农村局</div><div>第8号</div><div>{TEXT}</div>"
    page = f"<html>{head}<body><div>{ITEMS}</div>{body}</body></html>"
    assert html.read(page.encode(), Origin("page.html")).text.string.splitlines()[0] == TITLE


def test_values_right_behind_their_labels() -> None:
    told = (
        ("发文单位", "云渚市农业农村局"),
        ("文号", "云农发〔2027〕8号"),
        ("成文日期", "2027-03-02"),
        ("发布日期", "2027-03-09"),
    )
    items = "".join(f"<li><label>{label}</label><span>{value}</span></li>" for label, value in told)
    found = head_of(f"<div>{TITLE}</div><ul>{items}</ul><div>{TEXT}</div>")
    assert (found.issuer, found.document_number) == ("云渚市农业农村局", "云农发〔2027〕8号")
    assert (found.issued_on, found.published) == ("2027-03-02", "2027-03-09")


def test_a_sentence_that_begins_like_a_label_is_no_field() -> None:
    sentence = "<p>发布单位应当在公开前报送市政府</p><p>文号由市政府办公室</p>"
    found = head_of(f"<h1>{TITLE}</h1>{sentence}<div>{TEXT}</div>")
    assert (found.issuer, found.document_number) == (None, None)
