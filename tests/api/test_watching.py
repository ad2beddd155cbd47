"""Metrics, readiness, the log and traces: what an operator sees."""

from __future__ import annotations

import asyncio
import json
import logging
from pathlib import Path

import pytest

from api.logs import REQUEST, JsonLines
from api.metrics import MeasuredReader, Metrics, shape
from api.tracing import Tracing, tracing
from graph.bolt import BoltStore
from graph.errors import UnreachableError
from graph.reader import AsyncReader
from queries import trace
from tests.api.conftest import Client
from tests.api.security import asker


def test_metrics_name_the_queries_and_the_routes(client: Client) -> None:
    client.get("/api/v1/trace/platforms", params={"limit": 7})
    client.request("POST", "/api/v1/cypher", json={"statement": "MATCH (n) DELETE n"})
    client.get("/api/v1/documents/document:no-such")
    found = client.get("/metrics")
    assert found.headers["content-type"].startswith("text/plain; version=0.0.4")
    for line in (
        'kechuang_query_seconds_count{query="trace/platforms"}',
        'kechuang_query_rows_total{query="trace/platforms"}',
        'kechuang_guarded_total{outcome="refused"} ',
        'kechuang_requests_total{method="GET",route="/api/v1/trace/platforms",status="200"}',
        "kechuang_store_up 1.0",
    ):
        assert line in found.text
    assert "no-such" not in found.text


def test_metrics_are_not_for_everybody(store: BoltStore, tmp_path: Path) -> None:
    with asker(store, tmp_path) as ask:
        assert ask("GET", "/metrics").status_code == 200
        assert ask("GET", "/metrics", source="192.0.2.7").status_code == 401


def test_readiness_tells_why(client: Client) -> None:
    found = client.get("/readyz").json()
    assert found == {"status": "ready", "schema_current": True, "why": None}


class Gone:
    """A store that does not answer."""

    async def read(self, statement: str, parameters: object = None) -> list[dict[str, object]]:
        raise UnreachableError("graph.no_server", uri="bolt://x")

    async def close(self) -> None:
        return None


def test_a_store_that_is_gone_is_counted() -> None:
    async def act() -> None:
        metrics = Metrics()
        with pytest.raises(UnreachableError):
            await MeasuredReader(Gone(), metrics, 1.0, Tracing()).read(trace.PLATFORMS.text)
        assert b"kechuang_store_up 0.0" in metrics.text()
        assert b'kechuang_query_failures_total{error="graph.no_server",query="trace/platforms"} 1.0' in metrics.text()

    asyncio.run(act())


def test_a_slow_query_is_logged_without_its_values(store: BoltStore, caplog: pytest.LogCaptureFixture) -> None:
    async def act() -> None:
        async with AsyncReader(store.where) as reader:
            measured = MeasuredReader(reader, Metrics(), 0.0, Tracing())
            with caplog.at_level(logging.WARNING, "api.metrics"):
                await measured.read("RETURN $name AS a, $xs AS b", {"name": "江澜省", "xs": [1, 2], "none": None})
        record = caplog.records[-1]
        told = json.loads(JsonLines().format(record))
        assert told["message"] == "slow query"
        assert told["parameters"] == {"name": "text of 3", "xs": "list of 2", "none": "null"}
        assert "江澜" not in JsonLines().format(record)

    asyncio.run(act())


@pytest.mark.parametrize(("value", "told"), [(1, "int"), (1.5, "float"), ("ab", "text of 2"), ({}, "dict of 0")])
def test_the_shape_of_a_value(value: object, told: str) -> None:
    assert shape(value) == told


def test_a_line_of_the_log_is_json_with_its_request() -> None:
    record = logging.LogRecord("api", logging.ERROR, "", 0, "failed: %s", ("x",), None)
    record.path = "/api/v1/x"
    token = REQUEST.set("0f3a")
    try:
        line = json.loads(JsonLines().format(record))
    finally:
        REQUEST.reset(token)
    assert (line["message"], line["level"], line["path"], line["request_id"]) == (
        "failed: x",
        "error",
        "/api/v1/x",
        "0f3a",
    )


def test_without_a_collector_there_are_no_traces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OTEL_EXPORTER_OTLP_ENDPOINT", raising=False)
    assert not tracing().on


def test_a_query_is_a_span_of_the_callers_trace(store: BoltStore) -> None:
    async def act() -> None:
        memory = pytest.importorskip("opentelemetry.sdk.trace.export.in_memory_span_exporter")
        exporter = memory.InMemorySpanExporter()
        spans = tracing(exporter)
        carrier = {"traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}
        async with AsyncReader(store.where) as reader:
            measured = MeasuredReader(reader, Metrics(), 60.0, spans)
            with spans.span("GET /api/v1/trace/platforms", carrier):
                await measured.read(trace.PLATFORMS.text, trace.PLATFORMS.arguments(trace.PLATFORMS.params()))
        inner, outer = exporter.get_finished_spans()
        assert (inner.name, outer.name) == ("query trace/platforms", "GET /api/v1/trace/platforms")
        assert format(outer.context.trace_id, "032x") == carrier["traceparent"].split("-")[1]
        assert inner.parent.span_id == outer.context.span_id

    asyncio.run(act())
