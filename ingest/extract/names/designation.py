"""Titles and classes of platforms that a text names without naming a holder: 国家重点实验室, 高新技术企业."""

from __future__ import annotations

from functools import cache

from ingest.extract.names.lexicon import Matcher
from ingest.extract.names.sentence import Found, Sentence
from ontology.vocab.concepts import designations


@cache
def _names() -> dict[str, str]:
    """Every form → the name of its concept."""
    names = {alias: d.name for d in designations() for alias in d.aliases}
    return names | {d.name: d.name for d in designations()}


@cache
def _matcher() -> Matcher:
    return Matcher(sorted(_names()))


def designated(sentence: Sentence) -> list[Found]:
    """Designations of the vocabulary, none inside a title in 《》; each under its concept's name."""
    matcher = _matcher()
    return [
        Found(start, end, "Designation", _names()[matcher.words[number]], "designation", 0.8)
        for number, start, end in matcher.raw(sentence.text)
        if not sentence.titled(start)
    ]
