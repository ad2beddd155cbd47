"""Whether a head noun and what stands before it name one thing or a class.

A name has a proper part: a place, a quoted word, a name known nationwide, a stretch that no dictionary knows. A class
has none (国家重点实验室, 省级科技企业孵化器). Some kinds are named by topic words alone, when a verb that makes or runs
them stands right before (搭建区域处方流转信息平台, 实施产业链提升工程); which, says the head's mode in heads.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ingest.extract.names.candidate import ADMIN, Candidate
from ingest.extract.names.classes import (
    LEVELLED,
    generic_platform,
    level_of_a_place,
    of_a_ministry,
    of_a_school,
    of_a_series,
    part_of_a_zone,
)
from ingest.extract.names.funds import fund
from ingest.extract.names.kinds import classy, industries, technologies, trades
from ingest.extract.names.lexicon import Kind, known
from ingest.extract.names.parts import COORDINATING, Parts, proper
from ingest.extract.names.programme import by_programme, of_a_kind, project
from ingest.extract.names.research import NATION, NO_TOPIC
from ingest.extract.names.verbs import FOUNDS

WHOLE_DIVISION = frozenset(["全省", "全市", "全区", "全县"])
DIVISIONS = frozenset("省市区县州盟旗")
OF_GOVERNMENTS = tuple("办部工引投采常机网主债性新门参党各职")
LEVELS = frozenset(["国家级", "省级", "市级", "区级", "县级", "自治区级", "部级", "省部级"])
_OF_A_LEVEL = """
    农科院 科学院 农业科学院 林科院 社科院 社会科学院 产研院
    产业技术研究院 人民医院 中医院 中心医院 妇幼保健院 疾控中心 疾病预防控制中心
"""
OF_A_LEVEL = frozenset(_OF_A_LEVEL.split())
PLATFORMS = frozenset(["Incubator", "InnovationCenter", "Laboratory", "ServicePlatform", "ScienceFacility", "Park"])
UNCLASSED = frozenset(["GovernmentUnit", "Enterprise", "Program"])  # 高层次人才…计划 names one
BIG = frozenset(["大型", "龙头", "骨干", "跨国", "领军"])  # a kind of enterprises
BRANCHES = frozenset(["分公司", "子公司", "总公司", "公司"])
RESEARCH = frozenset(["InnovationCenter", "Institute", "Laboratory", "ScienceFacility"])
# platforms of which only topics tell one
CLASS_PLATFORMS = ("创新平台", "研发平台", "研究平台", "科研平台", "创新创业平台")
SET_UP = frozenset(["共建", "合作共建", "联合共建", "组建", "设立", "成立", "创建", "创办", "筹建"])
_SUM = re.compile("[0-9.]{1,20}[万亿千百]{0,4}元")  # 2亿元专项资金
BECOMES = frozenset(["成为", "建设成为", "打造成为", "建成为", "发展成为", "建设成", "打造成"])
_ORDINALS = frozenset("一二三四五六")
FORMS = frozenset(["省部共建", "部省共建", "共建", "企业", "学科"])  # ways to run a laboratory, no field
# divisions that are ordinary words as well, which no table holds as places
_SEATS = """
    朝阳 大同 资阳 三明 平安 长安 水城 光明 南岸 双城 莲花 天元 船山 定安 会理 海盐 清水 石门 大竹 船营 双桥
