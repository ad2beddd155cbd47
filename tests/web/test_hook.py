"""Building the page while installing: only when something changed, and never at the price of the install."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import hatch_build


@pytest.fixture
def front(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A front end whose one package is on no machine."""
    frontend = tmp_path / "frontend"
    (frontend / "src").mkdir(parents=True)
    (frontend / "src" / "main.ts").write_text("export {}", "utf-8")
    (tmp_path / "api").mkdir()
    wanted = {"name": "front", "version": "0.0.0", "dependencies": {"not-here": "file:../nowhere.tgz"}}
    (frontend / "package.json").write_text(json.dumps(wanted), "utf-8")
    where = {"version": "file:../nowhere.tgz", "resolved": "file:../nowhere.tgz", "integrity": f"sha512-{'A' * 86}=="}
    locked = {"name": "front", "lockfileVersion": 3, "packages": {"": wanted, "node_modules/not-here": where}}
    (frontend / "package-lock.json").write_text(json.dumps(locked), "utf-8")
    monkeypatch.setattr(hatch_build, "ROOT", tmp_path)
    monkeypatch.setattr(hatch_build, "FRONTEND", frontend)
    monkeypatch.setattr(hatch_build, "BUILT", tmp_path / "api" / "web_dist")
    return tmp_path


def built(root: Path) -> None:
    folder = root / "api" / "web_dist"
    folder.mkdir()
    (folder / "index.html").write_text("old", "utf-8")
    (folder / hatch_build.STAMP).write_text(hatch_build.digest(hatch_build.inputs()), "ascii")


def test_what_has_not_changed_is_not_built_again(front: Path) -> None:
    built(front)
    assert not hatch_build.due()
    assert hatch_build.build_if_due() is None


@pytest.mark.parametrize("name", ["frontend/src/main.ts", "frontend/src/new.ts", "frontend/package-lock.json"])
def test_a_changed_source_is_due(front: Path, name: str) -> None:
    built(front)
    (front / name).write_text("{}", "utf-8")
    assert hatch_build.due()


def test_without_packages_the_install_goes_on_and_says_why(front: Path) -> None:
    built(front)
    (front / "frontend" / "src" / "main.ts").write_text("export const changed = 1", "utf-8")
    why = hatch_build.build_if_due()
    assert why is not None
    assert "npm ci" in why
    page = front / "api" / "web_dist"
    assert (page / "index.html").read_text("utf-8") == "old", "the page that was there stays"
    assert "npm ci" in (page / hatch_build.NOT_BUILT).read_text("utf-8")
    assert not list(page.parent.glob("web_dist.*"))


def test_a_package_without_the_front_end_needs_nothing(front: Path) -> None:
    (front / "frontend" / "package-lock.json").unlink()
    assert not hatch_build.due()
