"""A page of neighbours: for a node of few relations one question, for one of very many a few that read little."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import merge
from itertools import groupby, islice
from typing import Any

from api import paging
from api.ask import PageAsked, Records, page
from api.deps import Reader
from ontology.ids import family
from queries import node
from queries.node.segment import Segment, of, sizes

MANY = 2_000  # relations of a node from which on its pages are put together
SHARE = 10  # a walk gives up after so many nodes that sorting the segment would have cost no more: one in ten of it
SMALLEST, WIDEST = 100, 1_000  # nodes that are looked at in one step of a walk


async def neighbours_page(
    reader: Reader, filters: Mapping[str, Any], limit: int, cursor: str | None
) -> tuple[Records, str | None]:
    """The rows of one page of `queries/node/neighbours`, and the cursor of the next."""
    segments = await _segments(reader, filters["id"], filters["relation"])
    if sum(segments.values()) < MANY:
        return await page(reader, node.NEIGHBOURS, filters, limit, cursor)
    arguments, given = PageAsked(node.NEIGHBOURS, filters, limit, cursor).arguments()
    keys = await _keys(reader, filters["id"], segments, arguments["after"], limit + 1)
    records = await _stated(reader, filters["id"], keys[:limit])
    following = None
    if len(keys) > limit:
        segment, other = keys[limit - 1]
        following = paging.encode(node.NEIGHBOURS.name, given, segment.prefix + other)
    return records, following


async def _segments(reader: Reader, node_id: str, relation: str | None) -> dict[Segment, int]:
    """The segments that the node has, and how many relations each."""
    wanted = of(node_id, relation)
    found = await reader.read(sizes(wanted), {"id": node_id}) if wanted else []
    counted = zip(wanted, found[0]["sizes"], strict=True) if found else ()
    return {segment: size for segment, size in counted if size}


async def _keys(
    reader: Reader, node_id: str, segments: Mapping[Segment, int], after: str, limit: int
) -> list[tuple[Segment, str]]:
    """The first neighbours behind `after`, each with its segment, in the order of their keys."""
    found: list[tuple[Segment, str]] = []
    for prefix, several in groupby(segments, lambda one: one.prefix):
        if prefix < after and not after.startswith(prefix):
            continue
        behind, lists = after.removeprefix(prefix) if after.startswith(prefix) else "", []
        for segment in several:
            ids = await _ids(reader, node_id, segment, segments[segment], behind, limit - len(found))
            lists.append([(segment, other) for other in ids])
        # the ids of one family have one root label: each list is in the store's order, and families tell lists apart
        found += islice(merge(*lists, key=lambda one: f"{family(one[1])}:"), limit - len(found))
        if len(found) == limit:
            break
    return found


async def _ids(reader: Reader, node_id: str, segment: Segment, size: int, after: str, limit: int) -> Sequence[str]:
    """The ids of a segment's first neighbours behind `after`."""
    if segment.walked and size >= MANY:
        walked = await _walk(reader, node_id, segment, size // SHARE, after, limit)
        if walked is not None:
            return walked
    asked = {"id": node_id, "after": after, "limit": limit}
    return [record["id"] for record in await reader.read(segment.sorted, asked)]


async def _walk(
    reader: Reader, node_id: str, segment: Segment, most: int, after: str, limit: int
) -> Sequence[str] | None:
    """The same, by looking at one node after the other; None where that takes too many."""
    found: list[str] = []
    step, left = max(SMALLEST, limit), most
    while left > 0:
        step = min(step, WIDEST)
        records = await reader.read(segment.walk, {"id": node_id, "after": after, "limit": step})
        found += (record["id"] for record in records if record["linked"])
        if len(found) >= limit or len(records) < step:
            return found[:limit]
        after, left, step = records[-1]["id"], left - step, step * 2
    return None


async def _stated(reader: Reader, node_id: str, keys: Sequence[tuple[Segment, str]]) -> Records:
    """The neighbours as the query gives them; one that has gone meanwhile is left out."""
    told: dict[tuple[Segment, str], dict[str, Any]] = {}
    wanted: dict[Segment, list[str]] = {}
    for segment, other in keys:
        wanted.setdefault(segment, []).append(other)
    for segment, ids in wanted.items():
        for record in await reader.read(segment.stated, {"id": node_id, "ids": ids}):
            of_segment = {"relation": segment.relation, "outgoing": segment.outgoing}
            told[segment, record["id"]] = {"key": segment.prefix + record["id"], **of_segment, **record}
    return [told[key] for key in keys if key in told]
