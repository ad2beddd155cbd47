"""The store in one file, the same on both stores: `backup` writes it, `restore` puts it into an empty store.

Gzip of JSON Lines: a header (format of the file, format and ontology of the store), nodes, relationships, the bytes of
kept documents in pieces, and last the counts and the sha256 of all lines before. It holds all that this program wrote:
documents, manifests, decisions, merged ids, runs; neither the lease nor nodes that others put beside them. Nothing is
held in memory but one portion. While it is written the lease is held, so that nobody changes what is being read; a
restore that is cut off leaves a mark, and the next one starts anew.
"""

from __future__ import annotations

import base64
import contextlib
import gzip
import hashlib
import os
import re
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BufferedWriter
from pathlib import Path
from typing import Any

import orjson

from graph.bolt import BoltStore
from graph.canonical import FAMILIES
from graph.errors import BackupError, StoreError
from graph.lease import LASTS, Lease
from graph.schema import FORMAT, INFO, described, own_version, release
from graph.store import Transaction
from ontology.ids import ROOT_LABELS, family
from ontology.model import ontology

VERSION = 1  # of the file
LABELS = {**FAMILIES, **ROOT_LABELS}  # family → label that bears the index; runs too
RENEW = LASTS / 1_000 / 3  # seconds
PIECE = 192 * 1024  # bytes of a kept document a line; a multiple of 3
MOST_ROWS, MOST_BYTES = 5_000, 2_000_000  # of a portion; the embedded server takes 16 MiB a message
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
DIGEST = re.compile(r"[0-9a-f]{64}")
DAMAGED = (EOFError, zlib.error, gzip.BadGzipFile, orjson.JSONDecodeError, KeyError, TypeError, ValueError)

ANYTHING = "MATCH (n) WHERE NOT n:StoreInfo AND NOT n:Lease RETURN 1 AS one LIMIT 1"
READ_MARK = "MATCH (s:StoreInfo {id: $id}) RETURN s.restoring AS restoring"
MARK = "MATCH (s:StoreInfo {id: $id}) SET s.restoring = true"
DONE = "MATCH (s:StoreInfo {id: $id}) SET s.restoring = null, s.format = $format, s.ontology = $ontology"


@dataclass(slots=True)
class Counts:
    """What a backup holds."""

    nodes: int = 0
    edges: int = 0
    files: int = 0


# ---------------------------------------------------------------- writing


def backup(store: BoltStore, file: Path, *, files: Path | None = None, wait: float = 0) -> Counts:
    """Write the store to a new file; `files` is the folder of kept bytes, None leaves them out.

    `wait`: seconds to wait for a writer. Errors: `BackupError`, `InUseError`.
    """
    if file.exists():
        raise BackupError("graph.backup_exists", file=file)
    partial, counts, digest = file.with_name(f"{file.name}.partial"), Counts(), hashlib.sha256()
    lease = Lease(store, wait=wait)
    try:
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as raw, gzip.GzipFile("", "wb", 6, raw, mtime=0) as out:
            for record in _held(_records(store, files, counts), lease):
                line = orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE)
                digest.update(line)
                out.write(line)
            last = {"nodes": counts.nodes, "edges": counts.edges, "files": counts.files, "sha256": digest.hexdigest()}
            out.write(orjson.dumps(last, option=orjson.OPT_APPEND_NEWLINE))
        partial.replace(file)
    except OSError as error:
        raise BackupError("graph.backup_file", file=file, why=error.strerror or error) from error
    finally:
        lease.give_back()
        partial.unlink(missing_ok=True)
    return counts


def _held(records: Iterable[dict[str, Any]], lease: Lease) -> Iterator[dict[str, Any]]:
    """The records, and the lease for as long as they are read."""
    lease.write(lambda transaction: None)
    taken = time.monotonic()
    for record in records:
        if time.monotonic() - taken > RENEW:
            lease.write(lambda transaction: None)
            taken = time.monotonic()
        yield record


