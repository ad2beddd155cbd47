"""How long a page of neighbours and a profile take where one unit has very many relations, over HTTP, nothing cached.

python -m benchmarks.hub [--relations 2000] [--rounds 5] [--store embedded|neo4j] [--json OUT]

The unit answers for that many measures of as many plans as there are hundreds, beside fifty other units. Neighbours are
asked for the first page and for one from the middle. The bars at 50,000 relations: a page 50 ms, a profile 200 ms.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import httpx

from benchmarks.api import Served, server
from benchmarks.load import opened, say
from graph.store import Store
from graph.tally import refresh

HUB = "unit:X10000:江澜省科学技术厅"
OF_A_PLAN = 100
UNITS = (
    "UNWIND $rows AS row "
    "CREATE (:GovernmentUnit:Unit:Actor:Entity {id: row.id, name: row.name, place: 'X10000', resolved: true})"
)
PLAN = (
    "CREATE (d:Document {id: 'document:' + $key, title: '方案', place: 'X10000', completeness: 'whole'}) "
    "CREATE (p:Plan:Entity {id: 'plan:' + $key, name: '方案', place: 'X10000', resolved: true}) "
    "CREATE (p)-[:STATED_IN {document: $key}]->(d)"
)
PASSAGES = (
    "UNWIND $rows AS row "
    "CREATE (:Passage {id: row.passage, document: $key, ordinal: row.ordinal, text: '省科技厅牵头建设实验室'})"
)
MEASURES = (
    "UNWIND $rows AS row MATCH (p:Entity {id: 'plan:' + $key}) "
    "CREATE (m:Measure {id: row.id, title: '建设实验室', document: $key, ordinal: row.ordinal, deadline: '2027'}) "
    "CREATE (m)-[:PART_OF {document: $key}]->(p)"
)
CHARGES = (
    "UNWIND $rows AS row MATCH (m:Measure {id: row.id}) MATCH (u:Entity {id: row.unit}) "
    "CREATE (u)-[:RESPONSIBLE_FOR {document: $key, role: row.role, rank: row.rank, basis: 'explicit', "
    "method: 'clause', confidence: 0.9, passages: [row.passage], starts: [0], ends: [4]}]->(m)"
)


def fill(store: Store, relations: int) -> None:
    """The unit, its measures, and who is named beside it."""
    others = [f"unit:X10000:单位{number}" for number in range(50)]
    units = [{"id": one, "name": one.rpartition(":")[2]} for one in (HUB, *others)]
    _write(store, UNITS, {"rows": units})
    for number in range(0, relations, OF_A_PLAN):
        key = f"hub-{number // OF_A_PLAN:05d}"
        ordinals = range(min(OF_A_PLAN, relations - number))
        rows: list[dict[str, Any]] = [
            {"id": f"measure:{key}:{ordinal:03d}", "ordinal": ordinal, "passage": f"passage:{key}:{ordinal}"}
            for ordinal in ordinals
        ]
        charges = [{**row, "unit": HUB, "role": "lead", "rank": 1} for row in rows]
        charges += [{**row, "unit": others[row["ordinal"] % 50], "role": "support", "rank": 2} for row in rows]
        for statement, told in ((PLAN, []), (PASSAGES, rows), (MEASURES, rows), (CHARGES, charges)):
            _write(store, statement, {"key": key, "rows": told})
        store.write(lambda tx, keys=(key,): refresh(tx.run, keys))  # type: ignore[misc]


def _write(store: Store, statement: str, arguments: dict[str, Any]) -> None:
    store.write(lambda tx: tx.run(statement, arguments))


def measured(served: Served, rounds: int) -> dict[str, dict[str, float]]:
    """Milliseconds of each, the first round left out, in turn."""
    name, _, key = served.header.strip().partition(": ")
    pages: dict[str, dict[str, str]] = {
        "neighbours, first page": {"limit": "50"},
        "neighbours, later page": {"limit": "50"},
        "profile": {},
    }
    took: dict[str, list[float]] = {what: [] for what in pages}
    with httpx.Client(base_url=served.base, headers={name: key}, timeout=600) as client:
        neighbours = f"/api/v1/nodes/{HUB}/neighbours"
        pages["neighbours, later page"]["after"] = _told(client, neighbours, {"limit": "50"})["after"]
        for _ in range(rounds + 1):
            for what, parameters in pages.items():
                began = time.perf_counter()
                _told(client, f"/api/v1/units/{HUB}" if what == "profile" else neighbours, parameters)
                took[what].append((time.perf_counter() - began) * 1000)
    return {what: {"ms": statistics.median(times[1:]), "best": min(times[1:])} for what, times in took.items()}


def _told(client: httpx.Client, address: str, parameters: dict[str, str]) -> Any:
    answer = client.get(address, params=parameters)
    assert answer.status_code == 200, answer.text[:300]
    return answer.json()


def main() -> None:
    """Measure and say."""
    assert __doc__
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hub", description=__doc__.splitlines()[0])
    parser.add_argument("--store", choices=("embedded", "neo4j"), default="embedded")
    parser.add_argument("--relations", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, opened(arguments.store, Path(folder)) as one:
        fill(one.store, arguments.relations)
        with server(one, cache=0) as served:
            found = measured(served, arguments.rounds)
    say(f"{arguments.relations:,} relations")
    for what, figures in found.items():
        say(f"{what:24} {figures['ms']:10,.1f} ms, at best {figures['best']:,.1f}")
    if arguments.json:
        arguments.json.write_text(json.dumps(found, indent=1), "utf-8")


if __name__ == "__main__":
    main()
