"""Lists of ten thousand rows: only what is near the view stands in the page, and the last row can be reached."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.web.conftest import Open

pytestmark = pytest.mark.browser

MANY = 10_000


def due(number: int) -> dict[str, Any]:
    evidence = {"of": "deadline", "passage": f"passage:made:{number}", "start": 0, "end": 4, "prefix": "", "suffix": ""}
    return {
        "key": f"{number:06}", "due": f"20{30 + number // 3000}-{1 + number % 12:02}", "what": "measure",
        "id": f"measure:made:{number}", "measure": f"measure:made:{number}", "measure_title": f"任务{number}" * 4,
        "units": [{"unit": "unit:made", "unit_name": "云渚市科学技术局", "role": "lead", "collective": False}],
        "evidence": [{**evidence, "quote": "年底前"}],
    }  # fmt: skip


def unit(number: int) -> dict[str, Any]:
    return {"id": f"unit:made:{number}", "name": f"单位{number}", "type": "GovernmentUnit", "documents": number % 7}


def made(page: Page, address: str, row: Any) -> None:
    """Answers of a server that holds many rows, page by page."""

    def answered(route: Route) -> None:
        asked = {name: values[0] for name, values in parse_qs(urlsplit(route.request.url).query).items()}
        first = int(asked.get("cursor", 0))
        last = min(MANY, first + int(asked["limit"]))
        rows = [row(number) for number in range(first, last)]
        body: dict[str, Any] = {
            "asked": {},
            "rows": rows,
            "cursor": str(last) if last < MANY else None,
            "nothing": None,
        }
        route.fulfill(content_type="application/json", body=json.dumps(body, ensure_ascii=False))

    page.route(address, answered)


def test_ten_thousand_deadlines(opening: Open) -> None:
    page = opening("/help")
    made(page, "**/api/v1/calendar?*", due)
    page.goto("/deadlines")
    expect(page.locator("#months")).to_contain_text("10000")
    assert page.locator("article.due").count() < 100
    page.evaluate("window.scrollTo(0, document.body.scrollHeight / 2)")
    expect(page.locator("article.due", has_text="任务5000")).to_be_attached()
    last = page.locator("article.due", has_text=f"任务{MANY - 1}")
    for _ in range(20):  # heights are known only of what was seen, so the end moves as it comes near
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        page.wait_for_timeout(100)
        if last.count():
            break
    expect(last).to_be_attached()
    assert page.locator("article.due").count() < 100


def test_a_long_list_goes_on_by_itself_once_more_was_asked_for(opening: Open) -> None:
    page = opening("/help")
    made(page, "**/api/v1/units?*", unit)
    page.goto("/browse/units")
    page.get_by_role("button", name="再看一些").click()
    page.mouse.move(600, 500)
    told = page.get_by_role("status").filter(has_text="已列出")
    for _ in range(3):
        before = told.inner_text()
        page.mouse.wheel(0, 100_000)
        expect(told).not_to_have_text(before)
    assert page.get_by_role("link", name="单位0", exact=True).count() == 0
    assert page.locator("tr[data-row]").count() < 120
    first = page.get_by_role("link", name="单位0", exact=True)
    for _ in range(20):  # the wheel may run on for a moment
        page.evaluate("window.scrollTo(0, 0)")
        page.wait_for_timeout(100)
        if first.count():
            break
    expect(first).to_be_visible()
