"""Names that end in a head noun: where they begin, and whether they name one thing or a class.

The rule walks left from the head, word by word, to the first word that no name runs across. What lies between decides:
a name has a proper part (a place, a quoted word, a name known nationwide, a stretch that no dictionary knows); a class
has none (国家重点实验室, 省级科技企业孵化器). Some kinds are named by topic words alone, when a verb that makes or runs
them stands right before (搭建区域处方流转信息平台, 实施产业链提升工程); which, says the head's mode in heads.tsv.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache

from ingest.extract.lexicon import Head, Kind, heads, refinements, rows
from ingest.extract.marks import BRACKETS, QUOTES
from ingest.extract.sentence import STOPS, Found, Sentence, Word
from ingest.extract.verbs import FOUNDS, MAKES, RUNS

LONGEST = 40
COORDINATING = ("领导小组", "办公室", "联席会议", "委员会", "专班", "指挥部", "管委会")
ADMIN = frozenset(["省", "市", "区", "县", "自治区", "全省", "全市", "全区", "全县"])
LEVELS = frozenset(["国家级", "省级", "市级", "区级", "县级", "自治区级", "部级", "省部级"])
GEOGRAPHIC = frozenset("湖江河山海岛港湾塘溪浦滩岭峰谷洲荡城桥镇村乡")
PLANS = ("方案", "计划", "规划", "推进方案", "实施方案", "工作方案", "政策", "意见", "办法", "纲要")
ALWAYS_QUALIFIES = ("师", "化", "型", "级", "类", "式")
DASHES = frozenset("·-—.")
CODED = frozenset("一二两三四五六七八九十")  # “一室一中心”
NUMBERS = frozenset("0123456789一二两三四五六七八九十百千万多余几数各每某首该本这那")
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
SURE = frozenset(["head.proper", "head.national", "head.seat", "head.owner", "head.admin"])
NO_TOPIC = Kind.GENERIC | Kind.SOFT | Kind.HARD | Kind.VERBAL
INNER = frozenset(["天使", "科创", "技术", "国际", "集团", "省级", "联合"])
TRAILING = frozenset(["筹", "筹建", "总部", "北方", "南方", "东部", "西部", "中部", "北区", "南区", "东区", "西区"])


@cache
def qualifying() -> tuple[str, ...]:
    """Words that a head qualifies when they follow it."""
    return tuple(row[0] for row in rows("qualifies.txt"))


@cache
def classy() -> frozenset[str]:
    """Words that tell a class, whatever else stands before the head."""
    return frozenset(row[0] for row in rows("classy.txt"))


@cache
def fund_kinds() -> frozenset[str]:
    """Words that tell a kind of funds (风险投资基金) and name none."""
    return frozenset(row[0] for row in rows("funds.txt"))


@dataclass(slots=True)
class Parts:
    """What stands before a head, counted."""

    start: int
    words: list[Word] = field(default_factory=list)  # leftmost last
    stop: str = ""  # the word at which the walk ended, empty at a mark or the text's beginning
    quantity: bool = False
    joined: bool = False

    def reach(self, word: Word) -> None:
        self.words.append(word)
        self.start = word.start

    def drop(self, word: Word, text: str) -> None:
        """Give the leftmost word up: it governs the name."""
        self.words.pop()
        self.stop = text[word.start : word.end]
        self.start = self.words[-1].start if self.words else word.end


def crosses(sentence: Sentence, word: Word, parts: Parts, head: Head) -> bool:
    """Whether a name of this head may run across the word."""
    if word.kind & (Kind.PLACE | Kind.NAME) and word.end - word.start > 1:
        return True
    if word.kind & Kind.BODY and head.word.endswith(COORDINATING):
        return True
    if word.kind & Kind.QUANTITY and head.cls == "Program" and word.start and sentence.ending(word.start).atom:
        return not parts.words  # “甲、乙”四大计划
    if word.kind & (Kind.HARD | Kind.QUANTITY):
        return False
    if word.kind & Kind.SOFT:
        if head.word.endswith(COORDINATING):
            return True
        return head.cls == "Program" and not proper(sentence, parts)
    return True


def walk(sentence: Sentence, start: int, head: Head) -> Parts:
    """The parts of a name, from its head to the left."""
    text, parts = sentence.text, Parts(start)
    sentence.split(start)
    around = sentence.inside(start)
    limit = max(start - LONGEST, around.start + 1 if around else 0)
    position = start
    while position > limit:
        word = sentence.ending(position)
        before = text[position - 1]
        if word.start < limit:
            break
        if word.atom is not None:
            if word.atom.opener in BRACKETS and not bracket_inside(sentence, word):
                break
            if word.atom.opener in QUOTES and parts.words and parts.words[-1].atom is not None:
                break
        elif word.kind & Kind.JOIN:
            if not joins(sentence, word, parts, head):
                parts.stop = text[word.start : word.end]
                break
            parts.joined = True
        elif before in STOPS or (not before.isalnum() and before not in DASHES):
            break
        elif not crosses(sentence, word, parts, head) and not (word.kind == Kind.QUANTITY and uncounted(text, word)):
            parts.stop, parts.quantity = text[word.start : word.end], bool(word.kind & Kind.QUANTITY)
            break
        elif separates(sentence, word):
            break
        parts.reach(word)
        position = word.start
    trim(sentence, parts, head)
    return parts


def separates(sentence: Sentence, word: Word) -> bool:
    """A list number's point, the dash of a chain (孵化器—加速器), the 年 of a date."""
    text, at = sentence.text, word.end - 1
    if text[at] in "-—":
        return bool(sentence.ending(at).kind & Kind.HEAD)
    if not text[max(0, at - 1) : at].isdigit():
        return False
    return text[at] in "年月日" or (text[at] == "." and not text[at + 1 : at + 2].isdigit())


