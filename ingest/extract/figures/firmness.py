"""How firm a figure is: what its text calls it (约束性, 预期性), and how it is put (确保, 力争, 探索)."""

from __future__ import annotations

import re

from ingest.extract.figures.sites import Site
from ingest.extract.figures.words import STRENGTHS

_ATTRIBUTES = {"约束性": "binding", "预期性": "anticipatory"}
_OWN = re.compile("约束性|预期性")
_OF_ALL = re.compile("(约束性|预期性)(?:的)?(?:指标|目标)")


def attribute(sentence: str, site: Site) -> str | None:
    """约束性 or 预期性: said between a number and the next, else of all the indicators that follow (约束性指标:…)."""
    if "约束性" not in sentence and "预期性" not in sentence:
        return None
    for word in _OWN.findall(sentence, site.quantity.end, site.next_start or len(sentence)):
        return _ATTRIBUTES[word]
    above = _OF_ALL.findall(sentence, 0, site.quantity.start)
    return _ATTRIBUTES[above[-1]] if above else None


def strength(text: str) -> str:
    """How firmly a target is put: ensure, strive, explore or plain."""
    found = [(text.rfind(word), value) for word, value in STRENGTHS.items() if word in text]
    return max(found)[1] if found else "plain"
