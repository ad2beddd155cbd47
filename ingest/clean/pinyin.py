"""Pinyin in brackets after a character, as some sites insert it into traditional text, also with one bracket lost."""

from __future__ import annotations

import re

from ingest.text import Edit

NAME = "pinyin"

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
SYLLABLE = f"[a-z]{{0,3}}[{TONED}][a-z]{{0,3}}"
FOUND = re.compile(
    f"[(（](?:{SYLLABLE}|[a-z]{{1,6}})[)）]"  # toned or not, with both brackets
    f"|[(（]{SYLLABLE}(?![a-z{TONED}])|(?<![a-z{TONED}(（]){SYLLABLE}[)）]"  # toned, with one
)
HABIT = 5  # toned syllables that make it this site's habit
CERTAIN = re.compile(f"[(（]{SYLLABLE}[)）]")
TONELESS = re.compile("[(（][a-z]+[)）]")


def present(text: str) -> bool:
    """Whether the text carries pinyin as a habit: a single syllable may be what the author wrote."""
    return any(seen == HABIT for seen, _ in enumerate(CERTAIN.finditer(text), 1))


def find(text: str) -> list[Edit]:
    """Cuts each syllable; one without a tone mark only right after a Chinese character."""
    return [
        Edit(found.start(), found.end(), "")
        for found in FOUND.finditer(text)
        if not TONELESS.fullmatch(found[0]) or (found.start() and "一" <= text[found.start() - 1] <= "鿿")
    ]