def uncounted(text: str, word: Word) -> bool:
    """个, 家, 项 without a number before them are no measure words (湘家荡)."""
    return word.end - word.start == 1 and text[max(0, word.start - 1) : word.start] not in NUMBERS


def bracket_inside(sentence: Sentence, word: Word) -> bool:
    """中国(杭州)…, 国家(浙江)…: a bracket that a name runs over holds a place, a name or a short code."""
    if word.start == 0:
        return False
    inner = sentence.text[word.start + 1 : word.end - 1]
    if (inner.isascii() and inner.isalnum()) or len(inner) == 1:
        return True
    if sentence.ending(word.start).kind & Kind.PLACE or inner in INNER:
        return True
    first = sentence.starting(word.start + 1)
    if first is None or first.end > word.end - 1:
        return False
    return bool(first.kind & (Kind.PLACE | Kind.NAME)) or (not first.kind and len(inner) <= 4)


def joins(sentence: Sentence, word: Word, parts: Parts, head: Head) -> bool:
    """和, 与 inside a name: what follows says too little alone, what precedes is no name of its own."""
    bare = not parts.words and len(head.word) < 4
    if parts.joined or bare or not word.start or head.cls in ("Enterprise", "Fund"):
        return False
    before = sentence.ending(word.start)
    if before.atom is not None or before.kind & (Kind.HEAD | Kind.NAME | Kind.PLACE | Kind.HARD | Kind.QUANTITY):
        return False
    if not before.kind & (Kind.COMMON | Kind.GENERIC | Kind.VERBAL):
        return False
    return not proper(sentence, parts)


def trim(sentence: Sentence, parts: Parts, head: Head) -> None:
    """Take verbs, joins and dashes off the left edge."""
    text = sentence.text
    while parts.words:
        word = parts.words[-1]
        following = parts.words[-2] if len(parts.words) > 1 else None
        named = following and (following.atom is not None or following.kind & (Kind.PLACE | Kind.NAME))
        dash = word.atom is None and text[word.start] in DASHES
        number = word.end - word.start == 1 and text[word.start].isdigit() and named
        soft = word.kind & Kind.SOFT and not word.kind & (Kind.PLACE | Kind.NAME)
        verb = word.kind & (Kind.VERBAL | Kind.VERB) and not word.kind & (Kind.PLACE | Kind.NAME)
        makes = (
            verb
            and head.cls not in ("Program", "GovernmentUnit")
            and text[word.start : word.end] in MAKES
            and len(parts.words) > 1
        )
        if dash or number or word.kind & Kind.JOIN or soft or (verb and named) or makes:
            parts.drop(word, text)
        else:
            return


