"""What came after a body: the names of the same function, or of the one that took its duties, that are in use later."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from ingest.resolve.context import Context
from ingest.resolve.units import unit_of_row
from ingest.resolve.verdict import Verdict
from ontology.types.place import Place
from ontology.vocab.units import FOLDER, UnitName, unit_names


@dataclass(slots=True, frozen=True)
class Successor:
    """A later body; `kind` as the ontology has it, `since` the date from which it bears its name."""

    verdict: Verdict
    kind: str
    since: str


@cache
def duties() -> dict[str, tuple[tuple[str, str], ...]]:
    """Function → the functions that took its duties, each with the kind of change."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for line in (FOLDER / "succession.tsv").read_text("utf-8").splitlines()[1:]:
        earlier, later, kind = line.split("\t")
        found[earlier] = (*found.get(earlier, ()), (later, kind))
    return found


def successors(verdict: Verdict, context: Context) -> tuple[Successor, ...]:
    """The bodies that follow a unit whose name is no longer in use; none for one that still is."""
    row = verdict.row
    place = context.places.by_code(verdict.place) if verdict.place else None
    if row is None or place is None:
        return ()
    renamed = _with_its_place(verdict, row, place, context)
    if not row.until:
        return renamed
    chain = {place.code, *(p.code for p in context.places.ancestors(place.code))}
    found = []
    for function, kind in ((row.function, "renamed"), *duties().get(row.function, ())):
        later = [r for r in unit_names() if r.function == function and _follows(r, row, place.level[0], chain)]
        best = _best(later, place.code)
        since = max(row.until, best.since) if best else ""
        if best and not (place.ended and since[:4] > place.ended):
            found.append(Successor(unit_of_row(best, place, context), kind, since))
    return (*renamed, *found)


def _with_its_place(verdict: Verdict, row: UnitName, place: Place, context: Context) -> tuple[Successor, ...]:
    """The same body under the name that its division bears today, where its own name has an earlier one."""
    earlier = [p for code in (place.code, place.parent) for p in context.places.earlier(code) if p.name in verdict.name]
    if not earlier:
        return ()
    today = unit_of_row(row, place, replace(context, date=None))
    return (Successor(today, "renamed", earlier[0].ended),) if today.id != verdict.id else ()


def _follows(later: UnitName, row: UnitName, level: str, chain: set[str]) -> bool:
    fits = level in later.levels and (not later.places or bool(later.places & chain))
    in_time = bool(later.since) and later.since >= row.until[:4] and (not later.until or later.until > row.until)
    return fits and in_time and later.official != row.official


def _best(rows: list[UnitName], code: str) -> UnitName | None:
    """The place's own row; of rows for everywhere only one that has no rival, for nobody knows which one it is."""
    own = [r for r in rows if r.places]
    if own:
        return sorted(own, key=lambda r: (code not in r.places, r.since, r.official))[0]
    return rows[0] if len({r.official for r in rows}) == 1 else None
