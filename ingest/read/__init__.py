"""Reading: bytes → decoded parts with their origin. Kinds of files are told apart by content."""

from __future__ import annotations

import hashlib
from importlib import import_module
from pathlib import Path

from ingest.errors import UnreadableError
from ingest.read import archive, limits
from ingest.read.reader import Reader
from ingest.read.sniff import kind
from ingest.records import Origin, Source
from ontology.ids import document_key

# kind of file → the module that reads it, loaded once it is needed; a kind without one is refused by its name
READERS = {
    "text": "ingest.read.plain",
    "html": "ingest.read.html",
    "pdf": "ingest.read.pdf",
    "image": "ingest.read.scan",
    "mhtml": "ingest.read.mhtml",
    "docx": "ingest.read.docx",
    "ofd": "ingest.read.ofd",
    "zip": "ingest.read.archive",
    "xlsx": "ingest.read.sheet",
    "ole": "ingest.read.office",
    "rtf": "ingest.read.office",
    "odt": "ingest.read.office",
    "fodt": "ingest.read.office",
}


def read(origin: Origin) -> Source:
    """One file, decoded. Errors: `UnreadableError`, one line each."""
    return read_bytes(content_of(origin.path), origin)


def content_of(path: str) -> bytes:
    """The bytes of a file, or of a member of an archive (`archive.zip!member`). Errors: `UnreadableError`."""
    file = Path(path)
    if archive.SEPARATOR in path and (inside := archive.split(path)) is not None:
        return archive.member(inside[0], inside[1], path)
    try:
        if file.is_dir():
            raise UnreadableError("ingest.read.directory", path=path)
        size = file.stat().st_size
        if size > limits.FILE:
            raise UnreadableError("ingest.read.too_large", path=path, size=size // 2**20, limit=limits.FILE // 2**20)
        content = file.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableError("ingest.read.missing", path=path) from error
    except PermissionError as error:
        raise UnreadableError("ingest.read.no_permission", path=path) from error
    except OSError as error:
        raise UnreadableError("ingest.read.cannot_open", path=path, why=error.strerror or str(error)) from error
    return content


def read_bytes(content: bytes, origin: Origin) -> Source:
    """A file's bytes, decoded. Errors: `UnreadableError`."""
    if not content.strip():
        raise UnreadableError("ingest.read.empty", path=origin.path)
    what = kind(content)
    if what not in READERS:
        raise UnreadableError(f"ingest.read.{what}", path=origin.path)
    reader: Reader = import_module(READERS[what])
    found = reader.read(content, origin)
    if len(found.text.string) > limits.CHARACTERS:
        raise UnreadableError("ingest.read.too_long", path=origin.path, limit=limits.CHARACTERS)
    if not any(map(str.isalnum, found.text.string)):
        raise UnreadableError("ingest.read.no_text", path=origin.path)
    return Source(
        origin=origin,
        key=document_key(row_id=origin.id, url=origin.url, content=content),
        sha256=hashlib.sha256(content).hexdigest(),
        media_type=found.media_type,
        encoding=found.encoding,
        content=content,
        parts=found.parts,
        text=found.text,
        notes=found.notes,
    )
