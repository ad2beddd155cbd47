"""Datasette over SQLite with the rows that our API gives, to be measured beside it."""

from __future__ import annotations

import json
import socket
import sqlite3
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

START_TIMEOUT = 60.0


def _table(file: Path, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> tuple[list[str], list[str]]:
    """A table of these rows, each with the thing that was asked for; its columns, and those that hold JSON."""
    columns = list(next(row for found in rows.values() for row in found))
    nested = sorted({name for found in rows.values() for row in found for name in row if _is_nested(row[name])})
    with closing(sqlite3.connect(file)) as database:
        database.execute(
            f"CREATE TABLE rows ({', '.join(f'[{name}]' for name in columns)}, [asked], [place_in_answer])"
        )
        database.execute("CREATE INDEX by_asked ON rows (asked, place_in_answer)")
        for asked, found in rows.items():
            for number, row in enumerate(found):
                values = [json.dumps(row[n], ensure_ascii=False) if n in nested else row[n] for n in columns]
                marks = ", ".join("?" * (len(columns) + 2))
                database.execute(f"INSERT INTO rows VALUES ({marks})", [*values, asked, number])
        database.commit()
    return columns, nested


def _is_nested(value: Any) -> bool:
    return isinstance(value, list | dict | bool)  # SQLite has no booleans; as JSON they come back as they were


@contextmanager
def datasette(
    python: str, folder: Path, rows: Mapping[str, Sequence[Mapping[str, Any]]]
) -> Iterator[tuple[str, int, Callable[[str], str]]]:
    """Datasette with these rows: its address, its process, and the path of the rows of one thing."""
    columns, nested = _table(folder / "beside.db", rows)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    base = f"http://127.0.0.1:{port}"
    picked = "".join(f"&_col={name}" for name in columns) + "".join(f"&_json={name}" for name in nested)

    def address(asked: str) -> str:
        return f"/beside/rows.json?_shape=array&_size=max&_sort=place_in_answer&asked={quote(asked, safe='')}{picked}"

    command = [python, "-m", "datasette", "serve", str(folder / "beside.db"), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            deadline = time.monotonic() + START_TIMEOUT
            while not _answers(f"{base}/-/versions.json"):
                if process.poll() is not None or time.monotonic() > deadline:
                    raise SystemExit(f"Datasette did not start: {' '.join(command)}")
                time.sleep(0.1)
            yield base, process.pid, address
        finally:
            process.terminate()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answered:
            return bool(answered.status == 200)
    except (urllib.error.URLError, OSError):
        return False
