"""The server's settings on the real server: each is known to it, and closes what it is meant to close."""

from __future__ import annotations

import re
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from neo4j import READ_ACCESS, Driver, GraphDatabase
from neo4j.exceptions import Neo4jError
from pydantic import SecretStr

from deploy import bundle, neo4j_server
from graph.open import open_store
from graph.settings import StoreSettings
from ingest.load.writer import MOST_TOGETHER, Loader, size
from tests.builders import document
from tests.conftest import ROOT, missing
from tests.deploy import compose
from tests.neo4j.server import free_port

pytestmark = pytest.mark.neo4j
PASSWORD = "only for this test"


def compose_settings() -> list[str]:
    """The settings that the compose file gives by its environment, as its image writes them into neo4j.conf."""
    found = []
    for name, value in compose.services()["neo4j"]["environment"].items():
        if re.match(r"NEO4J_(server|db|dbms)_", name) and name != "NEO4J_server_directories_run":
            key = name.removeprefix("NEO4J_").replace("__", "\0").replace("_", ".").replace("\0", "_")
            found.append(f"{key}={compose.defaults(value)}")
    return found


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("neo4j") / "home"


@pytest.fixture(scope="module")
def port(home: Path) -> Iterator[int]:
    """The Bolt port of a server with exactly the settings of deploy/neo4j.conf and of the compose file."""
    if not shutil.which("mvn"):
        missing("neo4j", "mvn is not here to fetch it")
    try:
        lib, chosen = bundle.jars(), free_port()
        settings = "\n".join([(ROOT / "deploy" / "neo4j.conf").read_text("utf-8"), *compose_settings()])
        neo4j_server.lay_out(home, lib, settings, password=PASSWORD, bolt_port=chosen, http_port=None)
        command = neo4j_server.command(home, lib, "512m")
    except (bundle.BundleError, neo4j_server.ServerError) as error:
        missing("neo4j", str(error))
    with (home / "console.log").open("wb") as console:
        server = subprocess.Popen(command, env=neo4j_server.environment(home), stdout=console, stderr=console)
    try:
        deadline = time.monotonic() + 120
        while not neo4j_server.answers(chosen):
            assert server.poll() is None, (home / "console.log").read_text("utf-8")
            assert time.monotonic() < deadline
            time.sleep(0.2)
        yield chosen
    finally:
        server.terminate()
        server.wait(60)


@pytest.fixture(scope="module")
def driver(port: int) -> Iterator[Driver]:
    with GraphDatabase.driver(f"bolt://127.0.0.1:{port}", auth=("neo4j", PASSWORD)) as opened:
        yield opened


def refusal(driver: Driver, statement: str) -> str:
    """The code with which a read session is refused."""
    with driver.session(default_access_mode=READ_ACCESS) as session, pytest.raises(Neo4jError) as refused:
        session.run(statement).consume()
    return str(refused.value.code)


def test_the_health_check_tells_an_answering_server_from_none(port: int) -> None:
    command = compose.health_command("neo4j")
    here = [part.replace("/7687", f"/{port}") for part in command]
    nobody = [part.replace("/7687", f"/{free_port()}") for part in command]
    assert subprocess.run(here, capture_output=True, timeout=10, check=False).returncode == 0
    assert subprocess.run(nobody, capture_output=True, timeout=10, check=False).returncode != 0


def test_load_csv_reads_no_file(driver: Driver, home: Path) -> None:
    (home / "import" / "secret.csv").write_text("a,b\n", "utf-8")
    assert refusal(driver, "LOAD CSV FROM 'file:///secret.csv' AS row RETURN row").startswith("Neo.ClientError")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]"])
def test_load_csv_reaches_no_address(driver: Driver, tmp_path: Path, host: str) -> None:
    asked: list[str] = []

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class's name
            asked.append(self.path)

    (tmp_path / "a.csv").write_text("a,b\n", "utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(tmp_path))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            address = f"http://{host}:{server.server_address[1]}/a.csv"
            code = refusal(driver, f"LOAD CSV FROM '{address}' AS row RETURN row")
        finally:
            server.shutdown()
            thread.join()
    assert (code.startswith("Neo.ClientError"), asked) == (True, [])


def test_a_statement_that_collects_without_end_is_stopped(driver: Driver) -> None:
    code = refusal(driver, "UNWIND range(1, 50000000) AS i RETURN size(collect(toString(i) + 'padding padding'))")
    assert code == "Neo.TransientError.General.MemoryPoolOutOfMemoryError"


def test_what_we_load_at_once_fits_into_one_transaction(port: int, tmp_path: Path) -> None:
    settings = StoreSettings(uri=f"bolt://127.0.0.1:{port}", password=SecretStr(PASSWORD), data=tmp_path)
    many = [document(f"fits{n}", measures=600, text="推进平台建设，" * 20) for n in range(8)]
    assert sum(map(size, many)) > MOST_TOGETHER * 0.8
    with open_store(settings) as store, Loader(store) as loader:
        assert [o.status for o in loader.load_many(many)] == ["loaded"] * len(many)
        assert loader.load(document("long", measures=60, text="长" * 100_000)).status == "loaded"
        for rows in many:
            loader.remove(rows.document)
        loader.remove("long")


def test_nothing_is_reported_to_the_maker(driver: Driver) -> None:
    records = driver.execute_query(
        "SHOW SETTINGS 'dbms.usage_report.enabled', 'client.allow_telemetry' YIELD name, value"
    ).records
    assert {record["name"]: record["value"] for record in records} == {
        "dbms.usage_report.enabled": "false",
        "client.allow_telemetry": "false",
    }
