"""From the paths that a person gives to the files to read, in a fixed order, each with its row of `sources.csv`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from ingest.errors import NothingToReadError
from ingest.read.sources import FILE, read_sources
from ingest.records import Origin

NO_DOCUMENTS = (FILE, "places.tsv")  # a folder's tables: the sources, and a user's own places


def origins(paths: Sequence[str | Path], sources: str | Path | None = None) -> list[Origin]:
    """The files under the paths, sorted, each once; hidden ones, `sources.csv` and `places.tsv` are left out.

    A file that is named stays, also when it is missing: reading it says so. `sources` is one table for all files;
    without it each folder's own is used. Errors: `SourcesError`; `NothingToReadError` where a folder holds no file.
    """
    tables: dict[Path, dict[str, Origin]] = {}
    given = _table(Path(sources)) if sources else None
    found: dict[str, Origin] = {}
    for path in map(Path, paths):
        files = sorted(_files(path)) if path.is_dir() else [path]
        if not files:
            raise NothingToReadError("ingest.read.nothing", path=path)
        for file in files:
            folder = file.parent
            if given is None and folder not in tables:
                tables[folder] = _table(folder / FILE) if (folder / FILE).is_file() else {}
            known = tables[folder] if given is None else given
            real = os.path.realpath(file)
            found.setdefault(real, known.get(real) or Origin(str(file)))
    if not found:
        raise NothingToReadError("ingest.read.nothing", path=", ".join(map(str, paths)))
    return list(found.values())


def _files(folder: Path) -> Iterable[Path]:
    for top, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(top) / name for name in names if not name.startswith(".") and name not in NO_DOCUMENTS)


def _table(path: Path) -> dict[str, Origin]:
    """The rows by the file's real path, so that links and `..` make no difference."""
    return {os.path.realpath(file): origin for file, origin in read_sources(path).items()}
