"""The schema of a store: the ontology's constraints and indexes, applied once, and what only the store itself needs.

Five technical labels stand beside the ontology's: `StoreInfo` (one node: the layout's format and the schema that was
applied), `Lease` (one node: who writes), `Manifest` (what a document owns and states; the loader alone reads it),
`Merged` (an id that is one with others by decision, see `graph.decisions`) and `Tally` (see `graph.tally`).
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from graph.bolt import BoltStore
from graph.definitions import sql, there, wanted
from graph.errors import InUseError, SchemaVersionError, StoreError, UnreachableError
from graph.lease import LEASE, Lease
from graph.store import Transaction
from graph.tally import TOGETHER, all_documents, refresh
from ontology.model import GENERATED, ontology

FORMAT = 3  # of what the loader writes; a store with a greater one was written by a newer program
TALLIED = 3  # the first format that has tallies
INFO = "store:info"
DIALECTS = {"neo4j": "neo4j.cypher", "embedded": "arcadedb.sql"}
TECHNICAL = {
    "neo4j": (
        "CREATE CONSTRAINT store_info_id IF NOT EXISTS FOR (n:StoreInfo) REQUIRE n.id IS UNIQUE",
        "CREATE CONSTRAINT lease_id IF NOT EXISTS FOR (n:Lease) REQUIRE n.id IS UNIQUE",
        "CREATE CONSTRAINT manifest_id IF NOT EXISTS FOR (n:Manifest) REQUIRE n.id IS UNIQUE",
        "CREATE INDEX manifest_document IF NOT EXISTS FOR (n:Manifest) ON (n.document)",
        "CREATE CONSTRAINT merged_id IF NOT EXISTS FOR (n:Merged) REQUIRE n.id IS UNIQUE",
        "CREATE CONSTRAINT tally_id IF NOT EXISTS FOR (n:Tally) REQUIRE n.id IS UNIQUE",
        "CREATE INDEX tally_document IF NOT EXISTS FOR (n:Tally) ON (n.document)",
        "CREATE INDEX tally_unit IF NOT EXISTS FOR (n:Tally) ON (n.unit)",
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
        "CREATE VERTEX TYPE Tally IF NOT EXISTS",
        "CREATE PROPERTY Tally.id IF NOT EXISTS STRING",
        "CREATE PROPERTY Tally.document IF NOT EXISTS STRING",
        "CREATE PROPERTY Tally.unit IF NOT EXISTS STRING",
        "CREATE INDEX IF NOT EXISTS ON Tally (id) UNIQUE",
        "CREATE INDEX IF NOT EXISTS ON Tally (document) NOTUNIQUE",
        "CREATE INDEX IF NOT EXISTS ON Tally (unit) NOTUNIQUE",
    ),
}
READ_INFO = (
    "MATCH (s:StoreInfo {id: $id}) RETURN s.format AS format, s.schema AS schema, s.ontology AS ontology, "
    "s.definitions AS definitions, s.restoring AS restoring"
)
# Two statements, because a MERGE with a condition is not the same on both stores (decisions/0601).
CREATE_ONE = {
    INFO: "OPTIONAL MATCH (o:StoreInfo {id: $id}) WITH o WHERE o IS NULL CREATE (:StoreInfo {id: $id})",
    LEASE: "OPTIONAL MATCH (o:Lease {id: $id}) WITH o WHERE o IS NULL CREATE (:Lease {id: $id, until: 0})",
}
WRITE_INFO = (
    "MATCH (s:StoreInfo {id: $id}) SET s.format = $format, s.schema = $schema, s.ontology = $ontology, "
    "s.definitions = $definitions"
)
COUNT_STALE = (
    "MATCH (d:Document) WHERE d.ontology_version <> $ontology RETURN count(d) AS n"  # no version: not from our reader
)


@dataclass(frozen=True, slots=True)
class Difference:
    """What a store was built with and this program is, and what lies between.

    `missing` and `dropped` definitions are made and dropped when the schema is applied; `foreign` ones are somebody
    else's and stay. `stale` documents were extracted under another version of the ontology.
    """

    built: str
    own: str
    missing: tuple[str, ...]
    dropped: tuple[str, ...]
    foreign: tuple[str, ...]
    stale: int

    @property
    def none(self) -> bool:
        """Whether there is nothing to apply."""
        return self.built == self.own and not self.missing and not self.dropped


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


def release(ontology_version: str) -> tuple[int, ...]:
    """The numbers of a version, without what tells builds of one release apart."""
    return tuple(int(number) for number in ontology_version.partition("+")[0].split("."))


def described(store_format: int | None, ontology_version: str | None) -> str:
    """A store's version in words."""
    return f"{ontology_version or '?'} ({store_format or 0})"


