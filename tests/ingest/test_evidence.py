"""Every fact of every real document leads back to its place in the raw file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from ingest.clean.replay import replayed
from ingest.jsonl import FAMILIES
from ingest.pipeline import facts_of
from ingest.records import Fact, Facts, Origin, Span
from ingest.resolve import resolve
from tests.conftest import SHARED

OTHERS = {".docx", ".html", ".wps", ".ofd"}
DOCUMENTS = sorted((SHARED / "corpus").glob("*.txt")) + sorted((SHARED / "corpus/unlabelled").glob("*.txt"))

DOCUMENTS += sorted(path for path in (SHARED / "corpus/raw").glob("*") if path.suffix in OTHERS)


def spans(facts: Facts) -> Iterator[tuple[Fact, Span]]:
    for family in FAMILIES:
        for fact in getattr(facts, family):
            for value in (getattr(fact, f.name) for f in fields(fact)):
                for one in value if isinstance(value, tuple) else ():
                    if isinstance(one, Span):
                        yield fact, one


def test_there_are_documents_to_try(shared: Path) -> None:
    assert len(DOCUMENTS) == 27, shared


def replays(facts: Facts) -> int:
    """How many spans lead to raw slices that replay to their quotes; all have to."""
    tree = facts.tree
    text, raw = tree.clean.text, tree.clean.source.raw
    seen = 0
    for fact, span in spans(facts):
        passage = tree.passages[span.passage]
        assert 0 <= span.start < span.end <= len(passage.text), fact
        start, end = passage.start + span.start, passage.start + span.end
        assert text.string[start:end] == tree.quote(span)
        wide_start, wide_end = text.widened(start, end)
        pieces = []
        for segment in text.within(wide_start, wide_end):
            if segment.repair:
                pieces.append(replayed(text, raw, segment))
            else:
                left, right = max(wide_start, segment.start), min(wide_end, segment.start + segment.length)
                offset = segment.raw_start - segment.start
                pieces.append(raw[left + offset : right + offset])
        assert "".join(pieces) == text.string[wide_start:wide_end], fact
        seen += 1
    return seen


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.stem)
def test_the_raw_slice_of_every_fact_replays_to_its_quote(path: Path) -> None:
    assert replays(facts_of(Origin(str(path)))) > 0


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.stem)
def test_no_two_facts_share_an_id_and_every_fact_has_evidence(path: Path) -> None:
    rows = resolve(facts_of(Origin(str(path))))
    ids = [node.id for node in rows.owned]
    assert len(ids) == len(set(ids))
    passages = {node.id for node in rows.owned if node.cls == "Passage"}
    for node in rows.owned:
        if node.cls not in ("Document", "Passage"):
            named = node.properties["passages"]
            assert isinstance(named, list)
            assert named
            assert set(named) <= passages
