"""Whether two names mean one division: relative (市), by name, by an everyday name; its government is no place."""

from __future__ import annotations

import re

from ingest.resolve.context import Context
from ingest.resolve.expand import in_order
from ingest.resolve.own import relative_place
from ingest.resolve.platforms import judge_platforms
from ingest.resolve.units import everyday_places, resolve_unit, split_prefix
from ingest.resolve.verdict import Judgement
from ontology.types.place import Place


def judge_places(mention: str, candidate: str, context: Context) -> Judgement:
    here = _place_of(mention, context)
    if here is None:  # 雄安新区 is no division, but has a name
        found = judge_platforms(_region(mention), _region(candidate), context)
        return found if found.same else Judgement(False, found.relation, found.relation_from, ("no such place",))
    there = context.places.find(candidate)
    same = [p for p in there if p.code == here.code]
    if same:
        if here.name != same[0].name:  # 临沅市 was called 沅南市 once: one division, another name
            return Judgement(False, "succeeded_by", "mention" if here.former else "candidate", ("its earlier name",))
        others = [p for p in there if p.code != here.code and here.code not in p.successors]
        return Judgement(not others or candidate == mention, features=(f"the same place {here.code}",))
    if resolve_unit(candidate, context).id == resolve_unit(here.name, Context("-", context.places, here)).id:
        return Judgement(False, "government_of", "candidate", (f"government of {here.code}",))
    if any(p.code in here.successors for p in there):
        return Judgement(False, "succeeded_by", "mention")
    if any(here.code in p.successors for p in there):
        return Judgement(False, "succeeded_by", "candidate")
    return Judgement(False)


_HERE = re.compile("[我全本]?(?:自治[区州县旗]|省|市|区|县|州|盟|旗)")


def _place_of(name: str, context: Context) -> Place | None:
    """The place that a mention means: relative, or by name, in the document's place or the divisions above it first."""
    if _HERE.fullmatch(name):
        return relative_place(name if name.startswith("自治") else name[-1], context)
    name = _everyday(name, context)
    found = context.places.find(name) or _autonomous(name, context)
    dated = [p for p in found if _existed(p, context.date)] or found
    above = [p.code for p in context.chain]
    for code in above:
        inside = [p for p in dated if context.places.inside(p.code, code)]
        if inside:
            return inside[0]
    return dated[0] if len({p.code for p in dated}) == 1 or (dated and dated[0].level in ("省", "市")) else None


def _everyday(name: str, context: Context) -> str:
    everyday = split_prefix(name, context).place if name in everyday_places() else None
    return everyday.name if everyday else name


_REGIONS = {"珠三角": "珠江三角洲", "长三角": "长江三角洲", "环渤海": "环渤海湾"}


def _region(name: str) -> str:
    """长三角地区 and 长江三角洲 are one region."""
    name = re.sub("(?:地区|区域|城市群)$", "", name)
    return _REGIONS.get(name, name)


def _autonomous(name: str, context: Context) -> tuple[Place, ...]:
    """彭水县 is 彭水苗族土家族自治县; 达茂旗 is 达尔罕茂明安联合旗, its province's only one with these characters."""
    if len(name) < 3 or name[-1] not in "县旗州":
        return ()
    stem, ending = name[:-1], "自治" + name[-1]
    begun = tuple(p for p in context.places if p.name.startswith(stem) and p.name.endswith(ending))
    if begun or not context.code:
        return begun
    found = tuple(
        p
        for p in context.places
        if p.code[:2] == context.code[:2] and p.name[0] == name[0] and p.name.endswith((ending, "旗"))
        if p.name[-1] == name[-1] and in_order(stem, p.name)
    )
    return found if len({p.code for p in found}) == 1 else ()


def _existed(place: Place, date: str | None) -> bool:
    return not place.ended or not date or date[:4] <= place.ended
