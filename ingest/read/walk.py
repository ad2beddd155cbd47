"""From the paths that a person gives to the files to read, in a fixed order, each with its row of `sources.csv`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from ingest.errors import NothingToReadError, UnreadableError
from ingest.read import archive
from ingest.read.sources import FILE, read_sources
from ingest.records import Origin


def origins(paths: Sequence[str | Path], sources: str | Path | None = None) -> list[Origin]:
    """The files under the paths, sorted, each once; hidden ones, `sources.csv` and `places.tsv` are left out.

    The files in an archive stand for it. A file that is named stays, also when it is missing: reading it says so.
    `sources` is one table for all files; without it each folder's own is used. Errors: `SourcesError`;
    `NothingToReadError` where a folder holds no file.
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
            for place, origin in _expanded(file, real):
                found.setdefault(place, known.get(place) or origin)
    if not found:
        raise NothingToReadError("ingest.read.nothing", path=", ".join(map(str, paths)))
    return list(found.values())


def _expanded(file: Path, real: str) -> Iterable[tuple[str, Origin]]:
    """A file, or the members of an archive; one that is refused stays whole, and reading it says why."""
    if archive.is_archive(file):
        with suppress(UnreadableError):
            inside = archive.members(file, str(file))
            mark = archive.SEPARATOR
            return [
                (f"{real}{mark}{one}", Origin(f"{file}{mark}{one}", name=f"{file.name}{mark}{one}")) for one in inside
            ]
    return [(real, Origin(str(file)))]


def _files(folder: Path) -> Iterable[Path]:
    for top, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(top) / name for name in names if not name.startswith(".") and name not in archive.NO_DOCUMENTS)


def _table(path: Path) -> dict[str, Origin]:
    """The rows by the file's real path, so that links and `..` make no difference."""
    return {os.path.realpath(file): origin for file, origin in read_sources(path).items()}
