"""`make screenshots` (`python -m tests.web.pictures`): the pictures of the READMEs, from the sample documents."""

from __future__ import annotations

import tempfile
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import sync_playwright

from tests.conftest import ROOT
from tests.web.server import FLAGS, program, serving

FOLDER = ROOT / "docs" / "pictures"
LAB = quote("platform:X10000:澜湖实验室")
SENTENCE = "at=passage:sample-province-plan:13&from=12&to=25"
VIEWS = {
    "platform": (f"/things/{LAB}", "light"),
    "reader": (f"/read/document:sample-province-plan?{SENTENCE}", "light"),
    "graph": ("/graph?id=" + quote("plan:X10000:江澜省科技创新强基行动方案:2024-2027"), "dark"),
    "platform-en": (f"/things/{LAB}?lang=en", "light"),
}


def main() -> None:
    """Take each picture anew."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as data, serving(Path(data)) as url, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program(), args=list(FLAGS))
        for name, (path, theme) in VIEWS.items():
            page = browser.new_page(
                base_url=url,
                viewport={"width": 1200, "height": 780},
                color_scheme="dark" if theme == "dark" else "light",
                reduced_motion="reduce",
            )
            page.goto(path)
            page.wait_for_load_state("networkidle")
            page.screenshot(path=FOLDER / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
