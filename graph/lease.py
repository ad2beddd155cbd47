"""One writer at a time, in the store itself: a `Lease` node that each write transaction touches.

The holder takes it in a transaction of its own before it first writes, renews it in each write transaction, and gives
it back at the end. It runs out by the server's clock when the holder died; one that died on this machine is noticed at
once.
"""

from __future__ import annotations

import getpass
import logging
import os
import socket
import time
import uuid
from collections.abc import Callable

from graph.bolt import BoltStore
from graph.errors import InUseError, StoreError
from graph.store import T, Transaction

log = logging.getLogger(__name__)

LEASE = "lease:writer"
LASTS = 60_000  # milliseconds; longer than the slowest document takes between two write transactions
POLL = 0.3

# The write comes first: it locks the node, so that of two who come at once one sees what the other did.
TOUCH = (
    "MATCH (l:Lease {id: $id}) SET l.touched = timestamp() RETURN l.token AS token, l.holder AS holder, "
    "l.host AS host, l.pid AS pid, l.until AS until, timestamp() AS now"
)
TAKE = (
    "MATCH (l:Lease {id: $id}) SET l.token = $token, l.holder = $holder, l.host = $host, l.pid = $pid, "
    "l.until = timestamp() + $lasts"
)
GIVE_BACK = "MATCH (l:Lease {id: $id}) WHERE l.token = $token SET l.until = 0"


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user without a name
        return str(os.getuid())


def _died(host: str, pid: int) -> bool:
    """Whether a holder was a process of this machine that is gone."""
    if host != socket.gethostname():
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


class Lease:
    """This process's claim to write; `wait` is how many seconds it waits for another writer to end."""

    def __init__(self, store: BoltStore, *, wait: float = 0) -> None:
        self._store, self._wait = store, wait
        self._token, self._held = uuid.uuid4().hex, False
        host = socket.gethostname()
        self._claim = {"host": host, "pid": os.getpid(), "holder": f"{_user()}@{host} (pid {os.getpid()})"}

    def _renew(self, transaction: Transaction) -> None:
        """Take or keep the lease inside a write transaction; `InUseError` with the holder's name if it is another's."""
        found = transaction.run(TOUCH, {"id": LEASE})
        if not found:
            raise StoreError("graph.failed", uri=self._store.address, detail="no Lease node; run kechuang store schema")
        lease = found[0]
        others = lease["token"] != self._token and (lease["until"] or 0) > lease["now"]
        if others and not _died(lease["host"], lease["pid"]):
            raise InUseError("graph.lease_held", holder=lease["holder"])
        transaction.run(TAKE, {"id": LEASE, "token": self._token, "lasts": LASTS, **self._claim})

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Run the work in a write transaction that holds the lease, waiting for it as long as allowed."""

        def leased(transaction: Transaction) -> T:
            self._renew(transaction)
            return work(transaction)

        deadline = time.monotonic() + self._wait
        while True:
            try:
                if not self._held:
                    self._store.write(self._renew)
                    self._held = True
                return self._store.write(leased)
            except InUseError:
                self._held = False
                if time.monotonic() >= deadline:
                    raise
                time.sleep(POLL)

    def give_back(self) -> None:
        """Let others write; a store that is gone needs no telling."""
        if not self._held:
            return
        self._held = False
        try:
            self._store.write(lambda transaction: transaction.run(GIVE_BACK, {"id": LEASE, "token": self._token}))
        except StoreError as error:
            # Why the store is gone has been said by whoever was writing; the lease runs out by itself.
            log.info("the lease was not given back", extra={"why": str(error)})
