"""Text with its origin: a clean string, and for each of its characters the place it came from in the raw text.

Offsets count Unicode code points. The segments of a `Text` cover the clean string and the raw text without gaps, in
order. A segment without a repair is a verbatim copy; one with a repair (or several, joined by `+` in the order in which
they were applied) stands for the whole of its raw slice, also where the lengths happen to be equal; one with a clean
length of 0 was cut.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
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


class Edit(NamedTuple):
    """Replace `text[start:end]` by `replacement`; an empty replacement cuts."""

    start: int
    end: int
    replacement: str


class Text:
    """A clean string with its segments; `repairs` holds the names of the repairs applied so far, in order.

    The segments are kept as columns, of which a repair copies the most part as it is: where each begins in the clean
    and in the raw text (and, last, where both end), and its repair.
    """

    __slots__ = ("_names", "_raws", "_starts", "repairs", "string")

    def __init__(self, string: str, segments: Sequence[Segment], repairs: tuple[str, ...] = ()) -> None:
        self.string, self.repairs = string, repairs
        self._starts = [*(s.start for s in segments), len(string)]
        self._raws = [*(s.raw_start for s in segments), segments[-1].raw_end if segments else 0]
        self._names = [s.repair for s in segments]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Text):
            return NotImplemented
        return (self.string, self.repairs, self.segments) == (other.string, other.repairs, other.segments)

    def __hash__(self) -> int:
        return hash((self.string, self.repairs))

    def __repr__(self) -> str:
        return f"Text(string={self.string!r}, segments={self.segments!r}, repairs={self.repairs!r})"

    @classmethod
    def verbatim(cls, raw: str) -> Text:
        """The raw text itself, nothing repaired."""
        return cls(raw, (Segment(0, len(raw), 0, len(raw), ""),) if raw else ())

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All segments, in order."""
        return self._segments(range(len(self._names)))

    def _segments(self, indices: range) -> tuple[Segment, ...]:
        starts, raws, names = self._starts, self._raws, self._names
        return tuple(
            Segment(starts[i], starts[i + 1] - starts[i], raws[i], raws[i + 1] - raws[i], names[i]) for i in indices
        )

    def _touched(self, start: int, end: int) -> range:
        starts, count = self._starts, len(self._names)
        first = max(0, bisect_right(starts, start, 0, count) - 1)
        last = bisect_left(starts, end, first, count)
        return range(first + (first < last and starts[first + 1] <= start), last)

    def within(self, start: int, end: int) -> tuple[Segment, ...]:
        """The segments that the clean span [start, end) touches, cuts strictly inside it included."""
        return self._segments(self._touched(start, end))

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Where the clean span came from; a span that touches a repair widens to the whole of it."""
        touched = self._touched(start, end)
        if not touched:
            return (0, 0)
        starts, raws, names = self._starts, self._raws, self._names
        first, last = touched[0], touched[-1]
        raw_start = raws[first] if names[first] else raws[first] + max(0, start - starts[first])
        raw_end = raws[last + 1] if names[last] else raws[last] + min(starts[last + 1], end) - starts[last]
        return raw_start, raw_end

    def widened(self, start: int, end: int) -> tuple[int, int]:
        """The smallest clean span that holds this one and ends nowhere inside a repair."""
        touched = self._touched(start, end)
        if not touched:
            return start, end
        first, last = touched[0], touched[-1]
        return (
            min(start, self._starts[first]) if self._names[first] else start,
            max(end, self._starts[last + 1]) if self._names[last] else end,
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
        self.old = text._starts, text._raws, text._names
        self.count = len(text._names)
        self.at = 0  # the first segment that is not wholly done
        self.done = 0  # the clean offset up to which the old text is done
        self.out: list[str] = []
        self.starts: list[int] = []
        self.raws: list[int] = []
        self.names: list[str] = []
        self.length = 0

    def compose(self, edits: list[Edit]) -> Text:
        waiting = 0
        while waiting < len(edits):
            self._skip(edits[waiting].start)
            first, waiting = waiting, self._inside(edits, waiting)
            if waiting > first:
                continue
            if edits[waiting].start < self.done:
                raise ValueError(f"{edits[waiting]} overlaps the edit before it")
            start, end = self._checked(edits[waiting])
            waiting += 1
            while waiting < len(edits) and edits[waiting].start < end:
                end = max(end, self._checked(edits[waiting])[1])
                waiting += 1
            self._copy(start)
            self._replace(start, end, edits[first:waiting])
        self._copy(len(self.text.string))
        made = Text("".join(self.out), (), (*self.text.repairs, self.repair))
        made._starts, made._raws, made._names = [*self.starts, self.length], [*self.raws, self.old[1][-1]], self.names
        return made

    def _inside(self, edits: list[Edit], waiting: int) -> int:
        """Takes the edits that lie inside the verbatim copy in hand, as most do; returns the first that does not."""
        old_starts, old_raws, old_names = self.old
        if self.at == self.count or old_names[self.at]:
            return waiting
        string, low, high = self.text.string, old_starts[self.at], old_starts[self.at + 1]
        back, done, length, repair = old_raws[self.at] - low, max(self.done, low), self.length, self.repair
        out, starts, raws, names = self.out, self.starts, self.raws, self.names
        goes_on = bool(names) and not names[-1]  # a verbatim copy, with what stands before the first edit
        for at in range(waiting, len(edits)):
            start, end, new = edits[at]
            if not done <= start < end <= high:
                break
            if done < start:
                out.append(string[done:start])
                if not goes_on:
                    starts.append(length)
                    raws.append(done + back)
                    names.append("")
                length += start - done
            goes_on = False
            out.append(new)
            starts.append(length)
            raws.append(start + back)
            names.append(repair)
            length += len(new)
            done = end
        else:
            at = len(edits)
        self.length, self.done = length, max(self.done, done)
        self.at += done == high
        return at

    def _checked(self, edit: Edit) -> tuple[int, int]:
        start, end, _ = edit
        if not 0 <= start <= end <= len(self.text.string):
            raise ValueError(f"{edit} leaves the text")
        starts, _, names = self.old
        at = bisect_right(starts, start, 0, self.count) - 1
        if at >= 0 and start < end <= starts[at + 1] and not names[at]:
            return start, end  # inside a verbatim copy, as most are
        return self.text.widened(start, end)

    def _emit(self, length: int, raw_start: int, raw_length: int, repair: str) -> None:
        if not length and not raw_length:
            return
        if repair or not self.names or self.names[-1]:  # else the verbatim copy before it goes on
            self.starts.append(self.length)
            self.raws.append(raw_start)
            self.names.append(repair)
        self.length += length

    def _skip(self, offset: int) -> None:
        """Copies the segments that end before a clean offset, the cuts that stand at that offset included."""
        starts, raws, names = self.old
        whole = self.count if offset >= starts[-1] else bisect_right(starts, offset, 0, self.count) - 1
        if self.at >= whole:
            return
        if self.done < starts[whole]:
            self.out.append(self.text.string[self.done : starts[whole]])
        first = self.at + 1
        self._copy_part(self.at, starts[first])
        if first < whole:
            shift = self.length - starts[first]
            self.starts += [start + shift for start in starts[first:whole]] if shift else starts[first:whole]
            self.raws += raws[first:whole]
            self.names += names[first:whole]
            self.done = starts[whole]
            self.length = self.done + shift
        self.at = whole

    def _copy(self, end: int) -> None:
        """Copies the old text up to a clean offset, the cuts that stand at that offset included."""
        self._skip(end)
        if self.done < end:
            self.out.append(self.text.string[self.done : end])
            if self.at < self.count:  # never inside a repair: groups are widened
                self._copy_part(self.at, end)
            self.done = end

    def _copy_part(self, at: int, end: int) -> None:
        starts, raws, names = self.old
        if names[at]:
            self._emit(starts[at + 1] - starts[at], raws[at], raws[at + 1] - raws[at], names[at])
        else:
            start = max(self.done, starts[at])
            self._emit(end - start, raws[at] + start - starts[at], end - start, "")
        self.done = end

    def _replace(self, start: int, end: int, group: list[Edit]) -> None:
        string, (starts, _, names) = self.text.string, self.old
        pieces, position = [], start
        for edit in group:
            if edit.start < position:
                raise ValueError(f"{edit} overlaps the edit before it")
            pieces += [string[position : edit.start], edit.replacement]
            position = edit.end
        pieces.append(string[position:end])
        raw_start = self._raw_offset(start)
        joined: set[str] = set()
        while self.at < self.count and starts[self.at] < end:
            if names[self.at]:
                joined.update(names[self.at].split("+"))
            if starts[self.at + 1] > end:
                break
            self.at += 1
        self.done = end
        name = self.repair
        if joined:
            order = {known: i for i, known in enumerate(self.text.repairs)}
            name = "+".join([*sorted(joined, key=lambda n: order.get(n, -1)), name])
        new = "".join(pieces)
        self.out.append(new)
        self._emit(len(new), raw_start, self._raw_offset(end) - raw_start, name)

    def _raw_offset(self, offset: int) -> int:
        """The raw offset at which the segment in hand stands at a clean offset; a cut there counts as still ahead."""
        starts, raws, names = self.old
        if self.at == self.count:
            return raws[-1]
        return raws[self.at] if names[self.at] else raws[self.at] + max(0, offset - starts[self.at])
