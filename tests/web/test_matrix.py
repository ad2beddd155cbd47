"""The matrix: what its cells hold, its files, its keyboard, and its size."""

from __future__ import annotations

import csv
import json
import re
from io import BytesIO
from urllib.parse import quote

import openpyxl
import pytest
from playwright.sync_api import Route, expect

from tests.web.conftest import Open, violations

pytestmark = pytest.mark.browser

UNIT = "unit:X10000:江澜省科学技术厅"
SIDE = 500
WIDE = {"rows": [], "columns": [], "cells": [], "partial": False, "asked": {}, "nothing": None}


def test_units_and_targets(opening: Open) -> None:
    page = opening("/matrix?view=unit-target")
    page.get_by_role("button", name=re.compile("江澜省科学技术厅 — 固定科研人员")).click()
    expect(page.locator(".rows li").first).to_contain_text("600名")
    expect(page.locator("figure.quote").first).to_contain_text("固定科研人员")
    assert violations(page) == []


def test_plans_and_fields_and_a_cell_in_the_address(opening: Open) -> None:
    page = opening("/matrix?view=plan-field&lang=en")
    page.locator(".matrix button").first.click()
    expect(page.locator(".rows li").first.locator("figure.quote")).to_be_visible()
    other = opening(page.url)
    expect(other.get_by_role("heading", level=2)).to_have_text(page.get_by_role("heading", level=2).inner_text())


def test_the_matrix_as_a_workbook_and_as_csv(opening: Open) -> None:
    page = opening("/matrix")
    with page.expect_download() as got:
        page.get_by_role("button", name="矩阵 XLSX").click()
    sheet = openpyxl.load_workbook(BytesIO(got.value.path().read_bytes())).active
    assert sheet is not None
    cells = list(sheet.values)
    with page.expect_download() as got:
        page.get_by_role("button", name="矩阵 CSV").click()
    with got.value.path().open(encoding="utf-8-sig", newline="") as file:
        assert [[cell or None for cell in row] for row in csv.reader(file)] == [
            [None if cell is None else str(cell) for cell in row] for row in cells
        ]
    assert cells[0][1] == "澜湖实验室"
    assert dict(zip(cells[0], cells[2], strict=True))["澜湖实验室"] == 2


def test_arrow_keys_lead_from_filled_cell_to_filled_cell(opening: Open) -> None:
    page = opening("/matrix")
    first = page.locator(".matrix button").first
    expect(first).to_be_visible()
    page.get_by_role("group", name="矩阵").focus()
    page.keyboard.press("Tab")
    expect(first).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("row="))
    expect(page.locator("figure.quote").first).to_be_visible()
    assert page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"


def wide(route: Route) -> None:
    """An answer of 500 rows and columns with 10,000 filled cells."""
    names = [{"id": f"unit:{i}", "name": f"第{i}单位", "measures": SIDE - i} for i in range(SIDE)]
    across = [{"id": f"platform:{i}", "name": f"第{i}平台", "measures": SIDE - i} for i in range(SIDE)]
    cells = [
        {"row": f"unit:{i}", "column": f"platform:{(i * 7 + j * 25) % SIDE}", "measures": 1 + (i + j) % 9, "leads": 0}
        for i in range(SIDE)
        for j in range(20)
    ]
    body = {**WIDE, "rows": names, "columns": across, "cells": [{**cell, "examples": []} for cell in cells]}
    route.fulfill(body=json.dumps(body), content_type="application/json")


def test_five_hundred_rows_and_columns_draw_only_what_is_in_view(opening: Open) -> None:
    page = opening("/help")
    page.route("**/api/v1/matrix?**", wide)
    page.goto("/matrix?order=name")
    box = page.get_by_role("group", name="矩阵")
    expect(box.locator("button").first).to_be_visible()
    nodes = "document.querySelector('.matrix').querySelectorAll('*').length"
    assert page.evaluate(nodes) < 4000
    box.evaluate("el => el.scrollTo(el.scrollWidth, el.scrollHeight)")
    last = box.get_by_role("link", name="第99单位", include_hidden=True)
    expect(last).to_be_in_viewport()
    expect(box.get_by_role("link", name="第99平台", include_hidden=True)).to_be_in_viewport()
    assert page.evaluate(nodes) < 4000
    # from the first cell to one far away by keyboard: it is scrolled to and keeps the focus
    box.evaluate("el => el.scrollTo(0, 0)")
    box.locator("button[tabindex='0']").focus()
    page.keyboard.press("End")
    expect(box.locator("button:focus")).to_be_in_viewport()
    assert box.evaluate("el => el.scrollLeft") > 1000


def test_a_plan_narrows_the_matrix(opening: Open) -> None:
    plan = quote("plan:X10100:云渚市加快建设云渚湖科创走廊实施方案:2024-2026")
    page = opening(f"/matrix?view=unit-target&plan={plan}")
    expect(page.locator(".matrix")).to_contain_text("云渚市科学技术局")
    expect(page.locator(".matrix")).not_to_contain_text("江澜省财政厅")
