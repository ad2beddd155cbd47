"""The ways of loading that are compared. Each is a function of no arguments that loads everything once."""

from __future__ import annotations

import importlib.util
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from neo4j import GraphDatabase, ManagedTransaction, Session

from graph.address import Address
from graph.bolt import BoltStore
from graph.interop import py2neo_graph
from graph.settings import StoreSettings
from graph.store import T, Transaction
from ingest.load import statements
from ingest.load.shared import present
from ingest.load.writer import Loader
from ingest.records import EdgeRow, NodeRow, Rows
from ontology.model import ontology

BATCH = 5_000
Sent = tuple[str, dict[str, Any]]  # a statement and its parameters


def loader(store: BoltStore, documents: Sequence[Rows]) -> None:
    """Ours."""
    with Loader(store) as one:
        for outcome in one.load_many(documents):
            if outcome.error:
                raise outcome.error


# ---------------------------------------------------------------- the same statements, bare


@dataclass
class Transactions:
    """What a loader sends: (whether it writes, its statements), in order."""

    sent: list[tuple[bool, list[Sent]]] = field(default_factory=list)


class _Recording:
    def __init__(self, transaction: Transaction, sent: list[Sent]) -> None:
        self._transaction, self._sent = transaction, sent

    def run(self, statement: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        self._sent.append((statement, dict(parameters or {})))
        return self._transaction.run(statement, parameters)


class Recorder(BoltStore):
    """A store that keeps what is sent through it."""

    def __init__(self, address: Address) -> None:
        super().__init__(address)
        self.log = Transactions()

    def read(self, statement: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """Keep it and run it."""
        self.log.sent.append((False, [(statement, dict(parameters or {}))]))
        return super().read(statement, parameters)

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Keep what the attempt sends that went through."""
        sent: list[Sent] = []

        def recorded(transaction: Transaction) -> T:
            sent.clear()
            return work(_Recording(transaction, sent))

        result = super().write(recorded)
        self.log.sent.append((True, sent))
        return result


def record(store: BoltStore, documents: Sequence[Rows]) -> Transactions:
    """Load the documents and keep what is sent."""
    recorder = Recorder(store.where)
    with recorder:
        loader(recorder, documents)
    return recorder.log


@contextmanager
def _bare(store: BoltStore) -> Iterator[Session]:
    where = store.where
    with (
        GraphDatabase.driver(where.uri, auth=where.auth(), notifications_min_severity="OFF") as driver,
        driver.session(database=where.database) as session,
    ):
        yield session


def replay(store: BoltStore, log: Transactions) -> None:
    """Send the same again with the driver alone: one session, the same borders, all records taken."""
    with _bare(store) as session:
        for writes, sent in log.sent:
            (session.execute_write if writes else session.execute_read)(_send, sent)


def _send(transaction: ManagedTransaction, sent: Sequence[Sent]) -> None:
    for statement, parameters in sent:
        list(transaction.run(statement, parameters))


# ---------------------------------------------------------------- the same graph, bare


@dataclass
class Plain:
    """The nodes and relationships themselves, each once, by class and by type; no ownership, no checks.

    Whoever loads so has to know beforehand which nodes several documents share.
    """

    nodes: dict[str, list[dict[str, Any]]]
    edges: dict[tuple[str, str, str], list[dict[str, Any]]]


def plain(documents: Iterable[Rows]) -> Plain:
    """The rows of all documents as parameters."""
    nodes: dict[str, NodeRow] = {}
    edges: list[EdgeRow] = []
    vocab: dict[tuple[str, str, str], EdgeRow] = {}
    for rows in documents:
        for node in (*rows.owned, *rows.shared):
            nodes.setdefault(node.id, node)
        edges += rows.edges
        for edge in rows.vocab_edges:
            vocab.setdefault((edge.type, edge.source, edge.target), edge)
    found = Plain(defaultdict(list), defaultdict(list))
    for node in nodes.values():
        found.nodes[node.cls].append({"id": node.id, "properties": present(node.properties)})
    for edge in (*edges, *vocab.values()):
        row = {"source": edge.source, "target": edge.target, "properties": present(edge.properties)}
        found.edges[edge.type, statements.root(edge.source), statements.root(edge.target)].append(row)
    return found


def _batches(rows: list[Any]) -> Iterator[list[Any]]:
    return (rows[start : start + BATCH] for start in range(0, len(rows), BATCH))


def unwind(store: BoltStore, graph: Plain) -> None:
    """`UNWIND` in batches of 5,000, a transaction each, with the driver alone."""
    with _bare(store) as session:
        for cls, rows in graph.nodes.items():
            for batch in _batches(rows):
                statement = statements.create_nodes(cls, statements.keys(batch))
                session.execute_write(_send, [(statement, {"rows": batch})])
        for group, rows in graph.edges.items():
            for batch in _batches(rows):
                statement = statements.create_edges(*group, statements.keys(batch))
                session.execute_write(_send, [(statement, {"rows": batch})])


def labels(cls: str) -> list[str]:
    """A class and its ancestors, root first."""
    return list(reversed(ontology().classes[cls].labels))


def py2neo_bulk(settings: StoreSettings, graph: Plain) -> None:
    """py2neo's bulk functions, in batches of 5,000, a transaction each."""
    from py2neo import bulk

    server = py2neo_graph(settings)
    try:
        for cls, rows in graph.nodes.items():
            for batch in _batches([{"id": row["id"], **row["properties"]} for row in rows]):
                bulk.create_nodes(server.auto(), batch, labels=set(labels(cls)))
        for (relation, source, target), rows in graph.edges.items():
            for batch in _batches([(row["source"], row["properties"], row["target"]) for row in rows]):
                keys = {"start_node_key": (source, "id"), "end_node_key": (target, "id")}
                bulk.create_relationships(server.auto(), batch, relation, **keys)
    finally:
        server.service.connector.close()


def has_py2neo() -> bool:
    """Whether it is installed."""
    return importlib.util.find_spec("py2neo") is not None
