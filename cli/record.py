"""What the command line changes is written down, with the name of the system's user."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

# The commands that change the graph, its decisions or who may ask.
CHANGES = frozenset(
    ("ingest", "remove", "merge", "split", "store reset", "store restore", "store schema", "keys add", "keys revoke")
)


def recorded(name: str, command: Callable[..., None]) -> Callable[..., None]:
    """The command, recorded in the audit log if it changes anything."""
    if name not in CHANGES:
        return command

    @wraps(command)
    def running(*args: Any, **given: Any) -> None:
        from api.audit import Audit
        from api.security.settings import SecuritySettings

        with Audit(SecuritySettings().data).command(f"kechuang {name}", given):
            command(*args, **given)

    return running
