"""The statements that write, one a class or a type of relationship, made once from the ontology's names.

Of what comes with the rows only the names of properties enter a statement's text, and only plain words: labels and
types are looked up in the ontology, which holds no other; all else is a parameter. Every statement takes `$rows` and
looks nodes up by `id` under their root label, the only lookup that both stores serve from an index. The patterns begin
at the end that bears fewer relationships: one store expands them from left to right, and a hub of 50,000 costs seconds
there (decisions/0601).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from ontology.ids import ENTITY_FAMILIES, FACT_FAMILIES, ROOT_LABELS, family
from ontology.model import ontology

TECHNICAL_LABELS = {"manifest": "Manifest", "merged": "Merged"}

# How many relationships a node of a family may gather, fewest first: what one document owns, names, the things that
# documents name, who acts in them, and what all of them share.
_DEGREE = {
    **dict.fromkeys((*FACT_FAMILIES, "document", "run"), 0),
    "name": 1,
    **dict.fromkeys(ENTITY_FAMILIES, 2),
    **dict.fromkeys(("unit", "actor"), 3),
}


def degree(node_id: str) -> int:
    """How much of a hub a node may be, by its family; vocabularies and places most."""
    return _DEGREE.get(family(node_id), 4)


def root(node_id: str) -> str:
    """The label that bears the index for an id, the loader's own nodes included."""
    name = family(node_id)
    return TECHNICAL_LABELS.get(name) or ROOT_LABELS[name]


def _labels(cls: str) -> str:
    """A class and its ancestors as a pattern writes them, root first; the ontology knows the class (KeyError)."""
    return ":".join(reversed(ontology().classes[cls].labels))


def _type(name: str) -> str:
    return ontology().relations[name].name


def keys(rows: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """The names of the properties of rows of {properties}."""
    return frozenset().union(*(row["properties"] for row in rows))


def _written(declared: Iterable[str], given: frozenset[str]) -> str:
    """Properties as a pattern writes them: those of the class or relation, so that it has one statement, and the rest.

    What a row lacks is null there, which no store keeps. Written so, and not by SET, a record is written once: one
    store writes it twice, and one that has grown to another place. Raises KeyError for what is no plain word.
    """
    names = sorted({*declared, *given} - {"id"})
    if odd := [name for name in names if not name.isidentifier()]:
        raise KeyError(odd[0])
    return ", ".join(f"`{name}`: row.properties.`{name}`" for name in names)


@cache
def create_nodes(cls: str, given: frozenset[str]) -> str:
    """Rows of {id, properties} with `given` keys; ids that the store does not hold yet."""
    written = _written(ontology().classes[cls].properties, given)
    return f"UNWIND $rows AS row CREATE (n:{_labels(cls)} {{id: row.id, {written}}})"


@cache
def change_nodes(label: str) -> str:
    """Rows of {id, properties}; a null takes a property away."""
    return f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) SET n += row.properties"


@cache
def read_nodes(label: str) -> str:
    """Rows of {id}; records of id, labels, properties."""
    return (
        f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) "
        "RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties"
    )


@cache
def relabel_nodes(label: str, gone: str, cls: str) -> str:
    """Rows of {id}: nodes whose leaf class has become another one. `gone` is a class of the ontology too.

    The id goes and comes back, because one store makes a new record of the node and finds its id taken by the old one.
    """
    old = ":".join(name for name in ontology().classes[gone].labels if name != label)
    new = ":".join(name for name in ontology().classes[cls].labels if name != label)
    remove, put = f" REMOVE n:{old}" if old else "", f" SET n:{new}" if new else ""
    return f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) SET n.id = null{remove}{put} SET n.id = row.id"


@cache
def delete_nodes(label: str) -> str:
    """Rows of {id}: with all their relationships."""
    return f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) DETACH DELETE n"


@cache
def _ends(relation: str, source: str, target: str, *, from_target: bool, condition: str = "") -> str:
    """A pattern over an existing relationship of rows of {source, target}, from its smaller end."""
    if from_target:
        return (
            f"MATCH (b:{target} {{id: row.target}})<-[r:{_type(relation)}{condition}]-(a:{source} {{id: row.source}})"
        )
    return f"MATCH (a:{source} {{id: row.source}})-[r:{_type(relation)}{condition}]->(b:{target} {{id: row.target}})"