def _records(store: BoltStore, files: Path | None, counts: Counts) -> Iterator[dict[str, Any]]:
    info = store.read("MATCH (s:StoreInfo {id: $id}) RETURN s.format AS format, s.ontology AS ontology", {"id": INFO})[
        0
    ]
    created = datetime.now(UTC).isoformat("T", "seconds")
    yield {"kechuang_backup": VERSION, "format": info["format"], "ontology": info["ontology"], "created": created}
    labels = sorted(set(LABELS.values()))
    for label in labels:
        for row in store.stream(f"MATCH (n:{label}) RETURN labels(n) AS labels, properties(n) AS properties"):
            counts.nodes += 1
            yield {"n": sorted(row["labels"]), "p": row["properties"]}
    for label in labels:
        statement = (
            f"MATCH (a:{label})-[r]->(b) WHERE b.id IS NOT NULL "
            "RETURN type(r) AS type, a.id AS source, b.id AS target, properties(r) AS properties"
        )
        for row in store.stream(statement):
            counts.edges += 1
            yield {"r": row["type"], "s": row["source"], "t": row["target"], "p": row["properties"]}
    for path in sorted(files.glob("??/*")) if files else ():
        if DIGEST.fullmatch(path.name):
            counts.files += 1
            with path.open("rb") as kept:
                while piece := kept.read(PIECE):
                    yield {"f": path.name, "d": base64.b64encode(piece).decode()}


# ---------------------------------------------------------------- reading


def verify(file: Path) -> dict[str, Any]:
    """The header of a backup that is whole. Errors: `BackupError`."""
    header: dict[str, Any] = {}
    digest, counts, piece_of, held = hashlib.sha256(), Counter[str](), "", b""
    try:
        with gzip.open(file) as lines:
            first = next(lines, b"")
            header = _header(file, orjson.loads(first))
            digest.update(first)
            for line in lines:
                if held:
                    digest.update(held)
                    record = orjson.loads(held)
                    kind = next(kind for kind in "nrf" if kind in record)
                    counts[kind] += kind != "f" or record["f"] != piece_of
                    piece_of = record.get("f", "")
                held = line
        total = orjson.loads(held)
        if total["sha256"] != digest.hexdigest():
            raise ValueError("sha256")
        if [counts[kind] for kind in "nrf"] != [total["nodes"], total["edges"], total["files"]]:
            raise ValueError("counts")
    except DAMAGED as error:
        if not header:
            raise BackupError("graph.backup_none", file=file) from error
        raise BackupError("graph.backup_damaged", file=file, why=error) from error
    except OSError as error:
        raise BackupError("graph.backup_file", file=file, why=error.strerror or error) from error
    return header


def _header(file: Path, header: dict[str, Any]) -> dict[str, Any]:
    was = described(header["format"], header["ontology"])
    newer = header["kechuang_backup"] > VERSION or header["format"] > FORMAT
    if newer or release(header["ontology"]) > release(ontology().version):
        raise BackupError("graph.backup_newer", file=file, found=was, own=own_version())
    return header


def restore(store: BoltStore, file: Path, *, files: Path | None = None, wait: float = 0) -> Counts:
    """Put a backup into an empty store, and its kept bytes into the folder `files`.

    A store of an older version is older afterwards too. Errors: `BackupError`, `InUseError`.
    """
    header = verify(file)
    lease, counts = Lease(store, wait=wait), Counts()
    try:
        if store.read(READ_MARK, {"id": INFO})[0]["restoring"]:
            _clear(lease)
        elif store.read(ANYTHING):
            raise BackupError("graph.backup_not_empty", uri=store.address)
        lease.write(lambda transaction: transaction.run(MARK, {"id": INFO}))
        with gzip.open(file) as lines:
            next(lines)
            for portion in _portions(map(orjson.loads, lines), files, counts):
                _write(lease, portion)
        built = {"format": header["format"], "ontology": header["ontology"]}
        lease.write(lambda transaction: transaction.run(DONE, {"id": INFO, **built}))
    except OSError as error:
        raise BackupError("graph.backup_file", file=error.filename or file, why=error.strerror or error) from error
    finally:
        lease.give_back()
    return counts


