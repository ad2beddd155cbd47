"""Whose document it is: the issuing unit, and the place that it speaks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter

from ingest.records import Passage, Span
from ingest.structure.head_dates import ORGAN, UNIT_LINE
from ingest.structure.head_fields import OWN_NUMBER, Found
from ingest.structure.head_lines import LONGEST, headlines
from ontology.types.place import NATION, Gazetteer, Place, short_names

NATIONAL = re.compile(
    r"国务院|中共中央|中央|全国|中华人民共和国|国家(?!级|高新)|中国(?:科学院|工程院|人民银行|科协|科学技术协会)"
    r"|(?:科技|科学技术|财政|工业和信息化|教育|农业农村|农业|商务|环境保护|生态环境|交通运输|水利|自然资源|国土资源"
    r"|住房(?:和)?城乡建设|文化和旅游|人力资源(?:和)?社会保障|公安|民政|司法|退役军人事务|应急管理)部"
    r"|发展改革委|国资委|自然科学基金委|(?:市场监管|税务|海关|体育|广电)总[局署]|证监会|银保监会|中科院"
)
WHOLE = re.compile(rf"[\u4e00-\u9fff]{{0,24}}{ORGAN}")
HEADLINE = re.compile(
    rf"(?:[〔“【\[][^〕”】\]]{{1,12}}[〕”】\]]\s*)?(?:{OWN_NUMBER.pattern})《?"
    rf"(?!(?:根据|按照|依据|依照|遵照|贯彻|落实|结合|为))"  # what a first sentence refers to
    rf"(?P<unit>[\u4e00-\u9fff\s]{{0,80}}{ORGAN})\s*(?:办公[厅室]\s*)?(?:关于|(?:印发|转发|批转)(?!的)|公告|令)"
)
# 中共…委, with its office, stands before its government without a mark between
PARTY = re.compile(
    r"(?P<party>中共[\u4e00-\u9fff]{2,12}?委(?:员会)?(?:办公[厅室])?)(?=[\u4e00-\u9fff]{2,12}(?:人民)?政府)"
)
COVER_DATE = re.compile(
    r"\s*(?:(?:19|20)\d\d|[二一][〇○零一二三四五六七八九]{3})\s?年(?:\s?[\d一二三四五六七八九十]{1,2}\s?月)?\s*"
)
HEADLINES = 12  # lines of a head among which its headline is looked for
AUTHOR = re.compile(rf"(?:〔[^〕]{{1,6}}〕)?(?P<unit>[\u4e00-\u9fff]{{2,24}}{ORGAN})(?=(?:关于)?(?:19|20)\d\d年)")
SUBJECT = re.compile(
    r"(?:^|[，,。])(?P<unit>[省市县区州盟旗][\u4e00-\u9fff]{1,12}?[局厅委办])(?=深入|坚持|认真|全面|紧紧|围绕|积极|切实|以习近平|系统)"
)
SPEAKER = re.compile(
    rf"(?:——)?(?P<unit>[\u4e00-\u9fff]{{0,24}}{ORGAN})(?:党组书记、?)?(?:主任|主席|部长|省长|市长|县长|区长|厅长|局长)\s*"
    r"[\u4e00-\u9fff·]{2,4}"
)
# words in which a text speaks of its own level
OWN: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("省", re.compile("我省|全省|省委|省政府|我区|自治区")),
    ("市", re.compile("我市|全市|本市|市委|市政府|各区县|市级")),
    ("县", re.compile("我县|全县|县委|县政府|区委|区政府")),
)
OFTEN = 3  # times that a text names its own place
CLEARLY = 1.5  # times as often as the next one


def issuer(
    head: Sequence[Passage], field: Found | None, signer: Found | None, title: Found | None, places: Gazetteer
) -> Found | None:
    """The issuing unit: of field, headline, signature or title, the first that names its place, else the first."""
    found = [Found(_units(field.value), field.span)] if field else []
    for line in headlines(head[:HEADLINES]):
        passage = line.passage
        headline = HEADLINE.match(line.text) if len(line.text) < 200 else None
        if headline:
            start, end = headline.span("unit")
            found.append(Found(_units(line.text[start:end]), line.above or line.span(start, end)))
            break
        speaker = SPEAKER.fullmatch(passage.text)
        if speaker:
            found.append(Found(speaker["unit"], Span(passage.ordinal, *speaker.span("unit"))))
            break
    cover = next((b for a, b, c in zip(head, head[1:], head[2:], strict=False) if _is_cover(a, b, c)), None)
    if cover:
        found.append(Found(_units(cover.text), Span(cover.ordinal, 0, len(cover.text))))
    if signer:
        found.append(Found(_units(signer.value), signer.span))
    named = AUTHOR.match(title.value) if title else None
    if named and title:
        start = title.span.start + named.start("unit")
        found.append(Found(named["unit"], Span(title.span.passage, start, start + len(named["unit"]))))
    placed = (f for f in found if NATIONAL.match(f.value) or places.at_start(f.value.removeprefix("中共")))
    return next(placed, found[0] if found else None)


def _is_cover(title: Passage, unit: Passage, when: Passage) -> bool:
    """A cover: title, unit, and year or month, a line each."""
    return (
        COVER_DATE.fullmatch(when.text) is not None
        and UNIT_LINE.fullmatch(unit.text) is not None
        and len(title.text) <= LONGEST
    )


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
    joined = ("、" if all(WHOLE.fullmatch(word) for word in words) else "").join(words)
    return PARTY.sub(r"\g<party>、", joined)


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
    times, level = max(((len(words.findall(text)), level) for level, words in OWN), key=itemgetter(0))
    if times < OFTEN:
        return None
    named, begins = _of_level(places, level)
    pairs = set(begins.findall(text))  # a name whose first two characters never meet is not in the text
    counts = [(text.count(name), place, name) for place, name in named if name[:2] in pairs]
    if not counts:
        return None
    counts.sort(key=itemgetter(0), reverse=True)
    most, place, name = counts[0]
    second = counts[1][0] if len(counts) > 1 else 0
    if most < OFTEN or most < CLEARLY * second:
        return None
    at = next(p for p in passages if name in p.text)
    start = at.text.index(name)
    return place, Span(at.ordinal, start, start + len(name))


@lru_cache(maxsize=4)
def _of_level(places: Gazetteer, level: str) -> tuple[list[tuple[Place, str]], re.Pattern[str]]:
    """The places of a level, each with the name that a text uses: the short one, a county's in full.

    And what finds two characters that may begin one of the names.
    """
    found = [p for p in places if not p.former and (p.level == level or (level == "市" and p.code in MUNICIPALITIES))]
    named = [(p, [p.name, *(n for n in short_names(p.name) if len(n) >= 2 and p.level != "县")][-1]) for p in found]
    first, second = ("".join({re.escape(name[at]) for _, name in named}) for at in (0, 1))
    return named, re.compile(f"(?=([{first}][{second}]))")


MUNICIPALITIES = ("110000", "120000", "310000", "500000")
