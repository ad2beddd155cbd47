"""The ontology as the product uses it."""

from __future__ import annotations

import pytest

from ontology.ids import ROOT_LABELS
from ontology.model import ontology

EVIDENCE = {
    "document": "d1",
    "passages": ["passage:d1:3"],
    "starts": [0],
    "ends": [4],
    "confidence": 0.9,
    "method": "r",
}


def test_labels_go_from_the_leaf_up_and_the_root_is_the_familys() -> None:
    laboratory = ontology().classes["Laboratory"]
    assert laboratory.labels == ("Laboratory", "Platform", "Entity")
    assert (laboratory.family, laboratory.root) == ("platform", "Entity")
    assert (laboratory.label("zh"), laboratory.label("en")) == ("实验室", "laboratory")
    assert laboratory.is_a("Platform")
    for cls in ontology().classes.values():
        assert cls.root in cls.labels
        assert cls.family is None or cls.root == ROOT_LABELS[cls.family]


def test_pairs_stand_for_all_classes_below() -> None:
    known = ontology()
    assert known.allows("Laboratory", "BIDS_FOR", "Laboratory")
    assert known.allows("GovernmentUnit", "RESPONSIBLE_FOR", "Measure")
    assert known.allows("Park", "RESPONSIBLE_FOR", "Measure")
    assert not known.allows("Measure", "RESPONSIBLE_FOR", "GovernmentUnit")
    assert not known.allows("Fund", "RESPONSIBLE_FOR", "Measure")
    assert set(known.below("Zone")) == {"Zone", "Corridor", "Park", "Region"}


def test_root_pairs_are_pairs_of_root_labels() -> None:
    roots = set(ROOT_LABELS.values())
    for relation in ontology().relations.values():
        assert {label for pair in relation.root_pairs for label in pair} <= roots, relation.name
    assert ontology().relations["RESPONSIBLE_FOR"].root_pairs[0] == ("Entity", "Measure")


def test_a_node_is_checked() -> None:
    known = ontology()
    assert known.node_problems("Park", {"name": "云渚高新区", "kind": "高新区", "resolved": True, "place": None}) == []
    assert known.node_problems("Fund", {"name": "云渚基金", "size": 5e8, "size_document": "d1"}) == []
    assert known.node_problems("Park", {"kind": "高新区"}) == ["Park lacks name"]
    assert known.node_problems("Park", {"name": "云渚", "kind": "好"}) == ["Park.kind does not take '好'"]
    assert known.node_problems("Park", {"name": "云渚", "colour": "red"}) == ["Park has no property colour"]
    assert known.node_problems("Target", {"change": "level", "per": "total", "kind": "figure"})[0].startswith(
        "Target lacks"
    )
    assert known.node_problems("Nothing", {}) == ["unknown class Nothing"]


def test_an_edge_is_checked() -> None:
    known = ontology()
    assert known.edge_problems("RESPONSIBLE_FOR", "GovernmentUnit", "Measure", {"role": "lead", **EVIDENCE}) == []
    assert known.edge_problems("LOCATED_IN", "Laboratory", "Place", {"source": "GB/T 2260"}) == []
    assert known.edge_problems("NEXT", "Passage", "Passage", {"document": "d1"}) == []
    assert known.edge_problems("NEXT", "Passage", "Measure", {"document": "d1"}) == [
        "NEXT does not go from Passage to Measure"
    ]
    assert "RESPONSIBLE_FOR lacks role" in known.edge_problems("RESPONSIBLE_FOR", "Park", "Plan", EVIDENCE)
    assert known.edge_problems("LIKES", "Park", "Plan", {})[0] == "unknown relation LIKES"


@pytest.mark.parametrize(
    ("value", "taken"),
    [(5, True), (5.5, True), (True, False), ("5", False), ([5], False)],
)
def test_a_number_is_a_number(value: object, taken: bool) -> None:
    assert ontology().classes["Fund"].properties["size"].accepts(value) is taken


def test_lists_hold_one_type() -> None:
    path = ontology().classes["Measure"].properties["path"]
    assert path.accepts(["一", "1"])
    assert path.accepts([])
    assert not path.accepts(["一", 1])
    assert not path.accepts("一")


def test_every_label_is_there_in_both_languages() -> None:
    known = ontology()
    for enum in known.enums.values():
        assert all(enum.label(value, lang) for value in enum.values for lang in ("zh", "en"))
    named = [*((c.words, c.definitions) for c in known.classes.values())]
    named += [(r.words, r.definitions) for r in known.relations.values()]
    assert all(words[lang] and definitions[lang] for words, definitions in named for lang in ("zh", "en"))
    properties = [p for c in known.classes.values() for p in c.properties.values()]
    properties += [p for r in known.relations.values() for p in r.properties.values()]
    assert all(p.label(lang) for p in properties for lang in ("zh", "en"))
