"""Titles of items: the lead phrase, or the first clause of a paragraph that has none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ingest.structure.clauses import CLOSE, OPEN

_LEFT = "“‘「『《" + OPEN
_RIGHT = "”’」』》" + CLOSE
_COMMA = re.compile("[，,；;：:]")
_GAP = re.compile(r"(?<=[\u4e00-\u9fff”]{4})\s+(?=[\u4e00-\u9fff“])")
_WHEN = re.compile(
    r"(?:力争|确保)?(?:(?:到|至|在|自|从)?(?:20\d\d年)?(?:\d{1,2}月)?(?:年)?[底末]?(?:之?前|起|内|期间)?|[“”一二三四五六七八九十]{2,6}(?:期间|时期|末)"
    r"|(?:[一二三四五六七八九十]|\d)年内|近期|目前|今后一个时期|下一步)"
)
LEAD_LENGTH = 40
SHORT_LEAD = 26


@cache
def _marks(stops: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(_LEFT + _RIGHT + stops)}]")


def cut(text: str, start: int, end: int, stops: str) -> int:
    """Where the words from `start` end: at the first of `stops` outside quotes and brackets, else at `end`."""
    depth = 0
    for mark in _marks(stops).finditer(text, start, end):
        char = mark[0]
        if char in _LEFT:
            depth += 1
        elif char in _RIGHT:
            depth = max(0, depth - 1)
        elif depth == 0 or char == "。":
            return mark.start()
    return end


def sentence(text: str, start: int, limit: int) -> int:
    """The end of the first sentence, a clause at its end left out."""
    return cut(text, start, min(limit, start + 400), "。！？!?\t")


def _commas(text: str) -> int:
    return len(_COMMA.findall(text))


def is_lead(text: str, start: int, end: int, followed: bool) -> bool:
    """Does the first sentence look like a lead phrase: short, one comma at most, and the task's text after it?"""
    words = text[start:end]
    return len(words) <= LEAD_LENGTH and _commas(words) <= 1 and followed


def leads(candidates: Iterable[bool]) -> bool:
    """Does the document open its items with lead phrases? Four in five do."""
    verdicts = list(candidates)
    return bool(verdicts) and sum(verdicts) >= 0.8 * len(verdicts)


def first_clause(text: str, start: int, end: int, stops: str) -> int:
    """Where the first clause ends; one that says no more than when takes the next with it (到2025年,建成…)."""
    first = cut(text, start, end, stops)
    if _WHEN.fullmatch(text, start, first) and first + 2 < end and text[first] not in "。；;":
        return cut(text, first + 1, end, stops)
    return first


def title_end(text: str, start: int, limit: int, followed: bool, lead_document: bool) -> int:
    """Where an item's title ends; `limit` is where its first clause begins, `followed` whether text comes after it."""
    end = sentence(text, start, limit)
    words = text[start:end]
    followed = followed or end + 1 < limit
    colon = cut(text, start, min(end, start + 21), "：:")
    if colon < min(end, start + 21) and colon - start >= 4 and end - colon > 12:
        return colon
    if is_lead(text, start, end, followed) and (lead_document or len(words) <= SHORT_LEAD):
        return end
    end = first_clause(text, start, end, "，,；;：:")
    # a scan that lost its punctuation keeps a blank where it stood
    gap = _GAP.search(text, start, min(end, start + SHORT_LEAD)) if end - start > SHORT_LEAD else None
    return gap.start() if gap else end
