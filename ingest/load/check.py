"""Rows are checked before a transaction is opened: what is refused here would leave a graph that nobody can undo."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ingest.errors import RowsError
from ingest.records import EdgeRow, NodeRow, Rows
from ontology.ids import ROOT_LABELS, family, owner
from ontology.model import ontology


def _fault_of_node(node: NodeRow, key: str, *, owned: bool) -> str | None:
    if family(node.id) not in ROOT_LABELS:
        return "no known family"
    cls = ontology().classes.get(node.cls)
    if cls is None or ROOT_LABELS[family(node.id)] not in cls.labels:
        return f"class {node.cls} does not go with its family"
    if owned != (node.id == f"document:{key}" or owner(node.id) == key):
        return "owned by the document" if not owned else "not owned by the document"
    return None


def _fault_of_edge(edge: EdgeRow, key: str, ends: set[str], *, stated: bool) -> str | None:
    if edge.type not in ontology().relations:
        return "no relation of the ontology"
    if edge.source not in ends or edge.target not in ends:
        return "an end that is not among the rows"
    if stated and edge.properties.get("document") != key:
        return "no `document`, or another one"
    if not stated and ("document" in edge.properties or not edge.properties.get("source")):
        return "a vocabulary's edge has a `source` and no `document`"
    return None


def faults(rows: Rows) -> Iterable[tuple[str, str]]:
    """(where, what) of each fault in a document's rows."""
    key = rows.document
    if not rows.owned or rows.owned[0].id != f"document:{key}" or rows.owned[0].cls != "Document":
        yield f"document:{key}", "the first owned row is not the Document"
    for name, count in Counter(node.id for node in rows.owned).items():
        if count > 1:
            yield name, "id given twice"
    for node in rows.owned:
        if fault := _fault_of_node(node, key, owned=True):
            yield node.id, fault
    for node in rows.shared:
        if fault := _fault_of_node(node, key, owned=False):
            yield node.id, fault
    ends = {node.id for node in rows.owned} | {node.id for node in rows.shared}
    for edges, stated in ((rows.edges, True), (rows.vocab_edges, False)):
        for edge in edges:
            if fault := _fault_of_edge(edge, key, ends, stated=stated):
                yield f"{edge.source} {edge.type} {edge.target}", fault


def check(rows: Rows) -> None:
    """Refuse rows that do not follow the contract of `ingest.records.Rows`."""
    for where, what in faults(rows):
        raise RowsError("ingest-load.bad_rows", document=rows.document, where=where, what=what)
