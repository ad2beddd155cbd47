"""Ids: deterministic, readable, the same on every machine and in every run.

An id is `<family>:<key>`; a fact's is `<family>:<document key>:<rest>`. No id holds a `/`: one inside a name is
written `／`. The family names the root label under which the node is looked up; the leaf class is not part of the id.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

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

# Unicode categories that no id holds: control, format, surrogate, separators
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"})

DOCUMENT_KEY = re.compile(r"[A-Za-z0-9._-]+")


@lru_cache(maxsize=8192)
def part(text: str) -> str:
    """One part of an id: white space, control and format characters gone, `/` and `:` in full width.

    Two texts that differ in nothing else have one part: whoever gives a node what its id does not determine (the text
    of a Name, say) gives it this form.
    """
    if not text.isprintable() or " " in text:
        text = "".join(c for c in text if unicodedata.category(c) not in _DROPPED)
    return text.replace("/", "／").replace(":", "：")


def make_id(family: str, *parts: str) -> str:
    """`family:part:part…`; an unknown family or an empty part is a programming error (ValueError).

    No two lists of parts (as `part` folds them) give one id, since no part holds the separator.
    """
    cleaned = [part(p) for p in parts]
    if family not in ROOT_LABELS or not cleaned or not all(cleaned):
        raise ValueError(f"no id can be made of {family!r} and {parts!r}")
    return ":".join([family, *cleaned])


def is_id(text: str) -> bool:
    """Whether a text has the form of an id; a fact's holds a document and more."""
    head, _, key = text.partition(":")
    if head not in ROOT_LABELS or not key or "/" in text:
        return False
    return head not in FACT_FAMILIES or all(key.partition(":"))


def family(node_id: str) -> str:
    """The family of an id, the word before its first colon."""
    return node_id.partition(":")[0]


def root_label(node_id: str) -> str:
    """The label under which a node with this id is indexed."""
    return ROOT_LABELS[family(node_id)]


def owner(node_id: str) -> str | None:
    """The key of the document that owns a fact, or None for what documents share."""
    head, _, rest = node_id.partition(":")
    return rest.partition(":")[0] or None if head in FACT_FAMILIES else None


def document_key(*, row_id: str | None = None, url: str | None = None, content: bytes = b"") -> str:
    """A document's key: its row's id in `sources.csv`, else 16 hex digits of the sha256 of its URL or its bytes."""
    if row_id:
        return row_id
    return hashlib.sha256(url.encode() if url else content).hexdigest()[:16]
