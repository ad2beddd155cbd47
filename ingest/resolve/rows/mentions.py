"""Named things where they stand, what measures are about, and the relations that sentences state."""

from __future__ import annotations

from ingest.records import Mention, Relation, Span, Value
from ingest.resolve.rows import concepts, entities
from ingest.resolve.rows.builder import Builder
from ontology.vocab import find_fields, find_instruments


def add(b: Builder) -> None:
    """MENTIONS, ABOUT and the relations of `facts.relations`."""
    clauses = _clauses(b)
    named: list[tuple[Mention, str, str, list[Span]]] = []
    for found in b.facts.mentions:
        node = entities.mention(b, found)
        measure = b.measures.get(found.item) if found.item is not None else None
        spans = [s for s in found.evidence if not _inside(s, clauses)]
        if node and measure and spans:
            named.append((found, node, measure, spans))
    acted = {(measure, node) for found, node, measure, _ in named if found.action}
    for found, node, measure, spans in named:
        if b.allows(measure, "ABOUT", node):
            if found.action or (measure, node) not in acted:  # what a measure does with a thing says that it names it
                _about(b, measure, node, found, spans)
        elif b.allows(measure, "IN_FIELD", node):
            b.edge("IN_FIELD", measure, node, b.evidence(spans, found.method, found.confidence))
    _topics(b, clauses)
    for relation in b.facts.relations:
        _relation(b, relation)


def _topics(b: Builder, clauses: dict[int, list[tuple[int, int]]]) -> None:
    """The fields and instruments of the vocabularies that a measure's own text names."""
    for item in b.tree.items:
        measure = b.measures.get(item.index)
        if measure is None:
            continue
        spans: dict[tuple[str, str], list[Span]] = {}
        for ordinal in item.passages:
            text = b.tree.passages[ordinal].text
            for field in find_fields(text):
                node = concepts.field(b, field.concept)
                spans.setdefault(("IN_FIELD", node), []).append(Span(ordinal, field.start, field.end))
            for tool in find_instruments(text):
                node = concepts.instrument(b, tool.concept)
                spans.setdefault(("USES_INSTRUMENT", node), []).append(Span(ordinal, tool.start, tool.end))
        for (kind, node), found in spans.items():
            own = [s for s in found if not _inside(s, clauses)]
            if own:
                b.edge(kind, measure, node, b.evidence(own, "vocabulary", 0.8))


def _about(b: Builder, measure: str, node: str, found: Mention, spans: list[Span]) -> None:
    properties: dict[str, Value] = {
        "action": found.action or "mentions",
        "polarity": "negative" if found.negative else "positive",
        "name_as_stated": found.name,
    }
    b.edge("ABOUT", measure, node, properties | b.evidence(spans, found.method, found.confidence))


def _clauses(b: Builder) -> dict[int, list[tuple[int, int]]]:
    """Where responsibility clauses stand: units named in them answer for the measure, which is not about them."""
    found: dict[int, list[tuple[int, int]]] = {}
    for responsibility in b.facts.responsibilities:
        for span in responsibility.evidence:
            found.setdefault(span.passage, []).append((span.start, span.end))
    return found


def _inside(span: Span, clauses: dict[int, list[tuple[int, int]]]) -> bool:
    return any(start <= span.start and span.end <= end for start, end in clauses.get(span.passage, ()))


def _relation(b: Builder, relation: Relation) -> None:
    ends = []
    for name, cls in ((relation.subject, relation.subject_class), (relation.object, relation.object_class)):
        if cls == "Place":
            place = next(iter(b.context.places.find(name, None)), None)
            ends.append(entities.place(b, place) if place else None)
            continue
        if cls == "Provision":
            ends.append(b.provisions.get(name))
            continue
        node = entities.named(b, name, cls)
        entities.name(b, name, node)
        ends.append(node)
    source, target = ends
    if source and target and source != target and b.allows(source, relation.predicate, target):
        given = b.evidence(relation.evidence, relation.method, relation.confidence)
        b.edge(relation.predicate, source, target, {**relation.properties, **given})
