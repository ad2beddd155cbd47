"""The run's extractor: asks about what rules were not sure of, keeps what passages bear out, counts the rest."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TypeVar

from ingest.errors import ModelError
from ingest.extract.llm import grounded
from ingest.extract.llm.client import Client, Tokens
from ingest.extract.llm.doubtful import doubtful
from ingest.extract.llm.form import question
from ingest.extract.llm.settings import ModelSettings
from ingest.records import Facts, Figure, Responsibility

log = logging.getLogger(__name__)
F = TypeVar("F", Responsibility, Figure)
Said = tuple[object, ...]  # a unit charged with an item, or a value that a passage holds

GIVE_UP = 3  # failures one after the other; then the run goes on without the model
MILLION = 1_000_000


@dataclass(slots=True)
class Usage:
    """What a run asked and got: passages, facts, tokens. `why` is the last failure, in one line."""

    asked: int = 0
    failed: int = 0
    left_out: int = 0
    kept: int = 0
    known: int = 0
    dropped: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost: float = 0.0
    why: str = ""


class Extractor:
    """Adds to each document's facts; `usage` grows from document to document of a run."""

    def __init__(self, settings: ModelSettings, client: Client) -> None:
        self._settings, self._client, self._failing = settings, client, 0
        self.usage = Usage()
        self.name = settings.model

    def complete(self, facts: Facts) -> None:
        """Ask about each doubtful passage and add what it is found to state. A model that fails costs no document."""
        known: set[Said] = {(r.item, name) for r in facts.responsibilities for name in (r.name, r.expanded)}
        known |= {(s.passage, f.value, f.unit) for f in facts.figures for s in f.evidence}
        for passage in doubtful(facts):
            if self._failing >= GIVE_UP or self._spent():
                self.usage.left_out += 1
                continue
            self.usage.asked += 1
            try:
                answer, tokens = self._client.ask(question(facts, passage))
            except ModelError as error:
                self._failing += 1
                self.usage.failed += 1
                self.usage.why = str(error)
                self._count(error.tokens or Tokens())
                log.info("a passage was not answered", extra={"passage": passage.ordinal, "why": str(error)})
                continue
            self._failing = 0
            self._count(tokens)
            for unit in grounded.responsibilities(facts, passage, answer):
                self._keep(facts.responsibilities, unit, known, (unit.item, unit.name) if unit else ())
            for figure in grounded.figures(facts, passage, answer):
                self._keep(facts.figures, figure, known, (passage.ordinal, figure.value, figure.unit) if figure else ())

    def _keep(self, facts: list[F], fact: F | None, known: set[Said], said: Said) -> None:
        """Add a fact that the passage bears out, unless it is known; `said` is what it says."""
        if fact is None:
            self.usage.dropped += 1
        elif said in known:
            self.usage.known += 1
        else:
            self.usage.kept += 1
            known.add(said)
            facts.append(fact)

    def _spent(self) -> bool:
        used = self.usage.prompt_tokens + self.usage.completion_tokens
        return 0 < self._settings.tokens <= used

    def _count(self, tokens: Tokens) -> None:
        usage, settings = self.usage, self._settings
        usage.prompt_tokens += tokens.prompt_tokens
        usage.completion_tokens += tokens.completion_tokens
        priced = usage.prompt_tokens * settings.price_in + usage.completion_tokens * settings.price_out
        usage.cost = round(priced / MILLION, 6)
