"""Lists that share a head noun: 西湖、良渚等省实验室, 吴山、银山国家农业科技园区.

Each member takes the shared words. Members that are places or otherwise proper make names; fields (人工智能、生物医药等
领域…) make none.
"""

from __future__ import annotations

import re

from ingest.extract.names.kinds import industries
from ingest.extract.names.lexicon import Head, Kind, heads, known
from ingest.extract.names.parts import GEOGRAPHIC, Parts, proper, topics, walked
from ingest.extract.names.research import FIELDS
from ingest.extract.names.sentence import Found, Sentence, Word

_COUNT = re.compile(r"等?(?:[0-9一二三四五六七八九十两]+)?(?:个|家|大|所|项)?$")
SINGLE = frozenset(["never", "seat", "owner", "any"])
UNSHARED = frozenset(["Program", "Project", "GovernmentUnit", "Enterprise", "ServicePlatform", "Alliance"])
LONGEST_MEMBER = 14
LONGEST_NAME = 4  # a laboratory's own name
_DIVISIONS = frozenset("省市区县盟旗")
LONGEST_FIELD = 20  # a field of research
_LEVEL = re.compile("^(?:省级|市级|省(?!部|市)|市(?!校)|国家级|新型|各类|高能级)")


def coordinated(sentence: Sentence) -> list[Found]:
    """The names that lists with a shared head expand to; each stands where its own word stands in the list."""
    found: list[Found] = []
    text = sentence.text
    if "、" not in text and "等" not in text:
        return found
    table = heads()
    for word, start, end in sentence.heads:
        head = table[word]
        if head.cls in UNSHARED or head.mode in SINGLE:
            continue
        parts = walked(sentence, start, head)
        at = parts.start
        if text[at - 1 : at] != "、" and "等" not in text[max(0, at - 6) : at]:
            continue  # no list stands before it
        found += (
            _after_deng(sentence, parts, end, head)
            or _attached(sentence, parts, end, head)
            or _of_laboratories(sentence, parts, end, head)
        )
    return found


def members(sentence: Sentence, end: int, head: Head) -> list[tuple[int, int]]:
    """The short stretches between 、 that end at an offset, first one first; each without a head of its own."""
    text = sentence.text
    found: list[tuple[int, int]] = []
    position = end
    research = head.cls in ("Laboratory", "InnovationCenter")
    longest = LONGEST_FIELD if research else LONGEST_MEMBER
    while position > 0:
        start = position
        stop = False
        while start > 0 and position - start < longest:
            word = sentence.ending(start)
            if text[start - 1] == "、":
                break
            verbal = word.kind & (Kind.HARD | Kind.SOFT | Kind.QUANTITY) and not word.kind & (Kind.PLACE | Kind.NAME)
            if research and text[word.start : word.end] in FIELDS:
                verbal = 0  # 资源利用, 灾害防控: a field of research
            if verbal or word.atom is not None or not text[start - 1].isalnum():
                stop = True
                break
            start = word.start
        if start == position or sentence.ending(position).kind & Kind.HEAD:
            return []
        found.append((start, position))
        if stop or start == 0 or text[start - 1] != "、":
            break
        position = start - 1
    return found[::-1]


def part_of(sentence: Sentence, start: int, end: int) -> Parts:
    """A member as parts, so that the same tests apply to it."""
    parts = Parts(end)
    position = end
    while position > start:
        word: Word = sentence.ending(position)
        parts.words.append(word)
        position = parts.start = word.start
    return parts


def named_after(sentence: Sentence, word: Word) -> bool:
    """Whether a known name is no name of its own kind, but an owner that a name may begin with (清华)."""
    entry = known().get(sentence.text[word.start : word.end])
    return entry is None or entry.cls in ("Region", "University", "Enterprise", "Institute")


