"""A named query: one `.cypher` file, and a typed handle beside it.

The file pastes into Neo4j Browser. Its header (`//` lines) gives the question in zh and en. What the synchronous
loader, the asynchronous API and the command line share is the handle: text, checked parameters, typed rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict

FOLDER = Path(__file__).parent


class Params(BaseModel):
    """A query's parameters; unknown names are refused, values are only ever passed as parameters."""

    model_config = ConfigDict(extra="forbid")


class Row(BaseModel):
    """One row of an answer."""

    model_config = ConfigDict(extra="forbid")


P = TypeVar("P", bound=Params)
R = TypeVar("R", bound=Row)


class Query(Generic[P, R]):
    """The handle of `queries/<name>.cypher`."""

    def __init__(self, name: str, params: type[P], row: type[R]) -> None:
        self.name, self.params, self.row = name, params, row

    @cached_property
    def text(self) -> str:
        """The statement as it stands in the file, header included."""
        return (FOLDER / f"{self.name}.cypher").read_text("utf-8")

    def question(self, lang: str) -> str:
        """The question that the query answers, from the header line `// zh: …` or `// en: …`."""
        found = re.search(rf"^// {lang}: (.+)$", self.text, re.MULTILINE)
        return found[1].strip() if found else ""

    def arguments(self, params: P) -> dict[str, Any]:
        """The parameters as the driver takes them."""
        return params.model_dump(mode="json")

    def rows(self, records: Iterable[Mapping[str, Any]]) -> list[R]:
        """The driver's records as typed rows."""
        return [self.row.model_validate(dict(record)) for record in records]
