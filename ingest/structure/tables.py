"""Tables: rows with their cells, the headers that name them.

A row is a line with tabs, or, where a table was flattened to text, a line with as many blank-separated cells as the
header line above it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_HEADER = re.compile(
    r"^(?:序号|编号|序\s*号|类别|类型|领域|项目|项目名称|名称|建设单位|施工单位|承担单位|实施单位"
    r"|主要任务|重点任务|任务|工作任务|重点工作|工作内容|主要内容"
    r"|任务内容|任务名称|具体任务|具体措施|工作举措|工作措施|重点举措|措施|整改措施|政策措施|改革举措"
    r"|主要举措|举措|事项|改革事项|内容|责任单位|牵头单位|配合单位|责任部门|牵头部门|配合部门"
    r"|参与单位|参加单位|协同单位|主办单位|协办单位|主要责任单位|牵头责任单位|协同责任单位|指导部门"
    r"|负责单位|落实单位|责任主体|实施主体|分工|完成时限|完成时间|整改时限|时限|时间节点|时间进度|时间安排|进度安排"
    r"|指标|指标名称|单位|计量单位|属性|指标属性|现状值|目标值|目标|基期值|备注|联系人|问题|存在问题"
    r"|整改目标|推广范围|指导单位|区域|地点|总投资|建设规模|建设内容|建设年限|建设性质"
    r"|\d{4}年(?:目标|指标)?(?:值)?|(?:责任|牵头|市级)领导)$"
)
TASK_COLUMN = re.compile(
    r"^(?:主要|重点|工作|具体|年度|目标|改革|政策|整改|主要工作|细化|创新|建设)*(?:任务|举措|措施|事项"
    r"|工作|清单|要点)(?:内容|名称|分解|分工|清单)?$|^(?:工作|主要|任务|整改|改革|具体)内容$"
)
DEADLINE_COLUMN = re.compile(r"时限|时间|期限|节点|进度安排")
UNIT_COLUMN = re.compile(r"单位|部门|主体|责任|牵头|配合|分工")
NOT_UNIT_COLUMN = re.compile(r"^(?:计量|指标)?单位$|建设单位|施工单位|领导|责任人|联系人|承担单位|申报单位|所在")


@dataclass(slots=True, frozen=True)
class Row:
    """One line of a table: its cells as spans of the line, and the headers above them (none: it is a header line)."""

    cells: tuple[tuple[int, int], ...]
    columns: tuple[str, ...]


def squeeze(text: str) -> str:
    """A header's words without white space."""
    return "".join(text.split())


def tab_cells(line: str) -> tuple[tuple[int, int], ...]:
    """The cells of a line with tabs, white space around them left out; empty cells are empty spans."""
    found, start = [], 0
    for part in line.split("\t"):
        left = start + len(part) - len(part.lstrip())
        found.append((left, max(left, start + len(part.rstrip()))))
        start += len(part) + 1
    return tuple(found)


def blank_cells(line: str) -> tuple[tuple[int, int], ...]:
    """The cells of a flattened line: what blanks separate."""
    return tuple((m.start(), m.end()) for m in re.finditer(r"\S+", line))


def is_header(cells: list[str]) -> bool:
    """Do these cells name columns? At least two known words, and most of the cells short."""
    plain = [re.sub(r"[(（][^)）]*[)）]", "", squeeze(c)) for c in cells]
    return sum(1 for c in plain if _HEADER.match(c)) >= 2 and all(len(c) <= 14 for c in plain)


def rows(lines: list[str]) -> dict[int, Row]:
    """The table rows among lines: index of the line → row. Header lines have no columns."""
    found: dict[int, Row] = {}
    columns: tuple[str, ...] = ()
    flat: tuple[str, ...] = ()
    between, header = 0, -2
    for i, line in enumerate(lines):
        if "\t" in line:
            between = 0
            cells = tab_cells(line)
            texts = [line[a:b] for a, b in cells]
            if is_header([t for t in texts if t]):
                # a second header line below the first one names what the first one groups
                second = header == i - 1 and len(columns) == len(texts)
                columns = tuple(squeeze(t) or (columns[k] if second else "") for k, t in enumerate(texts))
                header = i
                found[i] = Row(cells, ())
            else:
                found[i] = Row(cells, columns[: len(cells)] if len(cells) <= len(columns) else ())
            flat = ()
            continue
        # a heading between two rows leaves the columns as they are
        between += 1
        if between > 2 or len(line) > 60:
            columns = ()
        if len(line) > 400:
            flat = ()
            continue
        cells = blank_cells(line)
        texts = [line[a:b] for a, b in cells]
        if len(cells) >= 3 and is_header(texts):
            flat = tuple(texts)
            found[i] = Row(cells, ())
        elif flat and len(cells) >= len(flat) and re.match(r"\d{1,4}$", texts[0]):
            extra = len(cells) - len(flat)
            merged = (*cells[: len(flat) - 1], (cells[len(flat) - 1][0], cells[-1][1])) if extra else cells
            found[i] = Row(merged, flat)
        elif flat and not (len(texts) == 1 and len(line) < 30):
            flat = ()
    return found
