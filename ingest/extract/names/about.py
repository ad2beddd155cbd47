"""The verb that governs a named thing in its sentence: ABOUT's `action`."""

from __future__ import annotations

import re
from functools import cache

from ingest.extract.names.lexicon import Matcher, rows
from ingest.extract.names.sentence import Sentence
from ingest.extract.names.verbs import actions

_BOUND = re.compile("[。；;!?！？\n，,：:]")
_TO_LAST_BOUND = re.compile(".*[。；;!?！？\n，,：:]", re.DOTALL)
REACH = 80
LATE = 14
PARTS = frozenset("型性化力者员式")  # 应用型, 创新力: no verb
GENERAL = frozenset({"support"})
NEGATIVE = ("不得", "不再", "禁止", "严禁", "停止", "不予", "不", "未", "避免", "防止", "取消")


@cache
def _verbs() -> Matcher:
    return Matcher(sorted(actions()))


@cache
def _nominal_actions() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("nominal.tsv")}


@cache
def _nominal() -> Matcher:
    return Matcher(sorted(_nominal_actions()))


def action_at(sentence: Sentence, start: int, end: int) -> tuple[str | None, bool]:
    """(action, negative) of the verb that governs what stands in [start, end); None where no verb governs."""
    text = sentence.text
    action, negative = _verb_before(text, start) or (None, False)
    if action is None or action in GENERAL:
        action = _verb_after(text, end) or action
    return action, negative


def _verb_before(text: str, start: int) -> tuple[str, bool] | None:
    """The nearest verb to the left, in the same clause."""
    left = max(0, start - REACH)
    bound = _TO_LAST_BOUND.match(text, left, start)
    stretch = text[bound.end() if bound else left : start]
    matcher, known = _verbs(), actions()
    for number, a, b in reversed(matcher.raw(stretch)):
        action = known[matcher.words[number]]
        if action and stretch[b : b + 1] not in PARTS:
            return action, stretch.endswith(NEGATIVE, 0, a)
    return None


def _verb_after(text: str, end: int) -> str | None:
    """A verb used as a noun right after the name and whatever is listed with it: …建设, …等平台建设."""
    bound = _BOUND.search(text, end, end + REACH)
    stretch = text[end : bound.start() if bound else end + REACH]
    matcher = _nominal()
    for number, a, b in matcher.raw(stretch):
        closes = stretch[b : b + 1] in "、和与及的()（）等"  # the end closes too
        if closes and (a <= LATE or "等" in stretch[:a] or "、" in stretch[:a]):
            return _nominal_actions()[matcher.words[number]]
    return None
