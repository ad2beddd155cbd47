"""The ontology as the product uses it: classes, relations and their properties, from one generated file.

`ontology()` reads `generated/ontology.json` once (a few milliseconds, no pydantic, no YAML). What is declared in
`schema/*.yaml` comes in flattened: a class has all its ancestors' properties, a relation every pair of classes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from ontology.errors import SchemaError

GENERATED = Path(__file__).parent / "generated"

# How a value of a type is stored.
STORAGE: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "any": (str, int, float, bool),
}


@dataclass(slots=True, frozen=True)
class EnumType:
    """A closed list: value → language → label."""

    name: str
    labels: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]

    def label(self, value: str, lang: str) -> str:
        """What people read for a value."""
        return self.values[value][lang]


@dataclass(slots=True, frozen=True)
class Property:
    """A property. `type` is a base type or the name of an enum; `storage` is one of STORAGE's keys."""

    name: str
    type: str
    storage: str
    many: bool
    required: bool
    unit: str | None
    words: Mapping[str, str]
    enum: EnumType | None

    def label(self, lang: str) -> str:
        """What people read, in `zh` or `en`."""
        return self.words[lang]

    def accepts(self, value: object) -> bool:
        """Whether a value can be stored under this property."""
        if self.many:
            return isinstance(value, list) and all(self._accepts_one(v) for v in value)
        return self._accepts_one(value)

    def _accepts_one(self, value: object) -> bool:
        if isinstance(value, bool) and self.storage not in {"boolean", "any"}:
            return False
        if not isinstance(value, STORAGE[self.storage]):
            return False
        return self.enum is None or value in self.enum.values


@dataclass(slots=True, frozen=True)
class Class:
    """A class of nodes. `labels` holds it and all its ancestors, leaf first; `root` carries the index on `id`."""

    name: str
    labels: tuple[str, ...]
    family: str | None
    root: str
    provenance: str
    later: bool
    words: Mapping[str, str]
    definitions: Mapping[str, str]
    mappings: Mapping[str, tuple[str, ...]]
    properties: Mapping[str, Property]

    def label(self, lang: str) -> str:
        """What people read, in `zh` or `en`."""
        return self.words[lang]

    def is_a(self, name: str) -> bool:
        """Whether this class is the named one or stands below it."""
        return name in self.labels


@dataclass(slots=True, frozen=True)
class Relation:
    """A type of relationship. `pairs` are as declared (ancestors stand for all below them), shorthands replaced."""

    name: str
    kinds: tuple[str, ...]
    later: bool
    words: Mapping[str, str]
    definitions: Mapping[str, str]
    mappings: Mapping[str, tuple[str, ...]]
    pairs: tuple[tuple[str, str], ...]
    root_pairs: tuple[tuple[str, str], ...]
    properties: Mapping[str, Property]
    carried: Mapping[str, Mapping[str, Property]] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """Its usual provenance: stated, vocab, structural, derived or technical."""
        return self.kinds[0]

    def label(self, lang: str) -> str:
        """What people read, in `zh` or `en`."""
        return self.words[lang]


@dataclass(slots=True, frozen=True)
class Index:
    """What a store indexes: `kind` is unique, range or fulltext; `name` is the same in every store."""

    kind: str
    name: str
    label: str
    property: str
    analyzer: str | None