def _clear(lease: Lease) -> None:
    for label in sorted(set(LABELS.values())):
        statement = f"MATCH (n:{label}) WITH n LIMIT {MOST_ROWS} DETACH DELETE n RETURN count(*) AS gone"
        while lease.write(lambda transaction, text=statement: transaction.run(text))[0]["gone"]:  # type: ignore[misc]
            pass


def _portions(
    records: Iterable[dict[str, Any]], files: Path | None, counts: Counts
) -> Iterator[dict[str, list[dict[str, Any]]]]:
    """Statements with their rows, as many as go into a transaction; kept bytes go to their folder on the way."""
    portion: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    rows = size = 0
    with contextlib.closing(_Kept(files)) as kept:
        for record in records:
            if "n" in record:
                row = {"properties": record["p"]}
                statement = _create_node(tuple(record["n"]))
                counts.nodes += 1
            elif "r" in record:
                row = {"source": record["s"], "target": record["t"], "properties": record["p"]}
                statement = _create_edge(record["r"], record["s"], record["t"])
                counts.edges += 1
            elif "f" in record:
                counts.files += kept.take(record)
                continue
            else:  # the counts at the end
                kept.finish()
                break
            portion[statement].append(row)
            rows, size = rows + 1, size + len(orjson.dumps(row))
            if rows >= MOST_ROWS or size >= MOST_BYTES:
                yield portion
                portion, rows, size = defaultdict(list), 0, 0
    if portion:
        yield portion


def _name(text: str) -> str:
    """A label or a type, which stands in a statement's text: a name and nothing else."""
    if not NAME.fullmatch(text):
        raise BackupError("graph.backup_damaged", file="", why=text)
    return text


def _create_node(labels: tuple[str, ...]) -> str:
    return (
        f"UNWIND $rows AS row CREATE (n:{':'.join(map(_name, labels))}) SET n = row.properties RETURN count(*) AS made"
    )


def _create_edge(relation: str, source: str, target: str) -> str:
    return (
        f"UNWIND $rows AS row MATCH (a:{LABELS[family(source)]} {{id: row.source}}) "
        f"MATCH (b:{LABELS[family(target)]} {{id: row.target}}) "
        f"CREATE (a)-[r:{_name(relation)}]->(b) SET r = row.properties RETURN count(*) AS made"
    )


def _write(lease: Lease, portion: dict[str, list[dict[str, Any]]]) -> None:
    def work(transaction: Transaction) -> None:
        for statement, rows in portion.items():
            made = transaction.run(statement, {"rows": rows})[0]["made"]
            if made != len(rows):
                raise StoreError("graph.failed", uri="", detail=f"{made} of {len(rows)} rows: {statement}")

    lease.write(work)


class _Kept:
    """Kept bytes, put together from their pieces; a file stands under its name when it is whole."""

    def __init__(self, folder: Path | None) -> None:
        self._folder, self._digest, self._path = folder, "", Path()
        self._partial: BufferedWriter | None = None

    def take(self, record: dict[str, Any]) -> bool:
        """Take a piece; whether it is the first of a file."""
        digest = str(record["f"])
        first = digest != self._digest
        if first:
            self.finish()
            if not DIGEST.fullmatch(digest):
                raise BackupError("graph.backup_damaged", file="", why=digest)
            self._digest = digest
            if self._folder is not None:
                self._path = self._folder / digest[:2] / digest
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._partial = self._path.with_name(f"{digest}.{os.getpid()}").open("wb")
        if self._partial:
            self._partial.write(base64.b64decode(record["d"]))
        return first

    def finish(self) -> None:
        """The last file is whole."""
        if self._partial:
            self._partial.close()
            Path(self._partial.name).replace(self._path)
            self._partial = None

    def close(self) -> None:
        """What is not whole goes."""
        if self._partial:
            self._partial.close()
            Path(self._partial.name).unlink()
            self._partial = None