"""
SEATS_OF_ZONES = frozenset(_SEATS.split())
LAND = frozenset("谷岛港湾")
LONG_TOWN = 8  # characters: 特色农业小镇 is a kind
TOWNS = frozenset(["小镇", "科学城", "科技城", "科创城", "科学岛"])
# how far a society reaches that is the only one of its kind
SPAN = frozenset(["中国", "全国", "国际", "世界", "全球", "亚洲", "亚太", "东亚", "中华"])
# of these 国家… or 全国… is one, with what it is for
NATIONAL = frozenset(["InnovationCenter", "ServicePlatform", "ScienceFacility"])
LEAD_IN, LEAD_OUT = frozenset("。；;\n)）.．"), frozenset("。:：")
# 研究院正式启动建设, 研究院1号楼封顶: what lands, opens or is under construction is one
_LANDS = re.compile(
    "(?:[0-9]号)?(?:科研楼|主楼|大楼|主体|一期|二期)?(?:正式|成功|顺利|全面|相继|陆续|同步|已经?|均已?){0,2}"
    "(?:落地|落户|揭牌|挂牌|投用|投入使用|建成投|投入运|开工|启用|上线|运行(?!机制|管理|模式|维护)|封顶|启动建设|验收|通过.{0,4}(?:论证|验收)|获批)"
)


def names_one(one: Candidate) -> str:
    """The rule by which a candidate names one thing; empty where it names a class."""
    # past 60 lines: the conditions are one ordered list, the first that holds decides
    head, parts = one.head, one.parts
    if head.mode == "never":
        return ""
    if parts.stop in BECOMES and head.cls in ("Park", "ServicePlatform") and not one.proper:
        return ""  # 建设成为科技成果转化示范区: what it is to be
    if head.mode in _WHOLE:
        return _WHOLE[head.mode](one)
    if len(parts.words) == 1 and parts.words[0].atom is not None and head.word in ("平台", "系统"):
        return ""  # the quoted word is the name
    if head.cls == "Park" and len(parts.words) == 1 and one.leftmost in SEATS_OF_ZONES:
        return "head.proper"  # 大同经济技术开发区
    if head.mode == "zone-proper" and one.length <= 4 and not any(w.atom for w in parts.words):
        return "head.short" if len(parts.words) == 1 and parts.words[0].kind & Kind.PLACE else ""
    if head.cls == "Fund" and not one.placed:
        return "" if _SUM.match(one.sentence.text, parts.start) else fund(one)
    if head.cls == "Program" and (of_a_kind(one) or _SUM.match(one.sentence.text, parts.start)):
        return ""
    if level_of_a_place(one) or generic_platform(one) or part_of_a_zone(one) or of_a_ministry(one) or of_a_series(one):
        return ""
    if of_a_school(one):
        return ""
    if parts.joined == "和" and one.leftmost in NATION and LEVELS & set(one.words[:-1]):
        return ""  # 国家和省级…中心
    if parts.stop == "无" or (parts.stop == "首批" and len(parts.words) == 1):
        return ""  # 无尘实验室, 首批江澜联合实验室: a kind
    if one.leftmost in WHOLE_DIVISION and not one.placed and head.cls in PLATFORMS and not (one.about or one.made):
        return ""  # 全市科创重器平台: all of them together
    if parts.stop == "等" and head.cls == "Laboratory" and len(parts.words) == 1 and parts.words[0].kind & Kind.PLACE:
        return ""  # 甲、乙等江澜实验室: the kind of those before
    if one.proper or (one.leftmost == "中国" and head.cls in ("Park", "University", "Institute") and spans(one)):
        return by_proper(one)
    if parts.quantity:
        return ""
    if (
        one.national
        and (one.about >= 1 or (head.cls == "ScienceFacility" and one.made))
        and one.length >= 4
        and head.cls in NATIONAL
        and not one.modelled
        and parts.joined != "和"
    ):
        return "head.national"
    if fielded(one):
        return "head.field"
    # 高端测量仪器…中心
    specific = (
        head.cls in RESEARCH
        and head.mode != "built"
        and (one.about >= 2 or (one.about and one.made and len(one.words) > 2))
    )
    if not specific and head.cls not in UNCLASSED and not classy().isdisjoint(one.words):
        return ""
    if head.mode == "society":
        return society(one)
    if head.word == "学院" and one.parts.stop in SET_UP:  # 共建稀土学院
        return "head.topic" if all(w.kind & Kind.COMMON and not w.kind & NO_TOPIC for w in parts.words) else ""
    if one.leftmost in ADMIN and (head.cls in ("GovernmentUnit", "Enterprise") or head.word in OF_A_LEVEL):
        return "head.admin" if len(parts.words) > 1 or len(head.word) >= 4 or head.word in OF_A_LEVEL else ""
    if one.leftmost in ("省", "市", "自治区") and head.cls == "Institute" and one.whole >= 7:
        return "head.admin"
    of_division = one.leftmost in ADMIN and (len(one.leftmost) == 1 or one.about >= 1)
    if (
        of_division
        and head.cls in ("ServicePlatform", "ScienceFacility")
        and (one.length >= 5 or (len(head.word) >= 4 and one.about))
    ):
        return "head.admin"
    if one.leftmost.isdigit() or (one.leftmost in LEVELS and not one.about):
        return ""
    if head.mode == "named":
        return by_programme(one)
    if landed(one) or poetic(one) or opening(one) or made_town(one):
        return "head.topic"
    if head.cls in PLATFORMS and one.by_anybody:
        return ""
    return "head.topic" if _TOPIC.get(head.mode, coordinating)(one) else ""


def fielded(one: Candidate) -> bool:
    """制造工艺与装备国家技术创新中心: the state's own, and the field that it is for right before that."""
    if one.head.cls not in ("Laboratory", "InnovationCenter") or one.leftmost in LEVELS | ADMIN:
        return False
    fields = one.words
    if one.words[0] in NATION:
        fields = one.words[1:]
    elif not one.head.word.startswith(("国家", "全国")):
        return False
    told = [w for w in fields if w not in FORMS]
    if not told or told[0] in classy():  # …和综合性国家科学中心
        return False
    joined = bool(one.parts.joined) and len(told) > 1  # 生物信息与健康国家实验室
    return one.about >= 1 or joined or bool(set(told) & technologies())


