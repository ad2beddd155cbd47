"""Documents read again from the bytes that were kept, as they were told of when they were first taken in."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from graph.store import Store
from ingest.errors import NotKeptError, UnknownDocumentError
from ingest.fingerprint import origin_of
from ingest.load.statements import LIST_TOLD
from ingest.records import Origin
from ontology.errors import KechuangError


def kept(folder: Path, sha256: str) -> Path:
    """Where the bytes with a digest are kept."""
    return folder / sha256[:2] / sha256


def to_refresh(store: Store, folder: Path, keys: Collection[str] = ()) -> Iterator[tuple[str, Origin | KechuangError]]:
    """Each document of the keys (all without any) with its origin, or why it cannot be read again.

    `folder` is that of the kept bytes.
    """
    found = {record["id"].partition(":")[2]: record for record in store.read(LIST_TOLD)}
    for key in dict.fromkeys(keys or found):
        if key not in found:
            yield key, UnknownDocumentError("ingest-load.unknown_document", document=key)
            continue
        path = kept(folder, str(found[key]["sha256"]))
        if found[key]["told"] and path.is_file():
            yield key, origin_of(found[key]["told"], str(path))
        else:
            yield key, NotKeptError("ingest.not_kept", document=key, folder=folder)
