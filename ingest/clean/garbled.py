"""Lines that hold no words: what text recognition makes of stamps, pictures and tables turned on their side."""

from __future__ import annotations

import re
from functools import cache

from ingest.clean.characters import COMMON_MARKS, FIRST_LEVEL, HAN, common
from ingest.text import Edit

NAME = "garbled"

CHINESE = re.compile(f"[{HAN}]")
FEW = 5  # such lines are an accident, not a habit: they stay
RARE = 0.4  # of the Chinese characters; a list of cities may reach 0.3
RARE_AMID_SYMBOLS = 0.2
SYMBOLS = 0.5  # of a line's characters
PLAIN = "()[],.:;\"'%-+/"  # symbols of prose
# all that may be rare or a symbol: a lone set is searched for fast
ODD = re.compile(f"[^{FIRST_LEVEL}{COMMON_MARKS}0-9A-Za-z\\s{re.escape(PLAIN)}]")
RULER = set("-=_*—·.…~ ")


def find(text: str) -> list[Edit]:
    """Cuts such lines where the text has several of them."""
    found: list[Edit] = []
    end = 0  # of the line in hand
    while odd := ODD.search(text, end):
        start = text.rfind("\n", end, odd.start()) + 1 or end
        end = text.find("\n", odd.end()) + 1 or len(text)
        if is_garbled(text[start:end].strip()):
            found.append(Edit(start, end, ""))
    return found if len(found) > FEW else []


@cache
def _rare(char: str) -> bool:
    return CHINESE.match(char) is not None and not common(char)


@cache
def _symbol(char: str) -> bool:
    return not char.isalnum() and not char.isspace() and not common(char) and char not in PLAIN


def is_garbled(line: str) -> bool:
    """Whether rare characters or symbols make up too much of a line to be words."""
    odd = ODD.findall(line)
    rare, symbols = sum(map(_rare, odd)), sum(map(_symbol, odd))
    blanks = line.count(" ")
    if rare < 2 and symbols + len(line.encode("ascii", "ignore")) <= SYMBOLS * (len(line) - blanks):
        return False  # as most lines: too few for either
    characters = len(CHINESE.findall(line))
    if rare >= 2 and rare > RARE * characters:
        return True
    if rare >= 2 and symbols >= 2 and rare > RARE_AMID_SYMBOLS * characters:
        return True
    letters = sum(c.isascii() and c.isalpha() for c in line)
    strange = symbols + (letters if symbols and characters else 0)
    return len(line) >= 6 and strange > SYMBOLS * (len(line) - blanks) and not set(line) <= RULER
