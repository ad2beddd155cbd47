"""Names where a query wants ids: one reading is taken, several or none are said, with what there is instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli.errors import UsageError
from ontology.ids import ROOT_LABELS, family

if TYPE_CHECKING:
    from graph.bolt import BoltStore
    from queries.search import NamedRow
    from queries.search.wordings import Wording

MOST = 8  # candidates shown


def resolved(store: BoltStore, given: dict[str, str]) -> dict[str, str]:
    """The parameters with each name replaced by the id that it stands for."""
    from queries.search.kinds import ANY, BY_PARAMETER

    kinds = {**BY_PARAMETER, "id": ANY}
    return {
        parameter: identified(store, parameter, value, kinds[parameter]) if parameter in kinds else value
        for parameter, value in given.items()
    }


def identified(store: BoltStore, parameter: str, name: str, kinds: tuple[str, ...]) -> str:
    """The id that a name stands for; an id stands for itself."""
    from queries.search.wordings import Wording, others

    if family(name) in ROOT_LABELS:
        return name
    found = _named(store, [Wording(name)], kinds)
    if not found:
        found = next(filter(None, (_named(store, wordings, kinds) for wordings in others(name))), [])
    if len(found) == 1:
        return found[0].id
    if found:
        ids = "、".join(r.id for r in found[:MOST])
        raise UsageError("cli.names.several", parameter=parameter, name=name, count=len(found), ids=ids)
    near = "、".join(_near(store, name, kinds))
    raise UsageError("cli.names.near" if near else "cli.names.unknown", parameter=parameter, name=name, near=near)


def _named(store: BoltStore, wordings: list[Wording], kinds: tuple[str, ...]) -> list[NamedRow]:
    from queries.search import NAMED, NamedParams

    readings = [(w.place, r) for w in wordings for r in store.ask(NAMED, NamedParams(name=w.text))]
    return [r for place, r in readings if place in (r.name or "") and set(kinds) & set(r.labels)]


def _near(store: BoltStore, name: str, kinds: tuple[str, ...]) -> list[str]:
    from queries.search import NAMES, NameSearchParams
    from queries.search.text import loose

    text = loose(name)[:1000]
    if not text:
        return []
    found = store.ask(NAMES, NameSearchParams(text=text, words=name, limit=100))
    return [r.name or r.id for r in found if set(kinds) & set(r.labels)][:MOST]
