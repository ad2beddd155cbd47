"""Indicators in context: the vocabulary's where it knows the phrase, else the document's own."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.resolve.context import Context
from ontology.ids import make_id


@dataclass(slots=True, frozen=True)
class IndicatorVerdict:
    """An indicator's id and name, and why."""

    id: str
    name: str
    resolved: bool
    features: tuple[str, ...]


def resolve_indicator(phrase: str, context: Context) -> IndicatorVerdict:
    """The indicator that a noun phrase names. A phrase that the vocabulary does not know joins nothing."""
    stated = "".join(phrase.split()) or "-"
    return IndicatorVerdict(make_id("indicator", context.key, stated), stated, False, ("not in the vocabulary",))
