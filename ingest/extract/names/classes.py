"""What has a place or a body in front and tells a class all the same: 教育部重点实验室, 云渚科学城核心区."""

from __future__ import annotations

from ingest.extract.names.candidate import Candidate
from ingest.extract.names.lexicon import Kind, known
from ingest.extract.names.research import NATION, of_the_state
from ingest.extract.names.sentence import PARTS_OF_ZONES

KINDS_OF_PLATFORMS = frozenset(
    ["平台", "开放平台", "合作平台", "创新平台", "服务平台", "公共平台", "公共服务平台", "科技创新平台", "研发平台"]
)
# heads that with a level or a division in front still tell a class (江澜省重点实验室)
_LEVELLED = """
    实验室 技术创新中心 工程研究中心 工程技术研究中心 产业创新中心 制造业创新中心 临床医学研究中心
    技术中心 研发中心 工程中心 孵化器 加速器 众创空间 星创天地
"""
LEVELLED = tuple(_LEVELLED.split())
KEPT_AS_SERIES = frozenset(["实验室", "省实验室", "平台"])
# divisions that keep laboratories of their own as a series (江澜省实验室, 首批云渚市实验室)
_DIVISIONS = ("省", "市", "自治区")
DIRECTIONS = frozenset(["东部", "西部", "南部", "北部", "中部", "东区", "西区", "南区", "北区"])


def level_of_a_place(one: Candidate) -> bool:
    """云渚市级科技创新平台: a level, though a place's name is spelled in it."""
    words = one.parts.words
    return len(words) > 1 and bool(words[-1].kind & Kind.PLACE) and one.words[-2].startswith("级")


def generic_platform(one: Candidate) -> bool:
    """与上海开放平台对接, 云渚市科技局平台处: a place or a body alone makes a kind of platforms no name."""
    if one.head.word not in KINDS_OF_PLATFORMS:
        return False
    alone = len(one.parts.words) == 1 and bool(one.parts.words[0].kind & Kind.PLACE)
    return alone or (one.words[0] in ("局", "厅", "委") and one.words[0] != one.leftmost)


def of_a_ministry(one: Candidate) -> bool:
    """教育部重点实验室: whose it is and nothing of what it is for, in a bracket behind it neither."""
    if len(one.parts.words) > 1 or not one.head.word.endswith(LEVELLED):
        return False
    return of_the_state(one.sentence, one.parts.words[0]) and one.leftmost not in NATION and not one.seated


def of_a_series(one: Candidate) -> bool:
    """获批江澜省实验室建设, 3个江澜实验室, 江澜省创新平台: a place alone before what a division has several of."""
    if one.head.word not in KEPT_AS_SERIES:
        return False
    first = one.parts.words[0]
    if len(one.parts.words) > 1 or not first.kind & Kind.PLACE or one.seated:
        if len(one.parts.words) != 2 or one.head.word != "平台" or not one.parts.words[1].kind & Kind.PLACE:
            return False
        return one.words[0] in ("创新", "研发", "科研", "科技创新") and one.words[1].endswith(_DIVISIONS)
    if one.head.word == "省实验室":
        return bool(one.sentence.kind(one.leftmost + "省") & Kind.PLACE)
    if one.head.word == "平台":
        return False
    return one.parts.quantity or one.leftmost.endswith(_DIVISIONS)


def of_a_school(one: Candidate) -> bool:
    """江澜大学控制工程, 江大一流大学: what it teaches, or wants to be."""
    if one.head.word == "大学":
        return "一流" in one.words or one.leftmost == "环"  # 环云渚大学创新圈
    if one.head.word != "工程":
        return False
    taught = one.sentence.known(one.words[0] + "工程")  # 软件工程, 控制工程
    if one.parts.words[0].kind & (Kind.SOFT | Kind.VERBAL | Kind.VERB) and not taught:
        return False  # 江澜大学引智提升工程
    entry = known().get(one.leftmost)
    known_school = entry is not None and entry.cls == "University" and len(one.words) < 4
    return known_school or "大学" in one.words[:2]


def part_of_a_zone(one: Candidate) -> bool:
    """云渚科学城核心区, 青浦走廊东部核心区: a part of what is named; 云坝片区: a part of a town."""
    if one.head.word == "片区":
        return one.length <= 2 and not any(w.kind & Kind.PLACE for w in one.parts.words)
    if not one.head.word.endswith(PARTS_OF_ZONES) or one.parts.words[0].kind & Kind.PLACE:
        return False
    return one.words[0] in DIRECTIONS or all(w.kind & (Kind.NAME | Kind.HEAD) for w in one.parts.words[:1])
