"""Plain text: the decoded file is the one part, and the text is all of it."""

from __future__ import annotations

from ingest.read.encoding import decoded
from ingest.read.reader import Read
from ingest.records import Origin, Part
from ingest.text import Text

MEDIA_TYPE = "text/plain"


def read(content: bytes, origin: Origin) -> Read:
    """A plain file. Errors: `UnreadableError` where no encoding explains it."""
    string, encoding = decoded(content, origin)
    return Read((Part(1, string),), Text.verbatim(string), MEDIA_TYPE, encoding)
