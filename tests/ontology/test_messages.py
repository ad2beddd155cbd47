"""The message catalogue: whole in both languages, and every key that the code names exists."""

from __future__ import annotations

import ast
import string
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from ontology import messages
from tests.conftest import ROOT

PACKAGES = ("api", "cli", "graph", "ingest", "ontology", "queries")
FILES = sorted((ROOT / "ontology" / "messages").glob("*.yaml"))


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def keys_in_code() -> Iterator[tuple[str, str, set[str] | None]]:
    """(file, key, the names of its parameters; None if they are unpacked) of each error or line that code says."""
    prefixes = tuple({f"{key.rpartition('.')[0]}." for key in messages.catalogue()})
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
                    continue
                key, name = node.args[0].value, ast.unparse(node.func)
                said = name.rpartition(".")[2].endswith("Error") or name in {"say", "messages.say"}
                if said and isinstance(key, str) and "." in key and (key.startswith(prefixes) or " " not in key):
                    unpacked = any(k.arg is None for k in node.keywords)
                    given = None if unpacked else {k.arg for k in node.keywords if k.arg}
                    yield str(path.relative_to(ROOT)), key, given


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_each_message_has_both_languages_with_the_same_placeholders(path: Path) -> None:
    for key, said in (yaml.safe_load(path.read_text("utf-8")) or {}).items():
        assert set(said) == set(messages.LANGUAGES), key
        assert placeholders(said["zh"]) == placeholders(said["en"]), key
        assert all(text.strip() and "\n" not in text.strip() for text in said.values()), key


def test_no_key_stands_twice() -> None:
    counts = Counter(key for path in FILES for key in yaml.safe_load(path.read_text("utf-8")) or {})
    assert [key for key, count in counts.items() if count > 1] == []


def test_every_key_that_code_names_exists_and_gets_its_parameters() -> None:
    known = messages.catalogue()
    missing = [
        (path, key)
        for path, key, given in keys_in_code()
        if key not in known or (given is not None and not placeholders(known[key]["zh"]) <= given)
    ]
    assert missing == []


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"KECHUANG_LANG": "zh"}, "zh"),
        ({"KECHUANG_LANG": "en", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LC_ALL": "de_DE.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
    ],
)
def test_the_language_is_the_one_asked_for(
    environment: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("KECHUANG_LANG", "LC_ALL", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert messages.language() == language
