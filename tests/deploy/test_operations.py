"""The operator's manual says what is so, in both languages."""

from __future__ import annotations

import re
import stat
import subprocess
from pathlib import Path

import pytest

from api.security.settings import SecuritySettings
from api.settings import ApiSettings
from graph.settings import StoreSettings
from ingest.extract.llm.settings import ModelSettings
from tests.conftest import ROOT
from tests.deploy import compose

MANUALS = {name: (ROOT / "docs" / name).read_text("utf-8") for name in ("operations.md", "operations.zh.md")}
CLASSES = (StoreSettings, ApiSettings, SecuritySettings)
SETTINGS = {str(field.validation_alias) for s in CLASSES for field in s.model_fields.values()}
MODEL = {f"KECHUANG_LLM_{name.upper()}" for name in ModelSettings.model_fields}


def blocks(text: str, language: str = "sh") -> list[str]:
    """Its code blocks."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("manual", MANUALS)
def test_every_setting_is_explained_and_none_that_is_not(manual: str) -> None:
    named = set(re.findall(r"`((?:NEO4J|KECHUANG)_[A-Z_]+)`", MANUALS[manual]))
    compose_only = set(re.findall(r"\$\{(\w+):-", (ROOT / "docker-compose.yml").read_text("utf-8")))
    assert named - MODEL == SETTINGS | compose_only | {"KECHUANG_PLACES"}


def test_both_languages_show_the_same_commands() -> None:
    one, other = ([re.sub(r"#.*", "", block) for block in blocks(text)] for text in MANUALS.values())
    assert one == other


def test_the_secrets_are_made_as_the_compose_file_reads_them(tmp_path: Path) -> None:
    (script,) = [block for block in blocks(MANUALS["operations.md"]) if "openssl" in block]
    (tmp_path / "secrets").mkdir()
    subprocess.run(["sh", "-euc", script], cwd=tmp_path, check=True)
    password = (tmp_path / "secrets" / "neo4j_password").read_text("utf-8").strip()
    assert len(password) >= 32
    assert (tmp_path / "secrets" / "neo4j_auth").read_text("utf-8") == f"neo4j/{password}"
    for secret in compose.read()["secrets"].values():
        mode = (tmp_path / secret["file"]).stat().st_mode
        assert mode & stat.S_IROTH, "another user, the container's, can read it"
    assert stat.S_IMODE((tmp_path / "secrets").stat().st_mode) == 0o700, "other users of the machine cannot"


@pytest.mark.parametrize("manual", MANUALS)
def test_what_it_points_to_is_there(manual: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", MANUALS[manual]):
        assert (ROOT / "docs" / target).exists(), target
