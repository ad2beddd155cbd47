"""Is the mention, in its context, this body? Same, or not, and how the two are related.

Both names are resolved in the mention's context; they are the same where the results are, or where the candidate's
official name is one that the mention's form may stand for there and then. Likeness of strings decides nothing: a wrong
merge corrupts two nodes, a missed one can be made by hand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from ingest.resolve.context import Context, governs
from ingest.resolve.documents import judge_documents
from ingest.resolve.enterprises import judge_enterprises
from ingest.resolve.expand import canonical, class_words_off, expand, rare
from ingest.resolve.left_out import same_but_for_light_words, same_zone_committee, zoned
from ingest.resolve.own import relative_place
from ingest.resolve.succession import duties
from ingest.resolve.units import CORPS, everyday_places, is_collective, readings, resolve_unit, split_prefix, tidy
from ingest.resolve.verdict import Judgement, Verdict
from ontology.types.place import NATION, Place, gazetteer
from ontology.vocab.units import pairs

# pinyin put after a traditional character: 經(jīng)
_PINYIN = re.compile(r"[(（]?[A-Za-z]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńň][A-Za-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]*[)）]?")
_NATION = (NATION, "100000")
_OFFICE = ("办公室", "办公厅", "管理办公室")
_COMMITTEE = ("建设管理委员会", "管理委员会", "管委会", "管理局", "管理办公室")


@cache
def _simplifier() -> Callable[[str], str]:
    from opencc import OpenCC  # heavy, and only pairs from outside need it: documents come in clean

    converter = OpenCC("tw2s")
    return lambda text: str(converter.convert(text))


def normalise(name: str) -> str:
    """The name without what reading leaves in it: spaces, radicals, full width, pinyin, traditional characters."""
    text = unicodedata.normalize("NFKC", _PINYIN.sub("", name))
    return _simplifier()("".join(text.split()))


def judge(pair: Mapping[str, Any]) -> Judgement:
    """One pair: `kind`, `context` (place, place_code, doc_date, issuer, text), `mention`, `candidate`."""
    given = pair["context"]
    places = gazetteer()
    code, issuer = str(given["place_code"]), given.get("issuer")
    if code in _NATION:
        issuer = issuer or "国务院"
    context = Context("-", places, None if code in _NATION else places.by_code(code), given.get("doc_date"), issuer)
    mention, candidate = normalise(str(pair["mention"])), normalise(str(pair["candidate"]))
    kind = str(pair["kind"])
    found = _judged(mention, candidate, kind, context, normalise(str(given.get("text") or "")))
    if found.same or found.features:
        return found
    return replace(found, features=_differences(mention, candidate, kind, context))


def _judged(mention: str, candidate: str, kind: str, context: Context, text: str) -> Judgement:
    if kind == "document":
        return judge_documents(mention, candidate, context, text)
    if kind in ("platform", "corridor") and mention == candidate:
        return Judgement(True, features=("equal strings",))
    rules = {"place": _place, "enterprise": judge_enterprises, "unit": _unit}
    return rules.get(kind, _named)(mention, candidate, context)


def _differences(mention: str, candidate: str, kind: str, context: Context) -> tuple[str, ...]:
    """What keeps two names apart, where no rule said how they are related."""
    if kind not in ("unit", "place"):
        return (f"names differ: {canonical(tidy(mention))} / {canonical(tidy(candidate))}",)
    m, c = resolve_unit(mention, context), resolve_unit(candidate, context)
    found = [f"the {who} is not resolved" for who, v in (("mention", m), ("candidate", c)) if not v.resolved]
    if m.place != c.place:
        found.append(f"another place: {m.place} / {c.place}")
    if m.function != c.function:
        found.append(f"another function: {m.function} / {c.function}")
    elif m.row and c.row and m.row.official != c.row.official:
        times = " / ".join(f"{r.official} {r.since or '…'}–{r.until or '…'}" for r in (m.row, c.row))
        found.append(f"another name of the function, or time: {times}")
    return tuple(found) or (f"names differ: {m.name} / {c.name}",)


# ---------------------------------------------------------------- units


def _unit(mention: str, candidate: str, context: Context) -> Judgement:
    if is_collective(mention) or is_collective(candidate):
        mention, candidate = (tidy(name).replace("人民政府", "政府") for name in (mention, candidate))
        equal = mention == candidate or _id(mention, context) == _id(candidate, context)
        same = equal and is_collective(mention) and is_collective(candidate)
        return Judgement(same, features=("same name written out" if same else "collective",))
    m, c = resolve_unit(mention, context), resolve_unit(candidate, context)
    if _is_place(tidy(mention), context) and not _is_place(tidy(candidate), context):
        return Judgement(False, "government_of", "candidate") if m.id == c.id else Judgement(False)
    if m.resolved and m.id == c.id:
        return Judgement(True, features=("same id", *m.features))
    if m.place and m.place == c.place and _reads(mention, c, context):
        return Judgement(True, features=("the form may stand for this name", *c.features))
    if not m.row and not c.row and _same_free(mention, candidate, context):
        return Judgement(True, features=("same name written out",))
    if not (m.row and c.row) and same_but_for_light_words(mention, candidate, context):
        return Judgement(True, features=("same place, same rest but for words that short forms leave out",))
    if same_zone_committee(mention, candidate, context):
        return Judgement(True, features=("same place, same rest: the zone by its own word",))
    return _committee(mention, candidate, context) or _section(mention, candidate, context) or _related(m, c, context)


def _id(name: str, context: Context) -> str:
    return resolve_unit(name, context).id


def _is_place(name: str, context: Context) -> bool:
    prefixed = split_prefix(name, context)
    return (bool(prefixed.place) and not prefixed.rest) or name in ("省", "市", "区", "县", "自治区", "州")


def _reads(mention: str, candidate: Verdict, context: Context) -> bool:
    """Whether the candidate's name is one of those that the mention's form may mean."""
    stated = tidy(mention).removeprefix("中共")
    prefixed = split_prefix(stated, context)
    place = prefixed.place or (context.place if prefixed.how == "none" else None)
    if place is None or place.code != candidate.place or candidate.row is None:
        return False
    if (place == CORPS) != candidate.name.startswith(CORPS.name):  # the region of the same code
        return False
    short = prefixed.how == "named" and not stated.startswith(place.name)
    return any(r.official == candidate.row.official for r in readings(prefixed.rest, place, context, short=short))


def _same_free(mention: str, candidate: str, context: Context) -> bool:
    """Names outside the vocabulary: equal when written out, the place put in or left out where the context gives it."""
    a, b = zoned(canonical(tidy(mention))), zoned(canonical(tidy(candidate)))
    if a == b:
        return True
    if context.issuer and tidy(candidate) == normalise(context.issuer):
        stem = a.removesuffix("管理委员会")
        if stem != a and len(stem) >= 3 and b.startswith(stem) and b.endswith("管理委员会"):
            return True  # the issuer by its short name
    left, right = split_prefix(a, context), split_prefix(b, context)
    if left.place and right.place:
        return left.place.code == right.place.code and expand(left.rest) == expand(right.rest)
    if right.place and left.how == "none":
        return expand(a) == expand(right.rest) and governs(right.place, context)
    return False


def _committee(mention: str, candidate: str, context: Context) -> Judgement | None:
    """One of the two is the committee or office of the other, a zone."""
    a, b = canonical(tidy(mention)), canonical(tidy(candidate))
    for subject, other, who in ((a, b, "mention"), (b, a, "candidate")):
        stem = next((subject.removesuffix(s) for s in _COMMITTEE if subject.endswith(s)), "")
        if len(stem) >= 3 and not other.endswith(_COMMITTEE) and _named(stem, other, context).same:
            return Judgement(False, "manages", who, ("its committee",))
    return None


_SECTION = re.compile("(?P<whole>.+?(?:厅|局|委员会|委|办公室|办|部))(?P<part>[^厅局委办部]{2,12}[处科室])$")


def _section(mention: str, candidate: str, context: Context) -> Judgement | None:
    """省科技厅成果处 is a section of 江澜省科学技术厅."""
    for subject, other, who in ((mention, candidate, "mention"), (candidate, mention, "candidate")):
        found = _SECTION.match(tidy(subject))
        whole = resolve_unit(found["whole"], context) if found else None
        if whole and whole.row and whole.id == resolve_unit(other, context).id:
            return Judgement(False, "part_of", who, ("a section of it",))
    return None


def _related(m: Verdict, c: Verdict, context: Context) -> Judgement:
    """How two bodies that are not the same are related, as far as their names tell."""
    for subject, other, who in ((m, c, "mention"), (c, m, "candidate")):
        if subject.name.startswith(other.name) and subject.name != other.name:
            return Judgement(False, "part_of", who, ("begins with the other's name",))
        if any(subject.name == other.name + suffix for suffix in _OFFICE):
            return Judgement(False, "part_of", who, ("its office",))
    first = _bank(m, c)
    if first:
        return Judgement(False, "succeeded_by", first, ("branches of the central bank since August 2023",))
    if m.place and m.place == c.place and m.level == c.level:
        for subject, other, who in ((m, c, "mention"), (c, m, "candidate")):
            if other.function == "政府" and subject.organ_kind == "政府" and subject.function != "政府":
                return Judgement(False, "part_of", who, ("a department of the government",))
        if m.row and c.row and m.row.official != c.row.official:
            first = _earlier(m, c)
            if first:
                return Judgement(False, "succeeded_by", first, ("same duties, another time",))
    return Judgement(False)


def _bank(m: Verdict, c: Verdict) -> str | None:
    """中国人民银行…中心支行 became a province's or a city's 分行 in August 2023."""
    for subject, other, who in ((m, c, "mention"), (c, m, "candidate")):
        both = subject.name.startswith("中国人民银行") and other.name.startswith("中国人民银行")
        if both and subject.name.endswith("中心支行") and other.name.endswith("分行"):
            a, b = subject.place or "", other.place or ""
            if a == b or (a[:2] == b[:2] and b.endswith("0000") and a[2:] == "0100"):
                return who
    return None


def _earlier(m: Verdict, c: Verdict) -> str | None:
    """Which of two bodies with the same duties came first, if their times follow each other."""
    if not m.row or not c.row:
        return None
    same = m.row.function == c.row.function
    for subject, other, who in ((m.row, c.row, "mention"), (c.row, m.row, "candidate")):
        later = other.function in {f for f, _ in duties().get(subject.function, ())}
        if not (same or later) or not subject.until:
            continue
        here = bool(subject.places) and not other.since  # the place's own name ended, it bears the common one
        if (here or (other.since or "") >= (subject.since or "")) and (not other.until or other.until > subject.until):
            return who
    return None


# ---------------------------------------------------------------- platforms, zones, corridors


def _named(mention: str, candidate: str, context: Context) -> Judgement:
    a, b = zoned(canonical(_bare_brackets(mention, context))), zoned(canonical(_bare_brackets(candidate, context)))
    if a == b:
        return Judgement(True, features=("same name written out",))
    first = _restructured(a, b)
    if first:
        return Judgement(False, "succeeded_by", first, ("a later body took its place",))
    for subject, other, who in ((a, b, "mention"), (b, a, "candidate")):
        if any(subject == other + suffix for suffix in _COMMITTEE):
            return Judgement(False, "manages", who, ("its committee",))
    if _spot(a, context) == _spot(b, context) != (None, ""):
        return Judgement(True, features=("same place, same rest",))
    left, right = split_prefix(a, context), split_prefix(b, context)
    same_place = bool(left.place and right.place and left.place.code == right.place.code)
    if same_place and left.rest == right.rest:
        return Judgement(True, features=("same place, same rest",))
    if right.place and not left.place and left.how == "none" and a == right.rest:
        inside = context.code and context.places.inside(right.place.code, context.code)
        if governs(right.place, context) or (inside and rare(class_words_off(a))):
            return Judgement(True, features=("place left out",))
    if _hospital(a, b) or _hospital(b, a):
        return Judgement(True, features=("the hospital's own name, its university left out",))
    for one, whole, who in ((left, b, "mention"), (right, a, "candidate")):
        if one.place and one.rest and canonical(one.rest) == whole:
            return Judgement(False, "part_of", who, ("its section at a place",))
    if a.startswith(b) or b.startswith(a):
        return Judgement(
            False, "part_of", "mention" if len(a) > len(b) else "candidate", ("begins with the other's name",)
        )
    if a.endswith(b) or b.endswith(a):
        return Judgement(False, "part_of", "mention" if len(a) > len(b) else "candidate", ("a section of it",))
    return Judgement(False)


@cache
def _later() -> dict[str, str]:
    return dict(pairs("zone_successions.tsv"))


def _restructured(a: str, b: str) -> str | None:
    """Which of two platforms or zones came first, where the vocabulary knows that one took the other's place."""
    if _later().get(a) == b:
        return "mention"
    return "candidate" if _later().get(b) == a else None


