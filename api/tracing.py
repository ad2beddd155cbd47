"""Traces by OpenTelemetry, where the extra `otel` is installed and OTEL_EXPORTER_OTLP_ENDPOINT names a collector."""

from __future__ import annotations

import contextlib
import importlib.util
import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opentelemetry.sdk.trace.export import SpanExporter
    from opentelemetry.trace import Tracer

ENDPOINTS = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
SERVICE = "kechuang-atlas"


class Tracing:
    """Spans around requests and queries; nothing at all where nobody collects them."""

    def __init__(self, tracer: Tracer | None = None) -> None:
        self._tracer = tracer

    @contextlib.contextmanager
    def span(self, name: str, carrier: Mapping[str, str] | None = None) -> Iterator[None]:
        """A span; `carrier` holds the caller's `traceparent`."""
        if self._tracer is None:
            yield
            return
        from opentelemetry.propagate import extract

        with self._tracer.start_as_current_span(name, extract(carrier) if carrier else None):
            yield

    @property
    def on(self) -> bool:
        """Whether anybody collects."""
        return self._tracer is not None


def tracing(exporter: SpanExporter | None = None) -> Tracing:
    """Tracing as the environment says; `exporter` instead of the collector that it names."""
    wanted = exporter is not None or any(os.environ.get(name) for name in ENDPOINTS)
    if not wanted or importlib.util.find_spec("opentelemetry") is None:
        return Tracing()
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor, SimpleSpanProcessor

    provider = TracerProvider(resource=Resource.create({"service.name": SERVICE}))
    if exporter is not None:
        provider.add_span_processor(SimpleSpanProcessor(exporter))
    else:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter

        provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    return Tracing(provider.get_tracer(SERVICE))
