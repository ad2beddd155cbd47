"""Text with its origin: a clean string, and for each of its characters the place it came from in the raw text.

Offsets count Unicode code points. The segments of a `Text` cover the clean string and the raw text without gaps, in
order. A segment without a repair is a verbatim copy; one with a repair (or several, joined by `+` in the order in which
they were applied) stands for the whole of its raw slice, also where the lengths happen to be equal; one with a clean
length of 0 was cut.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple


class Segment(NamedTuple):
    """A stretch of clean text and the raw stretch that it came from; `repair` is empty for a verbatim copy."""

    start: int
    length: int
    raw_start: int
    raw_length: int
    repair: str


class Edit(NamedTuple):
    """Replace `text[start:end]` by `replacement`; an empty replacement cuts."""

    start: int
    end: int
    replacement: str


@dataclass(slots=True, frozen=True)
class Text:
    """A clean string with its segments."""

    string: str
    segments: tuple[Segment, ...]
    _starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [s.start for s in self.segments])

    @classmethod
    def verbatim(cls, raw: str) -> Text:
        """The raw text itself, nothing repaired."""
        return cls(raw, (Segment(0, len(raw), 0, len(raw), ""),) if raw else ())

    def within(self, start: int, end: int) -> tuple[Segment, ...]:
        """The segments that the clean span [start, end) touches, cuts strictly inside it included."""
        first = max(0, bisect_right(self._starts, start) - 1)
        found = []
        for segment in self.segments[first:]:
            if segment.start >= end:
                break
            if segment.start + segment.length > start or (segment.length == 0 and segment.start > start):
                found.append(segment)
        return tuple(found)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Where the clean span came from; a span that touches a repair widens to the whole of it."""
        touched = self.within(start, end)
        if not touched:
            return (0, 0)
        first, last = touched[0], touched[-1]
        raw_start = first.raw_start if first.repair else first.raw_start + max(0, start - first.start)
        raw_end = last.raw_start + last.raw_length
        if not last.repair:
            raw_end = last.raw_start + min(last.length, end - last.start)
        return raw_start, raw_end

    def widened(self, start: int, end: int) -> tuple[int, int]:
        """The smallest clean span that holds this one and ends nowhere inside a repair."""
        touched = self.within(start, end)
        if not touched:
            return start, end
        first, last = touched[0], touched[-1]
        return (
            min(start, first.start) if first.repair else start,
            max(end, last.start + last.length) if last.repair else end,
        )

    def apply(self, edits: Iterable[Edit], repair: str) -> Text:
        """The text after one repair; edits are sorted and do not overlap. An edit inside an earlier repair joins it."""
        return _Composer(self, repair).compose(list(edits))


class _Composer:
    """Composes the edits of one repair with the segments that earlier repairs left."""

    def __init__(self, text: Text, repair: str) -> None:
        self.text, self.repair = text, repair
        self.out: list[str] = []
        self.segments: list[Segment] = []
        self.length = 0

    def compose(self, edits: list[Edit]) -> Text:
        position = 0
        waiting = 0
        while waiting < len(edits):
            group = [edits[waiting]]
            start, end = self.text.widened(*self._touching(edits[waiting]))
            waiting += 1
            while waiting < len(edits) and edits[waiting].start < end:
                group.append(edits[waiting])
                start, end = min(start, edits[waiting].start), max(end, edits[waiting].end)
                start, end = self.text.widened(start, end)
                waiting += 1
            self._copy(position, start)
            self._replace(start, end, group)
            position = end
        self._copy(position, len(self.text.string))
        return Text("".join(self.out), tuple(self.segments))

    def _touching(self, edit: Edit) -> tuple[int, int]:
        return edit.start, edit.end

    def _emit(self, string: str, raw_start: int, raw_length: int, repair: str) -> None:
        if not string and not raw_length:
            return
        previous = self.segments[-1] if self.segments else None
        if previous and not previous.repair and not repair and previous.raw_start + previous.raw_length == raw_start:
            self.segments[-1] = previous._replace(
                length=previous.length + len(string), raw_length=previous.raw_length + raw_length
            )
        else:
            self.segments.append(Segment(self.length, len(string), raw_start, raw_length, repair))
        self.out.append(string)
        self.length += len(string)

    def _copy(self, start: int, end: int) -> None:
        for segment in self.text.within(start, end) if start < end else ():
            if segment.repair:
                string = self.text.string[segment.start : segment.start + segment.length]
                self._emit(string, segment.raw_start, segment.raw_length, segment.repair)
            else:
                a, b = max(start, segment.start), min(end, segment.start + segment.length)
                self._emit(self.text.string[a:b], segment.raw_start + a - segment.start, b - a, "")

    def _replace(self, start: int, end: int, group: list[Edit]) -> None:
        pieces, position = [], start
        for edit in group:
            pieces += [self.text.string[position : edit.start], edit.replacement]
            position = edit.end
        pieces.append(self.text.string[position:end])
        raw_start, raw_end = self.text.raw_span(start, end)
        names = list(dict.fromkeys(s.repair for s in self.text.within(start, end) if s.repair))
        self._emit("".join(pieces), raw_start, raw_end - raw_start, "+".join([*names, self.repair]))
