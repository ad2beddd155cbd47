"""What editors can do where this application serves: who decides about identity, and who reads what is uploaded.

The application reads; these two write, and are given to it by whoever starts it. Without them it only answers.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

Record = dict[str, Any]


class Decider(Protocol):
    """Takes decisions about identity; blocks while it does. Errors: `RefusedDecisionError`, and the store's."""

    def preview(self, kind: str, first: str, second: str, lang: str) -> Record:
        """What a decision would change, and what speaks for and against it."""
        ...

    def decide(self, kind: str, first: str, second: str, *, by: str, why: str) -> Record:
        """Take it."""
        ...

    def undo(self, decision: str, *, by: str, why: str) -> Record:
        """Say the opposite of the pair that a decision is about."""
        ...

    def listed(self) -> list[Record]:
        """All decisions, newest first."""
        ...


@dataclass(frozen=True, slots=True)
class Editing:
    """`worker`: the command that takes an upload, whose id is its last argument, a step further."""

    decider: Decider
    worker: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
