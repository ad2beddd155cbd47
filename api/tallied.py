"""A page about a unit that has very many relations: tallies say where its rows stand, and only these are read.

Rows, keys and cursors are the named query's; see `queries.unit.narrow` and `graph.tally`. Who asks for something more
than the unit (a role, a plan, a place) has the named query's own answer.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from api import paging
from api.ask import OwnPages, PageAsked, Records
from api.deps import Reader
from api.errors import UnknownNodeError
from queries import node
from queries.query import Query
from queries.unit import narrow

MANY = 2_000  # relations of a unit from which on its pages are put together
SHOWN = 3  # measures that a row about two units names, statements that a row about a plan shows
ROLES = {"lead": 1, "responsible": 2, "remit": 3, "territorial": 4, "support": 5, "guide": 6}  # as unit/measures has it
LAST_ROLE = 7

Part = tuple[str, str, int]  # what the keys of some rows begin with, their document, how many they are at least


@dataclass(slots=True)
class Plan:
    """What a unit has to do with a plan in one role: so many measures, the first of them."""

    plan: str
    link: str
    role: str
    measures: int = 0
    first: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The key of its row."""
        return f"{self.link}|{self.plan}|{self.role}"

    def row(self) -> dict[str, Any]:
        """As the statement takes it."""
        told = {"key": self.key, "plan": self.plan, "link": self.link, "role": self.role or None}
        return {**told, "measures": self.measures, "first": self.first}


@dataclass(slots=True)
class Other:
    """A unit that is named beside another: in so many measures and documents, the first of these."""

    unit: str
    measures: int = 0
    documents: int = 0
    first: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The key of its row."""
        return f"{1_000_000 - self.measures:07}|{self.unit}"


class Tallies:
    """The tallies of one unit, documents in the order of their keys."""

    def __init__(self, found: Iterable[tuple[str, str, str]]) -> None:
        self._found = sorted(found)
        self._counts = {document: orjson.loads(counts) for document, counts, _ in self._found}

    def measures(self) -> list[Part]:
        """Parts of unit/measures: role and document."""
        return [
            (f"{ROLES.get(role, LAST_ROLE)}|{document}|", document, many)
            for document, counts in self._counts.items()
            for role, many in counts["roles"].items()
        ]

    def dues(self) -> list[Part]:
        """Parts of deadline/calendar: day and document."""
        return [
            (f"{due}|{document}|", document, many)
            for document, counts in self._counts.items()
            for due, many in counts["dues"].items()
        ]

    def targets(self) -> list[Part]:
        """Parts of trace/targets, those of whole plans left out: link and document."""
        return [
            (f"{link}|{document}|", document, counts[name])
            for link, name in ((1, "targets"), (2, "measures_targets"))
            for document, counts in self._counts.items()
            if counts[name]
        ]

    def plans(self) -> dict[str, Plan]:
        """Rows of unit/plans, those of plans that the unit issued left out, by their keys."""
        found: dict[str, Plan] = {}
        for counts in self._counts.values():
            for plan, role in counts["wholes"]:
                whole = Plan(plan, "2plan", role)
                found.setdefault(whole.key, whole)
            for plan, role, measures, first in counts["plans"]:
                one = Plan(plan, "3tasks", role)
                one = found.setdefault(one.key, one)
                one.measures += measures
                one.first = (one.first + first)[:SHOWN]
        return found

    def beside(self) -> dict[str, Other]:
        """Who is named beside the unit, by the key of its row."""
        found: dict[str, Other] = {}
        for document, _, beside in self._found:
            for other, many in orjson.loads(beside).items():
                one = found.get(other)
                if one is None:
                    one = found[other] = Other(other)
                if one.measures < SHOWN:
                    one.first.append(document)
                one.measures += many
                one.documents += 1
        return {one.key: one for one in found.values()}


class Tallied(OwnPages):
    """A reader for pages about one unit of very many relations; `tallies`, if given, are read for all of them."""

    def __init__(self, reader: Reader, unit: str, tallies: Tallies | None = None) -> None:
        super().__init__(reader)
        self._unit, self._tallies = unit, tallies

    async def own_page(self, asked: PageAsked) -> tuple[Records, str | None] | None:
        """A page of one of `PAGES` that asks for the unit and nothing else."""
        put_together = PAGES.get(asked.query.name)
        if put_together is None or {k: v for k, v in asked.filters.items() if v is not None} != {"unit": self._unit}:
            return None
        arguments, given = asked.arguments()
        tallies = self._tallies or await read_tallies(self._reader, self._unit)
        records, promised = await put_together(self._reader, tallies, arguments)
        if len(records) < min(promised, arguments["limit"]):
            return None  # somebody has written meanwhile
        if len(records) <= asked.limit:
            return records, None
        return records[: asked.limit], paging.encode(asked.query.name, given, records[asked.limit - 1]["key"])


async def read_tallies(reader: Reader, unit: str) -> Tallies:
    """The tallies of a unit."""
    return Tallies((await reader.read(narrow.TALLIES, {"unit": unit}))[0]["tallies"])


async def one_unit(reader: Reader, node_id: str) -> dict[str, Any]:
    """As `one_node`, in one round trip with how many of its relations are `tallied`."""
    found = await reader.read(node.ONE.packed_with(narrow.SIZE), {"id": node_id, "unit": node_id})
    if not found or not found[0]["rows"]:
        raise UnknownNodeError("api.unknown_id", id=node_id)
    return {**node.ONE.unpacked(found[0]["rows"])[0], "tallied": found[0]["others"][0][0]}


async def reader_for(reader: Reader, found: dict[str, Any], *, several: bool = False) -> Reader:
    """The reader for the pages about a unit, told by what `one_unit` found, which is the node's record afterwards.

    `several`: of several pages at a time, for which the tallies are read once.
    """
    if found.pop("tallied", 0) < MANY:
        return reader
    unit = found["id"]
    return Tallied(reader, unit, await read_tallies(reader, unit) if several else None)


Arguments = dict[str, Any]
Asked = Callable[[Reader, Tallies, Arguments], Awaitable[tuple[Records, int]]]  # rows, and how many there must be


async def _read(reader: Reader, query: Query[Any, Any], arguments: Mapping[str, Any]) -> Records:
    found = await reader.read(query.packed, arguments)
    return query.unpacked(found[0]["rows"]) if found else []


def _among(parts: Iterable[Part], arguments: Arguments) -> tuple[list[str], int]:
    """The documents in which the page's rows stand, and how many rows they have at least behind `after`."""
    after, documents, rows = arguments["after"], dict[str, None](), 0
    # the part in which the last row stands, as the queries take it from `after`
    fields = after.split("|")
    begun = f"{fields[0]}|{fields[1]}|" if len(fields) > 2 else after
    for part, document, many in sorted(parts):
        if part < begun:
            continue
        documents[document] = None
        rows += many if part > begun else 0
        if rows >= arguments["limit"]:
            break
    return list(documents), rows


