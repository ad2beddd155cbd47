"""Enterprises by their short names, in lists: 甲乙科技、丙丁药业等龙头企业.

Short names end in no head noun, so what they stand in has to tell: a list that the text calls enterprises, or one that
holds names which are enterprises for sure. Members need characters that no dictionary knows, or an ending of trade.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ingest.extract.names.coordinated import part_of
from ingest.extract.names.lexicon import Kind, heads, known, rows
from ingest.extract.names.parts import proper
from ingest.extract.names.sentence import Found, Sentence

SHORTEST, LONGEST, MEMBER = 3, 8, 16
BOUNDS = Kind.HARD | Kind.SOFT | Kind.VERBAL | Kind.QUANTITY | Kind.JOIN
# 甲、乙等(一批)(龙头)企业; 甲、乙上市公司
_CALLED = re.compile(
    r"(?:(?:等|(?=[0-9]{1,3}[家户]))(?:[一二三四五六七八九十两0-9多几]{1,3}[家批户个])?[\u4e00-\u9fff0-9]{0,14}?)?"
    r"(?:企业|公司|厂商|车企|药企|链主|龙头|巨头)"
)
_CALLS = frozenset("等企公厂车药链龙巨0123456789")  # what either begins with
# 甲科技等3家企业: one stands for some
_ALONE = re.compile(r"等(?:[0-9多几]+|[一二三四五六七八九十两]+)家(?:[\u4e00-\u9fff]{0,6}?)(?:企业|公司|单位)")
_CUE = re.compile("企业|公司|厂商|车企|药企|链主|龙头|巨头|集团|单位")
_OTHERS = re.compile("领域|产业|行业|方向|高校|院校|院所|方面|技术|平台|机构|园区|地区|[市县]")
# words of kinds of enterprises that tell of no field or place: 等高新技术企业, 等行业龙头企业
_KINDS = re.compile(
    "高新技术|技术先进型|科技型|产业链(?=链主|龙头|核心|骨干|上|企业)|行业(?=龙头|领军|骨干|头部|领先|重点)"
)
# 等9家…行业企业: they are counted one by one, whatever their field
_COUNTED = re.compile("等(?:[0-9]{1,3}|[一二三四五六七八九十两]{1,3})[家户][^，。；、]{0,14}?(?:企业|公司|厂商)")
_NO_FIRMS = re.compile("高校|院校|院所|平台|机构|园区")
# trades that hardly end anything but a firm's name
_FIRMLY = (
    "药业",
    "制药",
    "股份",
    "重工",
    "电气",
    "矿业",
    "乳业",
    "酒业",
    "铝业",
    "锂业",
    "控股",
    "实业",
    "医药",
    "科技",
)
_FIRM_TRADE = re.compile("(?:药业|制药|股份|重工|电气|矿业|乳业|酒业|铝业|锂业|控股|实业)(?=[、和与及等为])")
# 渚源药业“江澜省药物工程中心”: whose the quoted body is
_OWNED = "“[^“”]{6,30}(?:中心|实验室|研究院|平台)”"
_IS_OWNED = re.compile(_OWNED)
_OWNER = re.compile(f"(?<=[、，,:：;；])(?:以及)?([\u4e00-\u9fff]{{3,8}})(?={_OWNED})")
_MARK, _CLAUSE = re.compile("、"), re.compile("[，,。；;：:]")
_HEADED = ("集团", "公司")
_TRAILS = ("龙头企业", "领军企业", "骨干企业", "重点企业", "上市公司", "企业", "车企", "药企")
_KIND = re.compile("(?:企业|公司|国有|市属|省属|大型|跨国|龙头|骨干|担保|租赁|保理|贷款|投资|类)(?:集团|公司)$")
_VARIETY = re.compile("[0-9A-Za-z]")


def companies(sentence: Sentence) -> list[Found]:
    """The members of lists of enterprises that no other rule finds."""
    found: list[Found] = []
    text = sentence.text
    if "、" not in text and "等" not in text:
        return found
    owners = list(_OWNER.finditer(text)) if _IS_OWNED.search(text) else []
    cued = owners or _CUE.search(text) or _FIRM_TRADE.search(text)
    if not cued and not any(_is_one(text[w.start : w.end]) for w in sentence.named):
        return found
    for marks in _lists(text):
        start = marks[-1] + 1
        end = _right(sentence, start)
        if _like_firms(text, [*marks, end]):
            inner = [(a + 1, b) for a, b in pairwise(marks)]
            found += _named(sentence, [(_left(sentence, marks[0]), marks[0]), *inner, (start, end)])
    for owner in owners:
        if _shape(sentence, *owner.span(1)) or _strange(sentence, *owner.span(1)):
            found.append(Found(*owner.span(1), "Enterprise", owner[1], "list.companies", 0.7))
    for match in _ALONE.finditer(text) if "等" in text else ():
        start = _left(sentence, match.start())
        if text[max(0, start - 1) : start] != "、" and _shape(sentence, start, match.start()):
            name = text[start : match.start()]
            if name.endswith(trades()):
                found.append(Found(start, match.start(), "Enterprise", name, "list.companies", 0.7))
    return found


@cache
def trades() -> tuple[str, ...]:
    """What short names of enterprises end in."""
    return tuple(row[0] for row in rows("trades.txt"))


@cache
def _topics() -> frozenset[str]:
    return frozenset(row[0] for name in ("topics.txt", "generic.txt", "trades.txt") for row in rows(name))


@cache
def _heads_elsewhere() -> frozenset[str]:
    return frozenset(word for word, head in heads().items() if head.cls != "Enterprise")


def _elsewhere(name: str) -> bool:
    """Whether a name ends in a head of what is no enterprise; there are hundreds of those."""
    return not _heads_elsewhere().isdisjoint([name[at:] for at in range(len(name))])


@cache
def _endings() -> frozenset[str]:
    """The last two characters of all that is an enterprise for sure."""
    return frozenset(name[-2:] for name, entry in known().items() if entry.cls == "Enterprise").union(_FIRMLY, _HEADED)


def _like_firms(text: str, ends: list[int]) -> bool:
    """Whether a member ends as a firm may, or what follows the last calls them so: most lists are of other things."""
    if not _endings().isdisjoint([text[end - 2 : end] for end in ends]):
        return True
    at = ends[-1]
    return text[at : at + 1] in _CALLS and bool(_CALLED.match(text, at) or _COUNTED.match(text, at))


def _lists(text: str) -> Iterator[list[int]]:
    """The marks 、 of each list."""
    marks: list[int] = []
    for mark in _MARK.finditer(text):
        at = mark.start()
        if marks and (at - marks[-1] > MEMBER or _CLAUSE.search(text, marks[-1], at)):
            yield marks
            marks = []
        marks.append(at)
    if marks:
        yield marks


def _left(sentence: Sentence, end: int) -> int:
    start = end
    while start > 0 and end - start < MEMBER:
        word = sentence.ending(start)
        bound = word.kind & BOUNDS and not word.kind & (Kind.PLACE | Kind.NAME)
        if bound or word.atom is not None or not sentence.text[start - 1].isalnum():
            break
        start = word.start
    return start


def _right(sentence: Sentence, start: int) -> int:
    text, end = sentence.text, start
    while end < len(text) and end - start < MEMBER and text[end].isalnum():
        word = sentence.word_at(end)
        if word is None:
            end += 1
            continue
        if word.kind & BOUNDS and not word.kind & (Kind.PLACE | Kind.NAME):
            break
        end = word.end
    member = text[start:end].rstrip("0123456789")  # 甲科技3家企业
    if member.endswith(_TRAILS):
        trail = next((t for t in _TRAILS if member.endswith(t) and len(member) > len(t) + 1), "")
        member = member.removesuffix(trail)
    return start + len(member)


def _named(sentence: Sentence, listed: list[tuple[int, int]]) -> list[Found]:
    text = sentence.text
    listed = [(a, b) for a, b in listed if b > a]
    if len(listed) < 2 or sentence.titled(listed[0][0]):
        return []
    called = _CALLED.match(text, listed[-1][1])
    told = called is not None and not _OTHERS.search(_KINDS.sub("", called[0].removeprefix("等")))
    counted = _COUNTED.match(text, listed[-1][1])
    told = told or (counted is not None and not _NO_FIRMS.search(counted[0]))
    called = called or counted
    sure = [span for span in listed if _is_one(text[slice(*span)])]
    if not sure and not told:
        firm = [span for span in listed if text[slice(*span)].endswith(_FIRMLY) and _shape(sentence, *span)]
        told = len(firm) > 1 and any(not text[slice(*span)].endswith(("医药", "科技")) for span in firm)
    if not sure and not told:
        return []
    likely = [span for span in listed if span not in sure and _shape(sentence, *span)]
    if told and called is not None and "地" not in called[0] and (sure or likely):  # 云渚科技、临沅等企业
        likely += [span for span in listed if span not in (*sure, *likely) and _of_two_characters(sentence, *span)]
    if told:
        likely += [span for span in listed if span not in (*sure, *likely) and _strange(sentence, *span)]
    if 2 * (len(sure) + len(likely)) < len(listed) + 1 or (len(sure) + len(likely) < 2):
        return []
    return [Found(a, b, "Enterprise", text[a:b], "list.companies", 0.75) for a, b in likely]


def _is_one(name: str) -> bool:
    entry = known().get(name)
    return entry.cls == "Enterprise" if entry is not None else name.endswith(_HEADED) and not _KIND.search(name)


def _of_two_characters(sentence: Sentence, start: int, end: int) -> bool:
    name = sentence.text[start:end]
    strange = all(w.kind == 0 for w in part_of(sentence, start, end).words)
    return end - start == SHORTEST - 1 and strange and name.isalpha() and not name.isascii()


def _strange(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a member of a list that is called enterprises holds characters of no word, as made-up names do."""
    name = sentence.text[start:end]
    if not SHORTEST < end - start <= LONGEST or name in known() or _elsewhere(name) or _VARIETY.search(name):
        return False
    words = [w for w in part_of(sentence, start, end).words if w.atom is None]
    unknown = [w for w in words if w.kind == 0]
    told = {sentence.text[w.start : w.end] for w in words if w.kind}
    return len(unknown) >= 2 or (any(w.start - start < 2 for w in unknown) and not told & _topics() - {"中"})


def _shape(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a member looks like an enterprise's short name."""
    name = sentence.text[start:end]
    if not SHORTEST <= end - start <= LONGEST or name in known() or _elsewhere(name) or _VARIETY.search(name):
        return False
    parts = part_of(sentence, start, end)
    if all(w.kind & Kind.PLACE for w in parts.words):
        return False
    trade = ""
    if name.endswith(trades()):
        trade = next((t for t in trades() if name.endswith(t) and len(name) > len(t) + 1), "")
    if not trade:
        return end - start <= 4 and all(w.kind == 0 for w in parts.words)
    rest = name[: -len(trade)]
    if proper(sentence, part_of(sentence, start, end - len(trade))):
        return True
    return len(rest) == 2 and rest not in _topics()
