"""Shared nodes: units, other named things, places, names; and what vocabularies say of them."""

from __future__ import annotations

from ingest.records import Mention, Span, Value
from ingest.resolve.names import resolve_name
from ingest.resolve.plans import own_title
from ingest.resolve.rows import concepts
from ingest.resolve.rows.builder import Builder
from ingest.resolve.succession import successors
from ingest.resolve.units import resolve_unit
from ingest.resolve.verdict import Verdict
from ontology.ids import family, make_id, part
from ontology.types.place import NATION, Place

GAZETTEER = "GB/T 2260"
UNIT_NAMES = "unit names"


def unit(b: Builder, name_as_stated: str, expanded: str = "") -> str:
    """A unit's node, by its name in the document."""
    key = (name_as_stated, f"unit {expanded}")
    if key not in b.nodes:
        b.nodes[key] = entity(b, resolve_unit(name_as_stated, b.context, expanded))
        name(b, name_as_stated, b.nodes[key])
    return b.nodes[key]


def entity(b: Builder, verdict: Verdict) -> str:
    """The node of a verdict, its place and its successors."""
    properties: dict[str, Value] = {"name": verdict.name, "resolved": verdict.resolved}
    concept = family(verdict.id) in ("designation", "field", "theme", "instrument", "group", "indicator")
    if not concept:
        properties["place"] = verdict.place
    if verdict.cls == "GovernmentUnit":
        properties |= {
            "organ_kind": verdict.organ_kind,
            "level": verdict.level,
            "jurisdiction": verdict.place if verdict.organ_kind != "集合" else None,
            "functions": [verdict.function] if verdict.function else None,
            "valid_from": verdict.valid_from,
            "valid_to": verdict.valid_to,
        }
    node = b.share(verdict.cls, verdict.id, properties)
    here = b.context.places.by_code(verdict.place) if verdict.place else None
    if here and here.code != NATION and verdict.resolved and not concept:
        target = place(b, here)
        if b.allows(node, "LOCATED_IN", target):
            b.vocab_edge("LOCATED_IN", node, target, GAZETTEER)
    for later in successors(verdict, b.context):
        after = entity(b, later.verdict)  # with all that vocabularies say of it, as if the document had named it
        if after != node:
            b.vocab_edge("SUCCEEDED_BY", node, after, UNIT_NAMES, {"kind": later.kind, "valid_from": later.since})
    return node


def place(b: Builder, found: Place) -> str:
    """A place's node, with its successors where it is a former one."""
    found = b.context.places.by_code(found.code) or found  # under today's name, whatever name it was found by
    node = _place(b, found)
    for code in found.successors:
        after = b.context.places.by_code(code)
        if after and after.code != found.code:
            kind = "restructured" if found.change in ("moved", "") else found.change
            b.vocab_edge("SUCCEEDED_BY", node, place(b, after), GAZETTEER, {"kind": kind, "valid_from": found.ended})
    return node


def _place(b: Builder, found: Place) -> str:
    properties: dict[str, Value] = {
        "name": found.name,
        "code": found.code,
        "level": found.level,
        "parent": found.parent if found.parent != NATION else None,
        "valid_to": found.ended,
        "source": GAZETTEER if found.code.isdigit() else "KECHUANG_PLACES",
    }
    return b.share("Place", found.id, properties)


def name(b: Builder, text: str, node: str) -> None:
    """A surface form, and that the document uses it for a node."""
    form = part(text)
    if form:
        source = b.share("Name", make_id("name", form), {"text": form, "lang": "zh"})
        b.edge("NAMES", source, node, {})


def named(b: Builder, text: str, cls: str) -> str:
    """The node of a name of a class: a concept of the vocabularies, else an entity."""
    if cls == "Plan" and b.plan_title and own_title(text) == b.plan_title:
        return b.plan  # the document speaks of itself
    key = (text, cls)
    if key not in b.nodes:
        b.nodes[key] = concepts.known(b, cls, text) or entity(b, resolve_name(text, cls, b.context))
    return b.nodes[key]


def mention(b: Builder, found: Mention) -> str | None:
    """A mention's node with MENTIONS and ABOUT; None for what the graph has no node of."""
    if found.cls == "Place":
        return None
    node = named(b, found.name, found.cls)
    for span in found.evidence:
        quote = b.tree.quote(span)
        for form in dict.fromkeys((quote, found.name)):
            name(b, form, node)
        mentioned(b, span, node, found.method, found.confidence)
    return node


def mentioned(b: Builder, span: Span, node: str, method: str, confidence: float) -> None:
    """That a passage names a node at a span."""
    source = b.passage(span.passage)
    if b.allows(source, "MENTIONS", node):
        given: dict[str, Value] = {
            "start": span.start,
            "end": span.end,
            "confidence": float(confidence),
            "method": method,
        }
        b.edge("MENTIONS", source, node, given)
