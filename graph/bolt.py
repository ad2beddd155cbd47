"""The store over Bolt, for all that is not the API: the synchronous driver, managed transactions only.

Bookmarks: of several servers, one may not have heard yet what another has just written. Behind a `neo4j://` address
the sessions of one store therefore share their bookmarks, and hand them on (`bookmarks`). A `bolt://` address is one
server, which knows what it committed; there a bookmark could only do harm, when the server's data were put back.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from types import TracebackType
from typing import Any, Literal

from neo4j import READ_ACCESS, WRITE_ACCESS, Driver, GraphDatabase, ManagedTransaction, Session
from neo4j.exceptions import DriverError, Neo4jError

from graph.address import Address
from graph.faults import check_scheme, translate, translated
from graph.store import T, Transaction
from queries.query import P, Query, R

# What the driver tries again it also warns of; a person gets one line from us, whoever configures logging gets it all.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

DRIVER_SETTINGS: dict[str, Any] = {
    "connection_timeout": 5.0,
    "telemetry_disabled": True,
    "notifications_min_severity": "OFF",  # a label that no node bears yet is no news to anybody
    "user_agent": "kechuang-atlas",
}


class BoltTransaction:
    """A managed transaction of the driver."""

    def __init__(self, transaction: ManagedTransaction) -> None:
        self._transaction = transaction

    def run(self, statement: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """Run one statement and take all its records."""
        return self._transaction.run(statement, dict(parameters or {})).data()


class BoltStore:
    """The one implementation of `graph.store.Store`; `kind` is what answers, whatever the address was called."""

    kind: Literal["neo4j", "embedded"]

    def __init__(self, address: Address, *, wait: float = 0, read_only: bool = False) -> None:
        """Connect; `wait` is how many seconds a writer may wait for another one (see `graph.lease`).

        `read_only`: as the second user where there is one, and never but in sessions that the server takes as reading.
        """
        self.where, self.address, self.wait = address, address.uri, wait
        self._read_only = read_only
        self._bookmarks = GraphDatabase.bookmark_manager() if address.routed else None
        retry = 30.0 if address.kind == "neo4j" else 5.0
        check_scheme(address)
        try:
            self._driver: Driver = GraphDatabase.driver(
                address.uri,
                auth=address.auth(read_only=read_only),
                max_transaction_retry_time=retry,
                **DRIVER_SETTINGS,
            )
        except (Neo4jError, DriverError, ValueError) as error:
            raise translate(error, address) from error
        try:
            with translated(address), self._session() as session:
                agent = session.run("RETURN 1").consume().server.agent
        except BaseException:
            self._driver.close()
            raise
        self.kind = "embedded" if "ArcadeDB" in agent else "neo4j"

    def _session(self) -> Session:
        return self._driver.session(
            database=self.where.database,
            default_access_mode=READ_ACCESS if self._read_only else WRITE_ACCESS,
            bookmark_manager=self._bookmarks,
        )

    def bookmarks(self) -> frozenset[str]:
        """What another client has to wait for to see what was written here; nothing where there is one server."""
        return frozenset(self._bookmarks.get_bookmarks() if self._bookmarks else ())

    def ask(self, query: Query[P, R], params: P) -> list[R]:
        """Answer a named query, read-only."""
        return query.rows(self.read(query.text, query.arguments(params)))

    def read(self, statement: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """Run one statement of our own in a read transaction."""

        def work(transaction: ManagedTransaction) -> list[dict[str, Any]]:
            return BoltTransaction(transaction).run(statement, parameters)

        with translated(self.where), self._session() as session:
            return session.execute_read(work)

    def stream(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Iterator[dict[str, Any]]:
        """Run one statement of our own and give its records as they come: however many, memory stays flat.

        What fails midway is not tried again. Read it to its end, or close it.
        """
        with translated(self.where), self._session() as session:
            for record in session.run(statement, dict(parameters or {})):
                yield record.data()

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Run the work in one managed write transaction, retried where the server says that it can help."""
        with translated(self.where), self._session() as session:
            run = session.execute_read if self._read_only else session.execute_write
            return run(lambda transaction: work(BoltTransaction(transaction)))

    def define(self, statement: str) -> None:
        """Run one statement that changes the schema, which servers refuse beside data in one transaction."""
        with translated(self.where), self._session() as session:
            session.run(statement).consume()

    def close(self) -> None:
        """Give the connection back."""
        self._driver.close()

    def __enter__(self) -> BoltStore:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
