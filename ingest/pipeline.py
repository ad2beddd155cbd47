"""The way of the data, from a file to rows."""

from __future__ import annotations

from ingest.clean import clean
from ingest.extract import extract
from ingest.read import read
from ingest.records import Facts, Origin, Rows
from ingest.resolve import resolve
from ingest.structure import structure


def facts_of(origin: Origin, *, accept_marking: bool = False) -> Facts:
    """What one document states. Errors: `IngestError`, one line each."""
    return extract(structure(clean(read(origin)), accept_marking=accept_marking))


def rows_of(origin: Origin, *, accept_marking: bool = False) -> Rows:
    """One document as rows for the store."""
    return resolve(facts_of(origin, accept_marking=accept_marking))
