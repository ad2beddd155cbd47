"""Documents into the store and out of it."""

from __future__ import annotations

import json
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Literal

from graph.bolt import BoltStore
from graph.errors import FullDiskError, InUseError, StoreError, UnreachableError
from graph.lease import Lease
from graph.store import Transaction
from ingest.errors import RowsError, UnknownDocumentError
from ingest.load import statements
from ingest.load.batches import run
from ingest.load.change import apply
from ingest.load.check import check
from ingest.records import Rows
from ontology.errors import KechuangError

# A document is unchanged when these properties of its Document are.
FINGERPRINT = ("sha256", "place", "extractor_version", "ontology_version", "settings")
# After these no other document fares better.
FATAL = (InUseError, UnreachableError, FullDiskError)

# Rows of the whole documents that one transaction takes, if it is not one document alone. Each transaction sends a
# statement for each class and type, so that small ones cost up to twice the time; greater ones only hold more memory.
MOST_TOGETHER = 20_000

Fingerprint = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document; `error` says why it failed."""

    document: str
    status: Literal["loaded", "replaced", "unchanged", "failed"]
    nodes: int = 0
    edges: int = 0
    error: KechuangError | None = None


@dataclass(frozen=True, slots=True)
class LoadedDocument:
    """A document that the store holds."""

    key: str
    title: str | None
    issuer: str | None
    place: str | None
    published: str | None
    completeness: str | None
    fingerprint: Fingerprint


def fingerprint(properties: dict[str, Any]) -> Fingerprint:
    """What tells whether a document has to be loaded again, from its Document's properties."""
    return tuple(properties.get(name) for name in FINGERPRINT)


def size(rows: Rows) -> int:
    """How many rows a document is."""
    return len(rows.owned) + len(rows.shared) + len(rows.edges) + len(rows.vocab_edges)


class Loader:
    """Loads and removes documents; a document owns its facts. Use as a context: the lease is given back at the end."""

    def __init__(self, store: BoltStore, *, wait: float | None = None, version: str = "", settings: str = "") -> None:
        """`wait`: seconds to wait for another writer (default: the store's); the rest is written on the Run."""
        self._store = store
        self._lease = Lease(store, wait=store.wait if wait is None else wait)
        now = datetime.now(UTC)
        self._run = f"run:{now:%Y%m%dT%H%M%SZ}-{uuid.uuid4().hex[:8]}"
        self._run_properties = {"version": version, "settings": settings, "started_at": now.isoformat("T", "seconds")}
        self._counts: Counter[str] = Counter()

    # ------------------------------------------------------------ reading

    def documents(self) -> list[LoadedDocument]:
        """What the store holds, by key; for an ingest that leaves unchanged files unread."""
        return [
            LoadedDocument(
                record["id"].partition(":")[2],
                record["title"],
                record["issuer"],
                record["place"],
                record["published"],
                record["completeness"],
                fingerprint(record),
            )
            for record in self._store.read(statements.LIST_DOCUMENTS)
        ]

    def _fingerprints(self, group: Sequence[Rows]) -> dict[str, Fingerprint]:
        rows = [{"id": rows.owned[0].id} for rows in group]
        found = self._store.read(statements.READ_DOCUMENTS, {"rows": rows})
        return {record["id"].partition(":")[2]: fingerprint(record) for record in found}

    # ------------------------------------------------------------ writing

    def load(self, rows: Rows) -> Outcome:
        """Put one document in place of its older version; nothing is written if it is unchanged."""
        check(rows)
        outcome = self._load_group([rows])[0]
        if outcome.error:
            raise outcome.error
        return outcome

    def load_many(self, documents: Iterable[Rows]) -> Iterator[Outcome]:
        """The same for many, as many whole documents a transaction as make 20,000 rows; one outcome each, in order.

        A document that fails is reported and the others go on, unless the store is gone, full or another's.
        """
        group: list[Rows] = []
        for rows in documents:
            try:
                check(rows)
            except RowsError as error:
                yield from self._load_group(group)
                group = []
                yield Outcome(rows.document, "failed", error=error)
                continue
            known = {other.document for other in group}
            if group and (rows.document in known or sum(map(size, group)) + size(rows) > MOST_TOGETHER):
                yield from self._load_group(group)
                group = []
            group.append(rows)
        yield from self._load_group(group)

    def _load_group(self, group: Sequence[Rows]) -> list[Outcome]:
        if not group:
            return []
        known = self._fingerprints(group)
        changed = [r for r in group if known.get(r.document) != fingerprint(dict(r.owned[0].properties))]
        outcomes = {rows.document: Outcome(rows.document, "unchanged") for rows in group}
        try:
            outcomes |= self._write(changed)
        except FATAL:
            raise
        except StoreError as error:
            if len(changed) == 1:
                outcomes[changed[0].document] = Outcome(changed[0].document, "failed", error=error)
            else:
                outcomes |= {rows.document: self._load_group([rows])[0] for rows in changed}
        return [outcomes[rows.document] for rows in group]

    def _write(self, loads: Sequence[Rows]) -> dict[str, Outcome]:
        if not loads:
            return {}

        def work(transaction: Transaction) -> tuple[set[str], Counter[str]]:
            replaced = apply(transaction, loads).replaced
            counts = self._counts + Counter(replaced=len(replaced), loaded=len(loads) - len(replaced))
            self._record(transaction, counts)
            produced = [{"id": rows.owned[0].id, "run": self._run} for rows in loads]
            run(transaction, statements.CREATE_PRODUCED, produced)
            return replaced, counts

        replaced, self._counts = self._lease.write(work)
        return {
            rows.document: Outcome(
                rows.document,
                "replaced" if rows.document in replaced else "loaded",
                len(rows.owned) + len(rows.shared),
                len(rows.edges),
            )
            for rows in loads
        }

    def remove(self, document: str) -> None:
        """Take a document back: exactly what it stated, and the shared nodes that nothing states any more."""

        def work(transaction: Transaction) -> Counter[str]:
            if not apply(transaction, (), (document,)).replaced:
                raise UnknownDocumentError("ingest-load.unknown_document", document=document)
            counts = self._counts + Counter(removed=1)
            self._record(transaction, counts)
            return counts

        if not self._store.read(statements.READ_DOCUMENTS, {"rows": [{"id": f"document:{document}"}]}):
            raise UnknownDocumentError("ingest-load.unknown_document", document=document)
        self._counts = self._lease.write(work)

    def _record(self, transaction: Transaction, counts: Counter[str]) -> None:
        """The Run that wrote; it is made by the first transaction that writes."""
        properties = {"counts": json.dumps(dict(sorted(counts.items()))), "ended_at": datetime.now(UTC).isoformat()}
        if self._counts:
            transaction.run(statements.CHANGE_RUN, {"id": self._run, "properties": properties})
        else:
            everything = self._run_properties | properties
            transaction.run(statements.CREATE_RUN, {"id": self._run, "properties": everything})

    def close(self) -> None:
        """Let others write."""
        self._lease.give_back()

    def __enter__(self) -> Loader:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
