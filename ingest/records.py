"""The types that pass between the stages: one type an arrow, no stage knows the next one.

    read       bytes      → Source      decoded parts, each with its raw text
    clean      Source     → Clean       one text with its origin, quality notes
    structure  Clean      → Tree        passages with path, items (measures), clauses, tables, the head's facts
    extract    Tree       → Facts       what the document states, evidence as spans of passages
    resolve    Facts      → Rows        mentions turned into ids: nodes and edges
    load       Rows       → the store

Offsets are code points. A `Span` lies in the clean text of one passage. Past 400 lines: the types are fields and little
else, and whoever writes a stage reads those of its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from ingest.text import Text
from ontology.value import value

# ---------------------------------------------------------------- read


@value(slots=True, frozen=True)
class Origin:
    """What is known of a file before it is read: its path, and the row of `sources.csv` that names it, if any."""

    path: str
    id: str = ""
    url: str = ""
    title: str = ""
    issuer: str = ""
    place: str = ""  # a GB/T 2260 code, a code of the user's places file, or a name
    published: str = ""  # ISO date
    authority: str = ""  # official, reprint, sample
    name: str = ""  # the file's own name, where `path` is a copy that was kept of it
    model: str = ""  # the language model that reads beside the rules, where one was asked for


@value(slots=True, frozen=True)
class Part:
    """One decoded part: the whole file for TXT and HTML, a page for PDF, a paragraph or row for DOCX and XLSX."""

    number: int
    raw: str
    page: int | None = None


@value(slots=True, frozen=True)
class Source:
    """A file, decoded. Raw offsets of later stages count in `raw`, the parts one after the other."""

    origin: Origin
    key: str
    sha256: str
    media_type: str
    encoding: str
    content: bytes
    parts: tuple[Part, ...]
    text: Text  # what a reader sees of the parts (HTML: the main text), already with its origin
    notes: tuple[Note, ...] = ()  # what reading left out, or could not read

    @property
    def raw(self) -> str:
        return "".join(p.raw for p in self.parts)

    def locate(self, raw_offset: int) -> tuple[int, int]:
        """(part number, offset in that part) of an offset in `raw`."""
        start = 0
        for part in self.parts:
            if raw_offset < start + len(part.raw) or part is self.parts[-1]:
                return part.number, raw_offset - start
            start += len(part.raw)
        return 0, raw_offset


# ---------------------------------------------------------------- clean


class Note(NamedTuple):
    """One kind of repair or removal, and how often it was made: the document's quality notes."""

    repair: str
    times: int
    example: str = ""


@value(slots=True, frozen=True)
class Clean:
    """The repaired text: simplified Chinese, one line a paragraph."""

    source: Source
    text: Text
    notes: tuple[Note, ...]


# ---------------------------------------------------------------- structure

PassageKind = Literal["title", "front", "heading", "item", "paragraph", "row", "attachment", "closing"]


class Span(NamedTuple):
    """A place in the clean text of a passage: evidence."""

    passage: int
    start: int
    end: int


class Cell(NamedTuple):
    """A cell of a table row: its column's header, what it says, and where that stands (in a row above, for 〃)."""

    header: str
    text: str
    span: Span


@value(slots=True, frozen=True)
class Passage:
    """One paragraph, heading or table row, in order. `start` is its offset in the document's clean text."""

    ordinal: int
    kind: PassageKind
    path: tuple[str, ...]  # headings above it, outermost first, as written
    text: str
    start: int
    cells: tuple[tuple[int, int], ...] = ()  # a table row's cells, as spans of `text`
    columns: tuple[str, ...] = ()  # the headers of those cells
    carried: tuple[tuple[int, Cell], ...] = ()  # cells that mean the one above (〃): which one, what it says and where

    def row(self) -> tuple[Cell, ...]:
        """The cells of a row under headers, each as it is meant."""
        return meant(self.text, self.ordinal, self.cells, self.columns, self.carried)[: len(self.columns)]


def meant(
    text: str,
    ordinal: int,
    cells: Sequence[tuple[int, int]],
    columns: Sequence[str],
    carried: Iterable[tuple[int, Cell]],
) -> tuple[Cell, ...]:
    """The cells of a row as meant: 〃 (those that are `carried`) says what the cell above says, and stands there."""
    above = dict(carried)
    return tuple(
        above.get(k) or Cell(columns[k] if k < len(columns) else "", text[a:b], Span(ordinal, a, b))
        for k, (a, b) in enumerate(cells)
    )


