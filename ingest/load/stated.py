"""What documents state of a shared node, copied onto it for use in Cypher.

The relationships `(Document)-[:STATES {property, value}]->(Entity)` are the facts. The value of the document with the
latest `published` (none counts as oldest; ties: the greater key) stands on the node as well, its document's key beside
it as `<property>_document`. What vocab says of the node is never overwritten.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from graph.store import Transaction
from ingest.load import statements
from ingest.load.batches import run
from ingest.load.shared import MARK


def _rank(one: Mapping[str, Any]) -> tuple[str, str, float, str]:
    """Greatest wins; within one document the surest statement, then one that is the same in every run."""
    rest = json.dumps([one["passages"], one["starts"], one["value"]], ensure_ascii=False, sort_keys=True, default=str)
    return one["published"] or "", one["document"], one["confidence"] or 0.0, rest


def copies(node: Mapping[str, Any], stated: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The changes that make a node's copied values what its statements say now; a null takes a value away."""
    winners: dict[str, Mapping[str, Any]] = {}
    for one in stated:
        name = one["property"]
        if name and (name not in winners or _rank(one) > _rank(winners[name])):
            winners[name] = one
    wanted: dict[str, Any] = {}
    for name, one in winners.items():
        if name not in node or f"{name}{MARK}" in node:  # else vocab's own
            wanted |= {name: one["value"], f"{name}{MARK}": one["document"]}
    for key in node:
        if key.endswith(MARK) and key not in wanted:
            wanted |= {key: None, key.removesuffix(MARK): None}
    return {key: value for key, value in wanted.items() if node.get(key) != value}


def copy_stated(transaction: Transaction, ids: Iterable[str]) -> None:
    """Bring the copied values of these nodes up to date; nodes that are gone are passed over."""
    records = run(transaction, statements.READ_STATED, ({"id": node_id} for node_id in sorted(ids)))
    changes = [{"id": record["id"], "properties": copies(record["node"], record["stated"])} for record in records]
    run(transaction, statements.change_nodes("Entity"), [row for row in changes if row["properties"]])
