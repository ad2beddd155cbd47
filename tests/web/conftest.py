"""The page in a real browser, on a real server over the sample documents.

`page` fails its test on any message of an error in the console, on any error of the page, and on any request that
leaves the machine. Motion is switched off. Chromium is Debian's; `axe` is the checker of accessibility that the front
end's own lock names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Request, expect, sync_playwright

from api import web
from tests.conftest import ROOT, missing
from tests.web import server
from tests.web.server import FLAGS, program, serving

PATIENCE = 60_000  # milliseconds for anything awaited on a busy machine
expect.set_options(timeout=PATIENCE)
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
Open = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's program."""
    found = program()
    if not found:
        missing("browser", "no chromium on the PATH (apt-get install chromium fonts-noto-cjk)")
    assert found
    return found


@pytest.fixture(scope="session")
def web_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the server's data."""
    return tmp_path_factory.mktemp("web")


@pytest.fixture(scope="session")
def edit_key(web_data: Path, site: str) -> str:
    """A key that may edit."""
    return server.edit_key(web_data)


@pytest.fixture(scope="session")
def site(web_data: Path, chromium: str) -> Iterator[str]:
    """The address of a server in a process of its own, with the samples."""
    if not web.is_built():
        missing("browser", f"the page is not built ({web.why_not() or 'python hatch_build.py'})")
    with serving(web_data) as url:
        yield url


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for all tests; each opens a window of its own."""
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture
def opening(browser: Browser, site: str) -> Iterator[Open]:
    """Opens an address in a new window; `width`, `theme` and the like go to the browser.

    `refused`: the statuses that the test provokes (0: no answer at all), which the browser reports as errors.
    """
    contexts: list[BrowserContext] = []
    wrong: list[str] = []
    expected: list[str] = []
    host = urlsplit(site).netloc

    def watched(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https") and parts.netloc != host:
            wrong.append(f"request to {request.url}")

    def said(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not any(status in message.text for status in expected):
            wrong.append(f"console: {message.text}")

    def asked(dialog: Dialog) -> None:
        wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def opened(
        path: str, *, width: int = 1280, theme: str = "light", refused: Sequence[int] = (), **given: Any
    ) -> Page:
        context = browser.new_context(
            base_url=site,
            viewport={"width": width, "height": 900},
            color_scheme=theme,  # type: ignore[arg-type]  # a literal that comes as a parameter
            reduced_motion="reduce",
            accept_downloads=True,
            **given,
        )
        contexts.append(context)
        expected.extend(f"status of {status}" if status else "ERR_FAILED" for status in refused)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("console", said)
        page.on("pageerror", lambda error: wrong.append(f"page error: {error}"))
        page.on("request", watched)
        page.on("dialog", asked)
        page.goto(path)
        page.locator("h1").first.wait_for()
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not wrong, "\n".join(wrong)


def violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA, one line each."""
    # through the protocol, not as a script of the page: its policy allows none from outside
    page.evaluate(Path(AXE).read_text("utf-8"))
    found = page.evaluate("(tags) => axe.run(document, { runOnly: tags })", RULES)
    return [
        f"{one['id']} ({one['impact']}): {node['html'][:160]} {node['failureSummary'][:300]}"
        for one in found["violations"]
        for node in one["nodes"]
    ]
