"""One paragraph, cut into words, with its quotes and brackets: what the rules for names look at."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.extract.names.lexicon import Kind, Tables, head_words, heads, tables
from ingest.extract.names.marks import BRACKETS, QUOTES, TITLES, Enclosure, enclosures
from ontology.value import Once, value

if TYPE_CHECKING:
    from ingest.extract.names.parts import Parts

STOPS = frozenset("，。；：、！？,;:!?…\n\t　|/")
_NO_NAME = STOPS - {"、"}  # no name holds a bracket with these
PARTS_OF_ZONES = ("核心区", "起步区", "启动区", "拓展区")  # no name joins them to what they are part of
LONGEST_QUOTE = 30
LONGEST_BRACKET = 12
LONGEST_WORD = 16
LONGEST_NAME = 24
_NONE = (0, sys.maxsize, sys.maxsize)  # stands after the last word of a text: a search by ends always finds one
DEEPEST = 4  # pairs nested deeper than any real text holds no names


@value(slots=True, frozen=True)
class Found:
    """A name where it stands in a paragraph. `alias` is what the text calls it from there on (以下简称)."""

    start: int
    end: int
    cls: str
    name: str
    method: str
    confidence: float = 0.9
    optional: bool = False
    alias: str = ""


@dataclass(slots=True)
class Word:
    """A stretch of the text: a word of the tables, an enclosure that stands inside names, or one unknown character."""

    start: int
    end: int
    kind: int
    atom: Enclosure | None = None


class Sentence:
    """A paragraph as the rules see it; all of it is computed once and in linear time."""

    def __init__(self, text: str, lookup: Tables | None = None) -> None:
        self.text = text
        self.parts: dict[int, Parts] = {}  # what stands before each head, once the walk from it was made
        self._tables = lookup or tables()
        self.marks = enclosures(text)
        self._inside: list[Enclosure | None] = [None] * len(text) if self.marks else []
        self._titled: set[int] = set()
        for mark in self.marks:  # by start, so that inner pairs overwrite outer ones
            if mark.depth < DEEPEST:
                self._inside[mark.start + 1 : mark.end - 1] = [mark] * (mark.end - mark.start - 2)
                if mark.opener in TITLES:
                    self._titled.update(range(mark.start, mark.end))
        # words of the tables are (number, start, end), looked up by their ends and made to `Word` where a rule asks;
        # what marks and recuts say goes before them
        self._cut = self._tables.words.raw(text)
        self._kinds = self._tables.by_number
        self._ending: dict[int, Word] = {}
        self._starting: dict[int, Word] = {}
        names, miscut = self._tables.names, self._tables.miscut
        self._marked = [cut for cut in self._cut if cut[0] < names]
        self._cut.append(_NONE)
        self._ends = [cut[2] for cut in self._cut]
        for number, start, end in self._marked:
            if number < miscut:
                for at in range(start + 1, end):
                    for word in self._recut(at, end):
                        self._note(word)
        for mark in self.marks:
            if self._stands_in_names(mark):
                self._note(Word(mark.start, mark.end, 0, mark))

    def _recut(self, start: int, end: int) -> list[Word]:
        """以上海…: the place or name that begins inside a word of two characters, where one does."""
        for word, a, b in self._tables.words.find(self.text[start : start + LONGEST_NAME]):
            if a or not self._tables.kinds[word] & (Kind.PLACE | Kind.NAME) or start + b <= end:
                return []
            return [Word(start - 1, start, Kind.HARD), Word(start, start + b, self._tables.kinds[word])]
        return []

    def _note(self, word: Word) -> None:
        self._ending[word.end] = word
        self._starting[word.start] = word

    def _stands_in_names(self, mark: Enclosure) -> bool:
        length = mark.end - mark.start - 2
        if mark.opener in QUOTES:
            return 0 < length <= LONGEST_QUOTE and "。" not in self.text[mark.start : mark.end]
        if mark.opener in BRACKETS:
            return 0 < length <= LONGEST_BRACKET and _NO_NAME.isdisjoint(self.text[mark.start + 1 : mark.end - 1])
        return False

    def inside(self, offset: int) -> Enclosure | None:
        """The innermost pair that holds an offset."""
        return self._inside[offset] if 0 <= offset < len(self._inside) else None

    def kind(self, word: str) -> int:
        """What a word of the tables does, 0 for any other."""
        return self._tables.kinds.get(word, 0)

    def known(self, word: str) -> bool:
        """Whether the tables know a word."""
        return word in self._tables.kinds

    def titled(self, offset: int) -> bool:
        """Whether an offset lies inside 《》."""
        return offset in self._titled

    def ending(self, end: int) -> Word:
        """The word that ends at an offset (> 0): one of the tables or the single character."""
        word = self._ending.get(end)
        if word is not None:
            return word
        at = bisect_left(self._ends, end)
        if self._ends[at] != end:
            return Word(end - 1, end, 0)
        number, start, _ = self._cut[at]
        return Word(start, end, self._kinds[number])

    def split(self, offset: int) -> None:
        """Cut the word that runs across an offset, and look its first piece up anew."""
        _, start, end = self._cut[bisect_left(self._ends, offset)]
        if offset in (start, end) or offset in self._starting:
            return
        if offset in self._ending and self._ending[offset].kind:
            return
        for start in range(offset - 1, max(-1, offset - LONGEST_WORD), -1):
            word = self.word_at(start)
            if word is not None:
                if word.atom is None and word.end > offset:
                    for piece, a, b in self._tables.words.find(self.text[start:offset]):
                        self._note(Word(start + a, start + b, self._tables.kinds[piece]))
                return

    def starting(self, start: int) -> Word | None:
        """The word that starts at an offset, None at the end of the text."""
        if start >= len(self.text):
            return None
        return self.word_at(start) or Word(start, start + 1, 0)

    def word_at(self, start: int) -> Word | None:
        """The word of the tables, or the pair of marks, that starts at an offset."""
        word = self._starting.get(start)
        if word is not None:
            return word
        number, at, end = self._cut[bisect_right(self._ends, start)]
        return Word(start, end, self._kinds[number]) if at == start else None

    def _named_whole(self, start: int, end: int) -> bool:
        """Whether a head is no more than a piece of a name that the lexicon knows."""
        if self._cut[bisect_left(self._ends, end)][1:] == (start, end) and start not in self._starting:
            return False  # most heads are words of the tables by themselves
        for begin in range(start, max(-1, start - LONGEST_NAME), -1):
            word = self.word_at(begin)
            if word is not None:
                if word.end < end or word.end - word.start <= end - start:
                    return False
                district = (
                    word.kind & Kind.PLACE and self.text[word.end - 1] == "区" and self.text[word.end - 2] != "新"
                )
                return bool(word.kind & Kind.NAME or district)
        return False

    def _within(self, at: int) -> bool:
        """Whether a character stands inside a longer word: 所 in 混合所有制."""
        for begin in range(at - 1, max(-1, at - 4), -1):
            word = self.word_at(begin)
            if word is not None and word.atom is None and word.end > at + 1:
                return True
        return False

    @Once
    def named(self) -> list[Word]:
        """The names known nationwide, none inside a title in 《》."""
        if not self._marked and not self._starting:
            return []
        found = {s: Word(s, e, self._kinds[n]) for n, s, e in self._marked}
        for start, word in self._starting.items():
            if word.kind & Kind.NAME or word.atom is not None:
                found[start] = word
        return [w for _, w in sorted(found.items()) if w.kind & Kind.NAME and w.start not in self._titled]

    @Once
    def heads(self) -> list[tuple[str, int, int]]:
        """The head nouns, in order, two that touch joined to one; none inside a title in 《》."""
        found: list[tuple[str, int, int]] = []
        titled, table, matcher = self._titled, heads(), head_words()
        for number, start, end in matcher.raw(self.text):
            word = matcher.words[number]
            if start in titled or self._named_whole(start, end) or (end - start == 1 and self._within(start)):
                continue
            if (
                found
                and found[-1][2] == start
                and table[word].mode not in ("never", "project")
                and word not in PARTS_OF_ZONES
                and self.inside(start) is self.inside(found[-1][1])
            ):
                found[-1] = (word, found[-1][1], end)
            else:
                found.append((word, start, end))
        return found
