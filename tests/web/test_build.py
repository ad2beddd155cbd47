"""The typed client is what the API describes, the front end's own small tests pass, and its types are right."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

import hatch_build
from tests.conftest import ROOT, missing

pytestmark = pytest.mark.browser


def node(*words: str) -> subprocess.CompletedProcess[str]:
    home = hatch_build.node_home()
    path = f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        [home / "bin" / "node", *words], cwd=hatch_build.FRONTEND, env={**os.environ, "PATH": path},
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def packages() -> None:
    """The locked packages."""
    try:
        hatch_build.packages(hatch_build.node_home())
    except hatch_build.PageError as error:
        missing("browser", str(error))


def test_the_client_is_what_the_api_describes() -> None:
    check = [sys.executable, "frontend/client.py", "--check"]
    done = subprocess.run(check, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr


def test_types() -> None:
    done = node("node_modules/vue-tsc/bin/vue-tsc.js", "--noEmit")
    assert done.returncode == 0, done.stdout


def test_pure_parts() -> None:
    done = node("node_modules/vitest/vitest.mjs", "run", "--testTimeout", "60000")
    assert done.returncode == 0, done.stdout + done.stderr
