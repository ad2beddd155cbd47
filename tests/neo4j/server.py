"""A real Neo4j for the tests: the server that NEO4J_URI names, else one of our own from Maven Central.

Our own needs Java (17; 21 for the newest) and `mvn`; its jars stay in `.cache/` or in the folder that KECHUANG_JARS
names, its data in the run's temporary folder. It listens on the loopback alone, runs with the settings that we
recommend (`deploy/neo4j.conf`) and ends with the run, however the run ends.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError
from pydantic import SecretStr

from deploy.bundle import BundleError, jars, versions
from graph.settings import StoreSettings
from tests.conftest import ROOT, missing
from tests.neo4j.java import java

LTS, NEWEST = (versions()[name] for name in ("lts", "newest"))
OPENED = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch", "java.base/java.util.concurrent")
START_TIMEOUT, STOP_TIMEOUT = 300.0, 60.0  # seconds; beside much else a server may take minutes
RECOMMENDED = (ROOT / "deploy" / "neo4j.conf").read_text("utf-8")
BARE = "dbms.usage_report.enabled=false\n"
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
"""


def own_part(version: str) -> str:
    """What REQUIRE calls a server of our own of this version."""
    return "neo4j" if version == LTS else "neo4j-2026"


def _jars(version: str) -> Path:
    """The server's jars."""
    try:
        return jars(version)
    except BundleError as error:
        missing(own_part(version), str(error))
        raise  # never reached: the test was skipped or failed


def free_port() -> int:
    """A loopback port that nobody uses."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@dataclass
class Server:
    """A Neo4j of our own: one folder, one port, one password, started, stopped and killed at will."""

    home: Path
    version: str = LTS
    configuration: str = RECOMMENDED
    port: int = field(default_factory=free_port)
    password: str = field(default_factory=lambda: secrets.token_hex(12), repr=False)
    _process: subprocess.Popen[bytes] | None = None

    @property
    def settings(self) -> StoreSettings:
        """The settings of this server's store."""
        uri = f"bolt://127.0.0.1:{self.port}"
        return StoreSettings(uri=uri, password=SecretStr(self.password), data=self.home)

    def _java(self) -> tuple[list[str], dict[str, str]]:
        program = java(17 if self.version.startswith("5.") else 21)
        if not program:
            missing(own_part(self.version), f"no Java is here that runs Neo4j {self.version}")
        environment = os.environ | {"NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}
        return [str(program), "-cp", f"{_jars(self.version)}/*"], environment

    def _install(self) -> None:
        """Folders, settings and password, before the first start."""
        command, environment = self._java()
        (self.home / "conf").mkdir(parents=True)
        text = self.configuration + CONFIGURATION.format(home=self.home, port=self.port)
        (self.home / "conf" / "neo4j.conf").write_text(text, "utf-8")
        admin = ["org.neo4j.cli.AdminTool", "dbms", "set-initial-password", self.password]
        subprocess.run([*command, *admin], env=environment, check=True, capture_output=True)

    def start(self) -> None:
        """Start it and wait until it answers."""
        if not self.home.exists():
            self._install()
        (java, *where), environment = self._java()
        main = "CommunityEntryPoint" if self.version.startswith("5.") else "Neo4jCommunity"
        opened = [f"--add-opens={module}=ALL-UNNAMED" for module in OPENED]
        folders = [f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"]
        # Where the system can, the server is told to end when the test run is killed.
        leash = ["setpriv", "--pdeathsig", "TERM"] if shutil.which("setpriv") else []
        with (self.home / "console.log").open("ab") as console:
            self._process = subprocess.Popen(
                [*leash, java, "-Xms512m", "-Xmx512m", *opened, *where, f"org.neo4j.server.{main}", *folders],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=console,
                stderr=console,
                start_new_session=True,  # Ctrl-C is the run's, which then ends the server in an orderly way
            )
        try:
            self._wait(self._process)
        except BaseException:
            self.kill()
            raise

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + START_TIMEOUT
        while time.monotonic() < deadline and process.poll() is None:
            try:
                with GraphDatabase.driver(self.settings.uri, auth=("neo4j", self.password)) as driver:
                    return driver.verify_connectivity()
            except (Neo4jError, DriverError):
                time.sleep(0.2)
        log = (self.home / "console.log").read_text("utf-8", "replace")
        raise AssertionError(f"Neo4j {self.version} did not start: {log[-1000:]}")

    def stop(self) -> None:
        """End it in an orderly way."""
        if self._process:
            self._process.terminate()
            try:
                self._process.wait(STOP_TIMEOUT)
            finally:
                self.kill()

    @property
    def pid(self) -> int:
        """The running server's process; 0 where none runs."""
        return self._process.pid if self._process else 0

    def kill(self) -> None:
        """End it at once, as a power cut does."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None


@contextmanager
def own_server(home: Path, version: str = LTS, configuration: str = RECOMMENDED) -> Iterator[Server]:
    """A running server that nobody else uses."""
    server = Server(home, version, configuration)
    server.start()
    try:
        yield server
    finally:
        server.stop()


class Servers:
    """The run's real Neo4j servers, one a version: each is started for the first who asks and ends with the run.

    Starting one takes as long as the tests of a file, so that it is not ended where others may ask for it again.
    """

    def __init__(self, folder: Path) -> None:
        """`folder` is where their homes are put."""
        self._folder = folder
        self._running: dict[str, Server] = {}

    def settings(self, version: str = LTS) -> StoreSettings:
        """Settings of a server whose graph the tests may delete; where there can be none, the test is skipped."""
        given = StoreSettings()
        if given.uri and version == LTS:
            return given
        if version not in self._running:
            server = Server(self._folder / version, version)
            server.start()
            self._running[version] = server
        return self._running[version].settings

    def stop(self) -> None:
        """End them all."""
        for server in self._running.values():
            server.stop()
