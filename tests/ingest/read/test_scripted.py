"""What a script would show is read; what nobody sees, and what is said twice for two screens, is read once or not."""

from __future__ import annotations

import json
from html import escape

import pytest

from ingest.errors import UnreadableError
from ingest.read import html, read_bytes
from ingest.records import Note, Origin

TITLE = "云渚市种业振兴行动方案"
PLAN = [
    "为贯彻落实国家种业振兴部署，加快建设现代种业强市，结合全市农业发展实际，制定本行动方案。",
    "一、到2027年，全市良种覆盖率达到98%以上，建成良种繁育基地6万亩，完善种业创新服务体系。",
    "二、开展种质资源普查，明年底前完成。（责任单位：市农业农村局、各县人民政府）",
    "三、支持育种企业牵头组建创新联合体，开展生物育种技术攻关。（责任单位：市科技局）",
    "四、建设种业科技创新平台，推动科研院所与种业企业共建共享，加快品种权转化应用。",
    "五、健全种业市场监管，开展专项检查，严厉打击假冒伪劣和套牌侵权行为。",
]
TEXT = "".join(f"<p>{line}</p>" for line in PLAN)


def page(body: str) -> str:
    return f"<html><head><title>{TITLE}_云渚市人民政府</title></head><body>{body}</body></html>"


def lines(body: str) -> list[str]:
    return html.read(page(body).encode(), Origin("page.html")).text.string.splitlines()


@pytest.mark.parametrize(
    "data",
    [
        f"<div id=app></div><script>window.STATE={json.dumps({'title': TITLE, 'content': TEXT})};</script>",
        f"<script type='application/json'>{json.dumps({'a': [{'html': TEXT}]}, ensure_ascii=False)}</script>",
        f"<p>加载中</p><script>var a = {{b: '{TEXT}'}};</script>",
        f"<script>var text = {json.dumps(escape(TEXT))}</script>",
        f"<script>var text = {json.dumps(chr(10).join(PLAN))}</script>",
        f"<p>{TITLE}</p><textarea style='display:none'>{escape(TEXT)}</textarea>",
    ],
)
def test_an_article_that_stands_in_a_script_or_a_field_is_read(data: str) -> None:
    assert lines(data) == [TITLE, *PLAN]


def test_what_a_script_holds_beside_an_article_is_not_read() -> None:
    other = json.dumps({"list": TEXT.replace("种业", "渔业")})
    assert lines(f"<h1>{TITLE}</h1>{TEXT}<script>var more = {other};</script>") == [TITLE, *PLAN]


@pytest.mark.parametrize(
    "script", ["var a = 'x;", "/'/.test(a)", "`${b}`", '"' + "\\\\" * 3000, "'" * 999, '"\\ud83d\\ude00"']
)
def test_odd_scripts_are_no_harm(script: str) -> None:
    assert lines(f"<p>{TITLE}</p><script>{script}</script>") == [TITLE]


def test_a_text_for_two_screens_is_read_once() -> None:
    both = f"<div class='pc'><h1>{TITLE}</h1>{TEXT}</div><div class='phone'><h1>{TITLE}</h1>{TEXT}</div>"
    assert lines(both) == [TITLE, *PLAN]


def test_rows_that_are_alike_stay() -> None:
    rows = "<tr><td>市科技局</td><td>按期完成</td></tr>" * 40
    assert len(lines(f"<h1>{TITLE}</h1><table><tr><td>单位</td><td>进度</td></tr>{rows}</table>{TEXT}")) == 42 + len(
        PLAN
    )


def test_lines_that_come_again_here_and_there_stay() -> None:
    parts = "".join(f"<p>{line}</p><p>责任单位：市农业农村局、各县人民政府</p>" for line in PLAN)
    assert len(lines(f"<h1>{TITLE}</h1>{parts}")) == 1 + 2 * len(PLAN)


@pytest.mark.parametrize("style", ["font-size:0px;color:#fff", "font-size: 0", "position:absolute;left:-9999px"])
def test_words_too_small_or_too_far_off_to_see_are_left_out(style: str) -> None:
    noisy = "".join(f"<p>{line[:9]}<span style='{style}'>本站原创</span>{line[9:]}</p>" for line in PLAN)
    assert lines(f"<h1>{TITLE}</h1>{noisy}") == [TITLE, *PLAN]


def test_small_words_are_seen() -> None:
    small = "".join(f"<p><span style='font-size:0.8em'>{line}</span></p>" for line in PLAN)
    assert lines(f"<h1>{TITLE}</h1>{small}") == [TITLE, *PLAN]


@pytest.mark.parametrize(
    "frame", ["<iframe src='/v.html?file=/up/a.pdf'>", "<embed src='a.pdf'>", "<iframe src=a.ofd>"]
)
def test_a_page_around_a_document_names_it(frame: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(page(f"<h1>{TITLE}</h1><p>发布时间：2027-03-09</p>{frame}").encode(), Origin("page.html"))
    assert caught.value.key == "ingest.read.frames"
    assert lines(f"<h1>{TITLE}</h1>{TEXT}{frame}")[: 1 + len(PLAN)] == [TITLE, *PLAN]


def test_pictures_of_a_page_that_says_little_are_noted() -> None:
    few = html.read(page(f"<h1>{TITLE}</h1><p><img src=1.jpg></p><p><img src=2.jpg></p>").encode(), Origin("page.html"))
    assert few.notes == (Note("html-pictures", 2),)
    much = html.read(page(f"<h1>{TITLE}</h1>{TEXT}<p><img src=1.jpg></p>").encode(), Origin("page.html"))
    assert much.notes == ()
