"""The words that names are built of: heads, boundaries, modifiers, places, and names known nationwide.

The tables stand in `ontology/vocab/lexicon/` (their origin: SOURCES.md there). A text is cut into the longest words
that the tables know, leftmost first; what none of them knows stays as it is, and often is the proper part of a name.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

import ontology
from ontology.types.place import Gazetteer, gazetteer, short_names
from ontology.vocab.units import aliases

FOLDER = Path(ontology.__file__).parent / "vocab" / "lexicon"


SHORTEST_ALIAS = 3
_OWN_INSTITUTE = ("所", "研究院", "植物园", "高研院", "先进院", "物质院", "健康院")
_LEGAL = ("有限公司", "有限责任公司", "集团公司")
_RESEARCH_BODIES = ("科学院", "研究院", "研究所", "研究设计院", "医院")
_TRADES = ("化工", "林业", "海事", "水电", "农林", "财经", "政法", "传媒")  # 北京化工: as often the city's trade
_ORDINARY = frozenset(
    ["朝阳", "大同", "资阳", "三明", "平安", "新城", "城区", "海港", "开发", "高新", "新华", "和平", "长安"]
)
_PARTICLES = "和与及在为以对由从于至到等之的将把"
# 中芬双碳园, 中阿技术转移中心
_PARTNERS = "芬德法英俄日韩新意美欧澳奥荷以葡瑞丹挪阿非白加乌哈蒙泰马越老"
_REGIONS = (
    "以色列 乌克兰 白俄罗斯 俄罗斯 新加坡 德国 日本 韩国 法国 英国 意大利 荷兰 芬兰 瑞士 丹麦 加拿大 澳大利亚 新西兰 "
    "G60 光谷 经济圈 都市圈 城市群 东北 华东 华南 华北 华中 西北 西南 香港 澳门 中亚 东南亚 中东欧 中国—东盟 中国-东盟"
)


PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔滇藏陕秦甘陇青宁"  # by one character
# words whose second character often begins a place (以上海为龙头)
MISCUT = frozenset(
    ["以上", "以内", "对内", "对外", "其中", "从中", "以东", "以西", "以南", "以北", "及其", "与其", "由于", "在于"]
    + [verb + place for verb in "在来留赴" for place in PROVINCES]
    + ["建设成", "打造成", "在新"]
)


_NARROW = str.maketrans("（）", "()")


class Kind:
    """What a word does for the names around it; a word may do several things. Plain numbers: `&` on flags is slow."""

    HARD: Final = 1  # no name runs across it
    SOFT: Final = 2  # only the name of a programme or of a coordinating body does
    VERBAL: Final = 4  # a verb, but as often a noun inside names
    QUANTITY: Final = 8  # what follows is a class
    JOIN: Final = 16  # 和, 与
    GENERIC: Final = 32  # tells a class
    COMMON: Final = 64  # a word of the dictionary
    PLACE: Final = 128
    NAME: Final = 256  # known nationwide
    VERB: Final = 512  # the dictionary takes it for a verb
    BODY: Final = 1024  # as HARD, but part of the name of a coordinating body
    HEAD: Final = 2048


@dataclass(slots=True, frozen=True)
class Head:
    """A head noun: the class of what it ends, and how much of a name must stand before it (heads.tsv)."""

    word: str
    cls: str
    mode: str


@dataclass(slots=True, frozen=True)
class Known:
    """A name known nationwide; `full` differs where the name is a short form."""

    name: str
    cls: str
    full: str


def rows(name: str) -> list[list[str]]:
    """The rows of a table, comments left out."""
    text = (FOLDER / name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


class Matcher:
    """Longest words of a list in a text, leftmost first; linear in the text."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        # of the three implementations the one that is built fastest, and searches as fast as any
        self._automaton = AhoCorasick(
            words,
            matchkind=MatchKind.LeftmostLongest,
            store_patterns=False,
            implementation=Implementation.ContiguousNFA,
        )

    def raw(self, text: str) -> list[tuple[int, int, int]]:
        """(number of the word, start, end), in order, without overlaps."""
        return self._automaton.find_matches_as_indexes(text)

    def find(self, text: str) -> list[tuple[str, int, int]]:
        """(word, start, end), in order, without overlaps."""
        return [(self.words[n], start, end) for n, start, end in self._automaton.find_matches_as_indexes(text)]


@cache
def heads() -> dict[str, Head]:
    """The head nouns."""
    return {word: Head(word, cls, mode) for word, cls, mode in rows("heads.tsv")}


@cache
def refinements() -> list[tuple[str, str, str]]:
    """(ending of the head, word right before it, class): what tells 超级计算…中心 from 服务中心."""
    return [(row[0], row[1], row[2]) for row in rows("refine.tsv")]


