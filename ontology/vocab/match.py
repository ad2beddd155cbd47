"""Finding the words of a vocabulary in a text: the leftmost, longest one, in linear time."""

from __future__ import annotations

from functools import cache
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from ontology.value import value
from ontology.vocab.concepts import Field, Instrument, fields, instruments

C = TypeVar("C", bound=Field | Instrument)

# what makes the word before it the name of an office (水利厅, 教育部门) and no field
_OFFICES = ("厅", "局", "部门", "委员会", "主管部门", "行政部门", "部", "委", "办")


@value(slots=True, frozen=True)
class Found(Generic[C]):
    """Where a word of a concept stands, in code points of the text."""

    start: int
    end: int
    concept: C


class _Matcher(Generic[C]):
    def __init__(self, concepts: tuple[C, ...]) -> None:
        words: dict[str, C] = {}
        for concept in concepts:
            words |= dict.fromkeys((*concept.aliases, concept.name), concept)
        self.concepts: list[C] = list(words.values())
        self.automaton = AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[Found[C]]:
        return [
            Found(start, end, self.concepts[number])
            for number, start, end in self.automaton.find_matches_as_indexes(text)
            if not _inside_a_word(text, start, end)
        ]


def _inside_a_word(text: str, start: int, end: int) -> bool:
    """A Latin word that goes on (AI in FAIR, 5G in 15G), or the name of an office."""
    if text.startswith(_OFFICES, end):
        return True
    before, after = text[start - 1 : start], text[end : end + 1]
    return (_latin(text[start]) and _latin(before)) or (_latin(text[end - 1]) and _latin(after))


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


@cache
def _field_matcher() -> _Matcher[Field]:
    return _Matcher(fields())


@cache
def _instrument_matcher() -> _Matcher[Instrument]:
    return _Matcher(instruments())


def find_fields(text: str) -> list[Found[Field]]:
    """Where the text names fields, in order, without overlaps."""
    return _field_matcher().find(text)


def find_instruments(text: str) -> list[Found[Instrument]]:
    """Where the text names policy instruments, in order, without overlaps."""
    return _instrument_matcher().find(text)


def fields_in(text: str) -> tuple[Field, ...]:
    """The fields that a text names, each once, in the order in which they first stand there."""
    return tuple(dict.fromkeys(found.concept for found in find_fields(text)))
