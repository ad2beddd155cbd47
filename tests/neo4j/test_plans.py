"""How Neo4j answers each named query: by index, and through a whole label only for a reason that is written down.

The graph is the three documents of `tests.questions` beside 1,200 nodes of every class and as many relations of every
usual type, so that the planner has something to weigh. Each query is profiled once with the parameters of an analyst
(`benchmarks.questions`): a branch that these do not open reads nothing and does not count. It takes as long as Neo4j
takes to plan all of them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from neo4j import Driver, GraphDatabase

from benchmarks.questions import parameters, things
from graph.bolt import BoltStore
from graph.open import open_store
from graph.settings import StoreSettings
from queries import all_queries
from tests.questions import loaded

COUNT = 1_200
LARGE = 1_000  # nodes of a label from which on reading all of them needs a reason
CLASSES = (
    ("GovernmentUnit:Unit:Actor:Entity", "unit"),
    ("Laboratory:Platform:Entity", "platform"),
    ("Park:Zone:Entity", "zone"),
    ("Fund:Entity", "fund"),
    ("Plan:Entity", "plan"),
    ("Indicator:Concept", "indicator"),
    ("Field:Concept", "field"),
    ("Instrument:Concept", "instrument"),
    ("Designation:Concept", "designation"),
    ("Theme:Concept", "theme"),
    *((name, name.lower()) for name in ("Measure", "Target", "Deliverable", "Observation", "Provision", "Condition")),
    *((name, name.lower()) for name in ("Problem", "Passage", "Document", "Name", "Place")),
)
RELATIONS = (
    "unit RESPONSIBLE_FOR measure",
    "unit RESPONSIBLE_FOR deliverable",
    "measure ABOUT platform",
    "measure PART_OF plan",
    "measure STATED_IN document",
    "measure HAS_TARGET target",
    "measure IN_FIELD field",
    "measure USES_INSTRUMENT instrument",
    "measure HAS_THEME theme",
    "measure HAS_PROVISION provision",
    "measure ADDRESSES problem",
    "measure HAS_OBSERVATION observation",
    "deliverable PART_OF measure",
    "provision REQUIRES condition",
    "target MEASURES indicator",
    "target STATED_IN document",
    "observation MEASURES indicator",
    "plan STATED_IN document",
    "document HAS_PASSAGE passage",
    "passage MENTIONS unit",
    "name NAMES unit",
    "unit SUPERVISES platform",
    "unit ISSUED plan",
    "platform LOCATED_IN zone",
    "platform HAS_TYPE designation",
)


def filled(store: BoltStore) -> None:
    """Put the many nodes and relations in."""
    root = {family: labels.rpartition(":")[2] for labels, family in CLASSES}
    for labels, family in CLASSES:
        node = f"(:{labels} {{id: '{family}:' + i, name: 'n' + i, document: 'many', ordinal: i, place: '880000'}})"
        _write(store, f"UNWIND range(1, {COUNT}) AS i CREATE {node}")
    for relation in RELATIONS:
        one, kind, other = relation.split()
        ends = " ".join(f"MATCH ({n}:{root[f]} {{id: '{f}:' + i}})" for n, f in (("a", one), ("b", other)))
        _write(store, f"UNWIND range(1, {COUNT}) AS i {ends} CREATE (a)-[:{kind} {{document: 'many'}}]->(b)")


def _write(store: BoltStore, statement: str) -> None:
    store.write(lambda tx: tx.run(statement))


@pytest.fixture(scope="module")
def full(server: StoreSettings) -> Iterator[BoltStore]:
    """The server with this graph, which is taken out again."""
    empty = "MATCH (n) WHERE NOT n:StoreInfo AND NOT n:Lease CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS"
    with open_store(server) as store:
        store.define(empty)
    with loaded(server) as store:
        filled(store)
        # plans made for the graph that other tests left would still be taken
        store.define("CALL db.prepareForReplanning(120)")
        yield store
        store.define(empty)


@pytest.fixture(scope="module")
def driver(server: StoreSettings) -> Iterator[Driver]:
    """The bare driver, which shows plans."""
    auth = server.username, server.password.get_secret_value()
    with GraphDatabase.driver(server.uri, auth=auth, notifications_min_severity="OFF") as opened:
        yield opened


def operators(plan: Mapping[str, Any]) -> Iterator[tuple[str, int, int, str]]:
    """Name, rows, database hits and details of each operator of a profiled plan."""
    name, details = plan["operatorType"].partition("@")[0], plan["args"].get("Details", "")
    yield name, plan.get("rows", 0), plan.get("dbHits", 0), details
    for child in plan.get("children", ()):
        yield from operators(child)


def reasons() -> dict[tuple[str, str], str]:
    """Query and label → why all nodes of the label are read."""
    with Path(__file__).with_name("scans.tsv").open(encoding="utf-8", newline="") as file:
        return {(row["query"], row["label"]): row["reason"] for row in csv.DictReader(file, delimiter="\t")}


def test_indexes_are_used_and_whole_labels_read_only_for_a_reason(full: BoltStore, driver: Driver) -> None:
    given = parameters(things(full))
    found, unindexed = set(), set()
    for name, query in all_queries().items():
        with driver.session() as session:
            summary = session.run(f"PROFILE {query.body}", query.arguments(given[name])).consume()
        assert summary.profile
        seen = list(operators(summary.profile))
        if sum(hits for _, _, hits, _ in seen) > LARGE and not any("Seek" in operator for operator, *_ in seen):
            unindexed.add(name)
        for operator, rows, _, details in seen:
            if "Scan" in operator and rows > LARGE:
                found.add((name, details.partition(":")[2].partition(" ")[0].partition("(")[0] or operator))
    known = reasons()
    assert found == set(known)
    assert unindexed <= {name for name, _ in known}
