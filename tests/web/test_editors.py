"""What editors do with a key: a document is uploaded, looked at and loaded; two names are merged, and apart again.

Uploads are read by a worker, a process that starts for each step: that takes seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import Page, expect

from tests.web import server
from tests.web.conftest import Open, violations

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
PATIENCE = 60_000  # milliseconds for a worker of the server on a busy machine


def sign_in(page: Page, key: str) -> None:
    """By keyboard alone, from the field on."""
    field = page.get_by_role("textbox", name=re.compile("^(密钥|Key)$"))
    field.focus()
    page.keyboard.type(key)
    page.keyboard.press("Enter")
    expect(field).to_be_hidden()


@pytest.fixture
def clean(web_data: Path) -> Iterator[list[str]]:
    """Documents named here are taken out of the graph again."""
    loaded: list[str] = []
    yield loaded
    for document in loaded:
        server.take_out(web_data, document)


def test_a_document_is_uploaded_looked_at_and_loaded_by_keyboard_alone(
    opening: Open, edit_key: str, tmp_path: Path, clean: list[str]
) -> None:
    path = tmp_path / "青浦湾.txt"
    path.write_text(TEXT, "utf-8")
    page = opening("/uploads")
    assert violations(page) == []
    sign_in(page, edit_key)
    field = page.get_by_label("选择文件")
    with page.expect_file_chooser() as chooser:
        field.press("Enter")
    chooser.value.set_files(path)
    page.get_by_role("button", name="发送并读取").press("Enter")
    load = page.get_by_role("button", name="收录", exact=True)
    load.wait_for(timeout=PATIENCE)
    found = page.locator("article.found")
    expect(found.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(found).to_contain_text("组建青浦湾实验室")
    expect(found).to_contain_text("江澜省科学技术厅")
    expect(found).to_contain_text("读懂 3 / 共 3")
    assert violations(page) == []
    assert page.request.get(f"/api/v1/documents?name={quote('青浦湾')}").json()["rows"] == [], "nothing before the word"
    load.press("Enter")
    onward = found.get_by_role("link", name="打开文件")
    onward.wait_for(timeout=PATIENCE)
    clean.append(unquote((onward.get_attribute("href") or "").partition("document:")[2]))
    onward.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.locator("mark.Target").first).to_contain_text("固定科研人员")
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


def test_what_cannot_be_read_says_why_and_is_discarded(opening: Open, edit_key: str) -> None:
    page = opening("/uploads?lang=en", theme="dark")
    sign_in(page, edit_key)
    field = page.get_by_label("Choose a file")
    field.set_input_files({"name": "scan.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 nothing more"})
    page.get_by_role("button", name="Send and read").click()
    discard = page.get_by_role("button", name="Discard")
    discard.wait_for(timeout=PATIENCE)
    expect(page.get_by_role("alert").first).to_contain_text("scan.pdf")
    assert violations(page) == []
    discard.click()
    expect(page.locator("main")).to_contain_text("Discarded")
    page.get_by_role("link", name="Upload another").click()
    expect(page.locator(".rows.slim")).to_contain_text("scan.pdf")


def test_two_names_are_merged_and_it_is_undone_by_keyboard_alone(opening: Open, edit_key: str) -> None:
    page = opening("/things/" + quote(SECOND))
    page.get_by_role("link", name="合并或拆分").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("合并与拆分")
    assert violations(page) == []
    sign_in(page, edit_key)
    field = page.get_by_role("combobox", name="第二个")
    field.fill("各市、县")
    page.get_by_role("option").first.wait_for()
    field.press("ArrowDown")
    field.press("Enter")
    preview = page.get_by_role("region", name="会改变什么")
    expect(preview).to_contain_text("随之移动的关系")
    expect(preview).to_contain_text("规则认为不是同一个")
    assert violations(page) == []
    reason = page.get_by_role("textbox", name="理由")
    reason.focus()
    page.keyboard.type("两种写法指同一批单位")
    page.keyboard.press("Enter")
    expect(page.locator(".told.done")).to_contain_text("已合并为", timeout=PATIENCE)
    merged = page.request.get(f"/api/v1/queries/node/redirect?id={quote(SECOND)}").json()["rows"]
    record = page.locator("section", has=page.get_by_role("heading", name="判定记录")).locator(".rows > li").first
    expect(record).to_contain_text("两种写法指同一批单位")
    record.locator("summary").press("Enter")
    record.get_by_role("textbox", name="撤销的理由").fill("写错了")
    record.get_by_role("button", name="撤销合并").press("Enter")
    expect(page.locator(".told.done")).to_contain_text("已拆开", timeout=PATIENCE)
    again = page.request.get(f"/api/v1/queries/node/redirect?id={quote(SECOND)}").json()["rows"]
    assert [len(merged), len(again)] == [1, 0]


def test_who_has_no_key_reads_the_decisions_and_is_told_what_it_takes(opening: Open) -> None:
    page = opening("/decisions?lang=en", theme="dark", width=390)
    expect(page.get_by_role("region", name="An editor’s key is needed")).to_contain_text("kechuang keys add")
    expect(page.get_by_role("heading", name="Decisions", exact=False).last).to_be_visible()
    assert violations(page) == []
