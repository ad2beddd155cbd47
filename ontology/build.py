"""Everything that is derived from the schema: written, or compared with what is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ontology.emit.constraints import arcadedb, neo4j
from ontology.emit.docs import docs
from ontology.emit.jsonschema import jsonschema
from ontology.emit.messages import messages
from ontology.emit.models import models
from ontology.emit.runtime import runtime
from ontology.errors import SchemaError
from ontology.lint import lint
from ontology.meta import Schema, load_schema

ROOT = Path(__file__).parent.parent

# path below the project's root → emitter; each is a pure function of the schema
PRODUCTS: dict[str, Callable[[Schema], str]] = {
    "ontology/generated/ontology.json": runtime,
    "ontology/generated/messages.json": messages,
    "ontology/generated/models.py": models,
    "ontology/generated/kechuang.schema.json": jsonschema,
    "ontology/generated/neo4j.cypher": neo4j,
    "ontology/generated/arcadedb.sql": arcadedb,
    "docs/ontology.md": docs,
}


def build(check: bool = False, root: Path = ROOT) -> list[str]:
    """Write what differs from the schema, or with `check` only name it: paths below the project's root.

    Raises `SchemaError` when the schema does not follow the metamodel or its lint finds something.
    """
    schema = load_schema()
    findings = lint(schema)
    if findings:
        raise SchemaError("ontology.lint_failed", count=len(findings), first=str(findings[0]))
    differing = []
    for name, emit in PRODUCTS.items():
        path, text = root / name, emit(schema)
        if root == ROOT and not (ROOT / "pyproject.toml").exists() and name.startswith("docs/"):
            continue  # installed from a wheel, which holds the packages alone
        if path.exists() and path.read_text("utf-8") == text:
            continue
        differing.append(name)
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    return differing


def documentation() -> str:
    """The ontology's page, as `docs/ontology.md` holds it; also where there is no checkout."""
    return docs(load_schema())
