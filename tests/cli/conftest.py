"""The command line is tried as people use it: a process of its own, a data folder of the test run's own.

`kechuang` runs one command to its end and gives exit code, stdout and stderr. The embedded store's child is started by
the first command that needs it, joined by the next ones, and stopped at the end.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).parent / "kechuang"


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def line(self) -> str:
        """The one line that an error is: the last of stderr, and nothing of a traceback anywhere."""
        assert "Traceback" not in self.err, self.err
        return self.err.strip().splitlines()[-1]


@dataclass(frozen=True)
class Kechuang:
    """Runs commands on one data folder."""

    data: Path
    env: dict[str, str] = field(default_factory=dict)

    def __call__(self, *arguments: str | Path, before: Sequence[str] = (), **env: str) -> Ran:
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("NEO4J_", "KECHUANG_"))}
        done = subprocess.run(
            [*before, str(COMMAND), *map(str, arguments)],
            env=clean | {"KECHUANG_DATA": str(self.data), "KECHUANG_LANG": "en"} | self.env | env,
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
            cwd=self.data.parent,
        )
        return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def kechuang(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kechuang]:
    """The command on an embedded store of this run's own."""
    command = Kechuang(tmp_path_factory.mktemp("cli") / "data")
    yield command
    command("store", "stop")
