"""How the case tables read: a repair's edits, applied to a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ingest.text import Edit, Text


def applied(find: Callable[[str], Iterable[Edit]], text: str) -> str:
    """The text after the edits that a repair finds in it."""
    return Text.verbatim(text).apply(find(text), "repair").string
