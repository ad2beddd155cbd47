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

from ingest.resolve.branches import same_branch
from ingest.resolve.context import Context, governs
from ingest.resolve.corps import division_of
from ingest.resolve.divisions import judge_places
from ingest.resolve.documents import judge_documents
from ingest.resolve.enterprises import judge_enterprises
from ingest.resolve.expand import canonical, expand
from ingest.resolve.left_out import issuers_zone, same_but_for_light_words, same_zone_committee, zoned
from ingest.resolve.numbered import another_institute_here, same_academy_institute, same_hospital, same_institute
from ingest.resolve.own import LEVEL_OF
from ingest.resolve.platforms import COMMITTEE, judge_platforms, own_hospital
from ingest.resolve.short_words import fits_word_by_word
from ingest.resolve.succession import duties
from ingest.resolve.units import CORPS, is_collective, official_unit, readings, resolve_unit, split_prefix, tidy
from ingest.resolve.universities import full_name, owner_written_out
from ingest.resolve.verdict import Judgement, Verdict
from ontology.types.place import NATION, gazetteer

# pinyin put after a traditional character: 經(jīng)
_PINYIN = re.compile(r"[(（]?[A-Za-z]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńň][A-Za-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]*[)）]?")
_PARTY_IN_FULL = re.compile("^中国共产党(?=.{2,}(?:委员会|部|办公室|党组|局|校|室)$)")
_NATION = (NATION, "100000")
_OFFICE = ("办公室", "办公厅", "管理办公室")


@cache
def _simplifier() -> Callable[[str], str]:
    from opencc import OpenCC  # heavy, and only pairs from outside need it: documents come in clean

    converter = OpenCC("tw2s")
    return lambda text: str(converter.convert(text))


def normalise(name: str) -> str:
    """The name without what reading leaves in it: spaces, radicals, full width, pinyin, traditional characters."""
    text = unicodedata.normalize("NFKC", _PINYIN.sub("", name))
    return _PARTY_IN_FULL.sub("中共", _simplifier()("".join(text.split())))


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
    if kind in ("platform", "unit"):
        mention, candidate = (
            full_name(name, context) or owner_written_out(name, context) for name in (mention, candidate)
        )
    rules = {"place": judge_places, "enterprise": judge_enterprises, "unit": _unit}
    return rules.get(kind, judge_platforms)(mention, candidate, context)


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
    (one, mention), (other, candidate) = (division_of(name, context) for name in (mention, candidate))
    if one != other:
        return Judgement(False, features=(f"another place: division {one or '-'} / {other or '-'} of the corps",))
    if is_collective(mention) or is_collective(candidate):
        mention, candidate = (tidy(name).replace("人民政府", "政府") for name in (mention, candidate))
        equal = mention == candidate or _id(mention, context) == _id(candidate, context)
        same = equal and is_collective(mention) and is_collective(candidate)
        return Judgement(same, features=("same name written out" if same else "collective",))
    m, c = resolve_unit(mention, context), official_unit(candidate, context)
    renamed = _renamed(mention, candidate, context)
    if renamed:
        same = bool(m.function) and m.function == c.function
        return Judgement(
            False,
            "succeeded_by" if same else None,
            renamed if same else None,
            ("another place name: the earlier and the later",),
        )
    placed = _is_place(tidy(mention), context), _is_place(tidy(candidate), context)
    if placed[0] != placed[1]:
        who, name, unit = ("candidate", mention, c) if placed[0] else ("mention", candidate, m)
        named = split_prefix(tidy(name), context).place
        governed = m.id == c.id or (named and unit.function == "政府" and unit.place == named.code)
        return Judgement(False, "government_of", who) if governed else Judgement(False)
    if _out_of_use(mention, m, context) or _in_a_change(mention, m, context):
        found = _related(m, c, context)
        return found if found.features else Judgement(False, features=("no name that it fits was in use for certain",))
    if _in_a_renaming(mention, c, context):
        return Judgement(False, features=("another place name may be borne: the year of the renaming",))
    if another_institute_here(mention, candidate, context):
        return Judgement(False, features=("another institute of the Academy in the document's province",))
    if m.resolved and c.id in (m.id, _as_written(mention, m, context).id):
        return Judgement(True, features=("same id", *m.features))
    if m.place and m.place == c.place and _reads(mention, c, context):
        return Judgement(True, features=("the form may stand for this name", *c.features))
    if not m.row and not c.row and _same_free(mention, candidate, context):
        return Judgement(True, features=("same name written out",))
    if _may_fit(mention, m, c, context) and fits_word_by_word(mention, candidate, context):
        return Judgement(True, features=("same place, each word of the name in the short form",))
    borne = not c.row or c.row.borne(context.date)
    if borne and not (m.row and c.row) and same_but_for_light_words(mention, candidate, context):
        return Judgement(True, features=("same place, same rest but for words that short forms leave out",))
    if same_zone_committee(mention, candidate, context):
        return Judgement(True, features=("same place, same rest: the zone by its own word",))
    if _same_zones(mention, candidate, context):
        return Judgement(True, features=("same place, same rest: the zone by its own word",))
    if issuers_zone(canonical(tidy(mention)), canonical(tidy(candidate)), context):
        return Judgement(True, features=("the issuer's own zone",))
    if same_academy_institute(mention, candidate, context):
        return Judgement(True, features=("the Academy's institute of the place",))
    if same_branch(mention, candidate, context):
        return Judgement(True, features=("the branch in the same division",))
    if own_hospital(mention, candidate, context):
        return Judgement(True, features=("the hospital's own name, its university left out",))
    if same_hospital(mention, candidate) or same_institute(mention, candidate):
        return Judgement(True, features=("the owner's name, and the number",))
    if m.cls == c.cls == "Enterprise":  # a company among the units of a clause
        found = judge_enterprises(mention, candidate, context)
        if found.same:
            return found
    return _committee(mention, candidate, context) or _section(mention, candidate, context) or _related(m, c, context)