def proper(sentence: Sentence, parts: Parts) -> bool:
    """Whether the parts hold something that only a name holds."""
    unknown = 0
    for word in parts.words:  # from the right
        if word.kind & (Kind.PLACE | Kind.NAME) or (word.atom is not None and proper_atom(sentence, word)):
            return True
        if word.atom is not None:
            unknown = 0
            continue
        char = sentence.text[word.start]
        if word.kind == 0:
            if char.isascii() and char.isalnum():
                return True
            if char in DASHES:
                continue
            unknown += 1
            if unknown >= 2 or sentence.text[word.end : word.end + 1] in GEOGRAPHIC:
                return True
        else:
            if unknown == 1 and sentence.text[word.end : word.end + 1] in GEOGRAPHIC:
                return True
            unknown = 0
    return False


def proper_atom(sentence: Sentence, word: Word) -> bool:
    """Whether a quote or bracket holds a name: no code (“1+N”), no mere word of a class in brackets."""
    inner = sentence.text[word.start + 1 : word.end - 1]
    if word.atom is not None and word.atom.opener in QUOTES:
        return "+" not in inner and not (inner.isascii() and not inner.isdigit())
    first = sentence.starting(word.start + 1)
    return bool(first and first.end <= word.end - 1 and first.kind & (Kind.PLACE | Kind.NAME)) or inner.isascii()


def topics(parts: Parts) -> int:
    """How many of the parts say what it is about."""
    return sum(1 for w in parts.words if w.kind & Kind.COMMON and not w.kind & NO_TOPIC)


def class_of_place(sentence: Sentence, parts: Parts) -> bool:
    """浙江省重点…, 国家级“双跨”…: a division or a level in front, and the rest tells a class."""
    text, first, rest = sentence.text, parts.words[-1], parts.words[:-1]
    word = text[first.start : first.end]
    if word in LEVELS:
        return not any(w.kind & (Kind.PLACE | Kind.NAME) for w in rest)
    if not first.kind and any(text[w.start : w.end] in ("省", "市") for w in rest):  # a division that no table has
        while rest and not rest[-1].kind:
            rest = rest[:-1]
        word = text[rest[-1].start : rest[-1].end]
    elif not first.kind & Kind.PLACE:
        return False
    classes = all(w.kind & (Kind.GENERIC | Kind.HEAD) and not w.kind & (Kind.PLACE | Kind.NAME) for w in rest)
    return word[-1:] in "省市区县州" and classes


