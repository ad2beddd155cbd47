"""Administrative divisions of China (GB/T 2260), present and former, and a user's own.

A place is written as its six-digit code, its full name (浙江省, 杭州市余杭区) or its short name (浙江, 嘉兴). The data
stand in `ontology/vocab/places.tsv` and `places_history.tsv`; see SOURCES-places.md there. A user adds divisions
through the file that `KECHUANG_PLACES` names: code, name, level and parent, separated by tabs or commas.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from ontology.errors import ValueFormatError, VocabError
from ontology.ids import make_id

Level = Literal["国家", "省", "市", "县"]
LEVELS: tuple[Level, ...] = ("国家", "省", "市", "县")
NATION = "000000"
VOCAB = Path(__file__).parent.parent / "vocab"

_PEOPLES = (
    "壮|回|维吾尔|蒙古|藏|苗|彝|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|"
    "土|达斡尔|仫佬|羌|撒拉|毛南|仡佬|锡伯|塔吉克|怒|鄂温克|保安|裕固|独龙|鄂伦春|布朗|阿昌|普米|各"
)
_AUTONOMOUS = re.compile(rf"(?:(?:{_PEOPLES})族?)*自治([区州县旗])$")
_REACH = 36  # three names of divisions, one after the other, are no longer
_SUFFIX = re.compile(r"(?:特别行政区|自治区|自治县|自治旗|林区|特区|新区|矿区|地区|[省市区县盟旗州])$")
# short names that are ordinary words; alone in a running text they are not taken for the place
_WORDS = frozenset({"朝阳", "大同", "资阳", "三明", "平安", "来宾", "日照", "安康", "海西", "海北", "海东", "阿里"})


@dataclass(slots=True, frozen=True)
class Place:
    """One division; `ended` is the year in which it ceased, empty while it exists or where no list says when."""

    code: str
    name: str
    level: Level
    parent: str
    ended: str = ""
    successors: tuple[str, ...] = ()
    change: str = ""  # renamed, merged, split, upgraded, moved
    former: bool = False

    @property
    def id(self) -> str:
        return make_id("place", self.code)


@lru_cache(maxsize=8192)
def short_names(name: str) -> tuple[str, ...]:
    """The forms in which a full name is shortened: 浙江, 广西, 延边州 and 延边; none that is a single character."""
    found = []
    autonomous = _AUTONOMOUS.search(name)
    if autonomous and autonomous.start() >= 2:
        stem = name[: autonomous.start()]
        found = [stem + autonomous[1], stem]
        if autonomous[1] == "区":
            found = [stem]
    if not found:
        suffix = _SUFFIX.search(name)
        if suffix and suffix.start() >= 2:
            found = [name[: suffix.start()]]
    return tuple(found)


class Gazetteer:
    """All divisions by code and name, with those of a user's file; loads in about 20 ms."""

    def __init__(self, own: Path | None = None) -> None:
        self._by_code: dict[str, Place] = {}
        self._names: dict[str, list[Place]] = {}
        self._short: dict[str, list[Place]] = {}
        self._beginnings: set[str] = set()  # first two characters of all names, for a quick no
        self._children: dict[str, list[Place]] = {}
        self._earlier: dict[str, list[Place]] = {}  # by code, what divisions that kept it were called before
        for code, name, level, parent in _rows(VOCAB / "places.tsv"):
            self._add(Place(code, name, level, parent))  # type: ignore[arg-type]  # the file's levels are tested
        for code, name, level, parent, ended, successors, change in _rows(VOCAB / "places_history.tsv"):
            after = tuple(successors.split())
            place = Place(code, name, level, parent, ended, after, change, former=True)  # type: ignore[arg-type]
            if code in self._by_code:
                self._earlier.setdefault(code, []).append(place)
                self._names.setdefault(name, []).append(place)
                self._beginnings.add(name[:2])
            else:
                self._add(place)
        if own:
            for place in _own(own):
                self._add(place)

    def _add(self, place: Place) -> None:
        self._by_code[place.code] = place
        self._names.setdefault(place.name, []).append(place)
        self._children.setdefault(place.parent, []).append(place)
        self._beginnings.add(place.name[:2])
        for short in short_names(place.name):
            self._short.setdefault(short, []).append(place)
            self._beginnings.add(short[:2])

    def __iter__(self) -> Iterator[Place]:
        return iter(self._by_code.values())

    def by_code(self, code: str) -> Place | None:
        """The place with this code, or None."""
        return self._by_code.get(code)

    def earlier(self, code: str) -> list[Place]:
        """What a division that kept its code was called before."""
        return self._earlier.get(code, [])

    def on(self, date: str | None, place: Place) -> Place:
        """A division as it was called on an ISO date; as it is called today where none is given."""
        earlier = [p for p in self.earlier(place.code) if date and date[:4] < p.ended]
        return min(earlier, key=lambda p: p.ended, default=self._by_code[place.code])

    def level(self, code: str) -> Level | None:
        """The level of a code, or None where no place bears it."""
        place = self._by_code.get(code)
        return place.level if place else None

    def ancestors(self, code: str) -> list[Place]:
        """The divisions above, nearest first, up to the province."""
        found: list[Place] = []
        place = self._by_code.get(code)
        while place and place.parent not in ("", NATION):
            place = self._by_code.get(place.parent)
            if place is None or place in found:
                break
            found.append(place)
        return found

    def children(self, code: str) -> list[Place]:
        """The divisions right below."""
        return self._children.get(code, [])

    def at_level(self, code: str, level: Level) -> Place | None:
        """The place itself or the one above it that stands at a level."""
        place = self._by_code.get(code)
        for candidate in [place, *self.ancestors(code)] if place else []:
            if candidate and candidate.level == level:
                return candidate
        return None

    def full_name(self, code: str) -> str:
        """The name with those above it: 浙江省杭州市余杭区."""
        place = self._by_code.get(code)
        return "".join(p.name for p in reversed(self.ancestors(code))) + place.name if place else ""

    def find(self, name: str, within: str | None = None) -> list[Place]:
        """All places of a name, full, short or with those above it; present ones and higher levels first.

        `within` is the code of a division: only it and what lies in it.
        """
        found = self._names.get(name) or self._short.get(name) or []
        if not found:
            found = [p for head, rest in self._split(name) for p in self.find(rest, head.code) if p != head]
        if within:
            found = [p for p in found if self.inside(p.code, within)]
        unique = {p.code: p for p in found}
        return sorted(unique.values(), key=lambda p: (p.former, LEVELS.index(p.level), p.code))

    def inside(self, code: str, within: str) -> bool:
        """Whether a place is a division or lies in it."""
        return within in (code, NATION) or any(p.code == within for p in self.ancestors(code))

    def _split(self, name: str) -> Iterator[tuple[Place, str]]:
        for cut in range(len(name) - 2, 1, -1):
            for head in self._names.get(name[:cut]) or self._short.get(name[:cut]) or []:
                if head.level != "县":
                    yield head, name[cut:]

    def at_start(self, text: str, within: str | None = None) -> tuple[Place, int] | None:
        """The place that a text begins with, as fine as the text says, and where its name ends.

        A county is taken by its full name only, and where several bear it, only inside `within` or after the name
        of a higher division.
        """
        if text[:2] not in self._beginnings:
            return None
        text = text[:_REACH]
        best: tuple[Place, int] | None = None
        for end in range(min(len(text), 12), 1, -1):
            word = text[:end]
            found = self._names.get(word, [])
            if not found and word not in _WORDS:
                found = [p for p in self._short.get(word, []) if p.level in ("省", "市")]
            found = sorted(found, key=lambda p: (p.former, LEVELS.index(p.level), p.code))
            inside = [p for p in found if within and self.inside(p.code, within)] or found
            if inside and (len(inside) == 1 or inside[0].level != inside[1].level or inside[1].former):
                best = inside[0], end
                break
        if best is None:
            return None
        finer = self.at_start(text[best[1] :], best[0].code)
        if finer and finer[0] != best[0] and self.inside(finer[0].code, best[0].code):
            return finer[0], best[1] + finer[1]
        return best

    def in_text(self, text: str, within: str | None = None) -> Place | None:
        """The first place that a text names, at its start or inside it."""
        for start in range(len(text) - 1):
            found = self.at_start(text[start : start + _REACH], within)
            if found and found[0].code != NATION:
                return found[0]
        return None


