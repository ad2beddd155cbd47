"""Ids: deterministic, readable, the same on every machine and in every run.

An id is `<family>:<key>`; a fact's is `<family>:<document key>:<rest>`. No id holds a `/`: one inside a name is
written `／`. The family names the root label under which the node is looked up; the leaf class is not part of the id.
"""

from __future__ import annotations

import hashlib
import re

# family → root label, which carries the index on `id`
ENTITY_FAMILIES = ("unit", "actor", "platform", "zone", "fund", "plan", "program", "project", "assessment")
CONCEPT_FAMILIES = ("designation", "indicator", "field", "theme", "instrument", "group")
FACT_FAMILIES = {
    "measure": "Measure",
    "deliverable": "Deliverable",
    "target": "Target",
    "observation": "Observation",
    "provision": "Provision",
    "condition": "Condition",
    "problem": "Problem",
    "passage": "Passage",
}
ROOT_LABELS = (
    dict.fromkeys(ENTITY_FAMILIES, "Entity")
    | dict.fromkeys(CONCEPT_FAMILIES, "Concept")
    | {"place": "Place", "document": "Document", "run": "Run", "name": "Name", "decision": "Decision"}
    | FACT_FAMILIES
)

DOCUMENT_KEY = re.compile(r"[A-Za-z0-9._-]+")


def part(text: str) -> str:
    """One part of an id: white space and control characters gone, no `/`."""
    return "".join(text.split()).replace("/", "／")


def make_id(family: str, *parts: str) -> str:
    """`family:part:part…`; an unknown family or an empty part is a programming error (ValueError)."""
    cleaned = [part(p) for p in parts]
    if family not in ROOT_LABELS or not all(cleaned):
        raise ValueError(f"no id can be made of {family!r} and {parts!r}")
    return ":".join([family, *cleaned])


def family(node_id: str) -> str:
    """The family of an id, the word before its first colon."""
    return node_id.partition(":")[0]


def root_label(node_id: str) -> str:
    """The label under which a node with this id is indexed."""
    return ROOT_LABELS[family(node_id)]


def owner(node_id: str) -> str | None:
    """The key of the document that owns a fact, or None for what documents share."""
    return node_id.split(":", 2)[1] if family(node_id) in FACT_FAMILIES else None


def document_key(*, row_id: str | None = None, url: str | None = None, content: bytes = b"") -> str:
    """A document's key: its row's id in `sources.csv`, else 16 hex digits of the sha256 of its URL or its bytes."""
    if row_id:
        return row_id
    return hashlib.sha256(url.encode() if url else content).hexdigest()[:16]
