"""How well and how fast documents are read: `python -m benchmarks.extraction [--shared FOLDER] [--rounds 5]`.

Quality is scored by the scorer that lies beside the annotations, a table for each set and a line a document. Speed is
processor time of one core from decoded text to facts, stage by stage, median of the rounds, on every text of the
folder; beside it the bare cut of the same texts by rjieba and jieba in the same run, where they are installed.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ingest.clean import clean
from ingest.extract.deadline import with_deadlines
from ingest.extract.deliverable import deliverables
from ingest.extract.entity import mentions
from ingest.extract.measure import measures, problems
from ingest.extract.provision import provisions
from ingest.extract.quantity import figures, statements
from ingest.extract.relation import relations
from ingest.extract.responsibility import responsibilities
from ingest.gold import gold
from ingest.pipeline import facts_of, settle
from ingest.read import read
from ingest.records import Facts, Origin, Source
from ingest.resolve import resolve
from ingest.structure import structure
from tests.gold.sets import annotated

ROOT = Path(__file__).parent.parent
SETS = ("tuned", "looked at")  # those whose documents may be named one by one
UNANNOTATED = {"Designation", "Field", "Region", "Instrument", "Indicator"}
TASKS = ("measures", "responsibilities", "deadlines", "figures", "figures strict", "entities", "relations")
TO_FACTS = ("clean", "structure", "measures and clauses", "figures and provisions", "entities", "relations")

Cut = Callable[[str], Iterable[str]]


def scores(scorer: Path, texts: Mapping[Path, Path]) -> dict[str, dict[str, Any]]:
    """Precision, recall and F1 of each task over annotations, each with its text."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("gold", "read"):
            (folder / part).mkdir()
        for path, text in texts.items():
            shutil.copy(path, folder / "gold")
            (folder / "read" / path.name).write_text(json.dumps(gold(facts_of(Origin(str(text))))), "utf-8")
        command = [sys.executable, str(scorer), str(folder / "gold"), str(folder / "read")]
        subprocess.run([*command, "--json", str(folder / "scores.json")], check=True, capture_output=True)
        found: dict[str, dict[str, Any]] = json.loads((folder / "scores.json").read_text("utf-8"))
        return found


def quality(scorer: Path, sets: Mapping[str, Mapping[Path, Path]]) -> None:
    """Print a table for each annotated set."""
    for name, found in sets.items():
        out("\n" + f"{name + ': F1':<26}" + "".join(f"{task:>18}" for task in TASKS))
        for stem, part in [*((p.stem, {p: text}) for p, text in found.items()), ("all", found)]:
            rows = scores(scorer, part)
            cells = [f"{rows[t]['f1']:.3f}" if rows[t]["gold"] else "–" for t in TASKS]
            out(f"{stem[:25]:<26}" + "".join(f"{cell:>18}" for cell in cells))


def reliability(scoring: Path, sets: Mapping[str, Mapping[Path, Path]]) -> None:
    """Print how often figures and entities of each confidence are right, in all documents of the sets."""
    spec = importlib.util.spec_from_file_location("score", scoring)
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    right: dict[tuple[str, str], list[bool]] = {}
    for path, text in (pair for found in sets.values() for pair in found.items()):
        wanted, facts = json.loads(path.read_text("utf-8")), facts_of(Origin(str(text)))
        numbered = [f for f in facts.figures if f.value is not None]
        pairs = scorer.pair_up(wanted["figures"], gold(facts)["figures"], scorer.figure_score(False))
        matched = {at for _, at in pairs}
        for at, figure in enumerate(numbered):
            right.setdefault(("figures", _band(figure.confidence)), []).append(at in matched)
        names = {scorer.fold(e["name"]) for e in wanted["entities"]}
        named = {scorer.fold(m.name): m for m in reversed(facts.mentions) if m.cls not in UNANNOTATED}
        for name, mention in named.items():
            right.setdefault(("entities", _band(mention.confidence)), []).append(name in names)
    out(f"\n{'confidence':<26}{'facts':>10}{'right':>10}")
    for (kind, band), hits in sorted(right.items()):
        out(f"{kind + ' ' + band:<26}{len(hits):>10}{sum(hits) / len(hits):>10.3f}")


