"""`make bundle` (`python -m deploy.bundle`): all that a machine without a network needs, in one archive.

Wheels of the lock for this system, processor and Python, our own wheel (with the page, where it is built), Neo4j's
jars, a script that installs, one that starts the server, the operator's manual.
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from deploy.neo4j_server import JAVAS

ROOT = Path(__file__).resolve().parent.parent
POM = ROOT / "tests" / "neo4j" / "pom.xml"
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
SYSTEM = f"{platform.system()} {platform.machine()}"


class BundleError(Exception):
    """A part of the archive cannot be had; one line says which and what to do."""


INSTALL = """#!/bin/sh
# ./install.sh [FOLDER]: installs into a virtual environment of its own, without a network.
# PYTHON=/usr/bin/python{python} ./install.sh names another interpreter.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=${{1:-$here/venv}}
python=${{PYTHON:-python3}}
"$python" -c 'import sys, platform
need, have = "{python} {system}", "%d.%d %s %s" % (*sys.version_info[:2], platform.system(), platform.machine())
sys.exit(have != need and f"this archive is for Python {{need}}, and this is {{have}}: set PYTHON, or make another")'
"$python" -m venv "$target" || {{ echo "python3-venv is missing: install it from the system's packages" >&2; exit 1; }}
"$target/bin/python" -m pip install --quiet --disable-pip-version-check --no-index --find-links "$here/wheels" \\
    --no-deps --require-hashes -r "$here/requirements.txt"
"$target/bin/kechuang" --help >/dev/null
echo "installed: $target/bin/kechuang"
"""

README = """# Kechuang Atlas {version} for {system}, Python {python}, without a network

    ./install.sh                          # or ./install.sh /opt/kechuang: a virtual environment of its own
    ./venv/bin/kechuang demo              # sample documents, three answers, page and API on 127.0.0.1:8000

Until a server is named, the graph lives in an embedded store, which needs nothing else (an archive made with
--no-embedded has none: start Neo4j first). With Java {javas}:

    (umask 077 && openssl rand -hex 24 > neo4j_password)
    python3 neo4j/neo4j_server.py --home ./neo4j-home --password-file neo4j_password
    export NEO4J_URI=bolt://127.0.0.1:7687 NEO4J_PASSWORD_FILE=$PWD/neo4j_password
    ./venv/bin/kechuang ingest FOLDER

