"""Names that end in a head noun: the walk to where they begin (parts.py), then the verdict (naming.py)."""

from __future__ import annotations

import re
from functools import cache

from ingest.extract.names.candidate import Candidate
from ingest.extract.names.lexicon import Head, Kind, heads, known, refinements, rows, tables
from ingest.extract.names.marks import BRACKETS, QUOTES, Enclosure
from ingest.extract.names.naming import names_one
from ingest.extract.names.parts import CODED, Parts, walk, walked
from ingest.extract.names.sentence import Found, Sentence
from ingest.extract.names.verbs import MAKES, RUNS

GOVERNS = MAKES | RUNS | {"以"}
JOINS = frozenset(["和", "与", "及", "以及"])  # a list's last member is governed as those before it
COUNTED = frozenset(
    ["Incubator", "InnovationCenter", "Laboratory", "ServicePlatform", "Institute", "Alliance", "Fund", "Park"]
)
# …科技城1个国家农业科技示范区: the number counts what follows, which says what the name is
_COUNT = re.compile(
    r"(?!1[家个所座](?:国家|全国|省|市级))(?:总数)?(?:达到|达|共|超过|超|约|近)?[0-9]+多?余?[家个所座支只项]"
)
PLANS = (
    "安排",
    "巡视",
    "整治",
    "整改",
    "督查",
    "检查",
    "审计",
    "治理",
    "方案",
    "计划",
    "规划",
    "推进方案",
    "实施方案",
    "工作方案",
    "政策",
    "意见",
    "办法",
    "纲要",
)
ALWAYS_QUALIFIES = (
    "组群",
    "城市",
    "意识",
    "合同",
    "成交",
    "交易额",
    "认定",
    "评定",
    "评选",
    "遴选",
    "备案",
    "师",
    "化",
    "型",
    "级",
    "类",
    "式",
    "一体化",
)
# 海洋工程装备, 岩土工程施工: engineering, no programme
OF_ENGINEERING = ("装备", "机械", "车辆", "塑料", "施工", "监理", "咨询", "总承包", "勘察", "质量", "造价")
# …投资基金(云渚)合伙企业, …基金(有限合伙): what kind of firm a fund is belongs to its name
_PARTNERS = re.compile(r"合伙企业(?:[（(](?:有限|普通)合伙[）)])?|[（(](?:有限|普通)合伙[）)]")
_GROUP = re.compile("集群|群(?![体众])")  # …产业基金集群
# 航空航天、海洋工程、新材料等若干重点领域: engineering, one of the fields that are listed
_OF_FIELDS = re.compile(
    "(?:[、和与及][^，。；、和与及“”]{2,8}){0,8}(?:等[^，。；、“”]{0,4}?)?(?:重点|关键)?(?:领域|产业|行业|学科|方向)"
    "(?![\u4e00-\u9fff]{0,6}(?:工程|行动|计划))"
)
# 样本库大楼计划今年启用: a verb
_IS_PLANNED = re.compile(
    "(?:于|在|到|今年|明年|年内|年底|20[0-9]{2}年|[0-9]{1,2}月|[上下]半年|总?投资|用[0-9一二两三五]|新增)"
)
_STUDENT = re.compile("生(?![物命态理化产])")  # 新来云大学生
_BRACKET = re.compile("[(（][^()（）]*[)）]")
LONGEST_HEAD = 8
OF_FUNDS = ("管理人", "管理公", "管理机", "产品", "公司")
COUNTED_TOGETHER = frozenset(["head.proper", "head.field"])  # 甲研究院、乙中心2家: the number counts the list
SURE = frozenset(["head.proper", "head.national", "head.seat", "head.owner", "head.admin", "head.field"])
# what a bracket ends in that tells a branch or a line of work (…授时系统(云渚一级核心站)), and remarks that tell none
OPENING = tuple(BRACKETS)
SEATS = ("方向", "分中心", "核心站", "分站", "节点", "分院", "分园", "校区", "院区", "片区")
REMARKS = ("含", "包括", "即", "原", "以下", "简称", "如", "或")
FAR = 60
KINDS_IN_QUOTES = frozenset(["Institute", "InnovationCenter", "Laboratory", "Alliance"])
LEAST_QUOTED, LONGEST_QUOTED = 8, 24
_ENUMERATES = re.compile("(?:[0-9一二两三四五六七八九十百]+[^0-9一二两三四五六七八九十百]{1,4}){2,}")  # 3中心2平台
_PHRASED = re.compile("[的、，。；+—\\-]|一批|[0-9]")  # a phrase or a code, no name
# 打造全国…策源地、…示范区: what a place wants to be, no zone
_AIM = re.compile(
    "(?:打造|建成|建设|成为|形成|争当)(?:成为|成)?(?:全国|全省|全市|全区|全球|世界|国际|国内|具有|辐射|引领|在全)[^。；;]*$"
)
WANTED = ("的要求", "的目标", "的定位", "的部署", "目标", "要求")
_VERSION = re.compile(
    r"[1-9]\.(?:0(?![0-9万亿倍个家项亩平千公吨兆%％])版?(?!本)|[0-9]版(?!本))"
)  # 公共数据平台2.0, 监管平台3.1版
FIELD_BEHIND = ("重点实验室", "工程研究中心", "技术创新中心", "工程技术中心")
LEAST_FIELD = 4
_REMARK = re.compile(
    "单位|牵头|责任|名单|项目|附件|[年月日0-9]|[级类批]$|面积|资金|培育|以上|认定|重组|中心|实验室|、|(?:公司|集团|大学|学院|研究院|研究所|医院|学校)$"
)
_TRAILING = "一期 二期 三期 四期 五期 A型 B型 筹 筹建 总部 北方 南方 东部 西部 中部 北区 南区 东区 西区"
TRAILING = frozenset(_TRAILING.split())
BODIES = frozenset(["Institute", "University", "Enterprise"])  # which are not built in stages, though their houses are
OTHER_HEADS = frozenset(["实验室", "研究院", "创新中心", "联合体"])  # …工业创新中心(实验室): one body, called both ways

