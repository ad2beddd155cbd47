"""ZIP archives: each file in one is a document of its own, at a path of the form `archive.zip!member`."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from ingest.errors import UnreadableError
from ingest.read import limits
from ingest.read.package import DAMAGED, checked
from ingest.read.reader import Read
from ingest.read.sniff import kind, zipped
from ingest.records import Origin

SEPARATOR = "!"
MAGIC = b"PK\x03\x04"
UTF_8 = 0x800  # flag of an entry whose name is UTF-8
IGNORED = ("__macosx", "thumbs.db", "desktop.ini")
NO_DOCUMENTS = ("sources.csv", "places.tsv")  # a folder's tables: the sources, and a user's own places


def read(content: bytes, origin: Origin) -> Read:
    """Refuses an archive given as one document, with what is wrong with it or how to give it. `UnreadableError`."""
    raise UnreadableError("ingest.read.zip", path=origin.path, count=len(members(content, origin.path)))


def is_archive(path: Path) -> bool:
    """Whether a file is a ZIP of documents; one that cannot be opened or is too large is none."""
    try:
        with path.open("rb") as file:
            return file.read(4) == MAGIC and path.stat().st_size <= limits.FILE and zipped(file) == "zip"
    except OSError:
        return False


def members(source: Path | bytes, path: str, depth: int = 1) -> list[str]:
    """The files of an archive in order, those of archives in it too: `a.txt`, `more.zip!b.txt`. `UnreadableError`."""
    found = []
    with _opened(source, path) as archive:
        for name, entry in _entries(archive):
            inner = _bytes(archive, entry, path) if name.lower().endswith(".zip") else b""
            if inner and kind(inner) == "zip":
                if depth >= limits.NESTING:
                    raise UnreadableError("ingest.read.nested", path=path, limit=limits.NESTING)
                found += [f"{name}{SEPARATOR}{one}" for one in members(inner, f"{path}{SEPARATOR}{name}", depth + 1)]
            else:
                found.append(name)
            if len(found) > limits.MEMBERS:
                raise UnreadableError("ingest.read.entries", path=path, count=len(found), limit=limits.MEMBERS)
    return found


def split(path: str) -> tuple[Path, str] | None:
    """(archive, member) of a path that leads into an archive, None for any other path."""
    at = path.find(SEPARATOR)
    while at >= 0:
        if (file := Path(path[:at])).is_file():
            return (file, path[at + 1 :]) if is_archive(file) else None
        at = path.find(SEPARATOR, at + 1)
    return None


def member(source: Path | bytes, name: str, path: str) -> bytes:
    """The bytes of one file of an archive. Errors: `UnreadableError`."""
    with _opened(source, path) as archive:
        for known, entry in _entries(archive):
            if known == name:
                return _bytes(archive, entry, path)
            if name.startswith(known + SEPARATOR):
                return member(_bytes(archive, entry, path), name[len(known) + 1 :], path)
    raise UnreadableError("ingest.read.no_member", path=path)


def _opened(source: Path | bytes, path: str) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)
    except DAMAGED as error:
        raise UnreadableError("ingest.read.broken", path=path, why=" ".join(str(error).split())) from error
    checked(archive.infolist(), Origin(path))
    return archive


def _entries(archive: zipfile.ZipFile) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """The files that may be documents, by the names that people gave them."""
    for entry in archive.infolist():
        name = _name(entry)
        parts = [part.lower() for part in PurePosixPath(name).parts]
        hidden = any(part.startswith(".") or part in IGNORED for part in parts)
        if parts and not entry.is_dir() and not hidden and parts[-1] not in NO_DOCUMENTS:
            yield name, entry


def _name(entry: zipfile.ZipInfo) -> str:
    """An entry's name; programs that do not write UTF-8 write GB18030 in China."""
    if entry.flag_bits & UTF_8:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return entry.filename


def _bytes(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: str) -> bytes:
    if entry.file_size > limits.FILE:
        size, limit = entry.file_size // 2**20, limits.FILE // 2**20
        raise UnreadableError("ingest.read.too_large", path=path, size=size, limit=limit)
    try:
        return archive.read(entry)
    except (*DAMAGED, RuntimeError) as error:
        raise UnreadableError("ingest.read.broken", path=path, why=" ".join(str(error).split())) from error