@cache
def _load(own: str, modified: float) -> Gazetteer:
    return Gazetteer(Path(own) if own else None)


def gazetteer(own: Path | str | None = None) -> Gazetteer:
    """The divisions, with those of a user's file: the given one, else the one that `KECHUANG_PLACES` names."""
    path = str(own if own is not None else os.environ.get("KECHUANG_PLACES", ""))
    try:
        return _load(path, Path(path).stat().st_mtime if path else 0.0)
    except OSError as problem:
        raise VocabError("ontology.places_file", path=path, line=0, problem=problem.strerror or "") from problem


def _rows(path: Path) -> Iterator[list[str]]:
    lines = path.read_text("utf-8").splitlines()
    for line in lines[1:]:
        yield line.split("\t")


def _own(path: Path) -> Iterator[Place]:
    known = {NATION, ""}
    text = path.read_text("utf-8-sig")
    for number, line in enumerate(text.splitlines(), 1):
        cells = [c.strip() for c in re.split(r"[\t,]", line)]
        if not line.strip() or line.startswith("#") or cells[0].lower() == "code":
            continue
        code, name, level, parent = (cells + [""] * 4)[:4]
        problem = ""
        if not re.fullmatch(r"[0-9A-Za-z]+", code) or not name:
            problem = "code, name"
        elif level not in LEVELS[1:]:
            problem = f"level {level!r}"
        if problem:
            raise VocabError("ontology.places_file", path=str(path), line=number, problem=problem)
        known.add(code)
        yield Place(code, name, level, parent or NATION)  # type: ignore[arg-type]  # one of LEVELS, just checked


def parse(text: str, within: str | None = None, places: Gazetteer | None = None) -> Place:
    """The place that a text names or whose code it is; `ValueFormatError` for none or several."""
    places = places or gazetteer()
    wanted = "".join(text.split())
    place = places.by_code(wanted)
    if place:
        return place
    found = places.find(wanted, within)
    if not found:
        raise ValueFormatError("ontology.place_unknown", text=text)
    rivals = [p for p in found if p.level == found[0].level and p.former == found[0].former]
    if len(rivals) > 1:
        named = "、".join(f"{places.full_name(p.code)} {p.code}" for p in rivals[:5])
        raise ValueFormatError("ontology.place_ambiguous", text=text, found=named)
    return found[0]


def validate(code: str, places: Gazetteer | None = None) -> bool:
    """Whether a place bears this code."""
    return (places or gazetteer()).by_code(code) is not None


def compare(a: Place, b: Place, places: Gazetteer | None = None) -> int | None:
    """0 the same, -1 the first lies in the second, 1 the second in the first, None apart."""
    places = places or gazetteer()
    if a.code == b.code:
        return 0
    if places.inside(a.code, b.code):
        return -1
    return 1 if places.inside(b.code, a.code) else None


def format_place(place: Place, lang: str = "zh", places: Gazetteer | None = None) -> str:
    """The full name with the divisions above it; in English the code follows."""
    name = (places or gazetteer()).full_name(place.code)
    return name if lang == "zh" else f"{name} ({place.code})"
