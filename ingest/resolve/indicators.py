"""Indicators in context: the vocabulary's where it knows the phrase, else the document's own."""

from __future__ import annotations

from ingest.resolve.context import Context
from ontology.ids import make_id
from ontology.value import value
from ontology.vocab import Indicator, indicator_for


@value(slots=True, frozen=True)
class IndicatorVerdict:
    """An indicator's id and name, its entry in the vocabulary if it has one, and why."""

    id: str
    name: str
    concept: Indicator | None
    features: tuple[str, ...]

    @property
    def resolved(self) -> bool:
        return self.concept is not None


def resolve_indicator(phrase: str, context: Context) -> IndicatorVerdict:
    """The indicator that a noun phrase names; a place before it is the figure's place and no part of the indicator.

    A phrase that the vocabulary does not know joins nothing: its id holds the document's key.
    """
    stated = "".join(phrase.split())
    named = context.places.at_start(stated, context.code)
    for text in dict.fromkeys((stated, stated[named[1] :] if named else stated)):
        concept = indicator_for(text)
        if concept:
            return IndicatorVerdict(concept.id, concept.name, concept, (f"vocabulary: {text}",))
    made = make_id("indicator", context.key, stated or "-")
    return IndicatorVerdict(made, stated or "-", None, ("not in the vocabulary",))
