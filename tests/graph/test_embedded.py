"""The embedded store's life: who starts it, who joins, when it ends, and what is said when it cannot be."""

from __future__ import annotations

import json
import os
import signal
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from pydantic import SecretStr

from graph import embedded
from graph.address import Address
from graph.bolt import BoltStore
from graph.errors import AccessError, FullDiskError, InUseError, MissingPartError, StoreError, UnreachableError
from graph.open import open_store
from graph.settings import StoreSettings
from tests.conftest import unprivileged
from tests.graph.disks import small_disk
from tests.graph.processes import process, says

OPEN_AND_WAIT = """
import sys
from graph.embedded import status
from graph.open import open_store
from graph.settings import StoreSettings
settings = StoreSettings()
with open_store(settings) as store:
    print(status(settings).pid, flush=True)
    sys.stdin.readline()
"""
# A run in the background of a shell hands on that Ctrl-C is ignored; a person's terminal doesn't.
START = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from graph.embedded import start_foreground
from graph.settings import StoreSettings
start_foreground(StoreSettings(), lambda address: print(address.uri, flush=True))
"""


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[StoreSettings]:
    """An embedded store of the test's own, not started."""
    found = StoreSettings(uri="", data=tmp_path / "data", memory="256m")
    yield found
    embedded.stop(found)


def until(holds: Callable[[], bool], seconds: float = 20) -> None:
    """Wait for something that has to come true."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it did not come true"
        time.sleep(0.05)


def ended(settings: StoreSettings) -> bool:
    return not embedded.status(settings).running


def write_one(store: BoltStore) -> None:
    store.write(lambda tx: tx.run("CREATE (:Place {id: 'place:990000'})"))


def places(store: BoltStore) -> int:
    return len(store.read("MATCH (p:Place) RETURN p.id AS id"))


def test_three_starts_at_once_give_one_store(settings: StoreSettings) -> None:
    with ExitStack() as stack:
        three = [stack.enter_context(process(OPEN_AND_WAIT, settings)) for _ in range(3)]
        pids = {says(one) for one in three}
    assert len(pids) == 1


def test_the_store_ends_after_its_last_user(settings: StoreSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "IDLE", 1.0)
    with open_store(settings) as store:
        write_one(store)
        with process(OPEN_AND_WAIT, settings) as other:
            assert says(other) == str(embedded.status(settings).pid)
        time.sleep(1.5)  # the other was killed; this one still uses the store
        assert places(store) == 1
    until(lambda: ended(settings))
    assert not (settings.data / "store.json").exists()
    with open_store(settings) as store:
        assert places(store) == 1


def test_a_killed_starter_leaves_no_store_behind(settings: StoreSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    with process(OPEN_AND_WAIT.replace("import sys", "import sys, graph.embedded as e; e.IDLE = 0.5"), settings) as one:
        says(one)
    until(lambda: ended(settings))


def test_the_store_of_a_killed_child_is_noticed_and_whole(settings: StoreSettings) -> None:
    with open_store(settings) as store:
        write_one(store)
        first = embedded.status(settings).pid
        os.kill(first, signal.SIGKILL)
        until(lambda: ended(settings))
    assert (settings.data / "store.json").exists()  # stale
    with open_store(settings) as store:
        assert places(store) == 1
        assert embedded.status(settings).pid != first


def test_passwords_are_the_owners_alone_and_new_each_time(settings: StoreSettings) -> None:
    state = settings.data / "store.json"
    passwords = set()
    for _ in range(2):
        with open_store(settings):
            assert stat.S_IMODE(state.stat().st_mode) == 0o600
            passwords.add(json.loads(state.read_text())["password"])
        embedded.stop(settings)
    assert len(passwords) == 2
    users = (settings.data / "store" / "config" / "server-users.jsonl").read_text()
    assert not any(password in users for password in passwords)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE (:Place {id: 'place:990100'})",
        "MATCH (p:Place) SET p.name = 'x'",
        "MATCH (p:Place) DETACH DELETE p",
        "CREATE INDEX more IF NOT EXISTS FOR (p:Place) ON (p.more)",
        "CREATE USER more SET PASSWORD 'long enough'",
        "LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line",
        "LOAD CSV FROM 'http://127.0.0.1:9/' AS line RETURN line",
    ],
)
def test_the_second_user_reads_and_nothing_else(reading: BoltStore, statement: str) -> None:
    with pytest.raises(AccessError):
        reading.write(lambda tx: tx.run(statement))
    assert places(reading) == 1


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BoltStore]:
    """A store with one place in it, opened as the second user."""
    settings = StoreSettings(uri="", data=tmp_path_factory.mktemp("reading"), memory="256m")
    with open_store(settings) as store:
        write_one(store)
        with open_store(settings, read_only=True) as second:
            yield second
    embedded.stop(settings)


def test_foreground_until_interrupted_or_stopped(settings: StoreSettings) -> None:
    with process(START, settings) as foreground:
        assert says(foreground).startswith("bolt://127.0.0.1:")
        foreground.send_signal(signal.SIGINT)
        assert foreground.wait(60) == 0
    assert embedded.status(settings).running  # for a moment yet: the next command joins it
    with process(START, settings) as foreground:
        says(foreground)
        assert embedded.stop(settings)
        assert foreground.wait(60) == 0
    assert not embedded.stop(settings)


def test_what_is_opened_is_said(settings: StoreSettings) -> None:
    said: list[str] = []

    def announce(address: Address) -> None:
        said.append(address.describe("en"))
        said.append(repr(address))
        embedded.stop(settings)

    embedded.start_foreground(settings, announce)
    assert str(settings.data) in said[0]
    assert "password" not in said[1]


def test_reset_empties_the_store_but_not_under_anothers_hands(settings: StoreSettings) -> None:
    with open_store(settings) as store:
        write_one(store)
        with pytest.raises(InUseError):
            embedded.reset(settings)
    with process(OPEN_AND_WAIT, settings) as other:
        says(other)
        with pytest.raises(InUseError):
            embedded.reset(settings)
    embedded.reset(settings)
    with open_store(settings) as store:
        assert places(store) == 0


# ---------------------------------------------------------------- one clear line


def one_line(error: StoreError) -> str:
    for language in ("zh", "en"):
        text = error.text(language)
        assert "\n" not in text
        assert len(text) < 400
    assert error.exit_code == 3
    return error.text("en")


def test_a_folder_that_another_holds(settings: StoreSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "START_TIMEOUT", 0.5)
    settings.data.mkdir()
    hold = f"""