def _hospital(short: str, full: str) -> bool:
    """瑞金医院 is …大学医学院附属瑞金医院; 第一医院 is many."""
    owner = full.removesuffix(short)
    return short.endswith("医院") and owner != full and owner.endswith("附属") and rare(short.removesuffix("医院"))


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
    found = re.search(r"[(〔\[]([^()〔〕\[\]]+)[)〕\]]$", name)
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


# ---------------------------------------------------------------- places


def _place(mention: str, candidate: str, context: Context) -> Judgement:
    here = _place_of(mention, context)
    if here is None:  # 雄安新区 is no division, but has a name
        found = _named(_region(mention), _region(candidate), context)
        return found if found.same else Judgement(False, found.relation, found.relation_from, ("no such place",))
    there = context.places.find(candidate)
    if any(p.code == here.code for p in there):
        others = [p for p in there if p.code != here.code and here.code not in p.successors]
        return Judgement(not others or candidate == mention, features=(f"the same place {here.code}",))
    if resolve_unit(candidate, context).id == resolve_unit(here.name, Context("-", context.places, here)).id:
        return Judgement(False, "government_of", "candidate", (f"government of {here.code}",))
    if any(p.code in here.successors for p in there):
        return Judgement(False, "succeeded_by", "mention")
    if any(here.code in p.successors for p in there):
        return Judgement(False, "succeeded_by", "candidate")
    return Judgement(False)


