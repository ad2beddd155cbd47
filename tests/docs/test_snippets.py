"""docs/snippets/: each program connects by the environment and prints what our own driver answers.

They run in a copy of their folder, in a locale without Chinese: what they print is UTF-8 all the same.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graph.bolt import BoltStore
from tests.conftest import missing
from tests.docs.pages import DOCS

SNIPPETS = DOCS / "snippets"
PLATFORM, OTHER = "云渚湖科创走廊", "澜湖实验室"
COLOURS = re.compile(r"\x1b\[[\d;]*m")
STATEMENT = re.compile(r"MATCH .+?\nRETURN .+?\nORDER BY [^;\n]+", re.DOTALL)


@pytest.fixture(params=["neo4j", "embedded"])
def store(request: pytest.FixtureRequest) -> BoltStore:
    """The store that is asked."""
    found: BoltStore = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the snippets, so that nothing is built in the checkout."""
    return shutil.copytree(SNIPPETS, tmp_path_factory.mktemp("snippets") / "snippets")


@pytest.fixture(scope="module")
def installed(copy: Path) -> Path:
    """The JavaScript snippet with the packages of its lock file."""
    folder = copy / "javascript"
    needs("npm")
    done = run(["npm", "ci", "--no-audit", "--no-fund"], folder, {})
    if done.returncode:
        missing("neo4j", f"npm cannot fetch the driver: {done.stderr.strip()[-300:]}")
    return folder


def needs(tool: str) -> None:
    """Go on only where the tool is installed."""
    if not shutil.which(tool):
        missing("neo4j", f"{tool} is not installed")


def run(command: list[str], folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run to the end; the output is UTF-8."""
    given = os.environ | {"LC_ALL": "C", "NO_COLOR": "1"} | environment
    return subprocess.run(
        command, cwd=folder, env=given, capture_output=True, encoding="utf-8", check=False, timeout=300
    )


def connection(store: BoltStore) -> dict[str, str]:
    """The environment that leads to the store."""
    user, password = store.where.auth(read_only=True) or ("neo4j", "")
    return {
        "NEO4J_URI": store.where.uri,
        "NEO4J_USERNAME": user,
        "NEO4J_PASSWORD": password,
        "NEO4J_DATABASE": store.where.database,
    }


def printed(command: list[str], folder: Path, store: BoltStore) -> list[str]:
    """The lines that a program prints."""
    done = run(command, folder, connection(store))
    assert done.returncode == 0, done.stderr[-2000:] + done.stdout[-2000:]
    return COLOURS.sub("", done.stdout).strip().splitlines()


def answer(store: BoltStore, name: str = PLATFORM) -> list[str]:
    """What our driver answers to the statement of the snippets."""
    found = STATEMENT.search((SNIPPETS / "python" / "answers.py").read_text("utf-8"))
    assert found
    rows = store.read(found[0], {"name": name})
    assert rows
    return [f"{row['measure']}\t{row['unit']}\t{row['role']}" for row in rows]


@pytest.mark.neo4j
def test_python(store: BoltStore, copy: Path) -> None:
    assert printed([sys.executable, "answers.py"], copy / "python", store) == answer(store)
    assert printed([sys.executable, "answers.py", OTHER], copy / "python", store) == answer(store, OTHER)


@pytest.mark.neo4j
def test_java(store: BoltStore, copy: Path) -> None:
    needs("mvn")
    assert printed(["mvn", "-B", "-q", "compile", "exec:java"], copy / "java", store) == answer(store)


@pytest.mark.neo4j
def test_javascript(store: BoltStore, installed: Path) -> None:
    assert printed(["node", "answers.js"], installed, store) == answer(store)
    assert printed(["node", "answers.js", OTHER], installed, store) == answer(store, OTHER)


def test_cypher_shell_is_a_script_that_a_shell_reads() -> None:
    """It is not run: no package registry has cypher-shell."""
    assert run(["sh", "-n", "cypher-shell.sh"], SNIPPETS, {}).returncode == 0


def test_the_snippets_ask_the_same() -> None:
    asked = {
        path.name: re.sub(r"\s+", " ", found[0]).strip()
        for path in SNIPPETS.rglob("*")
        if path.suffix in {".py", ".java", ".js", ".sh"} and (found := STATEMENT.search(dedented(path)))
    }
    assert len(asked) == 4
    assert len(set(asked.values())) == 1, asked


def dedented(path: Path) -> str:
    """The text without the indentation of its lines."""
    return re.sub(r"^ +", "", path.read_text("utf-8"), flags=re.MULTILINE)


def test_versions_are_exact_and_the_lock_names_no_address() -> None:
    package = json.loads((SNIPPETS / "javascript" / "package.json").read_text("utf-8"))
    lock = json.loads((SNIPPETS / "javascript" / "package-lock.json").read_text("utf-8"))
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", pin) for pin in package["dependencies"].values())
    assert lock["packages"][""]["dependencies"] == package["dependencies"]
    assert all("resolved" not in one for one in lock["packages"].values())
