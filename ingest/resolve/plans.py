"""Plans in context: title, and the place that the title names or else the issuer, and the period."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.resolve.context import Context
from ingest.resolve.expand import zone_place
from ingest.resolve.units import resolve_unit
from ontology.ids import make_id
from ontology.types.place import NATION

_CARRIED = re.compile(r"(?:关于)?(?:批转|转发|印发|下发|发布|公布)(?P<rest>.+?)的?(?:通知|公告|函)$")
_LONGEST = 300  # characters; what is longer is no title, and the patterns below look for pairs of words
_MARK = re.compile(r"^(?:〔[^〔〕]{1,6}〕|\[[^\[\]]{1,6}\]|【[^【】]{1,6}】)")  # 〔示例〕, [征求意见稿]
_BOOK = re.compile(r"《(?P<title>[^《》]*)》")
_PERIOD = re.compile(r"(?P<a>20\d\d)\s*年?\s*[-—–~～至]+\s*(?P<b>20\d\d)\s*年?")
_FIVE_YEARS = {"十五": 2001, "十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}
_NUMBERED = re.compile(r"(?P<short>十[一二三四五]?五)|第(?P<nth>十[一二三四五]?)个五年")
_YEAR = re.compile(r"(20\d\d)年(?!远景)")  # the year of a far goal is none of the plan's own
_BRACKETED = re.compile(r"\(20\d\d年?[-—–~～至]+20\d\d年?\)")
_TRIAL = re.compile(r"\((?:试行|暂行|修订)\)$")
_WIDTH = str.maketrans("（）－", "()-")
_NATIONAL = re.compile(r"^(?:国家|全国|中华人民共和国|中共中央|国务院|中国)")


@dataclass(slots=True, frozen=True)
class PlanVerdict:
    """A plan's id and title, and why."""

    id: str
    title: str
    period: tuple[int, int] | None
    resolved: bool
    place: str | None
    features: tuple[str, ...]


def plan_title(title: str) -> str:
    """The plan's own title, taken out of that of the notice that carries it."""
    title = _MARK.sub("", "".join(title.split()))
    if len(title) > _LONGEST:
        return title
    carried = _CARRIED.search(title)
    if carried:
        rest = carried["rest"]
        book = _BOOK.fullmatch(rest) or _BOOK.search(rest)
        return book["title"] if book else rest
    book = _BOOK.fullmatch(title)
    return book["title"] if book else title


def period_of(title: str) -> tuple[int, int] | None:
    """The years that a title states: 2021—2025年, “十四五”, 第十四个五年规划, 2023年."""
    found = _PERIOD.search(title)
    if found:
        return int(found["a"]), int(found["b"])
    numbered = _NUMBERED.search(title)
    first = _FIVE_YEARS.get(numbered["short"] or f"{numbered['nth']}五") if numbered else None
    if first:
        return first, first + 4
    year = _YEAR.search(title)
    return (int(year[1]), int(year[1])) if year else None


def core_title(title: str) -> str:
    """The title without a bracketed period, in one width: what two writings of a plan's title share."""
    return _BRACKETED.sub("", plan_title(title).translate(_WIDTH))


def own_title(title: str) -> str:
    """What a document calls itself: the title without period and (试行)."""
    return _TRIAL.sub("", core_title(title))


def resolve_plan(title: str, context: Context, issuer: str | None = None) -> PlanVerdict:
    """The plan of a title in context. A title without a place of its own needs an issuer, else it joins nothing."""
    whole, core = plan_title(title).translate(_WIDTH), core_title(title)
    period = period_of(whole)
    years = f"{period[0]}-{period[1]}" if period else "-"
    name = core if not period or period_of(core) else f"{core}({period[0]}—{period[1]}年)"

    def made(of: str, place: str | None, why: str) -> PlanVerdict:
        return PlanVerdict(make_id("plan", of, core, years), name, period, True, place, (why,))

    found = context.places.in_text(core, context.code)
    if found:
        return made(found.code, found.code, f"place {found.code} in the title")
    zone = zone_place(core)
    if zone:
        return made(zone, zone, f"a zone in {zone}")
    if _NATIONAL.match(core):
        return made(NATION, NATION, "national title")
    if issuer and core:
        unit = resolve_unit(issuer, context)
        if unit.resolved:
            return made(unit.name, unit.place, f"issuer {unit.name}")
    unknown = make_id("plan", context.key, core or "untitled", years)
    return PlanVerdict(unknown, name or "-", period, False, context.code, ("no place in the title, no issuer",))
