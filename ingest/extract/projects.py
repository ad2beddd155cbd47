"""Projects in tables: what a row says of the project that it names, in money, years, place and contents.

The project and its builder are mentions like any other; a cell that is merged with the one above (〃) names what that
cell names.
"""

from __future__ import annotations

import re

from ingest.extract.figures.numbers import base_value
from ingest.records import Cell, ProjectRow, Span, Tree
from ingest.structure.columns import column

_MONEY = re.compile(
    r"(?:约|总投资)?\s*(?P<digits>\d[\d,]*(?:\.\d+)?)\s*(?P<scale>万亿|亿|千万|百万|万)?\s*元?(?:人民币)?(?:左右)?$"
)
_UNIT = re.compile(r"(?P<scale>亿|千万|百万|万)?元")
_CAPTION = re.compile(r"(?:金额)?单位\s*[:：]\s*[^。]{0,12}?(?P<scale>亿|千万|百万|万)?元")
_YEAR = re.compile(r"20\d\d")

_ACTORS = frozenset({"Enterprise", "University", "Institute", "GovernmentUnit", "Alliance", "Actor"})


def project_rows(tree: Tree) -> list[ProjectRow]:
    """What the rows of project tables say, each with its evidence; rows that only name a project are left out."""
    found: list[ProjectRow] = []
    caption = ""
    for passage in tree.passages:
        if passage.kind != "row":
            said = _CAPTION.search(passage.text) if len(passage.text) < 60 else None
            caption = said["scale"] or "" if said else caption
            continue
        cells = {column(c.header): c for c in reversed(passage.row()) if c.text}
        project = cells.get("project")
        if project is None or project.text.isdigit():
            continue
        properties: dict[str, tuple[str | int | float, Span]] = {}
        for kind, cell in cells.items():
            if kind == "investment" and (money := investment(cell, caption)) is not None:
                properties["total_investment"] = (money, cell.span)
            elif kind in ("years", "deadline") and (years := _YEAR.findall(cell.text)):
                properties["period_start"] = (int(min(years)), cell.span)
                properties["period_end"] = (int(max(years)), cell.span)
            elif kind == "site":
                properties["site"] = (cell.text, cell.span)
            elif kind == "scale":
                properties["content"] = (cell.text, cell.span)
        if properties:
            found.append(
                ProjectRow(
                    name=project.text,
                    properties=properties,
                    evidence=(project.span,),
                    method="project.row",
                    confidence=0.9,
                )
            )
    return found


def investment(cell: Cell, caption: str = "") -> float | None:
    """The sum that a cell states, in 元: its own unit counts, else its header's (总投资(万元)), else the table's."""
    said = _MONEY.match(cell.text.strip())
    if said is None:
        return None
    header = _UNIT.search(cell.header)
    own = said["scale"] or ("" if "元" in cell.text else None)
    scale = own if own is not None else header["scale"] or "" if header else caption
    return base_value(said["digits"], scale)
