"""Rows in portions that a server takes in one message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from graph.store import Transaction

MOST_ROWS = 5_000
MOST_CHARACTERS = 2_000_000  # the embedded server takes 16 MiB a message; a Chinese character is three bytes


def weight(value: object) -> int:
    """About how many characters a value takes in a message."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        return sum(len(key) + weight(one) for key, one in value.items())
    return sum(map(weight, value)) if isinstance(value, list) else 4


def batches(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """The rows, in order, at most `MOST_ROWS` and about `MOST_CHARACTERS` at a time."""
    portion: list[dict[str, Any]] = []
    heavy = 0
    for row in rows:
        if portion and (len(portion) >= MOST_ROWS or heavy > MOST_CHARACTERS):
            yield portion
            portion, heavy = [], 0
        portion.append(row)
        heavy += weight(row)
    if portion:
        yield portion


def run(transaction: Transaction, statement: str, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """One statement over all rows; its records."""
    records: list[dict[str, Any]] = []
    for portion in batches(rows):
        records += transaction.run(statement, {"rows": portion})
    return records
