"""Score dated promises against annotations: `python -m tests.gold.score_deliverables ANNOTATIONS TEXTS…`.

A promise is found where its due date is the same and its object similar (bigram overlap of at least a half, or one
contained in the other). Promises of goals, which stand in no measure (`measure: null`), count neither way: deliverables
belong to measures.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.pipeline import facts_of
from ingest.records import Facts, Origin

_DROPPED = str.maketrans("", "", " \t“”‘’\"'《》")
ENOUGH = 0.5


@dataclass(slots=True)
class Score:
    """How many promises were found, missed, and made up."""

    hit: int = 0
    missed: int = 0
    spurious: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there is nothing to find and nothing was."""
        return 2 * self.hit / (2 * self.hit + self.missed + self.spurious) if self else 1.0

    def __bool__(self) -> bool:
        return bool(self.hit + self.missed + self.spurious)

    def __add__(self, other: Score) -> Score:
        return Score(self.hit + other.hit, self.missed + other.missed, self.spurious + other.spurious)


def similarity(a: str, b: str) -> float:
    """Dice coefficient of bigrams; a contained phrase counts at least 0.75."""
    a, b = a.translate(_DROPPED), b.translate(_DROPPED)
    if a == b:
        return 1.0
    x, y = (Counter(t[i : i + 2] for i in range(len(t) - 1)) for t in (a, b))
    total = sum(x.values()) + sum(y.values())
    dice = 2 * sum((x & y).values()) / total if total else 0.0
    contained = min(len(a), len(b)) >= 3 and (a in b or b in a)
    return max(dice, 0.75) if contained else dice


def score(annotated: list[dict[str, Any]], facts: Facts) -> Score:
    """One document's score; each promise is paired once, the most similar first."""
    said = [(d.object_text, d.due) for d in facts.deliverables]
    pairs = sorted(
        (
            (likeness, i, j)
            for i, row in enumerate(annotated)
            for j, (thing, due) in enumerate(said)
            if due == row["due"] and (likeness := similarity(row["object"], thing)) >= ENOUGH
        ),
        # a measure's own promise goes before the goal's that says the same
        key=lambda p: (annotated[p[1]]["measure"] is None, -p[0], p[1], p[2]),
    )
    rows: set[int] = set()
    used: set[int] = set()
    for _, i, j in pairs:
        if i not in rows and j not in used:
            rows.add(i)
            used.add(j)
    owned = [i for i, row in enumerate(annotated) if row["measure"] is not None]
    hit = sum(1 for i in owned if i in rows)
    return Score(hit, len(owned) - hit, len(said) - len(used))


def main(annotations: Path, texts: list[Path]) -> float:
    """Print a line a document and the whole; return the whole's F1."""
    whole = Score()
    for path in sorted(annotations.glob("*.json")):
        text = next((f for folder in texts for f in sorted(folder.glob(f"{path.stem}.*"))), None)
        if text is None:
            continue
        one = score(json.loads(path.read_text("utf-8")), facts_of(Origin(str(text))))
        whole += one
        sys.stdout.write(
            f"{path.stem:45} found {one.hit:3} missed {one.missed:3} made up {one.spurious:3} F1 {one.f1:.3f}\n"
        )
    sys.stdout.write(
        f"{'all':45} found {whole.hit:3} missed {whole.missed:3} made up {whole.spurious:3} F1 {whole.f1:.3f}\n"
    )
    return whole.f1


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(a) for a in sys.argv[2:]])
