"""The walk from a head noun to where its name begins.

Word by word to the left, up to the first word that no name runs across: a verb, a preposition, a mark, a measure word.
Quotes and brackets are crossed whole or not at all; 和 and 与 only where what follows says too little alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.extract.names.lexicon import Head, Kind, known
from ingest.extract.names.marks import BRACKETS, QUOTES
from ingest.extract.names.research import (
    FIELDS,
    JOINED_FIELDS,
    NO_TOPIC,
    SCHOLARLY,
    discipline,
    ends_a_zone,
    in_the_name_of_research,
    of_a_facility,
    of_a_field,
)
from ingest.extract.names.sentence import Sentence, Word
from ingest.extract.names.verbs import FOUNDS, MAKES, RUNS

# a verb or the sign of a list, and the words of a name after it
_PHRASE = re.compile("(、|实施|开展|推进|推行|启动|组织)[\u4e00-\u9fff]{2,12}$")
LONGEST = 40
LONGEST_SEAT = 6  # 中国(…)自由贸易试验区
UPGRADED = ("升级", "落地", "实施", "提质", "扩面", "见效")  # 促进…工程升级: the verb before governs the name
PARTICLES = frozenset("的为是等和与及")
LONG_PROGRAMME = 4  # characters of a head that tells more than 行动: 攻坚行动
TO_A_QUOTE = 7  # characters between a quoted word and a verb inside the same name
BOUNDS = Kind.HARD | Kind.QUANTITY | Kind.SOFT | Kind.VERBAL  # what ends most names
NAMED = Kind.PLACE | Kind.NAME
VERBS = Kind.VERBAL | Kind.VERB
_TOPICAL = Kind.COMMON | NO_TOPIC
RESEARCHED = FIELDS | JOINED_FIELDS | {"的"}
COORDINATING = ("领导小组", "工作小组", "协调小组", "办公室", "联席会议", "委员会", "专班", "指挥部", "管委会")
BRANCHES = (*COORDINATING, "中心", "基地", "园", "分公司", "分院", "分校")  # 国家技术转移东部中心
BRACKETED = frozenset(["Institute", "Alliance", "Laboratory"])
GEOGRAPHIC = frozenset("湖江河山海岛港湾塘溪浦滩岭峰谷洲荡城桥镇村乡")
FIRST_OF_ALL = frozenset(["首个", "首家", "首座"])  # one, not a class
OF_THE_CENTRE = frozenset(["国务院", "中共中央", "中央", "党中央"])
SECTIONS = ("起步区", "核心区", "启动区", "先导区", "拓展区")  # 起步区云渚科学岛: the section holds it
CHOSEN = frozenset(["入选", "获评", "列入", "纳入", "荣获"])  # “云渚三号”入选十大工程: of what comes after
RANKS = frozenset(["国家级", "省级", "市级", "自治区级"])  # 省级云渚高新区: the rank of a zone, no part of its name
SUBSTANCES = frozenset("脑钨钼锡铅锌铜铝镍钴锂钒钛铌钽镁铁锰铬锆铪铼铍锑铋金银铂硅煤茶稻麦棉麻竹油气盐糖")
DASHES = frozenset("·-—.")
NUMBERS = frozenset("0123456789一二两三四五六七八九十百千万多余几数各每某首该本这那NnXx")
_BUILDING = ("工程建设", "项目建设", "平台建设")
SEPARATE = frozenset("-—元年月日.")  # where `separates` may hold
AMOUNTS = frozenset("0123456789万亿")
_ACADEMY = re.compile("中科(?![技学研普创教])")  # 中科新材料科创园: of the Academy of Sciences
_REMARK = re.compile("[一二三四五]期|试点|筹|暂|试行|以下|含|原|等")
CODED = frozenset("一二两三四五六七八九十多")  # “一室一中心”, “一平台多基地”
# what a coordinating body is to do (推动…工作专班)
_CAUSES = "推动 推进 促进 加快 支持 服务 保障 建设 发展 创建 争创"
CAUSES = frozenset(_CAUSES.split())
INNER = frozenset(["天使", "培育", "科创", "技术", "国际", "集团", "省级", "联合"])  # that brackets inside names hold


@dataclass(slots=True)
class Parts:
    """What stands before a head, counted."""

    start: int
    words: list[Word] = field(default_factory=list)  # leftmost last
    stop: str = ""  # the word at which the walk ended, empty at a mark or the text's beginning
    quantity: bool = False
    joined: str = ""  # the 和 or 与 that it runs over

    def drop(self, word: Word, text: str) -> None:
        """Give the leftmost word up: it governs the name."""
        self.words.pop()
        self.stop = text[word.start : word.end]
        self.start = self.words[-1].start if self.words else word.end


def crosses(sentence: Sentence, word: Word, parts: Parts, head: Head) -> bool:
    """Whether a name of this head may run across the word."""
    text, kind, start, end = sentence.text, word.kind, word.start, word.end
    if end - start > 3 and text.endswith(_BUILDING, start, end) and proper(sentence, parts):
        return False  # “…”工程建设云渚数据中心
    if kind & Kind.HEAD and parts.words:
        if text.endswith(SECTIONS, start, end):
            return False  # 云渚新城起步区|青浦科创园: the one lies in the other
        if head.cls in SCHOLARLY and text.startswith("国家", end) and ends_a_zone(sentence, word):
            return False  # 青浦健康谷|国家…中心
    if kind & NAMED and end - start > 1:
        if head.cls == "Enterprise" and text.endswith("集团", start, end):
            return not (parts.words and parts.words[-1].kind & NAMED)
        return head.cls != "Program" or not issues_programmes(sentence, word)
    if head.cls == "Enterprise":
        if text[start:end] == "单位":
            return False  # 项目建设单位云渚投资有限公司
        if kind & Kind.HEAD and text.endswith("集团", start, end):
            return not (parts.words and parts.words[-1].kind & NAMED)  # 云渚集团|临沅科技公司
    return not kind & BOUNDS or crosses_a_bound(sentence, word, parts, head)


def crosses_a_bound(sentence: Sentence, word: Word, parts: Parts, head: Head) -> bool:
    """Whether a name of this head may run across a word at which most names end."""
    text, kind = sentence.text, word.kind
    if text.startswith("工作", word.end) and head.word.endswith(COORDINATING):
        return True  # …战略实施工作部际联席会议
    if kind & Kind.BODY and head.word.endswith(COORDINATING):
        return True
    if kind & Kind.QUANTITY and head.cls == "Program" and word.start and sentence.ending(word.start).atom:
        return not parts.words  # “甲、乙”四大计划
    verb = text[word.start : word.end]
    if verb in RESEARCHED and in_the_name_of_research(sentence, word, parts, head):
        return True
    if head.cls == "Program":
        if (not parts.words and deed(sentence, word)) or after_a_quote(sentence, word):
            return True
        if run_by_a_verb(sentence, word, head):
            return True
    elif head.cls == "GovernmentUnit":
        if coordinates_a_cause(sentence, word, head):
            return True
    elif head.cls == "ScienceFacility":
        if of_a_facility(sentence, word, parts):
            return True
    elif head.cls == "InnovationCenter":
        if of_the_nation(text, verb, parts):
            return True
    elif head.cls == "Fund" and verb == "并购":
        return True
    if kind & (Kind.HARD | Kind.QUANTITY):
        return False
    if kind & Kind.SOFT:
        if head.word.endswith(COORDINATING):
            return verb not in FOUNDS
        return head.cls == "Program" and not proper(sentence, parts)
    if kind & Kind.VERBAL and head.cls != "Program" and not head.word.endswith(BRANCHES):
        return not proper(sentence, parts)  # 保障云渚实验室: what follows is a name already
    return True


def deed(sentence: Sentence, word: Word) -> bool:
    """实施绿氢示范带动工程: the verb right before the head, where one that runs programmes opens the list or phrase."""
    if word.end - word.start != 2 or word.kind & Kind.QUANTITY:
        return False
    if not word.kind & (Kind.VERB | Kind.VERBAL | Kind.SOFT) or sentence.text[word.start : word.end] in RUNS | MAKES:
        return False
    before = _PHRASE.search(sentence.text, max(0, word.start - 20), word.start)
    return before is not None and (before[1] == "、" or before[1] in RUNS)


def coordinates_a_cause(sentence: Sentence, word: Word, head: Head) -> bool:
    """云渚市推动氢能产业高质量发展工作专班: the verb after a place, or after one that founds, opens the cause."""
    if not head.word.endswith(COORDINATING) or sentence.text[word.start : word.end] not in CAUSES or not word.start:
        return False
    before = sentence.ending(word.start)
    placed = before.kind & Kind.PLACE or sentence.text[word.start - 1] in "省市区县州"
    return bool(placed) or sentence.text[before.start : before.end] in FOUNDS


def of_the_nation(text: str, word: str, parts: Parts) -> bool:
    """稀土领域国家技术创新中心: the field tells one of the nation's centres."""
    last = parts.words[-1] if parts.words and word == "领域" else None
    return last is not None and text[last.start : last.end] == "国家"


