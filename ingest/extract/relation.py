"""Relations that a sentence states between two named things, by patterns over the words around them (relations.tsv)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ingest.extract.names.lexicon import rows
from ingest.extract.names.project import BUILDER_COLUMN
from ingest.extract.names.titled import carried
from ingest.records import Mention, Passage, Relation, Span, Tree

FAMILIES = {
    **dict.fromkeys(("GovernmentUnit", "Enterprise", "University", "Institute", "Alliance"), "A"),
    **dict.fromkeys(("Laboratory", "InnovationCenter", "ScienceFacility", "ServicePlatform", "Incubator"), "P"),
    **dict.fromkeys(("Corridor", "Park", "Region"), "Z"),
    "Fund": "F",
    "Program": "G",
    "Project": "J",
    "Plan": "D",
    "Designation": "S",
}
LONGEST_GAP = 70
ENDS = re.compile("[。；;！？\n]")
_LIST = re.compile(r"[”’)）]?(?:[、和与及]|以及)[“‘]?")
# what follows the name of a zone that an item is about; what numbers stand before it
OPENED, NUMBERS = frozenset("。:："), "一二三四五六七八九十"
_BIDS = re.compile("(?:争创|创建|申创|申报)$")
_INSIDE = re.compile("在(?:核心区|示范区|园区|区|园|先行区)内?(?:规划|布局|加快)?(?:建设|建立|设立|打造|布局)$")
_LEFT_MARKS, _RIGHT_MARKS = "“‘「《", "”’」》"


@dataclass(slots=True, frozen=True)
class Pattern:
    """One row of relations.tsv; `lead` stands before the first mention, `tail` after the second."""

    predicate: str
    lead: str
    between: re.Pattern[str]
    first: str
    second: str
    forward: bool
    tail: re.Pattern[str] | None
    method: str


@cache
def patterns() -> tuple[Pattern, ...]:
    """The patterns; of two that fit, the earlier wins."""
    found = []
    for n, (predicate, where, between, first, second, direction) in enumerate(rows("relations.tsv")):
        lead = where.partition(":")[2]
        arrow, _, tail = direction.partition(":")
        found.append(
            Pattern(
                predicate, lead, re.compile(between), first, second, arrow == ">", re.compile(tail) if tail else None,
                f"relation.{predicate.lower()}.{n + 1}",
            )
        )  # fmt: skip
    return tuple(found)


def relations(tree: Tree, mentions: list[Mention]) -> list[Relation]:
    """All relations that sentences, table rows and titles state between the mentions."""
    by_passage: defaultdict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_passage[mention.evidence[0].passage].append(mention)
    found: list[Relation] = []
    for passage in tree.passages:
        here = sorted(by_passage.get(passage.ordinal, []), key=lambda m: (m.evidence[0].start, -m.evidence[0].end))
        if passage.kind == "row":
            found += _of_row(passage, here)
        elif len(here) > 1:
            found += _of_sentences(passage, [m for m in here if m.method != "entity.title.carried"])
            found += _of_titles(passage, here)
            found += _of_subject(passage, here)
    found += _own_issue(tree, mentions)
    return _unique(found)


def _of_sentences(passage: Passage, here: list[Mention]) -> Iterator[Relation]:
    text = passage.text
    groups = _groups(text, here)
    pairs = [(left, right, False) for left, right in pairwise(groups)]
    pairs += [(left, right, True) for left, right in zip(groups, groups[2:], strict=False)]
    for left, right, over in pairs:
        start, end = left[-1].evidence[0].end, right[0].evidence[0].start
        if end < start or end - start > LONGEST_GAP:
            continue
        gap = text[start:end].lstrip(_RIGHT_MARKS).rstrip(_LEFT_MARKS)
        if ENDS.search(gap):
            continue
        yield from _matched(passage, left, right, gap, over)


def _groups(text: str, here: list[Mention]) -> list[list[Mention]]:
    """Mentions that a list puts side by side, together; one inside another is left out."""
    groups: list[list[Mention]] = []
    for mention in here:
        span = mention.evidence[0]
        if groups:
            last = groups[-1][-1].evidence[0]
            if span.start < last.end:
                continue
            if last.end < span.start and _LIST.fullmatch(text, last.end, span.start):
                groups[-1].append(mention)
                continue
            if text[last.end : span.start] in ("”“", "》《"):
                groups[-1].append(mention)
                continue
        groups.append([mention])
    return groups


def _matched(passage: Passage, left: list[Mention], right: list[Mention], gap: str, over: bool) -> Iterator[Relation]:
    text = passage.text
    lead = text[max(0, left[0].evidence[0].start - 4) : left[0].evidence[0].start].rstrip(_LEFT_MARKS)
    tail = text[right[-1].evidence[0].end : right[-1].evidence[0].end + 12].lstrip(_RIGHT_MARKS)
    for pattern in patterns():
        if over and pattern.predicate != "HOSTS":
            continue  # only a host may stand beyond another name
        if pattern.lead and not lead.endswith(pattern.lead):
            continue
        if not pattern.lead and pattern.predicate in ("BUILDS", "BIDS_FOR") and lead.endswith(("依托", "在", "以", "围绕")):
            continue
        if not pattern.between.fullmatch(gap) or (pattern.tail and not pattern.tail.match(tail)):
            continue
        firsts = [m for m in left if FAMILIES.get(m.cls, "-") in pattern.first]
        seconds = [m for m in right if FAMILIES.get(m.cls, "-") in pattern.second]
        if not firsts or not seconds:
            continue
        for a in firsts:
            for b in seconds:
                subject, target = (a, b) if pattern.forward else (b, a)
                yield _relation(passage.ordinal, subject, target, pattern.predicate, pattern.method, 0.7)
        return


def _of_subject(passage: Passage, here: list[Mention]) -> Iterator[Relation]:
    """An item that opens with a zone's name alone (——云渚科技城。): what it bids for, and what is set up in it."""
    text, subject = passage.text, here[0]
    span = subject.evidence[0]
    alone = text[span.end : span.end + 1] in OPENED and not any(c.isalpha() for c in text[: span.start].lstrip(NUMBERS))
    if FAMILIES.get(subject.cls) != "Z" or not alone or span.end == len(text):
        return
    for mention in here[1:]:
        at, family = mention.evidence[0], FAMILIES.get(mention.cls, "-")
        before = text[max(span.end, at.start - 16) : at.start].rstrip(_LEFT_MARKS)
        if family in "PZ" and _BIDS.search(before):
            yield _relation(passage.ordinal, subject, mention, "BIDS_FOR", "relation.subject", 0.65)
        elif family in "AFPZ" and _INSIDE.search(before):
            yield _relation(passage.ordinal, mention, subject, "LOCATED_IN", "relation.subject", 0.65)


