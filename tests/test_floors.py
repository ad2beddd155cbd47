"""What is read out of real documents stays near what careful readers found in them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from ingest.gold import gold
from ingest.pipeline import facts_of
from ingest.records import Origin

FLOORS = {
    "measures": 0.98,
    "responsibilities": 0.98,
    "deadlines": 0.98,
    "figures": 0.94,
    "entities": 0.85,
    "trace unit-platform": 0.80,
    "trace unit-target": 0.95,
}


def test_extraction_reaches_its_floors(shared: Path, tmp_path: Path) -> None:
    import orjson

    documents = sorted((shared / "corpus").glob("*.txt"))
    assert len(documents) == 13
    for path in documents:
        (tmp_path / f"{path.stem}.json").write_bytes(orjson.dumps(gold(facts_of(Origin(str(path))))))
    floors = [word for task, floor in FLOORS.items() for word in ("--min", f"{task}={floor}")]
    scored = subprocess.run(
        [sys.executable, str(shared / "gold/score.py"), str(shared / "gold"), str(tmp_path), *floors],
        capture_output=True,
        text=True,
        check=False,
    )
    assert scored.returncode == 0, scored.stdout + scored.stderr
