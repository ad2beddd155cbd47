"""The tasks of an office, in English and by keyboard alone: what is used is reached by Tab and acted on by keys."""

from __future__ import annotations

import csv
import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.conftest import Open

pytestmark = pytest.mark.browser

PLAN = "江澜省科技创新强基行动方案"
OTHER = "云渚市加快建设云渚湖科创走廊实施方案"
STEPS = 120  # presses of Tab until something is called out of reach


def reach(page: Page, wanted: Locator) -> None:
    """Go on by Tab until the focus is there."""
    wanted.wait_for()
    for _ in range(STEPS):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{wanted} is not reached by keyboard")


def take(page: Page, wanted: Locator) -> None:
    """Reach something and press Enter."""
    reach(page, wanted)
    page.keyboard.press("Enter")


def pick(page: Page, field: Locator, words: str, name: str = "") -> None:
    """Type into a field and take the first of the names that it offers which holds `name`."""
    reach(page, field)
    page.keyboard.type(words)
    listed = page.locator(f"#{field.get_attribute('aria-controls')}").get_by_role("option")
    listed.filter(has_text=name or words).first.wait_for()
    for _ in range(listed.count()):
        page.keyboard.press("ArrowDown")
        if (name or words) in page.locator("[role=option][aria-selected=true]").inner_text():
            break
    page.keyboard.press("Enter")


def test_who_leads_a_platform_and_the_sentence(opening: Open) -> None:
    page = opening("/?lang=en")
    pick(page, page.get_by_role("combobox").first, "澜湖实验室")
    expect(page.get_by_role("heading", level=1)).to_have_text("澜湖实验室")
    expect(page.locator(".charges li", has=page.locator(".role.strong")).first).to_contain_text("lead")
    take(page, page.locator("figure.quote a").first)
    expect(page.locator("mark.here").first).to_be_in_viewport()


def test_what_is_due_for_a_unit_and_its_file(opening: Open) -> None:
    page = opening("/deadlines?lang=en")
    pick(page, page.get_by_role("combobox", name="Unit", exact=True), "云渚市科学")
    expect(page).to_have_url(re.compile("unit="))
    for name, month in (("From", "2025-10"), ("To", "2025-12")):
        reach(page, page.get_by_role("textbox", name=name, exact=True))
        page.keyboard.type(month)
        page.keyboard.press("Tab")
        expect(page).to_have_url(re.compile(month))
    expect(page.locator("article.due")).to_have_count(2)
    export = page.locator(".calls").get_by_text("CSV", exact=True).last
    reach(page, export)
    with page.expect_download() as got:
        page.keyboard.press("Enter")
    with got.value.path().open(encoding="utf-8-sig", newline="") as file:
        assert [row["due"] for row in csv.DictReader(file)] == ["2025-11", "2025-12"]


def unfolded(page: Page) -> Locator:
    """The list beside the graph, all of its parts open."""
    shown = page.locator(".graph .list")
    shown.locator("details").first.wait_for()
    for _ in range(shown.locator("details").count()):
        closed = shown.locator("details:not([open]) > summary").first
        if not closed.count():
            break
        take(page, closed)
    return shown


def grow(page: Page, name: str) -> None:
    """Choose a node in the list, and unfold it."""
    take(page, unfolded(page).locator(".end", has_text=name).first)
    take(page, page.locator(".grow button").first)


def test_a_corridor_leads_to_its_laboratories(opening: Open) -> None:
    page = opening("/browse/corridors?lang=en")
    take(page, page.locator("main").get_by_role("link", name="云渚湖科创走廊"))
    expect(page.get_by_role("heading", level=1)).to_have_text("云渚湖科创走廊")
    take(page, page.get_by_role("link", name="Show in the graph"))
    grow(page, "提升云渚湖科创走廊")
    expect(page.locator(".graph .list")).to_contain_text("望溪科技城")


def test_two_plans_side_by_side(opening: Open) -> None:
    page = opening("/compare?lang=en")
    pick(page, page.get_by_role("combobox", name="First plan"), PLAN, "2024—2027")
    pick(page, page.get_by_role("combobox", name="Second plan"), OTHER, "2024—2026")
    expect(page.get_by_role("row", name=re.compile("技术合同成交额"))).to_contain_text("300亿元")


def test_the_graph_grows_from_a_plan_to_the_laboratories_of_its_tasks(opening: Open) -> None:
    page = opening("/graph?lang=en")
    pick(page, page.get_by_role("combobox", name="Begin here"), PLAN, "2024—2027")
    grow(page, "建设澜湖实验室")
    laboratory = page.locator(".graph .list .end").get_by_text("澜湖实验室", exact=True).first
    laboratory.wait_for(state="attached")
    unfolded(page)
    expect(laboratory).to_be_visible()


def test_a_unit_by_its_initials_and_the_other_language(opening: Open) -> None:
    page = opening("/?lang=en")
    pick(page, page.get_by_role("combobox").first, "jlskxjst", "江澜省科学技术厅")
    expect(page.get_by_role("heading", level=1)).to_have_text("江澜省科学技术厅")
    page.get_by_role("link", name="Skip to the content").focus()
    take(page, page.get_by_role("button", name="中文"))
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    assert "lang" not in parse_qs(urlsplit(page.url).query)
    take(page, page.get_by_role("button", name="English"))
    expect(page).to_have_url(re.compile("lang=en"))
    other = opening(page.url)
    expect(other.get_by_role("heading", name="Targets", exact=True)).to_be_visible()


def test_from_a_thing_to_its_merging(opening: Open) -> None:
    page = opening("/things/" + quote("unit:X10000:江澜省科学技术厅") + "?lang=en")
    take(page, page.get_by_role("link", name="Merge or split"))
    expect(page.get_by_role("region", name="An editor’s key is needed")).to_be_visible()
