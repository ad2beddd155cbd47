"""Lines that hold no words: what text recognition makes of stamps, pictures and tables turned on their side."""

from __future__ import annotations

import re

from ingest.clean.characters import HAN, common
from ingest.text import Edit

NAME = "garbled"

LINE = re.compile(r"[^\n]*\n?")
CHINESE = re.compile(f"[{HAN}]")
RARE = 0.2  # of the Chinese characters: real text has 0.03, with place names
SYMBOLS = 0.5  # of a line's characters are neither Chinese nor digits


def find(text: str) -> list[Edit]:
    """Cuts such lines, where at least one character in a hundred of the whole text is rare."""
    return [
        Edit(line.start(), line.end(), "")
        for line in LINE.finditer(text)
        if line[0].strip() and is_garbled(line[0].strip())
    ]


def is_garbled(line: str) -> bool:
    """Whether rare characters or symbols make up too much of a line to be words."""
    characters = CHINESE.findall(line)
    rare = sum(not common(c) for c in characters)
    if rare >= 2 and rare > RARE * len(characters):
        return len(characters) < 4 or rare > 2 or " " in line
    others = sum(not c.isalnum() and not c.isspace() and not common(c) and c not in "()[],.:;\"'%-+/" for c in line)
    return len(line) >= 6 and others > SYMBOLS * len(line) and not set(line) <= set("-=_*—·.…~ ")
