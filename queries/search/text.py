"""Full-text questions in the one syntax that both stores share (Lucene's).

The indexes hold pairs of neighbouring characters: a quoted phrase is found exactly, unquoted words are an OR of pairs,
one character alone finds nothing.
"""

from __future__ import annotations

import re

SPECIAL = re.compile(r'([+\-&|!(){}\[\]^"~*?:\\/])')
LETTERS = re.compile(r"[^\W_]+")


def escape(words: str) -> str:
    """Words with all characters of the question syntax made literal, and its operators made lower case."""
    return re.sub(r"\b(AND|OR|NOT|TO)\b", lambda m: m[1].lower(), SPECIAL.sub(r"\\\1", words))


def phrase(words: str) -> str:
    """Each word (white space between) as an exact phrase, all of them asked for; empty if no letter is left."""
    parts = [part for part in words.split() if LETTERS.search(part)]
    return " AND ".join('"' + re.sub(r'(["\\])', r"\\\1", part) + '"' for part in parts)


def loose(words: str) -> str:
    """Any pair of neighbouring characters of the words; empty if no letter is left."""
    return " ".join(escape(part) for part in words.split() if LETTERS.search(part))
