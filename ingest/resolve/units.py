"""Names of public bodies in context: place + function + date → the official name, and from it the id.

省科技厅 in a Zhejiang document is 浙江省科学技术厅. The place is what a prefix says (省, 市, 自治区, a place's name),
seen from the document's place; the function and its name come from `ontology.vocab.units`. Nothing merges by likeness:
a name that no rule places keeps the document's key in its id.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from ingest.resolve.classes import FAMILIES, class_of, organ_kind_of
from ingest.resolve.context import Context
from ingest.resolve.expand import canonical, expand, is_unique, own_word, zone_place
from ingest.resolve.own import LEVEL_OF, REACH, by_own_city, official_place, own_name, place_inside, relative_place
from ingest.resolve.universities import full_name
from ingest.resolve.verdict import Verdict
from ontology.ids import make_id
from ontology.types.place import NATION, Place, gazetteer, short_names
from ontology.vocab.units import UnitName, by_form, by_official, national_names, national_rows, pairs

_ALIAS = re.compile(r"[(（〔\[【][^()（）〔〕\[\]【】]*[)）〕\]】]")
_BODY_END = re.compile(r"(?:办|局|委|厅|部|室|处|会|中心|集团|公司|以下.*|简称.*)[)\]】〕）]$")
_UNIVERSITY = re.compile("(?:大学|[^各等]大|理工|医院|研究院)$")
_PARTS = ("华东", "华北", "东北", "西北", "华南", "华中", "西南")
_WIDTH = str.maketrans("（）〔〕，：；－", "()[],:;-")
_COLLECTIVE = re.compile(
    r"^(?:全[省市区州县]|省级?|市级?|区|自治区|县级?|本市|我省|我市)?(?:各|有关|相关|其他|其它|涉及|所在|所属|属地|当地|各级|各有关|各相关)"
    r"|[县市区]\([县市区、，,]+\)|区县|县区|县市区|(?:有关|相关)(?:部门|单位|地区|企业)|级(?:部门|单位|机关)|"
    r"(?:成员|责任|牵头|配合)单位$|各(?:相关|有关)?(?:部门|单位|直属机构|市县?|县区?)"
)
# 市场监管局, 区域合作办: words, no prefixes
_PREFIX = re.compile(
    r"(自治[区州县旗]|地区|城区(?=[^改更建新])|[林特]区|地(?=委)|省(?!际)|市(?!场|容|政(?:工程|公用|设施|管理|园林|道路|建设))|州(?!际)|盟|区(?!域|块|县)|县(?!域)|旗)(?=.)"
)
# 自治区党委组织部, 自治区委员会组织部 are written like 省委组织部
_PARTY = re.compile(r"^(?:党委|委员会)(?=[^员会])|^党委$")
# the corps is no division of GB/T 2260; its organs are named like a city's, and it lies in Xinjiang
CORPS = Place("650000", "新疆生产建设兵团", "市", NATION)
_TEAM = re.compile(r"^团(省|市|区|县|州|自治[区州县旗]|[^委]{2,12})委(?:员会)?$")


_CAPITAL = "0100"


class Prefixed(NamedTuple):
    """A name cut in two: the place that its prefix names, as stated, and the rest."""

    place: Place | None
    rest: str
    how: str  # relative, named, default, none


def tidy(name: str) -> str:
    """The name without white space and without an alias in brackets, in half-width brackets."""
    name = "".join(c for c in name if c.isprintable() and not c.isspace()).translate(_WIDTH).strip("、,;:。.")
    if name.startswith("“") and name.find("”") == len(name) - 1:
        name = name[1:-1]
    if _COLLECTIVE.search(name):
        return name
    return _ALIAS.sub(lambda m: m[0] if _belongs(m) else "", name) or name or "-"


def _belongs(bracket: re.Match[str]) -> bool:
    """中国(浙江)自由贸易试验区, 西部(重庆)科学城: a bracket inside a name that holds no second body is part of it.

    So is a university's place at the end: 中国石油大学(华东) and 中国石油大学(北京) are two.
    """
    if bracket.end() == len(bracket.string) and _UNIVERSITY.search(bracket.string[: bracket.start()]):
        return bracket[0][1:-1] in _PARTS or bool(gazetteer().find(bracket[0][1:-1]))
    return bracket.start() > 0 and bracket.end() < len(bracket.string) and not _BODY_END.search(bracket[0])


def is_collective(name: str) -> bool:
    """Whether a name stands for several bodies: 各县(市、区), 省级有关部门."""
    return bool(_COLLECTIVE.search(tidy(name)))


def split_prefix(name: str, context: Context) -> Prefixed:
    """The place that a unit's name begins with, and the rest after it."""
    for corps in (CORPS.name, "兵团"):
        if name.startswith(corps) and len(name) > len(corps):
            return Prefixed(CORPS, name[len(corps) :], "relative")
    named = _by_everyday_name(name, context) or context.places.at_start(name, context.code)
    named = named or by_own_city(name, context)
    # 市场监管局 begins with no city
    if named and not name[: named[1]].endswith("市场"):
        place, end = named
        return Prefixed(place, name[end:], "named")
    relative = _PREFIX.match(name)
    if relative and name not in by_form():
        prefix = relative[1]
        rest = name[len(prefix) :]
        return Prefixed(relative_place(prefix, context), rest, "relative")
    return Prefixed(None, name, "none")


