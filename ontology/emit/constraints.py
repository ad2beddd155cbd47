"""Uniqueness constraints, indexes and full-text indexes: one description, two dialects.

`ids` are unique on the root label of every family. Neo4j takes the statements over Bolt one by one; ArcadeDB takes
its own as SQL over HTTP, since full-text DDL is not part of its Cypher.
"""

from __future__ import annotations

from dataclasses import dataclass

from ontology.emit.common import WARNING, storage
from ontology.ids import ROOT_LABELS
from ontology.meta import Schema

ANALYZERS = {"cjk": "org.apache.lucene.analysis.cjk.CJKAnalyzer"}
SQL_TYPES = {"string": "STRING", "integer": "LONG", "number": "DOUBLE", "boolean": "BOOLEAN"}


@dataclass(slots=True, frozen=True)
class IndexSpec:
    """One index: `kind` is unique, range or fulltext."""

    kind: str
    name: str
    label: str
    property: str
    analyzer: str | None = None
    storage: str = "string"


def index_specs(schema: Schema) -> list[IndexSpec]:
    """Everything that a store is to index, in a fixed order."""
    unique = [IndexSpec("unique", f"{label.lower()}_id", label, "id") for label in dict.fromkeys(ROOT_LABELS.values())]
    ranges = [
        IndexSpec(
            "range", f"{i.label.lower()}_{i.property}", i.label, i.property,
            storage=storage(schema.class_properties(i.label)[i.property]),
        )
        for i in schema.indexes
    ]  # fmt: skip
    fulltext = [IndexSpec("fulltext", f.name, f.label, f.property, f.analyzer) for f in schema.fulltext]
    return unique + ranges + fulltext


def neo4j_statement(spec: IndexSpec) -> str:
    """The statement that makes an index on Neo4j 5; made again it changes nothing."""
    on = f"(n:{spec.label})"
    if spec.kind == "unique":
        return f"CREATE CONSTRAINT {spec.name} IF NOT EXISTS FOR {on} REQUIRE n.{spec.property} IS UNIQUE"
    if spec.kind == "range":
        return f"CREATE INDEX {spec.name} IF NOT EXISTS FOR {on} ON (n.{spec.property})"
    options = f"{{indexConfig: {{`fulltext.analyzer`: '{spec.analyzer}'}}}}"
    return f"CREATE FULLTEXT INDEX {spec.name} IF NOT EXISTS FOR {on} ON EACH [n.{spec.property}] OPTIONS {options}"


def arcadedb_statements(spec: IndexSpec) -> list[str]:
    """The statements that make an index on ArcadeDB, type and property first."""
    prepare = [
        f"CREATE VERTEX TYPE {spec.label} IF NOT EXISTS",
        f"CREATE PROPERTY {spec.label}.{spec.property} IF NOT EXISTS {SQL_TYPES[spec.storage]}",
    ]
    on = f"ON {spec.label} ({spec.property})"
    if spec.kind == "unique":
        return [*prepare, f"CREATE INDEX IF NOT EXISTS {on} UNIQUE"]
    if spec.kind == "range":
        return [*prepare, f"CREATE INDEX IF NOT EXISTS {on} NOTUNIQUE"]
    analyzer = ANALYZERS[spec.analyzer or "cjk"]
    return [*prepare, f'CREATE INDEX {spec.name} IF NOT EXISTS {on} FULL_TEXT METADATA {{"analyzer": "{analyzer}"}}']


def neo4j(schema: Schema) -> str:
    """`generated/neo4j.cypher`: one statement a line."""
    lines = [f"{neo4j_statement(spec)};" for spec in index_specs(schema)]
    return "\n".join([f"// {WARNING}", *lines, ""])


def arcadedb(schema: Schema) -> str:
    """`generated/arcadedb.sql`: one statement a line."""
    lines = [f"{statement};" for spec in index_specs(schema) for statement in arcadedb_statements(spec)]
    return "\n".join([f"-- {WARNING}", *dict.fromkeys(lines), ""])
