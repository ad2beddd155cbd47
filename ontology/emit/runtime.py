"""`generated/ontology.json`: the flattened ontology that `ontology.model` reads."""

from __future__ import annotations

import json
from dataclasses import asdict

from ontology.emit.common import WARNING, pairs, root, root_pairs, storage, version
from ontology.emit.constraints import index_specs
from ontology.meta import ClassDecl, Labelled, Mappings, PropertyDecl, RelationDecl, Schema


def _words(declared: Labelled) -> dict[str, str]:
    return {"zh": declared.zh, "en": declared.en}


def _property(p: PropertyDecl) -> list[object]:
    return [p.type, storage(p), p.many, p.required, p.unit, p.zh, p.en]


def _properties(declared: dict[str, PropertyDecl]) -> dict[str, list[object]]:
    return {name: _property(p) for name, p in declared.items()}


def _mappings(m: Mappings) -> dict[str, list[str]]:
    return {k: v for k, v in (("exact", m.exact), ("close", m.close), ("broad", m.broad)) if v}


def _class(schema: Schema, name: str, c: ClassDecl) -> dict[str, object]:
    return {
        "labels": schema.ancestors(name),
        "family": schema.family(name),
        "root": root(schema, name),
        "provenance": schema.class_provenance(name),
        "later": c.later,
        "words": _words(c),
        "definitions": {"zh": c.definition.zh, "en": c.definition.en},
        "mappings": _mappings(c.mappings),
        "properties": _properties(schema.class_properties(name)),
    }


def _relation(schema: Schema, name: str, r: RelationDecl) -> dict[str, object]:
    return {
        "kinds": r.provenance,
        "later": r.later,
        "words": _words(r),
        "definitions": {"zh": r.definition.zh, "en": r.definition.en},
        "mappings": _mappings(r.mappings),
        "pairs": pairs(schema, name),
        "root_pairs": root_pairs(schema, name),
        "properties": _properties(r.properties),
    }


def runtime(schema: Schema) -> str:
    """The file's text; one class, relation or enum a line, so that a change shows as one."""
    indexes = []
    for spec in index_specs(schema):
        index = asdict(spec)
        del index["storage"]
        indexes.append(index)
    kinds = {kind: _properties(p.properties) for kind, p in schema.provenance.items()} | {"technical": {}}
    sections: dict[str, dict[str, object]] = {
        "provenance": dict(kinds),
        "enums": {
            name: {"words": _words(e), "values": {v: _words(w) for v, w in e.values.items()}}
            for name, e in schema.enums.items()
        },
        "classes": {name: _class(schema, name, c) for name, c in schema.classes.items()},
        "relations": {name: _relation(schema, name, r) for name, r in schema.relations.items()},
    }
    lines = ["{", f'"about": {_json(WARNING)},', f'"version": {_json(version(schema))},']
    for section, entries in sections.items():
        lines.append(f"{_json(section)}: {{")
        lines.append(",\n".join(f"{_json(name)}: {_json(entry)}" for name, entry in entries.items()))
        lines.append("},")
    lines.append('"indexes": [')
    lines.append(",\n".join(_json(i) for i in indexes))
    lines.append("]")
    return "\n".join([*lines, "}", ""])


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
