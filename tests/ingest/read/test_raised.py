"""Raised figures: powers stay powers, marks of notes go."""

from __future__ import annotations

import pytest

from ingest.read.raised import raised


@pytest.mark.parametrize(
    ("before", "text", "seen"),
    [
        ("达到10", "8", "⁸"),
        ("10", "-3", "⁻³"),
        ("2.5km", "2", "²"),
        ("12n", "th", "th"),
        ("研发经费", "1", ""),
        ("2.6%", "3", ""),
        ("到2028年", "①", ""),
        ("到2028", "[12]", ""),
        ("研发经费", "*", ""),
        ("研发经费", "新", "新"),
        ("", "1", "1"),
        ("  ", "[1]", "[1]"),
    ],
)
def test_what_is_seen_of_raised_text(before: str, text: str, seen: str) -> None:
    assert raised(text, before) == seen
