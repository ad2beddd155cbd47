"""Enterprises by their short names, in lists: 甲乙科技、丙丁药业等龙头企业.

Short names end in no head noun, so what they stand in has to tell: a list that the text calls enterprises, or one that
holds names which are enterprises for sure. Members need characters that no dictionary knows, or an ending of trade.
"""

from __future__ import annotations

import re
from functools import cache

from ingest.extract.names.coordinated import members, part_of
from ingest.extract.names.lexicon import Kind, heads, known, rows
from ingest.extract.names.parts import proper
from ingest.extract.names.sentence import Found, Sentence

SHORTEST, LONGEST = 2, 8
# 等(一批)(龙头)企业
_CALLED = re.compile(
    r"等?(?:[一二三四五六七八九十两0-9多几]{1,3}[家批户个])?(?:[\u4e00-\u9fff]{0,12}?)(?:企业|公司|厂商|车企|药企|链主|龙头|巨头)"
)
_LISTED = re.compile(r"[、,，]")
_END = re.compile(r"等(?!级|次)")
_HEADED = re.compile(r"(?:集团|公司|厂)$")


@cache
def trades() -> tuple[str, ...]:
    """What short names of enterprises end in."""
    return tuple(row[0] for row in rows("trades.txt"))


def companies(sentence: Sentence) -> list[Found]:
    """The members of lists of enterprises that no other rule finds."""
    found: list[Found] = []
    text = sentence.text
    for match in _END.finditer(text):
        listed = members(sentence, match.start())
        if not listed or sentence.titled(match.start()):
            continue
        called = _CALLED.match(text, match.start())
        told = bool(called) and not _quality(text[match.end() : called.end()] if called else "")
        found += _named(sentence, listed, told)
    return found


def _quality(rest: str) -> bool:
    """甲、乙等领域企业, 等高校和企业: the list is of fields or of others too."""
    return bool(re.search("领域|产业|行业|方向|高校|院校|院所|地|市|县|方面|技术|平台|机构|的", rest))


def _named(sentence: Sentence, listed: list[tuple[int, int]], told: bool) -> list[Found]:
    text = sentence.text
    sure = [(a, b) for a, b in listed if _is_known(text[a:b])]
    likely = [(a, b) for a, b in listed if (a, b) not in sure and _shape(sentence, a, b)]
    enough = len(sure) + len(likely) >= max(2, (len(listed) + 1) // 2)
    if not ((told and (enough or len(listed) == 1)) or (sure and enough)):
        return []
    kept = [Found(a, b, "Enterprise", text[a:b], "list.companies", 0.75) for a, b in likely]
    return kept if told or sure else []


def _is_known(name: str) -> bool:
    entry = known().get(name)
    return bool(entry and entry.cls == "Enterprise") or bool(_HEADED.search(name))


def _shape(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a member looks like an enterprise's short name."""
    name = sentence.text[start:end]
    if not SHORTEST < end - start <= LONGEST or name in known():
        return False
    if any(name.endswith(word) for word in _others()):
        return False
    parts = part_of(sentence, start, end)
    if all(w.kind & Kind.PLACE for w in parts.words):
        return False
    if proper(sentence, parts):
        return True
    trade = next((t for t in trades() if name.endswith(t)), "")
    rest = part_of(sentence, start, end - len(trade)) if trade and len(name) > len(trade) + 1 else None
    return bool(rest and rest.words and not any(w.kind & (Kind.GENERIC | Kind.VERBAL) for w in rest.words))


@cache
def _others() -> tuple[str, ...]:
    """Heads of what is no enterprise."""
    return tuple(word for word, head in heads().items() if head.cls != "Enterprise")
