"""The words that names are built of: heads, boundaries, modifiers, places, and names known nationwide.

The tables stand in `ontology/vocab/lexicon/` (their origin: SOURCES.md there). A text is cut into the longest words
that the tables know, leftmost first; what none of them knows stays as it is, and often is the proper part of a name.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntFlag, auto
from functools import cache
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

import ontology
from ontology.types.place import gazetteer

FOLDER = Path(ontology.__file__).parent / "vocab" / "lexicon"


class Kind(IntFlag):
    """What a word does for the names around it; a word may do several things."""

    HARD = auto()  # no name runs across it
    SOFT = auto()  # only the name of a programme or of a coordinating body does
    VERBAL = auto()  # a verb, but as often a noun inside names
    QUANTITY = auto()  # what follows is a class
    JOIN = auto()  # 和, 与
    GENERIC = auto()  # tells a class
    COMMON = auto()  # a word of the dictionary
    PLACE = auto()
    NAME = auto()  # known nationwide
    HEAD = auto()


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
        self._automaton = AhoCorasick(words, matchkind=MatchKind.LeftmostLongest)

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
    """The names known nationwide."""
    return {row[0]: Known(row[0], row[1], row[2] if len(row) > 2 and row[2] else row[0]) for row in rows("names.tsv")}


@cache
def places() -> frozenset[str]:
    """Full names of divisions, and the short ones that are no ordinary words."""
    common = {row[0] for name in ("common.txt", "topics.txt", "generic.txt") for row in rows(name)}
    common |= {row[0] for row in rows("cuts.tsv")} | set(heads())
    found: set[str] = set()
    for place in gazetteer():
        if len(place.name) > 1 and place.level != "国家":
            found.add(place.name)
            stem = place.name.rstrip("省市区县盟旗州")
            if len(stem) > 1 and stem not in common:
                found.add(stem)
    for name in ("内蒙古", "广西", "西藏", "宁夏", "新疆", "香港", "澳门", "北京", "上海", "天津", "重庆"):
        found.add(name)
    return frozenset(found)


@cache
def kinds() -> dict[str, Kind]:
    """Every word with what it does."""
    table: dict[str, Kind] = {}

    def add(word: str, kind: Kind) -> None:
        table[word] = table.get(word, Kind(0)) | kind

    meaning = {"hard": Kind.HARD, "soft": Kind.SOFT, "soft-name": Kind.VERBAL, "quantity": Kind.QUANTITY}
    for word, kind in rows("cuts.tsv"):
        add(word, meaning.get(kind, Kind.JOIN))
    for row in rows("generic.txt"):
        add(row[0], Kind.GENERIC)
    for row in [*rows("common.txt"), *rows("topics.txt")]:
        if row[0] not in heads():
            add(row[0], Kind.COMMON)
    for word in places():
        add(word, Kind.PLACE)
    for word in known():
        add(word, Kind.NAME)
    for word in heads():
        add(word, Kind.HEAD)
    return table


@cache
def words() -> Matcher:
    """All words."""
    return Matcher(sorted(kinds()))


@cache
def head_words() -> Matcher:
    """The head nouns alone."""
    return Matcher(sorted(heads()))
