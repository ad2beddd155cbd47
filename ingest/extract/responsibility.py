"""Who answers for what: clauses of items, columns of task tables, what a heading hands down, duties in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.extract.clauses.by_number import said_by_number
from ingest.extract.clauses.charge import Charge, charges, under_label
from ingest.extract.clauses.duties import duties, whose
from ingest.extract.clauses.handed_down import handed_down, nearest, said_back, said_below
from ingest.extract.clauses.labels import role as role_of
from ingest.extract.clauses.stated_rules import Rule, applied, stated_rules
from ingest.extract.clauses.units_list import units_list
from ingest.records import Basis, Item, Passage, Responsibility, Role, Span, Tree
from ingest.structure.clauses import DUTY, LABEL, clause_spans
from ingest.structure.columns import charges_units, column, plain
from ingest.structure.numbering import marker_at

_CONFIDENCE = {
    "responsibility.label": 0.98,
    "responsibility.prose": 0.95,
    "responsibility.first": 0.97,
    "responsibility.comma": 0.95,
    "responsibility.marked": 0.95,
    "responsibility.word": 0.97,
    "responsibility.with": 0.85,
    "responsibility.table": 0.97,
    "responsibility.bare": 0.75,
    "responsibility.sentence": 0.6,
    "responsibility.plan": 0.85,
    "responsibility.always": 0.9,
}

_PLAN = re.compile(
    r"本(?:行动|实施|工作|政策|推进|建设|总体|专项)*(?:方案|规划|计划|措施|办法|意见|细则|政策"
    r"|清单)(?:的(?:组织)?(?:实施|落实))?由"
    r"(?P<units>[^。；，,]{2,60}?)(?:会同[^。；，,]{2,40}?)?"
    r"(?P<verb>(?:牵头|负责|具体|统筹|共同)+(?:组织)?(?:实施|落实|推进|协调))"
)


def responsibilities(tree: Tree) -> list[Responsibility]:
    """All responsibilities that the document states, in the order of its items."""
    rules = stated_rules(tree)
    always = [r for r in rules if r.kind == "always"]
    unnamed = _unnamed(tree)

    def read(passage: Passage, clause: Span) -> list[Found]:
        said = charges(passage.text, clause.start, clause.end)
        return [(c, passage.ordinal, "inherited") for c in applied(said, rules, passage.ordinal, passage.text)]

    above = handed_down(tree, read)
    back = said_below(tree, read) | said_back(tree, read)
    called: dict[int, list[Found]] = {
        index: [(charge, passage, "inherited") for charge, passage in said]
        for index, said in said_by_number(tree).items()
    }
    found: list[Responsibility] = []
    for item in tree.items:
        own = list(_of_item(tree, item, rules, unnamed))
        if not own:
            own = nearest(tree, item, above) or back.get(item.index, []) or called.get(item.index, [])
        clauses = bool(own)
        if not own:
            own = list(_sentences(tree, item))
        made = _facts(item, own)
        if clauses:
            made += _standing(item, always, made)
        found += made
    return _of_plan(tree) + found + list(_of_indicators(tree, rules))


Found = tuple[Charge, int, Basis]  # a charge, the passage where it stands, and on what ground it binds


def _unnamed(tree: Tree) -> frozenset[int]:
    """The rows whose columns the document does not name: only their cells say what they hold."""
    words: set[str] = set()
    found = []
    for passage in tree.passages:
        if passage.kind == "row" and not passage.columns:
            words.update("".join(passage.text[a:b].split()) for a, b in passage.cells)
        elif passage.columns and "" not in passage.columns and words.isdisjoint(passage.columns):
            found.append(passage.ordinal)
    return frozenset(found)


def _of_item(tree: Tree, item: Item, rules: list[Rule], unnamed: frozenset[int]) -> Iterator[Found]:
    for ordinal in item.passages:
        if tree.passages[ordinal].kind == "row":
            for charge, passage, basis in _of_row(tree, tree.passages[ordinal], rules):
                yield replace(charge, label="") if ordinal in unnamed else charge, passage, basis
    for clause in item.clauses:
        passage = clause.span.passage
        text = tree.passages[passage].text
        for charge in applied(charges(text, clause.span.start, clause.span.end), rules, passage, text):
            yield charge, passage, "explicit"


def _of_row(tree: Tree, row: Passage, rules: list[Rule]) -> list[Found]:
    """The units in a row's columns; where all of them are empty, those of the row above (cells merged downwards)."""
    basis: Basis = "table"
    while True:
        found = _row_charges(tree, row, rules)
        above = tree.passages[row.ordinal - 1] if row.ordinal else None
        if found or above is None or above.kind != "row" or above.columns != row.columns or "" in row.columns[:1]:
            return [(charge, passage, basis) for charge, passage in found]
        row, basis = above, "inherited"


