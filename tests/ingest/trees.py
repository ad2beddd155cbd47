"""Builders: a tree from a few lines, as the reader would hand it on."""

from __future__ import annotations

from ingest.records import Clean, Origin, Part, Source, Tree
from ingest.structure import structure
from ingest.text import Text


def clean_of(text: str) -> Clean:
    """A clean text that needed no repair."""
    raw = Text.verbatim(text)
    source = Source(Origin("made-up.txt"), "made-up", "0" * 64, "text/plain", "utf-8", b"", (Part(0, text),), raw)
    return Clean(source, raw, ())


def tree_of(text: str) -> Tree:
    """The structure of a text."""
    return structure(clean_of(text))


def titles(tree: Tree) -> list[str]:
    """The titles of a tree's items."""
    return [item.title for item in tree.items]
