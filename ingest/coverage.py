"""Coverage: how much of a document the rules read, what they passed over, and what in it looks like a slip."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from ingest.extract.clauses.charge import charges
from ingest.extract.clauses.labels import meaning
from ingest.records import Fact, Facts, Figure, Passage, Span
from ingest.structure.clauses import clause_spans, labels
from ingest.structure.columns import charges_units

Skipped = Literal["deadline", "no_unit", "outside", "person"]
"""Why a clause gave no unit: only a deadline is set, no unit made out, no measure holds it, persons are named."""

# what a document tells in sentences; headings, titles, signatures and lists of annexes are read by other rules
_TELLING = ("item", "paragraph", "row")
_SENTENCE = re.compile(r"[^。；;！？\t]+")
_POWERS = (10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000)
Places = defaultdict[int, list[tuple[int, int]]]  # passage → evidence in it


@dataclass(slots=True, frozen=True)
class Coverage:
    """What was seen and what was read of one document.

    `unread` is the share (0–1) of the characters of items, paragraphs and rows whose sentence bears evidence of no
    fact. `slips`: one indicator and year stated with values a power of ten apart, in words.
    """

    clauses_seen: int
    clauses_read: int
    clauses_skipped: tuple[tuple[Skipped, int], ...]
    figures_seen: int
    figures_read: int
    unread: float
    slips: tuple[str, ...]


def coverage(facts: Facts) -> Coverage:
    """How much of a document became facts."""
    read = places(facts.responsibilities)
    for measure in facts.measures:
        for span in measure.deadline_evidence:
            read[span.passage].append((span.start, span.end))
    seen, skipped = 0, Counter[Skipped]()
    owned = {p for item in facts.tree.items for p in item.passages}
    for passage in facts.tree.passages:
        for span in _clauses(passage):
            seen += 1
            if not any(span.start <= a < span.end for a, _ in read[span.passage]):
                skipped[_why(passage, span, passage.ordinal in owned)] += 1
    figures = len(facts.figures) + len(facts.provisions)
    return Coverage(
        clauses_seen=seen,
        clauses_read=seen - skipped.total(),
        clauses_skipped=tuple(sorted(skipped.items())),
        figures_seen=max(facts.quantities, figures),
        figures_read=figures,
        unread=_unread(facts, read),
        slips=tuple(slips(facts.figures)),
    )


def places(facts: Iterable[Fact], found: Places | None = None) -> Places:
    """Where facts have their evidence."""
    found = Places(list) if found is None else found
    for fact in facts:
        for span in fact.evidence:
            found[span.passage].append((span.start, span.end))
    return found


def _clauses(passage: Passage) -> Iterator[Span]:
    """The stretches of a passage that may charge units: its clauses; a row's cells below a header of units."""
    if passage.kind == "row":
        for cell in passage.row():
            if cell.text and cell.span.passage == passage.ordinal and charges_units(cell.header):
                yield cell.span
        return
    for start, end, _ in clause_spans(passage.text):
        yield Span(passage.ordinal, start, end)


def _why(passage: Passage, span: Span, owned: bool) -> Skipped:
    said = {meaning(m.group()) for m in labels(passage.text, span.start, span.end)}
    if said and said <= {"person", "deadline"}:
        return "person" if "person" in said else "deadline"
    if not owned and (passage.kind == "row" or charges(passage.text, span.start, span.end)):
        return "outside"
    return "no_unit"


def _unread(facts: Facts, read: Places) -> float:
    told: Places = Places(list, {passage: list(spans) for passage, spans in read.items()})
    for kind in (
        facts.measures, facts.deliverables, facts.figures, facts.provisions, facts.problems, facts.mentions,
        facts.relations,
    ):  # fmt: skip
        places(kind, told)
    whole = unread = 0
    for passage in facts.tree.passages:
        if passage.kind not in _TELLING:
            continue
        spans = sorted(told[passage.ordinal])
        at, reach = 0, -1
        for found in _SENTENCE.finditer(passage.text):
            start, end = found.span()
            whole += end - start
            while at < len(spans) and spans[at][0] < end:
                reach = max(reach, spans[at][1])
                at += 1
            if reach <= start:
                unread += end - start
    return round(unread / whole, 3) if whole else 0.0


def slips(figures: Iterable[Figure]) -> Iterator[str]:
    """The same indicator, year and kind of change stated twice with values a power of ten apart."""
    said: dict[tuple[object, ...], list[float]] = {}
    for figure in figures:
        if not figure.value or figure.figure_kind != "figure" or figure.value2 is not None:
            continue
        key = (figure.indicator, figure.year, figure.change, figure.per, figure.unit, figure.kind)
        values = said.setdefault(key, [])
        if figure.value in values:
            continue
        for value in values:
            low, high = sorted((value, figure.value))
            if any(abs(high / low / power - 1) < 1e-9 for power in _POWERS):
                year = f"{figure.year}年" if figure.year else ""
                yield f"{year}{figure.indicator}：{value:,.15g}{figure.unit} / {figure.value:,.15g}{figure.unit}"
        values.append(figure.value)
