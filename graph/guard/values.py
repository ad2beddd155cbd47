"""What a store answers, as JSON: nodes and relationships without the ids that only the store knows."""

from __future__ import annotations

import math
from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time

DEEPEST = 100


def plain(value: Any, depth: int = 0) -> Any:
    """The value in JSON's types; dates and durations in ISO 8601, bytes in hexadecimal, NaN and infinity as null."""
    if depth > DEEPEST:
        return None
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, Node):
        return {"labels": sorted(value.labels), "properties": _map(value, depth)}
    if isinstance(value, Relationship):
        # the store names the ends by numbers of its own: their ids are known where the nodes stand in the row too
        start, end = (None if one is None else one.get("id") for one in value.nodes)
        return {"type": value.type, "start": start, "end": end, "properties": _map(value, depth)}
    if isinstance(value, Path):
        return {
            "nodes": [plain(node, depth + 1) for node in value.nodes],
            "relationships": [plain(one, depth + 1) for one in value.relationships],
        }
    if isinstance(value, Date | DateTime | Time | Duration):
        return value.iso_format()
    if isinstance(value, Point):
        return {"srid": value.srid, "coordinates": [plain(number) for number in value]}
    if isinstance(value, bytes | bytearray):
        return value.hex()
    if isinstance(value, dict):
        return _map(value, depth)
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(one, depth + 1) for one in value]
    return str(value)


def _map(value: Any, depth: int) -> dict[str, Any]:
    return {str(key): plain(one, depth + 1) for key, one in value.items()}