def run_by_a_verb(sentence: Sentence, word: Word, head: Head) -> bool:
    """开展加大投入攻坚行动: the verb right after one that runs programmes opens the programme's name."""
    if not word.start or not word.kind & (Kind.VERB | Kind.SOFT) or len(head.word) < LONG_PROGRAMME:
        return False
    before = sentence.ending(word.start)
    text = sentence.text
    return text[before.start : before.end] in RUNS and text[word.start : word.end] not in RUNS


def issues_programmes(sentence: Sentence, word: Word) -> bool:
    """科技部“丝路同心”行动: the body that runs a programme is no part of its name."""
    entry = known().get(sentence.text[word.start : word.end])
    return entry is not None and entry.cls == "GovernmentUnit"


def after_a_quote(sentence: Sentence, word: Word) -> bool:
    """“云企登高”提质扩面行动: what stands between a quoted word and the head belongs to the name, verbs too."""
    before = sentence.text[max(0, word.start - TO_A_QUOTE) : word.start]
    at = max(before.rfind("”"), before.rfind("」"))
    if at < 0:
        return False
    verb = sentence.text[word.start : word.end]
    if verb[-1] in PARTICLES or verb in CHOSEN or verb in RUNS:
        return False  # “成熟一个、启动一个”实施重大专项
    return all("\u4e00" <= c <= "\u9fff" and c not in PARTICLES for c in before[at + 1 :])


