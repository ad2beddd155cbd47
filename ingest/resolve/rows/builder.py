"""Collects the rows of one document: ids distinct, evidence attached, equal edges merged, everything sorted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from ingest.records import EdgeRow, Facts, NodeRow, Rows, Span, Value
from ingest.resolve.context import Context, context_of
from ontology.ids import make_id, part
from ontology.model import ontology

Properties = Mapping[str, Value]
_ENDS = attrgetter("type", "source", "target")
_EVIDENCE = frozenset(("passages", "starts", "ends", "rank", "confidence"))


class Builder:
    """What the parts of the resolver write into."""

    def __init__(self, facts: Facts) -> None:
        self.facts, self.tree, self.key = facts, facts.tree, facts.tree.key
        self.context: Context = context_of(facts.tree)
        self.document = make_id("document", self.key)
        self.plan = ""  # set by `plan.add`
        self.plan_title = ""
        self.measures: dict[int, str] = {}  # item index → measure id
        self.targets: dict[int, list[str]] = {}  # passage → ids of the targets that it states
        self.provisions: dict[str, str] = {}  # text → the first provision's id
        self.nodes: dict[tuple[str, str], str] = {}  # (name, class or expanded name) → node, for names that recur
        self._passages: dict[int, str] = {}  # every piece of evidence asks for one
        self._counts: Counter[str] = Counter()
        self._owned: dict[str, NodeRow] = {}
        self._shared: dict[str, NodeRow] = {}
        self._edges: dict[tuple[object, ...], list[EdgeRow]] = {}
        self._vocab: dict[tuple[str, str, str], EdgeRow] = {}

    # ------------------------------------------------------------ ids and evidence

    def fact_id(self, family: str, *rest: str) -> str:
        """An id of this document's, made distinct by the count of those with the same parts."""
        base = make_id(family, self.key, *(r or "-" for r in rest))
        self._counts[base] += 1
        return f"{base}:{self._counts[base]}"

    def passage(self, ordinal: int) -> str:
        """The id of a passage."""
        found = self._passages.get(ordinal)
        if found is None:
            found = self._passages[ordinal] = make_id("passage", self.key, str(ordinal))
        return found

    def evidence(self, spans: Iterable[Span], method: str, confidence: float) -> dict[str, Value]:
        """What every stated thing carries; without a span of its own, the title's passage stands for it."""
        found = sorted(set(spans)) or [self.title_span()]
        return {
            "document": self.key,
            "method": method,
            "confidence": float(confidence),
            "passages": [self.passage(s.passage) for s in found],
            "starts": [s.start for s in found],
            "ends": [s.end for s in found],
        }

    def title_span(self) -> Span:
        """The whole title, or the first passage where no title was found."""
        titled = self.tree.head.evidence.get("title")
        if titled:
            return titled
        passages = self.tree.passages
        first = next((p for p in passages if p.kind == "title"), passages[0] if passages else None)
        return Span(first.ordinal, 0, len(first.text)) if first else Span(0, 0, 0)

    # ------------------------------------------------------------ rows

    def own(self, cls: str, node_id: str, properties: Properties) -> str:
        """A node that the document owns."""
        self._owned[node_id] = NodeRow(cls, node_id, _given(properties))
        return node_id

    def share(self, cls: str, node_id: str, properties: Properties) -> str:
        """A node that documents share; of two classes for one id the more specific one stays."""
        if "name" in properties:  # in the form that the id has: documents that share the node cannot disagree
            properties = {**properties, "name": part(str(properties["name"]))}
        known = self._shared.get(node_id)
        if known is None or _rank(cls) > _rank(known.cls):
            self._shared[node_id] = NodeRow(cls, node_id, _given(properties))
        return node_id

    def class_of(self, node_id: str) -> str:
        """The class of a node among the rows."""
        return (self._owned.get(node_id) or self._shared[node_id]).cls

    def edge(self, kind: str, source: str, target: str, properties: Properties) -> None:
        """A relationship that the document states; one that differs in its evidence alone joins the first."""
        given = {"document": self.key, **_given(properties)}
        place = kind, source, target, *[(k, str(given[k])) for k in sorted(given.keys() - _EVIDENCE)]
        self._edges.setdefault(place, []).append(EdgeRow(kind, source, target, given))

    def vocab_edge(
        self, kind: str, source: str, target: str, origin: str, properties: Properties | None = None
    ) -> None:
        """A relationship that a vocabulary gives."""
        given: dict[str, Value] = {**_given(properties or {}), "source": origin}
        self._vocab[(kind, source, target)] = EdgeRow(kind, source, target, given)

    def allows(self, source: str, kind: str, target: str) -> bool:
        """Whether the ontology lets these two nodes of ours stand in a relation."""
        known = ontology()
        return kind in known.relations and known.allows(self.class_of(source), kind, self.class_of(target))

    def rows(self) -> Rows:
        """All rows; the Document first, the rest by id."""
        first = self._owned[self.document]
        rest = sorted((n for n in self._owned.values() if n is not first), key=lambda n: n.id)
        return Rows(
            self.key,
            [first, *rest],
            sorted(self._shared.values(), key=lambda n: n.id),
            _sorted(map(_merged, self._edges.values())),
            _sorted(self._vocab.values()),
        )


def _given(properties: Properties) -> dict[str, Value]:
    return {k: v for k, v in properties.items() if v is not None and v != ""}


def _rank(cls: str) -> tuple[int, str]:
    return len(ontology().classes[cls].labels), cls


def _sorted(edges: Iterable[EdgeRow]) -> list[EdgeRow]:
    """By type, ends and properties; those are written out only where type and ends are alike."""
    found: list[EdgeRow] = []
    for _, group in groupby(sorted(edges, key=_ENDS), key=_ENDS):
        alike = list(group)
        found += sorted(alike, key=lambda e: str(sorted(e.properties.items()))) if len(alike) > 1 else alike
    return found


def _merged(same: Sequence[EdgeRow]) -> EdgeRow:
    """Several statements of one relationship as one: all their evidence, the first rank, the surest confidence."""
    if len(same) == 1:
        return same[0]
    merged = dict(same[0].properties)
    if "passages" in merged:
        places = sorted({p for edge in same for p in _places(edge.properties)})
        merged["passages"] = [passage for _, passage, _, _ in places]
        merged["starts"] = [start for _, _, start, _ in places]
        merged["ends"] = [end for _, _, _, end in places]
    for name, best in (("rank", min), ("confidence", max)):
        if name in merged:
            merged[name] = best(_number(edge.properties[name]) for edge in same)
    return EdgeRow(same[0].type, same[0].source, same[0].target, merged)


def _number(value: Value) -> int | float:
    if not isinstance(value, int | float):
        raise TypeError(f"{value!r} is no number")
    return value


def _places(given: Mapping[str, Value]) -> list[tuple[int, str, int, int]]:
    """(ordinal, passage, start, end) of each piece of evidence."""
    columns = [given[name] for name in ("passages", "starts", "ends")]
    return [
        (int(passage.rpartition(":")[2]), passage, int(start), int(end))
        for passage, start, end in zip(*(map(str, c) for c in columns if isinstance(c, list)), strict=True)
    ]
