"""Names of public bodies: by function, level, place and date. The data stand beside this module; see SOURCES.md.

A row of `names.tsv` is one official name of one function. `official` is written without the place (科学技术厅), or
with `{p}` for the place's full and `{s}` for its short name where it does not simply stand in front
(中共{p}委组织部). `stems` are what short forms put before the short suffix: 科技 + 厅, 发改 + 委. One that begins with
`=` is a whole short form.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

FOLDER = Path(__file__).parent
_ACADEMY = "中国科学院"
LONGEST_BARE = 5  # characters from which an institute's short form needs no 中科院 before it
# where institutes of the Academy lie that carry the place in their names
SEATS = (
    "大连", "沈阳", "长春", "上海", "宁波", "苏州", "南京", "福建", "青岛", "烟台", "合肥", "武汉",
    "广州", "深圳", "成都", "重庆", "昆明", "西安", "兰州", "青海", "新疆", "山西", "天津", "杭州",
)  # fmt: skip
# how official suffixes are shortened, longest first
SUFFIXES = (
    ("委员会", ("委", "委员会")),
    ("办公室", ("办", "办公室")),
    ("领导小组", ("领导小组",)),
    ("厅", ("厅",)),
    ("局", ("局",)),
)


@dataclass(slots=True, frozen=True)
class UnitName:
    """One official name of a function, where and when it is borne; `levels` is a subset of 国省市县."""

    function: str
    kind: str  # organ_kind of the ontology
    levels: str
    places: frozenset[str]  # codes of provinces or cities; empty: everywhere else
    since: str  # ISO date or year, empty: always
    until: str
    official: str
    stems: tuple[str, ...]

    def full(self, name: str, short: str) -> str:
        """The official name with its place (full and short name)."""
        if name.endswith("自治区") and self.official.startswith("中共{p}委") and not self.bare.startswith("委员会"):
            return f"中共{name}委员会{self.bare[1:]}"
        if "{" in self.official:
            return self.official.replace("{p}", name).replace("{s}", short)
        return name + self.official

    @property
    def bare(self) -> str:
        """The name as it stands after the place: 委组织部, 科学技术厅."""
        return self.official.replace("中共{p}", "").replace("{p}", "").replace("{s}", "")

    def forms(self) -> frozenset[str]:
        """All that may stand after the place: the official name, the same without 和, and the short forms."""
        bare = self.bare
        found = {bare, key(bare), *(s[1:] for s in self.stems if s.startswith("="))}
        for long, shorts in SUFFIXES:
            if bare.endswith(long):
                stems = [bare[: -len(long)], key(bare[: -len(long)]), *(s for s in self.stems if s[0] != "=")]
                found |= {a + b for a, b in product(stems, shorts)}
                break
        return frozenset(found)

    def borne(self, date: str | None) -> bool:
        """Whether the name was in use on a date; without a date, whether it still is."""
        if not date:
            return not self.until
        return (not self.since or self.since[: len(date)] <= date) and (not self.until or date < self.until)


def key(text: str) -> str:
    """A name without the words that short forms leave out."""
    return text.replace("和", "").replace("与", "").replace("、", "")


@cache
def unit_names() -> tuple[UnitName, ...]:
    """All rows of `names.tsv`, in the order of the file."""
    rows = []
    for line in (FOLDER / "names.tsv").read_text("utf-8").splitlines()[1:]:
        if line and not line.startswith("#"):
            function, kind, levels, places, since, until, official, stems = (line.split("\t") + [""] * 8)[:8]
            rows.append(
                UnitName(
                    function, kind, levels, frozenset(places.split()), since, until, official, tuple(stems.split())
                )
            )
    return tuple(rows)


@cache
def by_form() -> dict[str, tuple[UnitName, ...]]:
    """What may stand after the place → the rows that it may mean."""
    index: dict[str, list[UnitName]] = {}
    for row in unit_names():
        for form in sorted(row.forms()):
            index.setdefault(form, []).append(row)
    return {form: tuple(rows) for form, rows in index.items()}


@cache
def by_official() -> dict[str, tuple[UnitName, ...]]:
    """An official name, as the file has it → its rows."""
    index: dict[str, list[UnitName]] = {}
    for row in unit_names():
        index.setdefault(row.official, []).append(row)
    return {official: tuple(rows) for official, rows in index.items()}


@cache
def pairs(name: str) -> tuple[tuple[str, str], ...]:
    """The rows of a two-column file beside this module, longest first column first."""
    lines = (FOLDER / name).read_text("utf-8").splitlines()[1:]
    found = [tuple(line.split("\t")[:2]) for line in lines if line and not line.startswith("#")]
    return tuple(sorted(((a, b) for a, b in found), key=lambda p: (-len(p[0]), p[0])))


@cache
def national_rows() -> dict[str, tuple[UnitName, ...]]:
    """Names of national bodies, official and short → the rows that they may mean, the one of today first."""
    found: dict[str, list[UnitName]] = {}
    for row in unit_names():
        if "国" in row.levels:
            for form in sorted(row.forms()):
                found.setdefault(form, []).append(row)
    return {form: tuple(sorted(rows, key=lambda r: bool(r.until))) for form, rows in found.items()}


@cache
def national_names() -> dict[str, UnitName]:
    """Names of national bodies, official and short → their row, today's where several bore one."""
    return {form: rows[0] for form, rows in national_rows().items()}


@cache
def aliases() -> dict[str, str]:
    """Names of bodies that have several → the one that ids use."""
    found = dict(pairs("aliases.tsv"))
    for name, shorts in pairs("enterprises.tsv"):
        found.update(dict.fromkeys(shorts.split(), name))
    for name, short in pairs("academy.tsv"):
        full = _ACADEMY + name
        found |= {_ACADEMY + short: full, f"中科院{short}": full, f"中科院{name}": full}
        if short.endswith("所"):
            found[f"{_ACADEMY}{short[:-1]}研究所"] = full
        if len(short) >= LONGEST_BARE or (
            name.startswith(SEATS) and name.startswith(short[:2])
        ):  # 物理所 alone is anybody's, 大连化物所 is not
            found[short] = full
    for short in list(found):  # 国网 → 国家电网 → 国家电网有限公司
        for _ in range(2):
            found[short] = found.get(found[short], found[short])
    return {short: name for short, name in found.items() if short != name}


@cache
def universities() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """(code of the province, name, short names in use there that do not follow from the name) of each university."""
    lines = (FOLDER / "universities.tsv").read_text("utf-8").splitlines()[1:]
    cells = ([*line.split("\t"), ""] for line in lines)
    return tuple((place, name, tuple(shorts.split())) for place, name, shorts, *_ in cells)
