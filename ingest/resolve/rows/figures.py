"""Targets and observations with their indicators and places; provisions with their conditions."""

from __future__ import annotations

from ingest.records import Figure, Provision, Value
from ingest.resolve.indicators import resolve_indicator
from ingest.resolve.rows import concepts, entities
from ingest.resolve.rows.builder import Builder
from ingest.resolve.rows.tasks import rest
from ontology.types.place import NATION, Level, Place

_WHOLE: dict[str, Level | None] = {"全国": None, "我国": None, "全省": "省", "全市": "市"}  # None: the nation
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
    place = _place(b, figure, indicator.name)
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


def _place(b: Builder, figure: Figure, indicator: str) -> Place | None:
    """The place that the phrase begins with, inside the document's or the whole around it, else the document's."""
    code, places = b.context.code, b.context.places
    if not code:
        return None
    named = places.at_start(figure.indicator, code)
    if named and places.inside(named[0].code, code):
        return named[0]
    # 全国研发投入强度 in a city's paper is the nation's; not so where it is called that (全国重点实验室数)
    whole = figure.indicator[:2]
    if whole not in _WHOLE or indicator.startswith(whole):
        return b.context.place
    level = _WHOLE[whole]
    return (places.at_level(code, level) if level else places.by_code(NATION)) or b.context.place


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
