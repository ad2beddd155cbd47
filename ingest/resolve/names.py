"""Other named things in context: the name, and the place that it carries, else the document's."""

from __future__ import annotations

import re

from ingest.resolve.classes import FAMILIES
from ingest.resolve.context import Context
from ingest.resolve.plans import resolve_plan
from ingest.resolve.units import Verdict, official_place, relative_place, resolve_unit, tidy
from ontology.ids import make_id
from ontology.types.place import NATION

# concepts of one level are granted by that level's bodies: a province's 省级X is not another's
_LEVELLED = re.compile(r"^(省|市|区|县|自治区)(?:级|重点|技术|工程|企业|产业|制造|新型|科技|级以上)")
_NATIONAL = re.compile(r"^(?:国家|全国|中国|中华|国际|“?一带一路|长三角|京津冀|粤港澳|长江|黄河|成渝|G\d+)")
_RELATIVE = re.compile(r"^(省|自治区|市|区|县)(?!级|场|域|块|际|政|容)(?=.{3})")
_CONCEPTS = ("designation", "field", "theme", "instrument", "group", "indicator")


def resolve_name(name: str, cls: str, context: Context) -> Verdict:
    """The entity or concept that a name of a class means in its context."""
    stated = tidy(name)
    family = FAMILIES.get(cls)
    if family is None:
        raise ValueError(f"no family for class {cls}")
    if cls in ("GovernmentUnit", "Actor"):
        return resolve_unit(name, context)
    if family == "plan":
        plan = resolve_plan(stated, context)
        return Verdict(plan.id, plan.title, "Plan", plan.place, resolved=plan.resolved, features=plan.features)
    if family in _CONCEPTS:
        return _concept(stated, cls, family, context)
    return _entity(stated, cls, family, context)


def _concept(stated: str, cls: str, family: str, context: Context) -> Verdict:
    levelled = _LEVELLED.match(stated) if family == "designation" else None
    place = relative_place(levelled[1], context) if levelled else None
    if place:
        made = make_id(family, place.code, stated)
        return Verdict(
            made,
            stated,
            cls,
            place.code,
            place.level,
            features=(f"level {levelled[1]}, place {place.code}",) if levelled else (),
        )
    if levelled:
        return Verdict(
            make_id(family, context.key, stated), stated, cls, resolved=False, features=("level without a place",)
        )
    return Verdict(make_id(family, stated), stated, cls, features=("concept",))


def _entity(stated: str, cls: str, family: str, context: Context) -> Verdict:
    found = context.places.at_start(stated, context.code)
    if found:
        code, level = found[0].code, found[0].level
        return Verdict(
            make_id(family, code, stated), stated, cls, code, level, features=(f"carries its own place {code}",)
        )
    if _NATIONAL.match(stated):
        return Verdict(make_id(family, NATION, stated), stated, cls, NATION, "国家", features=("national name",))
    relative = _RELATIVE.match(stated)
    place = relative_place(relative[1], context) if relative else None
    if relative and place:
        full = official_place(place, context) + stated[len(relative[1]) :]
        return Verdict(
            make_id(family, place.code, full),
            full,
            cls,
            place.code,
            place.level,
            features=(f"place {place.code} (relative)",),
        )
    if context.place:
        here = context.place
        return Verdict(
            make_id(family, here.code, stated),
            stated,
            cls,
            here.code,
            here.level,
            features=(f"the document's place {here.code}",),
        )
    return Verdict(make_id(family, context.key, stated), stated, cls, resolved=False, features=("no place",))
