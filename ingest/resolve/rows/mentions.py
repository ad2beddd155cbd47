"""Named things where they stand, what measures are about, and the relations that sentences state."""

from __future__ import annotations

from ingest.records import Mention, Relation, Span, Value
from ingest.resolve.names import resolve_name
from ingest.resolve.rows import entities
from ingest.resolve.rows.builder import Builder


def add(b: Builder) -> None:
    """MENTIONS, ABOUT and the relations of `facts.relations`."""
    clauses = _clauses(b)
    for found in b.facts.mentions:
        node = entities.mention(b, found)
        measure = b.measures.get(found.item) if found.item is not None else None
        if node is None or measure is None or not b.allows(measure, "ABOUT", node):
            continue
        spans = [s for s in found.evidence if not _inside(s, clauses)]
        if spans:
            _about(b, measure, node, found, spans)
    for relation in b.facts.relations:
        _relation(b, relation)


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
        node = entities.entity(b, resolve_name(name, cls, b.context))
        entities.name(b, name, node)
        ends.append(node)
    source, target = ends
    if source and target and source != target and b.allows(source, relation.predicate, target):
        given = b.evidence(relation.evidence, relation.method, relation.confidence)
        b.edge(relation.predicate, source, target, {**relation.properties, **given})