def _band(confidence: float) -> str:
    low = min(int(confidence * 20 + 1e-9), 19) / 20
    return f"{low:.2f}–{low + 0.05:.2f}"


class Clock:
    """Processor seconds by stage."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Count what is done inside for a stage."""
        began = time.process_time()
        yield
        self.spent[stage] = self.spent.get(stage, 0.0) + time.process_time() - began


def timed(source: Source, clock: Clock) -> None:
    """Read one document, stage by stage."""
    with clock("clean"):
        cleaned = clean(source)
    with clock("structure"):
        tree = structure(cleaned)
    facts = Facts(tree)
    with clock("measures and clauses"):
        facts.measures = with_deadlines(tree, measures(tree))
        facts.problems = problems(tree)
        facts.responsibilities = responsibilities(tree)
    with clock("figures and provisions"):
        told = statements(tree, facts.measures)
        facts.figures = figures(tree, told)
        facts.provisions = provisions(tree, told)
        facts.deliverables = deliverables(tree, facts.measures)
    with clock("entities"):
        facts.mentions = mentions(tree, facts.responsibilities)
    with clock("relations"):
        facts.relations = relations(tree, facts.mentions)
    with clock("resolve"):
        resolve(facts)


def one_round(sources: list[Source], others: dict[str, Cut]) -> dict[str, float]:
    """Seconds a stage over all documents, one document after the other."""
    clock = Clock()
    for source in sources:
        timed(source, clock)
        for name, cut in others.items():
            with clock(name):
                list(cut(source.text.string))
    return clock.spent


def cutters() -> dict[str, Cut]:
    """The bare cut of each word segmenter that is installed."""
    found: dict[str, Cut] = {}
    for name in ("rjieba", "jieba"):
        try:
            found[name] = importlib.import_module(name).cut
        except ModuleNotFoundError:
            out(f"{name} is not installed: left out")
    return found


def speed(texts: list[Path], rounds: int) -> None:
    """Print characters a second and core, a stage a line."""
    sources = [read(Origin(str(path))) for path in texts]
    characters = sum(len(source.text.string) for source in sources)
    others = cutters()
    one_round(sources, others)  # tables are loaded and caches filled before the clock counts
    spent = [one_round(sources, others) for _ in range(rounds)]
    middle = {stage: statistics.median(r[stage] for r in spent) for stage in spent[0]}
    middle["decoded text to facts"] = statistics.median(sum(r[s] for s in TO_FACTS) for r in spent)
    out(f"\n{len(sources)} documents, {characters:,} characters, median of {rounds}\n")
    out(f"{'stage':<26}{'µs a character':>16}{'characters/s':>16}" + "".join(f"{'÷ ' + n:>10}" for n in others))
    for stage in (*TO_FACTS, "decoded text to facts", "resolve", *others):
        ratios = [statistics.median(r_of(r, n) / r_of(r, stage) for r in spent) for n in others]
        line = f"{stage:<26}{middle[stage] / characters * 1e6:>16.2f}{characters / middle[stage]:>16,.0f}"
        out(line + "".join(f"{ratio:>10.2f}" for ratio in ratios))


def r_of(spent: dict[str, float], stage: str) -> float:
    """The seconds of a stage, or of all stages up to the facts, in one round."""
    return sum(spent[s] for s in TO_FACTS) if stage == "decoded text to facts" else spent[stage]


def out(line: str) -> None:
    """Write a line."""
    sys.stdout.write(line + "\n")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder with corpus/ and gold/")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--speed-only", action="store_true")
    args = parser.parse_args()
    settle()
    texts = sorted((args.shared / "corpus").rglob("*.txt"))
    if not texts:
        out(f"no real documents at {args.shared}: speed is measured on the samples")
        texts = sorted((ROOT / "corpus").glob("*.txt"))
    elif not args.speed_only:
        with tempfile.TemporaryDirectory() as folder:
            sets = {name: annotated(args.shared, name, Path(folder)) for name in SETS}
            quality(args.shared / "gold/score.py", sets)
            reliability(args.shared / "gold/score.py", sets)
    speed(texts, args.rounds)


if __name__ == "__main__":
    main()
