"""Questions as files: analysts, the API, the page and integrators run the same Cypher.

A topic is a folder: its `.cypher` files, and in its `__init__.py` their handles.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from queries.query import Query

TOPICS = (
    "overview", "trace", "unit", "thing", "place", "plan", "measure", "deadline", "indicator", "field", "document",
    "node", "search", "lists",
)  # fmt: skip


def all_queries() -> dict[str, Query[Any, Any]]:
    """All named queries, by name: `trace/platforms` …"""
    from queries.query import Query

    found = [
        handle
        for topic in TOPICS
        for handle in vars(import_module(f"queries.{topic}")).values()
        if isinstance(handle, Query)
    ]
    return {handle.name: handle for handle in sorted(found, key=lambda h: h.name)}
