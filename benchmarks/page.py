"""How fast the page is in a real browser: until it can be used, leaps in the reader, a graph laid out, Lighthouse.

python -m benchmarks.page [--rounds 5] [--slow 4] [--lighthouse FOLDER] [--json OUT]

FOLDER holds Lighthouse, which is no dependency of ours: npm install --prefix FOLDER lighthouse. See README.md.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser, CDPSession, Page, Route, sync_playwright

from benchmarks.load import say
from hatch_build import node_home
from tests.web.server import FLAGS, program, serving
from tests.web.test_reader import PLAN, long

VIEWS = {
    "home": "/",
    "unit": "/things/" + quote("unit:X10000:江澜省科学技术厅"),
    "reader": "/read/document:sample-province-plan",
}
NODES, LINKS = 200, 300
LEAPS = 20
SETTLED = 2_000  # milliseconds: the network is quiet before the last answers are drawn
CATEGORIES = ("performance", "accessibility", "best-practices")
WATCH = """
window.__long = []
window.__tasks = []
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) {
    window.__long.push(one.startTime + one.duration)
    window.__tasks.push(one.duration)
  }
}).observe({ type: 'longtask', buffered: true })
"""
# first paint of contents, or the end of the last task over 50 ms after it: from then on a click is answered at once
USABLE = """async () => {
  const painted = () => performance.getEntriesByName('first-contentful-paint')[0]
  while (!painted()) await new Promise((go) => setTimeout(go, 50))
  return Math.max(painted().startTime, ...window.__long)
}"""
ARRANGE = """(button) => { const began = performance.now(); button.click(); return performance.now() - began }"""


def watched(browser: Browser, url: str, slow: float) -> tuple[Page, CDPSession]:
    """A new window whose cache is empty and whose long tasks are counted, on a slower processor."""
    page = browser.new_context(base_url=url, reduced_motion="reduce").new_page()
    page.add_init_script(WATCH)
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slow})
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    return page, session


def usable(browser: Browser, url: str, path: str, slow: float) -> tuple[float, float]:
    """Milliseconds until a view can be used, and those that the page's thread has worked (slowed down too)."""
    page, session = watched(browser, url, slow)
    page.goto(path)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(SETTLED)  # nothing is looked for before: the script that does so would count as the page's
    metrics = session.send("Performance.getMetrics")["metrics"]
    found: float = page.evaluate(USABLE)
    page.locator("h1").first.wait_for()
    page.context.close()
    return found, next(one["value"] for one in metrics if one["name"] == "TaskDuration") * 1000