def walked(sentence: Sentence, start: int, head: Head) -> Parts:
    """The parts before one of the sentence's heads, worked out once: several rules ask for them."""
    parts = sentence.parts.get(start)
    if parts is None:
        parts = sentence.parts[start] = walk(sentence, start, head)
    return parts


def walk(sentence: Sentence, start: int, head: Head) -> Parts:
    """The parts of a name, from its head to the left."""
    text, parts = sentence.text, Parts(start)
    sentence.split(start)
    around = sentence.inside(start) if sentence.marks else None
    limit = max(start - LONGEST, around.start + 1 if around else 0)
    position = start
    while position > limit:
        word = sentence.ending(position)
        before = text[position - 1]
        if word.start < limit:
            break
        kind = word.kind
        if word.atom is not None:
            if word.atom.opener in BRACKETS and not bracket_inside(sentence, word, parts, head):
                break
            if word.atom.opener in QUOTES and parts.words and parts.words[-1].atom is not None:
                break
        elif kind & Kind.JOIN:
            if not joins(sentence, word, parts, head):
                parts.stop = text[word.start : word.end]
                break
            parts.joined = text[word.start : word.end]
        elif not before.isalnum() and before not in DASHES:
            break
        elif (
            kind  # what no table knows is crossed
            and not crosses(sentence, word, parts, head)
            and not (kind == Kind.QUANTITY and uncounted(text, word))
        ):
            stop = parts.stop = text[word.start : word.end]
            parts.quantity = bool(kind & Kind.QUANTITY and stop not in FIRST_OF_ALL) or stop.endswith("一批")
            break
        elif before in SEPARATE and separates(sentence, word, head):
            break
        parts.words.append(word)
        position = parts.start = word.start
        if kind & Kind.NAME and head.cls == "GovernmentUnit" and text[word.start : word.end] in OF_THE_CENTRE:
            break  # 定期报告|国务院某某领导小组
    trim(sentence, parts, head, start + len(head.word))
    return parts


