"""API keys: only their hashes are kept, in one file of mode 0600 that is written whole or not at all.

A key is `kca_<id>_<secret>` with 256 bits of chance in the secret, so that one SHA-256 is as good as a slow hash. A
running server reads the file again when it changes: keys are added, revoked and exchanged without a restart.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import os
import re
import secrets
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from api.security.errors import KeyFileError, UnknownKeyError

SCOPES = ("read", "edit", "admin")  # each holds those before it
KEY = re.compile(r"kca_([0-9a-f]{12})_([A-Za-z0-9_-]{43})")
LOOKS = 0.5  # seconds between looks at the file
LOCK_TIMEOUT = 10.0


@dataclass(frozen=True, slots=True)
class Key:
    """A key as it is kept; times in seconds since 1970, `expires` and `rate` 0 for never and for no own limit."""

    id: str
    name: str
    hash: str
    scope: str
    created: int
    expires: int = 0
    revoked: int = 0
    rate: int = 0

    def state(self, now: float) -> str:
        """`valid`, `expired` or `revoked`."""
        if self.revoked:
            return "revoked"
        return "expired" if self.expires and now >= self.expires else "valid"

    def may(self, scope: str) -> bool:
        """Whether it holds a scope."""
        return SCOPES.index(self.scope) >= SCOPES.index(scope)


def hashed(secret: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(secret.encode()).hexdigest()


def when(seconds: int) -> str:
    """A time for people: the date in UTC, nothing for 0."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d") if seconds else ""


class KeyFile:
    """The file of keys."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._keys: dict[str, Key] = {}
        self._seen: tuple[int, int, int] | None = None
        self._next_look = 0.0

    # ------------------------------------------------------------ reading

    def find(self, given: str, now: float | None = None) -> Key | None:
        """The key that this text is, expired and revoked ones included; None where it is none."""
        matched = KEY.fullmatch(given)
        if not matched:
            return None
        self._look()
        key = self._keys.get(matched[1])
        return key if key is not None and hmac.compare_digest(key.hash, hashed(given)) else None

    def by_id(self, key_id: str) -> Key | None:
        """The key with this id."""
        self._look()
        return self._keys.get(key_id)

    def all(self) -> list[Key]:
        """All keys, oldest first."""
        self._read()
        return sorted(self._keys.values(), key=lambda key: (key.created, key.id))

    def _look(self) -> None:
        """Read the file again if it is another one than before."""
        now = time.monotonic()
        if now < self._next_look:
            return
        self._next_look = now + LOOKS
        try:
            found = self.path.stat()
            seen = (found.st_mtime_ns, found.st_size, found.st_ino)
        except FileNotFoundError:
            seen = None
        except OSError as error:
            raise KeyFileError("security.key_file", path=self.path, why=error.strerror or error) from error
        if seen != self._seen:
            self._read()
            self._seen = seen

    def _read(self) -> None:
        try:
            content = json.loads(self.path.read_text("utf-8"))
            self._keys = {one["id"]: Key(**one) for one in content["keys"]}
        except FileNotFoundError:
            self._keys = {}
        except OSError as error:
            raise KeyFileError("security.key_file", path=self.path, why=error.strerror or error) from error
        except (ValueError, KeyError, TypeError) as error:
            raise KeyFileError("security.key_file_damaged", path=self.path) from error

    # ------------------------------------------------------------ writing

    def add(self, name: str, scope: str, *, expires: int = 0, rate: int = 0) -> str:
        """A new key; its text, which is not kept and cannot be shown again."""
        with self._writing() as keys:
            key_id = secrets.token_hex(6)
            text = f"kca_{key_id}_{secrets.token_urlsafe(32)}"
            keys.append(Key(key_id, name, hashed(text), scope, int(time.time()), expires, 0, rate))
        return text

    def revoke(self, which: str) -> Key:
        """Revoke a key by its id, or by its name where only one valid key bears it."""
        now = int(time.time())
        with self._writing() as keys:
            found = [k for k in keys if k.id == which] or [
                k for k in keys if k.name == which and k.state(now) == "valid"
            ]
            if len(found) != 1:
                raise UnknownKeyError("security.which_key" if found else "security.no_key", key=which)
            revoked = Key(**{**asdict(found[0]), "revoked": found[0].revoked or now})
            keys[keys.index(found[0])] = revoked
        return revoked

    @contextlib.contextmanager
    def _writing(self) -> Iterator[list[Key]]:
        """The keys, to be changed by one process at a time and written whole at the end."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            lock = self.path.with_name(self.path.name + ".lock")
            with _locked(lock):
                self._read()
                keys = list(self._keys.values())
                yield keys
                self._write(keys)
        except OSError as error:
            raise KeyFileError("security.key_file", path=self.path, why=error.strerror or error) from error

    def _write(self, keys: Sequence[Key]) -> None:
        draft = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        draft.unlink(missing_ok=True)
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump({"keys": [asdict(key) for key in keys]}, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.path)


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold a lock file; one that a killed process left is taken over after a while."""
    deadline = time.monotonic() + LOCK_TIMEOUT
    while True:
        try:
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            break
        except FileExistsError:
            if time.monotonic() > deadline:
                path.unlink(missing_ok=True)
            time.sleep(0.02)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