def names_one(sentence: Sentence, parts: Parts, head: Head, seated: bool) -> str:
    """The rule by which the parts and the head name one thing; empty where they name a class.

    `seated`: a place in brackets follows, as in 国家健康医疗大数据中心(北方).
    """
    if not parts.words or head.mode == "never":
        return ""
    text = sentence.text
    leftmost = text[parts.words[-1].start : parts.words[-1].end]
    length = parts.words[0].end - parts.start
    if head.mode in ("seat", "owner"):
        return seat_or_owner(parts, head)
    if head.mode == "government":
        return "head.proper" if all(w.kind & Kind.PLACE for w in parts.words) or leftmost in ("省", "自治区") else ""
    alone = len(parts.words) == 1 and parts.words[0].atom is not None
    if alone and head.word in ("平台", "系统"):
        return ""  # the quoted word is the name
    if head.mode == "any":
        return "" if parts.quantity or length < 2 else "head.proper"
    if head.mode == "zone-proper" and length <= 4 and not any(w.atom for w in parts.words):
        return "head.short" if len(parts.words) == 1 and parts.words[0].kind & Kind.PLACE else ""
    if head.cls == "Fund" and not any(w.kind & (Kind.PLACE | Kind.NAME) or w.atom for w in parts.words):
        return fund([text[w.start : w.end] for w in parts.words], parts, head, proper(sentence, parts))
    if seated or proper(sentence, parts) or (leftmost == "中国" and head.cls == "Park" and length > 2):
        placed = any(w.kind & (Kind.PLACE | Kind.NAME) or w.atom for w in parts.words)
        if head.word == "平台" and length < 4 and not placed:
            return ""
        if class_of_place(sentence, parts) and (head.word.endswith(LEVELLED) or leftmost in LEVELS):
            return ""
        return "head.proper"
    if parts.quantity:
        return ""
    if leftmost in ADMIN and head.cls in ("GovernmentUnit", "Enterprise"):
        return "head.admin" if len(parts.words) > 1 or len(head.word) >= 4 else ""
    if any(text[w.start : w.end] in classy() for w in parts.words):
        return ""
    if leftmost in ADMIN and length >= 5 and head.cls == "ServicePlatform" and (len(leftmost) == 1 or topics(parts)):
        return "head.admin"
    if leftmost in LEVELS and not topics(parts):
        return ""
    return by_topic(sentence.text, parts, head, leftmost, length)


def fund(words: list[str], parts: Parts, head: Head, unknown: bool) -> str:
    """A fund without a place or a quoted word: the division's own, or one that a verb sets up or uses."""
    if words[-1] in ADMIN and not parts.quantity:
        return "head.admin" if len(words) > 1 or len(head.word) >= 4 else ""
    length = parts.words[0].end - parts.start
    if parts.quantity or (parts.stop not in MAKES and not (unknown and length <= 6)):
        return ""
    if all(word in fund_kinds() for word in words):
        return ""
    return "head.topic" if unknown or length + len(head.word) >= 7 or topics(parts) else ""


def by_topic(text: str, parts: Parts, head: Head, leftmost: str, length: int) -> str:
    """Names without a proper part, by the mode of their head."""
    about, made = topics(parts), parts.stop in MAKES
    national = leftmost in ("国家", "全国")
    whole = length + len(head.word)
    ok = False
    if head.mode == "strict":
        ok = about >= 1 and (length <= 2 or national or made or "国家" in head.word or "全国" in head.word)
    elif head.mode == "long":
        ok = about >= 2 and length >= 8
    elif head.mode == "national":
        ok = length >= 6 and "国家" in [text[w.start : w.end] for w in parts.words[-2:]]
    elif head.mode == "topical":
        ok = (about >= 1 and (national or made)) or (national and made and length >= 6)
    elif head.mode == "topic":
        ok = made and whole >= 7 and (about >= 1 or (whole >= 8 and not parts.joined))
    elif head.mode == "bare":
        ok = made
    elif head.mode == "zone":
        ok = (leftmost == "国家" and length >= 6) or (made and whole >= 8)
    elif head.mode == "named":
        return by_programme(parts, head, about, national and length >= 6)
    elif head.cls == "GovernmentUnit" and head.word.endswith(COORDINATING):
        ok = whole >= 9 and parts.stop in FOUNDS
    return "head.topic" if ok else ""


def by_programme(parts: Parts, head: Head, about: int, national: bool) -> str:
    """Programmes: 国家… alone; else a verb that runs one, then what it is for."""
    if national:
        return "head.national"
    if parts.stop not in RUNS:
        return ""
    verbal = len(head.word) > 2 or any(w.kind & (Kind.SOFT | Kind.VERBAL) for w in parts.words)
    several = len(parts.words) > 1 and (verbal or about >= 1)
    several = several or any(w.atom for w in parts.words)
    special = about >= 1 and head.word.endswith("专项") and len(head.word) > 2
    return "head.programme" if several or special else ""


