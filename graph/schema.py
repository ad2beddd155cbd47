"""The schema of a store: the ontology's constraints and indexes, applied once, and what only the store itself needs.

Four technical labels stand beside the ontology's: `StoreInfo` (one node: the layout's format and the schema that was
applied), `Lease` (one node: who writes), `Manifest` (what a document owns and states; the loader alone reads it) and
`Merged` (an id that is one with others by decision, see `graph.decisions`).
"""

from __future__ import annotations

import base64
import hashlib
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from graph.bolt import BoltStore
from graph.errors import SchemaVersionError, StoreError, UnreachableError
from graph.store import Transaction
from ontology.model import GENERATED

FORMAT = 2  # of what the loader writes; a store with a greater one was written by a newer program
INFO, LEASE = "store:info", "lease:writer"
DIALECTS = {"neo4j": "neo4j.cypher", "embedded": "arcadedb.sql"}
TECHNICAL = {
    "neo4j": (
        "CREATE CONSTRAINT store_info_id IF NOT EXISTS FOR (n:StoreInfo) REQUIRE n.id IS UNIQUE",
        "CREATE CONSTRAINT lease_id IF NOT EXISTS FOR (n:Lease) REQUIRE n.id IS UNIQUE",
        "CREATE CONSTRAINT manifest_id IF NOT EXISTS FOR (n:Manifest) REQUIRE n.id IS UNIQUE",
        "CREATE INDEX manifest_document IF NOT EXISTS FOR (n:Manifest) ON (n.document)",
        "CREATE CONSTRAINT merged_id IF NOT EXISTS FOR (n:Merged) REQUIRE n.id IS UNIQUE",
    ),
    "embedded": (
        "CREATE VERTEX TYPE StoreInfo IF NOT EXISTS",
        "CREATE PROPERTY StoreInfo.id IF NOT EXISTS STRING",
        "CREATE INDEX IF NOT EXISTS ON StoreInfo (id) UNIQUE",
        "CREATE VERTEX TYPE Lease IF NOT EXISTS",
        "CREATE PROPERTY Lease.id IF NOT EXISTS STRING",
        "CREATE INDEX IF NOT EXISTS ON Lease (id) UNIQUE",
        "CREATE VERTEX TYPE Manifest IF NOT EXISTS",
        "CREATE PROPERTY Manifest.id IF NOT EXISTS STRING",
        "CREATE PROPERTY Manifest.document IF NOT EXISTS STRING",
        "CREATE INDEX IF NOT EXISTS ON Manifest (id) UNIQUE",
        "CREATE INDEX IF NOT EXISTS ON Manifest (document) NOTUNIQUE",
        "CREATE VERTEX TYPE Merged IF NOT EXISTS",
        "CREATE PROPERTY Merged.id IF NOT EXISTS STRING",
        "CREATE INDEX IF NOT EXISTS ON Merged (id) UNIQUE",
    ),
}
READ_INFO = "MATCH (s:StoreInfo {id: $id}) RETURN s.format AS format, s.schema AS schema"
# Two statements, because a MERGE with a condition is not the same on both stores (decisions/0601).
CREATE_ONE = {
    INFO: "OPTIONAL MATCH (o:StoreInfo {id: $id}) WITH o WHERE o IS NULL CREATE (:StoreInfo {id: $id})",
    LEASE: "OPTIONAL MATCH (o:Lease {id: $id}) WITH o WHERE o IS NULL CREATE (:Lease {id: $id, until: 0})",
}
WRITE_INFO = "MATCH (s:StoreInfo {id: $id}) SET s.format = $format, s.schema = $schema"


@cache
def statements(kind: str) -> tuple[str, ...]:
    """All statements of a dialect, in order, each idempotent."""
    text = Path(GENERATED / DIALECTS[kind]).read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith(("//", "--"))]
    generated = [statement.strip() for statement in "\n".join(lines).split(";\n") if statement.strip(" \n;")]
    return (*TECHNICAL[kind], *(statement.rstrip(";") for statement in generated))


@cache
def version(kind: str) -> str:
    """What identifies the schema: 16 hex digits over its statements."""
    return hashlib.sha256("\n".join(statements(kind)).encode()).hexdigest()[:16]


def is_current(store: BoltStore) -> bool:
    """Whether the store bears this program's schema. Raises `SchemaVersionError` for a newer program's."""
    found = store.read(READ_INFO, {"id": INFO})
    if found and (found[0]["format"] or 0) > FORMAT:
        raise SchemaVersionError("graph.schema_newer", found=found[0]["format"], own=FORMAT)
    return bool(found) and found[0]["schema"] == version(store.kind)


def apply_schema(store: BoltStore) -> bool:
    """Apply the schema where the store does not bear it yet; whether anything was done. Safe to run at once by many."""
    if is_current(store):
        return False
    if store.kind == "neo4j":
        for statement in statements(store.kind):
            _again(partial(store.define, statement), store)
    else:
        _again(lambda: _sql(store, statements(store.kind)), store)

    def mark(transaction: Transaction) -> None:
        for one, create in CREATE_ONE.items():
            transaction.run(create, {"id": one})
        transaction.run(WRITE_INFO, {"id": INFO, "format": FORMAT, "schema": version(store.kind)})

    _again(lambda: store.write(mark), store)
    if store.kind == "neo4j":
        store.define("CALL db.awaitIndexes(60)")
    return True


def _again(act: Callable[[], None], store: BoltStore) -> None:
    """Do it, and again if it failed: another process may have defined the same at the same moment."""
    for pause in (0.1, 0.3, 1.0, 3.0):
        try:
            return act()
        except UnreachableError:
            raise
        except StoreError:
            time.sleep(pause)
            if is_current(store):
                return None
    return act()


def _sql(store: BoltStore, script: tuple[str, ...]) -> None:
    """One SQL script over the embedded server's loopback endpoint: Bolt has no full-text definitions there."""
    where = store.where
    credentials = base64.b64encode(f"{where.user}:{where.password}".encode()).decode()
    request = urllib.request.Request(
        where.sql,
        json.dumps({"language": "sqlscript", "command": ";\n".join(script) + ";"}).encode(),
        {"Content-Type": "application/json", "Authorization": f"Basic {credentials}"},
    )
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # a proxy has no business on the loopback
    try:
        with opener.open(request, timeout=60) as answer:
            answer.read()
    except urllib.error.HTTPError as error:
        detail = error.read().decode("utf-8", "replace")[:300]
        raise StoreError("graph.failed", uri=store.address, detail=detail) from error
    except OSError as error:
        raise StoreError("graph.failed", uri=store.address, detail=str(error)) from error
