"""`sources.csv`: what it says of a file, and where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import SourcesError
from ingest.read.sources import read_sources
from ontology.messages import LANGUAGES

HEADER = "file,id,url,title,issuer,place,published,authority\n"


def table(folder: Path, content: str | bytes) -> Path:
    path = folder / "sources.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_rows(tmp_path: Path, bom: str) -> None:
    row = "plan.txt,plan-1,https://example.org/1,“强基”行动方案,江澜省科学技术厅,X10000,2024-03-18,official\n"
    rows = read_sources(table(tmp_path, bom + HEADER + row + "\nother.html,,,,,,,\n"))
    plan = rows[str(tmp_path / "plan.txt")]
    assert (plan.id, plan.title, plan.place, plan.published) == ("plan-1", "“强基”行动方案", "X10000", "2024-03-18")
    assert rows[str(tmp_path / "other.html")].id == ""


def test_few_columns_are_enough(tmp_path: Path) -> None:
    rows = read_sources(table(tmp_path, "title,file\n甲,a.txt\n"))
    assert rows[str(tmp_path / "a.txt")].title == "甲"


@pytest.mark.parametrize(
    ("content", "key", "where"),
    [
        (HEADER + "a.txt,no/slash,,,,,,\n", "id", "2"),
        (HEADER + "a.txt,a,,,,,,\nb.txt,中文,,,,,,\n", "id", "3"),
        (HEADER + "a.txt,,,,,,2024-13-01,\n", "published", "2"),
        (HEADER + "a.txt,,,,,,去年,\n", "published", "2"),
        (HEADER + "a.txt,,,,,,,rumour\n", "authority", "2"),
        (HEADER + ",a,,,,,,\n", "no_file", "2"),
        (HEADER + "a.txt,,,,,,,,extra\n", "too_many", "2"),
        (HEADER + "a.txt,,,,,,,\na.txt,,,,,,,\n", "twice", "3"),
        (HEADER + "a.txt,x,,,,,,\nb.txt,x,,,,,,\n", "twice", "3"),
        ("name,id\na.txt,a\n", "no_file_column", "file"),
        ("file,author\na.txt,a\n", "column", "author"),
        ("", "no_file_column", "file"),
        ("file,title\na.txt,标题\n".encode("gb18030"), "encoding", "UTF-8"),
    ],
)
def test_wrong_rows_are_refused_with_file_and_line(tmp_path: Path, content: str | bytes, key: str, where: str) -> None:
    path = table(tmp_path, content)
    with pytest.raises(SourcesError) as caught:
        read_sources(path)
    assert caught.value.key == f"ingest.sources.{key}"
    for lang in LANGUAGES:
        line = caught.value.text(lang)
        assert str(path) in line
        assert where in line
        assert "\n" not in line


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourcesError) as caught:
        read_sources(tmp_path / "none.csv")
    assert caught.value.key == "ingest.sources.cannot_open"
