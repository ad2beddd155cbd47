"""The reader: what was repaired and what was not understood, facts and their text, documents of 300 pages."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.web.conftest import Open, violations

pytestmark = pytest.mark.browser

NOISY = "/read/document:sample-noisy-traditional"
PLAN = "/read/document:sample-province-plan"
PASSAGES = 7_500  # some 300 pages
PAGE = 500
MORE = "支持青浦湾高校院所联合建设公共平台，开放共享设施。" * 4


def test_raw_text_stands_beside_what_was_repaired(opening: Open) -> None:
    page = opening(NOISY)
    page.get_by_role("checkbox", name=re.compile("对照源文件")).check()
    raw = page.locator(".rawtext", has_text="提升平")
    expect(raw).to_contain_text("發(fā)機構(gòu)")
    expect(raw.locator(".mended").first).to_have_attribute("title", "繁体转简体")
    assert parse_qs(urlsplit(page.url).query)["raw"] == ["1"]
    assert violations(page) == []
    page.get_by_text("读得怎么样").click()
    expect(page.locator(".howread")).to_contain_text("去掉注音")


def test_what_was_not_understood_is_visible(opening: Open) -> None:
    page = opening("/read/document:sample-annual-report?gaps=1&lang=en", theme="dark")
    expect(page.locator(".howread summary")).to_contain_text(re.compile(r"gave no fact \d+%"))
    expect(page.locator(".passage.unread").first).to_contain_text("no fact found")
    expect(page.locator(".passage.unread mark")).to_have_count(0)
    assert violations(page) == []


def test_kinds_left_out_are_part_of_the_address(opening: Open) -> None:
    page = opening(PLAN + "?hide=Target")
    expect(page.locator("mark.Measure").first).to_be_visible()
    expect(page.locator("mark.Target")).to_have_count(0)
    expect(page.get_by_role("checkbox", name=re.compile("目标"))).not_to_be_checked()


def test_from_the_text_to_the_note_and_back_by_keyboard(opening: Open) -> None:
    page = opening(PLAN)
    page.locator("mark.Target", has_text="技术合同成交额").first.click()
    note = page.locator(".notes button[aria-pressed='true']")
    expect(note).to_be_focused()
    expect(note).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("mark.chosen")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator("mark.chosen").first).to_be_in_viewport()
    assert violations(page) == []


def long(page: Page, passages: int = PASSAGES) -> None:
    """The plan as one of 300 pages, with a measure in every third passage."""

    def place(n: int) -> dict[str, Any]:
        return {"of": "fact", "passage": f"passage:sample-province-plan:{n}", "page": None, "start": 0, "end": 12}

    def told(n: int) -> dict[str, Any]:
        heading = n % 50 == 0
        text = f"第{n}节 重点任务" if heading else f"{n}.建设青浦湾第{n}实验室。{MORE}"
        return {
            "passage": f"passage:sample-province-plan:{n}", "ordinal": n, "text": text, "path": [],
            "kind": "heading" if heading else "item", "segments": None, "page": n // 25 + 1,
        }  # fmt: skip

    def pages(route: Route) -> None:
        given = parse_qs(urlsplit(route.request.url).query)
        start = int(given.get("cursor", ["0"])[0])
        end = min(start + PAGE, passages)
        rows = [told(n) for n in range(start, end)]
        route.fulfill(json={"rows": rows, "cursor": str(end) if end < passages else None})

    def facts(route: Route) -> None:
        given = parse_qs(urlsplit(route.request.url).query)
        start = int(given.get("after", ["0"])[0])
        numbers = [n for n in range(passages) if n % 3 == 1][start : start + PAGE]
        rows = [
            {
                "key": str(start + i + 1), "type": "Measure", "id": f"measure:{n}", "links": [], "evidence": [place(n)],
                "properties": {"title": f"建设青浦湾第{n}实验室"},
            }
            for i, n in enumerate(numbers)
        ]  # fmt: skip
        route.fulfill(json={"rows": rows, "partial": len(rows) == PAGE, "columns": []})

    page.route("**/api/v1/documents/*/passages?**", pages)
    page.route("**/api/v1/queries/document/facts?**", facts)


def test_a_document_of_300_pages_is_read_from_end_to_end(opening: Open) -> None:
    page = opening("/help")
    long(page)
    page.goto(f"{PLAN}?at=passage:sample-province-plan:7321&from=0&to=12")
    here = page.locator("mark.here")
    expect(here).to_be_in_viewport(timeout=30_000)  # all its pages are asked for first
    expect(here).to_have_text("7321.建设青浦湾第7")
    page.get_by_role("link", name="第50节 重点任务").click()
    expect(page.get_by_role("heading", name="第50节 重点任务")).to_be_in_viewport()
    expect(page.locator(".notes button", has_text="第52实验室")).to_be_in_viewport()
    page.get_by_role("link", name="第7450节 重点任务").click()
    expect(page.get_by_role("heading", name="第7450节 重点任务")).to_be_in_viewport()
