"""The archive for machines without a network: made here, installed and used where there is none."""

from __future__ import annotations

import itertools
import os
import re
import shutil
import subprocess
import sys
import tarfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from deploy import bundle, neo4j_server
from tests.conftest import missing
from tests.deploy.test_steps import environment
from tests.neo4j.server import free_port

PYTHON = str(Path(sys.executable).resolve())  # the interpreter itself, none of this environment's packages

# A new network namespace has nothing but a loopback that is down; SIOCSIFFLAGS (0x8914) sets it up and running.
LOOPBACK = """
import fcntl, os, socket, struct, sys
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as loopback:
    fcntl.ioctl(loopback, 0x8914, struct.pack("16sH14x", b"lo", 0x1 | 0x40))
os.execvp(sys.argv[1], sys.argv[1:])
"""
CUT_OFF = """
import errno, socket
try:
    socket.create_connection(("192.0.2.1", 443), 2)  # an address that documents may use and nobody has
except OSError as error:
    assert error.errno == errno.ENETUNREACH, error
"""


def isolated(*command: str | Path) -> list[str]:
    """The command in a network namespace of its own."""
    own_user = [] if os.geteuid() == 0 else ["--map-root-user"]
    return ["unshare", *own_user, "--net", PYTHON, "-c", LOOPBACK, *map(str, command)]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive's folder as a user unpacks it."""
    if not shutil.which("unshare") or subprocess.run(isolated("true"), capture_output=True, check=False).returncode:
        missing("namespaces", "this system gives us no network namespace")
    out = tmp_path_factory.mktemp("bundle")
    try:
        archive = bundle.make(out)
    except bundle.BundleError as error:
        missing("neo4j", str(error))
    digest, name = (out / f"{archive.name}.sha256").read_text("utf-8").split()
    assert (len(digest), name) == (64, archive.name)
    with tarfile.open(archive) as packed:
        packed.extractall(out, filter="data")
    archive.unlink()
    return out / archive.name.removesuffix(".tar.gz")


def offline(*command: str | Path, cwd: Path, env: Mapping[str, str]) -> str:
    """Run a command without a network; what it printed, or a failure that shows it."""
    done = subprocess.run(
        isolated(*command), cwd=cwd, env=env, capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    return done.stdout


@pytest.fixture(scope="module")
def kechuang(unpacked: Path) -> Path:
    """The command, installed by the archive's own script without a network."""
    env = environment(PYTHON=PYTHON, PIP_CONFIG_FILE=os.devnull)
    env = {k: v for k, v in env.items() if k not in {"PIP_FIND_LINKS", "PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL"}}
    offline(PYTHON, "-c", CUT_OFF, cwd=unpacked, env=env)
    offline("./install.sh", cwd=unpacked, env=env)
    return unpacked / "venv" / "bin" / "kechuang"


def test_the_embedded_store_can_be_left_out() -> None:
    """And nothing else with it."""
    names = [set(re.findall(r"^([\w-]+)==", bundle.lock(embedded=with_it), re.M)) for with_it in (True, False)]
    assert names[0] - names[1] == set(bundle.EMBEDDED)
    lines = bundle.lock(embedded=False).splitlines()
    for before, line in itertools.pairwise(lines):
        assert before.endswith("\\") == line.startswith("    --hash="), "no hash has lost its name"


@pytest.mark.bundle
def test_it_holds_what_an_operator_needs(unpacked: Path) -> None:
    assert {p.name for p in unpacked.iterdir()} >= {"README.md", "LICENSE", "install.sh", "requirements.txt", "docs"}
    assert (unpacked / "docs" / "operations.zh.md").stat().st_size > 1000
    assert not list(unpacked.rglob("*.tar.gz")), "wheels alone: nothing is compiled there"


@pytest.mark.bundle
def test_the_demo_answers_without_a_network(kechuang: Path, tmp_path: Path) -> None:
    printed = offline(
        kechuang, "demo", "--no-serve", cwd=tmp_path, env=environment(KECHUANG_DATA=str(tmp_path / "data"))
    )
    assert printed.count("sample") >= 3


@pytest.mark.bundle
def test_neo4j_starts_without_a_network_and_answers_the_demo(kechuang: Path, unpacked: Path, tmp_path: Path) -> None:
    try:
        neo4j_server.java()
    except neo4j_server.ServerError as error:
        missing("neo4j", str(error))
    secret, port = tmp_path / "password", free_port()
    secret.write_text("only for this test\n", "utf-8")
    # both in one namespace: another one would have a loopback of its own
    start: list[str | Path] = [
        PYTHON,
        unpacked / "neo4j" / "neo4j_server.py",
        "--home",
        tmp_path / "home",
        "--port",
        str(port),
    ]
    start += ["--password-file", secret, "--heap", "512m", "--pagecache", "64m"]
    with inside(start, tmp_path) as namespace:
        wait = f"import sys, time; sys.path.insert(0, {str(unpacked / 'neo4j')!r})\nfrom neo4j_server import answers\n"
        wait += f"while not answers({port}): time.sleep(0.3)"
        env = environment(
            KECHUANG_DATA=str(tmp_path / "data"),
            NEO4J_URI=f"bolt://127.0.0.1:{port}",
            NEO4J_PASSWORD_FILE=str(secret),
        )
        for command in ([PYTHON, "-c", wait], [kechuang, "demo", "--no-serve"]):
            done = subprocess.run(
                [*namespace, *map(str, command)], env=env, capture_output=True, text=True, timeout=300, check=False
            )
            log = (tmp_path / "console.log").read_text("utf-8")[-1000:]
            assert done.returncode == 0, f"{done.stdout[-1000:]}\n{done.stderr[-1000:]}\n{log}"
    assert done.stdout.count("sample") >= 3
    assert f"bolt://127.0.0.1:{port}" in done.stderr, "it was Neo4j that answered"


@contextmanager
def inside(start: list[str | Path], folder: Path) -> Iterator[list[str]]:
    """Run a server in a namespace without a network; the words before a command that joins it there."""
    with (folder / "console.log").open("wb") as console:
        server = subprocess.Popen(isolated(*start), stdout=console, stderr=console, env=environment())
    joined = [] if os.geteuid() == 0 else ["--user", "--preserve-credentials"]
    try:
        while os.readlink(f"/proc/{server.pid}/ns/net") == os.readlink("/proc/self/ns/net"):  # noqa: PTH115
            time.sleep(0.05)  # it is not there yet
        yield ["nsenter", *joined, f"--target={server.pid}", "--net"]
    finally:
        server.terminate()
        server.wait(60)