_OTHER_PLATE = re.compile("(?:前沿|国家)[\u4e00-\u9fff]{0,6}(?:中心|研究院|实验室)")  # …前沿科学中心(前沿医学中心)


@cache
def qualifying() -> frozenset[str]:
    """Words that a head qualifies when they follow it."""
    return frozenset(row[0] for row in rows("qualifies.txt"))


def trailing(sentence: Sentence, end: int, cls: str = "") -> int:
    """The end of a name with the bracket that belongs to it: (嘉兴), (筹); (创业类) stays out, and a body's (一期)."""
    word = sentence.starting(end) if sentence.text.startswith(OPENING, end) else None
    if word is None or word.atom is None:
        return end
    inner = sentence.text[word.start + 1 : word.end - 1]
    if cls in BODIES and inner[1:] == "期":
        return end
    first = sentence.starting(word.start + 1)
    place = first is not None and first.end == word.end - 1 and bool(first.kind & Kind.PLACE)
    branch = inner.endswith(SEATS) and not inner.startswith(REMARKS)
    other = (inner in OTHER_HEADS or _OTHER_PLATE.fullmatch(inner)) and not sentence.text.endswith(inner, 0, end)
    own = place or branch or inner in TRAILING or other
    return word.end if own or field_behind(sentence, end, inner) else end


def field_behind(sentence: Sentence, end: int, inner: str) -> bool:
    """教育部重点实验室(稀土检测与溯源): what a ministry's laboratory is for stands in the bracket behind it."""
    if not sentence.text.endswith(FIELD_BEHIND, 0, end) or len(inner) < LEAST_FIELD or inner.startswith(REMARKS):
        return False
    words = [w for w, _, _ in tables().words.find(inner)]
    topical = any(sentence.kind(w) & Kind.COMMON and not sentence.kind(w) & Kind.GENERIC for w in words)
    return topical and not _REMARK.search(inner)


def refined(head: Head, before: str) -> str:
    """The class that the words before a head give it."""
    whole = before + head.word
    for ending, word, cls in _refining(head.word):
        if word in whole and word in whole[: -len(ending)]:
            return cls
    if before.endswith((")", "）")):  # 国家…产业创新(云渚)中心
        plain = _BRACKET.sub("", before) + head.word
        longer = (heads().get(plain[-n:]) for n in range(LONGEST_HEAD, len(head.word), -1))
        return next((found.cls for found in longer if found is not None), head.cls)
    return head.cls


