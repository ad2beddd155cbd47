"""Sentences made up for every relation: stated, passive, nominal, in lists, hoped for, denied (relations.tsv)."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.extract.entity import mentions
from ingest.extract.relation import relations
from tests.ingest.trees import tree_of

LINES = (Path(__file__).parent / "relations.tsv").read_text("utf-8").splitlines()


def cases() -> list[tuple[str, str, str]]:
    """(predicate of the section, sentence, relations)."""
    found, section = [], ""
    for line in LINES:
        if line.startswith("## "):
            section = line[3:]
        elif line and not line.startswith("#"):
            sentence, expected = line.split("\t")
            found.append((section, sentence, expected))
    return found


@pytest.mark.parametrize(("predicate", "sentence", "expected"), cases())
def test_a_sentence_states(predicate: str, sentence: str, expected: str) -> None:
    tree = tree_of(f"一、重点任务\n(一)强化支撑。{sentence}。")
    found = relations(tree, mentions(tree, []))
    stated = {f"{r.subject}|{r.predicate}|{r.object}" for r in found if r.predicate == predicate}
    assert stated == ({*expected.split(";")} - {"-"})


def test_every_relation_has_its_sentences() -> None:
    counts: dict[str, int] = {}
    for predicate, _, _ in cases():
        counts[predicate] = counts.get(predicate, 0) + 1
    assert len(counts) >= 17
    assert min(counts.values()) >= 10
