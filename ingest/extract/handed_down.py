"""What a heading hands down: clauses outside items bind all that stands under them and says nothing itself.

Two forms: a heading with a clause (`(一)平台行动(牵头单位:市科技局)`), and lines of their own below a heading, before
the measures that it holds (`责任单位:…`, `整改时限:…`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ingest.records import Item, Passage, Span, Tree
from ingest.structure.clauses import clause_spans
from ingest.structure.numbering import marker_at


class Above(NamedTuple):
    """A passage outside items that holds clauses, with those."""

    passage: Passage
    clauses: tuple[Span, ...]


def clauses_above(tree: Tree) -> list[Above]:
    """The passages outside items that hold a clause, in order."""
    owned = {p for item in tree.items for p in item.passages}
    return [
        Above(passage, tuple(Span(passage.ordinal, a, b) for a, b, _ in spans))
        for passage in tree.passages
        if passage.ordinal not in owned and passage.kind not in ("row", "title", "front", "closing", "attachment")
        if (spans := clause_spans(passage.text))
    ]


def binding(tree: Tree, item: Item, above: list[Above]) -> Iterator[Above]:
    """Those of them that the item stands under, the nearest first; a row of a table stands under none."""
    first = item.passages[0]
    if tree.passages[first].kind == "row":
        return
    for candidate in reversed(above):
        if candidate.passage.ordinal < first and _covers(candidate.passage, item):
            yield candidate


def _covers(passage: Passage, item: Item) -> bool:
    depth = len(passage.path)
    if item.path[:depth] != passage.path or len(item.path) <= depth:
        return False
    if marker_at(passage.text) is None:
        return depth > 0
    # a heading: the item's path goes through it
    label = "".join(item.path[depth].split())
    return len(item.path) > depth + 1 and "".join(passage.text.split()).startswith(label)
