"""From paths to files: order, what is left out, which table says what."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import NothingToReadError, SourcesError
from ingest.read.walk import origins


def folder(root: Path) -> Path:
    for name in (
        "b.txt",
        "a.txt",
        "sub/c.html",
        ".hidden",
        ".git/d.txt",
        "sources.csv",
        "sub/sources.csv",
        "places.tsv",
    ):
        path = root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("一、目标")
    (root / "sources.csv").write_text("file,id\na.txt,first\nmissing.txt,none\n")
    (root / "sub" / "sources.csv").write_text("file,id\nc.html,third\n")
    return root


def test_folders_are_walked_in_order(tmp_path: Path) -> None:
    root = folder(tmp_path)
    found = origins([root])
    assert [Path(o.path).relative_to(root).as_posix() for o in found] == ["a.txt", "b.txt", "sub/c.html"]
    assert [o.id for o in found] == ["first", "", "third"]


def test_files_and_folders_together_each_once(tmp_path: Path) -> None:
    root = folder(tmp_path)
    found = origins([root / "b.txt", root, root / "sub" / ".." / "a.txt"])
    assert [Path(o.path).name for o in found] == ["b.txt", "a.txt", "c.html"]


def test_one_table_for_all_wins(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    root = folder(tmp_path / "documents")
    own = tmp_path / "own.csv"
    own.write_text("file,id\ndocuments/b.txt,second\n")
    assert [o.id for o in origins([root], sources=own)] == ["", "second", ""]


def test_a_named_file_stays_also_when_it_is_missing(tmp_path: Path) -> None:
    assert [o.path for o in origins([tmp_path / "none.txt"])] == [str(tmp_path / "none.txt")]


def test_nothing_to_read(tmp_path: Path) -> None:
    (tmp_path / ".hidden").write_text("x")
    with pytest.raises(NothingToReadError) as caught:
        origins([tmp_path])
    assert str(tmp_path) in str(caught.value)
    with pytest.raises(NothingToReadError):
        origins([])


def test_a_wrong_table_stops_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一")
    (tmp_path / "sources.csv").write_text("file,id\na.txt,no/slash\n")
    with pytest.raises(SourcesError):
        origins([tmp_path])
