"""The metamodel refuses what it does not know, and says in which file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from ontology.errors import SchemaError
from ontology.meta import load_schema

HEAD = "version: 0.0.1\nclasses:\n  Thing:\n    zh: 事物\n    en: thing\n    definition: {zh: 事物。, en: A thing.}\n"


def load(folder: Path, text: str) -> None:
    (folder / "a.yaml").write_text(text, "utf-8")
    load_schema(folder)


def test_a_small_declaration_is_read(tmp_path: Path) -> None:
    load(tmp_path, HEAD)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (HEAD + "    colour: red\n", 7, "colour"),
        (HEAD + "    properties:\n      size: {type: number, zh: 大小, en: size, colour: red}\n", 8, "colour"),
        (HEAD + "    properties:\n      size: {type: number, zh: 大小}\n", 8, "en"),
        (HEAD + "    properties:\n      size: {type: number, zh: 大小, en: size, many: 'yes'}\n", 8, "many"),
        (HEAD + "    later: 1\n", 7, "later"),
        (HEAD + "    en: again\n", 7, "en"),
        ("version: 0.0.1\nclasses:\n  Thing: {zh: 事物, en: no, definition: {zh: 一, en: a}}\n", 3, "quotes"),
        ("version: 0.0.1\nrelations:\n  HAS:\n    zh: 有\n    en: has\n    definition: {zh: 有。, en: Has.}\n"
         "    provenance: [guessed]\n    pairs: []\n", 7, "provenance"),
        ("version: [1\n", 2, ""),
        ("version: 0.0.1\nthings: {}\n", 2, "things"),
    ],
)  # fmt: skip
def test_an_error_names_file_and_line(tmp_path: Path, text: str, line: int, what: str) -> None:
    with pytest.raises(SchemaError) as refusal:
        load(tmp_path, text)
    said = refusal.value.text("en")
    assert said.startswith(f"a.yaml, line {line}:")
    assert what in said


def test_a_name_is_declared_in_one_file_only(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(HEAD.replace("version: 0.0.1\n", ""), "utf-8")
    with pytest.raises(SchemaError) as refusal:
        load(tmp_path, HEAD)
    assert refusal.value.text("en").startswith("b.yaml, line 2: Thing")


def test_a_declaration_without_version_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match="version"):
        load(tmp_path, HEAD.replace("version: 0.0.1\n", ""))
