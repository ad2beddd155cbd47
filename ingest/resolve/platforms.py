"""Whether two names mean one platform, zone or corridor: the name written out, and the place that it carries."""

from __future__ import annotations

import re
from functools import cache

from ingest.resolve.context import Context, governs
from ingest.resolve.expand import canonical, class_words_off, rare, zone_place
from ingest.resolve.left_out import issuers_zone, zoned
from ingest.resolve.numbered import same_hospital, same_institute
from ingest.resolve.units import split_prefix, tidy
from ingest.resolve.verdict import Judgement
from ontology.types.place import Place
from ontology.vocab.units import pairs, universities

COMMITTEE = ("建设管理委员会", "管理委员会", "管委会", "管理局", "管理办公室")


def judge_platforms(mention: str, candidate: str, context: Context) -> Judgement:
    """Whether two names of platforms, zones or corridors mean one in a context, or how they are related."""
    places = {place for name in (mention, candidate) if (place := _bracketed_place(name, context))}
    if len(places) > 1:  # 江澜省实验室(云渚) and (临沅) are two, though a document of either leaves the bracket out
        return Judgement(False, features=(f"another place: {' / '.join(sorted(places))}",))
    a, b = zoned(canonical(_bare_brackets(mention, context))), zoned(canonical(_bare_brackets(candidate, context)))
    return _same(a, b, context) or _related(a, b, context)


def _same(a: str, b: str, context: Context) -> Judgement | None:
    if a == b:
        return Judgement(True, features=("same name written out",))
    if _spot(a, context) == _spot(b, context) != (None, ""):
        return Judgement(True, features=("same place, same rest",))
    if b.endswith("经济技术开发区") and a == b.replace("经济技术开发区", "开发区"):  # a high-tech one is said as 高新区
        return Judgement(True, features=("same place, same rest",))
    left, right = split_prefix(a, context), split_prefix(b, context)
    same_place = bool(left.place and right.place and left.place.code == right.place.code)
    if same_place and left.rest == right.rest:
        return Judgement(True, features=("same place, same rest",))
    if right.place and not left.place and left.how == "none" and a == right.rest and not _class(a):
        here = right.place.code == context.code
        near = governs(right.place, context) or context.places.inside(right.place.code, context.code or "-")
        own = rare(_PARK_KIND.sub("", class_words_off(a))) or (a.endswith("实验室") and _named_after_a_place(a))
        if here or (near and own):  # a city has a 科技大市场 of its own
            return Judgement(True, features=("place left out",))
    if left.place and right.how == "none" and b == left.rest and _own(b, left.place):
        return Judgement(True, features=("place left out",))
    if _AREA.sub("", a) == _AREA.sub("", b):  # 云渚片区 of the province's pilot zone
        return Judgement(True, features=("same place, same rest",))
    if _same_area(a, b, context):
        return Judgement(True, features=("same place, same rest",))
    if _home_in_brackets(a, b, context):
        return Judgement(True, features=("place left out",))
    if issuers_zone(a, b, context):
        return Judgement(True, features=("the issuer's own zone",))
    if own_hospital(a, b, context) or own_hospital(b, a, context) or same_hospital(a, b) or same_institute(a, b):
        return Judgement(True, features=("the hospital's own name, its university left out",))
    return None


def _related(a: str, b: str, context: Context) -> Judgement:
    """How two that are not the same are related, as far as their names tell."""
    first = _restructured(a, b)
    if first:
        return Judgement(False, "succeeded_by", first, ("a later body took its place",))
    for subject, other, who in ((a, b, "mention"), (b, a, "candidate")):
        stem = next((subject.removesuffix(end) for end in COMMITTEE if subject.endswith(end)), "")
        if (
            len(stem) >= 3
            and not other.endswith(COMMITTEE)
            and (_same(stem, other, context) or _same(other, stem, context))
        ):
            return Judgement(False, "manages", who, ("its committee",))
    left, right = split_prefix(a, context), split_prefix(b, context)
    for one, whole, who in ((left, b, "mention"), (right, a, "candidate")):
        if one.place and one.rest and canonical(one.rest) == whole:
            return Judgement(False, "part_of", who, ("its section at a place",))
    longer = "mention" if len(a) > len(b) else "candidate"
    if a.startswith(b) or b.startswith(a):
        return Judgement(False, "part_of", longer, ("begins with the other's name",))
    if a.endswith(b) or b.endswith(a):
        return Judgement(False, "part_of", longer, ("a section of it",))
    return Judgement(False)


_BRACKET = re.compile(r"[(〔\[（]([^()〔〕\[\]（）]+)[)〕\]）]$")


def _bracketed_place(name: str, context: Context) -> str:
    """The code of the place in brackets at a name's end."""
    found = _BRACKET.search(name)
    inner = context.places.find(found[1], context.code) or context.places.find(found[1]) if found else ()
    return inner[0].code if inner else ""