def separates(sentence: Sentence, word: Word, head: Head) -> bool:
    """A list number's point, the dash of a chain (孵化器—加速器), the 年 of a date."""
    text, at = sentence.text, word.end - 1
    char, before, after = text[at], text[max(0, at - 1) : at], text[at + 1 : at + 2]
    if char in "-—":
        if char == "—" and "—" in (before, after):
            return True  # 产业平台——云渚产业园: the one explains the other
        return head.cls != "Fund" and bool(sentence.ending(at).kind & Kind.HEAD)  # joint funds are named after both
    if char == "元" and before in AMOUNTS:
        return True  # 总规模50亿元青浦基金
    return char in "年月日." and before.isdigit() and not (char == "." and after.isdigit())


def uncounted(text: str, word: Word) -> bool:
    """个, 家, 项 without a number before them are no measure words (湘家荡); 各 counts by itself."""
    alone = word.end - word.start == 1 and text[word.start] not in NUMBERS
    return alone and text[max(0, word.start - 1) : word.start] not in NUMBERS


def bracket_inside(sentence: Sentence, word: Word, parts: Parts, head: Head) -> bool:
    """中国(杭州)…, 国家(浙江)…: a bracket that a name runs over holds a place, a name or a short code."""
    if word.start == 0:
        return False
    inner = sentence.text[word.start + 1 : word.end - 1]
    if not parts.words and ("、" in inner or head.cls in BRACKETED):
        # 良种(水稻、小麦)繁育基地, 柔性电子(未来技术)研究院: a kind or a field, right before the head
        before = sentence.ending(word.start).kind
        if before & Kind.COMMON and not before & (Kind.HARD | Kind.VERB) and not _REMARK.search(inner):
            return True
    if "、" in inner:
        return False
    if (inner.isascii() and inner.isalnum()) or len(inner) == 1:
        return True
    if sentence.ending(word.start).kind & Kind.PLACE or inner in INNER:
        return True
    if sentence.text.endswith(("中国", "国家"), 0, word.start) and len(inner) <= LONGEST_SEAT:
        return True
    first = sentence.starting(word.start + 1)
    if first is None or first.end > word.end - 1:
        return False
    return bool(first.kind & NAMED) or (not first.kind and len(inner) <= 4)


def joins(sentence: Sentence, word: Word, parts: Parts, head: Head) -> bool:
    """和, 与 inside a name: what follows says too little alone, what precedes is no name of its own."""
    bare = not parts.words and len(head.word) < 4
    if discipline(sentence, word, head):
        return not parts.joined
    if parts.joined or bare or not word.start or head.cls in ("Enterprise", "Fund"):
        return False
    before = sentence.ending(word.start)
    field = head.cls in ("Laboratory", "InnovationCenter") and sentence.text[before.start : before.end] in JOINED_FIELDS
    if field and of_a_field(sentence, parts, head):
        return True
    if before.atom is not None or before.kind & (Kind.HEAD | Kind.NAME | Kind.PLACE | Kind.HARD | Kind.QUANTITY):
        return False
    if not before.kind & (Kind.COMMON | Kind.GENERIC | Kind.VERBAL):
        substance = sentence.text[word.start - 1] in SUBSTANCES
        return bool(before.kind == 0 and (substance or of_a_field(sentence, parts, head)))
    return not proper(sentence, parts) or of_a_field(sentence, parts, head)