def spans(one: Candidate) -> bool:
    """中国云科技大学, 中国…城: the nation's, by what it is for."""
    if one.head.cls == "Park":
        return one.length > 2
    return one.whole >= 6 and not any(word in classy() for word in one.words)


def made_town(one: Candidate) -> bool:
    """打造航天体验小镇: a town that is made, of more than one word of what it is for."""
    return one.head.word.endswith("小镇") and one.made and one.about >= 1 and one.whole >= LONG_TOWN


def poetic(one: Candidate) -> bool:
    """梦想小镇: one plain word that is none of industry or policy names such a place."""
    first = one.parts.words[-1]
    if one.head.word not in TOWNS or one.parts.quantity or len(one.leftmost) != 2 or one.leftmost in industries():
        return False
    if one.leftmost[-1] in LAND and first.kind & Kind.HEAD:
        return len(one.words) == 1  # 云谷小镇
    return first.kind == Kind.COMMON and (len(one.words) == 1 or not set(one.words) & classy())


def opening(one: Candidate) -> bool:
    """能源研究院。聚焦…: a lead phrase that is nothing but a body and what it is for names one."""
    text, start = one.sentence.text, one.parts.start
    leads = start == 0 or text[start - 1] in LEAD_IN
    if not leads or one.head.cls not in RESEARCH or text[one.end : one.end + 1] not in LEAD_OUT:
        return False
    if one.head.cls == "ScienceFacility" or one.parts.words[-1].kind & Kind.VERB:
        return False
    return one.about >= 1 or one.leftmost in trades()


def landed(one: Candidate) -> bool:
    """推动…孵化器落地: what lands or opens is one, where more than one word says what it is for."""
    lands = (one.head.cls in PLATFORMS or one.head.cls == "Institute") and one.parts.joined != "和"
    return lands and one.about >= 1 and one.whole >= 8 and bool(_LANDS.match(one.sentence.text, one.end))


def by_proper(one: Candidate) -> str:
    """A proper part makes a name, but 江澜省重点实验室, 国家级“双跨”平台 are classes all the same."""
    if one.head.word == "平台" and one.length < 4 and not one.placed:
        return ""
    levelled = not LEVELS.isdisjoint(one.words[-2:]) or one.head.word.endswith(LEVELLED)
    if levelled and class_of_place(one):
        return ""
    return "head.proper"


def class_of_place(one: Candidate) -> bool:
    """A division or a level in front, and the rest tells a class."""
    words, rest = one.words, one.parts.words[:-1]
    if one.head.word == "国家实验室" and not rest:
        return False  # 广州国家实验室: a city has one
    unquoted = Parts(one.parts.start, [w for w in rest if w.atom is None])
    if one.leftmost in LEVELS:  # 省级开源云蒙创新中心 names one
        return not proper(one.sentence, unquoted)
    if one.parts.words[-1].kind & Kind.PLACE and len(words) > 1 and words[-2] in LEVELS:
        if one.head.cls == "Park" and not one.sentence.kind(one.leftmost + "省") & Kind.PLACE:
            return one.leftmost.endswith(("省", "自治区"))  # 云渚县省级高新区: a place below the rank has one
        return not proper(one.sentence, unquoted) and one.about < 1  # 江澜国家级创新平台
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


def society(one: Candidate) -> str:
    """中国…学会, 省…协会; an alliance by what it is for, where it is set up or its kind is told in full."""
    if one.parts.quantity or any(word in classy() for word in one.words):
        return ""
    inner = one.end - one.parts.start - len(one.head.word) - len(one.leftmost)
    if one.leftmost in SPAN and inner >= 2:
        return "head.national"
    if one.leftmost in ADMIN and len(one.leftmost) <= 3 and (one.about or inner >= 4):
        return "head.admin"
    if one.about < 1:
        return ""
    whole = one.head.word.startswith("产业") or one.made or "创新创业" in one.words
    return "head.topic" if one.head.word.endswith(("联盟", "共同体")) and whole and one.whole >= 8 else ""


def coordinating(one: Candidate) -> bool:
    """下设…工作专班: a body that coordinates, by what it is for."""
    body = one.head.cls == "GovernmentUnit" and one.head.word.endswith(COORDINATING)
    return body and one.whole >= 9 and one.parts.stop in FOUNDS


def seat(one: Candidate) -> str:
    """国家超级计算济南中心, 中关村丰台园: a place right before the head."""
    words = one.parts.words
    if one.national and invented_seat(one):
        return "head.seat"
    if len(words) > 2 and one.national and in_brackets(one):
        return "head.seat"  # 国家超算(云渚)中心
    if len(words) < 2 or not words[0].kind & Kind.PLACE:
        return ""
    whole = all(w.kind & (Kind.PLACE | Kind.NAME | Kind.HEAD) for w in words)
    return "head.seat" if whole or one.head.cls != "Park" else ""


