"""Which Java there is: on PATH, where JAVA_HOME points, in the folders where systems keep them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FOLDERS = (
    "/usr/lib/jvm/*",
    "/usr/java/*",
    "/opt/java/*",
    "/opt/*j[dr][ke]*",
    "~/.sdkman/candidates/java/*",
    "~/.jdks/*",
    "/Library/Java/JavaVirtualMachines/*/Contents/Home",
)


def _programs() -> Iterator[Path]:
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home) / "bin" / "java"
    if found := shutil.which("java"):
        yield Path(found)
    for pattern in FOLDERS:
        path = Path(pattern).expanduser()
        yield from (home / "bin" / "java" for home in sorted(Path("/").glob(str(path).lstrip("/"))))


def _version(program: Path) -> int:
    said = subprocess.run([program, "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(\d+)', said)
    return int(found[1]) if found else 0


@cache
def java(least: int) -> Path | None:
    """The oldest Java that is new enough; the first one found among equals."""
    programs = dict.fromkeys(program.resolve() for program in _programs() if os.access(program, os.X_OK))
    versions = [(_version(program), program) for program in programs]
    return min((pair for pair in versions if pair[0] >= least), key=lambda pair: pair[0], default=(0, None))[1]