@cache
def everyday_places() -> dict[str, str]:
    """Short names of divisions that are no beginning of the full one: 锡盟."""
    return dict(pairs("everyday_places.tsv"))


def _by_everyday_name(name: str, context: Context) -> tuple[Place, int] | None:
    """The division of the document's province that a name begins with by its everyday name."""
    end = next((end for end in (3, 2) if name[:end] in everyday_places()), 0)
    province = context.places.at_level(context.code, "省") if end and context.code else None
    found = context.places.find(everyday_places()[name[:end]], province.code) if province else []
    return (found[0], end) if found else None


def resolve_unit(name: str, context: Context, expanded: str = "") -> Verdict:
    """The unit that a name means in its context. `expanded` is the name with the prefix that its list gave once."""
    plain = tidy(name)
    # what names its own place or is a national body needs no prefix, though its list gave one
    if expanded and (_has_own_place(plain, context) or plain in national_names()):
        expanded = ""
    verdict = _resolve(tidy(expanded) if expanded else plain, context)
    return verdict if verdict.resolved or not expanded else _resolve(plain, context)


def official_unit(name: str, context: Context) -> Verdict:
    """The unit whose official name this is, borne on the document's date or not; else what the name means there."""
    stated = tidy(name).removeprefix("中共")
    prefixed = split_prefix(stated, context)
    meant = resolve_unit(name, context)
    if prefixed.place is None or meant.row is None or meant.row.bare == prefixed.rest:
        return meant
    rows = readings(prefixed.rest, prefixed.place, context, official=True)
    return unit_of_row(rows[0], prefixed.place, context, meant.features) if rows else meant


def _resolve(stated: str, context: Context) -> Verdict:
    if is_collective(stated):
        return _collective(stated, context)
    if stated in LEVEL_OF:
        return _government(stated, context)
    for rule in (_youth, _national, _university, _headed, _company, _placed, _other):
        verdict = rule(stated, context)
        if verdict:
            return verdict
    return _unresolved(stated, context)


def _has_own_place(name: str, context: Context) -> bool:
    beginnings = range(min(len(name), REACH) - 2)
    return any(context.places.at_start(name[at : at + REACH], context.code) for at in beginnings)


def _unit(name: str, place: Place | None, features: tuple[str, ...], row: UnitName | None = None) -> Verdict:
    row = _all_of(row, place) if row else None
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


