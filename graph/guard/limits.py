"""How much one guarded statement may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one statement. `grace`: seconds after its time in which the server may yet stop it by itself."""

    rows: int = 500
    bytes: int = 8_000_000
    seconds: float = 30.0
    grace: float = 10.0
    at_once: int = 4
