"""Small documents for the tests: a tree as the earlier stages would give it, and facts on it."""

from __future__ import annotations

from typing import Any

from ingest.records import Clean, Facts, Head, Item, Measure, Origin, Part, Passage, Source, Span, Tree
from ingest.resolve.context import Context
from ingest.text import Text
from ontology.types.place import gazetteer


def context(code: str | None, date: str | None = None, issuer: str | None = None) -> Context:
    """Names as they stand in a document of this place and date."""
    places = gazetteer()
    return Context("doc", places, places.by_code(code) if code else None, date, issuer)


def document(*lines: str, key: str = "doc", items: tuple[str, ...] = (), **head: Any) -> Facts:
    """A document of these lines, the first its title; each of `items` is the line (by its text) of a measure."""
    raw = "\n".join(lines)
    source = Source(
        Origin("folder/a.txt"), key, "0" * 64, "text/plain", "utf-8", raw.encode(), (Part(0, raw),), Text.verbatim(raw)
    )
    passages, start = [], 0
    for ordinal, line in enumerate(lines):
        passages.append(Passage(ordinal, "paragraph" if ordinal else "title", (), line, start))
        start += len(line) + 1
    made, measures = [], []
    for index, line in enumerate(items):
        ordinal = lines.index(line)
        span = Span(ordinal, 0, len(line))
        made.append(Item(index, f"{index + 1}.", ("一、任务", f"{index + 1}."), line, span, "task", (ordinal,), ()))
        measures.append(
            Measure(
                item=index, number=f"{index + 1}.", path=made[-1].path, title=line, kind="task",
                evidence=(span,), method="item",
            )
        )  # fmt: skip
    tree = Tree(Clean(source, source.text, ()), Head(title=lines[0], **head), tuple(passages), tuple(made))
    facts = Facts(tree)
    facts.measures = measures
    return facts


def span(facts: Facts, text: str) -> Span:
    """Where a text stands first."""
    for passage in facts.tree.passages:
        at = passage.text.find(text)
        if at >= 0:
            return Span(passage.ordinal, at, at + len(text))
    raise ValueError(text)
