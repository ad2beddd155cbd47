"""The page in pictures, from the sample documents.

`make screenshots` (`python -m tests.web.pictures`) takes those of the READMEs; `python -m tests.web.pictures FOLDER
[WORD]` takes every view and state (whose name holds this word), wide and narrow, light and dark, for a look at each.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import ROOT
from tests.web.server import FLAGS, edit_key, program, serving
from tests.web.views import KEYED, LAB, NOTHING, PLAN, STATES, VIEWS, sign_in, thing

FOLDER = ROOT / "docs" / "pictures"
SENTENCE = "at=passage:sample-province-plan:13&from=12&to=25"
SHOWN = {
    "platform": (thing(LAB), "light"),
    "reader": (f"{VIEWS['reader']}?{SENTENCE}", "light"),
    "graph": ("/graph?id=" + quote(PLAN), "dark"),
    "matrix": (VIEWS["matrix"], "light"),
    "deadlines": (VIEWS["deadlines"], "light"),
    "compare": (VIEWS["compared"], "light"),
    "platform-en": (f"{thing(LAB)}?lang=en", "light"),
}
"""What the READMEs and the guides show."""
LOOKS = [(width, theme, "zh") for width in (1440, 1024, 390) for theme in ("light", "dark")] + [(1440, "light", "en")]
TALLEST = 2600  # pixels of a picture of a long page


def opened(browser: Browser, url: str, path: str, width: int, height: int, theme: str) -> Page:
    """A new window at this address, its answers there."""
    page = browser.new_page(
        base_url=url,
        viewport={"width": width, "height": height},
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
    )
    page.goto(path)
    page.locator("h1, .told").first.wait_for()
    page.wait_for_load_state("networkidle")
    return page


def of_the_readmes(browser: Browser, url: str) -> None:
    """Take each picture of the READMEs anew."""
    FOLDER.mkdir(exist_ok=True)
    for name, (path, theme) in SHOWN.items():
        page = opened(browser, url, path, 1200, 780, theme)
        page.screenshot(path=FOLDER / f"{name}.png")
        page.close()


def of_everything(browser: Browser, url: str, key: str, folder: Path, word: str) -> None:
    """Take a picture of every view and state in every look."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = VIEWS | NOTHING | KEYED | {name: path for name, (path, _) in STATES.items()}
    for name, path in paths.items():
        for width, theme, lang in LOOKS if word in name else ():
            asked = path + ("&" if "?" in path else "?") + "lang=en" if lang == "en" else path
            page = opened(browser, url, asked, width, 900, theme)
            if name in STATES:
                STATES[name][1](page)
            if name in KEYED:
                sign_in(page, key)
                page.wait_for_load_state("networkidle")
            if name not in STATES:
                page.locator(".told.wait").first.wait_for(state="detached")
            tall = min(TALLEST, int(page.evaluate("document.documentElement.scrollHeight")))
            clip = {"x": 0, "y": 0, "width": width, "height": tall}
            page.screenshot(path=folder / f"{name}.{width}.{theme}.{lang}.png", clip=clip, full_page=True)  # type: ignore[arg-type]  # a literal of four numbers
            page.close()


def main(folder: str = "", word: str = "") -> None:
    """Those of the READMEs, or of everything into this folder."""
    with tempfile.TemporaryDirectory() as kept, serving(Path(kept)) as url, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program(), args=list(FLAGS))
        if folder:
            of_everything(browser, url, edit_key(Path(kept)), Path(folder), word)
        else:
            of_the_readmes(browser, url)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
