"""The embedded store's life: started by the first command that needs it, joined by others, gone after the last.

The data folder holds

    store/        the database
    store.json    port, passwords and pid of the running child, mode 0600
    store.last    the same of one that was killed: the next child takes them over, so that its users stay connected
    store.lock    flock of the child: held exactly as long as the database is open
    store.users   POSIX lock, shared, of each process that uses the store; not inherited by fork, and the kernel drops
                  it with the process, so that a killed command cannot keep the child alive
    store.start   flock of whoever looks whether a child runs and starts one: three starts at once, one wins
    store.log     what the child says
"""

from __future__ import annotations

import contextlib
import errno
import importlib.util
import json
import logging
import os
import shutil
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.address import Address
from graph.errors import FullDiskError, InUseError, MissingPartError, StoreError, UnreachableError
from graph.settings import StoreSettings

# Windows has no such locks, and the child's life hangs on them.
HAS_LOCKS = importlib.util.find_spec("fcntl") is not None
if TYPE_CHECKING or HAS_LOCKS:
    import fcntl

log = logging.getLogger(__name__)

IDLE = 10.0  # seconds without a user after which the child ends
START_TIMEOUT = 60.0
CLOSE_TIMEOUT = 60.0
LEAST_FREE = 64 * 1024 * 1024  # bytes; with less the database cannot even open
LOG_LIMIT = 4 * 1024 * 1024
PACKAGE = "arcadedb_embedded"
HANDSHAKE = b"\x60\x60\xb0\x17" + b"\0\0\4\5" + b"\0" * 12  # Bolt's magic, version 5.4, no other

# One descriptor a process: closing any other of the same file would drop the process's lock.
_users: dict[Path, tuple[int, int]] = {}
_children: list[Child] = []  # of this process, to be taken from the process table when they end


@dataclass(frozen=True, slots=True)
class StoreStatus:
    """What is known of the store without opening it: running or not, where, and its size on disk in bytes."""

    kind: str
    where: str
    running: bool
    uri: str = ""
    user: str = ""
    pid: int = 0
    bytes: int = 0


# ---------------------------------------------------------------- the data folder


def _fault(error: OSError, folder: Path) -> StoreError:
    """The error of a folder that cannot be used, in words."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return FullDiskError("graph.full_disk", folder=folder)
    return UnreachableError("graph.folder_unusable", folder=folder, why=os.strerror(error.errno or errno.EIO))


def make_folder(data: Path) -> None:
    """Make the data folder; fail in one line where it cannot be made."""
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise _fault(error, data) from error


def require_room(data: Path) -> None:
    """Fail in one line where a database cannot be opened for want of room or of the right to write."""
    try:
        probe = data / f".probe-{os.getpid()}"
        probe.write_bytes(b"\0" * 4096)
        probe.unlink()
        free = shutil.disk_usage(data).free
    except OSError as error:
        raise _fault(error, data) from error
    if free < LEAST_FREE:
        raise FullDiskError("graph.full_disk", folder=data)


def _size(folder: Path) -> int:
    """Bytes of all files below; those that go meanwhile do not count."""
    total = 0
    for file in folder.rglob("*"):
        with contextlib.suppress(OSError):
            total += file.stat().st_size if file.is_file() else 0
    return total


def require_package() -> None:
    """Fail in one line where the embedded store has no wheel or no locks to live by."""
    if not HAS_LOCKS or importlib.util.find_spec(PACKAGE) is None:
        raise MissingPartError("graph.no_wheel", platform=sys.platform)


# ---------------------------------------------------------------- locks


def _open_file(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise _fault(error, path.parent) from error


def _patiently(take: Callable[[], None], timeout: float, data: Path) -> None:
    """Take a lock that others hold for moments only."""
    deadline = time.monotonic() + timeout
    while True:
        try:
            return take()
        except OSError as error:
            if time.monotonic() > deadline:
                raise InUseError("graph.in_use", folder=data) from error
            time.sleep(0.05)


@contextlib.contextmanager
def using(data: Path) -> Iterator[None]:
    """Hold `store.users`, shared: as long as anybody does, the child lives."""
    descriptor, count = _users.get(data) or (_open_file(data / "store.users"), 0)
    _users[data] = (descriptor, count + 1)
    try:
        if not count:
            _patiently(lambda: fcntl.lockf(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB), CLOSE_TIMEOUT, data)
        yield
    finally:
        count = _users[data][1] - 1
        if count:
            _users[data] = (descriptor, count)
        else:
            del _users[data]
            os.close(descriptor)


@contextlib.contextmanager
def starting(data: Path) -> Iterator[None]:
    """Be the only one who looks, starts or stops."""
    descriptor = _open_file(data / "store.start")
    try:
        _patiently(lambda: fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB), START_TIMEOUT, data)
        yield
    finally:
        os.close(descriptor)


def database_open(data: Path) -> bool:
    """Whether a child holds the database; to be asked inside `starting`, which keeps new children out."""
    for child in _children:
        child.poll()
    if not (data / "store.lock").exists():
        return False
    descriptor = _open_file(data / "store.lock")
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(descriptor)
    return False


def _state(data: Path) -> dict[str, Any] | None:
    try:
        state = json.loads((data / "store.json").read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return state if isinstance(state, dict) else None


# ---------------------------------------------------------------- start, join


class Child:
    """A started store process. No `subprocess.Popen`: the child outlives its starter by design, which that reports."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.code: int | None = None

    def poll(self) -> int | None:
        """Its exit code, or None while it runs; takes the dead child from the process table."""
        if self.code is None:
            pid, waited = os.waitpid(self.pid, os.WNOHANG)
            self.code = os.waitstatus_to_exitcode(waited) if pid else None
        return self.code


