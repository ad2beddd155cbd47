"""One ingest run: documents from their files into the store, one outcome each; what fails stops no other.

A document that is unchanged is known before it is read in full, so that a second run opens no write transaction.
Reading and extracting is a pure function of one document and runs in worker processes where that helps.
"""

from __future__ import annotations

import hashlib
import logging
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ingest import fingerprint
from ingest.errors import IngestError
from ingest.load.writer import FINGERPRINT, LoadedDocument, Loader
from ingest.pipeline import Completion, rows_of, settle
from ingest.read import content_of
from ingest.records import Origin, Rows, Value
from ingest.refresh import kept
from ingest.summary import summary
from ontology.errors import KechuangError
from ontology.ids import document_key

if TYPE_CHECKING:
    from ingest.extract.llm.extractor import Extractor

log = logging.getLogger(__name__)

COVERAGE = (
    "completeness", "completeness_why", "clauses_seen", "clauses_read", "clauses_skipped", "figures_seen",
    "figures_read", "unread", "slips", "quality",
)  # fmt: skip
ENOUGH_FOR_WORKERS = 40  # documents; with fewer, starting worker processes costs more than it saves
MOST_WORKERS = 8


@dataclass(slots=True, frozen=True)
class Options:
    """What a run was asked for; `keep` is the folder for the bytes as read, None leaves them out."""

    place: str = ""
    replaces: str = ""
    jobs: int = 0
    keep: Path | None = None
    accept_marking: bool = False
    strict: bool = False
    extractor: Extractor | None = None  # a language model beside the rules; documents are then read one by one


@dataclass(slots=True, frozen=True)
class Outcome:
    """What became of one document.

    `counts` has its facts by class, `coverage` how much of it was read, `summary` what a person decides by.
    `newer_of`: key of a loaded document with the same title and issuer; `same_as`: a
    path with the same bytes.
    """

    path: str
    status: Literal["loaded", "replaced", "unchanged", "failed"]
    key: str = ""
    error: KechuangError | None = None
    counts: dict[str, int] = field(default_factory=dict)
    coverage: dict[str, Value] = field(default_factory=dict)
    summary: dict[str, Any] = field(default_factory=dict)
    newer_of: str = ""
    same_as: str = ""


