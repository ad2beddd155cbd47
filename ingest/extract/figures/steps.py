"""Steps that were climbed: 连续跨越7万亿、8万亿两个大台阶. Their numbers count nothing that is reached or aimed at."""

from __future__ import annotations

import re

_STEPS = re.compile(
    "(?:连续|接连|先后|相继)?(?:跨越|跨过|迈上|迈过|跨上|跃上|登上|站上|突破)了?(?:[^,;。]{0,24}?[、和])?[^,;。、]{0,4}?"
    r"(?:\d{1,2}|[两二三四五六七八九十])个[^,;。、]{0,8}?(?:台阶|大关(?![键系]))[、,]?"
)
_STEPS_END = re.compile("^[^,;。]{0,8}(?:台阶|大关(?![键系]))[、,]?")


def climbed(sentence: str, position: int) -> int | None:
    """Where such words begin, if a number at a position stands in them."""
    if "台阶" not in sentence and "大关" not in sentence:
        return None
    return next((m.start() for m in _STEPS.finditer(sentence) if m.start() < position < m.end()), None)


def without_steps(words: str) -> str:
    """The words before a number without steps, or the end of some: what climbs them is what it counts."""
    if "台阶" not in words and "大关" not in words:
        return words
    return _STEPS_END.sub("", _STEPS.sub("", words))