def trim(sentence: Sentence, parts: Parts, head: Head, end: int) -> None:
    """Take verbs, joins and dashes off the left edge."""
    text, words = sentence.text, parts.words
    while words:
        word = words[-1]
        kind = word.kind
        following = words[-2] if len(words) > 1 else None
        named = following and (following.atom is not None or following.kind & NAMED)
        if not kind:  # a character that no table knows, or a pair of marks
            char = text[word.start]
            if char not in DASHES and not (named and char.isdigit()):
                return
            parts.drop(word, text)
            continue
        if head.cls == "Program" and run_by_a_verb(sentence, word, head):
            return
        verb = kind & VERBS and not kind & NAMED
        if (
            kind & Kind.JOIN
            or (kind & Kind.SOFT and not kind & NAMED)
            or (verb and following and (named or governs(text, word, following, head, end)))
            or (kind & Kind.VERBAL and following and not following.kind and not text[following.start].isascii())
            or (head.cls == "Park" and ranks_a_name(sentence, parts))
            or (text[word.end - 1] in "区京" and holds(text[word.start : word.end]))
        ):
            parts.drop(word, text)
        else:
            return


def holds(word: str) -> bool:
    """起步区云渚科学岛, 在京…: where what follows lies."""
    return word.endswith(SECTIONS) or word == "在京"


def ranks_a_name(sentence: Sentence, parts: Parts) -> bool:
    """省级云渚高新区: a rank, and what follows it is a name without it."""
    word = parts.words[-1]
    if sentence.text[word.start : word.end] not in RANKS or len(parts.words) < 2:
        return False
    rest = parts.words[:-1]
    return bool(rest[-1].kind & NAMED or not rest[-1].kind) and proper(sentence, Parts(rest[-1].start, rest))


def governs(text: str, verb: Word, following: Word, head: Head, end: int) -> bool:
    """Whether a verb governs the name: a programme that goes on with a level or is upgraded, a thing that is made."""
    if head.cls == "Program":
        return text.startswith(UPGRADED, end) or text[following.start : following.end] in ("国家", "全国", "省", "市")
    return head.cls != "GovernmentUnit" and text[verb.start : verb.end] in MAKES


def proper(sentence: Sentence, parts: Parts) -> bool:
    """Whether the parts hold something that only a name holds."""
    text, unknown = sentence.text, 0
    for word in parts.words:  # from the right
        kind = word.kind
        if kind & NAMED:
            return True
        if word.atom is not None:
            if proper_atom(sentence, word):
                return True
            unknown = 0
            continue
        char = text[word.start]
        if not kind or (kind == Kind.QUANTITY and char not in NUMBERS and uncounted(text, word)):
            if char.isascii() and char.isalpha() and not text[word.start - 1 : word.start].isdigit():
                return True
            if char.isascii() or char in DASHES:
                continue
            unknown += 1
            if unknown >= 2 or text[word.end : word.end + 1] in GEOGRAPHIC:
                return True
        else:
            if unknown == 1 and text[word.end : word.end + 1] in GEOGRAPHIC:
                return True
            unknown = 0
    return len(parts.words) > 2 and bool(_ACADEMY.match(text, parts.start))


def proper_atom(sentence: Sentence, word: Word) -> bool:
    """Whether a quote or bracket holds a name: no code (“1+N”), no mere word of a class in brackets."""
    inner = sentence.text[word.start + 1 : word.end - 1]
    if sentence.kind(inner) & Kind.GENERIC:
        return False  # “专精特新”园区
    if word.atom is not None and word.atom.opener in QUOTES:
        return (
            not {"+", "、", "，"}.intersection(inner)
            and sum(c in CODED for c in inner) < 2
            and not (inner.isascii() and not inner.isdigit())
        )
    if sentence.text.endswith(("中国", "国家"), 0, word.start) and inner not in INNER:
        return True  # 中国(云渚)…中心
    first = sentence.starting(word.start + 1)
    return bool(first and first.end <= word.end - 1 and first.kind & NAMED) or inner.isascii()


def topics(parts: Parts) -> int:
    """How many of the parts say what it is about."""
    return len([w for w in parts.words if w.kind & _TOPICAL == Kind.COMMON])
