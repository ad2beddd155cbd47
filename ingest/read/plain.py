"""Plain text: the decoded file is the one part, and the text is all of it."""

from __future__ import annotations

from ingest.text import Text

MEDIA_TYPE = "text/plain"


def parts(string: str) -> tuple[str, Text, str]:
    """(raw text, text with origin, media type) of a decoded plain file."""
    return string, Text.verbatim(string), MEDIA_TYPE
