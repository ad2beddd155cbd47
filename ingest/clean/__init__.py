"""Cleaning: repairs with their origin, and notes on what was repaired."""

from __future__ import annotations

from collections import Counter

from ingest.clean import controls
from ingest.records import Clean, Note, Source


def clean(source: Source) -> Clean:
    """The repaired text of a source, with a note for each repair that was needed."""
    text = source.text
    counts: Counter[str] = Counter()
    edits = controls.find(text.string)
    counts["controls"] += len(edits)
    text = text.apply(edits, "controls")
    return Clean(source, text, tuple(Note(name, count) for name, count in counts.items() if count))
