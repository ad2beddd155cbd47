"""The questions of docs/cypher.md, as they stand there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.conftest import ROOT

DOCS = ROOT / "docs"
SECTION = re.compile(r"^### (\d+)\. ([^\n]+)\n\n```cypher\n(.+?)^```\n(.*?)(?=^###? |\Z)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Question:
    """One question with its statement; `text` is what the page says below it."""

    number: int
    question: str
    statement: str
    text: str

    @property
    def columns(self) -> list[str]:
        """The columns that the last RETURN names, each with AS."""
        returned = self.statement.rpartition("RETURN ")[2].partition("\nORDER BY")[0]
        return re.findall(r"\bAS (\w+)", returned)

    @property
    def none_in_samples(self) -> bool:
        """Whether the page says that the samples state no such fact."""
        return self.text.startswith("\nNo rows in the samples")


def questions(page: str) -> list[Question]:
    """The questions of a page, in its order."""
    text = (DOCS / page).read_text("utf-8")
    return [Question(int(n), question, statement, rest) for n, question, statement, rest in SECTION.findall(text)]
