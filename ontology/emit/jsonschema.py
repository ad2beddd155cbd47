"""`generated/kechuang.schema.json`: JSON Schema (draft 2020-12) of nodes and relationships, for exchange.

A document of this schema is an object with `nodes` and `relationships`. A node has its class in `class` and its id in
`id`; a relationship its type in `type` and the ids of its ends in `source_id` and `target_id`.
"""

from __future__ import annotations

import json

from ontology.emit.common import WARNING, storage, version
from ontology.emit.models import relation_properties
from ontology.meta import Labelled, PropertyDecl, Schema

TYPES = {"string": "string", "integer": "integer", "number": "number", "boolean": "boolean"}
FORMATS: dict[str, dict[str, object]] = {
    "partial_date": {"pattern": r"^((19|20)\d\d(-\d\d(-\d\d)?)?|ongoing)$"},
    "datetime": {"format": "date-time"},
    "uri": {"format": "uri"},
}


def _described(declared: Labelled) -> dict[str, object]:
    found: dict[str, object] = {"title": f"{declared.zh} / {declared.en}"}
    definition = getattr(declared, "definition", None)
    if definition is not None:
        found["description"] = f"{definition.zh} / {definition.en}"
    return found


def _property(schema: Schema, p: PropertyDecl) -> dict[str, object]:
    one: dict[str, object]
    if p.type in schema.enums:
        one = {"$ref": f"#/$defs/{p.type}"}
    elif p.type == "any":
        one = {"type": ["string", "number", "boolean"]}
    else:
        one = {"type": TYPES[storage(p)], **FORMATS.get(p.type, {})}
    if p.many:
        one = {"type": "array", "items": one}
    return {**_described(p), **one}


def _object(
    schema: Schema,
    declared: Labelled,
    properties: dict[str, PropertyDecl],
    fixed: dict[str, object],
    optional: frozenset[str] = frozenset(),
) -> dict[str, object]:
    required = [*fixed, *(name for name, p in properties.items() if p.required and name not in optional)]
    return {
        **_described(declared),
        "type": "object",
        "properties": {**fixed, **{name: _property(schema, p) for name, p in properties.items()}},
        "required": required,
        "additionalProperties": False,
    }


def jsonschema(schema: Schema) -> str:
    """The schema's text."""
    definitions: dict[str, object] = {}
    for name, enum in schema.enums.items():
        definitions[name] = {**_described(enum), "enum": list(enum.values)}
    text = {"type": "string", "minLength": 1}
    for name, c in schema.classes.items():
        family = schema.family(name)
        identity = {"type": "string", "pattern": f"^{family}:[^/]+$" if family else "^[a-z]+:[^/]+$"}
        fixed: dict[str, object] = {"class": {"const": name}, "id": identity}
        definitions[name] = _object(schema, c, schema.class_properties(name), fixed)
    for name, r in schema.relations.items():
        properties, sometimes = relation_properties(schema, name)
        fixed = {"type": {"const": name}, "source_id": text, "target_id": text}
        definitions[name] = _object(schema, r, properties, fixed, sometimes)
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": WARNING,
        "title": "Kechuang Atlas",
        "version": version(schema),
        "type": "object",
        "properties": {
            "nodes": {"type": "array", "items": {"oneOf": [{"$ref": f"#/$defs/{name}"} for name in schema.classes]}},
            "relationships": {
                "type": "array",
                "items": {"oneOf": [{"$ref": f"#/$defs/{name}"} for name in schema.relations]},
            },
        },
        "required": ["nodes", "relationships"],
        "additionalProperties": False,
        "$defs": definitions,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
