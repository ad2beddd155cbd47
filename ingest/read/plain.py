"""Plain text: the decoded file is the one part, and the text is all of it; a CSV or TSV is read as a table."""

from __future__ import annotations

from ingest.read.encoding import decoded
from ingest.read.reader import Read
from ingest.read.sheet import delimited
from ingest.records import Origin, Part
from ingest.text import Text

MEDIA_TYPE = "text/plain"


def read(content: bytes, origin: Origin) -> Read:
    """A plain file. Errors: `UnreadableError` where no encoding explains it."""
    string, encoding = decoded(content, origin)
    mark = delimited.delimiter(string)
    table = delimited.read(string, mark, encoding, origin) if mark else None
    return table or Read((Part(1, string),), Text.verbatim(string), MEDIA_TYPE, encoding)
