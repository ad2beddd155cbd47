"""The record of who asked and changed what: JSON Lines, one file a month, only ever appended to, holding no secret."""

from __future__ import annotations

import contextlib
import getpass
import logging
import os
import re
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson

log = logging.getLogger(__name__)

SECRET = re.compile(r"kca_[0-9a-f]{12}_[A-Za-z0-9_-]+|(?i:(?<=password=)|(?<=token=)|(?<=secret=))[^&\s\"']+")
SIGNS = (b"password=", b"token=", b"secret=")
LONGEST = 2_000  # characters of one field


def _signs(line: bytes) -> bool:
    """Whether a line may hold a secret. JSON writes letters as they are, so that none hides behind an escape."""
    if b"kca_" in line:
        return True
    small = line.lower()
    return any(sign in small for sign in SIGNS)


def redacted(text: str) -> str:
    """The text without keys and passwords, cut to a length."""
    return SECRET.sub("…", text[:LONGEST])


def system_user() -> str:
    """The name of the user who runs this process."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user without a name
        return str(os.getuid())


class Audit:
    """The record under a data folder; one that cannot be written is logged and stops nobody's reading."""

    def __init__(self, data: Path) -> None:
        self._folder = data / "audit"
        self._open: tuple[tuple[int, int], int] | None = None

    def path(self, at: datetime) -> Path:
        """The file of a month."""
        return self._folder / f"{at:%Y-%m}.jsonl"

    def record(self, who: str, what: str, **more: Any) -> None:
        """Append one line: when (UTC), who, what, and more."""
        now = datetime.now(UTC)
        line = {"when": now.isoformat(timespec="milliseconds"), "who": who, "what": what}
        line |= {k: v for k, v in more.items() if v is not None}
        raw = orjson.dumps(line, default=str)
        # nearly all lines are short and hold no sign of a secret: one look at the whole, not one at each field
        if len(raw) > LONGEST or _signs(raw):
            raw = orjson.dumps({k: redacted(v) if isinstance(v, str) else v for k, v in line.items()}, default=str)
        try:
            os.write(self._descriptor(now), raw + b"\n")
        except OSError as error:
            log.error("the audit log cannot be written", extra={"path": str(self._folder), "error": str(error)})

    def _descriptor(self, now: datetime) -> int:
        """The month's file, open; opened again when the month is over or somebody took the file away."""
        month = now.year, now.month
        if self._open is not None and self._open[0] == month and os.fstat(self._open[1]).st_nlink:
            return self._open[1]
        self.close()
        path = self.path(now)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._open = month, descriptor
        return descriptor

    def close(self) -> None:
        """Close the file; the next line opens it again."""
        if self._open is not None:
            os.close(self._open[1])
            self._open = None

    @contextlib.contextmanager
    def command(self, what: str, arguments: Mapping[str, Any]) -> Iterator[None]:
        """Record a command of this system's user, and how it ended."""
        began, outcome = time.monotonic(), "failed"
        try:
            yield
            outcome = "done"
        except SystemExit as end:
            outcome = "done" if not end.code else "failed"
            raise
        finally:
            given = {k: str(v) for k, v in arguments.items() if v not in (None, False, (), [])}
            ms = round((time.monotonic() - began) * 1000, 1)
            self.record(f"user:{system_user()}", what, arguments=redacted(str(given)), outcome=outcome, ms=ms)
