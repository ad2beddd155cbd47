"""The neighbours of a hub, a segment at a time: those of one relation, one direction and one root label.

`queries/node/neighbours.cypher` says what the answer is; it reads all relations of the node for each page. A segment's
size costs little, and the facts of documents are walked in the order of their ids, which an index gives: see
`decisions/0906-hubs.md`. Statements are made from the ontology's names.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ontology.ids import FACT_FAMILIES, ROOT_LABELS, family
from ontology.model import ontology

TOLD = ROOT_LABELS.keys() - {"run", "decision"}  # families whose nodes the question is about
FACTS = frozenset(FACT_FAMILIES.values())


@dataclass(frozen=True, slots=True)
class Segment:
    """Of all neighbours of a node with this root label those with the root label `other` at the end of a relation."""

    root: str
    relation: str
    outgoing: bool
    other: str

    @property
    def prefix(self) -> str:
        """What the keys of its neighbours begin with; the id follows."""
        return f"{self.relation}|{'out' if self.outgoing else 'in'}|"

    @property
    def walked(self) -> bool:
        """Whether its neighbours have few relations themselves, so that each can be asked whether it is one."""
        return self.other in FACTS

    def _pattern(self, near: str, far: str) -> str:
        """The relation, written from the node on."""
        return self._arrow(near, far, self.outgoing)

    def _backwards(self, far: str, near: str) -> str:
        """The same, written from the neighbour on, where the store then begins."""
        return self._arrow(far, near, not self.outgoing)

    def _arrow(self, one: str, two: str, rightwards: bool) -> str:
        left, right = ("-", "->") if rightwards else ("<-", "-")
        return f"({one}){left}[r:{self.relation}]{right}({two})"

    @property
    def counted(self) -> str:
        """The expression for how many relations there are, in a statement that has the node as `n`."""
        return f"COUNT {{ {self._pattern('n', f':{self.other}')} }}"

    @property
    def sorted(self) -> str:
        """The ids of the `$limit` neighbours that follow `$after`; reads all of the segment."""
        # a relation of a node to itself is told once, as going out
        itself = "" if self.outgoing else " AND o.id <> $id"
        return (
            f"MATCH {self._pattern(f'n:{self.root} {{id: $id}}', f'o:{self.other}')} "
            f"WHERE o.id > $after{itself} RETURN DISTINCT o.id AS id ORDER BY id LIMIT $limit"
        )

    @property
    def walk(self) -> str:
        """The ids of the next `$limit` nodes with the root label, and whether each is a neighbour; stops early."""
        itself = "" if self.outgoing else " AND o.id <> $id"
        near = f"[{self._backwards('o', 'n')} | n.id]"
        return (
            f"MATCH (o:{self.other}) WHERE o.id > $after "
            f"RETURN o.id AS id, $id IN {near}{itself} AS linked ORDER BY o.id LIMIT $limit"
        )

    @property
    def stated(self) -> str:
        """The neighbours with these `$ids`, with the statements of each."""
        return (
            f"UNWIND $ids AS one MATCH {self._backwards(f'o:{self.other} {{id: one}}', 'n')} WHERE n.id = $id "
            "WITH o, properties(r) AS s ORDER BY o.id, coalesce(s.document, ''), coalesce(head(s.passages), ''), "
            "coalesce(head(s.starts), 0), coalesce(s.role, ''), coalesce(s.source, '') "
            "WITH o, collect(s) AS statements "
            "RETURN o.id AS id, labels(o) AS labels, "
            "coalesce(o.name, o.title, o.indicator_as_stated, o.object_text, o.text) AS name, statements"
        )


@cache
def segments(root: str, relation: str | None = None) -> tuple[Segment, ...]:
    """All segments that a node with this root label may have, of one relation or of all."""
    found = set()
    for name, declared in ontology().relations.items():
        if relation in (None, name):
            found |= {Segment(root, name, True, other) for one, other in declared.root_pairs if one == root}
            found |= {Segment(root, name, False, other) for other, one in declared.root_pairs if one == root}
    return tuple(sorted(found, key=lambda one: (one.prefix, one.other)))


def of(node_id: str, relation: str | None = None) -> tuple[Segment, ...]:
    """The segments that the node with this id may have; none where the id is of no family."""
    one = family(node_id)
    return segments(ROOT_LABELS[one], relation) if one in TOLD else ()


@cache
def sizes(wanted: tuple[Segment, ...]) -> str:
    """The statement for how many relations of each segment a node has, in a list `sizes`; no record: no node."""
    return f"MATCH (n:{wanted[0].root} {{id: $id}}) RETURN [{', '.join(one.counted for one in wanted)}] AS sizes"
