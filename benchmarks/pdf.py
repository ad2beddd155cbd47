"""A text PDF from its bytes to the loaded graph: `python -m benchmarks.pdf [--pages 100] [--set standard|dense]`.

Processor seconds of this process stage by stage, and of the embedded store's server; process and store warm, median of
the rounds, each with a document that the store does not hold; `--warm` rounds before them do not count, since the
server of a new store compiles itself for about nine of them. `--memory 300` then gives the peak of a process of its own
that does the same with so many pages.

The document is made up: chapters, tasks, units in charge, figures, a table, with more facts to a character than real
plans have (0.20 rows against 0.17 in 21 of them). It is set as official documents are (GB/T 9704-2012: A4, type of 16
points, 22 lines of 28 characters), or `dense`, with twice as much on a page. Chromium prints it where it is installed,
with its font embedded as real documents have it; else reportlab sets it in a font that pdfium has to find, which takes
pdfium five times as long. `--file` measures a PDF of yours instead.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.extraction import Clock
from benchmarks.load import Opened, opened, say, server_cpu
from ingest.clean import clean
from ingest.extract import extract
from ingest.load.writer import Loader, size
from ingest.pipeline import settle
from ingest.read import read_bytes
from ingest.records import Origin
from ingest.resolve import resolve
from ingest.structure import structure
from tests.papers import pdf

STAGES = ("read", "clean and structure", "extract", "resolve", "load", "the store's server")
NUMERALS = "一二三四五六七八九"
FIELDS = [
    "新材料",
    "生物制造",
    "量子信息",
    "智能装备",
    "现代农业",
    "海洋工程",
    "氢能",
    "集成电路",
    "脑科学",
    "低空经济",
]
CITIES = ["云渚", "临沅", "青浦湾", "嘉溪", "石陵", "南泽", "兰屿"]
UNITS = ["科技局", "财政局", "发展改革委", "工业和信息化局", "教育局", "市场监管局", "农业农村局"]
TITLE = "云渚市科技创新行动计划（2026—2030年）"
STYLES = {  # margins and type; the paragraphs that then fill a page
    "standard": ("margin:37mm 26mm 35mm 28mm}body{font:16pt/29pt serif", 2.85),
    "dense": ("margin:28mm}body{font:12pt/1.6 serif", 5.9),
}
TASKS_OF_A_PART, MOST_PARTS = 6, 90  # their numbers have two digits


def blocks(pages: int, style: str) -> list[Any]:
    """The paragraphs of a plan that fills about so many pages."""
    found: list[Any] = []
    count = int(pages * STYLES[style][1] / 1.1)
    for n in range(count):
        part, task = divmod(n, max(TASKS_OF_A_PART, count // MOST_PARTS + 1))
        field, city, unit, other = (
            words[(n * step + part) % len(words)] for words, step in ((FIELDS, 3), (CITIES, 2), (UNITS, 1), (UNITS, 4))
        )
        if task == 0:
            found.append(f"{_number(part + 1)}、加快{field}创新发展")
        found.append(
            f"{task + 1}.建设{field}创新平台。支持{city}市依托{city}大学建设{city}{field}实验室，到{2026 + n % 5}年，"
            f"培育{field}高新技术企业{20 + n * 7 % 400}家，{field}产业规模达到{100 + n * 13 % 900}亿元，"
            f"研发经费投入强度由{2 + n % 3}.{n % 10}%提高到{4 + n % 3}.{n % 10}%。"
            "围绕关键材料、核心部件和检验检测等环节，"
            "组织骨干企业与科研院所开展联合攻关，完善从样品到产品的中试条件，推动成果在本地转化应用，"
            f"对通过验收的项目给予不超过{50 + n % 9 * 50}万元补助。（责任单位：市{unit}、市{other}，{city}市政府）"
        )
    rows = [["序号", "重点任务", "责任单位", "完成时限"]]
    rows += [
        [str(k + 1), f"建成{FIELDS[k % 10]}中试基地", f"市{UNITS[k % 7]}", f"{2026 + k % 5}年"] for k in range(pages)
    ]
    return [*found, rows]


def _number(n: int) -> str:
    tens, ones = divmod(n, 10)
    return ("" if tens < 2 else NUMERALS[tens - 1]) + ("十" if tens else "") + (NUMERALS[ones - 1] if ones else "")


def document(pages: int, style: str) -> bytes:
    """The PDF."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        return pdf(blocks(pages, style), title=TITLE)
    look = f"@page{{size:A4;{STYLES[style][0]}}}p{{text-indent:2em;margin:0;text-align:justify}}"
    with tempfile.TemporaryDirectory() as name:
        page, printed = Path(name, "plan.html"), Path(name, "plan.pdf")
        head = f"<meta charset=utf-8><style>{look}</style><h1>{TITLE}</h1>"
        page.write_text(head + "".join(map(_html, blocks(pages, style))), "utf-8")
        quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        subprocess.run([chromium, *quiet, f"--print-to-pdf={printed}", str(page)], check=True, capture_output=True)
        return printed.read_bytes()