@value(slots=True, frozen=True)
class Clause:
    """A bracketed or closing stretch that may name units, deadlines or both; `span` leaves the brackets out."""

    span: Span
    depth: int = 0


ItemKind = Literal["task", "safeguard", "report", "goal"]


@value(slots=True, frozen=True)
class Item:
    """One numbered task at the lowest level that carries an obligation: a measure to be.

    `path` holds the headings above it and, last, its own number. `passages` are the ordinals that belong to it.
    """

    index: int
    number: str
    path: tuple[str, ...]
    title: str
    title_span: Span
    kind: ItemKind
    passages: tuple[int, ...]
    clauses: tuple[Clause, ...]


@value(slots=True, frozen=True)
class Head:
    """What the document says of itself, or `sources.csv` of it: `None` where neither says."""

    title: str | None = None
    issuer: str | None = None
    place: str | None = None  # code
    place_name: str | None = None
    document_number: str | None = None
    published: str | None = None  # ISO, day precision where stated
    issued_on: str | None = None
    effective_on: str | None = None
    expires_on: str | None = None
    trial: bool = False  # 试行, 暂行
    period_start: int | None = None
    period_end: int | None = None
    genre: str | None = None
    completeness: Literal["whole", "fragment", "summary"] = "whole"
    completeness_why: str = ""
    authority: str = "official"
    marking: str | None = None  # 内部, 不予公开
    evidence: dict[str, Span] = field(default_factory=dict)  # property → where it says so

    @property
    def dated(self) -> int | None:
        """The year in which it was issued, else published."""
        return next((int(d[:4]) for d in (self.issued_on, self.published) if d and d[:4].isdigit()), None)


@value(slots=True, frozen=True)
class Tree:
    """A document as it is built."""

    clean: Clean
    head: Head
    passages: tuple[Passage, ...]
    items: tuple[Item, ...]
    _owners: dict[int, int] = field(init=False, repr=False, compare=False)  # passage → the first item that holds it

    def __post_init__(self) -> None:
        owners: dict[int, int] = {}
        for item in self.items:
            for passage in item.passages:
                owners.setdefault(passage, item.index)
        object.__setattr__(self, "_owners", owners)

    @property
    def key(self) -> str:
        return self.clean.source.key

    def item_at(self, span: Span) -> int | None:
        """The index of the item that a span stands in."""
        return self._owners.get(span.passage)

    def quote(self, span: Span) -> str:
        """The words of a span."""
        return self.passages[span.passage].text[span.start : span.end]

    def raw_span(self, span: Span) -> tuple[int, int]:
        """The span's place in `Source.raw`."""
        start = self.passages[span.passage].start
        return self.clean.text.raw_span(start + span.start, start + span.end)


# ---------------------------------------------------------------- extract

Role = Literal["lead", "responsible", "remit", "support", "guide", "oversee", "territorial"]
Basis = Literal["explicit", "inherited", "table"]
Precise = str  # a date with partial precision: "2025", "2025-06", "2025-06-30", or "ongoing"


@value(slots=True, frozen=True, kw_only=True)
class Fact:
    """What every fact carries: its evidence, the rule that found it, and how sure that rule is (0–1)."""

    evidence: tuple[Span, ...]
    method: str
    confidence: float = 1.0


@value(slots=True, frozen=True, kw_only=True)
class Measure(Fact):
    """One task of the plan: an `Item` with its deadline. `item` is the item's index."""

    item: int
    number: str
    path: tuple[str, ...]
    title: str
    kind: ItemKind
    deadline: Precise | None = None
    deadline_text: str | None = None
    deadline_evidence: tuple[Span, ...] = ()


@value(slots=True, frozen=True, kw_only=True)
class Responsibility(Fact):
    """A unit answers for a measure (its item's index), the plan as a whole (None), or the targets of a `row`."""

    item: int | None
    name: str  # as stated, an alias in brackets dropped
    role: Role
    label: str  # the document's own word: 责任单位, 牵头 …
    rank: int  # order named, from 1
    basis: Basis = "explicit"
    collective: bool = False
    row: int | None = None  # the row of an indicator table whose targets it answers for; `item` is None
    expanded: str = ""  # the name with the prefix that its list gave once (自治区财政厅、农牧厅 → 自治区农牧厅)


@value(slots=True, frozen=True, kw_only=True)
class Deliverable(Fact):
    """One dated or countable promise inside a measure."""

    item: int
    verb: str
    object_text: str
    due: Precise | None
    due_text: str | None


