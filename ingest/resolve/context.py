"""Where a name stands: the document's place, date, issuer and key. Names are resolved in this context."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.records import Tree
from ingest.resolve.expand import zone_place
from ontology.types.place import Gazetteer, Place, gazetteer

_NATIONAL = re.compile(r"中华人民共和国|中共中央|国务院|国家(?!级)|全国|中央|[^省市县区州]{2,10}部(?:$|[^门])")
_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")


@dataclass(slots=True, frozen=True)
class Context:
    """A document's place (None where it is not known), ISO date, issuer and key."""

    key: str
    places: Gazetteer
    place: Place | None = None
    date: str | None = None
    issuer: str | None = None

    @property
    def national(self) -> bool:
        """Whether the document is the nation's: of no place, by a body that is the nation's by its name."""
        return self.place is None and bool(_NATIONAL.match(self.issuer or ""))

    @property
    def chain(self) -> list[Place]:
        """The document's place and those above it, nearest first, each by the name that it bore on the date."""
        own = [self.place, *self.places.ancestors(self.place.code)] if self.place else []
        return [self.places.on(self.date, place) for place in own]

    @property
    def code(self) -> str | None:
        return self.place.code if self.place else None


def _place(text: str, places: Gazetteer) -> Place | None:
    zone = zone_place(text)
    return places.by_code(zone) if zone else places.in_text(text)


def context_of(tree: Tree) -> Context:
    """The context that a document's head gives; a plan without a date is about as old as its period's first year."""
    head, places = tree.head, gazetteer()
    place = places.by_code(head.place) if head.place else None
    if place is None:
        for text in (head.place_name, head.issuer, head.title):
            place = place or (_place(text, places) if text else None)
    dates = (head.issued_on, head.published, head.effective_on, str(head.period_start or ""))
    date = next((d for d in dates if d and _DATE.fullmatch(d)), None)
    return Context(tree.key, places, place, date, head.issuer)


def governs(place: Place, context: Context) -> bool:
    """Whether a place is the document's or stands above it."""
    return bool(context.code) and context.places.inside(context.code or "", place.code)
