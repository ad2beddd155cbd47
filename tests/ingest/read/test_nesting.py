"""Elements inside each other without end: what nests too deep is read as plain lines, and nothing is lost."""

from __future__ import annotations

import pytest

from ingest.read import html
from ingest.read.nesting import DEEPEST, shallow
from ingest.read.page import INLINE
from ingest.records import Origin

BEFORE = "一、江澜省科技厅牵头建设新材料实验室体系。"
INSIDE = "云渚市科技局负责落实创新联合体组建工作。"
AFTER = "二、临沅市财政局负责保障重点研发任务经费。"


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<div>", "</div>"),
        ("<table><tr><td>", "</td></tr></table>"),
        ("<table><tr><td>", ""),
        ("<ul><li>", "</li></ul>"),
        ("<ul><li><dl><dd>", "</dd></dl></li></ul>"),
        ("<SPAN style='a'>", "</SPAN>"),
        ("<v:a>", "</v:a>"),
        ("<b><i><u>", ""),
    ],
)
@pytest.mark.parametrize("times", [3, 2_000])
def test_no_text_is_lost_at_any_depth(opening: str, closing: str, times: int) -> None:
    page = f"<html><body><p>{BEFORE}</p>{opening * times}{INSIDE}{closing * times}<p>{AFTER}</p></body></html>"
    found = html.read(page.encode(), Origin("page.html"))
    assert found.text.string == f"{BEFORE}\n{INSIDE}\n{AFTER}\n"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<div>" * DEEPEST + "甲", None),
        ("<p>甲<p>乙" * 100, None),
        ("<table><tr><td>甲</table>" * 100, None),
        ("<div/>" * 100 + "甲", None),
        ("</div>" * 100 + "<div>" * DEEPEST, None),
        ("<div>" * (DEEPEST + 2) + "甲</div>乙</div></div>丙", "<div>" * DEEPEST + "甲<br>乙<br></div>丙"),
        ("<b>" * (DEEPEST + 1) + "甲</b>乙", "<b>" * DEEPEST + "甲乙"),
        ("<table><tr><td>" * (DEEPEST + 1) + "甲<td>乙", "<table><tr><td>" * DEEPEST + "甲<br>乙"),
    ],
)
def test_only_what_lies_too_deep_goes(page: str, expected: str | None) -> None:
    assert shallow(page, INLINE) == (page if expected is None else expected)
