"""Bodies known by their owner and a number: 江大一附院 is 江澜大学第一附属医院, 中电科99所 a group's institute."""

from __future__ import annotations

import re

from ingest.resolve.context import Context
from ingest.resolve.expand import ACADEMY, canonical, institutes_at
from ingest.resolve.units import tidy
from ontology.vocab.units import SEATS, pairs

_HOSPITAL = re.compile(
    "(?P<owner>.{2,14}?)(?:(?:[^大学]{2,4})?医学院|医学部)?(?:附属|附)?第?(?P<number>[一二三四五六七八九十])(?:附属|附)?医?院"
)
_INSTITUTE = re.compile(
    "(?P<owner>.{2,14}?)(?:集团)?(?:有限|总)?(?:公司)?第?(?P<number>[0-9〇零一二三四五六七八九十百]{1,5})(?:研究)?(?P<kind>[所院])"
)
_OWNER = ("大学", "学院")
_FORM = re.compile("(?:集团)?(?:股份)?(?:有限|总)?(?:公司)?$")
# two groups became one in 2019, and no two of their institutes have one number
_MERGED = dict.fromkeys(("中国船舶重工", "中船重工", "中国船舶工业", "中船工业", "中船", "中国船舶"), "中国船舶")
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0}


def _hospital(name: str) -> tuple[str, str] | None:
    """(the university by its full name, the hospital's number); None for what is no numbered hospital of one."""
    found = _HOSPITAL.fullmatch(tidy(name))
    owner = canonical(found["owner"]) if found else ""
    return (owner, found["number"]) if found and owner.endswith(_OWNER) else None


def same_hospital(a: str, b: str) -> bool:
    """Whether two names mean one hospital, by its university and its number."""
    one = _hospital(a)
    return one is not None and one == _hospital(b)


def same_academy_institute(short: str, full: str, context: Context) -> bool:
    """Whether a short name means the Academy's institute of the document's province: 中科院光机所 in Changchun."""
    a, b = (canonical(tidy(name)).removeprefix(ACADEMY) for name in (short, full))
    seat = context.places.at_start(b, context.code)
    if not seat or not context.code or seat[0].code[:2] != context.code[:2]:
        return False
    if ACADEMY + a != canonical(tidy(short)) or a in dict(pairs("academy.tsv")):  # 自动化所 alone is Beijing's
        return False
    return institutes_at(a, b[: seat[1]]) == [b]


def another_institute_here(short: str, full: str, context: Context) -> bool:
    """Whether the document's province has an institute of the Academy that a short name fits, and it is another."""
    name = tidy(short)
    stem = next((name.removeprefix(academy) for academy in (ACADEMY, "中科院") if name.startswith(academy)), "")
    if not stem or stem.startswith(SEATS) or not context.code:
        return False
    at = ((seat, context.places.at_start(seat, context.code)) for seat in SEATS)
    here = [seat for seat, place in at if place and place[0].code[:2] == context.code[:2]]
    found = [ACADEMY + one for seat in here for one in institutes_at(stem, seat)]
    return bool(found) and canonical(tidy(full)) not in found


_LONGEST = 9  # characters; what is longer counts no institute


def number(text: str) -> int:
    """A number as institutes write it: 三十八, 七一一, 14."""
    if len(text) > _LONGEST:
        return 0
    if text.isdigit():
        return int(text)
    if not set(text) & {"十", "百"}:
        return int("".join(str(_DIGITS[c]) for c in text))
    total, digit = 0, 0
    for c in text:
        if c in "十百":
            total += (digit or 1) * (10 if c == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[c]
    return total + digit


def _institute(name: str) -> tuple[str, int, str] | None:
    found = _INSTITUTE.fullmatch(canonical(tidy(name)))
    if not found or (not found["number"].isdigit() and set(found["number"]) & set("0123456789")):
        return None
    owner = next(
        (full for full in map(canonical, (found["owner"], found["owner"] + "集团")) if full != found["owner"]), ""
    )
    owner = _FORM.sub("", owner or found["owner"])
    return _MERGED.get(owner, owner), number(found["number"]), found["kind"]


def same_institute(a: str, b: str) -> bool:
    """Whether two names mean one institute of a group, by the group and its number."""
    one = _institute(a)
    return one is not None and one == _institute(b)
