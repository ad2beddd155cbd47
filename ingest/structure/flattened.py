"""Tables that a copy flattened, each cell on a line of its own: the lines of a row are put side by side again.

The header is a run of short lines from 序号 to the first number; a row runs from its number to the next one. Cells that
are broken over several lines are joined, cells that are missing are told by what the others hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.structure.clauses import ENDS_UNIT
from ingest.structure.columns import TASKS, charges_units, column, is_header, sets_deadline
from ingest.structure.numbering import marker_at
from ingest.text import Edit, Text

_FIRST = re.compile(r"\s*(?:序\s*号|编\s*号)\s*$")
_NUMBER = re.compile(r"\s*(\d{1,3})\s*[.．、]?\s*$")
_DATE = re.compile(r"20\d\d年|\d{1,2}月|长期|持续|年底|季度|^20\d\d")
_MOST_COLUMNS, _MOST_LINES = 10, 60  # of a header; of one row
Lines = Sequence[tuple[int, int]]  # where each line stands in the text


def unflattened(text: Text, lines: Lines) -> tuple[Text, int]:
    """The text with such tables as rows with tabs, and how many rows were made."""
    string = text.string
    edits: list[Edit] = []
    count, i = 0, 0
    if "|" in string or "｜" in string:
        edits = [edit for a, b in lines for edit in _piped(string, a, b)]
        if edits:
            return text.apply(edits, "join-cells"), 1
    while i < len(lines):
        if lines[i][1] - lines[i][0] <= 8 and _FIRST.match(string, *lines[i]):
            made, i = _table(string, lines, i)
            edits += made
            count += bool(made)
        else:
            i += 1
    return (text.apply(edits, "join-cells"), count) if edits else (text, 0)


_PIPES = re.compile(r"[|｜]")
_RULE = re.compile(r"[|｜:+\-—=\s]+$")


def _piped(string: str, start: int, end: int) -> Iterator[Edit]:
    """A row whose cells stand between upright strokes, as rows with tabs; the rule below a header is cut.

    The stroke at one end of the row may be left out: 1 | 建设平台 | 市科技局 |.
    """
    opens, closes = string[start] in "|｜", string[end - 1] in "|｜"
    if not (opens or closes) or end - start < 5:
        return
    if opens and _RULE.match(string, start, end):
        yield Edit(start, end, "")
        return
    strokes = [m.start() for m in _PIPES.finditer(string, start, end)]
    if len(strokes) < 3:
        return
    edges = {strokes[0] if opens else -1, strokes[-1] if closes else -1}
    for at in strokes:
        yield Edit(at, at + 1, "" if at in edges else "\t")


def _table(string: str, lines: Lines, start: int) -> tuple[list[Edit], int]:
    """The edits that make one table, and the line after it; none where it is no table of this kind."""
    first = next(
        (
            i
            for i in range(start + 3, min(start + _MOST_COLUMNS + 1, len(lines)))
            if _NUMBER.match(string[slice(*lines[i])])
        ),
        None,
    )
    headers = [string[slice(*line)] for line in lines[start:first]] if first else []
    if first is None or not is_header(headers) or any("\t" in h for h in headers):
        return [], start + 1
    edits = list(_side_by_side(lines[start:first], [[k] for k in range(len(headers))]))
    kinds = [column(h) for h in headers]
    at, rows = first, 0
    while at < len(lines):
        number = _NUMBER.match(string[slice(*lines[at])])
        if number is None:
            break
        end = _row_end(string, lines, at, int(number[1]), headers)
        row = lines[at:end]
        cells = cells_below([string[slice(*line)] for line in row], headers, kinds)
        if cells is None:
            break
        edits += _side_by_side(row, cells)
        rows += 1
        at = end
        while at < len(lines) and _category(string[slice(*lines[at])]):
            at += 1
    return (edits, at) if rows >= 2 else ([], start + 1)


def _row_end(string: str, lines: Lines, start: int, number: int, headers: Sequence[str]) -> int:
    """The line after a row: the next number, or a line that opens a category; the last row ends where its cells do."""
    for i in range(start + 1, min(start + _MOST_LINES, len(lines))):
        words = string[slice(*lines[i])]
        follow = _NUMBER.match(words)
        if (follow and int(follow[1]) == number + 1) or (i > start + 1 and _category(words)):
            return i
    last = headers[-1]
    for end in (start + len(headers) + more for more in (0, 1, -1, 2, 3)):
        if start + 2 < end <= len(lines) and _typed(last) and _fits(string[slice(*lines[end - 1])], last):
            return end
    fewer = end = min(start + len(headers), len(lines))
    while _typed(last) and fewer > start + 2 and "。" in string[slice(*lines[fewer - 1])]:
        fewer -= 1
    return fewer if fewer > start + 2 else end


def _typed(header: str) -> bool:
    """Can a cell below this header be told by its words?"""
    return sets_deadline(header) or charges_units(header)


def _category(words: str) -> bool:
    marker = marker_at(words)
    return marker is not None and marker.kind in ("cn", "cn_paren") and len(words) < 40 and "。" not in words


def cells_below(words: Sequence[str], headers: Sequence[str], kinds: Sequence[str | None]) -> list[list[int]] | None:
    """Which lines each column holds; None where they cannot be told."""
    parts = [[k] for k in range(len(words))]
    if len(parts) > len(headers):
        parts = _joined(words, parts)
    if len(parts) > len(headers):
        # what is too much is the task's text
        task = next((k for k, kind in enumerate(kinds) if kind in TASKS or kind == "project"), None)
        if task is None:
            return None
        extra = len(parts) - len(headers)
        parts[task : task + extra + 1] = [[k for part in parts[task : task + extra + 1] for k in part]]
    if len(parts) == len(headers):
        return parts
    placed: list[list[int]] = []
    waiting = list(parts)
    for left, header in zip(range(len(headers), 0, -1), headers, strict=True):
        if waiting and (len(waiting) == left or _fits(words[waiting[0][0]], header)):
            placed.append(waiting.pop(0))
        else:
            placed.append([])
    return placed if not waiting else None


def _joined(words: Sequence[str], parts: Sequence[list[int]]) -> list[list[int]]:
    """Lines that plainly go on: after a comma, or before one."""
    found: list[list[int]] = []
    for part in parts:
        before = words[found[-1][-1]] if found else ""
        if before and (before[-1] in "、，,（(" or words[part[0]][0] in "、，,。；）)"):
            found[-1] += part
        else:
            found.append(list(part))
    return found


def _fits(words: str, header: str) -> bool:
    dated = bool(_DATE.search(words)) and len(words) < 24
    if sets_deadline(header):
        return dated
    if charges_units(header):
        return not dated and bool(ENDS_UNIT.search(words) or "、" in words)
    return not dated


def _side_by_side(row: Lines, cells: Sequence[Sequence[int]]) -> Iterator[Edit]:
    """The breaks between a row's lines: a tab between cells (more where cells are empty), nothing inside one."""
    waiting = 0  # tabs since the last line
    last: int | None = None
    for n, cell in enumerate(cells):
        waiting += n > 0
        for k in cell:
            if last is not None:
                yield Edit(row[last][1], row[k][0], "\t" * waiting)
            last, waiting = k, 0
    if last is not None and waiting:
        yield Edit(row[last][1], row[last][1], "\t" * waiting)
