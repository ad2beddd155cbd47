"""An answer held against its passage: what the passage does not say is dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract.figures import numbers
from ingest.extract.figures.words import COMPARATORS_AFTER
from ingest.extract.llm.form import Answer, SaidFigure, SaidResponsibility
from ingest.records import Comparator, Facts, Figure, Passage, Responsibility, Span

METHOD = "llm"
CONFIDENCE = 0.5  # below every rule: a reader sees it marked as such


def responsibilities(facts: Facts, passage: Passage, answer: Answer) -> Iterator[Responsibility | None]:
    """The responsibilities that the passage bears out, `None` for each that it does not."""
    item = facts.tree.item_at(Span(passage.ordinal, 0, 0))
    for rank, said in enumerate(answer.responsibilities, 1):
        span = _unit(passage, said)
        if span is None or item is None:
            yield None
            continue
        yield Responsibility(
            item=item,
            name=said.unit,
            role=said.role,
            label=said.label,
            rank=rank,
            evidence=(span,),
            method=METHOD,
            confidence=CONFIDENCE,
        )


def figures(facts: Facts, passage: Passage, answer: Answer) -> Iterator[Figure | None]:
    """The figures that the passage bears out, `None` for each that it does not."""
    item = facts.tree.item_at(Span(passage.ordinal, 0, 0))
    for said in answer.figures:
        found = _number(passage, said)
        if found is None or said.indicator not in said.quote:
            yield None
            continue
        quantity, span = found
        yield Figure(
            item=item,
            kind=said.kind,
            indicator=said.indicator,
            value=quantity.value,
            value2=quantity.value2,
            unit=quantity.unit,
            comparator=_comparator(quantity),
            year=said.year if said.year and f"{said.year}年" in passage.text else None,
            change=said.change,
            evidence=(span,),
            method=METHOD,
            confidence=CONFIDENCE,
        )


def _comparator(quantity: numbers.Quantity) -> Comparator:
    """What the number's own words say; a comparator before it is left to the rules."""
    if quantity.value2 is not None:
        return "range"
    if quantity.form == "rank":
        return "<="
    return COMPARATORS_AFTER.get(quantity.after, ">" if quantity.over else "=")


def _unit(passage: Passage, said: SaidResponsibility) -> Span | None:
    """Where the unit stands within the quote within the passage."""
    start = passage.text.find(said.quote) if said.quote else -1
    inside = said.quote.find(said.unit) if said.unit else -1
    if start < 0 or inside < 0 or not said.label or said.label not in said.quote or not re.search(r"\w", said.unit):
        return None
    return Span(passage.ordinal, start + inside, start + inside + len(said.unit))


def _number(passage: Passage, said: SaidFigure) -> tuple[numbers.Quantity, Span] | None:
    """The number as our own reader sees it where the model says that it stands, and the quote's place."""
    start = passage.text.find(said.quote) if said.quote else -1
    inside = said.quote.find(said.number) if said.number else -1
    if start < 0 or inside < 0:
        return None
    at = start + inside
    for quantity in numbers.scan(numbers.fold(passage.text)):
        if at <= quantity.start < at + len(said.number):
            return quantity, Span(passage.ordinal, start, start + len(said.quote))
    return None
