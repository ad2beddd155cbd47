"""Tables whose rows a copy put on one line, header and all: each row gets a line of its own again.

`序号 任务 责任单位 时限1建设平台。市科技局6月2引进人才。市委组织部 年底`: a header of known words, then rising numbers.
Where blanks were lost, a row's sentences end before its units, and its units before its date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.structure.alignment import is_units, looks
from ingest.structure.columns import column, is_header
from ingest.structure.headers import Lines
from ingest.text import Edit

_FIRST = ("序号", "编号", "项次")  # what heads the column of numbers
_WORD = re.compile(r"[^\s|｜\d]+")
_NUMBER = re.compile(r"(?<![\d.．%％:：-])(\d{1,3})(?![\d%％])(?:[.．、](?=\D))?")
_COUNTED = re.compile(
    r"[\s|｜]*(?:[家个件名人项台套座亩户所篇种只期次场吨岁年月日号批级类条倍多余G]|万|亿|平方|公里|千米|分钟|小时|[-+~～—–/、，,。；;)）.])"
)
_DATE = re.compile(r"(?<=[\u4e00-\u9fff)）。])(?=20\d\d年\d{0,2}月?[^，。；]{0,4}$)")
_MOST, _LEAST = 12, 3  # headers
_ROWS = 2
_LONGEST = 100  # characters of a header
_TAIL = 300  # characters of the units and dates behind a row's sentences


def one_line(string: str, lines: Lines) -> list[Edit]:
    """The edits that put a line's header and rows on lines of their own."""
    return sorted(_edits(string, lines)) if any(first in string for first in _FIRST) else []


def _edits(string: str, lines: Lines) -> Iterator[Edit]:
    headed = False  # the line above is a header by itself
    for start, end in lines:
        head, begins = (start, start) if headed else _header(string, start, end)
        starts = _rows(string, begins, end) if begins < end else []
        headed = head < begins == end
        if len(starts) < _ROWS:
            continue
        for at in (head, *starts):
            before = at - (len(string[start:at]) - len(string[start:at].rstrip()))
            if at > start:
                yield Edit(before, at, "\n")
        for at, after in zip(starts, [*starts[1:], end], strict=True):
            yield from _parted(string, at, after)


def _header(string: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of a line that is a header, from the word for numbers on; an empty one at its end where none is."""
    at = next((p for f in _FIRST if (p := string.find(f, start, end)) >= 0), -1)
    if at < 0 or (at > start and not string[at - 1].isspace() and string[at - 1] not in "表单|｜"):
        return end, end
    words: list[str] = []
    stop = at
    for word in _WORD.finditer(string, at, min(end, at + _LONGEST)):
        if column(word[0]) is None or len(words) == _MOST:
            break
        words.append(word[0])
        stop = word.end()
    return (at, stop) if len(words) >= _LEAST and is_header(words) else (end, end)


def _rows(string: str, start: int, end: int) -> list[int]:
    """Where rows begin: at 1, 2, 3 … in order; nothing where the first of them does not come at once."""
    found: list[int] = []
    for number in _NUMBER.finditer(string, start, end):
        if int(number[1]) != len(found) + 1 or _COUNTED.match(string, number.end()):
            continue
        if not found and string[start : number.start()].strip(" \t\u3000|｜"):
            return []
        found.append(number.start())
    return found


def _parted(string: str, start: int, end: int) -> Iterator[Edit]:
    """Blanks between a row's sentences, its units and its date, where they were lost."""
    stop = string.rfind("。", start, end) + 1
    tail = string[stop:end].rstrip() if stop else ""
    if not tail or len(tail) > _TAIL:
        return
    date = _DATE.search(tail)
    units = tail[: date.start()] if date else tail
    if not tail[0].isspace() and (is_units(units.split()[0]) or looks(tail) == "date"):
        yield Edit(stop, stop, " ")
    if date and date.start():
        yield Edit(stop + date.start(), stop + date.start(), " ")
