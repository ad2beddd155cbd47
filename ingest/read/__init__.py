"""Reading: bytes → decoded parts with their origin. Kinds of files are told apart by content."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ingest.errors import UnreadableError
from ingest.read import html, plain
from ingest.read.encoding import decode
from ingest.read.sniff import kind
from ingest.records import Origin, Part, Source
from ontology.ids import document_key

LIMIT = 50 * 1024 * 1024
NOT_YET = frozenset({"pdf", "docx", "xlsx", "pptx", "ofd", "zip", "ole", "rtf", "image", "archive"})


def read(origin: Origin) -> Source:
    """One file, decoded. Errors: `UnreadableError`, one line each."""
    return read_bytes(content_of(origin.path), origin)


def content_of(path: str) -> bytes:
    """The bytes of a file of at most 50 MB. Errors: `UnreadableError`."""
    file = Path(path)
    try:
        if file.is_dir():
            raise UnreadableError("ingest.read.directory", path=path)
        size = file.stat().st_size
        if size > LIMIT:
            raise UnreadableError("ingest.read.too_large", path=path, size=size // 2**20, limit=LIMIT // 2**20)
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
    if what in NOT_YET:
        raise UnreadableError(f"ingest.read.{what}", path=origin.path)
    marked_up = what == "html"
    decoded = decode(content, html.declared(content) if marked_up else "")
    if decoded is None:
        raise UnreadableError("ingest.read.binary", path=origin.path)
    string, encoding = decoded
    raw, text, media_type = (html if marked_up else plain).parts(string)
    if not any(map(str.isalnum, text.string)):
        raise UnreadableError("ingest.read.no_text", path=origin.path)
    return Source(
        origin=origin,
        key=document_key(row_id=origin.id, url=origin.url, content=content),
        sha256=hashlib.sha256(content).hexdigest(),
        media_type=media_type,
        encoding=encoding,
        content=content,
        parts=(Part(1, raw),),
        text=text,
    )