@dataclass(slots=True, frozen=True)
class Ontology:
    """All classes, relations, enums and indexes. `version` changes with any change of the declaration."""

    version: str
    classes: Mapping[str, Class]
    relations: Mapping[str, Relation]
    enums: Mapping[str, EnumType]
    indexes: tuple[Index, ...]

    def below(self, name: str) -> tuple[str, ...]:
        """A class and all below it."""
        return tuple(c.name for c in self.classes.values() if name in c.labels)

    def allows(self, source: str, relation: str, target: str) -> bool:
        """Whether a node of the one class may stand in the relation to a node of the other."""
        above, below = self.classes[source].labels, self.classes[target].labels
        return any(s in above and t in below for s, t in self.relations[relation].pairs)

    def node_problems(self, cls: str, properties: Mapping[str, object]) -> list[str]:
        """What is wrong with a node's properties (id apart); empty if nothing. `None` counts as left out.

        On shared nodes `<property>_document` may say which document the value was taken from.
        """
        if cls not in self.classes:
            return [f"unknown class {cls}"]
        declared = self.classes[cls].properties
        given = {k: v for k, v in properties.items() if v is not None and k != "id"}
        if self.classes[cls].provenance in {"shared", "vocab"}:
            given = {k: v for k, v in given.items() if k.removesuffix("_document") == k or k[:-9] not in declared}
        return _problems(cls, declared, given)

    def edge_problems(self, relation: str, source: str, target: str, properties: Mapping[str, object]) -> list[str]:
        """What is wrong with a relationship between nodes of two classes; empty if nothing."""
        if relation not in self.relations:
            return [f"unknown relation {relation}"]
        found = self.relations[relation]
        problems = [f"unknown class {c}" for c in (source, target) if c not in self.classes]
        if not problems and not self.allows(source, relation, target):
            problems = [f"{relation} does not go from {source} to {target}"]
        given = {k: v for k, v in properties.items() if v is not None}
        # of the provenances that the relation may have, the one that the properties fit best
        tried = [_problems(relation, {**found.properties, **found.carried[kind]}, given) for kind in found.kinds]
        return problems + min(tried, key=len)


def _problems(owner: str, declared: Mapping[str, Property], given: Mapping[str, object]) -> list[str]:
    problems = [f"{owner} has no property {name}" for name in given if name not in declared]
    problems += [f"{owner} lacks {p.name}" for p in declared.values() if p.required and p.name not in given]
    problems += [
        f"{owner}.{name} does not take {value!r}"
        for name, value in given.items()
        if name in declared and not declared[name].accepts(value)
    ]
    return problems


def from_json(data: dict[str, Any]) -> Ontology:
    """The ontology from what `emit.runtime` wrote."""
    return _Reader(data).ontology()


class _Reader:
    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.enums = {name: EnumType(name, e["words"], e["values"]) for name, e in self.data["enums"].items()}

    def properties(self, raw: dict[str, list[Any]]) -> dict[str, Property]:
        """name → [type, storage, many, required, unit, zh, en]"""
        found = {}
        for name, (kind, storage, many, required, unit, zh, en) in raw.items():
            found[name] = Property(
                name,
                kind,
                storage,
                many,
                required,
                unit,
                {"zh": zh, "en": en},
                self.enums.get(kind),
            )
        return found

    def ontology(self) -> Ontology:
        carried = {kind: self.properties(raw) for kind, raw in self.data["provenance"].items()}
        classes = {
            name: Class(
                name,
                tuple(c["labels"]),
                c["family"],
                c["root"],
                c["provenance"],
                c["later"],
                c["words"],
                c["definitions"],
                {k: tuple(v) for k, v in c["mappings"].items()},
                self.properties(c["properties"]),
            )
            for name, c in self.data["classes"].items()
        }
        relations = {
            name: Relation(
                name,
                tuple(r["kinds"]),
                r["later"],
                r["words"],
                r["definitions"],
                {k: tuple(v) for k, v in r["mappings"].items()},
                tuple((a, b) for a, b in r["pairs"]),
                tuple((a, b) for a, b in r["root_pairs"]),
                self.properties(r["properties"]),
                {kind: carried[kind] for kind in r["kinds"]},
            )
            for name, r in self.data["relations"].items()
        }
        indexes = tuple(Index(**i) for i in self.data["indexes"])
        return Ontology(str(self.data["version"]), classes, relations, self.enums, indexes)


@cache
def ontology() -> Ontology:
    """The ontology that the product was built with. Raises `SchemaError` if it was not generated."""
    path = GENERATED / "ontology.json"
    if not path.exists():
        raise SchemaError("ontology.not_built", file=path.name)
    return from_json(json.loads(path.read_text("utf-8")))
