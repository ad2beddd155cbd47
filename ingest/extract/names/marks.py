"""Quotes and brackets: which stretch each encloses, so that a name runs over them whole or not at all."""

from __future__ import annotations

import re
from operator import attrgetter

from ontology.value import value

OPENERS = {
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "(": ")",
    "（": "）",
    "〔": "〕",
    "[": "]",
    "【": "】",
}
CLOSERS = {closer: opener for opener, closer in OPENERS.items()}
QUOTES = "“‘「『"
TITLES = "《〈"
BRACKETS = "(（〔[【"
DEEPEST = 8  # pairs around a pair that a writer sets; what nests deeper is damage
_MARKS = re.compile("[" + re.escape("".join((*OPENERS, *CLOSERS))) + "]")
# a bracket may close with another's width: (一） is common
_SAME = dict.fromkeys(BRACKETS, "(") | dict.fromkeys(TITLES, "《") | {c: c for c in QUOTES}
_START = attrgetter("start")
_CLOSES = {closer: _SAME[opener] for closer, opener in CLOSERS.items()}


@value(slots=True, frozen=True)
class Enclosure:
    """A balanced pair; `start` is the opening mark's offset, `end` one past the closing mark."""

    start: int
    end: int
    opener: str
    depth: int

    @property
    def inner(self) -> tuple[int, int]:
        return self.start + 1, self.end - 1


def enclosures(text: str) -> list[Enclosure]:
    """All balanced pairs, by start; a mark without its partner encloses nothing."""
    found: list[Enclosure] = []
    stack: list[tuple[int, str]] = []
    for mark in _MARKS.finditer(text):
        char = mark[0]
        if char in OPENERS:
            stack.append((mark.start(), char))
        elif stack:
            wanted = _CLOSES[char]
            for depth in range(len(stack) - 1, max(-1, len(stack) - 5), -1):
                if _SAME[stack[depth][1]] == wanted:
                    start, opener = stack[depth]
                    del stack[depth:]
                    if depth < DEEPEST:
                        found.append(Enclosure(start, mark.end(), opener, depth))
                    break
    return sorted(found, key=_START)
