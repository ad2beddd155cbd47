"""Line ends, zero-width and control characters, odd blanks: no reader sees them, every rule would trip over them."""

from __future__ import annotations

import re

from ingest.text import Edit

NAME = "controls"

INVISIBLE = re.compile(
    "\r\n?|[\u2028\u2029\x85\x0b\x0c]"  # line ends of all systems
    "|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+"
    "|[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"  # blanks
)


def find(text: str) -> list[Edit]:
    """Line ends become a line feed, blanks of any width a space; what nobody sees is cut."""
    edits = []
    for found in INVISIBLE.finditer(text):
        first = found[0][0]
        if first in "\r\u2028\u2029\x85\x0b\x0c":
            new = "\n"
        else:
            new = " " if first in "\u00a0\u1680\u202f\u205f\u3000" or "\u2000" <= first <= "\u200a" else ""
        edits.append(Edit(found.start(), found.end(), new))
    return edits
