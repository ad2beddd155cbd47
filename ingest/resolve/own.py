"""Names that are no function's: the name itself, and the place that it carries, else the document's.

Two cities' 科技大市场 are two things; what is known by one name throughout the country is one.
"""

from __future__ import annotations

import re
from functools import cache

from ingest.resolve.classes import FAMILIES
from ingest.resolve.context import Context
from ingest.resolve.expand import canonical, is_unique, proper_word, zone_place
from ingest.resolve.verdict import Verdict
from ontology.ids import make_id
from ontology.types.place import NATION, Place, gazetteer, short_names

# relative prefix → the level that it names
LEVEL_OF = {
    "省": "省",
    "自治区": "省",
    "市": "市",
    "州": "市",
    "自治州": "市",
    "盟": "市",
    "地区": "市",
    "地": "市",
    "林区": "县",
    "特区": "县",
    "区": "县",
    "城区": "县",  # of a city in Guangxi
    "县": "县",
    "自治县": "县",
    "旗": "县",
    "自治旗": "县",
}
_NATIONAL = re.compile(r"^(?:国家|全国|中国|中华|国际|“?一带一路|长三角|京津冀|粤港澳|长江|黄河|成渝|G\d+)")
REACH = 60  # characters of a name in which a place is looked for
_PROVINCIAL = ("Laboratory", "Corridor")
_PREFIX = re.compile(r"^(省|自治[区州县旗]|市|区|县)(?!级|场|域|块|际|政|容)(?=.{3})")


def relative_place(prefix: str, context: Context) -> Place | None:
    """The place that 省, 市, 区 … names, seen from the document's place; None where it names none or many."""
    here = context.place
    if here is None:
        return None
    chain = context.chain
    if prefix in ("省", "自治区"):
        return next((p for p in chain if p.level == "省" and p.name.endswith(prefix)), None)
    if prefix == "市":  # in a county-level city's paper the city itself, else the city above, or the municipality
        return next((p for p in chain if p.name.endswith("市")), None)
    if prefix == "区" and here.level == "省" and here.name.endswith("自治区"):
        return chain[0]
    wanted, prefix = LEVEL_OF[prefix], {"地": "地区", "城区": "区"}.get(prefix, prefix)
    return next((p for p in chain if p.level == wanted and p.name.endswith(prefix)), None)


def official_place(place: Place, context: Context) -> str:
    """The place as official names write it: a district with its city (杭州市余杭区), others alone."""
    parent = context.places.by_code(place.parent)
    if place.level == "县" and place.name.endswith("区") and parent and parent.code != NATION:
        return context.places.on(context.date, parent).name + place.name
    return place.name


def own_name(name: str, cls: str, context: Context) -> Verdict:
    """A thing that bears a name of its own, of a class of the ontology."""
    stated, family = canonical(name), FAMILIES[cls]

    def made(place: Place | None, why: str, full: str = stated) -> Verdict:
        code = place.code if place else NATION
        level = place.level if place else "国家"
        return Verdict(make_id(family, code, full), full, cls, code, level, features=(why,))

    found = context.places.at_start(stated, context.code)
    if found:
        return made(found[0], f"carries its own place {found[0].code}")
    zone = context.places.by_code(zone_place(stated) or "")
    if zone:
        return made(zone, f"a zone in {zone.code}")
    if is_unique(name) or is_unique(stated):
        return made(None, "lexicon of unique names")
    inside = place_inside(stated, context)
    if _NATIONAL.match(stated) and not inside:
        return made(None, "national name")
    if cls == "University" and stated.endswith("大学") and len(stated) > 3:
        return made(None, "a university's name is unique")
    relative = _PREFIX.match(stated)
    place = relative_place(relative[1], context) if relative else None
    if relative and place:
        full = canonical(official_place(place, context) + stated[len(relative[1]) :])
        return made(place, f"place {place.code} (relative)", full)
    county = _county(stated, context)
    if county:
        return made(county, f"a county's short name, {county.code}")
    if inside:
        return made(inside, f"place {inside.code} inside the name")
    if context.place:
        if cls in _PROVINCIAL and proper_word(stated):  # a city's plan and the province's mean the same one
            province = context.places.at_level(context.place.code, "省") or context.place
            return made(province, f"a word of its own, province {province.code}")
        return made(context.place, f"the document's place {context.place.code}")
    return Verdict(make_id(family, context.key, stated), stated, cls, resolved=False, features=("no place",))


def by_own_city(name: str, context: Context) -> tuple[Place, int] | None:
    """The document's own city, whose short name is an everyday word elsewhere: 大同, 日照."""
    city, short = _city_called_like_a_word(context.code[:4]) if context.code else (None, "")
    return (city, len(short)) if city and name.startswith(short) and len(name) > len(short) else None


@cache
def _city_called_like_a_word(prefix: str) -> tuple[Place | None, str]:
    """The city of a code's first four digits and its short name, if that alone says no place elsewhere."""
    city = gazetteer().by_code(prefix + "00")
    short = next(iter(short_names(city.name)[-1:]), "") if city and city.level == "市" else ""
    return (city, short) if len(short) > 1 and not gazetteer().at_start(short) else (None, "")


def _county(name: str, context: Context) -> Place | None:
    """The one county of the document's province by whose short name a name begins: 余杭未来科技城."""
    province = context.places.at_level(context.code, "省") if context.code else None
    if province is None:
        return None
    for end in (4, 3, 2):
        found = [p for p in context.places.find(name[:end], province.code) if p.level == "县" and not p.former]
        if len(found) == 1 and len(name) > end:
            return found[0]
    return None


def place_inside(name: str, context: Context) -> Place | None:
    """The place, or the place of a well-known zone, that a name holds after its beginning."""
    found = (context.places.at_start(name[at : at + REACH], context.code) for at in range(1, min(len(name), REACH) - 2))
    return next((f[0] for f in found if f), None)
