"""Tables that a copy flattened to text: their cells are put side by side again, as rows with tabs.

Four kinds: all rows on one line (`one_line`); cells on lines of their own, with or without an upright stroke behind
each; rows with strokes between the cells; rows whose cells only blanks part. A header says what the columns hold
(`headers`); rising numbers or the look of the cells say where rows begin (`flat_rows`), and `alignment` which column
each piece belongs to.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ingest.structure.broken_rows import broken_rows
from ingest.structure.columns import is_header
from ingest.structure.flat_rows import flat_rows
from ingest.structure.headers import STROKES, Head, Lines, head_at
from ingest.structure.headless import headless, stacked
from ingest.structure.one_line import one_line
from ingest.structure.side_by_side import edits_of
from ingest.structure.split import spans
from ingest.text import Edit, Text

NAME = "join-cells"  # with what a break is replaced by in brackets

_PIPES = re.compile(r"[|｜]")
_LONGEST_HEAD = 200
_RULE = re.compile(r"[|｜:+\-—=\s]+$")


def unflattened(text: Text, lines: Lines) -> tuple[Text, int]:
    """The text with such tables as rows with tabs, and how many tables were made."""
    if broken := one_line(text.string, lines):
        text = applied(text, broken)
        lines = list(spans(text.string))
    string = text.string
    edits: list[Edit] = []
    i = 0
    for borders in ("\t", STROKES):
        if any(sign in string for sign in borders):
            made, lines = broken_rows(string, lines, borders)
            edits += made
    if any(sign in string for sign in STROKES):
        edits += _struck(string, lines)
    count = int(bool(edits))
    struck = sorted(edit.start for edit in edits)
    while i < len(lines):
        head = head_at(string, lines, i)
        if head is None:
            i += 1
            continue
        made, end = _table(string, lines, head)
        if made and bisect_right(struck, made[-1].end) > bisect_left(struck, head.pieces[0].start):
            made = []  # its rows have their borders already
        edits += made
        count += bool(made)
        i = end if made else i + 1
    busy = sorted(edit.start for edit in edits)
    bare = [*headless(string, lines, busy), *stacked(string, lines, busy)]
    return applied(text, sorted([*edits, *bare])), count + bool(bare)


def applied(text: Text, edits: Sequence[Edit]) -> Text:
    """The text after the edits, one repair for each thing that a break is replaced by: so that each can be replayed."""
    kinds: dict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        kinds[edit.replacement].append(edit)
    done: list[Edit] = []
    for said, listed in kinds.items():
        moved, shift, before = [], 0, iter(done)
        earlier = next(before, None)
        for edit in listed:
            while earlier is not None and earlier < edit:
                shift += len(earlier.replacement) - (earlier.end - earlier.start)
                earlier = next(before, None)
            moved.append(Edit(edit.start + shift, edit.end + shift, said))
        text = text.apply(moved, f"{NAME}({said})")
        done = sorted([*done, *listed])
    return text


def _struck(string: str, lines: Lines) -> Iterator[Edit]:
    """Rows whose cells stand between upright strokes, as rows with tabs; the rule below a header is cut.

    The stroke at one end of the row may be left out: 1 | 建设平台 | 市科技局 |. Where the row above leaves out the
    first one, a stroke at the beginning stands behind an empty cell. Both may be left out in the rows of a header that
    leaves them out: each then has as many strokes.
    """
    width = 0  # strokes of the row above, where it leaves out the first one
    inner = 0  # strokes of the header above, where it leaves out both
    for start, end in lines:
        if string[start] not in STROKES and string[end - 1] not in STROKES:
            strokes = [m.start() for m in _PIPES.finditer(string, start, end)]
            if len(strokes) > 1 and end - start < _LONGEST_HEAD and is_header(_PIPES.split(string[start:end])):
                inner = len(strokes)
            if inner and len(strokes) == inner:
                yield from (Edit(at, at + 1, "\t") for at in strokes)
            continue
        if string[start] not in STROKES and string[end - 1] in STROKES:
            width = sum(string.count(stroke, start, end) for stroke in STROKES)
        empty = string[start] in STROKES and width == sum(string.count(stroke, start, end) for stroke in STROKES)
        yield from _piped(string, start, end, empty)


def _piped(string: str, start: int, end: int, empty: bool) -> Iterator[Edit]:
    """One such row; `empty`: its first cell is."""
    opens, closes = string[start] in "|｜", string[end - 1] in "|｜"
    if not (opens or closes) or end - start < 5:
        return
    if opens and _RULE.match(string, start, end):
        yield Edit(start, end, "")
        return
    strokes = [m.start() for m in _PIPES.finditer(string, start, end)]
    if len(strokes) < 3:
        return
    edges = {strokes[0] if opens and not empty else -1, strokes[-1] if closes else -1}
    for at in strokes:
        yield Edit(at, at + 1, "" if at in edges else "\t")


def _table(string: str, lines: Lines, head: Head) -> tuple[list[Edit], int]:
    """The edits that make one table, and the line after it; none where it is no table of this kind."""
    rows, end = flat_rows(string, lines, head)
    least = 1 if head.parted == "blank" and head.numbered else 2
    if len(rows) < least:
        return [], head.end
    return list(edits_of(string, head, rows)), end