import fcntl, sys
lock = open({str(settings.data / "store.lock")!r}, "w")
fcntl.flock(lock, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.readline()
"""
    with process(hold, settings) as other:
        says(other)
        with pytest.raises(InUseError) as raised, open_store(settings):
            pass
    assert str(settings.data) in one_line(raised.value)


def test_a_platform_without_the_wheel(settings: StoreSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, embedded.PACKAGE, None)  # as an import finds it where there is none
    with pytest.raises(MissingPartError) as raised, open_store(settings):
        pass
    assert "docker compose up" in one_line(raised.value)
    assert "NEO4J_URI" in one_line(raised.value)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings = StoreSettings(uri="", data=tmp_path / "file" / "data")
    with pytest.raises(UnreachableError) as raised, open_store(settings):
        pass
    assert "KECHUANG_DATA" in one_line(raised.value)


def test_a_folder_that_may_not_be_written(settings: StoreSettings) -> None:
    settings.data.mkdir(mode=0o500)
    with unprivileged(), pytest.raises(UnreachableError) as raised, open_store(settings):
        pass
    assert "KECHUANG_DATA" in one_line(raised.value)


def test_a_store_that_does_not_start_names_its_log(settings: StoreSettings) -> None:
    tiny = settings.model_copy(update={"memory": "1m"})
    with pytest.raises(UnreachableError) as raised, open_store(tiny):
        pass
    assert str(settings.data / "store.log") in one_line(raised.value)


def test_a_full_disk_at_the_start(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 8) as disk:
        settings = StoreSettings(uri="", data=disk / "data")
        with pytest.raises(FullDiskError) as raised, open_store(settings):
            pass
    assert "KECHUANG_DATA" in one_line(raised.value)


# ---------------------------------------------------------------- a server that is not ours


def test_no_server_at_the_address() -> None:
    with pytest.raises(UnreachableError) as raised, open_store(StoreSettings(uri="bolt://127.0.0.1:9")):
        pass
    assert "docker compose up" in one_line(raised.value)


def test_an_address_that_is_none() -> None:
    with pytest.raises(UnreachableError) as raised, open_store(StoreSettings(uri="http://127.0.0.1:7687")):
        pass
    assert "bolt://" in one_line(raised.value)


def test_a_wrong_password_and_an_unknown_database(reading: BoltStore) -> None:
    known = reading.where
    stranger = StoreSettings(uri=known.uri, username=known.user, password=SecretStr("wrong"))
    with pytest.raises(UnreachableError) as raised, open_store(stranger):
        pass
    assert "NEO4J_PASSWORD" in one_line(raised.value)
    lost = stranger.model_copy(update={"password": SecretStr(known.password), "database": "nowhere"})
    with pytest.raises(UnreachableError) as raised, open_store(lost):
        pass
    assert "NEO4J_DATABASE" in one_line(raised.value)
