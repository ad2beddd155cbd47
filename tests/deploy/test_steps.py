"""The image's steps: in a real image where a Docker daemon answers, and always without one, step by step."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest

from tests.conftest import ROOT, missing
from tests.deploy import dockerfile

BUILD, START = 600, 240  # seconds; generous, as both share their machine with other work


def run(*command: str | Path, timeout: float = 60, **options: object) -> str:
    """Run a command to its end; what it printed, or a failure that shows it."""
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
        **options,  # type: ignore[call-overload]  # cwd and env alone
    )
    assert done.returncode == 0, f"{command}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    found: str = done.stdout.strip()
    return found


def environment(**own: str) -> dict[str, str]:
    """This machine's, without what belongs to this environment of Python or names a store."""
    dropped = ("PYTHON", "VIRTUAL", "COV", "NEO4J", "KECHUANG")
    return {k: v for k, v in os.environ.items() if not k.startswith(dropped)} | own


def copied_sources(to: Path) -> None:
    """What .dockerignore lets into the build, and no more."""
    for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines():
        if line.startswith("!"):
            source, target = ROOT / line[1:], to / line[1:]
            if source.is_dir():
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, target)


@contextmanager
def serving(kechuang: Path, data: Path) -> Iterator[int]:
    """The image's own command on a free loopback port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        {"0.0.0.0": "127.0.0.1", "8000": str(port)}.get(word, word)  # what the image listens on
        for word in dockerfile.words("CMD")
    ]
    data.mkdir()
    server = subprocess.Popen([str(kechuang), *command], cwd=data, env=environment(KECHUANG_DATA=str(data)))
    try:
        yield port
    finally:
        server.terminate()
        server.wait(60)


def test_the_steps_without_docker(tmp_path: Path) -> None:
    """Each RUN of the build stage as it stands, in folders of its own; then the image's command is healthy."""
    source, prefix = tmp_path / "src", tmp_path / "opt"
    source.mkdir()
    copied_sources(source)
    steps = [step.arguments for step in dockerfile.steps() if step.stage == 1 and step.instruction == "RUN"]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for step in steps:
        text = step.replace("/opt/", f"{prefix}/")
        run("sh", "-euc", text, timeout=BUILD, cwd=source, env=environment(PATH=path))
    assert not list((prefix / "kechuang" / "bin").glob("pip*")), "what is shipped installs nothing more"
    health = [
        word.replace("python", str(prefix / "kechuang/bin/python"), 1) for word in dockerfile.words("HEALTHCHECK")[:1]
    ]
    with serving(prefix / "kechuang" / "bin" / "kechuang", tmp_path / "data") as port:
        check = [*health, *(word.replace(":8000/", f":{port}/") for word in dockerfile.words("HEALTHCHECK")[1:])]
        deadline = time.monotonic() + START
        while subprocess.run(check, capture_output=True, check=False).returncode:
            assert time.monotonic() < deadline, "not healthy in time"
            time.sleep(0.3)


@pytest.fixture
def image() -> Iterator[str]:
    """The image, built on the base that KECHUANG_TEST_BASE names (else on the Dockerfile's own)."""
    if not shutil.which("docker"):
        missing("docker", "no docker command")
    if subprocess.run(["docker", "version"], capture_output=True, check=False).returncode:
        missing("docker", "no daemon answers")
    tag = f"kechuang-atlas:test-{uuid4().hex[:8]}"
    base = os.environ.get("KECHUANG_TEST_BASE")
    arguments = ["--build-arg", f"BASE={base}"] if base else []
    # the classic builder, which every daemon has
    builder = environment(DOCKER_BUILDKIT="0")
    run("docker", "build", "--network", "host", *arguments, "-t", tag, ROOT, timeout=BUILD, env=builder)
    yield tag
    run("docker", "rmi", tag)


@pytest.mark.docker
def test_the_image_runs_confined(image: str) -> None:
    """Read-only, without rights, without a network: the embedded store answers, and Docker calls it healthy."""
    volume = f"kechuang-{uuid4().hex[:8]}"
    confined = ["--network", "none", "--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges:true"]
    confined += ["--tmpfs", "/tmp:uid=10001,gid=10001,mode=0700", "-v", f"{volume}:/data"]
    container = ""
    try:
        assert "sample" in run("docker", "run", "--rm", *confined, image, "demo", "--no-serve", timeout=START)
        container = run("docker", "run", "-d", *confined, image)
        deadline = time.monotonic() + START
        while (health := run("docker", "inspect", "-f", "{{.State.Health.Status}}", container)) != "healthy":
            assert time.monotonic() < deadline, f"{health}: {run('docker', 'logs', container)}"
            time.sleep(1)
        assert run("docker", "exec", container, "id", "-u") != "0"
        documents = json.loads(run("docker", "exec", container, "kechuang", "documents", "--json"))
        assert documents, "what the first container loaded stands in the volume"
    finally:
        if container:
            run("docker", "rm", "-f", container)
        run("docker", "volume", "rm", volume)
