"""Where a store answers, and as whom to ask it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from ontology.messages import say


@dataclass(frozen=True, slots=True)
class Address:
    """A Bolt address with its users. `read_user` is empty where there is no second user; `where` is for people.

    `sql` is the embedded store's own endpoint, which alone can make its full-text indexes.
    """

    kind: Literal["neo4j", "embedded"]
    uri: str
    database: str
    user: str
    password: str = field(repr=False)
    read_user: str = ""
    read_password: str = field(default="", repr=False)
    where: str = ""
    sql: str = field(default="", repr=False)

    @property
    def routed(self) -> bool:
        """Whether the driver may be sent to one of several servers: a `neo4j://` address."""
        return self.uri.startswith("neo4j")

    def describe(self, lang: str | None = None) -> str:
        """One line that says which store this is and where."""
        return say(f"graph.opened_{self.kind}", lang, uri=self.uri, where=self.where, database=self.database)

    def auth(self, *, read_only: bool = False) -> tuple[str, str] | None:
        """User and password as the driver takes them: the second user's for reading, where there is one."""
        if read_only and self.read_user:
            return self.read_user, self.read_password
        return (self.user, self.password) if self.password else None