@cache
def known() -> dict[str, Known]:
    """The names known nationwide: of the lexicon, and the institutes and enterprises that resolution knows too."""
    told = {row[0]: Known(row[0], row[1], row[2] if len(row) > 2 and row[2] else row[0]) for row in rows("names.tsv")}
    told |= {name.translate(_NARROW): entry for name, entry in told.items() if "（" in name}
    more = _institutes_and_enterprises()
    more = {
        n: k for n, k in more.items() if k.full not in told or (told[k.full].cls, told[k.full].full) == (k.cls, k.full)
    }
    return more | told


def _institutes_and_enterprises() -> dict[str, Known]:
    found: dict[str, Known] = {}
    for short, name in aliases().items():
        if len(short) < SHORTEST_ALIAS:
            continue
        if name.startswith("中国科学院") and (
            short.startswith(("中科院", "中国科学院")) or short.endswith(_OWN_INSTITUTE)
        ):
            found |= {short: Known(short, "Institute", name), name: Known(name, "Institute", name)}
        elif name.endswith(_LEGAL):
            found |= {short: Known(short, "Enterprise", name), name: Known(name, "Enterprise", name)}
        elif name.endswith(_RESEARCH_BODIES) and not name.startswith("中国科学院"):
            found |= {short: Known(short, "Institute", name), name: Known(name, "Institute", name)}
        elif name.endswith(("大学", "学院")) and not short.endswith(_TRADES):
            found |= {short: Known(short, "University", name), name: Known(name, "University", name)}
    return found


@cache
def ordinary() -> dict[str, int]:
    """The words of the dictionary and of technology and policy, with COMMON, and VERB where the dictionary says so."""
    table: dict[str, int] = {}
    for name in ("topics.txt", "common.txt"):
        lines = (FOLDER / name).read_text("utf-8").split("\n")
        plain = [line for line in lines if "\t" not in line]
        table.update(dict.fromkeys(plain, Kind.COMMON))
        table.update((line[: line.index("\t")], Kind.COMMON | Kind.VERB) for line in lines if "\t" in line)
    for line in [word for word in table if not word or word[0] == "#"]:
        del table[line]
    return table


def places() -> frozenset[str]:
    """Full names of divisions, the user's own with them, and the short ones that are no ordinary words."""
    return _places(gazetteer())


@cache
def _places(divisions: Gazetteer) -> frozenset[str]:
    common = {row[0] for name in ("generic.txt", "cuts.tsv") for row in rows(name)} | set(heads())
    common |= ordinary().keys()
    found: set[str] = set()
    for place in divisions:
        if len(place.name) > 1 and place.level != "国家":
            found.add(place.name)
            found.update(n for n in short_names(place.name) if place.level != "县" or n not in common)
    return frozenset(
        {n for n in found - _ORDINARY if len(n) > 2 or n[0] not in _PARTICLES}
        | {f"中{c}" for c in _PARTNERS}
        | set(_REGIONS.split())
    )


def kinds() -> dict[str, int]:
    """Every word with what it does."""
    return _kinds(gazetteer())


@cache
def _kinds(divisions: Gazetteer) -> dict[str, int]:
    table = {word: kind for word, kind in ordinary().items() if word not in heads()}

    def add(word: str, kind: int) -> None:
        table[word] = table.get(word, 0) | kind

    meaning = {
        "hard": Kind.HARD,
        "body": Kind.HARD | Kind.BODY,
        "soft": Kind.SOFT,
        "soft-name": Kind.VERBAL,
        "quantity": Kind.QUANTITY,
    }
    for word, kind in rows("cuts.tsv"):
        add(word, meaning.get(kind, Kind.JOIN))
    for row in rows("generic.txt"):
        add(row[0], Kind.GENERIC)
    for word in _places(divisions):
        add(word, Kind.PLACE)
    for word in known():
        add(word, Kind.NAME)
    for word in heads():
        add(word, Kind.HEAD)
    return table


def words() -> Matcher:
    """All words."""
    return _words(gazetteer())


@cache
def _words(divisions: Gazetteer) -> Matcher:
    table = _kinds(divisions)
    order = sorted(table)
    order.sort(key=lambda word: 0 if word in MISCUT else 1 if table[word] & Kind.NAME else 2)
    return Matcher(order)


@dataclass(slots=True, frozen=True)
class Tables:
    """All that a text is cut by: the words, and what each does, by number.

    The first words are those that may hide a place, then come the names: `miscut` and `names` say how far they reach.
    """

    words: Matcher
    kinds: dict[str, int]
    by_number: tuple[int, ...]
    miscut: int
    names: int


def tables() -> Tables:
    """The tables with the divisions in use; a document asks once, for each time the user's file is looked up."""
    return _tables(gazetteer())


@cache
def _tables(divisions: Gazetteer) -> Tables:
    kind, matcher = _kinds(divisions), _words(divisions)
    by_number = tuple(kind[word] for word in matcher.words)
    miscut = len(MISCUT & kind.keys())
    names = sum(1 for word, k in kind.items() if word in MISCUT or k & Kind.NAME)
    return Tables(matcher, kind, by_number, miscut, names)


@cache
def head_words() -> Matcher:
    """The head nouns alone."""
    return Matcher(sorted(heads()))
