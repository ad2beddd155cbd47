"""Members of a list that the text calls by their class: 甲乙模拟系统、丙丁光源等大科学装置.

Such members may end in any noun; the class word after 等 tells what they are. A member needs a proper part or two words
of topic, and some length, so that 卫星、望远镜等科学装置 stays a list of kinds.
"""

from __future__ import annotations

import re

from ingest.extract.names.coordinated import part_of
from ingest.extract.names.lexicon import Kind, known
from ingest.extract.names.parts import proper, topics
from ingest.extract.names.sentence import Found, Sentence

_CALLED = re.compile(
    r"(?:等[“‘「]?|(?=[0-9一二三四五六七八九十两]{1,6}[个座]))(?:[0-9一二三四五六七八九十两多几]{1,6}[个家项座])?"
    r"(?:一批|国省级|国家|国家级|省级|重大|前沿|先进|新型)*"
    r"(大科学装置|科学装置|大科学设施|大设施|重大科技基础设施|科技基础设施|科研设施|大科学工程)"
)
# 甲存储二期、乙锂电等重大项目
_PROJECTS = re.compile(
    "等(?:[0-9一二三四五六七八九十两多几]+[个项])?(?:一批|重大|重点|标志性|产业|工业|科技|投资|龙头)*项目"
)
_STAGE = re.compile("(?:[一二三四五]期|扩产|扩建|基地|产线|生产线|工厂|总部|项目)$")
_PHASE = re.compile("[一二三四五]期|[0-9]|公司|集团")
_ZONE = re.compile("(?:园|园区|科技城|科学城|商贸城|小镇|梦工场|孵化器)$")  # a project too, but a place by its name
SHORTEST, LONGEST = 6, 26
LONG_ENOUGH = 10  # characters of a member beside others that are things of their own
SHORTEST_PROJECT = 4
_JOINS = "、和与及"
# …两大实验室和丙装置: the word for what stood before, no part of the member
_CLASS_BEFORE = re.compile("(?:实验室|研究院|研究所|中心|平台|院所|高校|企业|园区|基地)(?:和|与|及|以及)")


def listed(sentence: Sentence) -> list[Found]:
    """The members of lists of facilities."""
    text = sentence.text
    if not ("设施" in text or "装置" in text or "科学工程" in text):
        return []
    found: list[Found] = []
    for match in _CALLED.finditer(text):
        members, end, more = [], match.start(), True
        while more and end > 0:
            start, more = _member(sentence, end)
            if of_others := _CLASS_BEFORE.match(text, start, end):
                start, more = of_others.end(), False
            members.append((start, end))
            end = start - 1
        sure = {member for member in members if _specific(sentence, *member)}
        for a, b in members:
            if (a, b) in sure or (sure and LONG_ENOUGH <= b - a <= LONGEST):
                found.append(Found(a, b, "ScienceFacility", text[a:b], "list.called", 0.92))
    return found


def listed_projects(sentence: Sentence) -> list[Found]:
    """The members of lists that the text calls projects: each with a stage or a firm's name in it."""
    text = sentence.text
    found: list[Found] = []
    if "项目" not in text:
        return found
    for match in _PROJECTS.finditer(text):
        members, end, more = [], match.start(), True
        while more and end > 0:
            start, more = _member(sentence, end)
            members.append((start, end))
            end = start - 1
        told = any(_STAGE.search(text[a:b]) for a, b in members) and any(_placed(sentence, a, b) for a, b in members)
        for a, b in members:
            member = part_of(sentence, a, b)
            other = any(w.kind & Kind.NAME and not _firm(sentence.text[w.start : w.end]) for w in member.words)
            own = proper(sentence, member) or any(not w.kind and w.atom is None for w in member.words)
            if told and own and not other and not _ZONE.search(text[a:b]) and SHORTEST_PROJECT <= b - a <= LONGEST:
                found.append(Found(a, b, "Project", text[a:b], "list.projects", 0.7))
    return found


def _placed(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a member says where or whose it is, or which stage: 种质资源场、扩繁基地 are kinds."""
    return proper(sentence, part_of(sentence, start, end)) or bool(_PHASE.search(sentence.text, start, end))


def _firm(name: str) -> bool:
    entry = known().get(name)
    return entry is not None and entry.cls == "Enterprise"


def _member(sentence: Sentence, end: int) -> tuple[int, bool]:
    """(start, whether another member stands before it) of the member that ends at an offset."""
    start = _back_to(sentence, end, Kind.HARD | Kind.SOFT | Kind.QUANTITY)
    if start and sentence.text[start - 1] == "、":
        return start, True
    start = _back_to(sentence, end, Kind.HARD | Kind.SOFT | Kind.QUANTITY | Kind.VERBAL)
    return start, sentence.text[start - 1 : start] == "、"


def _back_to(sentence: Sentence, end: int, bounds: int) -> int:
    text, start = sentence.text, end
    while start > 0 and end - start <= LONGEST:
        before = text[start - 1]
        word = sentence.ending(start)
        named = word.kind & (Kind.PLACE | Kind.NAME)
        if before == "、" or (not before.isalnum() and word.atom is None) or (word.kind & bounds and not named):
            break
        start = word.start
    return start


def _specific(sentence: Sentence, start: int, end: int) -> bool:
    if not SHORTEST <= end - start <= LONGEST:
        return False
    member = part_of(sentence, start, end)
    headed = bool(member.words) and bool(member.words[0].kind & Kind.HEAD)
    of_the_nation = headed and sentence.text.startswith("国家", start)
    return proper(sentence, member) or of_the_nation or topics(member) >= (1 if headed else 2)
