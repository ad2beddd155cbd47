"""Targets and observations with their indicators and places; provisions with their conditions."""

from __future__ import annotations

from ingest.records import Figure, Provision, Value
from ingest.resolve.indicators import resolve_indicator
from ingest.resolve.rows import concepts, entities
from ingest.resolve.rows.builder import Builder
from ingest.resolve.rows.tasks import rest
from ontology.types.place import Place

_OF_BOTH = ("value", "value2", "unit", "comparator", "change", "per", "year", "period_start", "baseline", "cumulative")


def add(b: Builder) -> None:
    """Target, Observation, MEASURES, FOR_PLACE, Provision, Condition."""
    for figure in b.facts.figures:
        _figure(b, figure)
    for provision in b.facts.provisions:
        _provision(b, provision)


def _owner(b: Builder, item: int | None) -> tuple[str, list[str]]:
    """(id of the measure or plan that states it, its parts of the fact's id)."""
    measure = b.measures.get(item) if item is not None else None
    return (measure, rest(measure)) if measure else (b.plan, ["plan"])


def _figure(b: Builder, figure: Figure) -> None:
    given = b.evidence(figure.evidence, figure.method, figure.confidence)
    owner, parts = _owner(b, figure.item)
    indicator = resolve_indicator(figure.indicator, b.context)
    place = _place(b, figure)
    target = figure.kind == "target"
    properties: dict[str, Value] = {"indicator_as_stated": figure.indicator or "-", "text": _text(b, figure)}
    for field in _OF_BOTH:
        properties[field] = getattr(figure, field)
    if target:
        properties |= {"kind": figure.figure_kind, "strength": figure.strength, "attribute": figure.attribute}
        properties["reference"] = figure.reference
    else:
        properties["status"] = figure.status
    node = b.own(
        "Target" if target else "Observation",
        b.fact_id(
            figure.kind, *parts, indicator.name, place.code if place else "-", str(figure.year or "-"), figure.change
        ),
        properties | given,
    )
    if target:
        b.targets.setdefault(figure.evidence[0].passage, []).append(node)
    concepts.indicator(b, indicator)
    entities.name(b, figure.indicator, indicator.id)
    b.edge("HAS_TARGET" if target else "HAS_OBSERVATION", owner, node, given)
    b.edge("MEASURES", node, indicator.id, given)
    b.edge("STATED_IN", node, b.document, {})
    if place:
        b.edge("FOR_PLACE", node, entities.place(b, place), given)


def _place(b: Builder, figure: Figure) -> Place | None:
    """The place that the phrase begins with, else the document's."""
    named = b.context.places.at_start(figure.indicator, b.context.code)
    if named and b.context.code and b.context.places.inside(named[0].code, b.context.code):
        return named[0]
    return b.context.place


def _text(b: Builder, figure: Figure | Provision) -> str | None:
    return "…".join(b.tree.quote(span) for span in sorted(set(figure.evidence))) or None


def _provision(b: Builder, provision: Provision) -> None:
    given = b.evidence(provision.evidence, provision.method, provision.confidence)
    owner, parts = _owner(b, provision.item)
    node = b.own(
        "Provision",
        b.fact_id("provision", *parts, provision.kind),
        {
            "kind": provision.kind,
            "amount": provision.amount,
            "rate": provision.rate,
            "cap": provision.cap,
            "unit": provision.unit,
            "text": provision.text or _text(b, provision) or "-",
            **given,
        },
    )
    b.provisions.setdefault(provision.text, node)
    b.edge("HAS_PROVISION", owner, node, given)
    b.edge("STATED_IN", node, b.document, {})
    for condition in provision.conditions:
        made = b.own("Condition", b.fact_id("condition", *rest(node)), {"text": condition, **given})
        b.edge("REQUIRES", node, made, given)