def _after_deng(sentence: Sentence, parts: Parts, end: int, head: Head) -> list[Found]:
    """A、B等(7个)省实验室."""
    text = sentence.text
    if "等" not in text[max(0, parts.start - 6) : parts.start]:
        return []
    count = _COUNT.search(text, max(0, parts.start - 6), parts.start)
    if count is None or not count[0].startswith("等") or any(w.kind & Kind.PLACE for w in parts.words):
        return []  # 甲、乙等平原新城: the last has a seat of its own
    shared = _LEVEL.sub("", text[parts.start : end]) if head.word.endswith("实验室") else text[parts.start : end]
    counted = len(count[0]) > 1
    found = []
    listed = [(a, b, part_of(sentence, a, b)) for a, b in members(sentence, count.start(), head)]
    # 西湖 alone is a place; beside 良渚 it is a laboratory's name
    some = any(proper(sentence, m) and not all(w.kind & Kind.PLACE for w in m.words) for _, _, m in listed)
    for a, b, member in listed:
        named = proper(sentence, member)
        about = head.cls == "Laboratory" and topics(member) >= 1 and b - a >= 3 and (counted or b - a >= 6)
        if any(w.kind & Kind.NAME and not named_after(sentence, w) for w in member.words):
            continue  # 江门中微子实验站 … 等重大设施: a name already
        if b - a > 2 and text[b - 1] == head.word[-1] == "站":
            whole = ""  # 云渚湖站、青浦山站等国家野外…研究站: each has its own
        elif named and some:
            whole = shared
        elif about:
            whole = text[parts.start : end]
        else:
            continue
        found.append(Found(a, b, head.cls, text[a:b] + whole, "list.shared", 0.6, optional=not named))
    return found


def _attached(sentence: Sentence, parts: Parts, end: int, head: Head) -> list[Found]:
    """A、B、C国家农业科技园区: places before, a place in front of the last."""
    text = sentence.text
    if not parts.words or not parts.words[-1].kind & Kind.PLACE or text[parts.start - 1 : parts.start] != "、":
        return []
    first = parts.words[-1].end
    if text[first] in GEOGRAPHIC and len(parts.words) > 1 and not parts.words[-2].kind:
        first += 1  # 青浦江 of 甲、青浦江实验室 is a river, though 青浦 is a place
    shared = text[first:end]
    if len(shared) < 3:
        return []
    found = []
    levelled = text[parts.words[-1].end - 1] in _DIVISIONS  # 云渚市、江澜某院: the two are not of one form, so no list
    for a, b in members(sentence, parts.start - 1, head):
        member = part_of(sentence, a, b)
        if (text[b - 1] in _DIVISIONS) != levelled:
            continue
        if len(member.words) == 1 and member.words[0].kind & Kind.PLACE:
            found.append(Found(a, b, head.cls, text[a:b] + shared, "list.places", 0.8))
    return found


def _of_laboratories(sentence: Sentence, parts: Parts, end: int, head: Head) -> list[Found]:
    """甲、乙、丙实验室: short names that tell no field, side by side before one head."""
    text = sentence.text
    if head.cls != "Laboratory" or not parts.words or text[parts.start - 1 : parts.start] != "、":
        return []
    if not _short_name(sentence, parts.start, parts.words[0].end) or parts.words[0].end - parts.start > LONGEST_NAME:
        return []
    listed = members(sentence, parts.start - 1, head)
    if not listed or not all(_short_name(sentence, a, b) for a, b in listed) or _of_a_phrase(sentence, listed[0][0]):
        return []
    strange = any(proper(sentence, part_of(sentence, a, b)) for a, b in [*listed, (parts.start, parts.words[0].end)])
    shared = text[parts.words[0].end : end]
    return [Found(a, b, head.cls, text[a:b] + shared, "list.shared", 0.7) for a, b in listed] if strange else []


def _of_a_phrase(sentence: Sentence, start: int) -> bool:
    """作物培育棚群、云渚实验室: the verb before the member has a noun before it, so it governs no list."""
    verb = sentence.ending(start) if start else None
    if verb is None or not verb.kind & Kind.SOFT or not verb.start:
        return False
    earlier = sentence.ending(verb.start).kind
    return bool(earlier & Kind.COMMON) and not earlier & (Kind.HARD | Kind.SOFT | Kind.VERB)


def _short_name(sentence: Sentence, start: int, end: int) -> bool:
    """Two to four characters that no field or class is called by (嘉禾, 青浦江)."""
    inner = part_of(sentence, start, end).words
    plain = all(not w.kind or w.kind & Kind.PLACE or w.kind == Kind.COMMON for w in inner)
    return 2 <= end - start <= LONGEST_NAME and plain and sentence.text[start:end] not in industries()
