"""What is in the graph."""

from __future__ import annotations

from queries.query import Params, Query, Row


class CountsParams(Params):
    """No parameters."""


class CountsRow(Row):
    """How many there are of each."""

    documents: int
    fragments: int
    samples: int
    measures: int
    targets: int
    units: int
    platforms: int


COUNTS = Query("overview/counts", CountsParams, CountsRow)
