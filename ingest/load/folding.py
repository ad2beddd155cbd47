"""Ids that are one, by decision, as one node: which node stands for which id, and how the graph is brought there.

A relationship keeps the ids that its document stated: where an end stands for another id, `stated_source` or
`stated_target` has it. An id's own class and properties stand on its `Merged` node. Nothing else is needed to take a
merge back, and a load into a merged node of any size writes its own rows alone. The relationships of a node are moved
only where its class gains or loses an id that stood, or the id that stands for it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.decisions import Classes, Run, read_merged, survivor
from graph.store import Transaction
from ingest.load import statements
from ingest.load.batches import run
from ingest.load.shared import by_root, leaf, own_properties, write_shared
from ingest.records import NodeRow, Value
from ontology.ids import ENTITY_FAMILIES, family, make_id, part

SOURCE = "decision"  # of the names that a thing has from the ids that were merged into it
MARKS = ("stated_source", "stated_target")


@dataclass(slots=True)
class Fold:
    """Some ids at one moment: `rows` what each that documents name is by itself, `to` the node that stands for it.

    `to` also has the ids of the same classes that no document names.
    """

    rows: dict[str, NodeRow] = field(default_factory=dict)
    to: dict[str, str] = field(default_factory=dict)

    def node(self, node_id: str) -> str:
        """The id of the node that stands for an id."""
        return self.to.get(node_id, node_id)

    def nodes(self) -> dict[str, NodeRow]:
        """Each node as it is to be: the class of the id that stands, what that id lacks from the others."""
        merged: dict[str, NodeRow] = {}
        for stated in sorted(self.rows, key=lambda one: (one != self.node(one), _rank(self.rows[one]))):
            row, standing = self.rows[stated], self.node(stated)
            if standing not in merged:
                merged[standing] = NodeRow(row.cls, standing, dict(row.properties))
                continue
            for name, value in row.properties.items():
                if name != "resolved" and value is not None:
                    merged[standing].properties.setdefault(name, value)
        return merged

    def merged(self) -> dict[str, dict[str, Any]]:
        """The `Merged` nodes, id → properties."""
        found: dict[str, dict[str, Any]] = {}
        for stated, standing in self.to.items():
            properties = {"of": stated, "to": standing}
            if row := self.rows.get(stated):
                own = {name: value for name, value in row.properties.items() if value is not None}
                properties |= {"cls": row.cls, "properties": json.dumps(own, ensure_ascii=False, sort_keys=True)}
            found[f"merged:{stated}"] = properties
        return found

    def names(self) -> set[tuple[str, str, str]]:
        """(stated id, name, node) of the names that a node has from ids merged into it."""
        nodes = self.nodes()
        return {
            (stated, str(row.properties["name"]), self.node(stated))
            for stated, row in self.rows.items()
            if row.properties.get("name") and row.properties["name"] != nodes[self.node(stated)].properties.get("name")
        }


def _rank(row: NodeRow) -> tuple[bool, str]:
    return row.properties.get("resolved") is False, row.id


def folded(classes: Classes, rows: Mapping[str, NodeRow]) -> Fold:
    """The ids as decisions have them."""
    found = Fold(dict(rows))
    for members in {classes.members(node_id) for node_id in rows if node_id in classes.of}:
        standing = survivor({node_id: rows[node_id].properties for node_id in members if node_id in rows})
        found.to |= dict.fromkeys(sorted(members), standing)
    return found


def read_fold(ask: Run, classes: Classes, ids: Iterable[str]) -> Fold:
    """The classes of the ids as the graph holds them."""
    wanted = {member for node_id in ids if node_id in classes.of for member in classes.of[node_id]}
    return _read(ask, wanted) if wanted else Fold()


def read_any(ask: Run, ids: Collection[str]) -> Fold:
    """The ids as the graph holds them, merged or by themselves."""
    found = _read(ask, ids)
    for label, rows in by_root(set(ids) - set(found.to)).items():
        for record in ask(statements.read_nodes(label), {"rows": rows}):
            own = own_properties(record["properties"])
            found.rows[record["id"]] = NodeRow(leaf(record["labels"]), record["id"], own)
    return found


def _read(ask: Run, ids: Collection[str]) -> Fold:
    found = Fold()
    for stated, record in read_merged(ask, ids).items():
        found.to[stated] = record["to"]
        if record["cls"]:
            found.rows[stated] = NodeRow(record["cls"], stated, record["properties"])
    return found


# ---------------------------------------------------------------- from one moment to the next


@dataclass(slots=True)
class Moved:
    """`nodes` whose relationships have changed, `loose` nodes that may have nothing to keep them alive.

    `documents` state relationships that have got another end.
    """

    nodes: set[str] = field(default_factory=set)
    loose: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)


def refold(transaction: Transaction, before: Fold, after: Fold) -> Moved:
    """Bring nodes, relationships and `Merged` nodes from one moment to the next.

    What documents state of ids that no document names any more is gone already; a node whose ids are all gone is left
    to whoever removes what nothing states.
    """
    old, new = before.nodes(), after.nodes()
    dead = set(old) - {before.node(stated) for stated in after.rows}
    changed = {
        node_id
        for node_id in (old.keys() | new.keys()) - dead
        if old.get(node_id) != new.get(node_id) or _ids(before, node_id) != _ids(after, node_id)
    }
    result = Moved(loose=_drop_names(transaction, changed & old.keys()))
    edges = _take_moving(transaction, before, after)
    result.documents = {one for edge in edges if (one := edge["properties"].get("document"))}
    write_shared(transaction, [new[node_id] for node_id in sorted(changed & new.keys())])
    for label, ids in by_root(old.keys() - new.keys() - dead).items():
        run(transaction, statements.delete_nodes(label), ids)
    _write(transaction, edges)
    _write_names(transaction, [name for name in sorted(after.names()) if name[2] in changed])
    _write_merged(transaction, before.merged(), after.merged())
    result.nodes = {node_id for node_id in changed & new.keys() if family(node_id) in ENTITY_FAMILIES}
    return result


def _ids(fold: Fold, node_id: str) -> set[str]:
    return {stated for stated in fold.rows if fold.node(stated) == node_id}


def _take_moving(transaction: Transaction, before: Fold, after: Fold) -> list[dict[str, Any]]:
    """Take out the relationships whose stated ends move or are gone; those that go on, at their new ends."""
    there = before.rows.keys() & after.rows.keys()
    moving = {stated for stated in there if before.node(stated) != after.node(stated)}
    staying = {before.node(stated) for stated in there}
    gone = {s for s in before.rows.keys() - after.rows.keys() if before.node(s) in staying}
    nodes = sorted({before.node(stated) for stated in moving | gone})
    apart = {"nodes": nodes, "stated": sorted(moving | gone)}
    found: list[dict[str, Any]] = []
    for label, ids in by_root(nodes).items():
        portion = [row | apart for row in ids]
        for outgoing in (True, False):
            found += run(transaction, statements.read_stated_as(label, outgoing=outgoing), portion)
            run(transaction, statements.delete_stated_as(label, outgoing=outgoing), portion)
    kept: list[dict[str, Any]] = []
    for edge in found:
        stated = {end: edge["properties"].get(f"stated_{end}") or edge[end] for end in ("source", "target")}
        if gone & set(stated.values()):
            continue
        ends = {end: after.node(one) if one in moving else edge[end] for end, one in stated.items()}
        properties = {name: value for name, value in edge["properties"].items() if name not in MARKS}
        kept.append({"type": edge["type"], **ends, "properties": properties | marks(stated, ends)})
    return kept


def marks(stated: Mapping[str, str], ends: Mapping[str, str]) -> dict[str, Value]:
    """What a relationship keeps of its stated ends, each `source` and `target`."""
    return {f"stated_{end}": one for end, one in stated.items() if one != ends[end]}


def _write(transaction: Transaction, edges: Iterable[dict[str, Any]]) -> None:
    groups: defaultdict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for edge in edges:
        groups[edge["type"], statements.root(edge["source"]), statements.root(edge["target"])].append(edge)
    for (relation, source, target), rows in groups.items():
        run(transaction, statements.create_edges(relation, source, target, statements.keys(rows)), rows)


def _drop_names(transaction: Transaction, nodes: Iterable[str]) -> set[str]:
    loose: set[str] = set()
    for label, ids in by_root(nodes).items():
        loose |= {r["id"] for r in run(transaction, statements.read_names_from(label, SOURCE), ids)}
        run(transaction, statements.delete_names_from(label, SOURCE), ids)
    return loose


def _write_names(transaction: Transaction, names: Collection[tuple[str, str, str]]) -> None:
    """The names as resolution would make them, and what ties them to the node."""
    wanted = {make_id("name", name): part(name) for _, name, _ in names}
    there = {r["id"] for r in run(transaction, statements.read_nodes("Name"), ({"id": one} for one in sorted(wanted)))}
    rows = [{"id": one, "properties": {"text": text, "lang": "zh"}} for one, text in wanted.items() if one not in there]
    run(transaction, statements.create_nodes("Name", statements.keys(rows)), rows)
    edges = []
    for stated, name, node_id in names:
        ends = {"source": make_id("name", name), "target": node_id}
        edges.append({"type": "NAMES", **ends, "properties": {"source": SOURCE, "stated_target": stated}})
    _write(transaction, edges)


def _write_merged(
    transaction: Transaction, before: dict[str, dict[str, Any]], after: dict[str, dict[str, Any]]
) -> None:
    gone = [{"id": one} for one in sorted(before) if after.get(one) != before[one]]
    run(transaction, statements.delete_nodes("Merged"), gone)
    new = [{"id": one, "properties": properties} for one, properties in after.items() if before.get(one) != properties]
    run(transaction, statements.CREATE_MERGED, new)
