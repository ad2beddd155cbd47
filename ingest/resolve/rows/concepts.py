"""Nodes of vocabulary concepts, with what the vocabularies say of them."""

from __future__ import annotations

from ingest.resolve.indicators import IndicatorVerdict
from ingest.resolve.rows.builder import Builder
from ontology.vocab import (
    Designation,
    Field,
    Indicator,
    Instrument,
    designation_for,
    fields,
    indicator_for,
    instruments,
)

VOCABULARY = "concept vocabularies"


def indicator(b: Builder, verdict: IndicatorVerdict) -> str:
    """An indicator's node."""
    if verdict.concept is None:
        return b.share("Indicator", verdict.id, {"name": verdict.name, "resolved": False})
    return _indicator(b, verdict.concept)


def _indicator(b: Builder, concept: Indicator) -> str:
    node = b.share(
        "Indicator",
        concept.id,
        {
            "name": concept.name,
            "name_en": concept.name_en,
            "resolved": True,
            "unit_kind": concept.unit_kind,
            "direction": concept.direction,
            "measure_type": concept.measure_type,
            "additive_places": concept.additive_places,
            "additive_years": concept.additive_years,
            "usual_lag": concept.usual_lag,
        },
    )
    above = indicator_for(concept.broader) if concept.broader else None
    if above and above.id != concept.id:
        b.vocab_edge("BROADER", node, _indicator(b, above), VOCABULARY)
    counted = designation_for(concept.counts) if concept.counts else None
    if counted:
        b.vocab_edge("COUNTS", node, designation(b, counted), VOCABULARY)
    return node


def designation(b: Builder, concept: Designation) -> str:
    """A designation's node, with the wider ones."""
    node = b.share(
        "Designation",
        concept.id,
        {
            "name": concept.name,
            "name_en": concept.name_en,
            "resolved": True,
            "level": concept.level,
            "granted_by": concept.granted_by,
            "validity_years": concept.validity_years,
        },
    )
    above = designation_for(concept.broader) if concept.broader else None
    if above and above.id != concept.id:
        b.vocab_edge("BROADER", node, designation(b, above), VOCABULARY)
    return node


def field(b: Builder, concept: Field) -> str:
    """A field's node, with the wider ones."""
    node = b.share(
        "Field",
        concept.id,
        {"name": concept.name, "name_en": concept.name_en, "resolved": True, "code": concept.code},
    )
    above = next((f for f in fields() if f.name == concept.broader), None) if concept.broader else None
    if above:
        b.vocab_edge("BROADER", node, field(b, above), VOCABULARY)
    return node


def instrument(b: Builder, concept: Instrument) -> str:
    """An instrument's node."""
    return b.share("Instrument", concept.id, {"name": concept.name, "name_en": concept.name_en, "resolved": True})


def known(b: Builder, cls: str, name: str) -> str | None:
    """The node of a concept that the vocabularies hold, or None."""
    if cls == "Designation":
        found = designation_for(name)
        return designation(b, found) if found else None
    if cls == "Field":
        named = next((f for f in fields() if name in (f.name, *f.aliases)), None)
        return field(b, named) if named else None
    if cls == "Instrument":
        tool = next((i for i in instruments() if name in (i.name, *i.aliases)), None)
        return instrument(b, tool) if tool else None
    return None
