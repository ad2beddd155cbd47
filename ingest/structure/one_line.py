"""Tables whose rows a copy put on one line, header and all: each row gets a line of its own again.

`序号 任务 责任单位 时限1建设平台。市科技局6月2引进人才。市委组织部 年底`: a header of known words, then rising numbers.
Where blanks were lost, a row's sentences end before its units, and its units before its date; of two columns of units
the second begins where two names touch (市科技局市财政局、市教育局).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.structure.alignment import is_units, looks
from ingest.structure.columns import charges_units, column, is_header
from ingest.structure.headers import Lines
from ingest.text import Edit

_FIRST = ("序号", "编号", "项次")  # what heads the column of numbers
_WORD = re.compile(r"[^\s|｜\d]+")
_NUMBER = re.compile(r"(?<![\d.．%％:：-])(\d{1,3})(?![\d%％])(?:[.．、](?=\D))?")
_COUNTED = re.compile(
    r"[\s|｜]*(?:[家个件名人项台套座亩户所篇种只期次场吨岁年月日号批级类条倍多余G]|万|亿|平方|公里|千米|分钟|小时|[-+~～—–/、，,。；;)）.])"
)
_DATE = re.compile(
    r"(?<=[\u4e00-\u9fff)）。])(?=(?:20\d\d年\d{0,2}月?[^，。；]{0,4}|\d{1,2}月[底末]?前?"
    r"|(?:长期|持续|常态化?|全年)(?:坚持|推进|实施|开展|落实)?|年底前?|立行立改)$)"
)
# a header whose blanks were lost too: its words one after the other
_GLUED = re.compile(
    r"(?:重点|主要|工作|具体|目标|年度|细化|改革|整改|分解|建设){0,2}(?:任务|举措|措施|事项|内容|要点|工作)(?:名称|内容|分解)?"
    r"|(?:牵头|责任|配合|主办|协办|参与|协同|实施|落实|主要){1,2}(?:单位|部门|主体|处室|科室)"
    r"|(?:完成|整改|办结|推进|落实)?(?:时限|期限|时间节点|时间|节点)|(?:分管|责任|牵头)(?:领导|人)|备注|类别"
)
_GLUED_NUMBER = re.compile(r"(\d{1,3})(?=[\u4e00-\u9fff“《])")
# where the name of a unit ends and the next begins without a mark between
_TOUCH = re.compile(
    r"(?<=[厅局委办部院府会])(?=(?:省|市|县|区|州|自治区)(?!场|域|级|直|属|容|政(?!府))[\u4e00-\u9fff]{1,14}?(?:[厅局委办部]|政府|[、,，]|$)|各[市县区])"
)
_MOST, _LEAST = 12, 3  # headers
_ROWS = 2
_LONGEST = 100  # characters of a header
_TAIL = 300  # characters of the units and dates behind a row's sentences


def one_line(string: str, lines: Lines) -> list[Edit]:
    """The edits that put a line's header and rows on lines of their own."""
    return sorted(_edits(string, lines)) if any(first in string for first in _FIRST) else []


def _edits(string: str, lines: Lines) -> Iterator[Edit]:
    headed = False  # the line above is a header by itself
    # how many columns of units a header names whose words touch, and how many rows were seen below it
    glued = number = 0
    for start, end in lines:
        begins = start
        if words := _touching(string, start, end):
            yield from (Edit(at, at, " ") for at, _ in words[1:])
            glued, number, begins = max(1, sum(charges_units(string[a:b]) for a, b in words)), 0, words[-1][1]
        if glued:
            starts = _rows(string, begins, end, number)
            number += len(starts)
            for at, after in zip(starts, [*starts[1:], end] if starts else [], strict=True):
                if at > start:
                    yield Edit(at, at, "\n")
                yield from _parted(string, at, after, glued)
            if starts or begins > start:
                continue
            glued = 0
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


def _touching(string: str, start: int, end: int) -> list[tuple[int, int]]:
    """The words of a header that touch each other; nothing where the line is no such header."""
    first = next((f for f in _FIRST if string.startswith(f, start)), None)
    if first is None:
        return []
    words = [(start, start + len(first))]
    while len(words) < _MOST and (word := _GLUED.match(string, words[-1][1], end)):
        words.append(word.span())
    at = words[-1][1]
    closed = at == end or _GLUED_NUMBER.match(string, at, end) is not None
    return words if closed and len(words) > _LEAST and is_header([string[a:b] for a, b in words]) else []


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


def _rows(string: str, start: int, end: int, before: int = 0) -> list[int]:
    """Where rows begin: at 1, 2, 3 … in order, after those `before`; nothing where the first does not come at once."""
    found: list[int] = []
    for number in _NUMBER.finditer(string, start, end):
        if int(number[1]) != before + len(found) + 1 or _COUNTED.match(string, number.end()):
            continue
        if not found and string[start : number.start()].strip(" \t\u3000|｜"):
            return []
        found.append(number.start())
    return found


def _parted(string: str, start: int, end: int, columns: int = 1) -> Iterator[Edit]:
    """Blanks between a row's sentences, its units and its date, where they were lost; `columns`: those of units."""
    stop = string.rfind("。", start, end) + 1
    tail = string[stop:end].rstrip() if stop else ""
    if not tail or len(tail) > _TAIL:
        return
    date = _DATE.search(tail)
    units = tail[: date.start()] if date else tail
    if columns > 1 and units.endswith("无"):
        units = units[:-1]
        yield Edit(stop + len(units), stop + len(units), " ")
    if not tail[0].isspace() and (is_units(units.split()[0]) or looks(tail) == "date"):
        yield Edit(stop, stop, " ")
    for touch in [*_TOUCH.finditer(units)][:1] if columns > 1 else ():
        yield Edit(stop + touch.start(), stop + touch.start(), " ")
    if date and date.start():
        yield Edit(stop + date.start(), stop + date.start(), " ")
