"""What a document owns and states, kept in the store, so that taking it back looks nothing up by scanning.

Chunks of at most 1,000 entries: (:Manifest {id, document, kind, entries}). Kinds: `owned` and `shared` hold ids,
`edges` holds «TYPE source target» of relationships between nodes that the document does not own, `stated` the ids of
the nodes about which it states a property. Ids are stated ids, and hold no white space.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from graph.store import Transaction
from ingest.load import statements
from ingest.load.batches import run
from ingest.records import Rows

CHUNK = 1_000


@dataclass(slots=True)
class Manifest:
    """Of one document; `chunks` are the ids of the nodes that hold it."""

    document: str
    owned: set[str] = field(default_factory=set)
    shared: set[str] = field(default_factory=set)
    edges: set[str] = field(default_factory=set)
    stated: set[str] = field(default_factory=set)
    chunks: list[str] = field(default_factory=list)

    def edge_rows(self) -> Iterable[tuple[str, str, str]]:
        """(type, source, target) of the relationships between nodes that the document does not own."""
        for entry in sorted(self.edges):
            relation, source, target = entry.split(" ")
            yield relation, source, target

    def rows(self) -> list[dict[str, Any]]:
        """The chunks as rows."""
        found = []
        for kind in ("owned", "shared", "edges", "stated"):
            entries = sorted(getattr(self, kind))
            for start in range(0, len(entries), CHUNK):
                properties = {"document": self.document, "kind": kind, "entries": entries[start : start + CHUNK]}
                found.append({"id": f"manifest:{self.document}:{kind}:{start}", "properties": properties})
        return found


def manifest_of(rows: Rows, live: set[str]) -> Manifest:
    """The manifest of a document's rows; `live` are the shared nodes that it holds in the graph."""
    found = Manifest(rows.document, {node.id for node in rows.owned}, live)
    for edge in rows.edges:
        if edge.type == "STATES":
            found.stated.add(edge.target)
        if edge.source not in found.owned and edge.target not in found.owned:
            found.edges.add(f"{edge.type} {edge.source} {edge.target}")
    return found


def read_manifests(transaction: Transaction, documents: Iterable[str]) -> dict[str, Manifest]:
    """The manifests of those of the documents that the store holds."""
    found: dict[str, Manifest] = {}
    for record in run(transaction, statements.READ_MANIFESTS, ({"document": key} for key in documents)):
        manifest = found.setdefault(record["document"], Manifest(record["document"]))
        getattr(manifest, record["kind"]).update(record["entries"])
        manifest.chunks.append(record["id"])
    return found
