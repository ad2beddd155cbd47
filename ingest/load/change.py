"""One write transaction: some documents taken back, some put in their place or beside them. All of it or nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.errors import StoreError
from graph.store import Transaction
from ingest.load import statements
from ingest.load.batches import run
from ingest.load.manifest import Manifest, manifest_of, read_manifests
from ingest.load.shared import by_root, live_ids, present, remove_unstated, write_shared
from ingest.load.stated import copy_stated
from ingest.records import EdgeRow, NodeRow, Rows

_Group = defaultdict[tuple[Any, ...], list[dict[str, Any]]]


@dataclass(slots=True)
class Applied:
    """The keys of documents that stood in the store before and were taken back."""

    replaced: set[str] = field(default_factory=set)


def apply(transaction: Transaction, loads: Sequence[Rows], removes: Collection[str] = ()) -> Applied:
    """Make the graph that of its documents without `removes` and with `loads`, whose older versions go."""
    old = read_manifests(transaction, [*removes, *(rows.document for rows in loads)])
    live = {rows.document: live_ids(rows) for rows in loads}
    new = [manifest_of(rows, live[rows.document]) for rows in loads]
    for manifest in old.values():
        _take_back(transaction, manifest)
    _write_nodes(transaction, loads, live)
    _write_edges(transaction, [edge for rows in loads for edge in rows.edges])
    _write_vocab_edges(transaction, _vocab_edges(loads, live))
    run(transaction, statements.CREATE_MANIFESTS, [row for manifest in new for row in manifest.rows()])
    copy_stated(transaction, {node_id for manifest in (*old.values(), *new) for node_id in manifest.stated})
    kept = {node_id for manifest in new for node_id in manifest.shared}
    remove_unstated(transaction, {node_id for manifest in old.values() for node_id in manifest.shared} - kept)
    return Applied(set(old))


def _take_back(transaction: Transaction, manifest: Manifest) -> None:
    edges: _Group = defaultdict(list)
    for relation, source, target in manifest.edge_rows():
        from_target = statements.degree(target) < statements.degree(source)
        group = (relation, statements.root(source), statements.root(target), from_target)
        edges[group].append({"source": source, "target": target, "document": manifest.document})
    for (relation, source, target, from_target), rows in edges.items():
        run(transaction, statements.delete_edges(relation, source, target, from_target=from_target), rows)
    for label, ids in by_root([*manifest.owned, *manifest.chunks]).items():
        run(transaction, statements.delete_nodes(label), ids)


def _write_nodes(transaction: Transaction, loads: Sequence[Rows], live: dict[str, set[str]]) -> None:
    owned: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    shared: dict[str, NodeRow] = {}
    for rows in loads:
        for node in rows.owned:
            owned[node.cls].append({"id": node.id, "properties": present(node.properties)})
        for node in rows.shared:
            if node.id in live[rows.document]:
                shared.setdefault(node.id, node)
    for cls, nodes in owned.items():
        run(transaction, statements.create_nodes(cls), nodes)
    write_shared(transaction, shared.values())


def _grouped(edges: Sequence[EdgeRow]) -> _Group:
    groups: _Group = defaultdict(list)
    for edge in edges:
        row = {"source": edge.source, "target": edge.target, "properties": present(edge.properties)}
        groups[edge.type, statements.root(edge.source), statements.root(edge.target)].append(row)
    return groups


def _write_edges(transaction: Transaction, edges: Sequence[EdgeRow]) -> None:
    for (relation, source, target), rows in _grouped(edges).items():
        made = sum(r["made"] for r in run(transaction, statements.create_edges(relation, source, target), rows))
        if made != len(rows):
            detail = f"{relation}: {made} of {len(rows)} relationships found both ends"
            raise StoreError("graph.failed", uri="", detail=detail)


def _vocab_edges(loads: Sequence[Rows], live: dict[str, set[str]]) -> list[EdgeRow]:
    """One of each (type, source, target), between nodes that are in the graph."""
    found: dict[tuple[str, str, str], EdgeRow] = {}
    for rows in loads:
        for edge in rows.vocab_edges:
            if edge.source in live[rows.document] and edge.target in live[rows.document]:
                found.setdefault((edge.type, edge.source, edge.target), edge)
    return list(found.values())


def _write_vocab_edges(transaction: Transaction, edges: Sequence[EdgeRow]) -> None:
    for (relation, source, target), rows in _grouped(edges).items():
        there: set[tuple[str, str]] = set()
        for from_target in (False, True):
            ends = [r for r in rows if (statements.degree(r["target"]) < statements.degree(r["source"])) == from_target]
            statement = statements.read_vocab_edges(relation, source, target, from_target=from_target)
            bare = ({"source": row["source"], "target": row["target"]} for row in ends)
            there |= {(r["source"], r["target"]) for r in run(transaction, statement, bare)}
        missing = [row for row in rows if (row["source"], row["target"]) not in there]
        run(transaction, statements.create_edges(relation, source, target), missing)
