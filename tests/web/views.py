"""The addresses of every view over the sample documents, and what brings a view into each of its other states."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote

from playwright.sync_api import Page

PLAN = "plan:X10000:江澜省科技创新强基行动方案:2024-2027"
OTHER_PLAN = "plan:X10100:云渚市加快建设云渚湖科创走廊实施方案:2024-2026"
LAB = "platform:X10000:澜湖实验室"
STATEMENT = "MATCH p = (:GovernmentUnit)-[:RESPONSIBLE_FOR]->(:Measure) RETURN p LIMIT 12"


def thing(of: str) -> str:
    """The address of what has this id."""
    return "/things/" + quote(of)


VIEWS = {
    "home": "/",
    "search": "/search?q=走廊",
    "nothing": "/search?q=火星",
    "documents": "/browse/documents",
    "targets": "/browse/targets",
    "platform": thing(LAB),
    "unit": thing("unit:X10000:江澜省科学技术厅"),
    "plan": thing(PLAN),
    "measure": thing("measure:sample-province-plan:二:（一）:1:1"),
    "target": thing("target:sample-city-plan:plan:技术合同成交额:X10100:2026:level:1"),
    "corridor": thing("zone:X10100:云渚湖科创走廊"),
    "fund": thing("fund:X10000:江澜省科技成果转化基金"),
    "place": thing("place:X10100"),
    "reader": "/read/document:sample-province-plan",
    "table": "/read/document:sample-task-table",
    "deadlines": "/deadlines?kind=both",
    "graph": "/graph?id=" + quote(LAB),
    "path": "/graph?id=" + quote("actor:X10000:江澜大学") + "&to=" + quote("unit:X10100:云渚市科学技术局"),
    "matrix": "/matrix",
    "matrix-targets": "/matrix?view=unit-target",
    "matrix-fields": "/matrix?view=plan-field",
    "indicators": "/indicators",
    "indicator": "/indicators?id=" + quote("indicator:技术合同成交额"),
    "compare": "/compare",
    "compared": "/compare?left=" + quote(PLAN) + "&right=" + quote(OTHER_PLAN),
    "queries": "/queries?name=trace/platforms",
    "uploads": "/uploads",
    "decisions": "/decisions",
    "help": "/help",
}
"""Each view by its address; without a key, `uploads` and `decisions` say what it takes."""

WITHOUT_ROWS = {"nothing", "compare", "queries", "uploads", "decisions", "help"}
"""Those that show nothing which could be had as a table."""


Act = Callable[[Page], None]


def typed(page: Page) -> None:
    """Names offered under the field."""
    page.get_by_role("combobox").first.fill("实验室")
    page.get_by_role("option").first.wait_for()


def run(page: Page) -> None:
    """The named query, answered."""
    page.locator(".queries form.filters button").first.click()
    page.locator(".queries table").first.wait_for()


def ran(page: Page) -> None:
    """A statement of one's own, answered or refused."""
    page.locator(".cypher form button[type=submit]").click()
    page.locator(".cypher .calls, .cypher [role=alert]").first.wait_for(state="attached")


def opened_cell(page: Page) -> None:
    """A cell of the matrix, open."""
    page.locator(".matrix button").first.click()
    page.locator("figure.quote").first.wait_for()


def menu(page: Page) -> None:
    """The menu of a narrow window, open; a wide one shows it always."""
    button = page.locator(".tool.menu")
    if button.is_visible():
        button.click()


def unreachable(page: Page) -> None:
    """The service does not answer."""
    page.route("**/api/**", lambda route: route.abort())
    page.reload()
    page.locator(".told.bad").first.wait_for()


def failing(page: Page) -> None:
    """The service answers that it failed."""
    problem = {"title": "存储没有响应", "detail": "请稍后再试。", "status": 503, "request": "0123456789abcdef"}
    page.route("**/api/**", lambda route: route.fulfill(status=503, json=problem))
    page.reload()
    page.locator(".told.bad").first.wait_for()


def waiting(page: Page) -> None:
    """The service takes its time."""
    page.route("**/api/**", lambda route: None)
    page.reload()
    page.locator(".told.wait").first.wait_for()


STATES: dict[str, tuple[str, Act]] = {
    "home-suggestions": (VIEWS["home"], typed),
    "home-menu": (VIEWS["home"], menu),
    "home-unreachable": (VIEWS["home"], unreachable),
    "platform-unreachable": (VIEWS["platform"], unreachable),
    "deadlines-failing": (VIEWS["deadlines"], failing),
    "plan-waiting": (VIEWS["plan"], waiting),
    "deadlines-waiting": (VIEWS["deadlines"], waiting),
    "matrix-cell": (VIEWS["matrix"], opened_cell),
    "queries-answer": (VIEWS["queries"], run),
    "cypher-graph": ("/queries?cypher=" + quote(STATEMENT), ran),
    "cypher-refused": ("/queries?cypher=" + quote("MATCH (n) DELETE n"), ran),
}
"""States of views that it takes an act to see."""

NOTHING = {
    "browse-nothing": "/browse/units?name=火星",
    "deadlines-nothing": "/deadlines?since=2101-01&until=2101-02",
    "graph-begin": "/graph",
    "queries-begin": "/queries",
    "search-begin": "/search",
    "thing-gone": thing("unit:X1:没有"),
    "read-gone": "/read/document:none",
    "indicator-gone": "/indicators?id=" + quote("indicator:没有"),
    "lost": "/browse/nonsense",
}
"""Addresses at which there is nothing, or nothing yet."""

FIRST_NAME = "unit:X10000:江澜省各市、县(市、区)"
KEYED = {
    "uploads-key": "/uploads",
    "decisions-key": "/decisions",
    "merge-preview": "/decisions?first=" + quote(FIRST_NAME) + "&second=" + quote(FIRST_NAME + "政府"),
    "merge-strangers": "/decisions?first=" + quote("unit:X10000:江澜省科学技术厅") + "&second=" + quote(LAB),
}
"""What an editor sees, signed in."""


def sign_in(page: Page, key: str) -> None:
    """By keyboard alone, from the field on."""
    field = page.get_by_role("textbox", name=re.compile("^(密钥|Key)$"))
    field.focus()
    page.keyboard.type(key)
    page.keyboard.press("Enter")
    field.wait_for(state="hidden")
