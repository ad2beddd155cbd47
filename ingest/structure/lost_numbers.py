"""Numbers that a scan lost: restored where a gap in the sequence holds as many tasks as numbers are missing.

A task without its number still ends with the clause that names its units. Between `1.` and `6.` five paragraphs that
end so are the tasks 1 to 5. A number that was misread (`l.`, `1O.`, `3，`) counts where the sequence waits for it, so
does one whose point was lost, before a task with a clause.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.structure.clauses import LABEL, clause_spans
from ingest.structure.numbering import CN, Marker, number_value

_KIND = "ar"
_LONG = 60  # characters: a task with its clause, not a line of units below one


# l. 1O、 3， 4·: letters that look like digits, and signs that look like a point
_MISREAD = re.compile(
    r"(?P<n>(?=\d{0,2}[lIiOo〇丨])[\dlIiOo〇丨]{1,3}(?=[ \u3000]*[.．、。,，])|\d{1,3}(?=[ \u3000]*[,，·・:：;；]))"
    r"[ \u3000]*[.．、。,，·・:：;；][ \u3000]*(?=[\u4e00-\u9fff“])"
)
# 3 建设平台…责任单位 市科技局: a blank for the point, before a task with a clause
_BLANK = re.compile(r"(?P<n>\d{1,3})[ \u3000]+(?=[\u4e00-\u9fff“])")
_BLANK_HEADING = re.compile(rf"(?P<n>[{CN[2:]}]{{1,3}})[ \u3000]+[\u4e00-\u9fff“”、]{{3,24}}")
_LOOKS = frozenset("0123456789lIiOo〇丨")
_AS_DIGITS = str.maketrans("lIi丨Oo〇", "1111000")


def misread(texts: Sequence[str], markers: Sequence[Marker | None]) -> list[Marker | None]:
    """The markers, with those added whose number was misread: each follows the last one, or opens a list of two."""
    made = list(markers)
    waiting: int | None = None  # a first number, until a second one comes
    last = 0
    for i, text in enumerate(texts):
        marker = markers[i]
        found = _misread(text) if marker is None and text[:1] in _LOOKS else None
        value = int(found["n"].translate(_AS_DIGITS)) if found else marker.value if marker else 0
        if found is None and (marker is None or marker.kind != _KIND):
            continue
        if value == 2 and waiting is not None and (first := _misread(texts[waiting])):
            made[waiting], last = Marker(_KIND, 1, "1", first.end()), 1
        waiting = i if found and value == 1 else None
        if found and value == last + 1 and value > 1:
            made[i] = Marker(_KIND, value, str(value), found.end())
        last = value if made[i] else last
    return made


def _misread(text: str) -> re.Match[str] | None:
    return _MISREAD.match(text) or (_BLANK.match(text) if clause_spans(text) else None)


def blank_headings(texts: Sequence[str], markers: Sequence[Marker | None]) -> list[Marker | None]:
    """The markers, with those of short lines `一 重点任务`, `二 保障措施` that follow each other from one on."""
    made = list(markers)
    found: list[tuple[int, re.Match[str]]] = []
    for i, text in enumerate(texts):
        match = _BLANK_HEADING.fullmatch(text) if markers[i] is None and text[:1] in CN else None
        if match and number_value(match["n"]) == len(found) + 1:
            found.append((i, match))
    for i, match in found if len(found) > 1 else ():
        made[i] = Marker("cn", number_value(match["n"]), match["n"], match.end("n") + 1)
    return made


def restored(texts: Sequence[str], markers: Sequence[Marker | None]) -> list[Marker | None]:
    """The markers, with those added that the sequence misses; a marker that runs against it is one of the tasks."""
    known = [i for i, m in enumerate(markers) if m and m.kind == _KIND]
    rising = _rising([(i, m.value) for i in known if (m := markers[i])])
    made = list(markers)
    filled = False
    for (i, low), (j, high) in pairwise(rising):
        starts = _tasks(texts, markers, i, j) if high - low >= 2 else []
        if starts and len(starts) == high - low:
            filled = True
            for value, start in zip(range(low + 1, high), starts[1:], strict=True):
                made[start] = _lost(markers[start], value)
    if filled:
        last, value = rising[-1]
        for start in _tasks(texts, markers, last, len(texts))[1:]:
            value += 1
            made[start] = _lost(markers[start], value)
    return made


def _lost(marker: Marker | None, value: int) -> Marker:
    return Marker(_KIND, value, str(value), marker.end if marker else 0)


def _rising(found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The numbers that go on rising through the document; one that falls back is left out."""
    kept: list[tuple[int, int]] = []
    for place, value in found:
        if not kept or value > kept[-1][1]:
            kept.append((place, value))
    return kept


def _tasks(texts: Sequence[str], markers: Sequence[Marker | None], start: int, end: int) -> list[int]:
    """Where the tasks from `start` to `end` begin: each ends with a passage that a clause closes."""
    starts: list[int] = []
    opened: int | None = start
    for i in range(start, end):
        marker = markers[i]
        if opened is None and _begins(texts[i], marker):
            opened = i
        if opened is not None and _closes(texts[i]):
            starts.append(opened)
            opened = None
    return starts


def _begins(text: str, marker: Marker | None) -> bool:
    return (marker is None or marker.kind == _KIND) and len(text) >= _LONG


def _closes(text: str) -> bool:
    """Does a clause with a label close the passage?"""
    spans = clause_spans(text)
    return bool(spans) and len(text) - spans[-1][1] <= 2 and LABEL.match(text, spans[-1][0]) is not None
