"""What a reader of one kind of file gives, and the builder that keeps the place of each character."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from ingest.records import Note, Origin, Part
from ingest.text import Segment, Text

NUMBERING = "numbering"  # a number that the file's format shows and its text does not hold
DITTO = "ditto"  # the mark of a cell that continues the one above
LAYOUT = "layout"  # what only places text: line feeds, tabs of cells that a merged one covers
DITTO_MARK = "〃"


class Read(NamedTuple):
    """A file as read: raw parts, the text that a person sees in them, media type, encoding ('' without one), notes."""

    parts: tuple[Part, ...]
    text: Text
    media_type: str
    encoding: str = ""
    notes: tuple[Note, ...] = ()  # what was left out, or could not be read


class Reader(Protocol):
    """A module that reads one kind of file."""

    def read(self, content: bytes, origin: Origin) -> Read:
        """The file's parts and text. Errors: `UnreadableError`, one line each."""


class Assembly:
    """Builds raw parts and the text seen in them, side by side."""

    def __init__(self) -> None:
        self._parts: list[Part] = []
        self._raw: list[str] = []  # of the part in hand
        self._page: int | None = None
        self._raw_length = 0
        self._seen: list[str] = []
        self._length = 0
        self._segments: list[Segment] = []
        self._repairs: dict[str, None] = {}

    def __len__(self) -> int:
        """The characters seen so far."""
        return self._length

    def part(self, page: int | None = None) -> None:
        """Ends the part in hand; what follows belongs to a new one."""
        if self._raw:
            self._parts.append(Part(len(self._parts) + 1, "".join(self._raw), self._page))
            self._raw = []
        self._page = page

    def put(self, text: str) -> None:
        """Text that stands in the file as it is seen."""
        self._add(text, text, "")

    def insert(self, text: str, repair: str) -> None:
        """Text that is seen, and does not stand in the file; `repair` tells what brought it."""
        if text:
            text = text.replace("+", "＋")  # a plus joins the names of repairs
            self._add("", text, f"{repair}({text})")

    def cut(self, text: str, repair: str) -> None:
        """Text that stands in the file and is no part of what it says."""
        self._add(text, "", repair)

    def _add(self, raw: str, seen: str, repair: str) -> None:
        if not raw and not seen:
            return
        last = self._segments[-1] if self._segments else None
        if last and not repair and not last.repair:
            self._segments[-1] = last._replace(length=last.length + len(seen), raw_length=last.raw_length + len(raw))
        else:
            self._segments.append(Segment(self._length, len(seen), self._raw_length, len(raw), repair))
        if repair:
            self._repairs.setdefault(repair)
        if raw:
            self._raw.append(raw)
        self._seen.append(seen)
        self._length += len(seen)
        self._raw_length += len(raw)

    def finish(self, media_type: str, encoding: str = "", notes: tuple[Note, ...] = ()) -> Read:
        """The parts and the text."""
        self.part()
        text = Text("".join(self._seen), tuple(self._segments), tuple(self._repairs))
        return Read(tuple(self._parts) or (Part(1, ""),), text, media_type, encoding, notes)
