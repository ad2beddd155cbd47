"""The verbs of plans: what they do to the thing that they govern (ABOUT's `action`), and which make or run one."""

from __future__ import annotations

from functools import cache

from ingest.extract.names.lexicon import rows


@cache
def actions() -> dict[str, str]:
    """verb → action, from verbs.tsv."""
    return {row[0]: row[1] for row in rows("verbs.tsv")}


@cache
def _having(mark: str) -> frozenset[str]:
    return frozenset(row[0] for row in rows("verbs.tsv") if len(row) > 2 and mark in row[2])


MAKES = _having("m")
RUNS = _having("r")
FOUNDS = frozenset(word for word, action in actions().items() if action == "establish")
