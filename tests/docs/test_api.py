"""docs/api.md: each task is run as it stands there, by curl and in Python, against a real server over the samples."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd  # type: ignore[import-untyped]  # its stubs are a package of their own
import pytest

from graph.bolt import BoltStore
from tests.conftest import missing
from tests.docs.pages import DOCS
from tests.serving import serving

TASK = re.compile(
    r"^### (\d+)\. ([^\n]+)\n\n```sh\n(.+?)^```\n\n```python\n(.+?)^```\n\n```csv\n(.+?)^```", re.MULTILINE | re.DOTALL
)
PREFACE = re.compile(r"^```python\n(import os.+?)^```", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Task:
    """One task of the page."""

    number: int
    title: str
    curl: str
    python: str
    answer: str

    def lines(self) -> list[dict[str, str]]:
        """The answer, line by line."""
        return list(csv.DictReader(io.StringIO(self.answer, newline="")))


def tasks(page: str) -> list[Task]:
    """The tasks of a page, in its order."""
    return [Task(int(one[0]), *one[1:]) for one in TASK.findall((DOCS / page).read_text("utf-8"))]


TASKS = tasks("api.md")
every_task = pytest.mark.parametrize("task", TASKS, ids=[str(task.number) for task in TASKS])


@pytest.fixture(scope="module")
def served(samples: BoltStore) -> Iterator[str]:
    """The address of a server over the samples."""
    with serving(samples) as address:
        yield address


@every_task
def test_curl_prints_the_answer(served: str, task: Task) -> None:
    if not shutil.which("curl"):
        missing("curl", "not installed")
    done = subprocess.run(
        ["sh", "-c", task.curl], env=os.environ | {"ATLAS": served}, capture_output=True, check=True, timeout=60
    )
    printed = done.stdout.decode()
    if "format=csv" in task.curl:
        assert printed.replace("\r\n", "\n") == task.answer
    else:
        assert json.loads(printed)["nothing" if "paths" in task.curl else "partial"] in (None, False)


@every_task
def test_python_makes_the_same_table(served: str, task: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS", served)
    found = PREFACE.search((DOCS / "api.md").read_text("utf-8"))
    assert found
    names: dict[str, Any] = {}
    exec(found[1] + task.python, names)
    frame: pd.DataFrame = names["frame"]
    names["atlas"].close()
    lines = task.lines()
    assert len(frame) == len(lines)
    for column in lines[0]:
        values = frame[column].tolist()
        if not any(isinstance(value, list) for value in values):
            assert [told(value) for value in values] == [told(line[column]) for line in lines], column


def told(value: Any) -> str | float | None:
    """A value as CSV, JSON and pandas agree on it."""
    if value is None or value == "" or (isinstance(value, float) and pd.isna(value)):
        return None
    try:
        return float(value)
    except ValueError:
        return str(value)


def test_there_are_fifteen_tasks_and_the_chinese_page_has_the_same() -> None:
    assert [task.number for task in TASKS] == list(range(1, 16))
    chinese = tasks("api.zh.md")
    assert [(t.curl, t.python, t.answer) for t in chinese] == [(t.curl, t.python, t.answer) for t in TASKS]
    assert not {t.title for t in chinese} & {t.title for t in TASKS}


@pytest.mark.parametrize("page", ["api.md", "api.zh.md"])
def test_every_operation_that_a_page_names_is_there(page: str) -> None:
    from api.routes.profiles import PROFILES

    text = (DOCS / page).read_text("utf-8")
    assert all(f"`{kind}`" in text or f"/{kind}/" in text for kind in PROFILES)