@cache
def _refining(head: str) -> tuple[tuple[str, str, str], ...]:
    return tuple(row for row in refinements() if head.endswith(row[0]))


def qualifies(sentence: Sentence, end: int, head: Head, method: str, bare: bool = False) -> bool:
    """Whether the head only qualifies the noun after it (创新平台体系, 工程师)."""
    after = sentence.text[end : end + 4]
    if head.cls == "Fund" and after.startswith(OF_FUNDS):
        return True
    if (after.startswith("士") and head.word.endswith("院")) or (after.startswith("议") and head.word.endswith("会")):
        return True  # 江澜大学某某|院士, 工作会商|会议
    if head.word.endswith("大学") and _STUDENT.match(after):
        return True
    if head.cls == "GovernmentUnit" and after.startswith("制度"):
        return False  # the arrangement is the body
    if head.cls == "ScienceFacility" and after.startswith("集群"):
        return True
    if head.cls == "Program" and after.startswith(("规划", "方案", "计划", "重大科技", "重大项目", "科技项目")):
        return True
    if head.word == "计划" and _IS_PLANNED.match(sentence.text, end):
        return True
    if head.word == "工程" and (after.startswith(OF_ENGINEERING) or _OF_FIELDS.match(sentence.text, end)):
        return True
    if method not in SURE or bare:
        return not qualifying().isdisjoint([after[:1], after[:2], after[:3], after])
    if head.cls == "Program" and after.startswith(PLANS):
        return True
    return after.startswith(ALWAYS_QUALIFIES)


def counted(sentence: Sentence, end: int, head: Head) -> bool:
    """A number right after it counts a class (江澜创新型孵化器9家)."""
    return head.cls in COUNTED and bool(_COUNT.match(sentence.text, end))


def region_only(sentence: Sentence, parts: Parts) -> bool:
    """A region alone before the head (长三角实验室联动机制) makes a name only where nothing follows."""
    if len(parts.words) != 1:
        return False
    entry = known().get(sentence.text[parts.start : parts.words[0].end])
    return entry is not None and entry.cls == "Region"


def fills_quotes(sentence: Sentence, parts: Parts, end: int, head: Head, pair: Enclosure) -> str:
    """A phrase of some length that fills a pair of quotes to its head is meant as a name."""
    if (parts.start, end) != pair.inner or head.mode == "never":
        return ""
    inner = sentence.text[parts.start : end]
    least = 4 if head.cls in ("Park", "Corridor") and len(head.word) == 2 else 6
    if inner.endswith(("科学与工程", "技术与工程")):
        return ""  # “控制科学与工程”学科
    code = "+" in inner or "—" in inner or "-" in inner or parts.quantity or sum(c in CODED for c in inner) > 1
    return "head.quoted" if not code and end - parts.start >= least else ""


def whole_quote(sentence: Sentence, start: int, end: int, head: Head, pair: Enclosure) -> int:
    """Where a quoted name begins that the walk from its head left too early: “微球及复合材料研究院”; else 0."""
    first, last = pair.inner
    if head.cls not in KINDS_IN_QUOTES or end != last:
        return 0
    inner = sentence.text[first:end]
    opening = sentence.starting(first)
    named = opening is not None and not opening.kind & (Kind.HARD | Kind.SOFT | Kind.QUANTITY)
    short = LEAST_QUOTED <= len(inner) <= LONGEST_QUOTED
    return first if start > first and named and short and not _PHRASED.search(inner) else 0


def outside_quotes(sentence: Sentence, start: int, end: int, head: Head, pair: Enclosure) -> tuple[int, int]:
    """Where a name fills a pair of quotes, what stands before the pair may belong to it (数字经济“一号工程”)."""
    if (start, end) != pair.inner:
        return start, end
    first = sentence.starting(start)
    if first is not None and first.end == end and first.kind & Kind.NAME:
        return start, end
    if pair.start and sentence.text[pair.start - 1] in "”」』":
        return start, end
    if head.cls in ("Park", "Corridor") and pair.start and sentence.ending(pair.start).kind & (Kind.HEAD | Kind.NAME):
        return start, end  # 云渚高新区“江澜信创谷”: one lies in the other
    if first is not None and first.kind & Kind.PLACE and sentence.text[first.end - 1] in "省市":
        return start, end  # 渚源药业“江澜省药物工程中心”: whose it is stands before its own name
    before = walk(sentence, pair.start, head)
    if sentence.text.endswith(("赋能", "助力", "服务", "融入", "落实", "聚焦", "围绕"), 0, pair.start):
        return start, end
    if before.words and not before.quantity and before.stop in RUNS | MAKES and not before.joined:
        return before.start, pair.end
    return start, end


