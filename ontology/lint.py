"""Lint of the ontology itself: what a strict metamodel cannot see in one declaration alone.

Each rule is a small function from the schema to findings; `lint` runs them all. A finding names its rule and the file
and line of the declaration.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ontology.emit.common import storage
from ontology.ids import ROOT_LABELS
from ontology.meta import BASE_TYPES, Labelled, PropertyDecl, Schema


class Finding(NamedTuple):
    """What is wrong, and where."""

    rule: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what} [{self.rule}]"


def _owners(schema: Schema) -> Iterator[tuple[str, dict[str, PropertyDecl]]]:
    for family in ("classes", "relations", "provenance"):
        for name, declared in getattr(schema, family).items():
            yield f"{family}.{name}", declared.properties


def _at(schema: Schema, key: str) -> str:
    return schema.where.get(key, key)


def _collisions(declared: Iterable[tuple[str, Labelled]]) -> Iterator[tuple[str, str, str]]:
    """(language, label, names) of labels that several names bear."""
    for lang in ("zh", "en"):
        bearers: dict[str, list[str]] = defaultdict(list)
        for name, d in declared:
            bearers[getattr(d, lang).casefold()].append(name)
        for label, names in bearers.items():
            if len(names) > 1:
                yield names[1], label, ", ".join(names)


def label_collisions(schema: Schema) -> Iterator[Finding]:
    """Two classes, relations or properties of one owner with the same label in one language."""
    for family in ("classes", "relations", "enums"):
        for name, label, names in _collisions(list(getattr(schema, family).items())):
            what = f"{label!r} is the label of {names}"
            yield Finding("label-collision", _at(schema, f"{family}.{name}"), what)
    for name in schema.classes:
        for _, label, names in _collisions(list(schema.class_properties(name).items())):
            yield Finding("label-collision", _at(schema, f"classes.{name}"), f"{label!r} is the label of {names}")
    for name, relation in schema.relations.items():
        for _, label, names in _collisions(list(relation.properties.items())):
            yield Finding("label-collision", _at(schema, f"relations.{name}"), f"{label!r} is the label of {names}")


def enum_collisions(schema: Schema) -> Iterator[Finding]:
    """Two values of an enum with one label; two enums with the same values."""
    seen: dict[frozenset[str], str] = {}
    for name, enum in schema.enums.items():
        where = _at(schema, f"enums.{name}")
        for _, label, values in _collisions(list(enum.values.items())):
            yield Finding("enum-collision", where, f"{label!r} is the label of {values}")
        values_of = frozenset(enum.values)
        if values_of in seen and name not in SAME_VALUES:
            yield Finding("enum-collision", where, f"{name} has the same values as {seen[values_of]}")
        seen.setdefault(values_of, name)


# Enums that happen to have the same values; each with its reason.
SAME_VALUES: dict[str, str] = {}


def divergent_types(schema: Schema) -> Iterator[Finding]:
    """A property that is stored in one way here and in another there."""
    first: dict[str, tuple[str, str]] = {}
    for owner, properties in _owners(schema):
        for name, declared in properties.items():
            stored = storage(declared) + ("[]" if declared.many else "")
            if name in DIVERGENT and (owner, stored) in DIVERGENT[name]:
                continue
            known = first.setdefault(name, (owner, stored))
            if known[1] != stored:
                what = f"{name} is {stored} here, {known[1]} in {known[0]}"
                yield Finding("divergent-type", _at(schema, owner), what)


# Properties that are stored in two ways on purpose: name → (owner, storage) → why.
DIVERGENT: dict[str, dict[tuple[str, str], str]] = {
    "value": {("relations.STATES", "any"): "holds a value of whatever property it states"},
}


def divergent_labels(schema: Schema) -> Iterator[Finding]:
    """A property of one name and one type that is read out in different words."""
    first: dict[tuple[str, str], tuple[str, str, str]] = {}
    for owner, properties in _owners(schema):
        for name, declared in properties.items():
            known = first.setdefault((name, declared.type), (owner, declared.zh, declared.en))
            if known[1:] != (declared.zh, declared.en):
                what = f"{name} reads {declared.zh}/{declared.en} here, {known[1]}/{known[2]} in {known[0]}"
                yield Finding("divergent-label", _at(schema, owner), what)


def unknown_names(schema: Schema) -> Iterator[Finding]:
    """Classes, enums, families, prefixes and properties that are named but not declared."""
    for name, c in schema.classes.items():
        where = _at(schema, f"classes.{name}")
        if c.under is not None and c.under not in schema.classes:
            yield Finding("unknown-name", where, f"no class {c.under}")
        if c.family is not None and c.family not in ROOT_LABELS:
            yield Finding("unknown-name", where, f"no family of ids {c.family}")
    for name, r in schema.relations.items():
        where = _at(schema, f"relations.{name}")
        for pair in r.pairs:
            for end in (*schema.expand(pair.source), *schema.expand(pair.target)):
                if end not in schema.classes:
                    yield Finding("unknown-name", where, f"no class {end}")
    for name, ends in schema.shorthands.items():
        for end in ends:
            if end not in schema.classes:
                yield Finding("unknown-name", _at(schema, f"shorthands.{name}"), f"no class {end}")
    for owner, properties in _owners(schema):
        for name, p in properties.items():
            if p.type not in BASE_TYPES and p.type not in schema.enums:
                yield Finding("unknown-name", _at(schema, owner), f"{name}: no type or enum {p.type}")
    for index in (*schema.indexes, *schema.fulltext):
        if index.label not in schema.classes or index.property not in schema.class_properties(index.label):
            yield Finding("unknown-name", "indexes.yaml", f"no property {index.label}.{index.property}")


def unknown_prefixes(schema: Schema) -> Iterator[Finding]:
    """Mappings that are no prefixed name of a declared prefix."""
    for family in ("classes", "relations"):
        for name, declared in getattr(schema, family).items():
            m = declared.mappings
            for term in (*m.exact, *m.close, *m.broad):
                prefix, colon, local = term.partition(":")
                if not (colon and local and prefix in schema.prefixes):
                    where = _at(schema, f"{family}.{name}")
                    yield Finding("unknown-prefix", where, f"{term} has no declared prefix")


def cycles(schema: Schema) -> Iterator[Finding]:
    """A class that stands below itself."""
    for name in schema.classes:
        topmost = schema.ancestors(name)[-1]
        if schema.classes[topmost].under in schema.classes:
            yield Finding("cycle", _at(schema, f"classes.{name}"), f"{name} stands below itself")


def unused_enums(schema: Schema) -> Iterator[Finding]:
    """An enum that no property has."""
    used = {p.type for _, properties in _owners(schema) for p in properties.values()}
    for name in schema.enums:
        if name not in used:
            yield Finding("unused-enum", _at(schema, f"enums.{name}"), f"no property has the type {name}")


def wrong_roots(schema: Schema) -> Iterator[Finding]:
    """A family of ids whose root label is none of its classes' labels, or that no class has."""
    for name in schema.classes:
        family = schema.family(name)
        if family in ROOT_LABELS and ROOT_LABELS[family] not in schema.ancestors(name):
            where = _at(schema, f"classes.{name}")
            yield Finding("wrong-root", where, f"{name} is no {ROOT_LABELS[family]}, the root label of {family}")
    for family in ROOT_LABELS.keys() - {schema.family(name) for name in schema.classes}:
        yield Finding("wrong-root", "ontology/ids.py", f"no class has the family {family}")


