"""Measures, deliverables and problems, and who answers for them."""

from __future__ import annotations

import re

from ingest.records import Measure, Responsibility, Span, Value
from ingest.resolve.rows import entities
from ingest.resolve.rows.builder import Builder

_NUMBERING = re.compile(
    r"^(?:第[一二三四五六七八九十百零〇\d]+[章节篇部分条]+|[(（]?[一二三四五六七八九十百零〇\d]+[)）]?[、.．]?|[①-⑳]|专栏\s*\d*)"
)


def path_part(heading: str) -> str:
    """What an id keeps of a heading: its numbering, else its first words."""
    found = _NUMBERING.match(heading.strip())
    kept = found[0].rstrip("、.．") if found and found[0] else ""
    return kept or "".join(heading.split())[:12] or "-"


def add(b: Builder) -> None:
    """Measure, PART_OF, Deliverable, Problem, ADDRESSES, STATED_IN."""
    for measure in b.facts.measures:
        b.measures[measure.item] = _measure(b, measure)
    for deliverable in b.facts.deliverables:
        owner = b.measures.get(deliverable.item)
        if owner is None:
            continue
        given = b.evidence(deliverable.evidence, deliverable.method, deliverable.confidence)
        node = b.own(
            "Deliverable",
            b.fact_id("deliverable", *rest(owner)),
            {
                "verb": deliverable.verb,
                "object_text": deliverable.object_text,
                "due": deliverable.due,
                "due_text": deliverable.due_text,
                **given,
            },
        )
        b.edge("PART_OF", node, owner, given)
        b.edge("STATED_IN", node, b.document, {})
    for problem in b.facts.problems:
        given = b.evidence(problem.evidence, problem.method, problem.confidence)
        node = b.own(
            "Problem",
            b.fact_id("problem", path_part(problem.number or problem.title)),
            {"number": problem.number, "title": problem.title, **given},
        )
        b.edge("STATED_IN", node, b.document, {})
        for item in problem.items:
            if item in b.measures:
                b.edge("ADDRESSES", b.measures[item], node, given)


def rest(node_id: str) -> list[str]:
    """A fact's id without its family and document: its parts in the ids of what it owns."""
    return node_id.split(":")[2:]


def _measure(b: Builder, measure: Measure) -> str:
    given = b.evidence(measure.evidence, measure.method, measure.confidence)
    when = sorted(set(measure.deadline_evidence))
    node = b.own(
        "Measure",
        b.fact_id("measure", *(path_part(p) for p in measure.path or (measure.number,))),
        {
            "number": measure.number or "-",
            "title": measure.title or "-",
            "path": list(measure.path) or None,
            "kind": measure.kind,
            "ordinal": measure.item,
            "deadline": measure.deadline,
            "deadline_text": measure.deadline_text,
            "deadline_passages": [b.passage(s.passage) for s in when] or None,
            "deadline_starts": [s.start for s in when] or None,
            "deadline_ends": [s.end for s in when] or None,
            **given,
        },
    )
    b.edge("PART_OF", node, b.plan, given)
    b.edge("STATED_IN", node, b.document, {})
    return node


def add_responsible(b: Builder) -> None:
    """RESPONSIBLE_FOR, once measures and targets have their nodes."""
    for found in b.facts.responsibilities:
        for target in _charged_with(b, found):
            _responsible(b, found, target)


def _charged_with(b: Builder, found: Responsibility) -> list[str]:
    if found.row is not None:
        return b.targets.get(found.row, [])
    target = b.plan if found.item is None else b.measures.get(found.item)
    return [target] if target else []


def _responsible(b: Builder, found: Responsibility, target: str) -> None:
    unit = entities.unit(b, found.name, found.expanded)
    if not b.allows(unit, "RESPONSIBLE_FOR", target):
        return
    properties: dict[str, Value] = {
        "role": found.role,
        "label": found.label,
        "rank": found.rank,
        "basis": found.basis,
        "collective": found.collective,
        "name_as_stated": found.name,
    }
    b.edge("RESPONSIBLE_FOR", unit, target, properties | b.evidence(found.evidence, found.method, found.confidence))
    for span in found.evidence:
        at = b.tree.quote(span).find(found.name)
        if at >= 0:
            start = span.start + at
            at_name = Span(span.passage, start, start + len(found.name))
            entities.mentioned(b, at_name, unit, found.method, found.confidence)
