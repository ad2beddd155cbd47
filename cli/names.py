"""Names where a query wants ids: one reading is taken, several or none are said, with what there is instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli.errors import UsageError
from ontology.ids import ROOT_LABELS, family

if TYPE_CHECKING:
    from graph.bolt import BoltStore
    from queries.search import NamedRow

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
    from ontology.vocab.concepts import ids_for
    from queries.search import NAMED, NamedParams

    if family(name) in ROOT_LABELS:
        return name
    # as it stands, else as a vocabulary's other name of a concept, else as the place's own documents say it
    for asked in ((name,), ids_for(name)):
        readings = [r for one in asked for r in store.ask(NAMED, NamedParams(name=one))]
        if found := [r for r in readings if set(kinds) & set(r.labels)]:
            break
    found = found or _in_place(store, name, kinds)
    if len(found) == 1:
        return found[0].id
    if found:
        ids = "、".join(r.id for r in found[:MOST])
        raise UsageError("cli.names.several", parameter=parameter, name=name, count=len(found), ids=ids)
    near = "、".join(_near(store, name, kinds))
    raise UsageError("cli.names.near" if near else "cli.names.unknown", parameter=parameter, name=name, near=near)


def _in_place(store: BoltStore, name: str, kinds: tuple[str, ...]) -> list[NamedRow]:
    from queries.search import NAMED, NamedParams
    from queries.search.placed import placed

    readings = [(place, r) for place, short in placed(name) for r in store.ask(NAMED, NamedParams(name=short))]
    return [r for place, r in readings if place in (r.name or "") and set(kinds) & set(r.labels)]


def _near(store: BoltStore, name: str, kinds: tuple[str, ...]) -> list[str]:
    from queries.search import NAMES, NameSearchParams
    from queries.search.text import loose

    text = loose(name)[:1000]
    if not text:
        return []
    found = store.ask(NAMES, NameSearchParams(text=text, words=name, limit=100))
    return [r.name or r.id for r in found if set(kinds) & set(r.labels)][:MOST]
