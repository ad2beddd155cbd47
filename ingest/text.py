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
from functools import partial
from typing import NamedTuple


class Segment(NamedTuple):
    """A stretch of clean text and the raw stretch that it came from; `repair` is empty for a verbatim copy."""

    start: int
    length: int
    raw_start: int
    raw_length: int
    repair: str

    @property
    def end(self) -> int:
        """Where the stretch ends in the clean text."""
        return self.start + self.length

    @property
    def raw_end(self) -> int:
        """Where the stretch ends in the raw text."""
        return self.raw_start + self.raw_length


_SEGMENT = partial(tuple.__new__, Segment)  # by its five values, without a call of Python code each


class Edit(NamedTuple):
    """Replace `text[start:end]` by `replacement`; an empty replacement cuts."""

    start: int
    end: int
    replacement: str


@dataclass(slots=True, frozen=True)
class Text:
    """A clean string with its segments; `repairs` holds the names of the repairs applied so far, in order."""

    string: str
    segments: tuple[Segment, ...]
    repairs: tuple[str, ...] = ()
    _starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [s.start for s in self.segments])

    @classmethod
    def verbatim(cls, raw: str) -> Text:
        """The raw text itself, nothing repaired."""
        return cls(raw, (Segment(0, len(raw), 0, len(raw), ""),) if raw else ())

    def within(self, start: int, end: int) -> tuple[Segment, ...]:
        """The segments that the clean span [start, end) touches, cuts strictly inside it included."""
        found = []
        for at in range(max(0, bisect_right(self._starts, start) - 1), len(self.segments)):
            segment = self.segments[at]
            first, length, _, _, _ = segment
            if first >= end:
                break
            if first + length > start or (length == 0 and first > start):
                found.append(segment)
        return tuple(found)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Where the clean span came from; a span that touches a repair widens to the whole of it."""
        touched = self.within(start, end)
        if not touched:
            return (0, 0)
        first, last = touched[0], touched[-1]
        raw_start = first.raw_start if first.repair else first.raw_start + max(0, start - first.start)
        raw_end = last.raw_end if last.repair else last.raw_start + min(last.length, end - last.start)
        return raw_start, raw_end

    def widened(self, start: int, end: int) -> tuple[int, int]:
        """The smallest clean span that holds this one and ends nowhere inside a repair."""
        touched = self.within(start, end)
        if not touched:
            return start, end
        first, last = touched[0], touched[-1]
        return (
            min(start, first.start) if first.repair else start,
            max(end, last.end) if last.repair else end,
        )

    def apply(self, edits: Iterable[Edit], repair: str) -> Text:
        """The text after one repair; edits are sorted and do not overlap. An edit inside an earlier repair joins it.

        Each repair is applied once: a name that was applied already is a programming error (ValueError), as are edits
        that overlap or leave the text. Without edits the text stays the same.
        """
        listed = list(edits)
        if repair in self.repairs:
            raise ValueError(f"{repair} was applied already")
        return _Composer(self, repair).compose(listed) if listed else self


class _Composer:
    """Composes the edits of one repair with the segments that earlier repairs left, in one walk over both.

    What no edit touches is copied in slices: the cost follows the number of edits, not that of the segments.
    """

    def __init__(self, text: Text, repair: str) -> None:
        self.text, self.repair = text, repair
        self.order = {name: i for i, name in enumerate(text.repairs)}
        self.at = 0  # the first segment that is not wholly done
        self.done = 0  # the clean offset up to which the old text is done
        self.out: list[str] = []
        self.segments: list[Segment] = []
        self.length = 0

    def compose(self, edits: list[Edit]) -> Text:
        waiting = 0
        while waiting < len(edits):
            waiting = self._inside(edits, waiting)
            if waiting == len(edits):
                break
            first = waiting
            start, end = self._checked(edits[waiting])
            waiting += 1
            while waiting < len(edits) and edits[waiting].start < end:
                end = max(end, self._checked(edits[waiting])[1])
                waiting += 1
            self._copy(start)
            self._replace(start, end, edits[first:waiting])
        self._copy(len(self.text.string))
        return Text("".join(self.out), tuple(self.segments), (*self.text.repairs, self.repair))

    def _inside(self, edits: list[Edit], waiting: int) -> int:
        """Takes the edits that lie inside the verbatim copy in hand, as most do; returns the first that does not."""
        if self.at == len(self.text.segments) or self.text.segments[self.at].repair:
            return waiting
        string, (low, length, raw, _, _) = self.text.string, self.text.segments[self.at]
        high, done = low + length, max(self.done, low)
        while waiting < len(edits):
            start, end, new = edits[waiting]
            waiting += 1
            if not done <= start < end <= high or (waiting < len(edits) and edits[waiting].start < end):
                waiting -= 1
                break
            if done < start:
                self.out.append(string[done:start])
                self._emit(start - done, raw + done - low, start - done, "")
            self.out.append(new)
            self.segments.append(_SEGMENT((self.length, len(new), raw + start - low, end - start, self.repair)))
            self.length += len(new)
            done = end
        self.done = max(self.done, done)
        self.at += done == high
        return waiting

    def _checked(self, edit: Edit) -> tuple[int, int]:
        start, end, _ = edit
        if not 0 <= start <= end <= len(self.text.string):
            raise ValueError(f"{edit} leaves the text")
        at = bisect_right(self.text._starts, start) - 1
        if at >= 0 and start < end:
            segment = self.text.segments[at]
            if not segment.repair and end <= segment.start + segment.length:
                return start, end  # inside a verbatim copy, as most are
        return self.text.widened(start, end)

    def _emit(self, length: int, raw_start: int, raw_length: int, repair: str) -> None:
        if not length and not raw_length:
            return
        previous = self.segments[-1] if self.segments and not repair else None
        if previous and not previous.repair:
            start, before, raw, raw_before, _ = previous
            self.segments[-1] = _SEGMENT((start, before + length, raw, raw_before + raw_length, ""))
        else:
            self.segments.append(_SEGMENT((self.length, length, raw_start, raw_length, repair)))
        self.length += length

    def _copy(self, end: int) -> None:
        """Copies the old text up to a clean offset, the cuts that stand at that offset included."""
        string, old = self.text.string, self.text.segments
        if self.done < end:
            self.out.append(string[self.done : end])
        whole = len(old) if end >= len(string) else bisect_right(self.text._starts, end) - 1
        if self.at < whole:
            self._copy_part(old[self.at], old[self.at].end)
            if self.at + 1 < whole:
                shift = self.length - old[self.at + 1].start
                self.segments += map(
                    _SEGMENT, [(s + shift, n, raw, m, repair) for s, n, raw, m, repair in old[self.at + 1 : whole]]
                )
                self.length = old[whole - 1].end + shift
                self.done = old[whole - 1].end
            self.at = whole
        if self.done < end and whole < len(old):  # never inside a repair: groups are widened
            self._copy_part(old[whole], end)
        self.done = max(self.done, end)

    def _copy_part(self, segment: Segment, end: int) -> None:
        if segment.repair:
            self._emit(segment.length, segment.raw_start, segment.raw_length, segment.repair)
        else:
            start = max(self.done, segment.start)
            self._emit(end - start, segment.raw_start + start - segment.start, end - start, "")
        self.done = end

    def _replace(self, start: int, end: int, group: list[Edit]) -> None:
        string, segments = self.text.string, self.text.segments
        pieces, position = [], start
        for edit in group:
            if edit.start < position:
                raise ValueError(f"{edit} overlaps the edit before it")
            pieces += [string[position : edit.start], edit.replacement]
            position = edit.end
        pieces.append(string[position:end])
        raw_start = self._raw_offset(start)
        names: set[str] = set()
        while self.at < len(segments) and (segment := segments[self.at]).start < end:
            first, length, _, _, repair = segment
            if repair:
                names.update(repair.split("+"))
            if first + length > end:
                break
            self.at += 1
        self.done = end
        name = self.repair
        if names:
            name = "+".join([*sorted(names, key=lambda n: self.order.get(n, -1)), name])
        new = "".join(pieces)
        self.out.append(new)
        self._emit(len(new), raw_start, self._raw_offset(end) - raw_start, name)

    def _raw_offset(self, offset: int) -> int:
        """The raw offset at which the segment in hand stands at a clean offset; a cut there counts as still ahead."""
        if self.at == len(self.text.segments):
            return self.text.segments[-1].raw_end if self.text.segments else 0
        segment = self.text.segments[self.at]
        return segment.raw_start if segment.repair else segment.raw_start + max(0, offset - segment.start)
