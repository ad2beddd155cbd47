"""What both stores answer, to the synchronous client and to the API's."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from graph.bolt import BoltStore
from graph.errors import AccessError, SchemaVersionError, StoreError
from graph.reader import AsyncReader
from graph.schema import FORMAT, INFO, apply_schema, is_current
from graph.settings import StoreSettings
from ingest.load.writer import Loader
from tests.builders import document


def test_the_schema_is_applied_once(store: BoltStore) -> None:
    assert is_current(store)
    assert not apply_schema(store)


def test_the_schema_of_an_older_program_is_brought_up_to_date(store: BoltStore) -> None:
    store.write(lambda tx: tx.run("MATCH (s:StoreInfo {id: $id}) SET s.schema = 'older'", {"id": INFO}))
    assert not is_current(store)
    assert apply_schema(store)
    assert is_current(store)


def test_the_store_of_a_newer_program_is_left_alone(store: BoltStore) -> None:
    set_format = "MATCH (s:StoreInfo {id: $id}) SET s.format = $format"
    store.write(lambda tx: tx.run(set_format, {"id": INFO, "format": FORMAT + 1}))
    try:
        with pytest.raises(SchemaVersionError):
            apply_schema(store)
    finally:
        store.write(lambda tx: tx.run(set_format, {"id": INFO, "format": FORMAT}))


def test_ids_are_unique_under_their_root_label(store: BoltStore) -> None:
    with Loader(store) as loader:
        loader.load(document("a"))
    with pytest.raises(StoreError):
        store.write(lambda tx: tx.run("CREATE (:Measure {id: 'measure:a:0'})"))


@pytest.mark.parametrize("index", ["name_text", "passage_text"])
def test_full_text_finds_a_chinese_phrase(store: BoltStore, index: str) -> None:
    with Loader(store) as loader:
        loader.load(document("a", text="推进青浦湾科创走廊建设", names=["unit:990000:江澜省科学技术厅"]))
    phrase = {"name_text": '"科技厅"', "passage_text": '"科创走廊"'}[index]
    search = "CALL db.index.fulltext.queryNodes($index, $phrase) YIELD node RETURN node.id AS id"
    found = store.read(search, {"index": index, "phrase": phrase})
    assert [r["id"] for r in found] == [{"name_text": "name:江澜科技厅", "passage_text": "passage:a:0"}[index]]


VALUES: list[Any] = ["文字 '\"\\ \n", 7, -1.5, 3.0, True, ["甲", "乙"], [1, 2], [0.5, 2.0], [], 10**15]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_values_come_back_as_they_went_in(store: BoltStore, value: object) -> None:
    store.write(lambda tx: tx.run("CREATE (:Run {id: 'run:x', value: $value})", {"value": value}))
    found = store.read("MATCH (r:Run {id: 'run:x'}) RETURN r.value AS value")[0]["value"]
    assert found == value
    assert type(found) is type(value)


def test_a_statement_that_is_none_is_refused_in_one_line(store: BoltStore) -> None:
    with pytest.raises(AccessError) as raised:
        store.read("MATCH (")
    assert "\n" not in raised.value.text("zh")


def test_reading_asynchronously(store: BoltStore, settings: StoreSettings) -> None:
    with Loader(store) as loader:
        loader.load(document("a", measures=3))

    async def read() -> tuple[list[list[dict[str, Any]]], StoreError]:
        async with AsyncReader(store.where, timeout=10) as reader:
            count = "MATCH (m:Measure) RETURN count(m) AS n"
            answers = await asyncio.gather(*(reader.read(count) for _ in range(50)))
            with pytest.raises(AccessError) as raised:
                await reader.read("MATCH (")
            with pytest.raises(AccessError):
                await reader.read("CREATE (:Run {id: 'run:y'})")
            return answers, raised.value

    answers, error = asyncio.run(read())
    assert answers == [[{"n": 3}]] * 50
    assert "\n" not in str(error)
    assert store.read("MATCH (r:Run {id: 'run:y'}) RETURN r.id AS id") == []
