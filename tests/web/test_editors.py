"""What editors do with a key: a document is uploaded, looked at and loaded; two names are merged, and apart again.

Uploads are read by a worker, a process that starts for each step: that takes seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import Page, Route, expect

from tests.web import server
from tests.web.conftest import Open, violations
from tests.web.hostile import NAMES, RUN, spoiling
from tests.web.views import sign_in

pytestmark = pytest.mark.browser

TITLE = "江澜省支持青浦湾实验室建设若干措施"
TEXT = f"""{TITLE}
为支持青浦湾实验室建设，制定本措施。
一、重点任务
1.组建青浦湾实验室。2027年6月底前完成组建，到2028年引进固定科研人员300名。（牵头单位：省科技厅；配合单位：省财政厅）
2.建设海洋装备中试基地。支持企业牵头建设海洋装备中试基地2家。（责任单位：省经济和信息化厅）
3.活跃技术市场。到2027年，全省技术合同成交额达到1500亿元以上。（责任单位：省科技厅）
江澜省人民政府
2026年9月1日
"""
FIRST = "unit:X10000:江澜省各市、县(市、区)"
SECOND = FIRST + "政府"


WORDS = {
    "zh": {
        "from": "合并或拆分", "second": "第二个", "preview": "会改变什么", "moves": "随之移动的关系",
        "two": "规则认为不是同一个", "reason": "理由", "merged": "已合并为", "list": "判定记录",
        "why": "撤销的理由", "undo": "撤销合并", "parted": "已拆开",
    },
    "en": {
        "from": "Merge or split", "second": "Second", "preview": "What would change", "moves": "Relations that move",
        "two": "the rules say that they are two", "reason": "Reason", "merged": "Now one:", "list": "Decisions",
        "why": "Why", "undo": "Undo the merge", "parted": "Now apart:",
    },
}  # fmt: skip

UPLOAD = {
    "zh": {"file": "选择文件", "send": "发送并读取", "load": "收录", "read": "读懂 3 / 共 3", "open": "打开文件"},
    "en": {
        "file": "Choose a file", "send": "Send and read", "load": "Load", "read": "3 of 3 understood",
        "open": "Open the document",
    },
}  # fmt: skip


@pytest.fixture
def clean(web_data: Path) -> Iterator[list[str]]:
    """Documents named here are taken out of the graph again."""
    loaded: list[str] = []
    yield loaded
    for document in loaded:
        server.take_out(web_data, document)


@pytest.mark.parametrize("lang", UPLOAD)
def test_a_document_is_uploaded_looked_at_and_loaded_by_keyboard_alone(
    lang: str, opening: Open, edit_key: str, tmp_path: Path, clean: list[str]
) -> None:
    words = UPLOAD[lang]
    path = tmp_path / "青浦湾.txt"
    path.write_text(TEXT, "utf-8")
    page = opening(f"/uploads?lang={lang}")
    assert violations(page) == []
    sign_in(page, edit_key)
    field = page.get_by_label(words["file"])
    with page.expect_file_chooser() as chooser:
        field.press("Enter")
    chooser.value.set_files(path)
    page.get_by_role("button", name=words["send"]).press("Enter")
    load = page.get_by_role("button", name=words["load"], exact=True)
    load.wait_for()
    found = page.locator("article.found")
    expect(found.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(found).to_contain_text("组建青浦湾实验室")
    expect(found).to_contain_text("江澜省科学技术厅")
    expect(found).to_contain_text(words["read"])
    assert violations(page) == []
    assert page.request.get(f"/api/v1/documents?name={quote('青浦湾')}").json()["rows"] == [], "nothing before the word"
    load.press("Enter")
    onward = found.get_by_role("link", name=words["open"])
    onward.wait_for()
    clean.append(unquote((onward.get_attribute("href") or "").partition("document:")[2]))
    onward.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.locator("mark.Target").first).to_contain_text("固定科研人员")
    if lang == "en":
        sees_a_conflict_and_other_years(page)


def sees_a_conflict_and_other_years(page: Page) -> None:
    """Where two documents conflict, which the one that is loaded brought, and where they only differ in year."""
    page.goto("/indicators?lang=en&id=" + quote("indicator:技术合同成交额"))
    conflicts = page.locator("section", has=page.locator("#conflicts"))
    expect(conflicts.locator(".rows > li")).to_have_count(1)
    expect(conflicts).to_contain_text("1500亿元")
    expect(conflicts).to_contain_text("1200亿元")
    expect(conflicts).to_contain_text(TITLE)
    expect(conflicts).not_to_contain_text("300亿元")
    expect(page.locator("main")).to_contain_text("300亿元")
    assert violations(page) == []


def test_what_cannot_be_read_says_why_and_is_discarded_by_keyboard_alone(
    opening: Open, edit_key: str, tmp_path: Path
) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"%PDF-1.7 nothing more")
    page = opening("/uploads?lang=en", theme="dark")
    sign_in(page, edit_key)
    with page.expect_file_chooser() as chooser:
        page.get_by_label("Choose a file").press("Enter")
    chooser.value.set_files(path)
    expect(page.locator(".sending")).to_contain_text("scan.pdf")
    page.get_by_role("button", name="Send and read").press("Enter")
    discard = page.get_by_role("button", name="Discard")
    discard.wait_for()
    expect(page.get_by_role("alert").first).to_contain_text("scan.pdf")
    assert violations(page) == []
    discard.press("Enter")
    expect(page.locator("main")).to_contain_text("Discarded")
    page.get_by_role("link", name="Upload another").press("Enter")
    expect(page.locator(".rows.slim")).to_contain_text("scan.pdf")


@pytest.mark.parametrize("lang", WORDS)
def test_two_names_are_merged_and_it_is_undone_by_keyboard_alone(lang: str, opening: Open, edit_key: str) -> None:
    words = WORDS[lang]
    page = opening(f"/things/{quote(SECOND)}?lang={lang}")
    page.get_by_role("link", name=words["from"]).press("Enter")
    sign_in(page, edit_key)
    field = page.get_by_role("combobox", name=words["second"])
    field.fill("各市、县")
    page.get_by_role("option").first.wait_for()
    field.press("ArrowDown")
    field.press("Enter")
    preview = page.get_by_role("region", name=words["preview"])
    expect(preview).to_contain_text(words["moves"])
    expect(preview).to_contain_text(words["two"])
    expect(preview.locator("a[href*='document:']").first).to_contain_text("江澜省")  # by its title
    assert violations(page) == []
    page.get_by_role("textbox", name=words["reason"]).focus()
    page.keyboard.type("两种写法指同一批单位")
    page.keyboard.press("Enter")
    expect(page.locator(".told.done")).to_contain_text(words["merged"])
    merged = page.request.get(f"/api/v1/queries/node/redirect?id={quote(SECOND)}").json()["rows"]
    record = page.locator("section", has=page.get_by_role("heading", name=words["list"])).locator(".rows > li").first
    expect(record).to_contain_text("两种写法指同一批单位")
    record.locator("summary").press("Enter")
    record.get_by_role("textbox", name=words["why"]).fill("写错了")
    record.get_by_role("button", name=words["undo"]).press("Enter")
    expect(page.locator(".told.done")).to_contain_text(words["parted"])
    again = page.request.get(f"/api/v1/queries/node/redirect?id={quote(SECOND)}").json()["rows"]
    assert [len(merged), len(again)] == [1, 0]


SOME = re.compile("|".join(re.escape(name[:9]) for name in NAMES if "\u202e" not in name))


def test_hostile_names_of_uploads_and_decisions_are_text(opening: Open, edit_key: str) -> None:
    page = opening(f"/decisions?first={quote(FIRST)}&second={quote(SECOND)}")
    sign_in(page, edit_key)
    page.route("**/api/v1/decisions**", spoiling())
    page.route("**/api/v1/uploads**", uploaded)
    for path in (page.url, "/uploads?id=upload:made"):
        page.goto(path)
        expect(page.locator("main")).to_contain_text(SOME)  # which of them depends on what was decided before
        for width in (1024, 390):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.locator(RUN).count() == 0, path
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def uploaded(route: Route) -> None:
    """An upload whose names and texts are hostile, alone or listed."""
    told = {name: NAMES[i % len(NAMES)] for i, name in enumerate(["title", "issuer", "completeness_why", "error"])}
    found = told | {
        "name": NAMES[0], "status": "new", "document": None, "published": None, "authority": "sample", "measures": 3,
        "units": 1, "platforms": 1, "charges": 1, "figures": 1, "first_measures": NAMES, "first_units": NAMES,
        "completeness": "fragment", "clauses_seen": 1, "clauses_read": 0, "clauses_skipped": [f"{NAMES[1]}=1"],
        "figures_seen": 1, "figures_read": 0, "unread": 0.5, "slips": NAMES, "quality": [f"{NAMES[4]}=2"],
        "newer_of": None, "same_as": NAMES[4],
    }  # fmt: skip
    row = {
        "id": "upload:made", "state": "found", "name": NAMES[4], "size": 1, "by": f"key:{NAMES[5]}", "before": 0,
        "created": "2026-01-01T00:00:00Z", "changed": "2026-01-01T00:00:00Z", "error": NAMES[2], "documents": [found],
    }  # fmt: skip
    listed = [row, row | {"id": "upload:other", "name": NAMES[0]}]
    route.fulfill(json=row if "upload:made" in unquote(route.request.url) else {"rows": listed})


def test_who_has_no_key_reads_the_decisions_and_is_told_what_it_takes(opening: Open) -> None:
    page = opening("/decisions?lang=en", theme="dark", width=390)
    expect(page.get_by_role("region", name="An editor’s key is needed")).to_contain_text("kechuang keys add")
    expect(page.get_by_role("heading", name="Decisions", exact=False).last).to_be_visible()
    assert violations(page) == []
