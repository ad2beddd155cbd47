"""The loader's pure rules: portions, what lives, what is copied, what differs."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.load.batches import MOST_BYTES, MOST_ROWS, batches
from ingest.load.manifest import CHUNK, Manifest
from ingest.load.shared import difference, live_ids
from ingest.load.stated import copies
from ingest.load.statements import create_edges, create_nodes, degree
from tests.builders import document

LAB = "platform:青浦湾实验室"


@settings(deadline=None)
@given(st.lists(st.text(max_size=50), max_size=300))
def test_portions_keep_all_rows_in_order(texts: list[str]) -> None:
    rows = [{"text": text} for text in texts]
    assert [row for portion in batches(rows) for row in portion] == rows


def test_portions_are_small_enough_for_a_message() -> None:
    long = [{"text": "长" * 300_000} for _ in range(20)]
    portions = list(batches(long))
    assert all(len(json.dumps(one, ensure_ascii=False).encode()) <= MOST_BYTES for one in portions)
    assert [row for portion in portions for row in portion] == long
    assert len(portions) < len(long)
    assert [len(p) for p in batches({"n": n} for n in range(MOST_ROWS + 1))] == [MOST_ROWS, 1]


def test_a_manifest_is_cut_into_chunks() -> None:
    rows = Manifest("a", owned={f"measure:a:{n}" for n in range(CHUNK + 1)}, stated={LAB}).rows()
    assert [len(row["properties"]["entries"]) for row in rows] == [CHUNK, 1, 1]
    assert len({row["id"] for row in rows}) == 3


@pytest.mark.parametrize(
    ("named", "alive"),
    [
        ([], set()),
        (["field:人工智能"], {"field:人工智能", "field:数字经济", "name:AI"}),
        (["place:990100"], {"place:990100"}),
    ],
)
def test_what_a_document_keeps_alive(named: list[str], alive: set[str]) -> None:
    assert live_ids(document("a", names=named)) == alive


def said(value: str, document: str, published: str | None = None, **more: Any) -> dict[str, Any]:
    one = {"property": "level", "value": value, "document": document, "published": published}
    return {**one, "confidence": 0.9, "passages": ["p"], "starts": [0], **more}


@pytest.mark.parametrize(
    ("node", "stated", "changes"),
    [
        ({}, [], {}),
        ({}, [said("省", "a")], {"level": "省", "level_document": "a"}),
        ({}, [said("省", "a", "2024"), said("国家", "b", "2025-01")], {"level": "国家", "level_document": "b"}),
        ({}, [said("省", "z"), said("国家", "b", "1999")], {"level": "国家", "level_document": "b"}),
        ({}, [said("省", "a", "2024"), said("国家", "b", "2024")], {"level": "国家", "level_document": "b"}),
        ({}, [said("省", "a", confidence=0.5), said("市", "a")], {"level": "市", "level_document": "a"}),
        ({"level": "省"}, [said("国家", "a", "2025")], {}),
        ({"level": "省", "level_document": "a"}, [said("省", "a")], {}),
        ({"level": "省", "level_document": "a"}, [said("国家", "b")], {"level": "国家", "level_document": "b"}),
        ({"level": "省", "level_document": "a"}, [], {"level": None, "level_document": None}),
    ],
)
def test_what_is_copied_onto_a_shared_node(
    node: dict[str, Any], stated: list[dict[str, Any]], changes: dict[str, Any]
) -> None:
    assert copies({"name": "实验室", **node}, stated) == changes
    assert copies({"name": "实验室", **node}, stated[::-1]) == changes


@pytest.mark.parametrize(
    ("found", "wanted", "changes"),
    [
        ({"id": "x", "name": "甲"}, {"name": "甲"}, {}),
        ({"id": "x", "name": "甲"}, {"name": "乙"}, {"name": "乙"}),
        ({"id": "x", "name": "甲", "code": "1"}, {"name": "甲"}, {"code": None}),
        ({"id": "x", "level": "省", "level_document": "a"}, {}, {}),
        (
            {"id": "x", "level": "省", "level_document": "a"},
            {"level": "国家"},
            {"level": "国家", "level_document": None},
        ),
    ],
)
def test_what_vocabulary_changes_on_a_node(
    found: dict[str, Any], wanted: dict[str, Any], changes: dict[str, Any]
) -> None:
    assert difference(found, wanted) == changes


def test_statements_are_made_of_the_ontologys_names_alone() -> None:
    none: frozenset[str] = frozenset()
    assert ":Entity:Platform:Laboratory {" in create_nodes("Laboratory", none)
    assert "`自己的`: row.properties.`自己的`" in create_nodes("Laboratory", frozenset(["自己的"]))
    with pytest.raises(KeyError):
        create_nodes("Laboratory) DETACH DELETE (n", none)
    with pytest.raises(KeyError):
        create_nodes("Laboratory", frozenset(["a: 1}) DETACH DELETE n //"]))
    with pytest.raises(KeyError):
        create_nodes("Laboratory", frozenset(["a`: 1"]))
    with pytest.raises(KeyError):
        create_edges("ABOUT]->() DELETE r //", "Measure", "Entity", none)


def test_hubs_are_the_far_end() -> None:
    order = ["measure:a:1", "name:省科技厅", LAB, "unit:990000:江澜省科学技术厅", "place:990000"]
    assert [degree(node_id) for node_id in order] == sorted(degree(node_id) for node_id in order)
