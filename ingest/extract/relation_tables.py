"""What a row of a table states: the builder of its project, and who hosts, builds, runs or supervises its platform."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from ingest.extract.relation_groups import LEFT_MARKS, RIGHT_MARKS, fits, made
from ingest.records import Cell, Mention, Passage, Relation
from ingest.structure.columns import column, plain

Role = tuple[re.Pattern[str], str, str, str, dict[str, str]]

# the first row whose pattern fits a header says what those named below it are to the platform of the row
_ROLES: tuple[Role, ...] = (
    (re.compile("依托|^承担(?:单位|机构|高校)$"), "HOSTS", "A", "P", {}),
    (re.compile("^(?:共同|牵头)?(?:建设|承建|组建|共建|参建)(?:单位|主体|机构|企业|方)"), "BUILDS", "A", "PZ", {}),
    (re.compile("^(?:日常)?(?:运营|运行|运维)(?:管理)?(?:单位|主体|机构|方)"), "OPERATES", "A", "PZ", {}),
    (re.compile("^(?:业务|行政)?主管(?:部门|单位)"), "SUPERVISES", "U", "PZFG", {"kind": "competent"}),
    (re.compile("^(?:基金|受托)?管理(?:人|机构)$"), "MANAGES", "A", "F", {"role": "manager"}),
)
_MARKS = f"{LEFT_MARKS}{RIGHT_MARKS} "


def of_row(row: Passage, by_passage: Mapping[int, list[Mention]]) -> Iterator[Relation]:
    """The relations between what a row is about and those whom its other cells name, each as its cell means it (〃)."""
    cells = row.row()
    yield from _of_projects(row, cells, by_passage)
    yield from _of_platforms(row, cells, by_passage)


def _of_projects(row: Passage, cells: tuple[Cell, ...], by_passage: Mapping[int, list[Mention]]) -> Iterator[Relation]:
    """A project table: the project and the body in the column of builders."""
    builders = [
        m for cell in cells if column(cell.header) == "builder"
        for m in _inside(cell, by_passage) if fits(m.cls, "A") or m.cls == "GovernmentUnit"
    ]  # fmt: skip
    if not builders:
        return
    for cell in cells:
        if cell.span.passage != row.ordinal and column(cell.header) != "project":
            continue
        for project in (m for m in _inside(cell, by_passage) if m.cls == "Project"):
            for builder in builders:
                yield _stated(row, project, builder, "BUILT_BY", {})


def _of_platforms(row: Passage, cells: tuple[Cell, ...], by_passage: Mapping[int, list[Mention]]) -> Iterator[Relation]:
    """A list of platforms: the one that fills a cell and whoever stands below 依托单位, 建设单位, 主管部门."""
    named = [(cell, role) for cell in cells if (role := _role(cell.header)) is not None]
    if not named:
        return
    filling = [
        m for cell in cells if _role(cell.header) is None and cell.span.passage == row.ordinal
        for m in _inside(cell, by_passage) if _fills(m, cell)
    ]  # fmt: skip
    for cell, (_, predicate, first, second, given) in named:
        for platform in (m for m in filling if fits(m.cls, second)):
            for body in _inside(cell, by_passage):
                allowed = fits(body.cls, first) and (first == "U" or body.cls != "GovernmentUnit")
                if allowed and body.name != platform.name:
                    yield _stated(row, platform, body, predicate, given)


@lru_cache(maxsize=4096)
def _role(header: str) -> Role | None:
    words = plain(header)
    return next((role for role in _ROLES if role[0].search(words)), None)


def _fills(mention: Mention, cell: Cell) -> bool:
    span = mention.evidence[0]
    return span.end - span.start >= len(cell.text.strip(_MARKS))


def _stated(row: Passage, thing: Mention, body: Mention, predicate: str, given: Mapping[str, str]) -> Relation:
    """What a body is to the thing of a row; both cells are its evidence where one of them stands in another row."""
    subject, target = (thing, body) if predicate == "BUILT_BY" else (body, thing)
    stated = made(row.ordinal, subject, target, predicate, "relation.table", 0.9, given=given)
    spans = (thing.evidence[0], body.evidence[0])
    return replace(stated, evidence=spans) if any(span.passage != row.ordinal for span in spans) else stated


def _inside(cell: Cell, by_passage: Mapping[int, list[Mention]]) -> list[Mention]:
    """The mentions in what a cell means, where that stands."""
    here = by_passage.get(cell.span.passage, [])
    return [m for m in here if cell.span.start <= m.evidence[0].start and m.evidence[0].end <= cell.span.end]
