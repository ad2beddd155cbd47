"""The embedded store's process: ArcadeDB with its Bolt listener, on the loopback.

    python -m graph.child DATA MEMORY IDLE

It holds `store.lock` (flock) as long as the database is open, writes port, passwords and pid to `store.json` (mode
0600), and ends when nobody has held `store.users` (a shared POSIX lock of each user) for IDLE seconds, or on SIGTERM.
This is the one file that imports the `arcadedb_embedded` package, which is being renamed.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import json
import os
import secrets
import signal
import socket
import sys
import time
import traceback
from pathlib import Path
from typing import Any

IN_USE, FULL_DISK, FAILED = 73, 74, 70
DATABASE = "neo4j"  # the name that Bolt tools ask for when nobody says otherwise
READER = "reader"
POLL = 0.25
# No single statement of ours comes near it; what a guarded question may take is the asker's own, shorter limit.
COMMAND_TIMEOUT_MS = 120_000
READ_TIMEOUT_MS = 30_000  # the second user's: the driver's own timeout is not heard here


def free_ports(count: int) -> list[int]:
    """Free loopback ports, all different."""
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]


def taken_over(data: Path) -> tuple[list[int], list[str]]:
    """Ports and passwords of a child that was killed, where its users may still be connected; else new ones."""
    last = data / "store.last"
    try:
        state = json.loads(last.read_text("utf-8"))
        ports = [int(state["port"]), int(state["http_port"])]
        passwords = [str(state["password"]), str(state["read_password"])]
        for port in ports:
            with socket.socket() as one:
                one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                one.bind(("127.0.0.1", port))
    except (OSError, ValueError, KeyError, TypeError):
        ports, passwords = free_ports(2), [secrets.token_urlsafe(24), secrets.token_urlsafe(24)]
    last.unlink(missing_ok=True)
    return ports, passwords


def configuration(bolt_port: int, http_port: int, folder: Path) -> dict[str, Any]:
    """The server's settings: loopback only, nothing fetched, nothing reported to anybody, durable commits."""
    return {
        "mode": "production",  # development mode lets LOAD CSV read any file
        "host": "127.0.0.1",
        "http_port": str(http_port),
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "bolt_port": bolt_port,
        "bolt_defaultDatabase": DATABASE,
        "server_logsDirectory": str(folder / "log"),
        "support_autoRegister": False,  # it would call the maker's portal
        "serverMetrics": False,
        "opencypher_loadCsv_allowFileUrls": False,
        "opencypher_loadCsv_allowRemoteUrls": False,
        "txWalFlush": 1,
        "command_timeout": COMMAND_TIMEOUT_MS,
    }


def start(data: Path, memory: str) -> tuple[Any, dict[str, Any]]:
    """The running server, and what others need in order to join it."""
    from arcadedb_embedded.jvm import start_jvm
    from arcadedb_embedded.server import ArcadeDBServer

    folder = data / "store"
    folder.mkdir(mode=0o700, exist_ok=True)
    os.chdir(folder)
    # Passwords are new at every start; the file would keep the old ones.
    (folder / "config" / "server-users.jsonl").unlink(missing_ok=True)
    arguments = ["-Xms64m", "-XX:+UseSerialGC", f"-XX:ErrorFile={folder}/jvm-error.log"]
    # a database that went on after it ran out of memory would answer anything; ended, it is started again
    start_jvm(heap_size=memory, jvm_args=[*arguments, "-XX:+ExitOnOutOfMemoryError"])
    import jpype  # type: ignore[import-untyped]  # ships no types

    (bolt_port, http_port), (password, read_password) = taken_over(data)
    server = ArcadeDBServer(str(folder), password, configuration(bolt_port, http_port, folder))
    server.start()
    server.create_database(DATABASE)
    json_object = jpype.JClass("com.arcadedb.serializer.json.JSONObject")
    security = server._java_server.getSecurity()
    types = {"*": {"access": ["readRecord"]}}
    group = {"access": [], "resultSetLimit": -1, "readTimeout": READ_TIMEOUT_MS, "types": types}
    security.saveGroup(DATABASE, READER, json_object(json.dumps(group)))
    user = {"name": READER, "password": str(security.encodePassword(read_password)), "databases": {DATABASE: [READER]}}
    security.createUser(json_object(json.dumps(user)))
    state = {
        "pid": os.getpid(),
        "port": bolt_port,
        "http_port": http_port,
        "database": DATABASE,
        "user": "root",
        "password": password,
        "read_user": READER,
        "read_password": read_password,
        "memory": memory,
    }
    return server, state


def publish(path: Path, state: dict[str, Any]) -> None:
    """Write the state file at once and readable by its owner alone."""
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(state, file)
    draft.replace(path)


def wait_until_idle(users: Path, idle: float) -> None:
    """Return when nobody has held `users` for `idle` seconds, holding it exclusively so that nobody joins any more."""
    descriptor = os.open(users, os.O_RDWR | os.O_CREAT, 0o600)
    free_since: float | None = None
    while True:
        time.sleep(POLL)
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            free_since = None
            continue
        free_since = free_since or time.monotonic()
        if time.monotonic() - free_since >= idle:
            return
        fcntl.lockf(descriptor, fcntl.LOCK_UN)


def _terminate(*_: object) -> None:
    raise SystemExit(0)


def main(data: Path, memory: str, idle: float) -> int:
    """Serve until idle or told to stop; the exit code says why it could not start."""
    lock = os.open(data / "store.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return IN_USE
    server, state = start(data, memory)
    try:
        signal.signal(signal.SIGTERM, _terminate)  # after the JVM's own
        publish(data / "store.json", state)
        wait_until_idle(data / "store.users", idle)
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        (data / "store.json").unlink(missing_ok=True)
        server.stop()
    return 0


if __name__ == "__main__":
    code = FAILED
    # Behind the JVM's threads an exception in this one would leave the process hanging for ever.
    try:
        code = main(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]))
    except SystemExit:
        code = 0
    except BaseException as error:  # noqa: BLE001  # whatever it is, the log is all that is left of it
        traceback.print_exc()
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            code = FULL_DISK
    finally:
        sys.stderr.flush()
        os._exit(code)
