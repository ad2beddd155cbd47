"""What a name was resolved to, and why."""

from __future__ import annotations

from ingest.resolve.weights import weight
from ontology.value import value
from ontology.vocab.units import UnitName


@value(slots=True, frozen=True)
class Verdict:
    """What a name was resolved to, and why: `features` in the order in which they decided."""

    id: str
    name: str
    cls: str
    place: str | None = None
    level: str | None = None
    resolved: bool = True
    collective: bool = False
    organ_kind: str | None = None
    function: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    features: tuple[str, ...] = ()
    row: UnitName | None = None


@value(slots=True, frozen=True)
class Judgement:
    """Whether two names mean one body; else, if known, how they are related and which of the two is its subject."""

    same: bool
    relation: str | None = None
    relation_from: str | None = None
    features: tuple[str, ...] = ()

    @property
    def explanation(self) -> tuple[tuple[str, float], ...]:
        """(feature, weight), those that decided first; above 0 speaks for one body, below for two."""
        return tuple((f, weight(f)) for f in self.features)
