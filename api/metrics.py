"""What is counted and timed, in a registry of its own; and which questions were slow, without what was asked."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping, Sequence
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import generate_latest

from api.deps import Reader
from api.tracing import Tracing
from ontology.errors import KechuangError
from queries import all_queries

log = logging.getLogger(__name__)

TYPE = "text/plain; version=0.0.4; charset=utf-8"
BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
OTHER = "other"  # statements of the API's own that no file names


class Metrics:
    """The counters of one application."""

    def __init__(self) -> None:
        self.registry = r = CollectorRegistry()
        # looking a series up by its labels costs more than counting
        self._known: dict[tuple[str, str, int], tuple[Counter, Histogram]] = {}
        self._asked: dict[str, tuple[Histogram, Counter]] = {}
        self.requests = Counter("kechuang_requests", "Requests", ["method", "route", "status"], registry=r)
        self.seconds = Histogram("kechuang_request_seconds", "Their time", ["route"], buckets=BUCKETS, registry=r)
        self.running = Gauge("kechuang_requests_running", "Requests under way", registry=r)
        self.queries = Histogram("kechuang_query_seconds", "Time of queries", ["query"], buckets=BUCKETS, registry=r)
        self.rows = Counter("kechuang_query_rows", "Rows of queries", ["query"], registry=r)
        self.failures = Counter("kechuang_query_failures", "Queries that failed", ["query", "error"], registry=r)
        self.cached = Counter("kechuang_cache_hits", "Requests answered from kept bytes", registry=r)
        self.guarded = Counter("kechuang_guarded", "Statements of POST /cypher", ["outcome"], registry=r)
        self.up = Gauge("kechuang_store_up", "Whether the store answered when last asked", registry=r)

    def request(self, scope: Mapping[str, Any], status: int, seconds: float) -> None:
        """Count one request; routes, not paths, so that ids make no series."""
        route = getattr(scope.get("route"), "path", None) or ("kept" if scope.get("kept") else "none")
        known = self._known.get((scope["method"], route, status))
        if known is None:
            known = self.requests.labels(scope["method"], route, str(status)), self.seconds.labels(route)
            self._known[scope["method"], route, status] = known
        known[0].inc()
        known[1].observe(seconds)
        if scope.get("kept"):
            self.cached.inc()

    def query(self, name: str, seconds: float, rows: int) -> None:
        """Count one question that was answered."""
        known = self._asked.get(name)
        if known is None:
            known = self._asked[name] = self.queries.labels(name), self.rows.labels(name)
        known[0].observe(seconds)
        known[1].inc(rows)
        self.up.set(1)

    def text(self) -> bytes:
        """As Prometheus reads it."""
        return generate_latest(self.registry)


def shape(value: Any) -> str:
    """What kind of value a parameter has, never the value."""
    if value is None:
        return "null"
    if isinstance(value, str):
        return f"text of {len(value)}"
    if isinstance(value, Mapping | Sequence):
        return f"{type(value).__name__} of {len(value)}"
    return type(value).__name__


class MeasuredReader:
    """A reader whose questions are counted, timed and traced by the names of their files; slow ones are logged."""

    def __init__(self, reader: Reader, metrics: Metrics, slow: float, tracing: Tracing) -> None:
        self._reader, self._metrics, self._slow, self._tracing = reader, metrics, slow, tracing
        self._names = {query.packed: name for name, query in all_queries().items()}
        self._names |= {query.text: name for name, query in all_queries().items()}
        sorted_ones = {name: query for name, query in all_queries().items() if "sort" in query.params.model_fields}
        self._names |= {query.descending.packed: name for name, query in sorted_ones.items()}

    async def read(self, statement: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """Run one statement and take all its records."""
        name = self._names.get(statement) or self._joined(statement)
        began = time.perf_counter()
        try:
            with self._tracing.span(f"query {name}"):
                records = await self._reader.read(statement, parameters)
        except KechuangError as error:
            self._metrics.failures.labels(name, error.key).inc()
            self._metrics.up.set(0 if error.key == "graph.no_server" else 1)
            raise
        seconds = time.perf_counter() - began
        rows = len(records[0]["rows"]) if records and "rows" in records[0] else len(records)
        self._metrics.query(name, seconds, rows)
        if seconds >= self._slow:
            shapes = {key: shape(value) for key, value in (parameters or {}).items()}
            told = {"query": name, "ms": round(seconds * 1000), "rows": rows, "parameters": shapes}
            log.warning("slow query", extra=told)
        return records

    def _joined(self, statement: str) -> str:
        """The name of the first of two queries that are asked together."""
        for name, query in all_queries().items():
            if statement.startswith(query.packed_head):
                self._names[statement] = name
                return name
        return OTHER

    async def close(self) -> None:
        """Give the connections back."""
        await self._reader.close()
