"""Classes of nodes, as the API tells them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from ontology.model import ontology


@lru_cache(maxsize=256)
def _leaf(labels: frozenset[str]) -> str:
    known = ontology().classes
    return max(sorted(labels), key=lambda label: len(known[label].labels) if label in known else 0)


def leaf(labels: Iterable[str]) -> str:
    """The class of a node: of its labels the one furthest down, whatever order the store gives them in."""
    return _leaf(frozenset(labels))


def is_class(name: str) -> bool:
    """Whether the ontology declares a class of this name."""
    return name in ontology().classes


def is_relation(name: str) -> bool:
    """Whether the ontology declares a relation of this name."""
    return name in ontology().relations