_HERE = re.compile("[我全本]?(?:自治区|省|市|区|县|州|盟|旗)")


def _place_of(name: str, context: Context) -> Place | None:
    """The place that a mention means: relative, or by name, in the document's place or the divisions above it first."""
    if _HERE.fullmatch(name):
        prefixed = split_prefix(name[-1] if name != "自治区" else name, context)
        return prefixed.place or relative_place("自治区" if name == "自治区" else name[-1], context)
    everyday = split_prefix(name, context).place if name in everyday_places() else None
    name = everyday.name if everyday else name
    found = context.places.find(name) or _autonomous(name, context)
    dated = [p for p in found if _existed(p, context.date)] or found
    above = [p.code for p in ([context.place, *context.places.ancestors(context.place.code)] if context.place else [])]
    for code in above:
        inside = [p for p in dated if context.places.inside(p.code, code)]
        if inside:
            return inside[0]
    return dated[0] if len({p.code for p in dated}) == 1 or (dated and dated[0].level in ("省", "市")) else None


_REGIONS = {"珠三角": "珠江三角洲", "长三角": "长江三角洲", "环渤海": "环渤海湾"}


def _region(name: str) -> str:
    """长三角地区 and 长江三角洲 are one region."""
    name = re.sub("(?:地区|区域|城市群)$", "", name)
    return _REGIONS.get(name, name)


def _autonomous(name: str, context: Context) -> tuple[Place, ...]:
    """彭水县 is 彭水苗族土家族自治县."""
    if len(name) < 3 or name[-1] not in "县旗州":
        return ()
    stem, ending = name[:-1], "自治" + name[-1]
    return tuple(p for p in context.places if p.name.startswith(stem) and p.name.endswith(ending))


def _existed(place: Place, date: str | None) -> bool:
    return not place.ended or not date or date[:4] <= place.ended
