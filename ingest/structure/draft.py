"""An item in the making."""

from __future__ import annotations

from ingest.records import Cell, ItemKind
from ontology.value import value


@value(slots=True, frozen=True)
class Draft:
    """An item before its title is cut: its node or row, its passages, its kind."""

    passages: tuple[int, ...]
    path: tuple[str, ...]
    number: str
    start: int  # where its words begin in its first passage
    kind: ItemKind
    row: bool = False
    lead: bool = False  # a lead phrase of a box or dash list
    titled: Cell | None = None  # the cell or line that states the task, where it is not the first passage's own
