"""Every view: accessible in both themes, whole at each width, and safe whatever a name holds."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from api import web
from tests.web.conftest import PATIENCE, Open, violations
from tests.web.hostile import RUN, spoiling
from tests.web.views import KEYED, NOTHING, STATES, VIEWS, WITHOUT_ROWS, sign_in

pytestmark = pytest.mark.browser

UNTOLD = re.compile(r"\b(?:browse|thing|due|graph|matrix|read|search|compare|queries|cypher)\.[a-z]\w+", re.IGNORECASE)
ALIKE = {"corridor", "fund", "matrix-targets", "matrix-fields"}  # drawn like others; the long dose looks at them too
FIRST_LOAD = 200 * 1024  # bytes of JavaScript, compressed


def settled(page: Page) -> Page:
    page.wait_for_load_state("networkidle", timeout=2 * PATIENCE)
    return page


def same_for_machines(page: Page) -> None:
    """The view as an API call that answers, as Cypher, and as a table."""
    calls = page.locator(".calls").first
    address = calls.locator("a[href^='/api/']").first.get_attribute("href")
    assert page.request.get(address or "").status == 200
    assert calls.locator("a[href^='/queries?name=']").count() == 1
    assert calls.locator("a[href*='format=csv'], button").count() == 1


@pytest.mark.parametrize("view", [view for view in VIEWS if view not in ALIKE])
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


@pytest.mark.soak
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_accessible_in_every_state(theme: str, lang: str, opening: Open, edit_key: str) -> None:
    found: list[str] = []
    for name, path in (VIEWS | NOTHING | KEYED | {name: path for name, (path, _) in STATES.items()}).items():
        asked = path + ("&" if "?" in path else "?") + f"lang={lang}"
        page = opening(asked, theme=theme, refused=(0, 400, 404, 409, 503))
        if name in STATES:
            STATES[name][1](page)
        else:
            settled(page)
        if name in KEYED:
            sign_in(page, edit_key)
            settled(page)
        found += [f"{name}: {line}" for line in violations(page)]
        page.context.close()
    assert found == []


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


@pytest.mark.parametrize("part", range(3))
def test_hostile_names_are_text(part: int, opening: Open) -> None:
    page = opening("/help")
    page.route("**/api/**", spoiling())
    for view in [view for view in VIEWS if view not in {"nothing", "help"} | ALIKE][part::3]:
        page.set_viewport_size({"width": 1024, "height": 800})
        page.goto(VIEWS[view])
        settled(page)
        assert page.locator("main").inner_text().strip(), view
        assert page.locator(RUN).count() == 0, view
        assert page.evaluate("document.documentElement.scrollWidth") <= 1024, view
        page.set_viewport_size({"width": 390, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, view
