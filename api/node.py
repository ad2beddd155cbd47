"""One node by its id."""

from __future__ import annotations

from typing import Any

from api.ask import ask
from api.deps import Reader
from api.errors import UnknownNodeError
from queries import node


async def one_node(store: Reader, node_id: str) -> dict[str, Any]:
    """The record of a node; `UnknownNodeError` where there is none."""
    records = await ask(store, node.ONE, node.NodeParams(id=node_id))
    if not records:
        raise UnknownNodeError("api.unknown_id", id=node_id)
    return records[0]
