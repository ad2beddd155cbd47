"""Who answers for what: clauses of items, columns of task tables, what a heading hands down, duties in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.extract.charge import Charge, charges
from ingest.extract.duties import duties
from ingest.extract.labels import role as role_of
from ingest.extract.stated_rules import Rule, applied, stated_rules
from ingest.extract.units_list import units_list
from ingest.records import Basis, Item, Passage, Responsibility, Span, Tree
from ingest.structure.clauses import clause_spans
from ingest.structure.numbering import marker_at
from ingest.structure.tables import NOT_UNIT_COLUMN, UNIT_COLUMN

_CONFIDENCE = {
    "responsibility.label": 0.98,
    "responsibility.prose": 0.95,
    "responsibility.first": 0.97,
    "responsibility.comma": 0.95,
    "responsibility.marked": 0.95,
    "responsibility.with": 0.85,
    "responsibility.table": 0.97,
    "responsibility.bare": 0.75,
    "responsibility.sentence": 0.6,
    "responsibility.always": 0.9,
}


def responsibilities(tree: Tree) -> list[Responsibility]:
    """All responsibilities that the document states, in the order of its items."""
    rules = stated_rules(tree)
    always = [r for r in rules if r.kind == "always"]
    handed_down = list(_headings(tree))
    found: list[Responsibility] = []
    for item in tree.items:
        own = list(_of_item(tree, item, rules))
        if not own:
            own = list(_inherited(tree, item, handed_down, rules))
        clauses = bool(own)
        if not own:
            own = list(_sentences(tree, item))
        made = _facts(item, own)
        if clauses:
            made += _standing(item, always, made)
        found += made
    return found


Found = tuple[Charge, int, Basis]  # a charge, the passage where it stands, and on what ground it binds


def _of_item(tree: Tree, item: Item, rules: list[Rule]) -> Iterator[Found]:
    first = tree.passages[item.passages[0]]
    if first.kind == "row":
        for charge in _of_row(tree, first):
            yield charge, first.ordinal, "table"
        return
    for clause in item.clauses:
        passage = clause.span.passage
        text = tree.passages[passage].text
        for charge in applied(charges(text, clause.span.start, clause.span.end), rules, passage, text):
            yield charge, passage, "explicit"


def _of_row(tree: Tree, row: Passage) -> list[Charge]:
    """The units in a row's columns; where all of them are empty, those of the row above (cells merged downwards)."""
    while True:
        found = _row_charges(row)
        above = tree.passages[row.ordinal - 1] if row.ordinal else None
        if found or above is None or above.kind != "row" or above.columns != row.columns:
            return found
        row = above


def _row_charges(row: Passage) -> list[Charge]:
    found: list[Charge] = []
    for (start, end), column in zip(row.cells, row.columns, strict=False):
        if not UNIT_COLUMN.search(column) or NOT_UNIT_COLUMN.search(column):
            continue
        role = role_of(column)
        if role is None:
            continue
        if clause_spans(row.text[start:end]):
            found += charges(row.text, start, end)
        else:
            found += [Charge(u, role, column, "responsibility.table") for u in units_list(row.text, start, end)]
    return found


def _headings(tree: Tree) -> Iterator[tuple[Passage, tuple[tuple[int, int, int], ...]]]:
    """The passages outside items that hold a clause: what stands under them inherits it."""
    owned = {p for item in tree.items for p in item.passages}
    for passage in tree.passages:
        if passage.ordinal in owned or passage.kind in ("row", "title", "front", "closing", "attachment"):
            continue
        spans = tuple(clause_spans(passage.text))
        if spans:
            yield passage, spans


def _inherited(
    tree: Tree, item: Item, headings: list[tuple[Passage, tuple[tuple[int, int, int], ...]]], rules: list[Rule]
) -> Iterator[Found]:
    """The charges of the nearest heading, or introduction under a heading, that the item stands under."""
    if tree.passages[item.passages[0]].kind == "row":
        return
    for passage, spans in reversed(headings):
        if passage.ordinal > item.passages[0] or not _covers(passage, item):
            continue
        for start, end, _ in spans:
            for charge in applied(charges(passage.text, start, end), rules, passage.ordinal, passage.text):
                yield charge, passage.ordinal, "inherited"
        return


def _covers(passage: Passage, item: Item) -> bool:
    """Does the item stand under this heading, or under the heading that this introduction follows?"""
    depth = len(passage.path)
    if item.path[:depth] != passage.path or len(item.path) <= depth:
        return False
    if (
        passage.kind == "heading"
        or passage.text.startswith(("第", "(", "（"))
        or passage.text[:1] in "一二三四五六七八九十0123456789"
    ):
        label = "".join(item.path[depth].split())
        return len(item.path) > depth + 1 and "".join(passage.text.split()).startswith(label)
    return depth > 0


def _sentences(tree: Tree, item: Item) -> Iterator[Found]:
    for i, passage in enumerate(item.passages):
        text = tree.passages[passage].text
        marker = marker_at(text)
        start = item.title_span.end if i == 0 else marker.end if marker else 0
        for charge in duties(text, start, item.title):
            yield charge, passage, "explicit"


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