@cache
def create_edges(relation: str, source: str, target: str, given: frozenset[str]) -> str:
    """Rows of {source, target, properties} with `given` keys; one record: how many were made."""
    known = ontology().relations[relation]
    written = _written((*known.properties, *(name for carried in known.carried.values() for name in carried)), given)
    return (
        f"UNWIND $rows AS row MATCH (a:{source} {{id: row.source}}) MATCH (b:{target} {{id: row.target}}) "
        f"CREATE (a)-[r:{_type(relation)} {{{written}}}]->(b) RETURN count(*) AS made"
    )


@cache
def read_vocab_edges(relation: str, source: str, target: str, *, from_target: bool) -> str:
    """Rows of {source, target}; records of those that stand as vocab's already, with the ends that vocab names."""
    pattern = _ends(relation, source, target, from_target=from_target)
    return (
        f"UNWIND $rows AS row {pattern} WHERE r.document IS NULL "
        "RETURN coalesce(r.stated_source, a.id) AS source, coalesce(r.stated_target, b.id) AS target"
    )


@cache
def delete_edges(relation: str, source: str, target: str, *, from_target: bool) -> str:
    """Rows of {source, target, document}: what that document states between nodes that it does not own."""
    pattern = _ends(relation, source, target, from_target=from_target, condition=" {document: row.document}")
    return f"UNWIND $rows AS row {pattern} DELETE r"


# ---------------------------------------------------------------- ids that are one


@cache
def _stated_as(label: str, *, outgoing: bool) -> str:
    """Rows of {id, nodes, stated}: a node's relationships with an end that is stated as one of `stated`.

    Incoming ones leave out those from `nodes`, which are outgoing ones of another row: each is met once.
    """
    end, arrow, other = ("a", "-[r]->", "b") if outgoing else ("b", "<-[r]-", "a")
    apart = "" if outgoing else "NOT a.id IN row.nodes AND "
    return (
        f"UNWIND $rows AS row MATCH ({end}:{label} {{id: row.id}}){arrow}({other}) WHERE {apart}"
        "(coalesce(r.stated_source, a.id) IN row.stated OR coalesce(r.stated_target, b.id) IN row.stated)"
    )


@cache
def read_stated_as(label: str, *, outgoing: bool) -> str:
    """Records of type, source, target, properties."""
    pattern = _stated_as(label, outgoing=outgoing)
    return f"{pattern} RETURN type(r) AS type, a.id AS source, b.id AS target, properties(r) AS properties"


@cache
def delete_stated_as(label: str, *, outgoing: bool) -> str:
    """The same relationships, gone."""
    return f"{_stated_as(label, outgoing=outgoing)} DELETE r"


@cache
def read_names_from(label: str, source: str) -> str:
    """Rows of {id}; records of the Names that a node has from a source."""
    return (
        f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}})<-[r:NAMES {{source: '{source}'}}]-(m) RETURN m.id AS id"
    )


@cache
def delete_names_from(label: str, source: str) -> str:
    """The same names, no longer the node's."""
    return f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}})<-[r:NAMES {{source: '{source}'}}]-(m) DELETE r"


@cache
def count_edges(label: str) -> str:
    """Rows of {id}; records of type, outgoing, count and the documents that state them."""
    return (
        f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}})-[r]-() "
        "RETURN type(r) AS type, startNode(r).id = row.id AS outgoing, count(r) AS count, "
        "collect(DISTINCT r.document) AS documents"
    )


@cache
def read_names(label: str) -> str:
    """Rows of {id}; records of the texts of a node's names."""
    return f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}})<-[:NAMES]-(m:Name) RETURN DISTINCT m.text AS text"


@cache
def count_between(label: str) -> str:
    """Records of type and count of what relates $a and $b."""
    return (
        f"MATCH (a:{label} {{id: $a}})-[r]-(b:{label} {{id: $b}}) "
        "RETURN type(r) AS type, count(r) AS count ORDER BY type"
    )


