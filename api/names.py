"""A parameter that names a thing: an id or a name; one reading, several (409) or none (404)."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process

from api.ask import Records, ask
from api.classes import leaf
from api.deps import Reader
from api.errors import AmbiguousNameError, UnknownNameError
from queries import search
from queries.search.kinds import PLACE
from queries.search.text import loose
from queries.search.wordings import others

NEAREST = 5
CANDIDATES = 20
ALIKE = 30.0  # of 100; below it a name is no help to anybody


@dataclass(slots=True, frozen=True)
class Thing:
    """What a parameter means."""

    id: str
    name: str | None
    type: str
    place: str | None

    def told(self) -> dict[str, str | None]:
        """As an answer repeats it."""
        return {"id": self.id, "name": self.name, "type": self.type, "place": self.place}


def below(code: str) -> str:
    """What the codes of a place and of all places below it begin with (GB/T 2260: two digits a level)."""
    if code.endswith("0000"):
        return code[:2]
    return code[:4] if code.endswith("00") else code


def _of_kind(records: Records, kinds: tuple[str, ...]) -> Records:
    return [r for r in records if not set(kinds).isdisjoint(r["labels"])]


def _told(record: dict[str, Any]) -> dict[str, Any]:
    shown: dict[str, Any] = {k: record[k] for k in ("id", "name", "place", "resolved", "documents") if k in record}
    return {**shown, "type": leaf(record["labels"])}


async def find(
    reader: Reader, parameter: str, text: str | None, kinds: tuple[str, ...], place: str | None = None
) -> Thing | None:
    """The thing that a parameter names, None where it is not given; a place tells readings of one name apart."""
    if text is None:
        return None
    records = await ask(reader, search.NAMED, search.NamedParams(name=text))
    return await meant(reader, parameter, text, kinds, place, records)


async def meant(
    reader: Reader, parameter: str, text: str, kinds: tuple[str, ...], place: str | None, readings: Records
) -> Thing:
    """The one of the readings of a text that a parameter means."""
    records = _of_kind(readings, kinds)
    exact = [r for r in records if r["id"] == text]
    if not exact and place:
        exact = [r for r in records if (r["place"] or "").startswith(below(place))]
    records = exact or records or await _otherwise(reader, text, kinds)
    if not records:
        nearest = await near(reader, text, kinds)
        message = "api.unknown_name_near" if nearest else "api.unknown_name"
        names = "、".join(str(n["name"]) for n in nearest)
        raise UnknownNameError(
            message, name=text, parameter=parameter, names=names, extra={"parameter": parameter, "nearest": nearest}
        )
    if len(records) > 1:
        records.sort(key=lambda r: (not r["resolved"], -r["documents"], r["id"]))
        raise AmbiguousNameError(
            "api.ambiguous_name",
            name=text,
            parameter=parameter,
            count=len(records),
            extra={"parameter": parameter, "candidates": [_told(r) for r in records[:CANDIDATES]]},
        )
    one = records[0]
    return Thing(one["id"], one["name"], leaf(one["labels"]), one["place"])


async def _otherwise(reader: Reader, text: str, kinds: tuple[str, ...]) -> Records:
    """The things that stand under another wording of a name."""
    for wordings in others(text):
        found = await asyncio.gather(*(ask(reader, search.NAMED, search.NamedParams(name=w.text)) for w in wordings))
        read = zip(wordings, found, strict=True)
        if things := [r for w, records in read for r in _of_kind(records, kinds) if w.place in (r["name"] or "")]:
            return things
    return []


async def near(reader: Reader, text: str, kinds: tuple[str, ...]) -> list[dict[str, Any]]:
    """The things whose names are most like a text (normalised edit similarity), best first."""
    question = loose(text)
    if not question:
        return []
    params = search.NameSearchParams(text=question[:1000], words=text, limit=200)
    records = _of_kind(await ask(reader, search.NAMES, params), kinds)
    best = {
        number: max(score for _, score, _ in process.extract(text, [*r["names"], r["name"] or ""], scorer=fuzz.ratio))
        for number, r in enumerate(records)
    }
    order = sorted((n for n in best if best[n] >= ALIKE), key=lambda n: (-best[n], records[n]["id"]))
    return [_told(records[n]) for n in order[:NEAREST]]


async def find_place(reader: Reader, text: str | None) -> str | None:
    """The code of the place that a parameter names: a code (known or not), an id or a name."""
    if text is None:
        return None
    if text.isascii() and text.isalnum():
        return text[:12]
    found = await find(reader, "place", text, PLACE)
    return found.place if found else None
