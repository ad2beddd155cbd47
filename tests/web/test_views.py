"""Every view: accessible in both themes, whole at each width, and safe whatever a name holds."""

from __future__ import annotations

import gzip
import json
import re
from itertools import cycle
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Route, expect

from api import web
from tests.web.conftest import PATIENCE, Open, violations

pytestmark = pytest.mark.browser

PLAN = "plan:X10000:江澜省科技创新强基行动方案:2024-2027"
OTHER_PLAN = "plan:X10100:云渚市加快建设云渚湖科创走廊实施方案:2024-2026"
VIEWS = {
    "home": "/",
    "search": "/search?q=走廊",
    "nothing": "/search?q=火星",
    "documents": "/browse/documents",
    "targets": "/browse/targets",
    "platform": "/things/" + quote("platform:X10000:澜湖实验室"),
    "unit": "/things/" + quote("unit:X10000:江澜省科学技术厅"),
    "plan": "/things/" + quote(PLAN),
    "measure": "/things/" + quote("measure:sample-province-plan:二:（一）:1:1"),
    "reader": "/read/document:sample-province-plan",
    "table": "/read/document:sample-task-table",
    "deadlines": "/deadlines?kind=both",
    "graph": "/graph?id=" + quote("platform:X10000:澜湖实验室"),
    "path": "/graph?id=" + quote("actor:X10000:江澜大学") + "&to=" + quote("unit:X10100:云渚市科学技术局"),
    "matrix": "/matrix",
    "indicators": "/indicators",
    "indicator": "/indicators?id=" + quote("indicator:技术合同成交额"),
    "compare": "/compare",
    "compared": "/compare?left=" + quote(PLAN) + "&right=" + quote(OTHER_PLAN),
    "queries": "/queries?name=trace/platforms",
    "uploads": "/uploads",
    "decisions": "/decisions",
    "help": "/help",
}
UNTOLD = re.compile(r"\b(?:browse|thing|due|graph|matrix|read|search|compare|queries|cypher)\.[a-z]\w+", re.IGNORECASE)
WITHOUT_ROWS = {"nothing", "compare", "queries", "uploads", "decisions", "help"}
FIRST_LOAD = 200 * 1024  # bytes of JavaScript, compressed


def settled(page: Page) -> Page:
    page.wait_for_load_state("networkidle", timeout=4 * PATIENCE)
    return page


def same_for_machines(page: Page) -> None:
    """The view as an API call that answers, as Cypher, and as a table."""
    calls = page.locator(".calls").first
    address = calls.locator("a[href^='/api/']").first.get_attribute("href")
    assert page.request.get(address or "").status == 200
    assert calls.locator("a[href^='/queries?name=']").count() == 1
    assert calls.locator("a[href*='format=csv'], button").count() == 1


@pytest.mark.parametrize("view", VIEWS)
def test_accessible_and_whole_on_a_phone(view: str, opening: Open) -> None:
    page = settled(opening(VIEWS[view]))
    assert violations(page) == []
    assert not UNTOLD.findall(page.locator("body").inner_text())
    if view not in WITHOUT_ROWS:
        same_for_machines(page)
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_checker_of_accessibility_sees_faults(opening: Open) -> None:
    page = settled(opening("/help"))
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button>')")
    assert any(line.startswith("button-name") for line in violations(page))


@pytest.mark.parametrize("view", ["home", "platform", "reader", "deadlines", "matrix", "graph"])
def test_accessible_in_the_dark_and_in_english(view: str, opening: Open) -> None:
    path = VIEWS[view] + ("&" if "?" in VIEWS[view] else "?") + "lang=en"
    assert violations(settled(opening(path, theme="dark"))) == []


def test_the_theme_is_switched_and_kept(opening: Open) -> None:
    page = opening("/")
    page.get_by_role("button", name="换成深色").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_the_menu_of_a_phone_opens(opening: Open) -> None:
    page = opening("/", width=390)
    expect(page.get_by_role("link", name="期限", exact=True)).to_be_hidden()
    page.get_by_role("button", name="菜单").click()
    page.get_by_role("link", name="期限", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("期限")


def test_the_first_load_is_light(opening: Open) -> None:
    seen: list[str] = []
    page = opening("/help")
    page.on("response", lambda r: seen.append(r.url) if r.url.endswith(".js") else None)
    page.goto("/")
    settled(page)
    names = {Path(url).name for url in seen}
    assert names
    weight = sum(len(gzip.compress((web.BUILT / "assets" / name).read_bytes())) for name in names)
    assert weight < FIRST_LOAD


def test_only_the_page_itself_may_run_scripts(opening: Open) -> None:
    page = opening("/")
    policy = page.request.get("/").headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "default-src 'none'" in policy
    assert "connect-src 'self'" in policy
    assert (
        "immutable" in page.request.get(page.locator("script[src]").get_attribute("src") or "").headers["cache-control"]
    )
    assert page.request.get("/nonsense").status == 404


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "厅\u202egnp.exe",
    "甲" * 10_000,
    "𠀀𪚥実験🧪室",
]
WORDY = (
    "name|title|as_stated|_text|text|quote|prefix|suffix|label|issuer|url|verb|why|value_unit|number|genre|form|hint"
)
NAMED = re.compile(rf'"(\w*(?:{WORDY}))":"(?:[^"\\]|\\.)*"')
RUN = "main :is(script, img, iframe, object), main a[href^=javascript], main [onerror], main [onload]"


@pytest.mark.parametrize("part", range(3))
def test_hostile_names_are_text(part: int, opening: Open) -> None:
    names = cycle(HOSTILE)

    def spoiled(route: Route) -> None:
        """The server's true answer with every name and text in it replaced."""
        answer = route.fetch()
        body = NAMED.sub(lambda m: f'"{m[1]}":{json.dumps(next(names))}', answer.text())
        route.fulfill(response=answer, body=body)

    page = opening("/help")
    page.route("**/api/**", spoiled)
    for view in [view for view in VIEWS if view not in ("nothing", "help")][part::3]:
        page.set_viewport_size({"width": 1024, "height": 800})
        page.goto(VIEWS[view])
        settled(page)
        assert page.locator("main").inner_text().strip(), view
        assert page.locator(RUN).count() == 0, view
        assert page.evaluate("document.documentElement.scrollWidth") <= 1024, view
        page.set_viewport_size({"width": 390, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, view
