"""What tells, before a document is read in full, whether it has to be loaded again."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict
from pathlib import Path, PurePath

from ingest.records import Origin
from ontology.model import ontology

# A change of what is extracted or of how it is resolved raises it; documents are then read anew.
EXTRACTOR_VERSION = "13"


def settings_of(origin: Origin) -> str:
    """16 hex digits over what a run was told of a document besides its bytes; its path does not count."""
    told = asdict(origin)
    del told["path"], told["name"]
    own_places = os.environ.get("KECHUANG_PLACES")
    told["places"] = hashlib.sha256(Path(own_places).read_bytes()).hexdigest() if own_places else ""
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]


def name_of(origin: Origin) -> str:
    """The name that the file had when it was first read."""
    return origin.name or PurePath(origin.path).name


def told(origin: Origin) -> str:
    """What a run was told of a document, as JSON: with its bytes, all that it takes to read it again."""
    known = asdict(origin) | {"name": name_of(origin)}
    del known["path"]
    said = {name: value for name, value in known.items() if value}
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def origin_of(said: str, path: str) -> Origin:
    """The origin that `told` wrote down, with its bytes at a path."""
    return Origin(path, **json.loads(said))


def properties(origin: Origin, sha256: str) -> dict[str, str]:
    """The properties of a Document by which it is known to be unchanged."""
    return {
        "sha256": sha256,
        "extractor_version": EXTRACTOR_VERSION,
        "ontology_version": ontology().version,
        "settings": settings_of(origin),
    }
