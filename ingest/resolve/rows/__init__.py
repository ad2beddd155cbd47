"""Facts into rows: the whole graph of one document, deterministic and sorted."""

from __future__ import annotations

from ingest.records import Facts, Rows
from ingest.resolve.rows import document, figures, mentions, plan, projects, tasks
from ingest.resolve.rows.builder import Builder


def rows(facts: Facts) -> Rows:
    """All nodes and edges of one document, as the loader takes them."""
    builder = Builder(facts)
    document.add(builder)
    plan.add(builder)
    tasks.add(builder)
    figures.add(builder)
    tasks.add_responsible(builder)
    mentions.add(builder)
    projects.add(builder)
    return builder.rows()
