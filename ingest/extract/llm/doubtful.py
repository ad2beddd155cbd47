"""Which passages to ask about: a fact there is doubtful, or words of duty or a number stand there and no fact."""

from __future__ import annotations

import re

from ingest.extract.figures import numbers
from ingest.records import Facts, Passage, Span

SURE = 0.7  # facts below it come from rules that go by the sentence alone
LONGEST = 2_000  # characters; what is longer is a table or a list run together, and costs more than it tells
DUTY = re.compile(r"牵头|负责|责任单位|责任部门|配合|主办|协办|承办|会同")
READ_IN = frozenset({"item", "paragraph", "row"})


def doubtful(facts: Facts) -> list[Passage]:
    """The passages worth asking about, in order of the document."""
    told = {r.item for r in facts.responsibilities if r.confidence >= SURE}
    counted = {s.passage for f in (*facts.figures, *facts.provisions) if f.confidence >= SURE for s in f.evidence}
    unsure = {s.passage for f in (*facts.responsibilities, *facts.figures) if f.confidence < SURE for s in f.evidence}

    def asks(passage: Passage) -> bool:
        item = facts.tree.item_at(Span(passage.ordinal, 0, 0))
        duty = item is not None and item not in told and DUTY.search(passage.text) is not None
        return duty or passage.ordinal in unsure or (passage.ordinal not in counted and _counts(passage.text))

    return [p for p in facts.tree.passages if p.kind in READ_IN and len(p.text) <= LONGEST and asks(p)]


def _counts(text: str) -> bool:
    return any(q.unit for q in numbers.scan(numbers.fold(text)))
