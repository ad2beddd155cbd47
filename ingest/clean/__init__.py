"""Cleaning: repairs with their origin, in one fixed order, and notes on what was repaired how often.

The order: byte-level damage first, while its traces are whole; then what nobody sees and marks of a converter; pinyin
before the conversion to simplified characters, which it would split; forms and characters before the rules that know
words (furniture); page furniture before paragraphs are rejoined across it; numbers last, when blanks and line feeds no
longer split them.
"""

from __future__ import annotations

from collections.abc import Callable

from ingest.clean import (
    controls,
    digits,
    forms,
    furniture,
    garbled,
    markup,
    mojibake,
    pinyin,
    quotes,
    rejoin,
    simplified,
    spaces,
    years,
)
from ingest.records import Clean, Note, Source
from ingest.text import Edit, Text

EXAMPLE = 20  # characters of a note's example

Found = dict[str, list[Edit]]  # name of the repair, with its parameter → edits


def clean(source: Source) -> Clean:
    """The repaired text of a source, with a note for each repair that was needed."""
    text, notes = repaired(source.text)
    return Clean(source, text, (*source.notes, *notes))


def repaired(text: Text) -> tuple[Text, tuple[Note, ...]]:
    """A text after all repairs, and the notes."""
    notes = []
    for find in ORDER:
        while found := {name: edits for name, edits in find(text.string).items() if edits and name not in text.repairs}:
            name, edits = next(iter(found.items()))
            notes.append(Note(name, len(edits), text.string[edits[0].start : edits[0].end].strip()[:EXAMPLE]))
            text = text.apply(edits, name)
            if find not in AGAIN:
                break
    return text, tuple(notes)


def _mojibake(text: str) -> Found:
    return {f"{mojibake.NAME}({lead})": edits for lead, edits in mojibake.find(text).items()}


def _pinyin(text: str) -> Found:
    return {pinyin.NAME: pinyin.find(text)} if pinyin.present(text) else {}


def _simplified(text: str) -> Found:
    return {simplified.NAME: simplified.find(text)} if simplified.present(text) else {}


def _garbled(text: str) -> Found:
    return {garbled.NAME: garbled.find(text)}


def _digits(text: str) -> Found:
    key = digits.key(text)
    return {f"{digits.NAME}({key})": digits.find(text, key)} if key else {}


ORDER: tuple[Callable[[str], Found], ...] = (
    _mojibake,
    lambda text: {controls.NAME: controls.find(text)},
    lambda text: {markup.NAME: markup.find(text)},
    _pinyin,
    lambda text: {forms.NAME: forms.find(text)},
    _simplified,
    lambda text: {spaces.NAME: spaces.find(text)},
    lambda text: {furniture.NAME: furniture.find(text)},
    _garbled,
    lambda text: {rejoin.NAME: rejoin.find(text)},
    quotes.straight,
    lambda text: {quotes.NAME: quotes.find(text)},
    lambda text: {years.NAME: years.find(text)},
    _digits,
)
AGAIN = (_mojibake, quotes.straight, _digits)  # what a text may need more than once, by other parameters
