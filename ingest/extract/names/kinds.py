"""Lists of words that tell a kind of things, a trade or a technology, and name none."""

from __future__ import annotations

from functools import cache

from ingest.extract.names.lexicon import rows
from ontology.vocab.concepts import fields


@cache
def classy() -> frozenset[str]:
    """Words that tell a class, whatever else stands before the head."""
    return frozenset(row[0] for row in rows("classy.txt"))


@cache
def fund_kinds() -> frozenset[str]:
    """Words that tell a kind of funds (风险投资基金) and name none."""
    return frozenset(row[0] for row in rows("funds.txt"))


@cache
def technologies() -> frozenset[str]:
    """Words of technology that as often tell a class (大数据)."""
    return frozenset(name for field in fields() for name in (field.name, *field.aliases))


@cache
def trades() -> frozenset[str]:
    """Words of a trade (能源, 材料)."""
    return frozenset(row[0] for row in rows("trades.txt"))


@cache
def industries() -> frozenset[str]:
    """Words of industry and policy, none of which is an enterprise's own."""
    return frozenset(row[0] for name in ("topics.txt", "trades.txt", "generic.txt") for row in rows(name))