async def _measures(reader: Reader, tallies: Tallies, arguments: Arguments) -> tuple[Records, int]:
    documents, rows = _among(tallies.measures(), arguments)
    return await _read(reader, narrow.MEASURES, {**arguments, "documents": documents}), rows


async def _calendar(reader: Reader, tallies: Tallies, arguments: Arguments) -> tuple[Records, int]:
    documents, rows = _among(tallies.dues(), arguments)
    return await _read(reader, narrow.CALENDAR, {**arguments, "documents": documents}), rows


async def _targets(reader: Reader, tallies: Tallies, arguments: Arguments) -> tuple[Records, int]:
    documents, rows = _among(tallies.targets(), arguments)
    wholes: list[str] = []
    if rows < arguments["limit"]:
        wholes = sorted({plan.plan for plan in tallies.plans().values() if plan.link == "2plan"})
    if not documents and not wholes:
        return [], 0
    return await _read(reader, narrow.TARGETS, {**arguments, "documents": documents, "wholes": wholes}), rows


async def _plans(reader: Reader, tallies: Tallies, arguments: Arguments) -> tuple[Records, int]:
    known = tallies.plans()
    keys = [{"key": key, "plan": one.plan, "role": one.role or None} for key, one in known.items()]
    found = await reader.read(narrow.PLAN_KEYS, {**arguments, "keys": keys})
    rows = [(known.get(one["key"]) or Plan(one["plan"], "1issued", one["role"] or "")).row() for one in found]
    return await _read(reader, narrow.PLANS, {**arguments, "rows": rows}), len(rows)


async def _beside(reader: Reader, tallies: Tallies, arguments: Arguments) -> tuple[Records, int]:
    known = tallies.beside()
    found = await reader.read(narrow.OTHER_KEYS, {**arguments, "keys": _nearest(known, arguments)})
    others, among = dict[str, list[Any]](), set[str]()
    for key in (record["key"] for record in found):
        one = known[key]
        others[one.unit] = [key, one.measures, one.documents]
        among |= set(one.first)
    return await _read(reader, narrow.BESIDE, {**arguments, "others": others, "documents": sorted(among)}), len(others)


def _nearest(keys: Iterable[str], arguments: Arguments) -> list[str]:
    """Of very many keys those from which the store chooses, told by the number that they begin with."""
    number, found = arguments["after"].partition("|")[0], list[str]()
    enough = 0
    for key in sorted(keys):
        one = key.partition("|")[0]
        if one < number:
            continue
        if enough >= arguments["limit"] and one != found[-1].partition("|")[0]:
            break
        enough += one > number
        found.append(key)
    return found


PAGES: dict[str, Asked] = {
    narrow.MEASURES.name: _measures,
    narrow.CALENDAR.name: _calendar,
    narrow.TARGETS.name: _targets,
    narrow.PLANS.name: _plans,
    narrow.BESIDE.name: _beside,
}