# ---------------------------------------------------------------- what nothing states any more

# Vocabulary that comes with what it is about: a name, although it is the source of NAMES, comes with what it names.
_BACK = "NAMES"


@cache
def read_unstated(label: str) -> str:
    """Rows of {id}; records of the ids that no document's relationship touches."""
    return (
        f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) "
        "WHERE NOT EXISTS { MATCH (n)-[r]-() WHERE r.document IS NOT NULL } RETURN n.id AS id"
    )


@cache
def read_pulls(label: str) -> tuple[str, ...]:
    """Statements over rows of {id}; records (puller, pulled) of vocab's relationships at these nodes, both ways."""
    match = f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}})"
    vocab = "r.document IS NULL AND r.source IS NOT NULL"
    return (
        f"{match}-[r]->(m) WHERE {vocab} AND type(r) <> '{_BACK}' RETURN n.id AS puller, m.id AS pulled",
        f"{match}<-[r]-(m) WHERE {vocab} AND type(r) <> '{_BACK}' RETURN m.id AS puller, n.id AS pulled",
        f"{match}<-[r:{_BACK}]-(m) WHERE {vocab} RETURN n.id AS puller, m.id AS pulled",
        f"{match}-[r:{_BACK}]->(m) WHERE {vocab} RETURN m.id AS puller, n.id AS pulled",
    )


def pull(relation: str, source: str, target: str) -> tuple[str, str]:
    """(puller, pulled) of a vocab relationship."""
    return (target, source) if relation == _BACK else (source, target)


# ---------------------------------------------------------------- the loader's own nodes

READ_MANIFESTS = (
    "UNWIND $rows AS row MATCH (m:Manifest {document: row.document}) "
    "RETURN m.id AS id, m.document AS document, m.kind AS kind, m.entries AS entries"
)
CREATE_MANIFESTS = "UNWIND $rows AS row CREATE (m:Manifest {id: row.id}) SET m += row.properties"
CREATE_MERGED = "UNWIND $rows AS row CREATE (m:Merged {id: row.id}) SET m += row.properties"
# Goes through all manifests: asked only where a document that goes, or no longer does so, named an id of a decision.
READ_NAMED_BY_OTHERS = (
    "MATCH (m:Manifest) WHERE m.kind = 'shared' AND NOT m.document IN $documents "
    "UNWIND m.entries AS id WITH id WHERE id IN $ids RETURN DISTINCT id"
)
READ_DOCUMENTS = (
    "UNWIND $rows AS row MATCH (d:Document {id: row.id}) RETURN d.id AS id, d.sha256 AS sha256, d.place AS place, "
    "d.extractor_version AS extractor_version, d.ontology_version AS ontology_version, d.settings AS settings"
)
LIST_DOCUMENTS = (
    "MATCH (d:Document) RETURN d.id AS id, d.title AS title, d.issuer AS issuer, d.published AS published, "
    "d.completeness AS completeness, d.sha256 AS sha256, d.place AS place, d.extractor_version AS extractor_version, "
    "d.ontology_version AS ontology_version, d.settings AS settings ORDER BY d.id"
)
LIST_TOLD = "MATCH (d:Document) RETURN d.id AS id, d.sha256 AS sha256, d.told AS told ORDER BY d.id"
CREATE_RUN = "CREATE (r:Run {id: $id}) SET r += $properties"
CHANGE_RUN = "MATCH (r:Run {id: $id}) SET r += $properties"
CREATE_PRODUCED = (
    "UNWIND $rows AS row MATCH (d:Document {id: row.id}) MATCH (r:Run {id: row.run}) CREATE (r)-[:PRODUCED]->(d)"
)
READ_STATED = (
    "UNWIND $rows AS row MATCH (n:Entity {id: row.id}) OPTIONAL MATCH (n)<-[s:STATES]-(d:Document) "
    "RETURN n.id AS id, properties(n) AS node, collect({property: s.property, value: s.value, document: s.document, "
    "published: d.published, confidence: s.confidence, passages: s.passages, starts: s.starts}) AS stated"
)
