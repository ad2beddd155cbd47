"""Other named things in context: the name, and the place that it carries, else the document's."""

from __future__ import annotations

import re

from ingest.resolve.classes import FAMILIES, class_of
from ingest.resolve.context import Context
from ingest.resolve.own import own_name, relative_place
from ingest.resolve.plans import resolve_plan
from ingest.resolve.units import resolve_unit, tidy
from ingest.resolve.verdict import Verdict
from ontology.ids import make_id

# concepts of one level are granted by that level's bodies: a province's 省级X is not another's
_LEVELLED = re.compile(r"^(省|市|区|县|自治区)(?:级|重点|技术|工程|企业|产业|制造|新型|科技|级以上)")
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
    if family == "actor" and class_of(stated) != "GovernmentUnit":
        return resolve_unit(name, context)
    return own_name(stated, cls, context)


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
