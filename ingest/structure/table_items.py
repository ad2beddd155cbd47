"""Measures in tables: the rows of a table of tasks, and cards that state one policy each.

A row is a measure. Rows under one merged number and task are one measure unless they charge units or set a deadline
of their own; rows that bear numbers of their own under a merged task are measures of that task.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from ingest.records import Cell, Span, meant
from ingest.structure.cards import NAME
from ingest.structure.columns import TASKS, THING, charges_units, column, plain, sets_deadline
from ingest.structure.draft import Draft
from ingest.structure.numbering import LEAVES, marker_at
from ingest.structure.sections import section_kind
from ingest.structure.tables import DITTOS, Row
from ingest.structure.titles import cut

_GROUP_LENGTH = 40
_CARD_LINES = 3  # keys that make a card
_SUBJECTS = TASKS | {"project", "indicator", "group"}
_AIM = re.compile(r"\D{0,6}目标")  # 年度目标, no 2030年目标
_PROGRESS = re.compile("(?:完成|进展|落实|推进)情况$")


def row_drafts(rows: Mapping[int, Row], texts: Sequence[str], above: Sequence[tuple[str, ...]]) -> list[Draft]:
    """The measures that tables state; `above`: for each line the headings above it."""
    found: list[Draft] = []
    for _, listed in groupby(rows.items(), key=lambda r: r[1].table):
        table = list(listed)
        if table[0][1].kind == "card":
            found += _card(table, texts, above, sum(d.row for d in found) + 1)
        else:
            found += _Tasks(table, texts, above).read()
    return found


def is_task_table(columns: Sequence[str]) -> bool:
    """A column of tasks beside one of units, deadlines or progress; a table of projects is none."""
    kinds = task_kinds(columns)
    return (
        any(k in TASKS for k in kinds)
        and any(charges_units(c) or sets_deadline(c) or _PROGRESS.search(c) for c in columns)
        and ("project" not in kinds or "task" in kinds)
    )


def task_kinds(columns: Sequence[str]) -> list[str | None]:
    """What the columns hold; where none names tasks, the words right after the number are them."""
    kinds: list[str | None] = [column(c) for c in columns]
    if "number" in kinds and not _SUBJECTS.intersection(kinds):
        at = kinds.index("number") + 1
        if at == len(kinds):
            return kinds
        words = kinds[at] in (None, "other") or _AIM.fullmatch(columns[at])
        listed = THING.match(plain(columns[at])) and not any("责任" in c or sets_deadline(c) for c in columns)
        if words and columns[at] and not charges_units(columns[at]) and not listed:
            kinds[at] = "task"
    return kinds


class _Tasks:
    """One table, read row by row."""

    def __init__(
        self, table: Sequence[tuple[int, Row]], texts: Sequence[str], above: Sequence[tuple[str, ...]]
    ) -> None:
        self.table, self.texts, self.above = table, texts, above
        self.found: list[Draft] = []
        self.sections: list[tuple[str, str]] = []  # (kind of number, words)

    def read(self) -> list[Draft]:
        """The measures of the table."""
        previous = -2
        for n, (line, row) in enumerate(self.table):
            if line != previous + 1 and self.above[line] != self.above[max(previous, 0)]:
                self.sections = []
            previous = line
            if row.kind == "category":
                cells = [c.strip() for c in self.texts[line].split("\t") if c.strip()]
                self._section("、".join(cells) if len(set(cells)) == len(cells) == 2 else cells[0])
            elif row.kind == "data" and row.columns and is_task_table(row.columns):
                self._row(n, line, row)
        return self.found

    def _section(self, words: str) -> None:
        marker = marker_at(words)
        kind = marker.kind if marker else ""
        open_kinds = [k for k, _ in self.sections]
        del self.sections[open_kinds.index(kind) if kind in open_kinds else 0 if not kind else len(self.sections) :]
        self.sections.append((kind, section_words(words)))

    def _row(self, n: int, line: int, row: Row) -> None:
        cells = meant(self.texts[line], line, row.cells, row.columns, row.carried)
        kinds = task_kinds([c.header for c in cells])
        numbered = kinds.index("number") if "number" in kinds else None
        at = self._task(n, cells, kinds, numbered, row)
        if at is None:
            if self.found and any(c.text for c in cells):
                last = self.found[-1]
                self.found[-1] = replace(last, passages=(*last.passages, line))
            return
        task = cells[at]
        marker = marker_at(task.text)
        start = task.span.start
        number = cells[numbered].text if numbered is not None else ""
        if marker and marker.kind not in LEAVES:
            number = number or marker.label
            start += marker.end
        groups = [
            cut_words(c.text)
            for k, c in enumerate(cells[:at])
            if kinds[k] in ("group", "task") and c.text and c.text != task.text
        ]
        number = number or str(len(self.found) + 1)
        path = (*self.above[line], *(w for _, w in self.sections), *groups, number)
        heads = [k for k in map(section_kind, (*groups, *(w for _, w in self.sections))) if k]
        titled = task._replace(span=Span(task.span.passage, start, task.span.end))
        kind = "safeguard" if "safeguard" in heads else "task"
        self.found.append(Draft((line,), path, number, start, kind, row=True, titled=titled))  # type: ignore[arg-type]

    def _task(
        self, n: int, cells: Sequence[Cell], kinds: Sequence[str | None], numbered: int | None, row: Row
    ) -> int | None:
        """Which cell states the row's task; None where the row goes on with the measure above it.

        The rightmost column of tasks or steps counts; a column of contents only where that cell is merged over rows
        with numbers of their own, or empty.
        """
        tasks = [k for k, kind in enumerate(kinds) if kind == "task"][::-1]
        order = [*tasks, *(k for k, kind in enumerate(kinds) if kind == "content")]
        own = [k for k in order if self._own(n, k)]
        if row.continues and self.found:
            return None
        if numbered is not None and not self._own(n, numbered) and self.found:
            told = next((k for k in own if k in tasks), None)
            return next(iter(own), None) if told is None and (not tasks or self._charges(n, cells)) else told
        whole = numbered is not None and self._down(n, numbered, explicit=True)
        single = [k for k in own if not self._down(n, k)]
        if whole:
            return next((k for k in single if k in tasks), next((k for k in own if k in tasks), next(iter(own), None)))
        if single or own:
            return (single or own)[0]
        said = next((k for k in order if cells[k].text), None)
        return None if numbered is None and self.found else said

    def _charges(self, n: int, cells: Sequence[Cell]) -> bool:
        """Does the row name units or a deadline of its own?"""
        return any(
            self._own(n, k) and (charges_units(c.header) or sets_deadline(c.header)) for k, c in enumerate(cells)
        )

    def _cell(self, n: int, k: int) -> str | None:
        """A cell as it is written; None where there is no such row of data."""
        if not 0 <= n < len(self.table):
            return None
        line, row = self.table[n]
        if row.kind != "data" or k >= len(row.cells):
            return None
        return self.texts[line][slice(*row.cells[k])]

    def _own(self, n: int, k: int) -> bool:
        """Does the row say something of its own here: no 〃, not the words of the row above again?"""
        text = self._cell(n, k)
        return bool(text) and text not in DITTOS and not (len(text or "") > 3 and text == self._cell(n - 1, k))

    def _down(self, n: int, k: int, *, explicit: bool = False) -> bool:
        """Is the cell merged with the one below it? Written 〃, repeated, or, unless `explicit`, left empty."""
        below = self._cell(n + 1, k)
        if below is None:
            return False
        if below in DITTOS or (len(below) > 3 and below == self._cell(n, k)):
            return True
        return not explicit and not below and not self.table[n + 1][1].continues


def section_words(words: str) -> str:
    """The words of a row that spans the table, without the clause that it may hold."""
    end = min((words.find(c) for c in "（(【〔" if words.find(c) > 3), default=len(words))
    return words[:end].strip()


def cut_words(text: str) -> str:
    """What a path keeps of a cell: its first clause."""
    return text[: cut(text, 0, min(len(text), _GROUP_LENGTH), "。；;，,：:")].strip()


def _card(
    table: Sequence[tuple[int, Row]], texts: Sequence[str], above: Sequence[tuple[str, ...]], count: int
) -> list[Draft]:
    """The measure of one card that bears its own name."""
    if not named_card(table, texts):
        return []
    first = table[0][0]
    lines = tuple(line for line, _ in table)
    for line, row in table:
        for cell in meant(texts[line], line, row.cells, row.columns, row.carried):
            if NAME.match(cell.header) and cell.text:
                marker = marker_at(cell.text)
                number = marker.label if marker else str(count)
                start = cell.span.start + (marker.end if marker else 0)
                titled = cell._replace(span=cell.span._replace(start=start))
                return [Draft(lines, (*above[first], number), number, start, "task", row=True, titled=titled)]
    return []


def under_headings(rows: Mapping[int, Row], texts: Sequence[str]) -> set[int]:
    """The lines of cards that bear no name of their own: they belong to the heading above them, as text does."""
    found: set[int] = set()
    for _, listed in groupby(rows.items(), key=lambda r: r[1].table):
        table = list(listed)
        if table[0][1].kind == "card" and not named_card(table, texts):
            found.update(line for line, _ in table)
            top = table[0][0] - 1
            if top in rows and rows[top].kind == "data" and not rows[top].columns:
                found.add(top)  # the line that spans the card's top
    return found


def named_card(table: Sequence[tuple[int, Row]], texts: Sequence[str]) -> bool:
    """Does a card bear its own name? One that does not belongs to the heading above it."""
    return sum(1 for _, row in table for c in row.columns if c) >= _CARD_LINES and any(
        NAME.match(c) and texts[line][slice(*row.cells[k])] for line, row in table for k, c in enumerate(row.columns)
    )
