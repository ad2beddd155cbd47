"""Raised figures: powers (10⁸, m²) keep their height as characters do, marks of notes go, all else stays.

Laid flat, a power is another number: 10⁸ would be a hundred and eight.
"""

from __future__ import annotations

import re

FLAT = "0123456789+-−–n"
RAISED = str.maketrans(FLAT, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻ⁿ")
POWER = re.compile(f"[{FLAT}]{{1,4}}")
NOTE_MARK = re.compile(r"\d{1,2}|[①-⑳]")
SURE_MARK = re.compile(r"[\[［〔(（【]\s?(?:注?\d{1,3}|[①-⑳])\s?[\]］〕)）】]|[*＊※†]{1,3}|注\d{0,2}")


def raised(text: str, before: str) -> str:
    """What is seen of a raised text that follows another: '' for the mark of a note."""
    if not before.strip():
        return text  # a note begins with its own mark
    if SURE_MARK.fullmatch(text):
        return ""
    if before[-1:].isascii() and before[-1:].isalnum():
        return text.translate(RAISED) if POWER.fullmatch(text) else text
    return "" if NOTE_MARK.fullmatch(text) else text
