"""Suggestions while typing: names, short forms of a place's things, pinyin and initials, traditional script, slips.

All names stand in one text, line by line, and are looked through with `str.find`: a hundred thousand in about a
millisecond. Why in memory: decisions/0901.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from typing import Any

from rapidfuzz import fuzz

from api.names import below
from api.pinyin import syllables

ENOUGH = 150  # places looked at for one way of matching: the names of what most documents name stand first
MOST_HITS = 3_000  # the same where a class or place leaves most of them out
MOST_ALIKE = 600  # names whose likeness is worked out
RAREST = 4  # parts of a slip that are looked for
ALIKE = 60.0  # of 100
RANKS = ("exact", "prefix", "text", "pinyin", "initials", "alike")
LEVELS = ("省", "市", "州", "盟", "县", "区")


@dataclass(slots=True, frozen=True)
class Named:
    """A thing and all that it is called."""

    id: str
    name: str | None
    labels: frozenset[str]
    place: str | None
    names: tuple[str, ...]
    documents: int


@dataclass(slots=True, frozen=True)
class Hit:
    """A thing found: the form that matched, where in it, and how."""

    thing: Named
    form: str
    match: str
    start: int
    end: int


@lru_cache(maxsize=1)
def _simplifier() -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


def simplified(text: str) -> str:
    """A text in simplified script."""
    return _simplifier()(text)


def folded(text: str) -> str:
    """A text as it is compared: simplified script, lower case, without white space; of the same length or shorter."""
    return "".join(simplified(text).lower().split())


def in_context(name: str, place: str | None, place_name: str | None) -> Iterator[str]:
    """What people elsewhere call a thing of a place: 江澜省科技厅 and 江澜科技厅 for the 省科技厅 of 江澜省."""
    if not place or not place_name or name[:1] not in LEVELS or len(name) < 3:
        return
    short = place_name[:-1] if place_name[-1:] in LEVELS and len(place_name) > 2 else place_name
    yield place_name + name[1:]
    yield short + name[1:]


class Lines:
    """Texts one under another, and which of them holds what is looked for."""

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts
        self._all = "\n" + "\n".join(texts) + "\n"
        self._starts = [1, *accumulate((len(text) + 1 for text in texts), initial=1)][1:]

    def count(self, part: str) -> int:
        """How often it stands in them."""
        return self._all.count(part)

    def holding(self, part: str, most: int) -> Iterator[tuple[int, int]]:
        """The numbers of the texts that hold it, with where it begins in them; beginnings of texts first."""
        for sought, skip in (("\n" + part, 1), (part, 0)):
            at = self._all.find(sought)
            for _ in range(most):
                if at < 0:
                    break
                number = bisect_right(self._starts, at + skip) - 1
                start = at + skip - self._starts[number]
                if skip or start:
                    yield number, start
                at = self._all.find(sought, at + len(sought) - skip)


@dataclass(slots=True)
class Index:
    """All names of a store, ready to be looked through."""

    forms: list[tuple[Named, str]] = field(default_factory=list)
    plain: Lines = field(default_factory=lambda: Lines([]))
    spoken: Lines = field(default_factory=lambda: Lines([]))
    initials: Lines = field(default_factory=lambda: Lines([]))
    marked: list[str] = field(default_factory=list)  # as `spoken`, each syllable with a capital letter

    def find(self, words: str, label: str | None, place: str | None, limit: int) -> list[Hit]:
        """The things that the words may mean, best first; of each its best form alone."""
        asked = folded(words)
        if not asked or "\n" in asked:
            return []
        best: dict[str, tuple[tuple[Any, ...], Hit]] = {}
        prefix = below(place) if place else None
        most = MOST_HITS if label or place else ENOUGH

        def take(found: Iterable[tuple[int, int, int, int]]) -> None:
            for number, rank, start, end in found:
                thing, form = self.forms[number]
                if label and label not in thing.labels:
                    continue
                if prefix and not (thing.place or "").startswith(prefix):
                    continue
                order = (rank, -thing.documents, len(form), thing.id)
                if thing.id not in best or order < best[thing.id][0]:
                    best[thing.id] = (order, Hit(thing, form, RANKS[rank], start, end))

        take(self._written(asked, most))
        if asked.isascii() and len(asked) > 1:
            take(self._spoken(asked, most))
        if not best and len(asked) > 2:
            take(self._alike(asked))
        ranked = sorted(best.values(), key=lambda one: one[0])
        return [hit for _, hit in ranked[:limit]]

    def _written(self, asked: str, most: int) -> Iterator[tuple[int, int, int, int]]:
        for number, start in self.plain.holding(asked, most):
            whole = len(self.plain.texts[number]) == len(asked)
            yield number, 2 if start else 0 if whole else 1, start, start + len(asked)

    def _spoken(self, asked: str, most: int) -> Iterator[tuple[int, int, int, int]]:
        for number, start in self.spoken.holding(asked, most):
            marked = self.marked[number]
            if not marked[start].islower():  # from the beginning of a syllable on
                first = sum(not c.islower() for c in marked[:start])
                yield number, 3, first, first + sum(not c.islower() for c in marked[start : start + len(asked)])
        for number, start in self.initials.holding(asked, most):
            yield number, 4, start, start + len(asked)

    def _alike(self, asked: str) -> Iterator[tuple[int, int, int, int]]:
        """Names most like the words, among those that share the rarest of their parts with them."""
        shared: Counter[int] = Counter()
        lines, length = (self.spoken, 4) if asked.isascii() else (self.plain, 2)
        parts = {asked[at : at + length] for at in range(0, len(asked) - length + 1, length // 2)}
        counted = sorted((count, part) for part in parts if (count := lines.count(part)))
        for _, part in counted[:RAREST]:
            shared.update({number for number, _ in lines.holding(part, MOST_ALIKE)})
        for number, _ in shared.most_common(MOST_ALIKE):
            if fuzz.ratio(asked, lines.texts[number]) >= ALIKE:
                yield number, 5, 0, len(self.plain.texts[number])


def build(things: Iterable[Named]) -> Index:
    """The index of these things."""
    known = list(things)
    places = {one.place: one.name for one in known if "Place" in one.labels and one.place}
    forms: list[tuple[Named, str]] = []
    for one in known:
        own = dict.fromkeys(name for name in (one.name, *one.names) if name)
        if one.place and "Place" not in one.labels:
            near = places.get(one.place)
            own |= dict.fromkeys(form for name in list(own) for form in in_context(name, one.place, near))
        forms.extend((one, form) for form in own)
    forms.sort(key=lambda one: (-one[0].documents, len(one[1]), one[0].id, one[1]))
    plain = [folded(form) for _, form in forms]
    spoken = [syllables(text) for text in plain]
    return Index(
        forms,
        Lines(plain),
        Lines(["".join(parts) for parts in spoken]),
        Lines(["".join(part[0] for part in parts) for parts in spoken]),
        ["".join(part[0].upper() + part[1:] for part in parts) for parts in spoken],
    )
