"""Projects: the rows of a project table."""

from __future__ import annotations

import re

from ingest.extract.names.sentence import Found
from ingest.records import Passage

PROJECT_COLUMN = re.compile("项目名称|工程名称|项目$")
BUILDER_COLUMN = re.compile("(?:建设|施工|承担|实施|业主|投资|项目|申报|牵头)(?:主体|单位|企业|方|法人)|企业名称")


def projects(row: Passage) -> list[Found]:
    """The project that a table row names, and the body that builds it."""
    found = []
    for (start, end), column in zip(row.cells, row.columns, strict=False):
        name = row.text[start:end]
        if not name.strip() or name.strip().isdigit():
            continue
        if PROJECT_COLUMN.search(column):
            found.append(Found(start, end, "Project", name, "table.project", 0.9))
        elif BUILDER_COLUMN.search(column) and name.endswith(("公司", "集团", "厂")):
            found.append(Found(start, end, "Enterprise", name, "table.builder", 0.9))
    return found