def _html(block: Any) -> str:
    if isinstance(block, str):
        return f"<p>{block}</p>"
    rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in block)
    return f"<table border=1>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def through(content: bytes, key: str, loader: Loader, clock: Clock, pid: int) -> tuple[int, int, int]:
    """One document on its whole way; pages, characters and rows of it."""
    with clock("read"):
        source = read_bytes(content, Origin("plan.pdf", id=key))
    with clock("clean and structure"):
        tree = structure(clean(source))
    with clock("extract"):
        facts = extract(tree)
    with clock("resolve"):
        rows = resolve(facts)
    server = server_cpu(pid)
    with clock("load"):
        for outcome in loader.load_many([rows]):
            if outcome.error:
                raise outcome.error
    clock.spent["the store's server"] = server_cpu(pid) - server
    return max(part.page or 0 for part in source.parts), len(source.text.string), size(rows)


def speed(one: Opened, content: bytes, rounds: int, warm: int) -> None:
    """Print the stages."""
    spent, elapsed = [], []
    with Loader(one.store) as loader:
        for turn in range(warm + rounds):
            clock, began = Clock(), time.perf_counter()
            counts = through(content, f"plan-{turn}", loader, clock, one.pid)
            elapsed.append(time.perf_counter() - began)
            spent.append(clock.spent)
    spent, elapsed = spent[warm:], elapsed[warm:]
    say("{} pages, {:,} characters, {:,} rows; processor seconds, median of {}".format(*counts, rounds))
    for stage in STAGES:
        say(f"{stage:<24}{statistics.median(r[stage] for r in spent):>8.2f}")
    say(f"{'all':<24}{statistics.median(sum(r.values()) for r in spent):>8.2f}")
    say(f"{'on the clock':<24}{statistics.median(elapsed):>8.2f}")


def peak(content: bytes) -> float:
    """MB at most of a process of its own that reads and loads one document; making it does not count."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.pdf"
        path.write_bytes(content)
        command = [sys.executable, "-m", "benchmarks.pdf", "--child", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(json.loads(done.stdout))


def child(path: Path) -> None:
    """Read and load one file, and print this process's peak of memory in MB."""
    with tempfile.TemporaryDirectory() as folder, opened("embedded", Path(folder)) as one, Loader(one.store) as loader:
        through(path.read_bytes(), "plan", loader, Clock(), one.pid)
    json.dump(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, sys.stdout)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pdf", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--warm", type=int, default=10, help="rounds before that do not count")
    parser.add_argument("--set", choices=STYLES, default="standard", help="how the document is set")
    parser.add_argument("--file", type=Path, help="a PDF to measure instead")
    parser.add_argument("--memory", type=int, default=0, metavar="PAGES", help="peak memory with so many pages")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        child(arguments.child)
        return
    settle()
    content = arguments.file.read_bytes() if arguments.file else document(arguments.pages, arguments.set)
    with tempfile.TemporaryDirectory() as folder, opened("embedded", Path(folder)) as one:
        speed(one, content, arguments.rounds, arguments.warm)
    if arguments.memory:
        found = peak(document(arguments.memory, arguments.set))
        say(f"peak memory with {arguments.memory} pages: {found:.0f} MB")


if __name__ == "__main__":
    main()
