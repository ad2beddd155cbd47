"""Names of public bodies in context: place + function + date → the official name, and from it the id.

省科技厅 in a Zhejiang document is 浙江省科学技术厅. The place is what a prefix says (省, 市, 自治区, a place's name),
seen from the document's place; the function and its name come from `ontology.vocab.units`. Nothing merges by likeness:
a name that no rule places keeps the document's key in its id.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from ingest.resolve.classes import FAMILIES, class_of, organ_kind_of
from ingest.resolve.context import Context
from ontology.ids import make_id
from ontology.types.place import NATION, Place, short_names
from ontology.vocab.units import UnitName, by_form, national_names, pairs

_ALIAS = re.compile(r"[(（〔\[【][^()（）〔〕\[\]【】]*[)）〕\]】]")
_WIDTH = str.maketrans("（）〔〕，：；－", "()[],:;-")
_COLLECTIVE = re.compile(
    r"^(?:全[省市区州县]|省级?|市级?|区|自治区|县级?|本市|我省|我市)?(?:各|有关|相关|其他|其它|涉及|所在|所属|属地|当地|各级|各有关|各相关)"
    r"|[县市区]\([县市区、，,]+\)|区县|县区|县市区|(?:有关|相关)(?:部门|单位|地区|企业)|级(?:部门|单位|机关)|"
    r"(?:成员|责任|牵头|配合)单位$"
)
# relative prefix → the level that it names
_RELATIVE = {
    "省": "省",
    "自治区": "省",
    "市": "市",
    "州": "市",
    "盟": "市",
    "地区": "市",
    "区": "县",
    "县": "县",
    "旗": "县",
}
_TEAM = re.compile(r"^团(省|市|区|县|州|自治区|[^委]{2,12})委(?:员会)?$")


class Prefixed(NamedTuple):
    """A name cut in two: the place that its prefix names, as stated, and the rest."""

    place: Place | None
    rest: str
    how: str  # relative, named, default, none


@dataclass(slots=True, frozen=True)
class Verdict:
    """What a name was resolved to, and why: `features` in the order in which they decided."""

    id: str
    name: str
    cls: str
    place: str | None = None
    level: str | None = None
    resolved: bool = True
    collective: bool = False
    organ_kind: str | None = None
    function: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    features: tuple[str, ...] = ()
    row: UnitName | None = None


def tidy(name: str) -> str:
    """The name without white space and without an alias in brackets, in half-width brackets."""
    name = "".join(name.split()).translate(_WIDTH).strip("“”\"'、,;:。.")
    if _COLLECTIVE.search(name):
        return name
    return _ALIAS.sub("", name) or name


def is_collective(name: str) -> bool:
    """Whether a name stands for several bodies: 各县(市、区), 省级有关部门."""
    return bool(_COLLECTIVE.search(tidy(name)))


def relative_place(prefix: str, context: Context) -> Place | None:
    """The place that 省, 市, 区 … names, seen from the document's place; None where it names none or many."""
    here = context.place
    if here is None:
        return None
    chain = [here, *context.places.ancestors(here.code)]
    if prefix in ("省", "自治区"):
        return next((p for p in chain if p.level == "省" and p.name.endswith(prefix)), None)
    if prefix == "市":  # in a county-level city's paper the city itself, else the city above, or the municipality
        return next((p for p in chain if p.name.endswith("市")), None)
    if prefix == "区" and here.level == "省" and here.name.endswith("自治区"):
        return here
    wanted = _RELATIVE[prefix]
    return next((p for p in chain if p.level == wanted and p.name.endswith(prefix)), None)


def split_prefix(name: str, context: Context) -> Prefixed:
    """The place that a unit's name begins with, and the rest after it."""
    named = context.places.at_start(name, context.code)
    # 市场监管局 begins with no city
    if named and not name[: named[1]].endswith("市场"):
        place, end = named
        return Prefixed(place, name[end:], "named")
    for prefix in ("自治区", "地区", "省", "市", "州", "盟", "区", "县", "旗"):
        if (
            name.startswith(prefix)
            and not name.startswith(("市场", "区域", "州际", "省际", "市政", "市容"))
            and len(name) > len(prefix)
        ):
            rest = name[len(prefix) :]
            return Prefixed(relative_place(prefix, context), rest, "relative")
    return Prefixed(None, name, "none")


def official_place(place: Place, context: Context) -> str:
    """The place as official names write it: a district with its city (杭州市余杭区), others alone."""
    parent = context.places.by_code(place.parent)
    if place.level == "县" and place.name.endswith("区") and parent and parent.code != NATION:
        return parent.name + place.name
    return place.name


def resolve_unit(name: str, context: Context, expanded: str = "") -> Verdict:
    """The unit that a name means in its context. `expanded` is the name with the prefix that its list gave once."""
    stated = tidy(expanded or name)
    if is_collective(stated):
        return _collective(stated, context)
    if stated in _RELATIVE:
        return _government(stated, context)
    for rule in (_youth, _national, _headed, _placed):
        verdict = rule(stated, context)
        if verdict:
            return verdict
    return _unresolved(stated, context)


def _unit(name: str, place: Place | None, features: tuple[str, ...], row: UnitName | None = None) -> Verdict:
    cls = "GovernmentUnit" if row else class_of(name)
    code = place.code if place else NATION
    return Verdict(
        make_id(FAMILIES[cls], code, name),
        name,
        cls,
        place=code,
        level=place.level if place else "国家",
        organ_kind=(row.kind if row else organ_kind_of(name)) if cls == "GovernmentUnit" else None,
        function=row.function if row else None,
        valid_from=(row.since or None) if row else None,
        valid_to=(row.until or None) if row else None,
        features=features,
        row=row,
    )