def _all_of(row: UnitName, place: Place | None) -> UnitName:
    """The rows of one official name at a place as one: what a node says must follow from its id, not from a date."""
    level, code = (place.level[0], place.code) if place else ("国", NATION)
    above = {code, code[:4] + "00", code[:2] + "0000"}
    rows = [r for r in by_official()[row.official] if level in r.levels and (not r.places or r.places & above)]
    rows = [r for r in rows if r.places] or rows  # the place's own rows say when it bears the name
    since = "" if any(not r.since for r in rows) else min(r.since for r in rows)
    until = "" if any(not r.until for r in rows) else max(r.until for r in rows)
    return replace(rows[0], since=since, until=until) if rows else row


def _collective(stated: str, context: Context) -> Verdict:
    prefixed = split_prefix(stated, context)
    place, rest = (prefixed.place, prefixed.rest) if prefixed.place else (context.place, stated)
    if prefixed.how == "named" and place and not stated.startswith(place.name):
        return replace(
            _unit(stated, place, ("collective", "carries its own place")), collective=True, organ_kind="集合"
        )
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
    features = ("place named as unit", f"place {place.code}")
    named = _placed_row("人民政府", place, context, features)
    return named or _unit(f"{official_place(place, context)}人民政府", place, features)


def _youth(stated: str, context: Context) -> Verdict | None:
    found = _TEAM.match(stated)
    if not found:
        return None
    inner = found[1]
    place = relative_place(inner, context) if inner in LEVEL_OF else None
    if place is None:
        named = context.places.find(inner)
        place = named[0] if named else None
    return _placed_row("团委", place, context, ("youth league",)) if place else None


def _national(stated: str, context: Context) -> Verdict | None:
    names = national_names()
    row = names.get(stated) or names.get(stated.removeprefix("中华人民共和国"))
    if row and context.date:
        row = next((r for r in national_rows().get(stated, ()) if r.borne(context.date)), row)
    if row is None and context.national:  # 能源局, 国资委 in a paper of the State Council
        row = names.get("国家" + stated) or names.get("国务院" + stated)
    return _unit(row.official, None, ("national name",), row) if row else None


def _headed(stated: str, context: Context) -> Verdict | None:
    """Branches of national bodies: the body's name, a place, and what kind of branch."""
    for head, body in pairs("heads.tsv"):
        if not stated.startswith(head):
            continue
        after = stated[len(head) :]
        found = context.places.at_start(after, context.code) or by_own_city(after, context)
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
        if rest == "中心支行":  # a capital's stands without 市, the others with it
            shown = found[0].name.removesuffix("市") if found[0].code.endswith(_CAPITAL) else found[0].name
        if not rest:
            return None
        row = _row(body + rest, found[0], context)
        if row:
            return unit_of_row(row, found[0], context, ("branch of a national body", f"place {found[0].code}"))
        return _unit(canonical(body + shown + rest), found[0], ("branch of a national body", f"place {found[0].code}"))
    return None


def _university(stated: str, context: Context) -> Verdict | None:
    full = full_name(stated, context)
    return own_name(full, "University", context) if full and not context.places.find(stated) else None


def _company(stated: str, context: Context) -> Verdict | None:
    cls = class_of(canonical(stated))
    return own_name(stated, cls, context) if cls != "GovernmentUnit" else None


def _placed(stated: str, context: Context) -> Verdict | None:
    party = stated.startswith("中共")
    prefixed = split_prefix(stated.removeprefix("中共"), context)
    place, rest = prefixed.place, prefixed.rest
    if place and not rest:
        return _government_of(place, context)
    if rest == "办事处":  # 驻…办事处, cut: whose it is is not said
        return None
    if prefixed.how == "none":
        return _bare(stated, context)
    if place is None:
        return None
    features = (f"place {place.code} ({prefixed.how})",)
    rest = _PARTY.sub("委", rest)
    short = prefixed.how == "named" and not stated.removeprefix("中共").startswith(place.name)
    verdict = _placed_row(rest, place, context, features, short=short)
    if verdict:
        return verdict
    full = official_place(place, context)
    if party or (rest.startswith("委") and len(rest) > 2 and not rest.startswith("委员会")):
        return _unit(f"中共{full}{expand(rest)}", place, (*features, "Party body"))
    if prefixed.how == "named" and not stated.startswith(place.name):
        return _unit(canonical(stated), place, (*features, "carries its own place"))
    return _unit(canonical(f"{full}{rest}"), place, (*features, "prefix put in"))


