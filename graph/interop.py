"""The graph for scripts written in py2neo: one function, Neo4j only.

py2neo 2021.2.4 is the last there will be; recipes and what no longer works stand in docs/py2neo.md.
"""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

from graph.bolt import BoltStore
from graph.errors import AccessError, MissingPartError
from graph.open import store_address
from graph.settings import StoreSettings

if TYPE_CHECKING:
    from py2neo import Graph


def py2neo_graph(settings: StoreSettings) -> Graph:
    """A connected `py2neo.Graph` on the Neo4j that the settings name; close it with `graph.service.connector.close()`.

    Errors: `MissingPartError` where py2neo is not installed; `AccessError` for the embedded store, on which py2neo's
    bulk functions hang and its read-only calls write; `UnreachableError` where no server answers or refuses the user.
    """
    if importlib.util.find_spec("py2neo") is None:
        raise MissingPartError("graph.no_py2neo")
    if not settings.uri:
        raise AccessError("graph.py2neo_embedded", where=settings.data)
    with store_address(settings) as address, BoltStore(address) as store:
        # our driver first: py2neo says the same of a wrong password and of a server that is down
        if store.kind == "embedded":
            raise AccessError("graph.py2neo_embedded", where=settings.uri)

    from py2neo import Graph

    return Graph(address.uri, auth=(address.user, address.password), name=address.database)
