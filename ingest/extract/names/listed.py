"""Members of a list that the text calls by their class: 甲乙模拟系统、丙丁光源等大科学装置.

Such members may end in any noun; the class word after 等 tells what they are. A member needs a proper part or two words
of topic, and some length, so that 卫星、望远镜等科学装置 stays a list of kinds.
"""

from __future__ import annotations

import re

from ingest.extract.names.coordinated import part_of
from ingest.extract.names.lexicon import Kind
from ingest.extract.names.parts import proper, topics
from ingest.extract.names.sentence import Found, Sentence

_CALLED = re.compile(
    r"等(?:[0-9一二三四五六七八九十两多几]+[个家项座])?(?:一批|国家|国家级|省级|重大|前沿|先进|新型)*"
    r"(大科学装置|科学装置|大科学设施|重大科技基础设施|科技基础设施|科研设施|大科学工程)"
)
SHORTEST, LONGEST = 6, 26
_JOINS = "、和与及"


def listed(sentence: Sentence) -> list[Found]:
    """The members of lists of facilities."""
    text = sentence.text
    if "等" not in text or not ("设施" in text or "装置" in text or "科学工程" in text):
        return []
    found: list[Found] = []
    for match in _CALLED.finditer(text):
        end = match.start()
        while end > 0:
            start, more = _member(sentence, end)
            if _specific(sentence, start, end):
                found.append(Found(start, end, "ScienceFacility", text[start:end], "list.called", 0.92))
            if not more:
                break
            end = start - 1
    return found


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
