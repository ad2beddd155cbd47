"""Whether a head noun and what stands before it name one thing or a class.

A name has a proper part: a place, a quoted word, a name known nationwide, a stretch that no dictionary knows. A class
has none (国家重点实验室, 省级科技企业孵化器). Some kinds are named by topic words alone, when a verb that makes or runs
them stands right before (搭建区域处方流转信息平台, 实施产业链提升工程); which, says the head's mode in heads.tsv.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property

from ingest.extract.names.lexicon import Head, Kind, rows
from ingest.extract.names.parts import COORDINATING, Parts, proper, topics
from ingest.extract.names.sentence import Sentence
from ingest.extract.names.verbs import FOUNDS, MAKES, RUNS

ADMIN = frozenset(["省", "市", "区", "县", "自治区", "全省", "全市", "全区", "全县"])
LEVELS = frozenset(["国家级", "省级", "市级", "区级", "县级", "自治区级", "部级", "省部级"])
# heads that with a level or a division in front still tell a class (江澜省重点实验室)
LEVELLED = (
    "实验室",
    "技术创新中心",
    "工程研究中心",
    "工程技术研究中心",
    "产业创新中心",
    "制造业创新中心",
    "临床医学研究中心",
    "技术中心",
    "研发中心",
    "工程中心",
    "孵化器",
    "加速器",
    "众创空间",
    "星创天地",
)


@cache
def classy() -> frozenset[str]:
    """Words that tell a class, whatever else stands before the head."""
    return frozenset(row[0] for row in rows("classy.txt"))


@cache
def fund_kinds() -> frozenset[str]:
    """Words that tell a kind of funds (风险投资基金) and name none."""
    return frozenset(row[0] for row in rows("funds.txt"))


@dataclass(frozen=True)
class Candidate:
    """A head with the parts before it; `seated` where a place in brackets follows (国家健康医疗大数据中心(北方))."""

    sentence: Sentence
    parts: Parts
    head: Head
    seated: bool = False

    @cached_property
    def words(self) -> list[str]:
        """The words before the head, leftmost last."""
        return [self.sentence.text[w.start : w.end] for w in self.parts.words]

    @property
    def leftmost(self) -> str:
        return self.words[-1]

    @property
    def length(self) -> int:
        """Characters before the head."""
        return self.parts.words[0].end - self.parts.start

    @property
    def whole(self) -> int:
        """Characters with the head."""
        return self.length + len(self.head.word)

    @property
    def made(self) -> bool:
        """A verb that makes such things governs it."""
        return self.parts.stop in MAKES

    @property
    def national(self) -> bool:
        return self.leftmost in ("国家", "全国")

    @cached_property
    def about(self) -> int:
        """How many words say what it is about."""
        return topics(self.parts)

    @cached_property
    def proper(self) -> bool:
        return self.seated or proper(self.sentence, self.parts)

    @cached_property
    def placed(self) -> bool:
        """A place, a known name or a quoted word stands in it: more than an unknown stretch."""
        return any(w.kind & (Kind.PLACE | Kind.NAME) or w.atom for w in self.parts.words)


def names_one(one: Candidate) -> str:
    """The rule by which a candidate names one thing; empty where it names a class."""
    head, parts = one.head, one.parts
    if not parts.words or head.mode == "never":
        return ""
    if head.mode in _WHOLE:
        return _WHOLE[head.mode](one)
    if len(parts.words) == 1 and parts.words[0].atom is not None and head.word in ("平台", "系统"):
        return ""  # the quoted word is the name
    if head.mode == "zone-proper" and one.length <= 4 and not any(w.atom for w in parts.words):
        return "head.short" if len(parts.words) == 1 and parts.words[0].kind & Kind.PLACE else ""
    if head.cls == "Fund" and not one.placed:
        return fund(one)
    if one.proper or (one.leftmost == "中国" and head.cls == "Park" and one.length > 2):
        return by_proper(one)
    if parts.quantity or any(
        word in classy() for word in one.words if head.cls not in ("GovernmentUnit", "Enterprise")
    ):
        return ""
    if one.leftmost in ADMIN and head.cls in ("GovernmentUnit", "Enterprise"):
        return "head.admin" if len(parts.words) > 1 or len(head.word) >= 4 else ""
    of_division = one.leftmost in ADMIN and (len(one.leftmost) == 1 or one.about >= 1)
    if of_division and head.cls == "ServicePlatform" and one.length >= 5:
        return "head.admin"
    if one.leftmost.isdigit() or (one.leftmost in LEVELS and not one.about):
        return ""
    if head.mode == "named":
        return by_programme(one)
    return "head.topic" if _TOPIC.get(head.mode, coordinating)(one) else ""


def by_proper(one: Candidate) -> str:
    """A proper part makes a name, but 江澜省重点实验室, 国家级“双跨”平台 are classes all the same."""
    if one.head.word == "平台" and one.length < 4 and not one.placed:
        return ""
    if class_of_place(one) and (one.head.word.endswith(LEVELLED) or one.leftmost in LEVELS):
        return ""
    return "head.proper"


def class_of_place(one: Candidate) -> bool:
    """A division or a level in front, and the rest tells a class."""
    words, rest = list(one.words), one.parts.words[:-1]
    if one.leftmost in LEVELS:
        return not any(w.kind & (Kind.PLACE | Kind.NAME) for w in rest)
    first = one.parts.words[-1]
    division = one.leftmost
    if not first.kind and {"省", "市"} & set(words):  # a division that no table has
        while rest and not rest[-1].kind:
            rest = rest[:-1]
        division = words[len(rest) - 1]
    elif not first.kind & Kind.PLACE:
        return False
    classes = all(w.kind & (Kind.GENERIC | Kind.HEAD) and not w.kind & (Kind.PLACE | Kind.NAME) for w in rest)
    return division[-1:] in "省市区县州" and classes


def fund(one: Candidate) -> str:
    """A fund without a place or a quoted word: the division's own, or one that a verb sets up or uses."""
    if one.parts.quantity:
        return ""
    if one.head.word.endswith("资金"):
        return "head.proper" if one.proper else ""
    if one.leftmost in ADMIN:
        return "head.admin" if len(one.words) > 1 or len(one.head.word) >= 4 else ""
    if not one.made and not (one.proper and one.length <= 6):
        return ""
    if all(word in fund_kinds() for word in one.words):
        return ""
    return "head.topic" if one.proper or one.whole >= 7 or one.about else ""


