"""Sentences made up for every class of named things: what they name, and where they name nothing (cases.tsv)."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.extract.entity import mentions
from tests.ingest.trees import tree_of

LINES = (Path(__file__).parent / "cases.tsv").read_text("utf-8").splitlines()
CASES = [tuple(line.split("\t")) for line in LINES if line and not line.startswith("#")]
APART = ("Designation", "Region")  # classes with tables of their own


@pytest.mark.parametrize(("sentence", "names"), CASES)
def test_a_sentence_names(sentence: str, names: str) -> None:
    tree = tree_of(f"一、重点任务\n(一)强化支撑。{sentence}。")
    found = {f"{m.cls}:{m.name}" for m in mentions(tree, []) if m.cls not in APART}
    assert found == ({*names.split(";")} - {"-"})