def wanted(text: str, start: int, end: int) -> bool:
    """打造全国…示范区, 按照打造…示范区的要求: what a place is to be, no zone."""
    return text.startswith(WANTED, end) or bool(_AIM.search(text, max(0, start - FAR), start))


def shares_its_head(sentence: Sentence, parts: Parts, end: int) -> bool:
    """青浦走廊、临沅走廊建设行动: the programme is one for all members of the list, half of it is no name."""
    at = parts.start
    if at < 2 or sentence.text[at - 1] != "、":
        return False
    before = sentence.ending(at - 1)
    head = heads().get(sentence.text[before.start : before.end])
    if head is None or head.cls in ("Program", "Project", "Plan"):
        return False
    return head.word in sentence.text[parts.start : end]


def headed(sentence: Sentence) -> list[Found]:
    """All names of a paragraph that end in a head noun; they may overlap."""
    found: list[Found] = []
    table, text = heads(), sentence.text
    governed: dict[int, str] = {}  # where a member of a list ends → the verb that governs the list
    for word, start, end in sentence.heads:
        head = table[word]
        parts = walked(sentence, start, head)
        if not parts.words and end - start > len(word):  # 云谷小镇: the first of two heads is all there is
            parts = walk(sentence, end - len(word), head)
        if not parts.stop and parts.start and text[parts.start - 1] in "、，,":
            parts.stop = governed.get(parts.start - 1, "")
        elif parts.stop in JOINS and text.endswith(parts.stop, 0, parts.start):
            parts.stop = governed.get(parts.start - len(parts.stop), "")
        if parts.stop in GOVERNS:
            governed[end] = parts.stop
        around = sentence.inside(parts.start) if sentence.marks else None
        if not parts.words and around is None:
            continue  # a head alone is no name, unless it fills quotes
        pair = around if around is not None and around.opener in QUOTES else None
        if pair and (quote := whole_quote(sentence, parts.start, end, head, pair)):
            found.append(
                Found(quote, end, refined(head, text[quote : end - len(word)]), text[quote:end], "head.quoted", 0.7)
            )
            continue
        finish = trailing(sentence, end, head.cls)
        partners = _PARTNERS.match(text, finish) if head.cls == "Fund" and parts.words else None
        seated = finish > end and text[end + 1 : finish - 1] not in OTHER_HEADS
        method = names_one(Candidate(sentence, parts, head, seated, end)) if parts.words else ""
        if pair and not method:
            method = fills_quotes(sentence, parts, end, head, pair)
        if partners:
            method, finish = "head.proper", partners.end()
        elif method and head.cls == "Fund" and (group := _GROUP.match(text, finish)):
            finish = group.end()
        if not method:
            continue
        listed = method in COUNTED_TOGETHER and text[parts.start - 1 : parts.start] == "、"
        if (
            _ENUMERATES.fullmatch(text, parts.start, end)
            or (counted(sentence, end, head) and not listed)
            or qualifies(sentence, end, head, method, region_only(sentence, parts))
        ):
            continue
        if head.cls == "Park" and method == "head.topic" and wanted(text, parts.start, end):
            continue
        if head.cls == "Program" and shares_its_head(sentence, parts, end):
            continue
        cls = refined(head, text[parts.start : end - len(word)])
        if head.word == "科创中心" and len(parts.words) == 1 and parts.words[0].kind & Kind.PLACE:
            cls = "Park"  # 云渚科创中心: what a city is to be
        begin = parts.start
        if pair:
            begin, finish = outside_quotes(sentence, begin, finish, head, pair)
        version = _VERSION.match(text, finish)
        finish = version.end() if version else finish
        confidence = 0.9 if method == "head.proper" else 0.7
        found.append(Found(begin, finish, cls, text[begin:finish], method, confidence))
    return found