Comparator = Literal["=", ">=", ">", "<=", "<", "~", "range"]


@value(slots=True, frozen=True, kw_only=True)
class Figure(Fact):
    """A target or an observation; `change` and `per` in the ontology's words."""

    item: int | None
    kind: Literal["target", "observation"]
    indicator: str  # the noun phrase, as in the text
    value: float | None
    value2: float | None = None
    unit: str = ""
    comparator: Comparator = "="
    year: int | None = None
    change: Literal["level", "growth", "net_increment", "gross_increment"] = "level"
    per: Literal["total", "year", "quarter"] = "total"
    strength: str = "plain"  # ensure, plain, strive, explore
    attribute: str | None = None  # binding, anticipatory
    figure_kind: Literal["figure", "relative", "rank", "qualitative"] = "figure"
    reference: str | None = None  # what a relative target is compared with
    status: str | None = None  # observation: final, preliminary, estimate
    baseline: float | None = None
    period_start: int | None = None
    cumulative: bool = False
    optional: bool = False  # two careful readers could differ; kept out of nothing but the gold form's recall


@value(slots=True, frozen=True, kw_only=True)
class Provision(Fact):
    """One grant, rate, cap or benefit; `conditions` are the thresholds it asks for."""

    item: int | None
    kind: str
    text: str
    amount: float | None = None
    rate: float | None = None
    cap: float | None = None
    unit: str = ""
    conditions: tuple[str, ...] = ()


@value(slots=True, frozen=True, kw_only=True)
class Problem(Fact):
    """A problem that a rectification list answers to; `items` are the measures that address it."""

    number: str
    title: str
    items: tuple[int, ...] = ()


@value(slots=True, frozen=True, kw_only=True)
class Mention(Fact):
    """A named thing where it stands: `evidence` holds exactly one span. Several mentions share a name."""

    cls: str  # leaf class of the ontology, or Designation, Field …
    name: str  # full, clean, as the gold guidelines name it
    item: int | None
    action: str | None = None  # the verb that governs it in its sentence, ABOUT's `action`; None = `mentions`
    negative: bool = False
    optional: bool = False


@value(slots=True, frozen=True, kw_only=True)
class Relation(Fact):
    """A sentence says that one named thing stands to another in a relation of the ontology."""

    subject: str
    subject_class: str
    predicate: str  # BIDS_FOR, BUILDS, HOSTS, PART_OF, LOCATED_IN, MANAGES, BUILT_BY, OBTAINED, ISSUED …
    object: str
    object_class: str
    item: int | None = None
    properties: dict[str, str | int | float] = field(default_factory=dict)
    optional: bool = False


@value(slots=True, frozen=True, kw_only=True)
class ProjectRow(Fact):
    """What a table row says of its project: total_investment (元), period_start, period_end, site, content."""

    name: str
    properties: dict[str, tuple[str | int | float, Span]]  # each value with where it stands


@dataclass(slots=True)
class Facts:
    """All that one document states."""

    tree: Tree
    measures: list[Measure] = field(default_factory=list)
    responsibilities: list[Responsibility] = field(default_factory=list)
    deliverables: list[Deliverable] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    provisions: list[Provision] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    projects: list[ProjectRow] = field(default_factory=list)
    quantities: int = 0  # how many figures were seen, read or not


# ---------------------------------------------------------------- resolve

Value = str | int | float | bool | list[str] | list[int] | list[float] | None


@value(slots=True, frozen=True)
class NodeRow:
    """A node to be: leaf class, id, properties (the id apart)."""

    cls: str
    id: str
    properties: dict[str, Value]


@value(slots=True, frozen=True)
class EdgeRow:
    """A relationship to be, between stated ids. One that a document states has `document` among its properties."""

    type: str
    source: str
    target: str
    properties: dict[str, Value]


@dataclass(slots=True)
class Rows:
    """One document as rows: what it owns, the shared nodes that it names, and vocab's edges among those.

    `document` is the key; `owned` and `edges` are replaced and removed with the document; `shared` nodes go when no
    document names them any more; `vocab_edges` (no `document` property, a `source` one) go with either end.
    """

    document: str
    owned: list[NodeRow] = field(default_factory=list)  # Document, Passages, Measures, Targets …
    shared: list[NodeRow] = field(default_factory=list)  # Entities, Plans, Concepts, Places, Names
    edges: list[EdgeRow] = field(default_factory=list)
    vocab_edges: list[EdgeRow] = field(default_factory=list)
