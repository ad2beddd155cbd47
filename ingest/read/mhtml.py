"""MHTML, a page that a browser saved as one file, and mail (EML): the largest HTML part is read, else the plain text.

Files attached to a mail are no part of it; how many there are is noted.
"""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message

from ingest.errors import UnreadableError
from ingest.read import html, plain
from ingest.read.reader import Read
from ingest.records import Note, Origin

READERS = {"text/html": html.read, "text/plain": plain.read}


def read(content: bytes, origin: Origin) -> Read:
    """The page or the words in the file. Errors: `UnreadableError` where it holds none."""
    parts = [part for part in message_from_bytes(content).walk() if not part.is_multipart()]
    attached = [part for part in parts if part.get_content_disposition() == "attachment"]
    notes = (Note("mail-attached", len(attached)),) if attached else ()
    for kind, reader in READERS.items():
        found = [_payload(part) for part in parts if part.get_content_type() == kind and part not in attached]
        if largest := max(found, key=len, default=b""):
            read = reader(largest, origin)
            return read._replace(notes=(*read.notes, *notes))
    raise UnreadableError("ingest.read.no_text", path=origin.path)


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