def _renamed(mention: str, candidate: str, context: Context) -> str | None:
    """Which of two names has the division's earlier name, if the other one has its later name."""
    a, b = (split_prefix(tidy(name).removeprefix("中共"), context).place for name in (mention, candidate))
    if a is None or b is None or a.code != b.code or a.former == b.former:
        return None
    return "mention" if a.former else "candidate"


def _may_fit(mention: str, m: Verdict, c: Verdict, context: Context) -> bool:
    """Whether the vocabulary leaves open that the two are one: it knows one at most, or names that both are in use."""
    if c.row and not c.row.borne(context.date):
        return False
    if not m.row or not c.row:
        return True
    if tidy(mention).endswith(m.row.bare):  # an official name means itself
        return False
    return m.row.function == c.row.function and m.row.borne(context.date)


def _as_written(mention: str, m: Verdict, context: Context) -> Verdict:
    """The body whose official name a mention is, unless by the date that is a short form of a later one."""
    found = official_unit(mention, context)
    ended = found.row and context.date and not found.row.borne(context.date)
    return m if ended and m.row and m.row.borne(context.date) else found


def _out_of_use(mention: str, m: Verdict, context: Context) -> bool:
    """Whether a short form fits only names that were not borne on the date: 省交通厅 of 2005 is no 交通运输厅."""
    if not m.row or not context.date:
        return False
    return not (m.row.borne(context.date) or tidy(mention).endswith(m.row.bare))


def _in_a_renaming(mention: str, c: Verdict, context: Context) -> bool:
    """Whether 市政府 stands in a paper of the year in which the city got the name that it bears since."""
    place = context.places.by_code(c.place or "")
    if not context.date or place is None or split_prefix(tidy(mention).removeprefix("中共"), context).how == "named":
        return False
    earlier = (p for code in (place.code, place.parent) for p in context.places.earlier(code))
    return any(p.ended == context.date[:4] and p.change == "renamed" for p in earlier)


def _in_a_change(mention: str, m: Verdict, context: Context) -> bool:
    """Whether a short form fits an earlier and a later name, and the date lies where either may be borne."""
    place = context.places.by_code(m.place or "")
    prefixed = split_prefix(tidy(mention).removeprefix("中共"), context)
    if not m.row or not context.date or place is None or prefixed.place is None or prefixed.rest == m.row.bare:
        return False
    rows = readings(prefixed.rest, place, context)
    return any(
        r.until and s.since and r.official != s.official and r.until[:4] >= s.since[:4] and not r.since
        for r in rows
        for s in rows
    )


def _id(name: str, context: Context) -> str:
    return resolve_unit(name, context).id


def _is_place(name: str, context: Context) -> bool:
    prefixed = split_prefix(name, context)
    return (bool(prefixed.place) and not prefixed.rest) or name in LEVEL_OF


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
        stem = next((subject.removesuffix(s) for s in COMMITTEE if subject.endswith(s)), "")
        if len(stem) >= 3 and not other.endswith(COMMITTEE) and judge_platforms(stem, other, context).same:
            return Judgement(False, "manages", who, ("its committee",))
    return None


_ONE_WITH = re.compile(r"(?<=区)[(][^()]{2,5}[)](?=管委会$|管理委员会$)")


def _same_zones(mention: str, candidate: str, context: Context) -> bool:
    """Whether both are the committee of one zone: 云渚开发区管委会 is 云渚经济技术开发区管理委员会."""
    names = [tidy(name) for name in (mention, candidate)]
    if sum("(" in name for name in names) == 1:  # 云渚高新区(青浦区)管委会: the district that it is one with
        names = [_ONE_WITH.sub("", name) for name in names]
    a, b = map(canonical, names)
    zones = [name.removesuffix("管理委员会") for name in (a, b) if name.endswith("区管理委员会")]
    return len(zones) == 2 and judge_platforms(zones[0], zones[1], context).same


_SECTION = re.compile("(?P<whole>.+?(?:厅|局|委员会|委|办公室|办|部))(?P<part>[^厅局委办部]{2,12}[处科室]|机关党委)$")


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
        office = any(subject.name == other.name + suffix for suffix in _OFFICE)
        if office or (subject.place == other.place and (subject.function, other.function) == ("党委办公厅", "党委")):
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
    """中国人民银行…中心支行, and the 分行 of several provinces, became a province's or a city's 分行 in August 2023."""
    for subject, other, who in ((m, c, "mention"), (c, m, "candidate")):
        both = subject.name.startswith("中国人民银行") and other.name.startswith("中国人民银行")
        if both and subject.name.endswith(("中心支行", "分行", "营业管理部")) and other.name.endswith("分行"):
            a, b = subject.place or "", other.place or ""
            if (a == b and not subject.name.endswith("分行")) or (
                a[:2] == b[:2] and b.endswith("0000") and a[2:] == "0100"
            ):
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
