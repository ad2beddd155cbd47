"""Names beside names: 离子医学中心 between two that are told for sure, in a list that the text calls platforms.

A centre named by topic alone reads like a class; among members that are names, it is one of them.
"""

from __future__ import annotations

import re

from ingest.extract.names.candidate import ADMIN
from ingest.extract.names.kinds import classy
from ingest.extract.names.lexicon import Head, Kind, heads, known
from ingest.extract.names.naming import LEVELS, PLATFORMS, RESEARCH
from ingest.extract.names.parts import topics, walked
from ingest.extract.names.sentence import Found, Sentence

KINDS = PLATFORMS | {"Institute", "Corridor"}
_SURE = ("lexicon", "head.proper", "head.field", "head.national", "head.seat", "head.owner", "head.topic")
_BETWEEN = re.compile("[，。；：;:,“”‘’（）()]")
_QUOTED = re.compile("“[^“”]{1,16}”")  # 中国—以色列“甲乙”联合实验室: a member's own quotes
_ENDS = re.compile("[，。；;,）)]|建设|为(?=[\u4e00-\u9fff])|$")  # after the last member of a list without 等
# 等“七大平台”, 等一批重大创新平台, 等6家机构
_CALLED = re.compile(
    "等[“‘]?(?P<count>[0-9一二两三四五六七八九十多几]+)?[个家大所]?(?:一批)?(?P<kind>[\u4e00-\u9fff]{0,10}?)(?:平台|机构|载体|院所|设施)"
)
_RANKED = ("国家级", "国省级", "省级", "省部级", "省级以上")
_MODES = frozenset(["topical", "strict"])
_NUMBERS = {c: n for n, c in enumerate("零一二三四五六七八九十")} | {"两": 2}
FEWEST, SHORTEST = 3, 3  # members of a list; characters before the head
COUNTED, RANKED = 2, 4  # members of a list that is called or counted; characters before a head that no neighbour tells
LONG_ZONE = 7  # characters of a zone told by its neighbours: 纳米科技产业园


def beside(sentence: Sentence, found: list[Found]) -> list[Found]:
    """The members of lists of platforms that only their neighbours, or what the list is called, tell to be names."""
    if "、" not in sentence.text:
        return []
    sure = {f.end: f.cls for f in found if f.cls in KINDS and f.method in _SURE}
    if not sure and not _CALLED.search(sentence.text):
        return []  # neither a neighbour nor what the list is called
    if len(sentence.heads) + len(sentence.named) < COUNTED:
        return []
    more: list[Found] = []
    for run in _lists(sentence):
        named = sum(end in sure for _, _, end in run)
        called = _CALLED.match(sentence.text, run[-1][2])
        others = [one for head, start, end in run if end not in sure and (one := _member(sentence, head, start, end))]
        built = called is not None or sentence.text.startswith("建设", run[-1][2])
        if named and len(run) >= (COUNTED if built else FEWEST) and (called or 2 * named >= len(run)):
            zones = len(run) >= FEWEST and "Park" in sure.values()
            exact = called is not None and _counts(called["count"]) == len(run)
            more += [found for mode, found in others if mode in _MODES or exact or (zones and _zone(found))]
        if called and called["kind"].startswith(_RANKED):
            taken = sure.keys() | {f.end for f in more}
            more += [f for f in _of_a_rank(sentence, run) if f.end not in taken]
    return more


def _counts(number: str | None) -> int:
    """2 of 等2家, 等两家; 0 where no number is told."""
    return int(number) if number and number.isdecimal() and len(number) < 10 else _NUMBERS.get(number or "", 0)


def _zone(found: Found) -> bool:
    return found.cls == "Park" and found.end - found.start >= LONG_ZONE


def _of_a_rank(sentence: Sentence, run: list[tuple[Head, int, int]]) -> list[Found]:
    """甲技术创新中心、乙产业创新中心等国家级平台: what is of a rank is named by the field that each tells."""
    members = []
    for head, start, end in run:
        parts = walked(sentence, start, head)
        fields = any(w.kind & Kind.COMMON and not w.kind & Kind.GENERIC for w in parts.words)
        if head.cls not in RESEARCH or parts.quantity or not fields or start - parts.start < RANKED:
            return []
        members.append(Found(parts.start, end, head.cls, sentence.text[parts.start : end], "list.beside", 0.6))
    return members


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
        goes_on = text[end : end + 1] in ("、", "等", "和", "及", "与")
        joined = 0 <= last <= start and _is_member(text[last:start])
        if not goes_on and not (joined and _ENDS.match(text, end)):
            continue
        if joined:
            runs[-1].append((head, start, end))
        else:
            runs.append([(head, start, end)])
        last = end + 1 if goes_on and text[end] != "等" else -1
    return [run for run in runs if len(run) > 1]


def _is_member(between: str) -> bool:
    """Whether what stands between a list's mark and a head is of one member."""
    between = _QUOTED.sub("", between)
    return "、" not in between and not _BETWEEN.search(between)


def _member(sentence: Sentence, head: Head, start: int, end: int) -> tuple[str, Found] | None:
    """(how it is told, the name) of a member whose head and topics could name one; a head that needs more is `list`."""
    bare = head.mode == "seat" and head.word == "中心"
    told = bare or head.mode in _MODES or (head.mode == "proper" and head.cls in RESEARCH)
    listed = head.mode in ("proper", "topic") and head.cls in ("Park", "ServicePlatform")
    if head.cls not in KINDS or not (told or listed):
        return None
    parts = walked(sentence, start, head)
    words = [sentence.text[w.start : w.end] for w in parts.words]
    least = SHORTEST if told else COUNTED
    if not words or parts.quantity or topics(parts) < 1 or start - parts.start < least:
        return None
    specific = head.cls in RESEARCH and topics(parts) > 1  # 高端航空装备…中心
    if (set(words) & classy() and not specific) or words[-1] in LEVELS | ADMIN:
        return None
    cls = "InnovationCenter" if bare else head.cls
    method = head.mode if not told else "strict"
    return method, Found(parts.start, end, cls, sentence.text[parts.start : end], "list.beside", 0.6)