def leaps(browser: Browser, url: str, slow: float) -> list[float]:
    """Long tasks, in milliseconds, while somebody goes through a document of 300 pages by its outline."""
    page, _ = watched(browser, url, slow)
    long(page)
    page.goto(PLAN)
    links = page.locator(".outline a")
    links.first.wait_for()
    page.wait_for_load_state("networkidle")
    page.evaluate("window.__tasks = []")
    many = links.count()
    for at in range(0, many, max(1, many // LEAPS)):
        links.nth(at).click()
        page.wait_for_timeout(500)
    found: list[float] = page.evaluate("window.__tasks")
    page.context.close()
    return found


def graph_of(nodes: int, links: int) -> dict[str, Any]:
    """An answer of the Cypher endpoint that holds a graph: hubs with many links, as plans and departments have."""
    ids = [f"plan:made:{number}" for number in range(nodes)]
    found = [{"labels": ["Entity", "Plan"], "properties": {"id": one, "name": f"计划{one[-3:]}"}} for one in ids]
    joined = [(n if n < nodes else n * 7 % nodes, n % 17 if n < nodes else n * 3 % nodes) for n in range(1, links + 1)]
    between = [{"type": "CITES", "start": ids[a], "end": ids[b], "properties": {}} for a, b in joined if a != b]
    return {"columns": ["all"], "rows": [{"all": found + between}], "partial": False, "stopped": None, "ms": 1.0}


def laid_out(page: Page, rounds: int) -> list[float]:
    """Milliseconds of laying out a graph anew; without motion the layout is one task."""

    def answered(route: Route) -> None:
        route.fulfill(json=graph_of(NODES, LINKS))

    page.route("**/api/v1/cypher", answered)
    page.goto("/queries?cypher=" + quote("MATCH (n) RETURN n"))
    page.locator(".cypher form button").click()
    page.locator(".cypher canvas").first.wait_for()
    page.wait_for_timeout(3000)
    button = page.locator(".cypher button.arrange")
    return [button.evaluate(ARRANGE) for _ in range(rounds)]


def lighthouse(folder: Path, address: str, form: str) -> tuple[dict[str, float], list[str]]:
    """Marks of 100, as Lighthouse gives them by itself, and what falls short in them."""
    with tempfile.TemporaryDirectory() as profile:
        command = [
            str(node_home() / "bin" / "node"),
            str(folder / "node_modules" / "lighthouse" / "cli" / "index.js"),
            address,
            "--output=json",
            "--quiet",
            f"--only-categories={','.join(CATEGORIES)}",
            f"--chrome-flags=--headless=new {' '.join(FLAGS)} --user-data-dir={profile}",
            *(["--preset=desktop"] if form == "desktop" else []),
        ]
        environment = os.environ | {"CHROME_PATH": str(program())}
        run = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
    if run.returncode:
        raise SystemExit(f"lighthouse: {(run.stderr.strip() or 'no answer').splitlines()[-1][:300]}")
    told = json.loads(run.stdout)
    faults = [
        name
        for name, audit in told["audits"].items()
        if audit["score"] is not None and audit["score"] < 0.9 and audit["scoreDisplayMode"] in ("binary", "numeric")
    ]
    return {name: told["categories"][name]["score"] * 100 for name in CATEGORIES}, faults


def main() -> None:
    """Measure, and print a line for each figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--slow", type=float, default=4, help="how many times slower the processor is made")
    parser.add_argument("--lighthouse", type=Path, help="folder that holds node_modules/lighthouse")
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as data, serving(Path(data)) as url, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program(), args=list(FLAGS))
        for name, path in VIEWS.items():
            usable(browser, url, path, 1)  # what the server keeps is there from now on
            rounds = [usable(browser, url, path, asked.slow) for _ in range(asked.rounds)]
            times, work = [found for found, _ in rounds], statistics.median(worked for _, worked in rounds)
            figures[f"usable {name}"], figures[f"work {name}"] = statistics.median(times), work
            span = f"({min(times):.0f} – {max(times):.0f})"
            say(f"usable   {name:<8} {statistics.median(times):6.0f} ms  {span}, work {work:.0f} ms")
        tasks = leaps(browser, url, asked.slow)
        figures["leaps"] = max(tasks, default=0)
        say(f"leaps    longest task {max(tasks, default=0):.0f} ms, {sum(task > 100 for task in tasks)} over 100 ms")
        page = browser.new_page(base_url=url, reduced_motion="reduce")
        times = laid_out(page, asked.rounds)
        figures["layout"] = statistics.median(times)
        say(f"layout   {NODES} nodes {statistics.median(times):6.0f} ms  ({min(times):.0f} – {max(times):.0f})")
        browser.close()
        for form in ("desktop", "mobile") if asked.lighthouse else ():
            for name, path in VIEWS.items():
                marks, faults = lighthouse(asked.lighthouse, url + path, form)
                figures[f"lighthouse {form} {name}"] = marks
                say(f"{form:<8} {name:<8} " + "  ".join(f"{key} {value:.0f}" for key, value in marks.items()))
                say(f"         short of 0.9: {', '.join(faults) or 'nothing'}")
    if asked.json:
        asked.json.write_text(json.dumps(figures, indent=1), "utf-8")


if __name__ == "__main__":
    main()