def _spawn(settings: StoreSettings) -> Child:
    data, log_file = settings.data, settings.data / "store.log"
    try:
        too_long = log_file.exists() and log_file.stat().st_size > LOG_LIMIT
        descriptor = os.open(log_file, os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if too_long else os.O_APPEND), 0o600)
        nothing = os.open(os.devnull, os.O_RDONLY)
    except OSError as error:
        raise _fault(error, data) from error
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)}
    environment.pop("ARCADEDB_JVM_ARGS", None)
    try:
        pid = os.posix_spawn(
            sys.executable,
            [sys.executable, "-P", "-m", "graph.child", str(data), settings.memory, str(IDLE)],
            environment,
            file_actions=[(os.POSIX_SPAWN_DUP2, nothing, 0), *((os.POSIX_SPAWN_DUP2, descriptor, n) for n in (1, 2))],
            setsid=True,  # Ctrl-C is the command's, not the child's
        )
    finally:
        os.close(descriptor)
        os.close(nothing)
    child = Child(pid)
    _children.append(child)
    return child


def _start(settings: StoreSettings) -> dict[str, Any]:
    """Start a child and wait for what it leaves; if another child was quicker, for what that one leaves."""
    from graph.child import FULL_DISK, IN_USE

    data, deadline = settings.data, time.monotonic() + START_TIMEOUT
    child = _spawn(settings)
    while time.monotonic() < deadline:
        code = child.poll()
        if code == IN_USE and (state := _await_state(data)):
            return state
        if code == FULL_DISK or (code and shutil.disk_usage(data).free < LEAST_FREE):
            raise FullDiskError("graph.full_disk", folder=data)
        if code is not None:
            raise UnreachableError("graph.start_failed", log=data / "store.log", code=code)
        state = _state(data)
        if state and state["pid"] == child.pid:
            return state
        time.sleep(0.02)
    raise InUseError("graph.in_use", folder=data)


def _await_state(data: Path) -> dict[str, Any] | None:
    """What the running child leaves, who may be starting yet; None if it closes instead."""
    deadline = time.monotonic() + START_TIMEOUT
    while database_open(data):
        if state := _state(data):
            return state
        if time.monotonic() > deadline:
            raise InUseError("graph.in_use", folder=data)
        time.sleep(0.02)
    return None