def by_programme(one: Candidate) -> str:
    """Programmes: 国家… alone; else a verb that runs one, then what it is for."""
    if one.national and one.length >= 6:
        return "head.national"
    if one.parts.stop not in RUNS:
        return ""
    words, head = one.parts.words, one.head.word
    verbal = len(head) > 2 or any(w.kind & (Kind.SOFT | Kind.VERBAL) for w in words)
    several = len(words) > 1 and (verbal or one.about >= 1)
    special = one.about >= 1 and head.endswith("专项") and len(head) > 2
    return "head.programme" if several or special or any(w.atom for w in words) else ""


def coordinating(one: Candidate) -> bool:
    """下设…工作专班: a body that coordinates, by what it is for."""
    body = one.head.cls == "GovernmentUnit" and one.head.word.endswith(COORDINATING)
    return body and one.whole >= 9 and one.parts.stop in FOUNDS


def seat(one: Candidate) -> str:
    """国家超级计算济南中心, 中关村丰台园: a place right before the head."""
    words = one.parts.words
    if len(words) < 2 or not words[0].kind & Kind.PLACE:
        return ""
    whole = all(w.kind & (Kind.PLACE | Kind.NAME | Kind.HEAD) for w in words)
    return "head.seat" if whole or one.head.cls != "Park" else ""


def owner(one: Candidate) -> str:
    """中科院某某所: an owner known nationwide in front."""
    words = one.parts.words
    if len(words) < 2 or not words[-1].kind & Kind.NAME:
        return ""
    return "head.owner" if words[0].end - words[-2].start >= 2 else ""


def government(one: Candidate) -> str:
    """A government by its place, or the province's own."""
    placed = all(w.kind & Kind.PLACE for w in one.parts.words)
    return "head.proper" if placed or one.leftmost in ("省", "自治区") else ""


def whatever(one: Candidate) -> str:
    """…有限公司: anything before it names it."""
    return "" if one.parts.quantity or one.length < 2 else "head.proper"


# modes that settle by themselves
_WHOLE: dict[str, Callable[[Candidate], str]] = {
    "seat": seat,
    "owner": owner,
    "government": government,
    "any": whatever,
}
# modes that let topic words name a thing
_TOPIC: dict[str, Callable[[Candidate], bool]] = {
    "strict": lambda c: c.about >= 1 and (c.length <= 2 or c.national or c.made or "国家" in c.head.word),
    "long": lambda c: c.about >= 2 and c.length >= 8,
    "national": lambda c: c.length >= 6 and "国家" in c.words[-2:],
    "topical": lambda c: (c.about >= 1 and (c.national or c.made)) or (c.national and c.made and c.length >= 6),
    "topic": lambda c: c.made and c.whole >= 7 and (c.about >= 1 or (c.whole >= 8 and not c.parts.joined)),
    "bare": lambda c: c.made,
    "zone": lambda c: (c.leftmost == "国家" and c.length >= 6) or (c.made and c.whole >= 8),
}
