"""The way of the data, from a file to rows."""

from __future__ import annotations

from collections.abc import Callable

from ingest.clean import clean
from ingest.extract import extract
from ingest.read import read
from ingest.records import Facts, Origin, Rows
from ingest.resolve import resolve
from ingest.structure import structure

Completion = Callable[[Facts], None]
"""What adds to the facts that the rules found: a language model, where one was asked for."""


def facts_of(origin: Origin, *, accept_marking: bool = False, complete: Completion | None = None) -> Facts:
    """What one document states. Errors: `IngestError`, one line each."""
    facts = extract(structure(clean(read(origin)), accept_marking=accept_marking))
    if complete:
        complete(facts)
    return facts


def rows_of(origin: Origin, *, accept_marking: bool = False, complete: Completion | None = None) -> Rows:
    """One document as rows for the store."""
    return resolve(facts_of(origin, accept_marking=accept_marking, complete=complete))