def _row_charges(tree: Tree, row: Passage, rules: list[Rule]) -> list[tuple[Charge, int]]:
    found: list[tuple[Charge, int]] = []
    for cell in row.row():
        role = role_of(plain(cell.header)) if cell.text and charges_units(cell.header) else None
        if role is None:
            continue
        passage, start, end = cell.span
        text = tree.passages[passage].text
        said = (
            charges(text, start, end)
            if any(LABEL.search(cell.text, a, b) or DUTY.search(cell.text, a, b) for a, b, _ in clause_spans(cell.text))
            else under_label(text, start, end, role, cell.header, "responsibility.table")
        )
        found += [(charge, passage) for charge in applied(said, rules, passage, text)]
    return found


def _sentences(tree: Tree, item: Item) -> Iterator[Found]:
    for i, passage in enumerate(item.passages):
        text = tree.passages[passage].text
        marker = marker_at(text)
        titled = i == 0 and item.title_span.passage == passage
        # a title that is only the first clause of its sentence begins with who must act: 市科技局负责…，
        whole = marker and (marker.kind == "article" or text[item.title_span.end : item.title_span.end + 1] in "，,")
        start = item.title_span.end if titled and not whole else marker.end if marker else 0
        for charge in (*(whose(text, marker.end) if titled and marker else ()), *duties(text, start, item.title)):
            yield charge, passage, "explicit"


def _of_indicators(tree: Tree, rules: list[Rule]) -> Iterator[Responsibility]:
    """Who answers for the figures of an indicator table: its columns of units, row by row."""
    for passage in tree.passages:
        if passage.kind != "row" or not any(column(c) == "indicator" for c in passage.columns):
            continue
        if tree.item_at(Span(passage.ordinal, 0, 0)) is not None:
            continue
        for rank, (charge, place) in enumerate(_row_charges(tree, passage, rules), 1):
            yield Responsibility(
                item=None,
                row=passage.ordinal,
                name=charge.unit.name,
                role=charge.role,
                label=charge.label,
                rank=rank,
                basis="table",
                collective=charge.unit.collective,
                expanded=charge.unit.expanded,
                evidence=(Span(place, charge.unit.start, charge.unit.end),),
                method=charge.method,
                confidence=_CONFIDENCE[charge.method],
            )


def _of_plan(tree: Tree) -> list[Responsibility]:
    """Who answers for the plan as a whole: `本方案由省科技厅牵头组织实施`."""
    found: list[Responsibility] = []
    for passage in tree.passages:
        for match in _PLAN.finditer(passage.text) if "本" in passage.text else ():
            role: Role = "lead" if "牵头" in match["verb"] else "responsible"
            for unit in units_list(passage.text, *match.span("units")):
                if any((f.name, f.role) == (unit.name, role) for f in found):
                    continue
                found.append(
                    Responsibility(
                        item=None,
                        name=unit.name,
                        role=role,
                        label=match["verb"],
                        rank=len(found) + 1,
                        collective=unit.collective,
                        expanded=unit.expanded,
                        evidence=(Span(passage.ordinal, unit.start, unit.end),),
                        method="responsibility.plan",
                        confidence=_CONFIDENCE["responsibility.plan"],
                    )
                )
    return found


def _facts(item: Item, found: list[Found]) -> list[Responsibility]:
    made: list[Responsibility] = []
    seen: set[tuple[str, str]] = set()
    for charge, passage, basis in found:
        unit = charge.unit
        if (unit.name, charge.role) in seen:
            continue
        seen.add((unit.name, charge.role))
        made.append(
            Responsibility(
                item=item.index,
                name=unit.name,
                role=charge.role,
                label=charge.label,
                rank=len(made) + 1,
                basis=basis,
                collective=unit.collective,
                expanded=unit.expanded,
                evidence=(Span(passage, unit.start, unit.end),),
                method=charge.method,
                confidence=_CONFIDENCE[charge.method] - (0.1 if basis == "inherited" else 0.0),
            )
        )
    return made


def _standing(item: Item, always: list[Rule], made: list[Responsibility]) -> list[Responsibility]:
    """The units that a rule stated once charges with every later item that has a clause."""
    found: list[Responsibility] = []
    for rule in always:
        if rule.unit is None or rule.since > item.passages[-1] or any(m.name == rule.unit.name for m in made):
            continue
        found.append(
            Responsibility(
                item=item.index,
                name=rule.unit.name,
                role="support" if rule.label == "配合单位" else "territorial",
                label=rule.label,
                rank=len(made) + len(found) + 1,
                basis="inherited" if rule.span.passage not in item.passages else "explicit",
                collective=True,
                evidence=(rule.span,),
                method="responsibility.always",
                confidence=_CONFIDENCE["responsibility.always"],
            )
        )
    return found