def _of_row(row: Passage, here: list[Mention]) -> Iterator[Relation]:
    """A project table: the project and the body in the column of builders."""
    columns = dict(zip(row.cells, row.columns, strict=False))
    builders = [
        m for m in here if FAMILIES.get(m.cls) == "A"
        for (start, end), column in columns.items()
        if BUILDER_COLUMN.search(column) and start <= m.evidence[0].start and m.evidence[0].end <= end
    ]  # fmt: skip
    for project in (m for m in here if m.cls == "Project"):
        for builder in builders:
            yield _relation(row.ordinal, project, builder, "BUILT_BY", "relation.table", 0.9)


def _of_titles(passage: Passage, here: list[Mention]) -> Iterator[Relation]:
    """《X关于印发Y的通知》: X issued Y, the notice carries it; 《X关于…的意见》: X issued it."""
    plans = [m for m in here if m.cls == "Plan"]
    for unit in (m for m in here if m.cls == "GovernmentUnit"):
        span = unit.evidence[0]
        for plan in plans:
            outer = plan.evidence[0]
            if outer.start != span.start or not re.match("关于|印发|转发|发布", passage.text[span.end : outer.end]):
                continue
            if carried(passage.text[outer.start : outer.end]) is None:
                yield _relation(passage.ordinal, unit, plan, "ISSUED", "relation.title", 0.85, optional=True)
                continue
            for inner in plans:
                if inner is not plan and span.end <= inner.evidence[0].start and inner.evidence[0].end <= outer.end:
                    role = {"role": "forwarded"} if "转发" in passage.text[span.end : inner.evidence[0].start] else {}
                    yield _relation(
                        passage.ordinal, unit, inner, "ISSUED", "relation.title", 0.85, optional=True, **role
                    )
                    yield _relation(passage.ordinal, plan, inner, "CARRIES", "relation.title", 0.85)


def _own_issue(tree: Tree, mentions: list[Mention]) -> Iterator[Relation]:
    """The document's own issuer and the plan that its title names."""
    issuer, title = tree.head.issuer, tree.head.title
    plan = next((m for m in mentions if m.cls == "Plan" and m.name == title), None)
    unit = next((m for m in mentions if m.cls == "GovernmentUnit" and m.name == issuer), None)
    if plan is not None and unit is not None:
        evidence = tuple(dict.fromkeys((*unit.evidence, *plan.evidence)))
        yield Relation(
            subject=unit.name, subject_class=unit.cls, predicate="ISSUED", object=plan.name, object_class=plan.cls,
            evidence=evidence, method="relation.head", confidence=0.9, properties={"role": "issued"},
        )  # fmt: skip


def _relation(
    passage: int, subject: Mention, target: Mention, predicate: str, method: str, confidence: float,
    *, optional: bool = False, **properties: str,
) -> Relation:  # fmt: skip
    spans = [subject.evidence[0], target.evidence[0]]
    whole = Span(passage, min(s.start for s in spans), max(s.end for s in spans))
    return Relation(
        subject=subject.name,
        subject_class=subject.cls,
        predicate=predicate,
        object=target.name,
        object_class=target.cls,
        item=subject.item,
        evidence=(whole,),
        method=method,
        confidence=confidence,
        properties=dict(properties),
        optional=optional or subject.optional or target.optional,
    )


def _unique(found: list[Relation]) -> list[Relation]:
    """Each relation once for each item; none of a thing to itself."""
    seen: set[tuple[str, str, str, int | None]] = set()
    result = []
    for one in found:
        key = (one.subject, one.predicate, one.object, one.item)
        if key not in seen and one.subject != one.object:
            seen.add(key)
            result.append(one)
    return result
