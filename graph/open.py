"""Opening a store: the one that the settings name, else the embedded one."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from graph.address import Address
from graph.bolt import BoltStore
from graph.embedded import embedded_address
from graph.errors import UnreachableError
from graph.schema import apply_schema, check_schema, is_new
from graph.settings import StoreSettings

log = logging.getLogger(__name__)


@contextmanager
def store_address(settings: StoreSettings) -> Iterator[Address]:
    """The store's address; the embedded store runs at least as long as the context is open."""
    if settings.uri:
        yield Address(
            kind="neo4j",
            uri=settings.uri,
            database=settings.database,
            user=settings.username,
            password=settings.password.get_secret_value(),
            read_user=settings.read_username,
            read_password=settings.read_password.get_secret_value(),
            where=settings.uri,
        )
        return
    with embedded_address(settings) as address:
        yield address


@contextmanager
def open_store(
    settings: StoreSettings, *, wait: float = 0, read_only: bool = False, any_version: bool = False
) -> Iterator[BoltStore]:
    """The store, its schema applied if it is new. `store.where.describe()` says which one it is.

    A store of another version is refused (`SchemaVersionError`), unless `any_version` of it will do.

    `wait`: seconds to wait for a server that does not answer yet, and for another writer. `read_only`: connect as the
    second user where there is one, and leave the schema alone.
    """
    with store_address(settings) as address, _connect(address, wait, read_only) as store:
        log.info("store opened", extra={"kind": store.kind, "uri": address.uri, "where": address.where})
        if not read_only and is_new(store):
            apply_schema(store)
        if not any_version:
            check_schema(store)
        yield store


def _connect(address: Address, wait: float, read_only: bool) -> BoltStore:
    deadline = time.monotonic() + wait
    while True:
        try:
            return BoltStore(address, wait=wait, read_only=read_only)
        except UnreachableError as error:
            if error.key != "graph.no_server" or time.monotonic() > deadline:
                raise
            time.sleep(0.5)
