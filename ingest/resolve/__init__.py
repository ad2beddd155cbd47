"""Resolution: what a document states, with names turned into ids. A pure function of the facts."""

from __future__ import annotations

from ingest.records import Facts, Rows
from ingest.resolve.rows import rows


def resolve(facts: Facts) -> Rows:
    """One document as rows: its own nodes, the shared ones that it names, and the edges between them."""
    return rows(facts)