def seat_or_owner(parts: Parts, head: Head) -> str:
    """国家超级计算济南中心: a place right before the head. 中科院某某所: an owner known nationwide in front."""
    if head.mode == "seat":
        placed = len(parts.words) > 1 and parts.words[0].kind & Kind.PLACE
        whole = all(w.kind & (Kind.PLACE | Kind.NAME | Kind.HEAD) for w in parts.words)
        return "head.seat" if placed and (whole or head.cls != "Park") else ""
    first = parts.words[-1]
    owned = first.kind & Kind.NAME and len(parts.words) > 1 and parts.words[0].end - parts.words[-2].start >= 2
    return "head.owner" if owned else ""


def trailing(sentence: Sentence, end: int) -> int:
    """The end of a name with the bracket that belongs to it: (嘉兴), (筹); (创业类) stays out."""
    word = sentence.starting(end)
    if word is None or word.atom is None or word.atom.opener not in BRACKETS:
        return end
    inner = sentence.text[word.start + 1 : word.end - 1]
    first = sentence.starting(word.start + 1)
    place = first is not None and first.end == word.end - 1 and bool(first.kind & Kind.PLACE)
    return word.end if place or inner in TRAILING else end


def refined(head: Head, before: str) -> Head:
    """The head with the class that the words before it give."""
    for ending, word, cls in refinements():
        if head.word.endswith(ending) and word in (before + head.word)[: -len(ending)]:
            return replace(head, cls=cls)
    return head


def qualifies(sentence: Sentence, end: int, head: Head, method: str) -> bool:
    """Whether the head only qualifies the noun after it (创新平台体系, 工程师)."""
    after = sentence.text[end : end + 4]
    if method not in SURE or head.cls == "Fund":
        return after.startswith(qualifying())
    if head.cls == "Program" and after.startswith(PLANS):
        return True
    return after.startswith(ALWAYS_QUALIFIES)


def fills_quotes(sentence: Sentence, parts: Parts, end: int, head: Head) -> str:
    """A phrase of some length that fills a pair of quotes to its head is meant as a name."""
    around = sentence.inside(parts.start)
    fills = around is not None and around.opener in QUOTES and (parts.start, end) == around.inner
    inner = sentence.text[parts.start : end]
    code = "+" in inner or "—" in inner or "-" in inner or parts.quantity or sum(c in CODED for c in inner) > 1
    return "head.quoted" if fills and not code and head.mode != "never" and end - parts.start >= 6 else ""


def outside_quotes(sentence: Sentence, start: int, end: int, head: Head) -> tuple[int, int]:
    """Where a name fills a pair of quotes, what stands before the pair may belong to it (数字经济“一号工程”)."""
    around = sentence.inside(start)
    if around is None or around.opener not in QUOTES or (start, end) != around.inner:
        return start, end
    first = sentence.starting(start)
    if first is not None and first.end == end and first.kind & Kind.NAME:
        return start, end
    if around.start and sentence.text[around.start - 1] in "”」』":
        return start, end
    before = walk(sentence, around.start, head)
    if before.words and not before.quantity and before.stop in RUNS | MAKES and not before.joined:
        return before.start, around.end
    return start, end


def headed(sentence: Sentence) -> list[Found]:
    """All names of a paragraph that end in a head noun; they may overlap."""
    found: list[Found] = []
    table, text = heads(), sentence.text
    governed: dict[int, str] = {}  # where a member of a list ends → the verb that governs the list
    for word, start, end in sentence.heads:
        head = table[word]
        parts = walk(sentence, start, head)
        if not parts.stop and parts.start and text[parts.start - 1] in "、，,":
            parts.stop = governed.get(parts.start - 1, "")
        if parts.stop in MAKES | RUNS:
            governed[end] = parts.stop
        finish = trailing(sentence, end)
        method = names_one(sentence, parts, head, finish > end) or fills_quotes(sentence, parts, end, head)
        if not method or qualifies(sentence, end, head, method):
            continue
        cls = refined(head, text[parts.start : start]).cls
        begin, finish = outside_quotes(sentence, parts.start, finish, head)
        confidence = 0.9 if method == "head.proper" else 0.7
        found.append(Found(begin, finish, cls, text[begin:finish], method, confidence))
    return found
