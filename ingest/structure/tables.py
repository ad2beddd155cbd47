"""Tables: rows with their cells, the headers that name them, and what kind of row each is.

A row is a line with tabs; what a copy flattened to text has them again (`flattened`). A cell that holds only 〃 (同上)
means the cell above it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from ingest.records import Cell, Span
from ingest.structure.alignment import misfit, role
from ingest.structure.cards import Card, is_key
from ingest.structure.columns import TASKS, column, is_header, plain
from ingest.structure.headless import columns_of, runs
from ingest.structure.numbering import marker_at

DITTOS = frozenset({"〃", "〞", "″", '"', "”", "同上", "同前", "同上。", "（同上）", "(同上)"})
# after so many other lines, or after one so long, a line with tabs is no row of the table above
_APART, _LONG = 2, 60
_CATEGORY = 60  # characters of a row that only names what the rows below it are about
_WIDE = 3  # columns of a table whose rows may lack their first cells
_OUT_OF_PLACE = 6  # what the cells of such a row cost more where they stand than where they belong
_NOTE = re.compile(r"\s*(?:备?注|说明|填表说明|备注说明|数据来源)\s*\d?\s*[:：]")
_CHAPTER = re.compile(r"[(（]?[一二三四五六七八九十]{1,3}[)）、.．]?")
_SUM = re.compile(r"^(?:合\s*计|小\s*计|总\s*计|共\s*计)")
RowKind = Literal["header", "data", "category", "note", "sum", "card"]


@dataclass(slots=True, frozen=True)
class Row:
    """One line of a table: its cells as spans of the line, and the headers above them (none: it is a header line)."""

    cells: tuple[tuple[int, int], ...]
    columns: tuple[str, ...]
    kind: RowKind = "data"
    table: int = 0  # rows under one header, over pages too, have one number
    carried: tuple[tuple[int, Cell], ...] = ()
    continues: bool = False  # the row above goes on: no number of its own, and no task


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


def rows(lines: Sequence[str]) -> dict[int, Row]:
    """The table rows among lines: index of the line → row. Header lines have no columns."""
    reader = _Reader()
    for i, line in enumerate(lines):
        if "\t" in line and not (reader.quiet and _listed(line)):
            reader.row(i, line)
        else:
            # a row of one merged cell may stand right below the header: what the table is for
            spanning = i == reader.header_at + 1 and i + 1 < len(lines) and "\t" in lines[i + 1]
            reader.line(line, spanning=spanning)
    return _headed(reader.found, lines)


def _headed(found: dict[int, Row], lines: Sequence[str]) -> dict[int, Row]:
    """The rows, with columns given to those of tables that lost their header."""
    bare = [i for i, row in found.items() if row.kind == "data" and not row.columns and not row.table]
    table = max((row.table for row in found.values()), default=0)
    for run in runs(bare):
        cells = [[lines[i][a:b] for a, b in found[i].cells] for i in run]
        if columns := columns_of(cells):
            table += 1
            found.update((i, replace(found[i], columns=columns, table=table)) for i in run)
    return found


def _listed(line: str) -> bool:
    """A number, a tab and the item's words: a list, as word processors write it, is no table."""
    number, _, rest = line.lstrip().partition("\t")
    marker = marker_at(number + "　建设") if len(number) <= 8 and rest.strip() and "\t" not in rest else None
    return marker is not None and marker.end > len(number) and not number.strip().isdigit()


