"""Names beside names: 离子医学中心 between two that are told for sure, in a list that the text calls platforms.

A centre named by topic alone reads like a class; among members that are names, it is one of them.
"""

from __future__ import annotations

import re

from ingest.extract.names.lexicon import Head, heads, known
from ingest.extract.names.naming import ADMIN, LEVELS, PLATFORMS, RESEARCH, classy
from ingest.extract.names.parts import topics, walked
from ingest.extract.names.sentence import Found, Sentence

KINDS = PLATFORMS | {"Institute", "Corridor"}
_SURE = ("lexicon", "head.proper", "head.field", "head.national", "head.seat", "head.owner", "head.topic")
_BETWEEN = re.compile("[，。；：;:,“”‘’（）()]")
# 等“七大平台”, 等一批重大创新平台, 等6家机构
_CALLED = re.compile(
    "等[“‘]?(?:[0-9一二三四五六七八九十多几]+)?[个家大所]?(?:一批)?[\u4e00-\u9fff]{0,8}?(?:平台|机构|载体|院所|设施)"
)
_MODES = frozenset(["topical", "strict"])
FEWEST, SHORTEST = 3, 3  # members of a list; characters before the head


def beside(sentence: Sentence, found: list[Found]) -> list[Found]:
    """The members of lists of platforms that only their neighbours tell to be names."""
    if sentence.text.count("、") < FEWEST - 1:
        return []
    sure = {f.end for f in found if f.cls in KINDS and f.method in _SURE}
    more: list[Found] = []
    for run in _lists(sentence) if sure else ():
        named = sum(end in sure for _, _, end in run)
        called = _CALLED.match(sentence.text, run[-1][2])
        if len(run) < FEWEST or not named or not (called or 2 * named >= len(run)):
            continue
        more += [one for head, start, end in run if end not in sure and (one := _member(sentence, head, start, end))]
    return more


def _lists(sentence: Sentence) -> list[list[tuple[Head, int, int]]]:
    """Heads that end members side by side, two and more together."""
    text, table = sentence.text, heads()
    runs: list[list[tuple[Head, int, int]]] = []
    last = -1  # where the next member of the open list begins
    names = [
        (Head("", known()[text[w.start : w.end]].cls, "known"), w.start, w.end) for w in sentence.named if not w.atom
    ]
    ends = [(table[word], start, end) for word, start, end in sentence.heads] + names
    for head, start, end in sorted(ends, key=lambda e: e[2]):
        if text[end : end + 1] not in ("、", "等", "和", "及", "与"):
            continue
        joined = 0 <= last <= start and "、" not in text[last:start] and not _BETWEEN.search(text, last, start)
        if joined:
            runs[-1].append((head, start, end))
        else:
            runs.append([(head, start, end)])
        last = end + 1 if text[end] != "等" else -1
    return [run for run in runs if len(run) > 1]


def _member(sentence: Sentence, head: Head, start: int, end: int) -> Found | None:
    bare = head.mode == "seat" and head.word == "中心"
    if head.cls not in KINDS or not (bare or head.mode in _MODES or (head.mode == "proper" and head.cls in RESEARCH)):
        return None
    parts = walked(sentence, start, head)
    words = [sentence.text[w.start : w.end] for w in parts.words]
    if not words or parts.quantity or topics(parts) < 1 or start - parts.start < SHORTEST:
        return None
    if set(words) & classy() or words[-1] in LEVELS | ADMIN:
        return None
    cls = "InnovationCenter" if bare else head.cls
    return Found(parts.start, end, cls, sentence.text[parts.start : end], "list.beside", 0.6)