def _bare(stated: str, context: Context) -> Verdict | None:
    """A name without a place: a function's name is the document's own, at the level that its suffix fits."""
    rows = by_form().get(stated, ())
    if not rows or context.place is None:
        return None
    if (context.issuer or "").startswith((CORPS.name, "兵团")):
        return _placed_row(stated, CORPS, context, ("the corps's",))
    chain = context.chain
    if stated.endswith("厅"):
        chain = [p for p in chain if p.level == "省"]
    place = chain[0] if chain else None
    return _placed_row(stated, place, context, (f"place {place.code} (the document's)",)) if place else None


def _placed_row(
    rest: str, place: Place, context: Context, features: tuple[str, ...], *, short: bool = False
) -> Verdict | None:
    row = _row(rest, place, context, short=short)
    return unit_of_row(row, place, context, (*features, f"function {row.function}")) if row else None


def unit_of_row(row: UnitName, place: Place, context: Context, features: tuple[str, ...] = ()) -> Verdict:
    """The unit that bears a row's name at a place."""
    short = next(iter(short_names(place.name)[-1:]), place.name)
    return _unit(row.full(official_place(place, context), short), place, features, row)


def readings(
    rest: str, place: Place, context: Context, *, short: bool = False, official: bool = False
) -> list[UnitName]:
    """The rows that a form may mean at a place on the document's date, all equally good, the likeliest first.

    A place's own rows go before those for everywhere. `short`: the place was written by its short name, as in
    浙江金融监管局, a national body's branch, where 省金融监管局 is the province's own. `official`: no short forms.
    """
    level = place.level[0]
    chain = {place.code, *(p.code for p in context.places.ancestors(place.code))}
    fitting = [r for r in by_form().get(rest, ()) if level in r.levels and (not r.places or r.places & chain)]
    own = {r.official for r in fitting if r.places}
    fitting = [r for r in fitting if r.places or r.official not in own]
    if official:
        fitting = [r for r in fitting if r.bare == rest]

    def tier(row: UnitName) -> tuple[bool, ...]:
        borne, style = row.borne(context.date), ("{s}" in row.official) == short
        first = (borne, style) if context.date else (style, borne)
        return (*first, place.code in row.places, bool(row.places))

    best = max(map(tier, fitting), default=())
    found = [r for r in fitting if tier(r) == best]
    return sorted(found, key=lambda r: (r.bare == rest, not r.until), reverse=True)


def _row(rest: str, place: Place, context: Context, *, short: bool = False) -> UnitName | None:
    for form in dict.fromkeys((rest, rest.removeprefix("人民政府"), rest.removeprefix("政府"))):  # 省政府信访局
        found = readings(form, place, context, short=short) if form else []
        if found:
            return found[0]
    return None


def _other(stated: str, context: Context) -> Verdict | None:
    """A public body that is no function's: a committee with a word of its own, a branch with a place in its name."""
    cls, name = "GovernmentUnit", canonical(stated)
    if is_unique(stated) or zone_place(stated) or (name.endswith("管理委员会") and own_word(name)):
        return _government_verdict(own_name(stated, cls, context))
    inside = place_inside(stated, context)
    if inside and not stated.endswith("办事处"):
        return _unit(name, inside, (f"place {inside.code} inside the name",))
    return None


def _government_verdict(verdict: Verdict) -> Verdict:
    return replace(verdict, organ_kind=organ_kind_of(verdict.name))


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
