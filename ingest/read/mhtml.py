"""MHTML: a page that a browser saved as one file; its largest HTML part is the page."""

from __future__ import annotations

from email import message_from_bytes

from ingest.errors import UnreadableError
from ingest.read import html
from ingest.read.reader import Read
from ingest.records import Origin


def read(content: bytes, origin: Origin) -> Read:
    """The page in the file. Errors: `UnreadableError` where it holds none."""
    pages = [
        payload
        for part in message_from_bytes(content).walk()
        if part.get_content_type() == "text/html" and isinstance(payload := part.get_payload(decode=True), bytes)
    ]
    if not pages:
        raise UnreadableError("ingest.read.no_text", path=origin.path)
    return html.read(max(pages, key=len), origin)
