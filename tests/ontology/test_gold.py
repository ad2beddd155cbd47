"""Every type of relation and pair of ends that careful readers found in real documents is expressible."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ontology.model import ontology

# the gold form's word → relation, as the gold's guidelines say under «From graph to gold form»
RELATIONS = {
    "awarded": "OBTAINED",
    "issues": "ISSUED",
    "builtBy": "BUILT_BY",
    "bidsFor": "BIDS_FOR",
    "builds": "BUILDS",
    "hosts": "HOSTS",
    "partOf": "PART_OF",
    "locatedIn": "LOCATED_IN",
    "manages": "MANAGES",
}
ROLES = {"lead": "lead", "responsible": "responsible", "support": "support"}
CHANGES = {"level": "level", "growth": "growth", "increment": "gross_increment"}


def documents(shared: Path) -> Iterator[dict[str, Any]]:
    found = sorted((shared / "gold").glob("*.json"))
    assert found
    for path in found:
        yield json.loads(path.read_text("utf-8"))


def test_every_relation_and_pair_of_ends_is_expressible(shared: Path) -> None:
    known, missing = ontology(), set()
    for document in documents(shared):
        types = {entity["name"]: entity["type"] for entity in document["entities"]}
        assert set(types.values()) <= set(known.classes)
        for relation in document["relations"]:
            ends = types[relation["subject"]], types[relation["object"]]
            name = RELATIONS[relation["predicate"]]
            if not known.allows(ends[0], name, ends[1]):
                missing.add((ends[0], name, ends[1]))
    assert missing == set()


def test_whoever_is_responsible_may_be(shared: Path) -> None:
    known, missing = ontology(), set()
    roles = known.enums["Role"].values
    for document in documents(shared):
        types = {entity["name"]: entity["type"] for entity in document["entities"]}
        for measure in document["measures"]:
            for unit in measure["units"]:
                assert ROLES[unit["role"]] in roles
                cls = types.get(unit["name"], "GovernmentUnit")  # a collective is in no list of entities
                if not known.allows(cls, "RESPONSIBLE_FOR", "Measure"):
                    missing.add(cls)
    assert missing == set()


def test_whatever_a_measure_names_it_may_be_about(shared: Path) -> None:
    known = ontology()
    for document in documents(shared):
        for entity in document["entities"]:
            assert known.allows("Measure", "ABOUT", entity["type"])
            assert known.allows("Passage", "MENTIONS", entity["type"])


def test_every_figure_is_a_target_or_an_observation(shared: Path) -> None:
    known = ontology()
    for document in documents(shared):
        for figure in document["figures"]:
            cls = {"target": "Target", "actual": "Observation"}[figure["kind"]]
            given = {
                "indicator_as_stated": figure["indicator"], "value": figure["value"], "value2": figure["value2"],
                "unit": figure["unit"], "comparator": figure["op"], "year": figure["year"],
                "change": CHANGES[figure["change"]], "per": "total", "document": document["document"],
                "passages": ["passage:d:1"], "starts": [0], "ends": [1], "confidence": 1.0, "method": "gold",
            }  # fmt: skip
            if cls == "Target":
                given["kind"] = "figure"
            assert known.node_problems(cls, given) == []
