"""The whole graph as sorted lines: two graphs are the same when these are.

JSON Lines: first the nodes by id, then the relationships by source, type, target, document and properties. Left out is
what says how the graph came to be and not what it is: runs, the lease, the store's own node, times of loading.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from graph.store import Store
from ontology.ids import ROOT_LABELS
from ontology.types.contact import covered, suspicious

FAMILIES = {family: label for family, label in ROOT_LABELS.items() if family != "run"} | {
    "manifest": "Manifest",
    "merged": "Merged",
    "tally": "Tally",
}
PRODUCED = "PRODUCED"
TIMES = ("retrieved_at", "loaded_at")
PAGE = 1_000
READ_IDS = {
    label: f"MATCH (n:{label}) WHERE n.id STARTS WITH $prefix RETURN n.id AS id"
    for label in sorted(set(FAMILIES.values()))
}
READ_NODES = {
    label: f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN labels(n) AS labels, properties(n) AS properties"
    for label in READ_IDS
}
READ_EDGES = {
    label: f"UNWIND $ids AS id MATCH (a:{label} {{id: id}})-[r]->(b) "
    "RETURN a.id AS source, type(r) AS type, b.id AS target, properties(r) AS properties"
    for label in READ_IDS
}


def line(record: dict[str, Any]) -> str:
    """One record, the same on every machine."""
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _covered_line(record: dict[str, Any]) -> str:
    plain = line(record)
    return line(covered(record)) if suspicious(plain.encode()) else plain


def _properties(raw: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in raw.items() if value is not None and key not in TIMES}


def _pages(ids: list[str]) -> Iterator[list[str]]:
    return (ids[start : start + PAGE] for start in range(0, len(ids), PAGE))


def canonical(store: Store, *, contacts: bool = True) -> Iterator[str]:
    """The lines, without their ends. Holds the ids of the graph in memory, and the lines of a page.

    Without `contacts`, details to get in touch with persons are covered.
    """
    shown = line if contacts else _covered_line
    families = sorted(FAMILIES, key=lambda family: f"{family}:")  # so that going through them is going by id
    ids: dict[str, list[str]] = {}
    for family in families:
        found = store.read(READ_IDS[FAMILIES[family]], {"prefix": f"{family}:"})
        ids[family] = sorted(record["id"] for record in found)
        for page in _pages(ids[family]):
            nodes = [
                {"id": r["properties"]["id"], "labels": sorted(r["labels"]), "properties": _properties(r["properties"])}
                for r in store.read(READ_NODES[FAMILIES[family]], {"ids": page})
            ]
            for node in nodes:
                del node["properties"]["id"]
            yield from map(shown, sorted(nodes, key=lambda node: node["id"]))
    for family in families:
        for page in _pages(ids[family]):
            edges = [
                {
                    "source": r["source"],
                    "type": r["type"],
                    "target": r["target"],
                    "properties": _properties(r["properties"]),
                }
                for r in store.read(READ_EDGES[FAMILIES[family]], {"ids": page})
                if r["type"] != PRODUCED
            ]
            yield from map(shown, sorted(edges, key=_edge_order))


def _edge_order(edge: dict[str, Any]) -> tuple[str, str, str, str, str]:
    document = str(edge["properties"].get("document", ""))
    return edge["source"], edge["type"], edge["target"], document, line(edge["properties"])
