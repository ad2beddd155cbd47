"""The store: one protocol, Bolt; one driver; production is Neo4j, the default an embedded ArcadeDB child.

`open_store(settings)` gives the one implementation (`graph.bolt.BoltStore`), whatever runs behind the address.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, Protocol, TypeVar

from queries.query import P, Query, R

T = TypeVar("T")
Record = Mapping[str, Any]


class Transaction(Protocol):
    """A managed transaction: all of it or nothing."""

    def run(self, statement: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """Run one statement and take all its records."""
        ...


class Store(Protocol):
    """A graph store. Errors are `graph.errors.StoreError`s, never the driver's."""

    kind: Literal["neo4j", "embedded"]
    address: str

    def ask(self, query: Query[P, R], params: P) -> list[R]:
        """Answer a named query, read-only."""
        ...

    def read(self, statement: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """Run one statement of our own in a read transaction."""
        ...

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Run the work in one managed write transaction, retried where the server says that it can help."""
        ...

    def close(self) -> None:
        """Give the connection back."""
        ...