class Session:
    """A run over some files. Without a loader nothing is written, and what would be is told."""

    def __init__(self, loader: Loader | None, known: Iterable[LoadedDocument], options: Options) -> None:
        self._loader, self._options = loader, options
        self._known = {d.key: d for d in known}
        self._titles = {(d.title, d.issuer): d.key for d in self._known.values() if d.title}
        self._origins: dict[str, Origin] = {}
        self._aside: list[Outcome] = []  # outcomes of documents that never reach the loader

    def run(self, origins: Iterable[Origin]) -> Iterator[Outcome]:
        """One outcome a document, as each is done."""
        documents: Iterable[Rows] = self._documents(origins)
        if self._options.strict:
            documents = list(documents)
            if any(o.status == "failed" for o in self._aside):
                yield from self._set_aside()
                return
        for rows, status, error in self._load(documents):
            yield from self._set_aside()
            yield self._outcome(rows, status, error)
        yield from self._set_aside()

    def _set_aside(self) -> Iterator[Outcome]:
        aside, self._aside = self._aside, []
        yield from aside

    # ------------------------------------------------------------ reading

    def _documents(self, origins: Iterable[Origin]) -> Iterator[Rows]:
        for origin, result in self._read(self._changed(origins)):
            if isinstance(result, KechuangError):
                self._aside.append(Outcome(origin.path, "failed", error=result))
            else:
                self._origins[result.document] = origin
                yield result

    def _changed(self, origins: Iterable[Origin]) -> Iterator[Origin]:
        """Those that the store does not hold as they are; each key once."""
        seen: dict[str, str] = {}
        for given in origins:
            origin = replace(
                given,
                place=given.place or self._options.place,
                id=self._options.replaces or given.id,
                model=self._options.extractor.name if self._options.extractor else "",
            )
            try:
                content = content_of(origin.path)
            except IngestError as error:
                self._aside.append(Outcome(origin.path, "failed", error=error))
                continue
            key = document_key(row_id=origin.id, url=origin.url, content=content)
            if key in seen:
                self._aside.append(Outcome(origin.path, "unchanged", key, same_as=seen[key]))
                continue
            seen[key] = origin.path
            if self._unchanged(key, fingerprint.properties(origin, hashlib.sha256(content).hexdigest())):
                self._aside.append(Outcome(origin.path, "unchanged", key))
            else:
                yield origin

    def _unchanged(self, key: str, now: dict[str, str]) -> bool:
        if key not in self._known:
            return False
        before = dict(zip(FINGERPRINT, self._known[key].fingerprint, strict=True))
        return all(before[name] == value for name, value in now.items())

    def _read(self, origins: Iterable[Origin]) -> Iterator[tuple[Origin, Rows | KechuangError]]:
        changed = list(origins)
        extractor = self._options.extractor
        jobs = 1 if extractor else self._options.jobs or min(os.cpu_count() or 1, MOST_WORKERS)
        if jobs == 1 or (len(changed) < ENOUGH_FOR_WORKERS and not self._options.jobs):
            if len(changed) > 1:
                settle()
            for origin in changed:
                complete = extractor.complete if extractor else None
                yield origin, read_one(origin, self._options.accept_marking, complete)
            return
        # spawn: a forked copy of the driver's threads would be of no use to a worker
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=settle) as pool:
            marks = [self._options.accept_marking] * len(changed)
            yield from zip(changed, pool.map(read_one, changed, marks, chunksize=4), strict=True)

    # ------------------------------------------------------------ loading

    def _load(self, documents: Iterable[Rows]) -> Iterator[tuple[Rows, str, KechuangError | None]]:
        if self._loader is None:
            for rows in documents:
                yield rows, "replaced" if rows.document in self._known else "loaded", None
            return
        waiting: dict[str, Rows] = {}

        def through() -> Iterator[Rows]:
            for rows in documents:
                waiting[rows.document] = rows
                yield rows

        for outcome in self._loader.load_many(through()):
            yield waiting.pop(outcome.document), outcome.status, outcome.error

    def _outcome(self, rows: Rows, status: str, error: KechuangError | None) -> Outcome:
        origin, document = self._origins[rows.document], rows.owned[0].properties
        if error is None and self._loader and self._options.keep:
            keep(content_of(origin.path), self._options.keep)
        other = self._titles.get((str(document.get("title")), str(document.get("issuer"))), "")
        return Outcome(
            origin.path,
            status,  # type: ignore[arg-type]  # the loader's words are ours
            rows.document,
            error,
            dict(Counter(node.cls for node in rows.owned)),
            {name: document.get(name) for name in COVERAGE},
            summary(rows),
            newer_of=other if other != rows.document else "",
        )


def read_one(origin: Origin, accept_marking: bool, complete: Completion | None = None) -> Rows | KechuangError:
    """One document as rows, or why it cannot be read; a fault of ours costs this document alone, and is logged."""
    try:
        return rows_of(origin, accept_marking=accept_marking, complete=complete)
    except KechuangError as error:
        return error
    except Exception as error:
        log.debug("unexpected fault while reading a document", extra={"path": origin.path}, exc_info=True)
        return IngestError("ingest.unexpected", path=origin.path, fault=f"{type(error).__name__}: {error}")


def keep(content: bytes, folder: Path) -> Path:
    """Keep bytes by their sha256, under `<first two digits>/<digest>`; what is there already stays."""
    digest = hashlib.sha256(content).hexdigest()
    path = kept(folder, digest)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f"{digest}.{os.getpid()}")
        partial.write_bytes(content)
        partial.replace(path)
    return path
