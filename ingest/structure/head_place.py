"""Whose document it is: the issuing unit, and the place that it speaks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.records import Passage, Span
from ingest.structure.head_dates import ORGAN
from ingest.structure.head_fields import Found
from ontology.types.place import NATION, Gazetteer, Place, short_names

NATIONAL = re.compile(
    r"国务院|中共中央|中央|全国|中华人民共和国|国家(?!级|高新)|科技部|科学技术部|财政部|工业和信息化部|教育部|农业农村部|商务部"
)
WHOLE = re.compile(rf"[\u4e00-\u9fff]{{2,24}}{ORGAN}")
HEADLINE = re.compile(
    rf"(?:〔[^〕]{{1,6}}〕)?(?P<unit>[\u4e00-\u9fff\s]{{0,40}}{ORGAN})\s*(?:办公[厅室]\s*)?(?:关于|印发|转发|批转)"
)
AUTHOR = re.compile(rf"(?:〔[^〕]{{1,6}}〕)?(?P<unit>[\u4e00-\u9fff]{{2,24}}{ORGAN})(?=(?:关于)?(?:19|20)\d\d年)")
SUBJECT = re.compile(
    r"(?:^|[，,。])(?P<unit>[省市县区州盟旗][\u4e00-\u9fff]{1,12}?[局厅委办])(?=深入|坚持|认真|全面|紧紧|围绕|积极|切实|以习近平|系统)"
)
SPEAKER = re.compile(
    rf"(?:——)?(?P<unit>[\u4e00-\u9fff]{{0,24}}{ORGAN})(?:党组书记、?)?(?:主任|主席|部长|省长|市长|县长|区长|厅长|局长)\s*"
    r"[\u4e00-\u9fff·]{2,4}"
)
# words in which a text speaks of its own level
OWN: tuple[tuple[str, str], ...] = (
    ("省", r"我省|全省|省委|省政府|我区|自治区"),
    ("市", r"我市|全市|本市|市委|市政府|各区县|市级"),
    ("县", r"我县|全县|县委|县政府|区委|区政府"),
)
OFTEN = 3  # times that a text names its own place
CLEARLY = 1.5  # times as often as the next one


def issuer(
    head: Sequence[Passage], field: Found | None, signer: Found | None, title: Found | None, places: Gazetteer
) -> Found | None:
    """The issuing unit: of field, headline, signature or title, the first that names its place, else the first."""
    found = [field] if field else []
    for passage in head[:6]:
        headline = HEADLINE.match(passage.text)
        if headline:
            start, end = headline.span("unit")
            found.append(Found(_units(passage.text[start:end]), Span(passage.ordinal, start, end)))
            break
        speaker = SPEAKER.fullmatch(passage.text)
        if speaker:
            found.append(Found(speaker["unit"], Span(passage.ordinal, *speaker.span("unit"))))
            break
    if signer:
        found.append(Found(_units(signer.value), signer.span))
    named = AUTHOR.match(title.value) if title else None
    if named and title:
        start = title.span.start + named.start("unit")
        found.append(Found(named["unit"], Span(title.span.passage, start, start + len(named["unit"]))))
    placed = (f for f in found if NATIONAL.match(f.value) or places.at_start(f.value))
    return next(placed, found[0] if found else None)


def subject(head: Sequence[Passage], place: Place | None) -> Found | None:
    """The unit that the first paragraphs speak as (市科技局深入…), with its place's name."""
    for passage in head[:3]:
        unit = SUBJECT.search(passage.text[:400])
        if unit:
            return named_in_full(Found(unit["unit"], Span(passage.ordinal, *unit.span("unit"))), place)
    return None


def _units(text: str) -> str:
    """Several units side by side, divided; blanks inside one go."""
    words = text.split()
    return ("、" if all(WHOLE.fullmatch(word) for word in words) else "").join(words)


def named_in_full(unit: Found, place: Place | None) -> Found:
    """市科技局 with its place's name; a unit that names its place stays."""
    if place and unit.value[0] in "省市县区州盟旗" and place.name.endswith(unit.value[0]):
        return Found(place.name + unit.value[1:], unit.span)
    return unit


def place_of(issuer: Found | None, title: Found | None, places: Gazetteer) -> tuple[Place, Span] | None:
    """The place that issuer or title begins with, else the first one that the title names."""
    for found in (issuer, title):
        if not found:
            continue
        name = re.sub(r"^(?:〔[^〕]{1,6}〕|关于|中共)+", "", found.value)
        nation = places.by_code(NATION)
        if nation and NATIONAL.match(name):
            return nation, found.span
        first = places.at_start(name)
        if first:
            return first[0], found.span
    named = places.in_text(title.value[:60]) if title else None
    return (named, title.span) if named and title else None


def spoken_of(passages: Sequence[Passage], text: str, places: Gazetteer) -> tuple[Place, Span] | None:
    """The place that a text without a head speaks for: of its own level, named often and clearly more than others."""
    own = max(OWN, key=lambda level: len(re.findall(level[1], text)))
    if len(re.findall(own[1], text)) < OFTEN:
        return None
    counts: list[tuple[int, Place, str]] = []
    pairs = {a + b for a, b in pairwise(text)}  # a name whose first two characters never meet is not in the text
    for place in places:
        if place.former or not (place.level == own[0] or (own[0] == "市" and place.code in MUNICIPALITIES)):
            continue
        names = (place.name, *(n for n in short_names(place.name) if len(n) >= 2 and place.level != "县"))
        counts.extend((text.count(name) if name[:2] in pairs else 0, place, name) for name in names[-1:])
    counts.sort(key=lambda row: -row[0])
    most, place, name = counts[0]
    if most < OFTEN or most < CLEARLY * counts[1][0]:
        return None
    at = next(p for p in passages if name in p.text)
    start = at.text.index(name)
    return place, Span(at.ordinal, start, start + len(name))


MUNICIPALITIES = ("110000", "120000", "310000", "500000")
