"""Sessions of browsers: a key for a cookie that scripts cannot read and a token that no other site knows."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections import OrderedDict
from dataclasses import dataclass

COOKIE = "kechuang_session"
LASTS = 8 * 3600  # seconds
MOST = 1_000  # at once; the oldest goes


@dataclass(frozen=True, slots=True)
class Session:
    """One browser's session."""

    key_id: str
    csrf: str
    until: float


class Sessions:
    """The sessions of this process, by the hash of their token; all end with it."""

    def __init__(self) -> None:
        self._open: OrderedDict[str, Session] = OrderedDict()

    def begin(self, key_id: str, now: float) -> tuple[str, Session]:
        """A new session; its token, which only the cookie holds."""
        token = secrets.token_urlsafe(32)
        session = Session(key_id, secrets.token_urlsafe(32), now + LASTS)
        self._open[_named(token)] = session
        while len(self._open) > MOST:
            self._open.popitem(last=False)
        return token, session

    def find(self, token: str, now: float) -> Session | None:
        """The session of a token, if it lasts yet."""
        found = self._open.get(_named(token))
        if found is not None and now >= found.until:
            del self._open[_named(token)]
            return None
        return found

    def end(self, token: str) -> None:
        """End a session."""
        self._open.pop(_named(token), None)


def _named(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def same(one: str, other: str) -> bool:
    """Whether two tokens are the same, told in the same time whatever they are."""
    return hmac.compare_digest(one.encode(), other.encode())