def in_brackets(one: Candidate) -> bool:
    """A place in brackets right before the head."""
    atom = one.parts.words[0]
    first = one.sentence.starting(atom.start + 1) if atom.atom is not None else None
    if first is None:
        return False
    place = bool(first.kind & Kind.PLACE) and first.end == atom.end - 1
    return place or (not first.kind and atom.end - atom.start in (4, 5))  # two or three characters that no table knows


def invented_seat(one: Candidate) -> bool:
    """国家技术转移云渚中心: two or three characters that no table knows, right before the head."""
    strange = 0
    for word in one.parts.words:
        if word.kind or not "\u4e00" <= one.sentence.text[word.start] <= "\u9fff":
            break
        strange += 1
    return strange in (2, 3) and len(one.parts.words) >= strange + 2


def owner(one: Candidate) -> str:
    """中科院某某所: an owner known nationwide in front."""
    words = one.parts.words
    if len(words) < 2 or not words[-1].kind & Kind.NAME:
        return ""
    if one.head.word == "院" and words[0].end - words[-2].start == 1:  # 江大一院: a school's hospital
        entry = known().get(one.leftmost)
        return "head.owner" if entry and entry.cls == "University" and one.words[0] in _ORDINALS else ""
    return "head.owner" if words[0].end - words[-2].start >= 2 else ""


def government(one: Candidate) -> str:
    """A government by its place, or the province's own; 江澜市政府 with nothing behind it that belongs to one."""
    words, text = one.parts.words, one.sentence.text
    placed = all(w.kind & Kind.PLACE for w in words)
    if one.head.word == "政府":
        full = placed and bool(words) and words[0].end - words[0].start > 2 and text[words[0].end - 1] in DIVISIONS
        return "head.proper" if full and not text.startswith(OF_GOVERNMENTS, one.end) else ""
    own = one.leftmost in ("省", "自治区") or (one.leftmost in ADMIN and text.startswith("关于", one.end))
    return "head.proper" if placed or own else ""


def spelled_out(one: Candidate) -> bool:
    """企业信用信息服务平台: words of classes alone, but several of them, and no platform of research."""
    several = (len(one.words) > 1 or len(one.leftmost) >= 4) and not any(w.atom for w in one.parts.words)
    research = one.sentence.text[one.parts.start : one.end].endswith(CLASS_PLATFORMS)
    return several and one.whole >= 8 and not one.parts.joined and not research


def firm(one: Candidate) -> str:
    """…集团: a proper part, or one word that is none of policy (中天集团); a branch needs more than a place."""
    words = one.parts.words
    if one.head.word in BRANCHES and all(w.kind & Kind.PLACE for w in words):
        return ""
    if one.proper and not (BIG & set(one.words) and not one.placed):
        return by_proper(one)
    if one.parts.quantity or not words:
        return ""
    if one.leftmost in ADMIN:
        return "head.admin" if len(words) > 1 else ""
    plain = len(words) == 1 and words[0].kind == Kind.COMMON and one.length == 2 and one.leftmost not in industries()
    return "head.topic" if plain and one.head.word == "集团" else ""


def whatever(one: Candidate) -> str:
    """…有限公司: anything before it names it."""
    return "" if one.parts.quantity or one.length < 2 else "head.proper"


# modes that settle by themselves
_WHOLE: dict[str, Callable[[Candidate], str]] = {
    "seat": seat,
    "owner": owner,
    "government": government,
    "any": whatever,
    "firm": firm,
    "project": project,
}
# modes that let topic words name a thing
_TOPIC: dict[str, Callable[[Candidate], bool]] = {
    "strict": lambda c: (
        c.about >= 1
        and (
            c.length <= 2
            or c.national
            or c.made
            or "国家" in c.head.word
            or "全国" in c.head.word
            or (c.about >= 3 and c.length >= 10)
        )
    ),
    "built": lambda c: c.made and not c.parts.joined and c.about >= 2 and c.whole >= 10,
    "long": lambda c: c.about >= 2 and (c.length >= 8 or (c.made and c.length >= 6)),
    "national": lambda c: c.length >= 6 and "国家" in c.words[-2:],
    "topical": lambda c: (c.about >= 1 and (c.national or c.made)) or (c.national and c.made and c.length >= 6),
    "topic": lambda c: c.made and c.parts.joined != "和" and (c.whole >= 7 if c.about >= 1 else spelled_out(c)),
    "bare": lambda c: c.made,
    "zone": lambda c: (c.leftmost == "国家" and c.length >= 6) or (c.made and c.whole >= 8),
}
