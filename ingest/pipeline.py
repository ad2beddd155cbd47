"""The way of the data, from a file to rows."""

from __future__ import annotations

import gc
from collections.abc import Callable

from ingest.clean import clean
from ingest.extract import extract
from ingest.read import read, read_bytes
from ingest.records import Facts, Origin, Rows
from ingest.resolve import resolve
from ingest.structure import structure

Completion = Callable[[Facts], None]
"""What adds to the facts that the rules found: a language model, where one was asked for."""


PLAN = "云渚市方案\n\n一、任务\n1.建设云渚实验室。到2025年培育企业10家。（责任单位：市科技局）\n"


def settle() -> None:
    """Load what every document needs, before many are read.

    The garbage collector would look through those vocabularies again and again, in a tenth of all the time; it is told
    to leave them alone, and to look seldom at facts, which hold no cycles (4 % more).
    """
    resolve(extract(structure(clean(read_bytes(PLAN.encode(), Origin(""))))))
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000)


def facts_of(origin: Origin, *, accept_marking: bool = False, complete: Completion | None = None) -> Facts:
    """What one document states. Errors: `IngestError`, one line each."""
    facts = extract(structure(clean(read(origin)), accept_marking=accept_marking))
    if complete:
        complete(facts)
    return facts


def rows_of(origin: Origin, *, accept_marking: bool = False, complete: Completion | None = None) -> Rows:
    """One document as rows for the store."""
    return resolve(facts_of(origin, accept_marking=accept_marking, complete=complete))
