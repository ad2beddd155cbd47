"""Rows in portions that a server takes in one message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import orjson

from graph.store import Transaction

MOST_ROWS = 5_000
MOST_BYTES = 6_000_000  # as JSON, which comes near Bolt's own form; the embedded server takes 16 MiB a message


def batches(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """The rows, in order, at most `MOST_ROWS` and, of two or more rows, `MOST_BYTES` at a time."""
    following = iter(rows)
    while portion := list(islice(following, MOST_ROWS)):
        yield from _light(portion)


def _light(rows: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    # One dump of all rows takes a tenth of the time of looking at each value, and few portions have to be halved.
    if len(rows) == 1 or len(orjson.dumps(rows, default=str)) <= MOST_BYTES:
        yield rows
        return
    middle = len(rows) // 2
    yield from _light(rows[:middle])
    yield from _light(rows[middle:])


def run(transaction: Transaction, statement: str, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """One statement over all rows; its records."""
    records: list[dict[str, Any]] = []
    for portion in batches(rows):
        records += transaction.run(statement, {"rows": portion})
    return records
