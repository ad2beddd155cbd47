"""One write transaction: some documents taken back, some put in their place or beside them. All of it or nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.decisions import Classes, classes_of, read_decisions
from graph.errors import StoreError
from graph.store import Transaction
from graph.tally import refresh
from ingest.load import statements
from ingest.load.batches import run
from ingest.load.folding import Fold, Moved, folded, marks, read_fold, refold
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
    named = {node_id for manifest in (*old.values(), *new) for node_id in manifest.shared}
    classes = classes_of(read_decisions(transaction.run))
    before = read_fold(transaction.run, classes, named)
    after = _after(transaction, classes, before, loads, old.values(), new)
    for manifest in old.values():
        _take_back(transaction, manifest, before)
    moved = refold(transaction, before, after) if classes.of.keys() & named else Moved()
    _write_nodes(transaction, loads, live, after)
    _write_edges(transaction, [edge for rows in loads for edge in rows.edges], after)
    _write_vocab_edges(transaction, _vocab_edges(loads, live), after)
    run(transaction, statements.CREATE_MANIFESTS, [row for manifest in new for row in manifest.rows()])
    stated = {after.node(node_id) for manifest in (*old.values(), *new) for node_id in manifest.stated}
    copy_stated(transaction, stated | moved.nodes)
    kept = {after.node(node_id) for manifest in new for node_id in manifest.shared}
    loose = {before.node(node_id) for manifest in old.values() for node_id in manifest.shared} - kept
    remove_unstated(transaction, loose | moved.loose)
    refresh(transaction.run, old.keys() | live.keys() | moved.documents)
    return Applied(set(old))


def _after(
    transaction: Transaction,
    classes: Classes,
    before: Fold,
    loads: Sequence[Rows],
    old: Iterable[Manifest],
    new: Iterable[Manifest],
) -> Fold:
    """The ids of decisions that the change touches, as they will be."""
    named = {node_id for manifest in new for node_id in manifest.shared} & classes.of.keys()
    rows: dict[str, NodeRow] = {}
    for node in (node for one in loads for node in one.shared if node.id in named):
        rows.setdefault(node.id, NodeRow(node.cls, node.id, present(node.properties)))
    gone = (before.rows.keys() & {node_id for manifest in old for node_id in manifest.shared}) - named
    if gone:
        documents = [manifest.document for manifest in old]
        found = transaction.run(statements.READ_NAMED_BY_OTHERS, {"documents": documents, "ids": sorted(gone)})
        gone -= {record["id"] for record in found}
    return folded(classes, {one: row for one, row in before.rows.items() if one not in gone} | rows)


def _take_back(transaction: Transaction, manifest: Manifest, fold: Fold) -> None:
    edges: _Group = defaultdict(list)
    for relation, *ends in manifest.edge_rows():
        source, target = map(fold.node, ends)
        from_target = statements.degree(target) < statements.degree(source)
        group = (relation, statements.root(source), statements.root(target), from_target)
        edges[group].append({"source": source, "target": target, "document": manifest.document})
    for (relation, source, target, from_target), rows in edges.items():
        run(transaction, statements.delete_edges(relation, source, target, from_target=from_target), rows)
    for label, ids in by_root([*manifest.owned, *manifest.chunks]).items():
        run(transaction, statements.delete_nodes(label), ids)


def _write_nodes(transaction: Transaction, loads: Sequence[Rows], live: dict[str, set[str]], fold: Fold) -> None:
    owned: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    shared: dict[str, NodeRow] = {}
    for rows in loads:
        for node in rows.owned:
            owned[node.cls].append({"id": node.id, "properties": present(node.properties)})
        for node in rows.shared:
            if node.id in live[rows.document] and node.id not in fold.to:
                shared.setdefault(node.id, node)
    for cls, nodes in owned.items():
        run(transaction, statements.create_nodes(cls, statements.keys(nodes)), nodes)
    write_shared(transaction, shared.values())


def _grouped(edges: Sequence[EdgeRow], fold: Fold) -> _Group:
    groups: _Group = defaultdict(list)
    for edge in edges:
        source, target = fold.node(edge.source), fold.node(edge.target)
        ends = {"source": source, "target": target}
        properties = present(edge.properties)
        if source != edge.source or target != edge.target:
            properties = properties | marks({"source": edge.source, "target": edge.target}, ends)
        groups[edge.type, statements.root(edge.source), statements.root(edge.target)].append(
            {**ends, "properties": properties}
        )
    return groups


def _write_edges(transaction: Transaction, edges: Sequence[EdgeRow], fold: Fold) -> None:
    for (relation, source, target), rows in _grouped(edges, fold).items():
        statement = statements.create_edges(relation, source, target, statements.keys(rows))
        made = sum(record["made"] for record in run(transaction, statement, rows))
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


def _write_vocab_edges(transaction: Transaction, edges: Sequence[EdgeRow], fold: Fold) -> None:
    for (relation, source, target), rows in _grouped(edges, fold).items():
        there: set[tuple[str, str]] = set()
        for from_target in (False, True):
            ends = [r for r in rows if (statements.degree(r["target"]) < statements.degree(r["source"])) == from_target]
            statement = statements.read_vocab_edges(relation, source, target, from_target=from_target)
            bare = ({"source": row["source"], "target": row["target"]} for row in ends)
            there |= {(r["source"], r["target"]) for r in run(transaction, statement, bare)}
        missing = [row for row in rows if _stated(row) not in there]
        run(transaction, statements.create_edges(relation, source, target, statements.keys(missing)), missing)


def _stated(row: dict[str, Any]) -> tuple[str, str]:
    """The ends that vocab names, whatever node stands for them."""
    properties = row["properties"]
    return properties.get("stated_source", row["source"]), properties.get("stated_target", row["target"])
