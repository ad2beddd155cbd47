"""What comes over the wire for one record is bounded, before it is unpacked.

A driver reads each record whole, however large, and `RETURN collect(n)` makes one record of a whole graph. What it
receives is counted beneath it; past the most that a record may have, the connection is given up.
"""

from __future__ import annotations

from typing import Any, cast

import neo4j


class Metered:
    """The socket of a connection, which breaks off where more comes than one record may have."""

    def __init__(self, socket: Any, most: int) -> None:
        """`most`: bytes."""
        self._socket, self._most = socket, most
        self.received = 0  # bytes since the last record

    @property
    def exceeded(self) -> bool:
        """Whether it broke off."""
        return self.received > self._most

    async def recv_into(self, buffer: Any, nbytes: int) -> int:
        """Receive some bytes; `OSError`, as of any broken connection, where they are too many."""
        count = cast("int", await self._socket.recv_into(buffer, nbytes))
        self.received += count
        if self.exceeded:
            raise OSError("the record is too large")
        return count

    def __getattr__(self, name: str) -> Any:
        """Whatever else a socket can do."""
        return getattr(self._socket, name)


def metered(session: neo4j.AsyncSession, most: int) -> Metered:
    """Put a meter on the connection with which a session runs its statement.

    The driver has no setting for it: its inbox is the one place where bytes are counted before they are values.
    """
    inbox = cast("Any", session)._connection.inbox
    if isinstance(inbox._socket, Metered):  # the connection has been used before
        inbox._socket = inbox._socket._socket
    inbox._socket = found = Metered(inbox._socket, most)
    return found
