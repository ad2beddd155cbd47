"""Any node: what it is, and what it is linked to."""

from __future__ import annotations

from typing import Any

from queries.columns import Labels
from queries.query import Page, Params, Query, Row, Word


class NodeParams(Params):
    """The node's id."""

    id: Word


class NodeDocument(Row):
    """A document that names a node."""

    document: str
    title: str | None
    authority: str | None
    completeness: str | None


class NodeRow(Row):
    """A node as the graph holds it."""

    id: str
    labels: Labels
    name: str | None
    properties: dict[str, Any]
    names: list[str]
    documents: list[NodeDocument]


class RedirectRow(Row):
    """An id, and the id of the node that stands for it by decision."""

    id: str
    to: str


class NeighboursParams(Page):
    """The node, and the type of relation wanted."""

    id: Word
    relation: Word | None = None


class NeighbourRow(Row):
    """A neighbour, and each statement of the relation to it."""

    key: str
    relation: str
    outgoing: bool
    id: str
    labels: Labels
    name: str | None
    statements: list[dict[str, Any]]


ONE = Query("node/one", NodeParams, NodeRow)
NEIGHBOURS = Query("node/neighbours", NeighboursParams, NeighbourRow)
REDIRECT = Query("node/redirect", NodeParams, RedirectRow)
