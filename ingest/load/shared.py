"""Nodes that documents share: made when one names them, gone when none does any more.

A shared node lives while a document's relationship touches it, or a vocab relationship pulls it from a node that
lives: a field pulls its broader field, a county its city, anything the names that vocab gives it. That the graph is a
function of its documents rests on one rule: what vocab says of a node is a function of its id, so that every document
whose rows hold the node brings the same vocab relationships and the nodes at their far ends.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from graph.store import Transaction
from ingest.load import statements
from ingest.load.batches import run
from ingest.records import NodeRow, Rows, Value
from ontology.model import ontology

MARK = "_document"  # of a copied value: the key of the document that it comes from (see `ingest.load.stated`)


def _reached(roots: Iterable[str], pulls: Iterable[tuple[str, str]]) -> set[str]:
    """The roots and all that they pull, however far."""
    out: defaultdict[str, list[str]] = defaultdict(list)
    for puller, pulled in pulls:
        out[puller].append(pulled)
    found: set[str] = set()
    waiting = list(roots)
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting += out[node]
    return found


def live_ids(rows: Rows) -> set[str]:
    """The ids of the shared nodes that a document keeps alive by itself."""
    shared = {node.id for node in rows.shared}
    touched = {end for edge in rows.edges for end in (edge.source, edge.target)} & shared
    pulls = [statements.pull(edge.type, edge.source, edge.target) for edge in rows.vocab_edges]
    return _reached(touched, pulls)


def by_root(ids: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    """Rows of {id}, by the label under which they are looked up."""
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for node_id in sorted(ids):
        found[statements.root(node_id)].append({"id": node_id})
    return found


def present(properties: dict[str, Value]) -> dict[str, Value]:
    """The properties that have a value; a store keeps no nulls. The same dict where all have one."""
    if None not in properties.values():
        return properties
    return {key: value for key, value in properties.items() if value is not None}


def difference(found: dict[str, Any], wanted: dict[str, Value]) -> dict[str, Value]:
    """What makes a node's own properties those of its row; copied values stay, unless the row has the property."""
    changes: dict[str, Value] = {key: value for key, value in wanted.items() if found.get(key) != value}
    for key in found:
        base = key.removesuffix(MARK)
        copied = f"{base}{MARK}" in found
        if key == "id" or key in wanted or (copied and base not in wanted):
            continue
        changes[key] = None
    return changes


def own_properties(found: dict[str, Any]) -> dict[str, Any]:
    """A node's properties without its id and without copied values."""
    return {
        key: value for key, value in found.items() if key != "id" and f"{key.removesuffix(MARK)}{MARK}" not in found
    }


def write_shared(transaction: Transaction, nodes: Collection[NodeRow]) -> None:
    """Make the nodes that are not there, and change those that vocab now describes otherwise."""
    wanted = {node.id: node for node in nodes}
    created: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    changed: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    relabelled: defaultdict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    found: dict[str, dict[str, Any]] = {}
    for label, ids in by_root(wanted).items():
        found |= {record["id"]: record for record in run(transaction, statements.read_nodes(label), ids)}
    for node in sorted(wanted.values(), key=lambda one: one.id):
        label = statements.root(node.id)
        if node.id not in found:
            created[node.cls].append({"id": node.id, "properties": present(node.properties)})
            continue
        if changes := difference(found[node.id]["properties"], present(node.properties)):
            changed[label].append({"id": node.id, "properties": changes})
        if set(found[node.id]["labels"]) != set(ontology().classes[node.cls].labels):
            relabelled[label, leaf(found[node.id]["labels"]), node.cls].append({"id": node.id})
    for cls, rows in created.items():
        run(transaction, statements.create_nodes(cls, statements.keys(rows)), rows)
    for label, rows in changed.items():
        run(transaction, statements.change_nodes(label), rows)
    for (label, gone, cls), rows in relabelled.items():
        run(transaction, statements.relabel_nodes(label, gone, cls), rows)


def leaf(labels: Iterable[str]) -> str:
    """The class that has exactly these labels and so stands lowest."""
    known = ontology().classes
    return max((name for name in labels if name in known), key=lambda name: len(known[name].labels))


def remove_unstated(transaction: Transaction, candidates: Collection[str]) -> None:
    """Delete those of the candidates, and of what they pulled, that nothing keeps alive any more.

    Before the change everything in the store was alive, so that whatever the candidates do not reach still is.
    """
    suspects: set[str] = set()
    pulls: set[tuple[str, str]] = set()
    waiting = set(candidates)
    while waiting:
        unstated = {
            record["id"]
            for label, ids in by_root(waiting).items()
            for record in run(transaction, statements.read_unstated(label), ids)
        }
        suspects |= unstated
        found = {
            (record["puller"], record["pulled"])
            for label, ids in by_root(unstated).items()
            for statement in statements.read_pulls(label)
            for record in run(transaction, statement, ids)
        }
        pulls |= found
        waiting = {pulled for puller, pulled in found if puller in suspects} - suspects
    alive = _reached((pulled for puller, pulled in pulls if puller not in suspects), pulls)
    for label, ids in by_root(suspects - alive).items():
        run(transaction, statements.delete_nodes(label), ids)