def _own(name: str, place: Place) -> bool:
    """Whether a name says enough without the place: by a word of its own, or a zone that is known to lie there."""
    return rare(class_words_off(name)) or zone_place(name) == place.code


def _class(name: str) -> bool:
    """Whether a name is that of a class, of which a place has many: 国家重点实验室, 工程研究中心."""
    return name.endswith(("实验室", "中心", "平台", "基地", "孵化器")) and not class_words_off(name)


def _named_after_a_place(name: str) -> bool:
    """Whether a laboratory's name begins with a zone or a word that no one uses every day: 光谷实验室."""
    return bool(zone_place(name)) or rare(name[:2])


_HOME = re.compile(r"(?<=[^(])[(](?P<place>[^()]{2,6})[)](?=.)")


def _home_in_brackets(short: str, full: str, context: Context) -> bool:
    """西部科学城 is 西部(重庆)科学城 there: a place in the name's middle, left out in the place's own papers."""
    found = _HOME.search(full)
    if not found or _HOME.sub("", full) != short:
        return False
    return any(governs(place, context) for place in context.places.find(found["place"], context.code))


_SHORT_AREA = re.compile("(?P<own>[^省市区]{2,4})(?:自由贸易试验区|自贸)片区")
_FULL_AREA = re.compile("(?P<home>.{2,3})自由贸易试验区(?P<area>.{2,10})片区")


def _same_area(short: str, full: str, context: Context) -> bool:
    """青浦自贸片区 is 江澜自由贸易试验区云渚青浦新区片区 in the province's own papers."""
    one, other = _SHORT_AREA.fullmatch(short), _FULL_AREA.fullmatch(full)
    if not one or not other:
        return False
    home = context.places.at_start(other["home"], context.code)
    found = context.places.at_start(other["area"], context.code)
    area = other["area"]
    inside = {re.sub("(?:新区|综合试验区|区)$", "", part) for part in (area, area[found[1] :] if found else area)}
    return bool(home and governs(home[0], context)) and one["own"] in inside


_PARK_KIND = re.compile("(?:生态|产业|航天|汽车|医药|软件|大学|知识|创新)?(?:[园城港谷]|新城)$")
_AREA = re.compile("^.{2,3}自由贸易试验区(?=.{2,8}片区$)")


@cache
def _later() -> dict[str, str]:
    return dict(pairs("zone_successions.tsv"))


def _restructured(a: str, b: str) -> str | None:
    """Which of two platforms or zones came first, where the vocabulary knows that one took the other's place."""
    for earlier, later, who in ((a, b, "mention"), (b, a, "candidate")):
        regrouped = earlier.replace("国家重点实验室", "全国重点实验室")  # from 2022 on, under the same name or another
        if _later().get(earlier) == later or (regrouped != earlier and regrouped == later):
            return who
    return None


_ANY_HOSPITAL = re.compile(
    "人民|中心|中医|中西医|儿童|妇|口腔|肿瘤|胸|眼|第|省|市|区|总|康复|传染|精神|骨|心血管|皮肤|医学"
)


def own_hospital(short: str, full: str, context: Context) -> bool:
    """瑞金医院 is …大学医学院附属瑞金医院; 中山医院 that of the province's own university, 第一医院 is many."""
    owner, own = full.removesuffix(short), short.removesuffix("医院")
    if own == short or owner == full or not owner.endswith("附属"):
        return False
    codes = [code for code, name, _ in universities() if owner.startswith(name)]
    if not codes:
        return rare(own)
    here = any(code[:2] == (context.code or "-")[:2] for code in codes)
    return here and len(own) >= 2 and not _ANY_HOSPITAL.search(own)


def _spot(name: str, context: Context) -> tuple[str | None, str]:
    """云渚国家…中心 and 国家…中心(云渚): a place and what stands there; (None, "") where no place is said."""
    found = context.places.at_start(name, context.code)
    if found and name[found[1] :].startswith("国家"):
        return found[0].code, name[found[1] :]
    bracket = re.search(r"^(国家.+)[(]([^()]+)[)]$", name)
    inner = context.places.find(bracket[2]) if bracket else []
    return (inner[0].code, bracket[1]) if bracket and inner else (None, "")


def _bare_brackets(name: str, context: Context) -> str:
    """The name without a bracketed alias; a bracketed place that does not lie in the name's own makes it a branch."""
    found = _BRACKET.search(name)
    if not found:
        return tidy(name)
    inner = context.places.find(found[1])
    own = context.places.at_start(name, context.code)
    home = own[0] if own else context.place
    if inner and name.startswith("国家"):  # one of the nation's is parted by its places
        return name
    if inner and not (home and any(context.places.inside(p.code, home.code) and p.code != home.code for p in inner)):
        return name
    return tidy(name)
