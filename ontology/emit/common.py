"""What the emitters share."""

from __future__ import annotations

import hashlib
import json

from ontology.ids import ROOT_LABELS
from ontology.meta import PropertyDecl, Schema

STORAGE_OF = {
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "any": "any",
}  # every other base type, and every enum, is stored as a string

WARNING = "Generated from ontology/schema by `kechuang ontology build`; edit the schema, not this file."


def storage(declared: PropertyDecl) -> str:
    """How a property's values are stored."""
    return STORAGE_OF.get(declared.type, "string")


def version(schema: Schema) -> str:
    """The declared version with a short hash of everything that is declared: it changes with any change."""
    content = json.dumps(schema.model_dump(mode="json", exclude={"where"}, by_alias=True), ensure_ascii=False)
    return f"{schema.version}+{hashlib.sha256(content.encode()).hexdigest()[:10]}"


def root(schema: Schema, name: str) -> str:
    """The label of a class that carries the index on `id`: its family's, else its topmost ancestor."""
    family = schema.family(name)
    return ROOT_LABELS[family] if family else schema.ancestors(name)[-1]


def pairs(schema: Schema, relation: str) -> list[tuple[str, str]]:
    """A relation's pairs as declared, shorthands replaced, in order and each once."""
    found = [
        (source, target)
        for pair in schema.relations[relation].pairs
        for source in schema.expand(pair.source)
        for target in schema.expand(pair.target)
    ]
    return list(dict.fromkeys(found))


def root_pairs(schema: Schema, relation: str) -> list[tuple[str, str]]:
    """The same between root labels."""
    return list(dict.fromkeys((root(schema, a), root(schema, b)) for a, b in pairs(schema, relation)))
