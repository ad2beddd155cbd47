"""Where the store is, from the environment."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from graph.settings import StoreSettings, user_data_folder


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, "/home/li/.local/share/kechuang-atlas"),
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data/kechuang-atlas"),
        ("darwin", {}, "/home/li/Library/Application Support/kechuang-atlas"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/kechuang-atlas"),
    ],
)
def test_each_platform_has_its_data_folder(platform: str, environment: dict[str, str], expected: str) -> None:
    assert user_data_folder(platform, environment, Path("/home/li")) == Path(expected)


def test_the_environment_names_the_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "neo4j://graph.example:7687")
    monkeypatch.setenv("NEO4J_PASSWORD", "secret words")
    settings = StoreSettings()
    assert (settings.uri, settings.username, settings.database) == ("neo4j://graph.example:7687", "neo4j", "neo4j")
    assert "secret words" not in repr(settings)


def test_a_file_beside_gives_what_the_environment_does_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KECHUANG_DATA", raising=False)
    (tmp_path / ".env").write_text("KECHUANG_DATA=here\nKECHUANG_LANG=zh\n")
    assert StoreSettings().data == tmp_path / "here"


@pytest.mark.parametrize(("given", "heap"), [("1 GB", "1g"), ("512m", "512m"), ("2G", "2g")])
def test_memory_as_people_write_it(given: str, heap: str) -> None:
    assert StoreSettings(memory=given).memory == heap


def test_memory_that_is_none() -> None:
    with pytest.raises(ValidationError, match="512m"):
        StoreSettings(memory="much")


def test_passwords_come_from_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, password in (("NEO4J_PASSWORD", "first secret"), ("NEO4J_READ_PASSWORD", "second secret")):
        monkeypatch.delenv(name, raising=False)
        (tmp_path / name).write_text(f"{password}\n")
        monkeypatch.setenv(f"{name}_FILE", str(tmp_path / name))
    settings = StoreSettings()
    assert settings.password.get_secret_value() == "first secret"
    assert settings.read_password.get_secret_value() == "second secret"
    assert "secret" not in repr(settings)


@pytest.mark.parametrize(
    ("content", "password", "why"),
    [
        (None, "", "cannot be read"),
        ("", "", "first line"),
        ("\nlate", "", "first line"),
        ("from file", "given", "both"),
    ],
)
def test_a_password_file_that_cannot_serve(
    content: str | None, password: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "password"
    if content is not None:
        file.write_text(content)
    monkeypatch.setenv("NEO4J_PASSWORD_FILE", str(file))
    monkeypatch.setenv("NEO4J_PASSWORD", password)
    with pytest.raises(ValidationError, match=why) as raised:
        StoreSettings()
    assert "given" not in str(raised.value)
