"""A client that openapi-python-client makes from /openapi.json reads typed answers."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.api.conftest import Client

OFFICE = "unit:X10000:江澜省科学技术厅"


@pytest.fixture(scope="module")
def generated(sampled: Client, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The name of the package that was generated."""
    folder = tmp_path_factory.mktemp("generated")
    described = folder / "openapi.json"
    described.write_bytes(sampled.get("/openapi.json").content)
    config = folder / "config.json"  # JSON is YAML; without it the tool runs a formatter that may not be there
    config.write_text(json.dumps({"post_hooks": [], "literal_enums": True}))
    tool = Path(sys.executable).with_name("openapi-python-client")
    given = [
        "--path",
        str(described),
        "--config",
        str(config),
        "--meta",
        "none",
        "--output-path",
        str(folder / "atlas"),
    ]
    done = subprocess.run([tool, "generate", *given], capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    assert "Warning" not in done.stdout + done.stderr, done.stdout[-2000:]
    sys.path.insert(0, str(folder))
    return "atlas"


def part(generated: str, name: str) -> Any:
    """A module of the generated client."""
    return importlib.import_module(f"{generated}.{name}")


def test_typed_answers(generated: str, sampled: Client) -> None:
    client = part(generated, "client").Client(base_url="http://localhost").set_async_httpx_client(sampled.http)

    def ask(operation: str, *path: str, **asked: Any) -> Any:
        return sampled.run(lambda: part(generated, f"api.{operation}").asyncio(*path, client=client, **asked))

    trace = ask("trace.trace_platforms", unit="江澜省科学技术厅", limit=1)
    row = trace.rows[0]
    assert (row.link, row.unit, row.evidence[0].quote) == ("task", OFFICE, "省科技厅")
    profile = ask("profiles.one_units", OFFICE, limit=1)
    assert (profile.name, profile.measures.rows[0].unit) == ("江澜省科学技术厅", OFFICE)
    rewards = ask("questions.ask_rewards", name="首次认定")
    assert [one.amount for one in rewards.rows] == [200000.0, 100000.0]
    listed = ask("lists.list_units", place="X10000", limit=2)
    assert len(listed.rows) == 2
    assert listed.cursor
    assert ask("questions.matrix", rows="unit", columns="field").cells[0].measures >= 1
    assert ask("search.suggest", q="kjt").names[0].id == OFFICE


def test_typed_errors(generated: str, sampled: Client) -> None:
    client = part(generated, "client").Client(base_url="http://localhost").set_async_httpx_client(sampled.http)
    refused = sampled.run(
        lambda: part(generated, "api.trace.trace_platforms").asyncio(client=client, unit="没有的单位")
    )
    assert (type(refused).__name__, refused.status, refused.parameter) == ("Problem", 404, "unit")
