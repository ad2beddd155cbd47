"""Facts as JSON Lines: one fact a line, its evidence with quote and place in the raw file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from ingest.records import Fact, Facts, Span, Tree

FAMILIES = (
    "measures",
    "responsibilities",
    "deliverables",
    "figures",
    "provisions",
    "problems",
    "mentions",
    "relations",
)


def lines(facts: Facts) -> Iterator[dict[str, Any]]:
    """Each fact of a document as a flat object: `document`, `fact` (its kind), its own fields, `evidence`."""
    for family in FAMILIES:
        for fact in getattr(facts, family):
            yield {"document": facts.tree.key, "fact": type(fact).__name__, **_fields(facts.tree, fact)}


def _fields(tree: Tree, fact: Fact) -> dict[str, Any]:
    return {f.name: _value(tree, getattr(fact, f.name)) for f in fields(fact)}


def _value(tree: Tree, value: Any) -> Any:
    if isinstance(value, Span):
        raw_start, raw_end = tree.raw_span(value)
        return {**value._asdict(), "quote": tree.quote(value), "raw_start": raw_start, "raw_end": raw_end}
    if isinstance(value, tuple):
        return [_value(tree, v) for v in value]
    return value
