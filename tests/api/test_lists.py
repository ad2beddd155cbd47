"""Lists from their end, and with the sentences that state their rows."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from queries import all_queries
from queries.query import Query
from tests.api.conftest import Client, get

SORTED = {name: query for name, query in all_queries().items() if "sort" in query.params.model_fields}


def rows(client: Client, path: str, **params: Any) -> list[dict[str, Any]]:
    """All rows of a list, page by page."""
    found, cursor = [], None
    while True:
        given = {**params, "limit": 3} | ({"cursor": cursor} if cursor else {})
        one = get(client, path, **given)
        found += one["rows"]
        cursor = one["cursor"]
        if cursor is None:
            return found


@pytest.mark.parametrize(
    ("path", "by"),
    [
        ("/api/v1/measures", "deadline"), ("/api/v1/targets", "year"), ("/api/v1/documents", "published"),
        ("/api/v1/units", "name"), ("/api/v1/plans", "issued_on"),
    ],
)  # fmt: skip
def test_the_last_first_and_what_has_no_value_last_either_way(client: Client, path: str, by: str) -> None:
    up, down = rows(client, path, sort=by), rows(client, path, sort=f"-{by}")
    assert sorted(row["id"] for row in up) == sorted(row["id"] for row in down)
    for found, backwards in ((up, False), (down, True)):
        values = [row[by] for row in found]
        known = [value for value in values if value is not None]
        assert values == sorted(known, reverse=backwards) + [None] * (len(values) - len(known))


def test_a_cursor_holds_for_its_direction_alone(client: Client) -> None:
    cursor = get(client, "/api/v1/units", sort="-name", limit=1)["cursor"]
    assert get(client, "/api/v1/units", 422, sort="name", limit=1, cursor=cursor)["key"] == "api.cursor_of_another"


@pytest.mark.parametrize("query", SORTED.values(), ids=SORTED)
def test_every_sorted_question_reads_backwards(query: Query[Any, Any]) -> None:
    assert query.descending.columns == query.columns
    assert "DESC" in query.descending.text


@pytest.mark.parametrize("path", ["/api/v1/measures", "/api/v1/targets"])
def test_each_row_with_its_sentences(client: Client, path: str) -> None:
    plain = get(client, path)["rows"]
    told = get(client, path, include="evidence")["rows"]
    assert [{k: v for k, v in row.items() if k != "evidence"} for row in told] == plain
    assert all(row["evidence"] for row in told)
    one = told[0]["evidence"][0]
    passage = get(client, "/api/v1/evidence", passage=one["passage"], start=one["start"], end=one["end"])
    assert passage["passages"][0]["spans"][0]["quote"] == one["quote"]
    table = client.get(path, params={"include": "evidence", "format": "csv", "fields": "id,evidence"}).text
    assert [row["id"] for row in csv.DictReader(io.StringIO(table))] == [row["id"] for row in plain]
    assert one["quote"] in table
