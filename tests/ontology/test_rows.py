"""What real documents give is what the ontology declares: classes, properties, ends, values."""

from __future__ import annotations

from pathlib import Path

from ingest.pipeline import rows_of
from ingest.records import Origin
from ontology.ids import is_id
from ontology.model import ontology


def test_every_row_of_real_documents_is_declared(shared: Path) -> None:
    known, problems = ontology(), set()
    for path in sorted((shared / "corpus").glob("*.txt")):
        rows = rows_of(Origin(str(path)))
        classes = {node.id: node.cls for node in (*rows.owned, *rows.shared)}
        for node in (*rows.owned, *rows.shared):
            assert is_id(node.id)
            problems |= {(path.stem, p) for p in known.node_problems(node.cls, node.properties)}
        for edge in (*rows.edges, *rows.vocab_edges):
            ends = classes[edge.source], classes[edge.target]
            problems |= {(path.stem, p) for p in known.edge_problems(edge.type, *ends, edge.properties)}
    assert problems == set()
