"""What keeps those who only ask from doing harm, layer by layer, each found out by trying it.

Nothing is changed by trying: what should be refused runs in a transaction that is never committed. Roles need Neo4j's
Enterprise edition; on Community the READ session and the server's settings are what holds. The embedded store knows no
READ session; its second user is the layer.
"""

from __future__ import annotations

import socket
import tempfile
from collections.abc import Iterator
from typing import NamedTuple

from neo4j import READ_ACCESS, WRITE_ACCESS, Driver, GraphDatabase
from neo4j.exceptions import Neo4jError

from graph.address import Address
from graph.bolt import DRIVER_SETTINGS, BoltStore
from graph.faults import translated
from graph.open import store_address
from graph.settings import StoreSettings
from ontology.messages import say

WRITE = "CREATE (n:Run {id: 'run:tried by doctor'}) RETURN n.id"
SECONDS = 0.2
# 50 million steps: ten seconds and more wherever nobody stops it
LONG = "UNWIND range(1, 50000) AS a UNWIND range(1, 1000) AS b WITH a, b WHERE a * b % 7 = 9 RETURN count(a)"
# Text of Neo4j 5.26 and 2026.08; the code is the same whether it was allowed or not.
CLOSED = "configuration property"
SHOW = "SHOW SETTINGS YIELD name, value WHERE name = $name RETURN value"


class Layer(NamedTuple):
    """One layer: whether it holds, how to mend it (empty where it holds), and whether one can do without it."""

    name: str
    holds: bool
    mend: str = ""
    optional: bool = False


def layers(settings: StoreSettings, lang: str | None = None) -> list[Layer]:
    """All layers of the store that the settings name. Errors: `StoreError` where it cannot be asked at all."""
    with store_address(settings) as address:
        with BoltStore(address, read_only=True) as store:
            kind = store.kind
        reader = GraphDatabase.driver(address.uri, auth=address.auth(read_only=True), **DRIVER_SETTINGS)
        with translated(address), reader as driver:
            found = list(_embedded(driver, address) if kind == "embedded" else _neo4j(driver, address))
    return [
        layer if layer.holds else layer._replace(mend=say(f"graph.layer_{layer.name}", lang, user=address.read_user))
        for layer in found
    ]


def _neo4j(driver: Driver, address: Address) -> Iterator[Layer]:
    yield Layer("session", _refused(driver, address, WRITE, READ_ACCESS))
    yield Layer("csv_files", CLOSED in _said(driver, address, "LOAD CSV FROM 'file:///none.csv' AS line RETURN line"))
    # port 9 of the server's own machine: nobody listens there, and a closed server does not even look
    fetch = "LOAD CSV FROM 'http://127.0.0.1:9/' AS line RETURN line"
    yield Layer("csv_network", CLOSED in _said(driver, address, fetch))
    yield Layer("timeout", "TimedOut" in _said(driver, address, LONG, SECONDS))
    # To try this one would take the very memory that it protects: it is looked up.
    yield Layer("memory", _setting(driver, address, "db.memory.transaction.max") not in ("", "0B"))
    second = bool(address.read_user) and address.read_user != address.user
    yield Layer("reader", second and _refused(driver, address, WRITE, WRITE_ACCESS), optional=True)


def _embedded(driver: Driver, address: Address) -> Iterator[Layer]:
    yield Layer("reader", bool(address.read_user) and _refused(driver, address, WRITE, WRITE_ACCESS))
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
        file.write("read\n")
        file.flush()
        yield Layer("csv_files", _refused(driver, address, f"LOAD CSV FROM 'file://{file.name}' AS line RETURN line"))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.2)
        port = listener.getsockname()[1]
        refused = _refused(driver, address, f"LOAD CSV FROM 'http://127.0.0.1:{port}/' AS line RETURN line")
        yield Layer("csv_network", refused and not _called(listener))


def _called(listener: socket.socket) -> bool:
    """Whether anybody called while nobody answered."""
    try:
        listener.accept()[0].close()
    except TimeoutError:
        return False
    return True


def _try(driver: Driver, address: Address, statement: str, access: str, timeout: float) -> None:
    """Run it in a transaction that is never committed."""
    with (
        driver.session(database=address.database, default_access_mode=access) as session,
        session.begin_transaction(timeout=timeout) as transaction,
    ):
        transaction.run(statement).consume()
        transaction.rollback()


def _said(driver: Driver, address: Address, statement: str, timeout: float = 5, access: str = READ_ACCESS) -> str:
    """Code and text of the server's refusal; empty where it did what it was asked."""
    try:
        _try(driver, address, statement, access, timeout)
    except Neo4jError as error:
        return f"{error.code} {error.message}"
    return ""


def _refused(driver: Driver, address: Address, statement: str, access: str = READ_ACCESS) -> bool:
    return bool(_said(driver, address, statement, access=access))


def _setting(driver: Driver, address: Address, name: str) -> str:
    """A setting's value; empty where the user may not look."""
    try:
        records, _, _ = driver.execute_query(SHOW, name=name, database_=address.database)
    except Neo4jError:
        return ""
    return str(records[0]["value"]) if records else ""
