"""Lines of tables whose cells only blanks part: their blanks are borders, and their lines end where cells or rows do.

Such a table begins with a line of nothing but headers; its rows begin with rising numbers, or hold figures. Lines
between two rows go on with the first of them. A table that lost its header is known by lines that begin with rising
numbers and end with cells of units or dates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_WIDEST_HEAD = 100
_NOT_HEAD = re.compile("[，。；：,;:!?！？]")
_HEAD_WORD = re.compile(
    r"序 ?号|编号|项次|任务|事项|举措|措施|内容|工作|清单|项目|单位|部门|主体|领导|分工|时限|期限|时间|节点|进度|指标"
    r"|属性|性质|目标|投资|地点|年限|规模|备注|类别|领域|20\d\d ?年?"
)
_NUMBERED = re.compile(
    r" *(?:[\u4e00-\u9fff“”、]{2,16} +)?(\d{1,3})(?:(?:[.．](?!\d)|[、。]) *| +|$|(?=[\u4e00-\u9fff“]))"
)
_FIGURE = re.compile(r"[<>≥≤~～约]{0,2}\d[\d.,]*[%‰]?(?:左右|以上|以下|以内)?(?:[(（\[].{0,8})?|[-—–]{1,2}")
_ENDS_CELL = re.compile(
    r"(?:[局厅委部办院会]|中心|政府|公司|集团|单位|部门|街道|企业|[年月日底前]|(?:长期|持续|常态化?|稳步)\S{0,4})[)）]?"
    r"[。、，,；;]?$"
)
_NUMBERED_ROW = re.compile(r" {0,3}(\d{1,3}) +(?=\S)")
NOBODY = frozenset({"无", "/", "-", "—", "--", "——"})  # a cell that names no unit
LEAST, WORDS = 3, 6  # rows without a header, and characters that their task has at least
LONGEST = 1500  # characters of a line that may be a row
_WIDEST_CELL = 200
_APART = 14  # lines between two rows
_TAIL = 8  # lines that may go on with the last row
_OPENS = re.compile("附件|附表|附录|注[:：]|备注[:：]|专栏|抄送|第.{1,3}[章节]")


def flat_rows(lines: Sequence[str]) -> frozenset[int]:
    """The indices of the lines that such tables take up, their headers among them."""
    found: set[int] = set()
    i = 0
    while i < len(lines):
        if is_head(lines[i]):
            end = _end(lines, i)
            found.update(range(i, end) if end > i + 1 else ())
            i = max(end, i + 1)
        else:
            i += 1
    return frozenset(found.union(_headless(lines)))


def _headless(lines: Sequence[str]) -> set[int]:
    """The lines of rows that follow each other without a header above them."""
    found: set[int] = set()
    run: list[int] = []
    number = 0
    for i, line in enumerate(lines):
        row = _NUMBERED_ROW.match(line)
        if row is not None and not _ends_in_cells(line[row.end() :]):
            row = None
        if run and (line.strip() if row is None else int(row[1]) != number + 1):
            found.update(run if len(run) >= LEAST else ())
            run = []
        if row is not None:
            run.append(i)
            number = int(row[1])
    return found.union(run if len(run) >= LEAST else ())


def _ends_in_cells(words: str) -> bool:
    """A task, then a cell of units or of a date; if the task is in several pieces, two such cells."""
    if len(words) > LONGEST or " " not in words.strip():
        return False
    cells = words.split()
    ends = [
        len(c) <= _WIDEST_CELL and (c in NOBODY or c[-1] in "市县区州" or bool(_ENDS_CELL.search(c))) for c in cells[1:]
    ]
    return len(cells[0]) >= WORDS and ends[-1] and (len(ends) == 1 or ends[-2])


def is_head(line: str) -> bool:
    """Is this a line of headers, parted by blanks?"""
    if len(line) > _WIDEST_HEAD or " " not in line:
        return False
    words = line.split()
    if len(words) < 3 or "\t" in line or "|" in line or _NOT_HEAD.search(line) or len(max(words, key=len)) > 16:
        return False
    known = len(set(_HEAD_WORD.findall(line)))
    return known >= 3 or (known == 2 and (words[0][0] in "序编" or all(map(_HEAD_WORD.search, words))))


def _end(lines: Sequence[str], head: int) -> int:
    """The line after the table's last one; the line after its header where no row follows."""
    last, number, between = head, 0, 0
    for j in range(head + 1, len(lines)):
        line = lines[j]
        if not line.strip():
            continue
        between += 1
        if between > _APART or is_head(line) or _OPENS.match(line.lstrip()):
            break
        row = _NUMBERED.match(line)
        if row and (int(row[1]) == number + 1 or (int(row[1]) == 1 and between > 1) or (last == head and between <= 3)):
            last, number, between = j, int(row[1]), 0
        elif holds_figures(line) or (number == 0 and _closes_row(line)):
            last, between = j, 0
    return _tail(lines, last) if last > head else head + 1


def _tail(lines: Sequence[str], last: int) -> int:
    """The line after those that go on with the last row: each ends as a cell of units or dates does."""
    end = last + 1
    for j in range(last + 1, min(last + 1 + _TAIL, len(lines))):
        line = lines[j].strip()
        if line and (_OPENS.match(line) or not _ENDS_CELL.search(line) or len(line) > 200):
            break
        if line:
            end = j + 1
    return end


def _closes_row(line: str) -> bool:
    """Three cells at least, the last of units or of a date: a row without a number."""
    return len(line) <= 400 and line.count(" ") >= 2 and _ENDS_CELL.search(line.rstrip()) is not None


def holds_figures(line: str) -> bool:
    """Words, then cells of which two at least are figures?"""
    if len(line) > _WIDEST_HEAD or "。" in line:
        return False
    cells = line.split()
    return len(cells) >= 3 and sum(_FIGURE.fullmatch(cell) is not None for cell in cells[1:]) >= 2
