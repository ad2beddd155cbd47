"""Texts that pump a pattern: each of its repeats, filled many times over from the pattern itself, and no end that fits.

What can be parted into words of a repeat in more than one way is tried in every way before a pattern gives up
(J. Kirrage, A. Rathnayake, H. Thielecke, Static Analysis for Regular Expression Denial-of-Service Attacks, 2013).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from re import _constants as code
from re import _parser as parser
from typing import Any

LONG = 8  # times that a repeat may hold at least, to be worth pumping
NO_END = "\0"
_REPEATS = {code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT}
_ANY = "市县的a1 、"


def pumped(pattern: re.Pattern[str], size: int, random: Random) -> Iterator[str]:
    """Texts of about `size` characters, several for each long repeat."""
    tree = list(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))
    for before, body in _long_repeats(tree, "", random):
        for _ in range(5):
            if words := _made(body, random):
                for piece in (words, random.choice(words)):
                    yield before + piece * (size // len(piece)) + NO_END


def _long_repeats(tree: Any, before: str, random: Random) -> Iterator[tuple[str, Any]]:
    """Each repeat that may be long, with a text that leads up to it."""
    for i, (what, given) in enumerate(tree):
        lead = before + _made(tree[:i], random)
        if what in _REPEATS:
            if given[1] > LONG:
                yield lead, given[2]
            yield from _long_repeats(given[2], lead, random)
        for branch in _branches(what, given):
            yield from _long_repeats(branch, lead, random)


def _branches(what: Any, given: Any) -> list[Any]:
    if what is code.BRANCH:
        return list(given[1])
    if what in (code.ASSERT, code.ASSERT_NOT):
        return [given[1]]
    if what is code.SUBPATTERN:
        return [given[-1]]
    return [given] if what is code.ATOMIC_GROUP else []


def _made(tree: Any, random: Random) -> str:
    """A text that the parts of a pattern may match, what they look at around them left out."""
    text = ""
    for what, given in tree:
        if what is code.LITERAL:
            text += chr(given)
        elif what is code.IN:
            text += _one_of(given, random)
        elif what in (code.NOT_LITERAL, code.ANY):
            text += random.choice(_ANY)
        elif what in _REPEATS:
            low, high, body = given
            text += "".join(_made(body, random) for _ in range(random.randint(low, min(high, low + 2))))
        elif what not in (code.ASSERT, code.ASSERT_NOT) and (branches := _branches(what, given)):
            text += _made(random.choice(branches), random)
    return text


def _one_of(given: Any, random: Random) -> str:
    if given[0][0] is code.NEGATE:
        return random.choice(_ANY)
    what, value = random.choice(given)
    if what is code.LITERAL:
        return chr(value)
    if what is code.RANGE:
        return chr(random.randint(*value))
    return "1" if value is code.CATEGORY_DIGIT else random.choice(" \t")
