"""Real documents through the whole way: rows follow the ontology, and documents agree on what they share."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from ingest.load.check import check
from ingest.pipeline import rows_of
from ingest.records import Origin, Rows
from tests.ingest.resolve.test_rows import problems


@cache
def rows(path: Path) -> Rows:
    return rows_of(Origin(str(path)), accept_marking=True)


@pytest.fixture(scope="module")
def documents(shared: Path) -> list[Rows]:
    """All text documents, resolved."""
    corpus = shared / "corpus"
    return [rows(p) for p in sorted([*corpus.glob("*.txt"), *(corpus / "unlabelled").glob("*.txt")])]


def test_rows_follow_the_ontology(documents: list[Rows]) -> None:
    for found in documents:
        check(found)
        assert problems(found) == []


def test_documents_agree_on_what_they_share(documents: list[Rows]) -> None:
    nodes: dict[str, object] = {}
    for found in documents:
        for node in found.shared:
            assert nodes.setdefault(node.id, node) == node


def test_vocabulary_edges_follow_from_their_ends(documents: list[Rows]) -> None:
    """Two documents that name a node give it the same edges, so that no order of loads matters."""
    given: dict[str, set[str]] = {}
    for found in documents:
        edges: dict[str, set[str]] = {n.id: set() for n in found.shared}
        for edge in found.vocab_edges:
            edges[edge.source].add(repr(edge))
        for node, own in edges.items():
            assert given.setdefault(node, own) == own


def test_most_responsible_units_are_resolved(documents: list[Rows]) -> None:
    total = resolved = 0
    for found in documents:
        known = {n.id: n.properties.get("resolved") for n in found.shared}
        for edge in found.edges:
            if edge.type == "RESPONSIBLE_FOR":
                total += 1
                resolved += bool(known[edge.source])
    assert resolved >= 0.97 * total