def answers(port: int) -> bool:
    """Whether a Bolt server shakes hands; one that was just killed holds lock and port for a moment yet."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
            connection.sendall(HANDSHAKE)
            return len(connection.recv(4)) == 4
    except OSError:
        return False


def _start_or_join(settings: StoreSettings) -> dict[str, Any]:
    data, deadline = settings.data, time.monotonic() + START_TIMEOUT
    with starting(data):
        while state := _await_state(data):
            if answers(int(state["port"])):
                return state
            if time.monotonic() > deadline:
                raise InUseError("graph.in_use", folder=data)
            time.sleep(0.05)
        if (data / "store.json").exists():
            log.info("the state file of a store that is gone is replaced", extra={"folder": str(data)})
            (data / "store.json").replace(data / "store.last")
        require_package()
        require_room(data)
        return _start(settings)


@contextlib.contextmanager
def embedded_address(settings: StoreSettings) -> Iterator[Address]:
    """The embedded store's address, running as long as the context is open."""
    if not HAS_LOCKS:
        require_package()
    make_folder(settings.data)
    with using(settings.data):
        state = _start_or_join(settings)
        yield Address(
            kind="embedded",
            uri=f"bolt://127.0.0.1:{state['port']}",
            database=state["database"],
            user=state["user"],
            password=state["password"],
            read_user=state["read_user"],
            read_password=state["read_password"],
            where=str(settings.data),
            sql=f"http://127.0.0.1:{state['http_port']}/api/v1/command/{state['database']}",
        )


# ---------------------------------------------------------------- store start, stop, status, reset


def start_foreground(settings: StoreSettings, announce: Callable[[Address], None]) -> None:
    """Keep the store up for other Bolt tools, until Ctrl-C (KeyboardInterrupt ends it quietly) or `store stop`."""
    with contextlib.suppress(KeyboardInterrupt), embedded_address(settings) as address:
        announce(address)
        while True:
            time.sleep(0.3)
            with starting(settings.data):
                if not database_open(settings.data):
                    return


def stop(settings: StoreSettings) -> bool:
    """End the embedded store in an orderly way; False where none ran."""
    data = settings.data
    if not HAS_LOCKS or not data.is_dir():
        return False
    with starting(data):
        state = _await_state(data)
        if not state:
            return False
        _end(data, int(state["pid"]), signal.SIGTERM)
    return True


def _end(data: Path, pid: int, how: signal.Signals) -> None:
    """Signal the child and wait until it has let go of the database."""
    os.kill(pid, how)
    deadline = time.monotonic() + CLOSE_TIMEOUT
    while database_open(data):
        if time.monotonic() > deadline:
            raise InUseError("graph.in_use", folder=data)
        time.sleep(0.02)


def restart(settings: StoreSettings, kill: bool = True) -> None:
    """Have the child running again at the same address, if need be after killing it; what it committed is kept.

    For a child that burns on in a statement, which hears nothing, and for one that died of such a statement. Only for
    users of the store (`using`), who outlive it.
    """
    data = settings.data
    if kill:
        with starting(data):
            state = _state(data)
            if state and database_open(data):
                _end(data, int(state["pid"]), signal.SIGKILL)
    _start_or_join(settings)


def status(settings: StoreSettings) -> StoreStatus:
    """Whether the embedded store runs, and where."""
    data = settings.data
    if not HAS_LOCKS or not data.is_dir():
        return StoreStatus("embedded", str(data), False)
    size = _size(data / "store")
    with starting(data):
        state = _await_state(data)
    if not state:
        return StoreStatus("embedded", str(data), False, bytes=size)
    uri = f"bolt://127.0.0.1:{state['port']}"
    return StoreStatus("embedded", str(data), True, uri, state["user"], int(state["pid"]), size)


def reset(settings: StoreSettings) -> None:
    """Delete the embedded store's database; refused while another process uses it."""
    data = settings.data
    if not HAS_LOCKS or not data.is_dir():
        return
    if data in _users:
        raise InUseError("graph.in_use", folder=data)
    descriptor = _open_file(data / "store.users")
    try:
        # The child tries the same lock for moments; a user holds it for good.
        _patiently(lambda: fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB), 1.0, data)
        stop(settings)
        shutil.rmtree(data / "store", ignore_errors=True)
    finally:
        os.close(descriptor)
