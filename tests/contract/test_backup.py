"""One file holds the store, and any store can be filled from it."""

from __future__ import annotations

import gzip
import stat
from pathlib import Path

import pytest

from graph.backup import backup, restore, verify
from graph.bolt import BoltStore
from graph.canonical import canonical
from graph.errors import BackupError, InUseError, SchemaVersionError
from graph.lease import Lease
from graph.schema import INFO, check_schema, define
from graph.store import Transaction
from ingest.load.decide import listed, merge, split
from ingest.load.writer import Loader
from ingest.session import keep
from tests.builders import document
from tests.samples import empty

LAB, CENTRE, UNSURE = "platform:青浦湾实验室", "platform:青浦湾技术创新中心", "platform:a:青浦湾实验室"
OFFICE = "unit:990000:江澜省科学技术厅"
ROWS = (
    document("a", names=[LAB, CENTRE], between=[("SUPERVISES", OFFICE, LAB)], states=[(LAB, "level", "国家")]),
    document("b", names=[UNSURE, "field:人工智能"], published="2025-06", measures=3, text="“示范”平台\n与\\基地"),
)


def fill(store: BoltStore) -> None:
    with Loader(store) as loader:
        for rows in ROWS:
            loader.load(rows)
    merge(store, LAB, UNSURE, by="甲", why="同一单位")
    split(store, LAB, CENTRE, by="甲", why="两家单位")


def runs(store: BoltStore) -> list[dict[str, object]]:
    return store.read(
        "MATCH (r:Run)-[:PRODUCED]->(d:Document) RETURN r.id AS run, d.id AS document ORDER BY run, document"
    )


def test_what_is_backed_up_on_one_store_is_restored_on_another_and_back(
    store: BoltStore, reference: BoltStore, tmp_path: Path
) -> None:
    fill(store)
    kept = keep("原文".encode() * 300_000, tmp_path / "files")
    graph, wrote = list(canonical(store)), runs(store)
    counts = backup(store, tmp_path / "one.gz", files=tmp_path / "files")
    assert counts.files == 1
    assert stat.S_IMODE((tmp_path / "one.gz").stat().st_mode) == 0o600
    assert restore(reference, tmp_path / "one.gz", files=tmp_path / "there") == counts
    assert list(canonical(reference)) == graph
    assert runs(reference) == wrote
    assert [one.state for one in listed(reference)] == ["holds", "holds"]
    assert (tmp_path / "there" / kept.parent.name / kept.name).read_bytes() == kept.read_bytes()
    backup(reference, tmp_path / "two.gz")
    empty(store)
    restore(store, tmp_path / "two.gz")
    assert list(canonical(store)) == graph
    with Loader(store) as loader:
        assert [outcome.status for outcome in loader.load_many(ROWS)] == ["unchanged", "unchanged"]
        loader.remove("a")
        loader.remove("b")
    assert store.read("MATCH (n:Merged) RETURN n.id AS id") == []


def test_a_store_that_holds_something_is_not_restored_into(store: BoltStore, tmp_path: Path) -> None:
    fill(store)
    backup(store, tmp_path / "one.gz")
    before = list(canonical(store))
    with pytest.raises(BackupError) as raised:
        restore(store, tmp_path / "one.gz")
    assert raised.value.key == "graph.backup_not_empty"
    assert list(canonical(store)) == before


def test_a_file_is_not_written_over(store: BoltStore, tmp_path: Path) -> None:
    (tmp_path / "one.gz").write_text("mine")
    with pytest.raises(BackupError) as raised:
        backup(store, tmp_path / "one.gz")
    assert raised.value.key == "graph.backup_exists"
    assert (tmp_path / "one.gz").read_text() == "mine"
    with pytest.raises(BackupError):
        backup(store, tmp_path / "no" / "folder.gz")


def test_a_damaged_file_restores_nothing(store: BoltStore, tmp_path: Path) -> None:
    fill(store)
    backup(store, tmp_path / "one.gz")
    empty(store)
    whole = (tmp_path / "one.gz").read_bytes()
    text = gzip.decompress(whole)
    lines = text.splitlines(keepends=True)
    damaged = {
        "cut": whole[: len(whole) // 2],
        "flipped": whole[:500] + bytes([whole[500] ^ 1]) + whole[501:],
        "a line less": gzip.compress(b"".join([*lines[:5], *lines[6:]])),
        "no end": gzip.compress(b"".join(lines[:-1])),
        "another text": gzip.compress(text.replace("青浦湾".encode(), "望川湾".encode())),
        "no backup": b"what a day",
        "nothing": b"",
        "newer": gzip.compress(text.replace(b'"kechuang_backup":1', b'"kechuang_backup":2')),
    }
    for name, content in damaged.items():
        file = tmp_path / f"{name}.gz"
        file.write_bytes(content)
        with pytest.raises(BackupError) as raised:
            restore(store, file)
        assert "\n" not in raised.value.text("en"), name
        assert list(canonical(store)) == [], name


def test_while_somebody_writes_no_backup_is_made(store: BoltStore, tmp_path: Path) -> None:
    lease = Lease(store)
    lease.write(lambda tx: None)
    try:
        with pytest.raises(InUseError):
            backup(store, tmp_path / "one.gz")
    finally:
        lease.give_back()
    assert list(tmp_path.iterdir()) == []


def test_a_restore_that_was_cut_off_is_said_and_starts_anew(store: BoltStore, tmp_path: Path) -> None:
    fill(store)
    graph = list(canonical(store))
    backup(store, tmp_path / "one.gz")

    def half(transaction: Transaction) -> None:
        transaction.run("MATCH (m:Measure) DETACH DELETE m")
        transaction.run("MATCH (s:StoreInfo {id: $id}) SET s.restoring = true", {"id": INFO})

    store.write(half)
    with pytest.raises(SchemaVersionError) as raised:
        check_schema(store)
    assert "restore" in raised.value.text("en")
    restore(store, tmp_path / "one.gz")
    check_schema(store)
    assert list(canonical(store)) == graph


def test_the_backup_of_an_older_program_is_brought_up_to_date_as_its_store_is(store: BoltStore, tmp_path: Path) -> None:
    fill(store)
    backup(store, tmp_path / "new.gz")
    older = "MATCH (s:StoreInfo {id: $id}) SET s.ontology = '0.0.9'"
    store.write(lambda tx: tx.run(older, {"id": INFO}))
    backup(store, tmp_path / "old.gz")
    assert verify(tmp_path / "old.gz")["ontology"] == "0.0.9"
    define(store)
    empty(store)
    restore(store, tmp_path / "old.gz")
    with pytest.raises(SchemaVersionError):
        check_schema(store)
    define(store)
    check_schema(store)
