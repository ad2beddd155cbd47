"""The product installs and runs outside the checkout: from a built wheel and sdist, in a clean virtual environment."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


def run(*command: str | Path, cwd: Path, **env: str) -> str:
    """Run a command to its end; what it printed, or a failure that shows it."""
    done = subprocess.run(
        [str(c) for c in command],
        cwd=cwd,
        env={k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL", "COV", "NEO4J"))} | env,
        capture_output=True,
        text=True,
        timeout=540,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-t", "wheel", "-d", out, cwd=ROOT)
    return out


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the commands of a clean environment that holds the core lock and the wheel, no more."""
    venv = tmp_path_factory.mktemp("clean") / "venv"
    wheel = next(built.glob("*.whl"))
    lock = ROOT / "requirements.lock"
    if uv := shutil.which("uv"):
        run(uv, "venv", "-q", "--python", sys.executable, venv, cwd=built)
        install: list[str | Path] = [uv, "pip", "install", "-q", "--python", venv / "bin/python"]
    else:
        run(sys.executable, "-m", "venv", venv, cwd=built)
        install = [venv / "bin/pip", "install", "-q", "--disable-pip-version-check"]
    run(*install, "--no-deps", "--require-hashes", "-r", lock, cwd=built)
    run(*install, "--no-deps", wheel, cwd=built)
    return venv / "bin"


def test_the_wheel_answers_the_demo_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    printed = run(
        installed / "kechuang",
        "demo",
        "--no-serve",
        cwd=tmp_path,
        KECHUANG_DATA=str(tmp_path / "data"),
        KECHUANG_LANG="zh",
    )
    assert printed.count("“") >= 3, "three questions are answered with quotes"
    assert "澜湖实验室" in printed or "云渚湖科创走廊" in printed
    assert "sample" in printed, "a quote of a sample document says so"


def test_help_names_every_command(installed: Path, tmp_path: Path) -> None:
    printed = run(installed / "kechuang", "--help", cwd=tmp_path, KECHUANG_LANG="en")
    for command in ("demo", "ingest", "extract", "serve", "query", "documents", "remove", "export", "store", "doctor"):
        assert command in printed


def test_the_sdist_builds_the_same_wheel(built: Path, tmp_path: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        archive.extractall(tmp_path, filter="data")
    source = next(p for p in tmp_path.iterdir() if p.is_dir())
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path / "again", cwd=source)
    first, second = next(built.glob("*.whl")), next((tmp_path / "again").glob("*.whl"))
    assert _names(first) == _names(second)


def _names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return sorted(archive.namelist())
