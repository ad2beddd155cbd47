"""One paragraph, cut into words, with its quotes and brackets: what the rules for names look at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ingest.extract.names.lexicon import Kind, head_words, heads, kinds, words
from ingest.extract.names.marks import BRACKETS, QUOTES, TITLES, Enclosure, enclosures

STOPS = frozenset("，。；：、！？,;:!?…\n\t　|/")
LONGEST_QUOTE = 30
LONGEST_BRACKET = 12
LONGEST_WORD = 16
LONGEST_NAME = 24
PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔滇藏陕秦甘陇青宁"  # by one character
# words whose second character often begins a place (以上海为龙头)
MISCUT = frozenset(
    ["以上", "以内", "对内", "对外", "其中", "从中", "以东", "以西", "以南", "以北", "及其", "与其", "由于", "在于"]
    + [
        verb + place
        for verb in "在来留赴"
        for place in "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔滇藏陕秦甘陇青宁"
    ]
)
DEEPEST = 4  # pairs nested deeper than any real text holds no names


@dataclass(slots=True, frozen=True)
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

    def __init__(self, text: str) -> None:
        self.text = text
        self.marks = enclosures(text)
        self._inside: list[Enclosure | None] = [None] * len(text)
        self._titled = bytearray(len(text))
        for mark in self.marks:  # by start, so that inner pairs overwrite outer ones
            if mark.depth < DEEPEST:
                self._inside[mark.start + 1 : mark.end - 1] = [mark] * (mark.end - mark.start - 2)
                if mark.opener in TITLES:
                    self._titled[mark.start : mark.end] = b"\1" * (mark.end - mark.start)
        self._ending: dict[int, Word] = {}
        self._starting: dict[int, Word] = {}
        self._recuts: list[Word] = []
        known = kinds()
        for word, start, end in words().find(text):
            self._note(Word(start, end, known[word]))
            if word in MISCUT:
                self._recut(start + 1, end)
        for word_again in self._recuts:
            self._note(word_again)
        for mark in self.marks:
            if self._stands_in_names(mark):
                self._note(Word(mark.start, mark.end, 0, mark))

    def _recut(self, start: int, end: int) -> None:
        """以上海…: the place or name that begins inside a word of two characters, where one does."""
        for word, a, b in words().find(self.text[start : start + LONGEST_NAME]):
            if a or not kinds()[word] & (Kind.PLACE | Kind.NAME) or start + b <= end:
                return
            self._recuts.append(Word(start - 1, start, Kind.HARD))
            self._recuts.append(Word(start, start + b, kinds()[word]))
            return

    def _note(self, word: Word) -> None:
        self._ending[word.end] = word
        self._starting[word.start] = word

    def _stands_in_names(self, mark: Enclosure) -> bool:
        length = mark.end - mark.start - 2
        if mark.opener in QUOTES:
            return 0 < length <= LONGEST_QUOTE and "。" not in self.text[mark.start : mark.end]
        if mark.opener in BRACKETS:
            inner = self.text[mark.start + 1 : mark.end - 1]
            return 0 < length <= LONGEST_BRACKET and not STOPS.intersection(inner)
        return False

    def inside(self, offset: int) -> Enclosure | None:
        """The innermost pair that holds an offset."""
        return self._inside[offset] if 0 <= offset < len(self._inside) else None

    def titled(self, offset: int) -> bool:
        """Whether an offset lies inside 《》."""
        return bool(self._titled[offset])

    def ending(self, end: int) -> Word:
        """The word that ends at an offset (> 0): one of the tables or the single character."""
        return self._ending.get(end) or Word(end - 1, end, 0)

    def split(self, offset: int) -> None:
        """Cut the word that runs across an offset, and look its first piece up anew."""
        if offset in self._ending or offset in self._starting:
            return
        for start in range(offset - 1, max(-1, offset - LONGEST_WORD), -1):
            word = self._starting.get(start)
            if word is not None:
                if word.atom is None and word.end > offset:
                    for piece, a, b in words().find(self.text[start:offset]):
                        self._note(Word(start + a, start + b, kinds()[piece]))
                return

    def starting(self, start: int) -> Word | None:
        """The word that starts at an offset, None at the end of the text."""
        if start >= len(self.text):
            return None
        return self._starting.get(start) or Word(start, start + 1, 0)

    def _named_whole(self, start: int, end: int) -> bool:
        """Whether a head is no more than a piece of a name that the lexicon knows."""
        for begin in range(start, max(-1, start - LONGEST_NAME), -1):
            word = self._starting.get(begin)
            if word is not None:
                return bool(word.kind & Kind.NAME) and word.end >= end and word.end - word.start > end - start
        return False

    @cached_property
    def named(self) -> list[Word]:
        """The names known nationwide, none inside a title in 《》."""
        return [w for w in self._starting.values() if w.kind & Kind.NAME and not self._titled[w.start]]

    @cached_property
    def heads(self) -> list[tuple[str, int, int]]:
        """The head nouns, in order, two that touch joined to one; none inside a title in 《》."""
        found: list[tuple[str, int, int]] = []
        for word, start, end in head_words().find(self.text):
            if self._titled[start] or self._named_whole(start, end):
                continue
            if (
                found
                and found[-1][2] == start
                and heads()[word].mode not in ("never", "project")
                and self.inside(start) is self.inside(found[-1][1])
            ):
                found[-1] = (word, found[-1][1], end)
            else:
                found.append((word, start, end))
        return found
