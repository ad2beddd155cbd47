"""The names of research: fields that 与 joins, disciplines, and whose a platform is, right before its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.names.lexicon import Head, Kind, heads, known
from ingest.extract.names.sentence import Sentence, Word

if TYPE_CHECKING:
    from ingest.extract.names.parts import Parts

DISCIPLINES = frozenset(["工程", "科学"])  # 材料工程与产业研究院
SCHOLARLY = frozenset(["Institute", "InnovationCenter", "Laboratory", "University"])
NATION = frozenset(["国家", "全国"])
# verbs that name a field of research where 与 joins them to another (结构优化与软件…实验室)
_JOINED = "优化 挖掘 共享 诊断 干预 设计 制造 分析 调控 监管 传输 储存 存储 运行 维护 规划 管理 服务"
JOINED_FIELDS = frozenset(_JOINED.split())
_FIELDS = """
    利用 应用 保护 控制 开发 评价 调控 防治 制备 集成 修复 转化 创制 创新 加工 改造 防控 分离
    合成 治理 检测 监测 预警 保育 育种 栽培
"""
FIELDS = frozenset(_FIELDS.split())
# what a facility does: …模拟拓展装置
_DOES = """
    模拟 拓展 解析 成像 合成 测试 探测 观测 实验 试验 研究 验证 加速 辐照 耦合 设计 制备 分析 表征 培养 检测 监测
"""
DOES = frozenset(_DOES.split())
OFFICIAL = frozenset(["国家重点实验室", "全国重点实验室", "重点实验室", "国家实验室"])
OF_RESEARCH = ("中试基地", "研究院", "研究中心", "研发中心")
ONE_FOR_ALL = frozenset(["全国统一", "全省统一", "全市统一", "全区统一"])
NO_TOPIC = Kind.GENERIC | Kind.SOFT | Kind.HARD | Kind.VERBAL


def in_the_name_of_research(sentence: Sentence, word: Word, parts: Parts, head: Head) -> bool:
    """黑土地保护与利用…实验室: a verb that 与 joins to a topic names a field; 全国统一的…平台: one of its kind."""
    text = sentence.text
    if text[word.start : word.end] == "的":
        return head.cls == "ServicePlatform" and text[max(0, word.start - 4) : word.start] in ONE_FOR_ALL
    verb = text[word.start : word.end]
    research = head.cls in ("Laboratory", "InnovationCenter")
    if research and verb in JOINED_FIELDS and word.start and _in_a_field(sentence, word, parts):
        earlier = sentence.ending(word.start)  # …分析优化与…: what governs the name has no noun before it
        return bool(earlier.kind & Kind.COMMON) and not earlier.kind & (Kind.SOFT | Kind.HARD | Kind.VERB | Kind.JOIN)
    if verb not in FIELDS or not word.start:
        return False
    if research and text[word.start - 1] in ("与", "和"):
        return True
    before = sentence.ending(word.start)
    noun = before.kind & Kind.COMMON and not before.kind & (NO_TOPIC | Kind.VERB | Kind.JOIN | Kind.HEAD)
    return bool(noun) and (research or head.word.endswith(OF_RESEARCH))


def _in_a_field(sentence: Sentence, word: Word, parts: Parts) -> bool:
    """…优化与…, …信息共享教育部…: a join follows, or whose the platform is."""
    if sentence.text.startswith(("与", "和", "及"), word.end):
        return True
    return len(parts.words) == 1 and of_the_state(sentence, parts.words[0])


def of_a_facility(sentence: Sentence, word: Word, parts: Parts) -> bool:
    """…地面模拟拓展装置, …合成测试设施: what a facility does stands right before its head."""
    if sentence.text[word.start : word.end] not in DOES:
        return False
    return all(sentence.text[w.start : w.end] in DOES for w in parts.words) or sentence.text[word.end] in "与和"


def of_a_field(sentence: Sentence, parts: Parts, head: Head) -> bool:
    """…科学与工程江澜省实验室, …工艺与装备国家技术创新中心: whose it is before the head, the fields before that."""
    if head.cls not in ("Laboratory", "InnovationCenter") or not parts.words:
        return False
    first = parts.words[0]
    own = bool(first.kind & Kind.PLACE) and (sentence.text[first.end - 1] in "省市区县" or head.word[0] in "省市")
    own = own or of_the_state(sentence, first)
    fields = parts.words[1:] if own else parts.words
    official = own or head.word in OFFICIAL
    return bool(official and fields and not any(w.kind & (Kind.PLACE | Kind.NAME) or w.atom for w in fields))


def of_the_state(sentence: Sentence, word: Word) -> bool:
    """国家, 教育部 right before a head: what stands before it is the field."""
    text = sentence.text[word.start : word.end]
    entry = known().get(text) if word.kind & Kind.NAME else None
    return text in NATION or (entry is not None and entry.cls == "GovernmentUnit")


def discipline(sentence: Sentence, word: Word, head: Head) -> bool:
    """石墨烯工程与产业研究院: a discipline, not a programme, stands before the 与."""
    before = sentence.ending(word.start) if word.start else None
    if before is None or head.cls not in SCHOLARLY or sentence.text[word.start : word.end] == "、":
        return False
    earlier = sentence.ending(before.start).kind if before.start else 0
    told = earlier & Kind.COMMON and not earlier & (Kind.HARD | Kind.SOFT | Kind.VERB)
    return sentence.text[before.start : before.end] in DISCIPLINES and bool(told)


def ends_a_zone(sentence: Sentence, word: Word) -> bool:
    """Whether a word ends the name of a zone."""
    ends = heads().get(sentence.text[word.start : word.end]) if word.kind & Kind.HEAD else None
    return ends is not None and ends.cls in ("Park", "Corridor")