def shared_names(schema: Schema) -> Iterator[Finding]:
    """A name that is a class and an enum or shorthand: in the models and in domains it could mean either."""
    for name in (*schema.enums, *schema.shorthands):
        if name in schema.classes or name in BASE_TYPES:
            yield Finding("shared-name", _at(schema, f"classes.{name}"), f"{name} is declared twice in different roles")


def languages(schema: Schema) -> Iterator[Finding]:
    """A Chinese label or definition without a Chinese character, an English one with one."""
    for family in ("classes", "relations", "enums", "provenance"):
        for name, declared in getattr(schema, family).items():
            texts = [declared, getattr(declared, "definition", None)]
            texts += getattr(declared, "properties", {}).values()
            texts += getattr(declared, "values", {}).values()
            for text in texts:
                if text is not None and (not _has_han(text.zh) or _has_han(text.en)):
                    what = f"{text.zh!r} / {text.en!r} are not Chinese and English"
                    yield Finding("language", _at(schema, f"{family}.{name}"), what)


def _has_han(text: str) -> bool:
    return any("一" <= c <= "鿿" for c in text)


RULES: tuple[Callable[[Schema], Iterator[Finding]], ...] = (
    unknown_names, cycles, wrong_roots, label_collisions, enum_collisions, divergent_types, divergent_labels,
    unknown_prefixes, unused_enums, shared_names, languages,
)  # fmt: skip


def lint(schema: Schema) -> list[Finding]:
    """All findings, in the order of the rules."""
    return [finding for rule in RULES for finding in rule(schema)]
