"""The rows of a table that was flattened to text: where each begins and ends, and where its pieces stand.

A row begins with the next number, or, where rows bear none, where its cells begin anew. Categories and repeated headers
between rows are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.structure.alignment import Break, Place, Role, misfit, place, role
from ingest.structure.headers import NUMBER_ALONE, STROKES, Head, Lines, Piece, bare, head_at
from ingest.structure.numbering import marker_at
from ingest.structure.side_by_side import Rows

_BEFORE = re.compile(r"\s*(\d{1,4})(?:\s*(?:[.．](?!\d)|[、。])\s*|[ \u3000]+|(?=[\u4e00-\u9fff“]))")
_GROUPED = re.compile(r"([^\s\d，。；]{2,16})[ \u3000]+(?=\d{1,3}[ \u3000])")  # the name of a group, before a number
_ENDS = re.compile(r"附件|附表|附录|注[:：]|备注[:：]|专栏|抄送|第.{1,3}[章节条]|(?:备?注|说明)\s*$")
_MOST_LINES = 60  # of one row
_COUNTS: frozenset[Role] = frozenset({"value", "measure"})  # columns whose cells are numbers too
_LEAP = 100  # from one number of a row to the next
_LONGEST = 1500  # characters of a line that may be part of one
_MOST_PIECES = 2000  # of a table whose rows bear no numbers
_PROBE = 4  # rows that are tried first, so that what is no table costs little
_LEVELS, _SHORT = 2, 30  # categories of two levels may stand above a row, both short
_STRANGE = 4  # what a cell of units or figures costs below a header of words
_UNTOLD = 3.0  # what a row without a number may cost and still be one


def flat_rows(string: str, lines: Lines, head: Head) -> tuple[list[Rows], int]:
    """The rows below a header, and the line after the last of them."""
    return _numbered(string, lines, head) if head.numbered else _untold(string, lines, head)


# ------------------------------------------------------------ rows that begin with rising numbers


def _numbered(string: str, lines: Lines, head: Head) -> tuple[list[Rows], int]:
    found: list[Rows] = []
    at, number = head.end, 0
    waiting: list[Piece] = []  # the group of the row that comes next, where it stands before the number
    several = False  # whether a row so far had a cell of more than one piece
    while at < len(lines):
        start = _row_start(string, lines[at], head, number, first=not found)
        if start is None:
            skip = _between(string, lines, at, head, number, bool(found))
            if skip is None:
                break
            if head.groups and skip == at + 1 and not _category(string[slice(*lines[at])]):
                waiting = list(_pieces(string, lines[at], head))
            at = skip
            continue
        end, last = _row_end(string, lines, at, head, start)
        pieces = [p for k in range(at, end) for p in _pieces(string, lines[k], head, start if k == at else 0)]
        if pieces and pieces[0].parted == "blank":
            waiting.append(pieces.pop(0))
        pieces, places = _placed(string, pieces, head, last, several)
        if not places:
            break
        several = several or any(a == b for a, b in pairwise(places))
        rest = [k for k, p in enumerate(places) if p.row and p.column < head.kinds.index("number")]
        kept = min(rest, default=len(pieces))
        found.append(Rows((*waiting, *pieces[:kept]), (*(Place(0, 0) for _ in waiting), *places[:kept])))
        waiting = pieces[kept:]
        number = start
        at = end if not last else _line_of(lines, at, pieces[-1].end)
    return found, at


def _row_start(string: str, line: tuple[int, int], head: Head, number: int, *, first: bool) -> int | None:
    """The number that a row begins with on this line, if one does."""
    a, b = line
    if b - a > _LONGEST:
        return None
    words = bare(string[a:b]) if head.parted == "hard" else string[a:b]
    if head.groups and head.parted == "blank" and (grouped := _GROUPED.match(words)):
        words = words[grouped.end() :]
    found = NUMBER_ALONE.match(words) if head.parted != "blank" else _BEFORE.match(words) or NUMBER_ALONE.match(words)
    if found is None:
        return None
    value = int(found[1])
    expected = value == number + 1 or (first and value < 1000)
    # a table of one office's tasks keeps the numbers that they bear in the whole one
    leaps = head.parted == "hard" or (head.parted == "line" and not _COUNTS.intersection(map(role, head.headers)))
    if not expected and not (leaps and number < value <= number + (_LEAP if head.parted == "line" else 3)):
        return None
    glued = head.parted == "blank" and found.end() < len(words) and found.end() == found.end(1)
    return None if glued and first and value != 1 else value


def _between(string: str, lines: Lines, at: int, head: Head, number: int, begun: bool) -> int | None:
    """The line after what stands between two rows: a category, or the header again; None where the table ends."""
    words = string[slice(*lines[at])]
    if len(words) > 60 or _ENDS.match(words):
        return None
    again = head_at(string, lines, at)
    if again is not None and again.headers == head.headers:
        return again.end
    if "。" in (words.removesuffix("。") if len(words) < _SHORT else words):
        return None
    for after in lines[at + 1 : at + 1 + _LEVELS]:
        if any(_row_start(string, after, head, n, first=not begun) is not None for n in (number, 0)):
            return at + 1
        if max(len(words), after[1] - after[0]) >= _SHORT:
            break
    return None


def _row_end(string: str, lines: Lines, start: int, head: Head, number: int) -> tuple[int, bool]:
    """The line after a row, and whether no other row was seen after it."""
    for i in range(start + 1, min(start + _MOST_LINES, len(lines))):
        words = string[slice(*lines[i])]
        if _row_start(string, lines[i], head, number, first=False) is not None or _ENDS.match(words):
            return i, bool(_ENDS.match(words))
        if i > start + 1 or head.parted == "blank":
            if _category(words):
                ahead = i + 1 < len(lines) and any(
                    _row_start(string, lines[i + 1], head, n, first=False) is not None for n in (number, 0)
                )
                return i, not ahead
            if head_at(string, lines, i) is not None:
                return i, False
        if len(words) > _LONGEST:
            return i, True
    return min(start + _MOST_LINES, len(lines)), True


def _category(words: str) -> bool:
    marker = marker_at(words)
    if marker is None or marker.kind not in ("cn", "cn_paren") or marker.end >= len(words):
        return False
    return len(words) < 60 and "。" not in words


def _placed(string: str, pieces: list[Piece], head: Head, last: bool, several: bool) -> tuple[list[Piece], list[Place]]:
    """A row's pieces and where they stand; of the last row's as many as look like its cells."""
    words = [string[p.start : p.end] for p in pieces]
    breaks = [p.parted for p in pieces]
    if len(words) < 2:
        return pieces, []
    if not last:
        places, _ = place(words, breaks, head.headers, numbered=True)
        return pieces, places
    best: tuple[float, int, list[Place]] | None = None
    least = next((k for k, parted in enumerate(breaks) if k and parted == "line"), len(breaks))
    if head.parted != "blank":
        closed = next((k for k, p in enumerate(pieces) if not _stroke_behind(string, p.end)), len(pieces))
        least = max(2, min(closed, len(head.headers)))
    for count in range(least, max(least, min(len(words), 2 * len(head.headers) + 4)) + 1):
        places, cost = place(words[:count], breaks[:count], head.headers, numbered=True)
        if places[-1].row:
            continue
        on = sum(1 for a, b in pairwise(places) if a == b)
        cost -= 1.1 * on if several or head.parted == "blank" else 0
        if best is None or cost < best[0]:
            best = (cost, count, places)
    return (pieces[: best[1]], best[2]) if best else (pieces, [])


def _stroke_behind(string: str, end: int) -> bool:
    while end < len(string) and string[end] == " ":
        end += 1
    return end < len(string) and string[end] in STROKES


def _line_of(lines: Lines, at: int, end: int) -> int:
    """The line after the one that holds a place."""
    while at < len(lines) and lines[at][0] < end:
        at += 1
    return at


# ------------------------------------------------------------ rows that only their cells tell


def _untold(string: str, lines: Lines, head: Head) -> tuple[list[Rows], int]:
    found, end = _row_a_line(string, lines, head) if head.parted == "blank" else ([], head.end)
    free, after = _cell_a_line(string, lines, head)
    return (free, after) if after > end else (found, end)


def _row_a_line(string: str, lines: Lines, head: Head) -> tuple[list[Rows], int]:
    """Rows that take one line each."""
    found: list[Rows] = []
    at, missed = head.end, 0
    end = at
    while at < len(lines) and missed < 2:
        pieces = list(_pieces(string, lines[at], head)) if lines[at][1] - lines[at][0] < _LONGEST else []
        words = [string[p.start : p.end] for p in pieces]
        if len(words) < 3 or _ENDS.match(words[0]):
            missed += 1
        else:
            places, cost = place(words, [p.parted for p in pieces], head.headers, numbered=False)
            if cost > _UNTOLD or places[-1].row or not _told(words, places, head):
                break
            found.append(Rows(tuple(pieces), tuple(places)))
            missed, end = 0, at + 1
        at += 1
    return found, end


def _cell_a_line(string: str, lines: Lines, head: Head) -> tuple[list[Rows], int]:
    """Cells that take a line each, or lines of any cells; categories may stand between the rows."""
    found: list[Rows] = []
    at = end = head.end
    probe = _PROBE * len(head.headers)
    while at < len(lines):
        at += _category(string[slice(*lines[at])])
        stop, pieces = at, list[Piece]()
        while stop < len(lines) and len(pieces) < _MOST_PIECES:
            line = string[slice(*lines[stop])]
            if len(line) > _LONGEST or _ENDS.match(line) or _category(line) or "\t" in line:
                break
            pieces += _pieces(string, lines[stop], head)
            stop += 1
            if not found and len(pieces) == probe and len(_free(string, pieces, head)) < _PROBE // 2:
                return [], head.end
        rows = _free(string, pieces, head) if pieces else []
        found += rows
        end = _line_of(lines, at, rows[-1].pieces[-1].end) if rows else end
        if end < stop or not rows or stop == len(lines) or not _category(string[slice(*lines[stop])]):
            break
        at = stop
    return found, end


def _free(string: str, pieces: Sequence[Piece], head: Head) -> list[Rows]:
    """The rows that the pieces make: all are placed at once; the first row that does not look like one ends them."""
    words = [string[p.start : p.end] for p in pieces]
    places, _ = place(words, [p.parted for p in pieces], head.headers, numbered=False)
    found: list[Rows] = []
    start = 0
    for k in range(1, len(pieces) + 1):
        if k < len(pieces) and places[k].row == places[start].row:
            continue
        own = [Place(0, p.column) for p in places[start:k]]
        if not _told(words[start:k], own, head):
            break
        found.append(Rows(tuple(pieces[start:k]), tuple(own)))
        start = k
    return found


def _told(words: Sequence[str], places: Sequence[Place], head: Head) -> bool:
    """Does a row say what it is about, and do the cells that can be told by their looks look right?"""
    roles = [role(h) for h in head.headers]
    told = [
        misfit(w, roles[p.column]) == 0
        for w, p in zip(words, places, strict=True)
        if roles[p.column] not in ("text", "group", "note")
    ]
    # 瞪羚企业 looks like who answers, and is what an indicator counts
    subjects = [
        misfit(w, "text") - (head.kinds[p.column] == "indicator")
        for w, p in zip(words, places, strict=True)
        if roles[p.column] == "text"
    ]
    return bool(subjects) and max(subjects) < _STRANGE and sum(told) * 4 >= len(told) * 3 and any(told)


# ------------------------------------------------------------ pieces


def _pieces(string: str, line: tuple[int, int], head: Head, number: int = 0) -> Iterator[Piece]:
    """The pieces of a line; `number`: the number that it begins with, if it opens a row."""
    a, b = line
    if head.parted == "hard":
        words = bare(string[a:b])
        if words:
            yield Piece(a, a + len(words), _closed(string, a))
        return
    if head.parted == "line":
        yield Piece(a, b, "line")
        return
    start = a
    if number and head.groups and (found := _GROUPED.match(string, a, b)):
        yield Piece(*found.span(1), "blank")
        start = found.end()
    if number and (found := _BEFORE.match(string, start, b)):
        yield Piece(found.start(1), found.end(1), "line")
        start = found.end()
    for k, found in enumerate(re.finditer(r"\S+", string[start:b])):
        yield Piece(start + found.start(), start + found.end(), "line" if k == 0 and start == a else "blank")


def _closed(string: str, at: int) -> Break:
    """What parts a cell from the one before it, where strokes stand behind cells: nothing, if none stands there."""
    while at and string[at - 1].isspace():
        at -= 1
    return "hard" if at and string[at - 1] in STROKES else "none"
