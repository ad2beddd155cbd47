"""Projects: the rows of a project table."""

from __future__ import annotations

from ingest.extract.names.sentence import Found
from ingest.records import Passage
from ingest.structure.columns import column


def projects(row: Passage) -> list[Found]:
    """The project that a table row names, and the body that builds it; what a merged cell says stands above."""
    found = []
    for cell in row.row():
        name, (_, start, end) = cell.text, cell.span
        if cell.span.passage != row.ordinal or not name.strip() or name.strip().isdigit():
            continue
        kind = column(cell.header)
        if kind == "project":
            found.append(Found(start, end, "Project", name, "table.project", 0.9))
        elif kind == "builder" and name.endswith(("公司", "集团", "厂")):
            found.append(Found(start, end, "Enterprise", name, "table.builder", 0.9))
    return found