def _collective(stated: str, context: Context) -> Verdict:
    prefixed = split_prefix(stated, context)
    place, rest = (prefixed.place, prefixed.rest) if prefixed.place else (context.place, stated)
    rest = re.sub(r"^全[省市区州县]|^(?:全区|我省|我市|本市)", "", rest) or stated
    if place is None:
        unresolved = _unresolved(stated, context)
        return Verdict(
            unresolved.id,
            stated,
            "GovernmentUnit",
            resolved=False,
            collective=True,
            organ_kind="集合",
            features=("collective", "no place"),
        )
    name = f"{official_place(place, context)}{rest}"
    return Verdict(
        make_id("unit", place.code, name), name, "GovernmentUnit", place=place.code, level=place.level,
        collective=True, organ_kind="集合", features=("collective", f"place {place.code}"),
    )  # fmt: skip


def _government(stated: str, context: Context) -> Verdict:
    place = relative_place(stated, context)
    if place is None:
        return _unresolved(stated, context)
    return _government_of(place, context)


def _government_of(place: Place, context: Context) -> Verdict:
    return _unit(f"{official_place(place, context)}人民政府", place, ("place named as unit", f"place {place.code}"))


def _youth(stated: str, context: Context) -> Verdict | None:
    found = _TEAM.match(stated)
    if not found:
        return None
    inner = found[1]
    place = relative_place(inner, context) if inner in _RELATIVE else None
    if place is None:
        named = context.places.find(inner)
        place = named[0] if named else None
    return _placed_row("团委", place, context, ("youth league",)) if place else None


def _national(stated: str, context: Context) -> Verdict | None:
    row = national_names().get(stated)
    return _unit(row.official, None, ("national name",), row) if row else None


def _headed(stated: str, context: Context) -> Verdict | None:
    """Branches of national bodies: the body's name, a place, and what kind of branch."""
    for head, canonical in pairs("heads.tsv"):
        if not stated.startswith(head):
            continue
        found = context.places.at_start(stated[len(head) :], context.code)
        if not found:
            relative = re.match(r"(自治区|省|市)(?=.)", stated[len(head) :])
            place = relative_place(relative[1], context) if relative else None
            if place is None or relative is None:
                return None
            found, shown = (place, len(relative[1])), place.name
        else:
            shown = stated[len(head) :][: found[1]]
        rest = stated[len(head) + found[1] :]
        for short, long in pairs("branches.tsv"):
            if rest == short:
                rest = long
        if not rest:
            return None
        row = _row(canonical + rest, found[0], context)
        if row:
            return unit_of_row(row, found[0], context, ("branch of a national body", f"place {found[0].code}"))
        return _unit(canonical + shown + rest, found[0], ("branch of a national body", f"place {found[0].code}"))
    return None


def _placed(stated: str, context: Context) -> Verdict | None:
    party = stated.startswith("中共")
    prefixed = split_prefix(stated.removeprefix("中共"), context)
    place, rest = prefixed.place, prefixed.rest
    if place and not rest:
        return _government_of(place, context)
    if prefixed.how == "none":
        return _bare(stated, context)
    if place is None:
        return None
    features = (f"place {place.code} ({prefixed.how})",)
    verdict = _placed_row(rest, place, context, features)
    if verdict:
        return verdict
    full = official_place(place, context)
    if party or (rest.startswith("委") and len(rest) > 2 and not rest.startswith("委员会")):
        return _unit(f"中共{full}{rest}", place, (*features, "Party body"))
    if prefixed.how == "named" and not stated.startswith(place.name):
        return _unit(stated, place, (*features, "carries its own place"))
    return _unit(f"{full}{rest}", place, (*features, "prefix put in"))


def _bare(stated: str, context: Context) -> Verdict | None:
    """A name without a place: a function's name is the document's own, at the level that its suffix fits."""
    rows = by_form().get(stated, ())
    if not rows or context.place is None:
        return None
    chain = [context.place, *context.places.ancestors(context.place.code)]
    if stated.endswith("厅"):
        chain = [p for p in chain if p.level == "省"]
    for place in chain[:1]:
        return _placed_row(stated, place, context, (f"place {place.code} (the document's)",))
    return None


def _placed_row(rest: str, place: Place, context: Context, features: tuple[str, ...]) -> Verdict | None:
    row = _row(rest, place, context)
    return unit_of_row(row, place, context, (*features, f"function {row.function}")) if row else None


def unit_of_row(row: UnitName, place: Place, context: Context, features: tuple[str, ...] = ()) -> Verdict:
    """The unit that bears a row's name at a place."""
    short = next(iter(short_names(place.name)[-1:]), place.name)
    return _unit(row.full(official_place(place, context), short), place, features, row)


def _row(rest: str, place: Place, context: Context) -> UnitName | None:
    """The row that a form means at a place on the document's date: the place's own rows first, then those in use."""
    level = place.level[0]
    chain = {place.code, *(p.code for p in context.places.ancestors(place.code))}
    fitting = [r for r in by_form().get(rest, ()) if level in r.levels and (not r.places or r.places & chain)]
    if not fitting:
        return None
    return max(
        fitting,
        key=lambda r: (r.borne(context.date), place.code in r.places, bool(r.places), r.bare == rest, not r.until),
    )


def _unresolved(stated: str, context: Context) -> Verdict:
    cls = class_of(stated)
    return Verdict(
        make_id(FAMILIES[cls], context.key, stated),
        stated,
        cls,
        resolved=False,
        organ_kind=organ_kind_of(stated) if cls == "GovernmentUnit" else None,
        features=("no place, no function",),
    )