@dataclass(slots=True)
class _Reader:
    """Walks the lines and keeps what the table in hand has said so far."""

    found: dict[int, Row] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    header: tuple[str, ...] = ()  # the cells of the last header line, as written
    header_at: int = -2
    table: int = 0
    above: dict[int, Cell] = field(default_factory=dict)  # what each column said last
    between: int = 0
    card: Card | None = None

    @property
    def quiet(self) -> bool:
        """Is no table in hand?"""
        return not self.columns and self.card is None

    def line(self, line: str, *, spanning: bool = False) -> None:
        """A line without tabs: it parts tables, unless it is a `spanning` row."""
        self.between += len(line.strip()) > 1  # an upright cell takes a line for each of its characters
        # a heading between two rows leaves the columns as they are
        if self.between > _APART or (len(line) > _LONG and not spanning):
            self.columns, self.header, self.above, self.card = (), (), {}, None
        elif self.card and marker_at(line):
            self.card = None

    def row(self, i: int, line: str) -> None:
        """A line with tabs."""
        self.between = 0
        cells = tab_cells(line)
        texts = [line[a:b] for a, b in cells]
        filled = [t for t in texts if t]
        own = [t for t in filled if t not in DITTOS]
        if len(texts) >= _WIDE and texts[0] and all(t.endswith((":", "：")) for t in texts[::2] if t):
            self.columns, self.header, self.above = (), (), {}  # 索引号： | … | 成文日期： | …: about the document
        if is_header(own) and not self._is_card(texts):
            self._head(i, cells, texts)
        elif self._second_header(i, texts, own):
            self.columns = tuple(
                _under(h, t) for h, t in zip(self._groups(), _padded(texts, self.header), strict=False)
            )
            self.header_at = i
            self.found[i] = Row(cells, (), "header", self.table)
        elif self.columns:
            self._data(i, cells, texts, own)
        elif self._is_card(texts):
            self._carded(i, line, cells)
        else:
            self.found[i] = Row(cells, (), "data", self.table)

    def _head(self, i: int, cells: tuple[tuple[int, int], ...], texts: list[str]) -> None:
        if self.header_at == i - 1 and len(self.columns) == len(texts):
            # a second header line below the first one names what the first one groups
            self.columns = tuple(
                _under(h, t) for h, t in zip(self._groups(), _padded(texts, self.header), strict=False)
            )
        elif tuple(map(plain, texts)) != tuple(map(plain, self.header)) or not self.columns:
            self.columns = tuple(squeeze(t) for t in texts)
            self.header = tuple(texts)
            self.table += 1
            self.above = {}
        self.header_at, self.card = i, None
        self.found[i] = Row(cells, (), "header", self.table)

    def _groups(self) -> list[str]:
        """The first header line, each group's words over all the columns that it spans."""
        groups, last = [], ""
        for cell in self.header:
            last = cell if cell and cell not in DITTOS else last
            groups.append(last)
        return groups

    def _second_header(self, i: int, texts: list[str], own: list[str]) -> bool:
        """A line below a header that parts its groups: the header has merged cells, and this line fills only those."""
        if self.header_at != i - 1 or not self.header or not own or "" not in self.header[1:]:
            return False
        if any(len(t) > 14 or re.search(r"[。；;]", t) for t in own):
            return False
        groups = self._groups()
        parted = {k for k, cell in enumerate(self.header) if not cell} | {
            k for k, cell in enumerate(self.header[:-1]) if not self.header[k + 1]
        }
        filled = {
            k
            for k, t in enumerate(texts)
            if t and t not in DITTOS and (k >= len(groups) or squeeze(t) != squeeze(groups[k]))
        }
        return bool(filled) and filled <= parted

    def _data(self, i: int, cells: tuple[tuple[int, int], ...], texts: list[str], own: list[str]) -> None:
        cells, merged = self._right(cells, texts)
        texts = [""] * merged + texts[: len(cells) - merged]
        columns = self.columns[: len(cells)] + ("",) * (len(cells) - len(self.columns))
        filled = [t for t in texts if t]
        kind: RowKind = "data"
        if own and _NOTE.match(own[0]):
            kind = "note"
        elif any(_SUM.match(t) for t in own[:2]):
            kind = "sum"
        elif own and len(own[0]) < _CATEGORY and self._is_category(texts, own, filled):
            kind = "category"
        if kind != "data":
            self.above = {}
            # a line that spans the table stands under no single header
            self.found[i] = Row(cells, (), kind, self.table)
            return
        carried: list[tuple[int, Cell]] = []
        continues = self._continues(columns, texts)
        for k, (a, b) in enumerate(cells):
            text = texts[k]
            if text in DITTOS or k < merged:
                known = self.above.get(k)
                if known is not None:
                    carried.append((k, known))
            elif text:
                self.above[k] = Cell(columns[k], text, Span(i, a, b))
            elif not continues:
                self.above.pop(k, None)
        self.found[i] = Row(cells, columns, "data", self.table, tuple(carried), continues)

    def _right(self, cells: tuple[tuple[int, int], ...], texts: list[str]) -> tuple[tuple[tuple[int, int], ...], int]:
        """A row's cells in their columns, and how many of the first ones a copy left out since they are merged above.

        `一、教育 | 新建学校 | 教育局 |`, then `培训教师 | 教育局 |`: the second row stands one column too far left.
        """
        wide, first = len(self.columns), cells[0][0]
        kinds = [column(c) for c in self.columns[:2]]
        groups = next((k for k, kind in enumerate(kinds) if kind != "group"), len(kinds))
        filled = len(texts) - next((k for k, t in enumerate(reversed(texts)) if t), len(texts))
        if not groups or wide < _WIDE or not filled or len(texts) > wide or not texts[0]:
            return cells, 0
        roles = [role(c) for c in self.columns]
        costs = [sum(misfit(t, r) for t, r in zip(texts, roles[k:], strict=False) if t) for k in range(groups + 1)]
        merged = min(range(groups + 1), key=costs.__getitem__)
        if (
            not merged
            or filled + merged > wide
            or costs[0] - costs[merged] < _OUT_OF_PLACE
            or merged - 1 not in self.above
        ):
            return cells, 0
        return ((first, first),) * merged + cells[: wide - merged], merged

    @staticmethod
    def _is_category(texts: list[str], own: list[str], filled: list[str]) -> bool:
        """One cell alone in its row, or the same words in all of them."""
        if len(filled) == len(own) == 1:
            at = next(k for k, t in enumerate(texts) if t)
            return len(texts) > 1 and at <= 1 and not re.fullmatch(r"[\d.]{1,6}", own[0])
        if len(filled) == len(own) == 2 and len(texts) >= _WIDE and texts[:2] == own:
            return _CHAPTER.fullmatch(own[0]) is not None  # 一 | 平台建设 | |
        return len(texts) > 1 and len(filled) == len(texts) and len(set(filled)) == 1

    def _continues(self, columns: tuple[str, ...], texts: list[str]) -> bool:
        """Does the row above go on, over the end of a page: without a number, and less full than that row?"""
        kinds = [column(c) for c in columns]
        if "number" not in kinds or not self.above or texts[kinds.index("number")]:
            return False
        tasks = [text for kind, text in zip(kinds, texts, strict=False) if text and kind in TASKS]
        if not tasks or any(marker_at(text) for text in tasks):
            return not tasks
        return any(
            not t for k, t in enumerate(texts) if k in self.above and kinds[k] not in ("number", "group", "other")
        )

    # ------------------------------------------------------------ cards

    @staticmethod
    def _is_card(texts: list[str]) -> bool:
        """Key beside value, once or twice: 政策名称 | …, 责任部门 | …."""
        if len(texts) not in (2, 4) or not any(texts):
            return False
        keys = texts[::2]
        values = texts[1::2]
        return all(not k or k in DITTOS or is_key(k) for k in keys) and not all(is_key(v) for v in values)

    def _carded(self, i: int, line: str, cells: tuple[tuple[int, int], ...]) -> None:
        card = self.card
        keys = []
        for k in range(0, len(cells), 2):
            key = squeeze(line[slice(*cells[k])])
            keys.append(key if key and key not in DITTOS else card.last(k) if card else "")
        if card is None or card.repeats(keys[0]):
            self.table += 1
            self.card = card = Card()
        for k, key in enumerate(keys):
            card.take(2 * k, key)
        columns = tuple(c for key in keys for c in ("", key))
        self.found[i] = Row(cells, columns, "card", self.table)


def _padded(texts: Sequence[str], header: Sequence[str]) -> list[str]:
    return [*texts, *[""] * (len(header) - len(texts))]


def _under(group: str, own: str) -> str:
    """A column's header from the two lines that name it; one that says nothing by itself keeps its group's words."""
    group, own = squeeze(group), squeeze(own)
    if not own or own in DITTOS or own == group:
        return group
    if column(own) is None or (re.search(r"\d{4}", group) and not re.search(r"\d{4}", own)):
        return group + own
    return own
