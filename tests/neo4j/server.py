"""A real Neo4j for the tests: the server that NEO4J_URI names, else one of our own from Maven Central.

Our own needs `java` (17) and `mvn`; its jars stay in `.cache/`, its data in the run's temporary folder; it ends with
the run. It listens on the loopback alone.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError
from pydantic import SecretStr

from graph.settings import StoreSettings
from tests.conftest import ROOT, missing

HERE = Path(__file__).parent
VERSION = re.search(r"<version>(5\.[\d.]+)</version>", (HERE / "pom.xml").read_text("utf-8"))
CACHE = ROOT / ".cache" / f"neo4j-{VERSION[1] if VERSION else 'unknown'}"
OPENED = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch", "java.base/java.util.concurrent")
START_TIMEOUT = 120.0
CONFIGURATION = """
server.directories.data={home}/data
server.directories.logs={home}/logs
server.directories.plugins={home}/plugins
server.directories.import={home}/import
server.directories.run={home}/run
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.memory.heap.initial_size=512m
server.memory.heap.max_size=512m
server.memory.pagecache.size=128m
dbms.usage_report.enabled=false
"""


def _jars() -> Path:
    """The server's jars, fetched once."""
    done = CACHE / "complete"
    if not done.exists():
        command = ["mvn", "-B", "-q", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies"]
        fetched = subprocess.run(
            [*command, "-DincludeScope=runtime", f"-DoutputDirectory={CACHE / 'lib'}"],
            capture_output=True,
            text=True,
            check=False,
        )
        if fetched.returncode:
            missing("neo4j", f"mvn cannot fetch it: {fetched.stdout.strip()[-300:]}")
        done.touch()
    return CACHE / "lib"


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _wait(uri: str, password: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_TIMEOUT
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        try:
            with GraphDatabase.driver(uri, auth=("neo4j", password)) as driver:
                return driver.verify_connectivity()
        except (Neo4jError, DriverError):
            time.sleep(0.3)
    raise AssertionError(f"Neo4j did not start: {log.read_text('utf-8', 'replace')[-1000:]}")


@contextmanager
def neo4j_settings(home: Path) -> Iterator[StoreSettings]:
    """Settings of a server whose graph the tests may delete; where there can be none, the test is skipped."""
    given = StoreSettings()
    if given.uri:
        yield given
        return
    if not shutil.which("java") or not shutil.which("mvn"):
        missing("neo4j", "NEO4J_URI names no server, and java and mvn are not here to start one")
    jars, port, password = _jars(), _free_port(), secrets.token_urlsafe(12)
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "neo4j.conf").write_text(CONFIGURATION.format(home=home, port=port), "utf-8")
    environment = os.environ | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    java = ["java", "-cp", f"{jars}/*"]
    admin = ["org.neo4j.cli.AdminTool", "dbms", "set-initial-password", password]
    subprocess.run([*java, *admin], env=environment, check=True, capture_output=True)
    opened = [f"--add-opens={module}=ALL-UNNAMED" for module in OPENED]
    start = ["org.neo4j.server.CommunityEntryPoint", f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
    with (home / "console.log").open("wb") as console:
        server = subprocess.Popen(
            [java[0], "-Xms512m", "-Xmx512m", *opened, *java[1:], *start],
            env=environment,
            stdout=console,
            stderr=console,
        )
    uri = f"bolt://127.0.0.1:{port}"
    try:
        _wait(uri, password, server, home / "console.log")
        yield StoreSettings(uri=uri, password=SecretStr(password), data=home)
    finally:
        server.terminate()
        server.wait(60)
