"""Documents are read again from the bytes that were kept, and decisions stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.bolt import BoltStore
from graph.canonical import canonical
from ingest.errors import NotKeptError, UnknownDocumentError
from ingest.load.decide import listed, merge
from ingest.load.writer import Loader
from ingest.read.walk import origins
from ingest.records import Origin
from ingest.refresh import kept, to_refresh
from ingest.session import Options, Session

HEADER = "file,id,title,issuer,published,authority\n"
SOURCES = HEADER + "plan.txt,plan-1,云渚市工作方案,云渚市科学技术局,2024-03-05,official\n"
PLAN = "云渚市工作方案\n一、主要任务\n1.建设青浦湾实验室，到2025年建成中试基地。（责任单位：云渚市科学技术局）\n"
OTHER = (
    "临沅市工作方案\n一、主要任务\n1.建设望川实验室，到2026年投入运行。（责任单位：临沅市科学技术局、云渚市财政局）\n"
)
OLDER = "MATCH (d:Document) SET d.extractor_version = '0'"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "plan.txt").write_text(PLAN, "utf-8")
    (folder / "other.txt").write_text(OTHER, "utf-8")
    (folder / "sources.csv").write_text(SOURCES, "utf-8")
    return folder


def ingest(store: BoltStore, found: list[Origin], folder: Path) -> list[str]:
    with Loader(store) as loader:
        session = Session(loader, loader.documents(), Options(keep=folder, jobs=1))
        return [outcome.status for outcome in session.run(found)]


def again(store: BoltStore, folder: Path) -> list[Origin]:
    return [one for _, one in to_refresh(store, folder) if isinstance(one, Origin)]


def test_what_was_kept_and_told_is_enough_to_read_a_document_again(
    store: BoltStore, files: Path, tmp_path: Path
) -> None:
    keep = tmp_path / "files"
    assert ingest(store, origins([files]), keep) == ["loaded", "loaded"]
    units = store.read("MATCH (u:GovernmentUnit) RETURN u.id AS id ORDER BY u.id LIMIT 2")
    merge(store, units[0]["id"], units[1]["id"], by="甲", why="试")
    before = list(canonical(store))
    for file in files.iterdir():
        file.unlink()
    assert ingest(store, again(store, keep), keep) == ["unchanged", "unchanged"]
    store.write(lambda tx: tx.run(OLDER))
    assert ingest(store, again(store, keep), keep) == ["replaced", "replaced"]
    assert list(canonical(store)) == before
    assert [one.state for one in listed(store)] == ["holds"]


def test_what_cannot_be_read_again_says_so_and_stops_no_other(store: BoltStore, files: Path, tmp_path: Path) -> None:
    keep = tmp_path / "files"
    ingest(store, origins([files]), keep)
    digest = store.read("MATCH (d:Document {id: 'document:plan-1'}) RETURN d.sha256 AS sha256")[0]["sha256"]
    kept(keep, digest).unlink()
    found = dict(to_refresh(store, keep))
    assert isinstance(found["plan-1"], NotKeptError)
    assert sum(isinstance(one, Origin) for one in found.values()) == 1
    ((_, error),) = to_refresh(store, keep, ["nix"])
    assert isinstance(error, UnknownDocumentError)
