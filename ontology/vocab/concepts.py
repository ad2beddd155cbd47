"""The concepts of the vocabulary files, and how a phrase finds its concept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from ontology.errors import VocabError
from ontology.ids import make_id

FOLDER = Path(__file__).parent


@dataclass(slots=True, frozen=True)
class Designation:
    """A title, qualification or class of platforms; `level` and `granted_by` are empty where they vary,
    `broader` is the name of a wider one, or empty.
    """

    id: str
    name: str
    name_en: str
    aliases: tuple[str, ...]
    level: str
    granted_by: str
    validity_years: int | None
    broader: str


@dataclass(slots=True, frozen=True)
class Indicator:
    """What a figure measures. `counts` is the name of the designation whose holders it counts, or empty;
    `broader` the name of a wider indicator, or empty.
    """

    id: str
    name: str
    name_en: str
    aliases: tuple[str, ...]
    unit_kind: str
    direction: str
    measure_type: str
    additive_places: bool
    additive_years: bool
    counts: str
    usual_lag: int | None  # months
    broader: str = ""


@dataclass(slots=True, frozen=True)
class Field:
    """A field of technology or industry; `broader` is the name of the field above it, or empty.

    `code` is `SEI:` with a number of 战略性新兴产业分类(2018), or `GBT4754:` with a code of GB/T 4754-2017, or empty.
    """

    id: str
    name: str
    name_en: str
    aliases: tuple[str, ...]
    broader: str
    code: str


@dataclass(slots=True, frozen=True)
class Instrument:
    """A policy instrument; `match` (exact, close, broad, none) says how it stands to the STIP instrument `stip`."""

    id: str
    name: str
    name_en: str
    aliases: tuple[str, ...]
    match: str
    stip: str


C = TypeVar("C", Designation, Indicator, Field, Instrument)


def _read(file: str, columns: int, make: Callable[[list[str]], C]) -> tuple[C, ...]:
    found = []
    for number, line in enumerate((FOLDER / file).read_text("utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        try:
            if len(cells) != columns:
                raise ValueError(f"{len(cells)} cells, not {columns}")
            found.append(make(cells))
        except ValueError as error:
            raise VocabError("ontology.vocab_invalid", file=file, line=number, what=str(error)) from error
    return tuple(found)


def _aliases(cell: str) -> tuple[str, ...]:
    return tuple(alias for alias in cell.split("|") if alias)


@cache
def designations() -> tuple[Designation, ...]:
    """All designations. Raises `VocabError` if the file is damaged."""
    return _read(
        "designations.tsv",
        7,
        lambda c: Designation(
            make_id("designation", c[0]), c[0], c[1], _aliases(c[2]), c[3], c[4], int(c[5]) if c[5] else None, c[6]
        ),
    )


@cache
def fields() -> tuple[Field, ...]:
    """All fields, broader ones first. Raises `VocabError` if the file is damaged."""
    return _read("fields.tsv", 5, lambda c: Field(make_id("field", c[0]), c[0], c[1], _aliases(c[2]), c[3], c[4]))


@cache
def instruments() -> tuple[Instrument, ...]:
    """All instruments. Raises `VocabError` if the file is damaged."""
    return _read(
        "instruments.tsv", 5, lambda c: Instrument(make_id("instrument", c[0]), c[0], c[1], _aliases(c[2]), c[3], c[4])
    )


@cache
def indicators() -> tuple[Indicator, ...]:
    """All indicators: those of the file, and one that counts the holders of each designation that has none there."""
    stated = _read("indicators.tsv", 10, _indicator)
    counted = {i.counts for i in stated}
    # 省级制造业创新中心数 is narrower than 制造业创新中心数: the longest name that it ends in
    names = sorted((i.name for i in stated if i.name.endswith("数")), key=len, reverse=True)
    derived = tuple(
        Indicator(
            make_id("indicator", f"{d.name}数"), f"{d.name}数", f"number: {d.name_en}", (d.name, *d.aliases), "count",
            "up", "stock", True, False, d.name, 1, next((n for n in names if d.name.endswith(n[:-1])), ""),
        )
        for d in designations()
        if d.name not in counted
    )  # fmt: skip
    return stated + derived


def _indicator(c: list[str]) -> Indicator:
    return Indicator(
        make_id("indicator", c[0]), c[0], c[1], _aliases(c[2]), c[3], c[4], c[5], "p" in c[6], "y" in c[6], c[7],
        int(c[8]) if c[8] else None, c[9],
    )  # fmt: skip


_NOISE = re.compile(r"[\s“”\"'‘’「」『』《》·的]")
_BRACKETS = str.maketrans("（）〔〕［］【】﹙﹚", "()" * 5)
_LEADING = re.compile(
    r"^(?:(?!全国(?:重点|科普|一体))(?:全|我|本)(?:国|省|市|区|县|自治区|州|旗|域)|累计|新增|净增|力争|年度?|各类|全社会(?=研发|劳动))+(?=..)"
)
_SYNONYMS = (
    (re.compile(r"研究与试验发展\(r&d\)|研究与试验发展|研究与实验发展|研究与发展|研究开发|r&d|rd(?=[^a-z])"), "研发"),
    (re.compile(r"研发\((?:研发|rd)\)"), "研发"),
    (re.compile(r"地区生产总值\(gdp\)|国内生产总值|地区生产总值|生产总值"), "gdp"),
    (re.compile(r"规模以上"), "规上"),
    (re.compile(r"每?万人口?(?=有效|发明|高价值|拥有)"), "万人"),
    (re.compile(r"经费投入|经费内部支出|经费支出|费用支出|投入经费|支出(?=占)|投入(?=占)|费用(?=占)"), "经费"),
    (re.compile(r"经费经费"), "经费"),
    (re.compile(r"主营业务收入|营业收入"), "营收"),
    (re.compile(r"国家级"), "国家"),
    (re.compile(r"(?<=占)(?:全社会|全部|全市|全省|本市)"), ""),
    (re.compile(r"拥有数量?$"), "拥有量"),
)
_CLOSING = re.compile(
    r"(?:年均增幅|平均增幅|年均增长率|年均增速|平均增速|年均增长|同比增长|增长率|增速|增幅|(?:总|拥有)?数量|总数|个数|家数|保有量|存量|累计|数)$"
)
_SHARE = re.compile(r"(?:所占)?(?:比重|比例|比率|份额|百分比|占比|之比|比)$")

# tried when a phrase is not known as it stands: an autonomous region's and a province's are 省级, a place goes
_AUTONOMOUS = re.compile(r"^自治区级?")
_PROVINCE = re.compile(r"^省(?!级)")
_PLACE = re.compile(r"^[一-鿿]{2,3}(?:省|市|县|区|州|盟|旗)(?=..)")


@cache
def key(phrase: str) -> str:
    """A phrase without what means nothing; two phrases with one key name the same indicator."""
    text = unicodedata.normalize("NFKC", phrase).lower().translate(_BRACKETS)
    text = _LEADING.sub("", _NOISE.sub("", text))
    for pattern, replacement in _SYNONYMS:
        text = pattern.sub(replacement, text)
    text = _LEADING.sub("", text)
    shortened = _CLOSING.sub("", text)
    text = shortened if len(shortened) > 1 else text
    return _SHARE.sub("比重", text) if "占" in text else text


@cache
def _indicator_keys() -> dict[str, Indicator]:
    found: dict[str, Indicator] = {}
    for names in (lambda i: (i.name,), lambda i: i.aliases):  # a name of its own goes before an alias
        for indicator in indicators():
            for name in names(indicator):
                found.setdefault(key(name), indicator)
    return found


def indicator_for(phrase: str) -> Indicator | None:
    """The indicator that a noun phrase of a document names, or None: by name, alias, or what `key` makes of them."""
    if not 0 < len(phrase) <= 80:
        return None
    known, folded = _indicator_keys(), key(phrase)
    tried = (folded, _AUTONOMOUS.sub("省级", folded), _PROVINCE.sub("省级", folded), key(_PLACE.sub("", folded)))
    return next((known[t] for t in tried if t in known), None)


def _designation_key(name: str) -> str:
    text = unicodedata.normalize("NFKC", name).translate(_BRACKETS)
    return _NOISE.sub("", text).replace("国家级", "国家")


@cache
def _designation_keys() -> dict[str, Designation]:
    found: dict[str, Designation] = {}
    for names in (lambda d: (d.name,), lambda d: d.aliases):
        for designation in designations():
            for name in names(designation):
                found.setdefault(_designation_key(name), designation)
    return found


def designation_for(name: str) -> Designation | None:
    """The designation of that name or alias, or None; width, quotes and 国家级 for 国家 do not matter."""
    return _designation_keys().get(_designation_key(name)) if 0 < len(name) <= 60 else None


@cache
def _aliases_by_id() -> dict[str, tuple[str, ...]]:
    listed: tuple[Designation | Field | Instrument | Indicator, ...]
    listed = (*designations(), *fields(), *instruments(), *indicators())
    return {one.id: one.aliases for one in listed}


def aliases(id_: str) -> tuple[str, ...]:
    """The other names of a concept, as its vocabulary lists them; empty for what is in none."""
    return _aliases_by_id().get(id_, ())


@cache
def _tagged() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    tags: tuple[Field | Instrument, ...] = (*fields(), *instruments())
    for one in tags:
        for name in (one.name, *one.aliases):
            found.setdefault(name, []).append(one.id)
    return found


def ids_for(name: str) -> tuple[str, ...]:
    """The ids of all concepts, of whatever vocabulary, that go by a name or alias, though no document may use it."""
    looked_up = (indicator_for(name), designation_for(name))
    return (*(one.id for one in looked_up if one), *_tagged().get(name, ()))
