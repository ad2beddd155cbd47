"""The graph's files, and how a hub is folded."""

from __future__ import annotations

import json
import re
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, Route, expect

from tests.web.conftest import Open

pytestmark = pytest.mark.browser

LAB = "/graph?id=" + quote("platform:X10000:澜湖实验室")
STATUS = ".graph [role=status]"


def saved(page: Page, button: str) -> bytes:
    with page.expect_download() as got:
        page.get_by_role("button", name=button).click()
    return got.value.path().read_bytes()


def test_the_graph_leaves_as_picture_and_as_data(opening: Open) -> None:
    page = opening(LAB)
    expect(page.locator(STATUS)).to_contain_text(re.compile("[1-9][0-9]* 条关系"))
    held = json.loads(saved(page, "数据 JSON"))
    names = {"{http://graphml.graphdrawing.org/xmlns}" + name: name for name in ("node", "edge")}
    found = ElementTree.fromstring(saved(page, "数据 GraphML")).iter()
    kinds = [names[one.tag] for one in found if one.tag in names]
    assert (kinds.count("node"), kinds.count("edge")) == (len(held["nodes"]), len(held["edges"]))
    drawing = saved(page, "图片 SVG").decode()
    ElementTree.fromstring(drawing)
    assert drawing.count("marker-end") == len(held["edges"])
    assert "澜湖实验室" in drawing
    assert saved(page, "图片 PNG").startswith(b"\x89PNG")


def test_what_was_unfolded_is_in_the_address_and_is_taken_back(opening: Open) -> None:
    page = opening(LAB)
    status = page.locator(STATUS)
    expect(status).to_contain_text(re.compile("[1-9][0-9]* 条关系"))
    before = status.inner_text()
    page.locator(".graph .end", has_text="建设澜湖实验室").first.click()
    page.locator(".grow button").first.click()
    expect(status).not_to_have_text(before)
    expect(page).to_have_url(re.compile("did="))
    expect(opening(page.url).locator(STATUS)).to_have_text(status.inner_text())
    page.go_back()
    expect(status).to_have_text(before)


def test_a_hub_is_folded_and_says_so(opening: Open) -> None:
    def many(route: Route) -> None:
        rows = [
            {
                "key": f"ABOUT|in|measure:{i:03}", "relation": "ABOUT", "outgoing": False, "id": f"measure:{i:03}",
                "labels": ["Measure"], "name": f"任务{i}", "statements": [],
            }
            for i in range(100)
        ]  # fmt: skip
        route.fulfill(json={"rows": rows, "partial": True, "columns": []})

    page = opening("/help")
    page.route("**/api/v1/queries/node/neighbours?**", many)
    page.goto(LAB)
    expect(page.locator(STATUS)).to_contain_text("16 个节点")
    expect(page.locator(".grow")).to_contain_text("15+")
    expect(page.locator(".legend")).to_contain_text("还有关系没有展开")
