"""What people read when the server is not what they think: one line, the right exit code, and no useless waiting."""

from __future__ import annotations

import subprocess
import threading
import time
from pathlib import Path

import pytest

from graph.canonical import canonical
from graph.open import open_store
from tests.cli.conftest import COMMAND, Kechuang
from tests.neo4j.certificates import self_signed
from tests.neo4j.proxy import Fault, Proxy, proxy
from tests.neo4j.server import Server
from tests.samples import empty

PLAN = """江澜省第{n}号科技行动方案（2024—2026年）
一、重点任务
1.建设青浦湾第{n}实验室。支持江澜大学建设青浦湾第{n}实验室。（责任单位：省科技厅、省教育厅；完成时限：2025年12月底前）
"""
DOCUMENTS = 12


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of documents."""
    folder = tmp_path_factory.mktemp("plans")
    for n in range(DOCUMENTS):
        (folder / f"{n:02}.txt").write_text(PLAN.format(n=n), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"NEO4J_PASSWORD": "wrong wrong"}, "NEO4J_PASSWORD"),
        ({"NEO4J_USERNAME": "nobody"}, "NEO4J_USERNAME"),
        ({"NEO4J_DATABASE": "nowhere"}, "NEO4J_DATABASE"),
        ({"NEO4J_URI": "http://127.0.0.1:7687"}, "bolt://"),
        ({"NEO4J_URI": "bolt://no-such-host.invalid:7687"}, "NEO4J_URI"),
        ({"NEO4J_URI": "bolt://127.0.0.1:1"}, "docker compose up"),
        ({"NEO4J_URI": "neo4j://127.0.0.1:1"}, "docker compose up"),
    ],
)
def test_settings_that_are_wrong_are_said_at_once(
    kechuang: Kechuang, plans: Path, changed: dict[str, str], says: str
) -> None:
    start = time.monotonic()
    ran = kechuang("ingest", plans, **changed)
    assert (ran.code, len(ran.err.splitlines())) == (3, 1), ran.err
    assert says in ran.line
    assert time.monotonic() - start < 20


@pytest.mark.parametrize("scheme", ["neo4j+s", "bolt+s"])
def test_a_certificate_that_does_not_match(kechuang: Kechuang, bare: Server, tmp_path: Path, scheme: str) -> None:
    with proxy(bare.port, self_signed(tmp_path)) as tls:
        ran = kechuang("documents", NEO4J_URI=f"{scheme}://127.0.0.1:{tls.port}")
        assert (ran.code, len(ran.err.splitlines())) == (3, 1), ran.err
        assert "certificate" in ran.line
        trusting = kechuang("documents", NEO4J_URI=f"{scheme}sc://127.0.0.1:{tls.port}")
        assert trusting.code == 0, trusting.err


def test_a_server_that_comes_is_waited_for_when_asked(kechuang: Kechuang, bare: Server, plans: Path) -> None:
    with proxy(bare.port) as late:
        late.down = True
        timer = threading.Timer(3, lambda: setattr(late, "down", False))
        timer.start()
        ran = kechuang("ingest", plans / "00.txt", "--wait", "60", NEO4J_URI=f"bolt://127.0.0.1:{late.port}")
        timer.join()
    assert ran.code == 0, ran.err


def exported(bare: Server) -> list[str]:
    """The graph, canonically."""
    with open_store(bare.settings) as store:
        return list(canonical(store))


def emptied(bare: Server) -> None:
    """Take everything out."""
    with open_store(bare.settings) as store:
        empty(store)


@pytest.fixture(scope="module")
def undisturbed(bare: Server, plans: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The graph that the documents make when nothing happens."""
    emptied(bare)
    settings = bare.settings
    environment = {"NEO4J_URI": settings.uri, "NEO4J_PASSWORD": settings.password.get_secret_value()}
    assert Kechuang(tmp_path_factory.mktemp("cli") / "data", environment)("ingest", plans).code == 0
    return exported(bare)


def test_a_server_that_goes_down_in_a_load_and_stays_down(
    kechuang: Kechuang, bare: Server, plans: Path, undisturbed: list[str]
) -> None:
    """One line, and the same command goes on when the server is back."""
    emptied(bare)
    with proxy(bare.port) as between:
        between.arm(Fault("COMMIT", "cut", nth=2))
        uri = f"bolt://127.0.0.1:{between.port}"
        loading = threading.Thread(target=_down_at_the_second_commit, args=(between,))
        loading.start()
        ran = kechuang("ingest", plans, NEO4J_URI=uri)
        loading.join()
        assert ran.code == 3
        assert len(ran.err.splitlines()) == 1, ran.err
        assert uri in ran.line
    assert len(exported(bare)) < len(undisturbed)
    assert kechuang("ingest", plans).code == 0
    assert exported(bare) == undisturbed


def _down_at_the_second_commit(between: Proxy) -> None:
    deadline = time.monotonic() + 60
    while sum(name == "COMMIT" for name, _ in between.seen) < 2 and time.monotonic() < deadline:
        time.sleep(0.01)
    between.go_down()


def test_a_server_that_is_killed_in_a_load_and_comes_back_at_once(
    kechuang: Kechuang, bare: Server, plans: Path, undisturbed: list[str]
) -> None:
    """The load outlasts it, or ends in one line; the same command reaches the same graph in either case."""
    emptied(bare)
    clean = {"KECHUANG_DATA": str(kechuang.data), "KECHUANG_LANG": "en", "PATH": "/usr/bin:/bin"} | kechuang.env
    loading = subprocess.Popen(
        [COMMAND, "ingest", plans], env=clean, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    with loading:
        deadline = time.monotonic() + 60
        with open_store(bare.settings) as store:
            while not store.read("MATCH (l:Lease) WHERE l.until > timestamp() RETURN l.id AS id"):
                assert time.monotonic() < deadline
        bare.kill()
        bare.start()
        _, err = loading.communicate(timeout=120)
    assert loading.returncode in (0, 3), err
    assert "Traceback" not in err
    assert kechuang("ingest", plans).code == 0
    assert exported(bare) == undisturbed
