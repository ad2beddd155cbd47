"""Lines that hold no words: what text recognition makes of stamps, pictures and tables turned on their side."""

from __future__ import annotations

import re
from functools import cache

from ingest.clean.characters import HAN, common
from ingest.text import Edit

NAME = "garbled"

LINE = re.compile(r"[^\n]*\n?")
CHINESE = re.compile(f"[{HAN}]")
FEW = 5  # such lines are an accident, not a habit: they stay
RARE = 0.4  # of the Chinese characters; a list of cities may reach 0.3
RARE_AMID_SYMBOLS = 0.2
SYMBOLS = 0.5  # of a line's characters
PLAIN = "()[],.:;\"'%-+/"  # symbols of prose
RULER = set("-=_*—·.…~ ")


def find(text: str) -> list[Edit]:
    """Cuts such lines where the text has several of them."""
    odd = {char for char in set(text) if _rare(char) or _symbol(char)}
    found = [
        Edit(line.start(), line.end(), "")
        for line in LINE.finditer(text)
        if not odd.isdisjoint(line[0]) and is_garbled(line[0].strip())
    ]
    return found if len(found) > FEW else []


@cache
def _rare(char: str) -> bool:
    return CHINESE.match(char) is not None and not common(char)


@cache
def _symbol(char: str) -> bool:
    return not char.isalnum() and not char.isspace() and not common(char) and char not in PLAIN


def is_garbled(line: str) -> bool:
    """Whether rare characters or symbols make up too much of a line to be words."""
    characters = CHINESE.findall(line)
    rare = sum(map(_rare, characters))
    symbols = sum(map(_symbol, line))
    if rare >= 2 and rare > RARE * len(characters):
        return True
    if rare >= 2 and symbols >= 2 and rare > RARE_AMID_SYMBOLS * len(characters):
        return True
    letters = sum(c.isascii() and c.isalpha() for c in line)
    odd = symbols + (letters if symbols and characters else 0)
    return len(line) >= 6 and odd > SYMBOLS * len(line.replace(" ", "")) and not set(line) <= RULER