def own_version() -> str:
    """What this program builds, in the same words."""
    return described(FORMAT, ontology().version)


def is_current(store: BoltStore) -> bool:
    """Whether the store bears this program's schema. Raises `SchemaVersionError` for a newer program's."""
    found = store.read(READ_INFO, {"id": INFO})
    if not found:
        return False
    info = found[0]
    own = release(ontology().version)
    built = release(info["ontology"]) if info["ontology"] else own
    if ((info["format"] or 0), built) > (FORMAT, own):
        was = described(info["format"], info["ontology"])
        raise SchemaVersionError("graph.schema_newer", found=was, own=own_version())
    return (info["format"], info["schema"], built) == (FORMAT, version(store.kind), own)


def check_schema(store: BoltStore) -> None:
    """Refuse a store of another version, and one that a restore left half filled: `SchemaVersionError`."""
    found = store.read(READ_INFO, {"id": INFO})
    if not found:
        return
    if found[0]["restoring"]:
        raise SchemaVersionError("graph.half_restored", uri=store.address)
    if not is_current(store):
        was = described(found[0]["format"], found[0]["ontology"])
        raise SchemaVersionError("graph.schema_older", found=was, own=own_version())


def is_new(store: BoltStore) -> bool:
    """Whether no program has set the store up yet."""
    return not store.read(READ_INFO, {"id": INFO})


def difference(store: BoltStore) -> Difference:
    """What `apply_schema` would do. Raises `SchemaVersionError` for a newer program's store."""
    is_current(store)
    info = (store.read(READ_INFO, {"id": INFO}) or [{}])[0]
    should, has = wanted(statements(store.kind)), there(store)
    ours = has.keys() & set(info.get("definitions") or ()) - should.keys()
    return Difference(
        described(info.get("format"), info.get("ontology")),
        own_version(),
        tuple(sorted(should.keys() - has.keys())),
        tuple(sorted(ours)),
        tuple(sorted(has.keys() - should.keys() - ours)),
        store.read(COUNT_STALE, {"ontology": ontology().version})[0]["n"],
    )


def apply_schema(store: BoltStore) -> bool:
    """Bring the store to this program's schema; whether anything was done. Safe to run at once by many."""
    if is_current(store):
        return False
    define(store)
    return True


def define(store: BoltStore) -> None:
    """Make what is missing, drop what an older program made and this one does not want, and write down the version."""
    new, built = is_new(store), (store.read(READ_INFO, {"id": INFO}) or [{}])[0].get("format") or 0
    dropped = () if new else difference(store).dropped  # a new store has nothing of ours, and looking costs a second
    if store.kind == "neo4j":
        drops = [there(store)[one] for one in dropped]
        for statement in (*statements(store.kind), *drops):
            _again(partial(store.define, statement), store)
    else:
        script = ";\n".join((*statements(store.kind), *(there(store)[one] for one in dropped))) + ";"
        _again(lambda: sql(store, script, "sqlscript"), store)

    if not new and built < TALLIED:
        _again(lambda: _tally(store), store)

    def mark(transaction: Transaction) -> None:
        for one, create in CREATE_ONE.items():
            transaction.run(create, {"id": one})
        own = {"format": FORMAT, "schema": version(store.kind), "ontology": ontology().version}
        definitions = sorted(wanted(statements(store.kind)))
        transaction.run(WRITE_INFO, {"id": INFO, "definitions": definitions, **own})

    _again(lambda: store.write(mark), store)
    if store.kind == "neo4j":
        store.define("CALL db.awaitIndexes(60)")


def _tally(store: BoltStore) -> None:
    """Count what an older program did not. Raises `InUseError` while one still writes."""
    lease = Lease(store, wait=store.wait)
    try:
        documents = all_documents(store.read)
        for start in range(0, len(documents), TOGETHER):
            some = documents[start : start + TOGETHER]
            lease.write(lambda transaction, keys=some: refresh(transaction.run, keys))  # type: ignore[misc]
    finally:
        lease.give_back()


def _again(act: Callable[[], object], store: BoltStore) -> None:
    """Do it, and again if it failed: another process may have defined the same at the same moment."""
    for pause in (0.1, 0.3, 1.0, 3.0):
        try:
            act()
            return
        except (UnreachableError, InUseError):
            raise
        except StoreError:
            time.sleep(pause)
            if is_current(store):
                return
    act()