Everything else: docs/operations.md, 中文 docs/operations.zh.md. Neo4j Community is licensed under the GPLv3 by
Neo4j Sweden AB and stands here unchanged, as its publisher hands it out.
"""


EMBEDDED = ("arcadedb-embedded", "jpype1")  # the embedded store; no wheel of it runs on a glibc before 2.34


def lock(*, embedded: bool) -> str:
    """The lock of what the product needs, with or without the embedded store."""
    text = (ROOT / "requirements.lock").read_text("utf-8")
    if embedded:
        return text
    return re.sub(rf"^(?:{'|'.join(EMBEDDED)})==.*\n(?:[ \t].*\n)*", "", text, flags=re.MULTILINE)


def download(requirements: Path, wheels: Path) -> None:
    """Every distribution of a lock as a wheel for this machine, its hash checked."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        pip = Path(folder) / ("Scripts" if os.name == "nt" else "bin") / "pip"
        get = [str(pip), "download", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:"]
        # no dependencies beside the lock, which is whole: without the embedded store nothing may bring it back
        which = ["--no-deps", "--require-hashes", "-r", str(requirements)]
        subprocess.run([*get, *which, "-d", str(wheels)], check=True)


def build(wheels: Path) -> Path:
    """Our own wheel."""
    hatch = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(wheels)]
    subprocess.run(hatch, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return next(wheels.glob("kechuang_atlas-*.whl"))


def hashed(wheel: Path) -> str:
    """The line of a lock that names our wheel."""
    return f"kechuang-atlas=={version(wheel)} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


def version(wheel: Path) -> str:
    """The version in a wheel's name."""
    return wheel.name.split("-")[1]


def versions() -> dict[str, str]:
    """The versions of Neo4j that the POM names: `lts`, that we run on, and the `newest`."""
    found = dict(re.findall(r"<(lts|newest)>([\d.]+)</", POM.read_text("utf-8")))
    if "lts" not in found:
        raise BundleError(f"{POM} names no version of Neo4j")
    return found


def jars(wanted: str = "") -> Path:
    """The folder with a Neo4j's jars (that which we run on, unless told), fetched once by Maven; whole or not there.

    Of two who ask at once one waits: Maven's own store of jars bears no two writers.
    """
    version = wanted or versions()["lts"]
    cache = Path(os.environ.get("KECHUANG_JARS") or ROOT / ".cache")
    lib = cache / f"neo4j-{version}" / "lib"
    lib.parent.mkdir(parents=True, exist_ok=True)
    with (cache / "fetching.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if lib.is_dir():
            return lib
        if not shutil.which("mvn"):
            raise BundleError(f"Maven (mvn) fetches the jars of Neo4j {version} and is not on the PATH: install it")
        draft = lib.with_name(f"lib.{os.getpid()}")
        copy = ["mvn", "-B", "-q", "-f", str(POM), "dependency:copy-dependencies", "-DincludeScope=runtime"]
        copy += [f"-Dwanted={version}", f"-DoutputDirectory={draft}"]
        fetched = subprocess.run(copy, capture_output=True, text=True, check=False)
        if fetched.returncode:
            shutil.rmtree(draft, ignore_errors=True)
            raise BundleError(f"mvn cannot fetch Neo4j {version}: {fetched.stdout.strip()[-300:]}")
        draft.rename(lib)
    return lib


def neo4j(into: Path) -> None:
    """Neo4j's jars, their settings and the script that starts them."""
    shutil.copytree(jars(), into / "lib")
    for name in ("neo4j.conf", "neo4j_server.py"):
        shutil.copy(ROOT / "deploy" / name, into)


def pack(folder: Path, archive: Path) -> None:
    """The folder as a tar.gz with nobody's user in it, and its SHA-256 beside it as `sha256sum -c` reads it."""

    def anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.uid = member.gid = 0
        member.uname = member.gname = ""
        return member

    # wheels and jars are compressed already: more effort would gain nothing
    with tarfile.open(archive, "w:gz", compresslevel=1) as out:
        out.add(folder, arcname=folder.name, filter=anonymous)
    with archive.open("rb") as written:
        digest = hashlib.file_digest(written, "sha256").hexdigest()
    archive.with_name(archive.name + ".sha256").write_text(f"{digest}  {archive.name}\n", "utf-8")


def make(out: Path, *, embedded: bool = True) -> Path:
    """Build the archive in a folder, with or without the embedded store; its path."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out) as stage:
        wheels = Path(stage) / "wheels"
        wheels.mkdir()
        locked = Path(stage) / "requirements.txt"
        locked.write_text(lock(embedded=embedded), "utf-8")
        download(locked, wheels)
        wheel = build(wheels)
        tag = f"{platform.system()}-{platform.machine()}-py{PYTHON.replace('.', '')}".lower()
        folder = Path(stage) / f"kechuang-atlas-{version(wheel)}-{tag}"
        (folder / "docs").mkdir(parents=True)
        wheels.rename(folder / "wheels")
        words = {"version": version(wheel), "system": SYSTEM, "python": PYTHON, "javas": " or ".join(map(str, JAVAS))}
        names = locked.read_text("utf-8") + hashed(folder / "wheels" / wheel.name)
        (folder / "requirements.txt").write_text(names, "utf-8")
        (folder / "README.md").write_text(README.format(**words), "utf-8")
        (folder / "install.sh").write_text(INSTALL.format(**words), "utf-8")
        (folder / "install.sh").chmod(0o755)
        for manual in ("operations.md", "operations.zh.md"):
            shutil.copy(ROOT / "docs" / manual, folder / "docs")
        shutil.copy(ROOT / "LICENSE", folder)
        neo4j(folder / "neo4j")
        archive = out / f"{folder.name}.tar.gz"
        pack(folder, archive)
    return archive


def main() -> int:
    """Say where the archive is; one line and 1 where a part cannot be had."""
    parser = argparse.ArgumentParser(description="One archive for a machine without a network.")
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "dist", help="folder (default: dist)")
    parser.add_argument("--no-embedded", action="store_true", help="for Neo4j alone; runs on a glibc from 2.28")
    given = parser.parse_args()
    try:
        archive = make(given.output.absolute(), embedded=not given.no_embedded)
    except (BundleError, OSError, subprocess.CalledProcessError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{archive} ({archive.stat().st_size / 1e6:.0f} MB)\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
