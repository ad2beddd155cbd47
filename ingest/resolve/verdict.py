"""What a name was resolved to, and why."""

from __future__ import annotations

from dataclasses import dataclass

from ontology.vocab.units import UnitName


@dataclass(slots=True, frozen=True)
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
