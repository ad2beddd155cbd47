"""The document's plan, what the document states of it, who issued it and where it applies."""

from __future__ import annotations

from ingest.records import Value
from ingest.resolve.plans import own_title, resolve_plan
from ingest.resolve.rows import entities
from ingest.resolve.rows.builder import Builder

_STATED = (
    "document_number",
    "issued_on",
    "effective_on",
    "expires_on",
    "trial",
    "period_start",
    "period_end",
    "genre",
)


def add(b: Builder) -> None:
    """The Plan with STATES, STATED_IN, ISSUED and APPLIES_TO."""
    head = b.tree.head
    verdict = resolve_plan(head.title or "", b.context, head.issuer)
    b.plan = b.share(
        "Plan", verdict.id, {"name": verdict.title or b.key, "resolved": verdict.resolved, "place": verdict.place}
    )
    b.plan_title = own_title(head.title or "")
    b.edge("STATED_IN", b.plan, b.document, {})
    for text in dict.fromkeys(t for t in (head.title, verdict.title) if t):
        entities.name(b, text, b.plan)
    stated: dict[str, Value] = {name: getattr(head, name) for name in _STATED}
    if b.context.place:
        stated["level"] = b.context.place.level
    for name, value in stated.items():
        if value is None or value is False:
            continue
        span = head.evidence.get(name) or head.evidence.get(name.split("_")[0])
        given = b.evidence([span] if span else [], f"head.{name}", 1.0)
        b.edge("STATES", b.document, b.plan, {"property": name, "value": value, **given})
    place = b.context.place
    if place:
        span = head.evidence.get("place")
        node = entities.place(b, place)
        b.edge("APPLIES_TO", b.plan, node, b.evidence([span] if span else [], "head.place", 0.9))
    if head.issuer:
        _issued(b, head.issuer)


def _issued(b: Builder, issuer: str) -> None:
    span = b.tree.head.evidence.get("issuer")
    for name in issuer.replace(";", "、").replace("，", "、").split("、"):
        if not name.strip():
            continue
        unit = entities.unit(b, name)
        if b.allows(unit, "ISSUED", b.plan):
            given = b.evidence([span] if span else [], "head.issuer", 1.0)
            b.edge("ISSUED", unit, b.plan, {"role": "issued", "name_as_stated": name, **given})
