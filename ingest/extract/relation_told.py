"""What a sentence tells of its topic by whom it was made: 丙于六月获批，由甲牵头、联合乙共建，依托丁.

The topic is named first; a clause that begins with 由 follows, of its makers, and of nothing else. Clauses behind it
add makers (乙牵头, 联合丁) or a host (依托丁) as long as they name no thing of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract.relation_groups import FAMILIES, LEFT_MARKS, RIGHT_MARKS, after_names, fits, made, stands_at
from ingest.records import Mention, Passage, Relation

_MAY_TELL = re.compile("由|以|依托|联合|位于|坐落|地处|选址|落户|设在")
_WITH_OTHERS = re.compile("联合|会同|携手|联手")
STOPS = "。；！？\n\t"
_STOP = re.compile(f"[{STOPS}]")
LONGEST_UNKNOWN = 24
# 由甲, and 由(somebody whom no rule knows)联合甲
_BY = re.compile("由(?:[^，。；由]{2,18}(?:联合|会同|携手|联手|——))?“?$")
FARTHEST, FURTHEST = 90, 300  # characters from a topic to 由; from there to the ends of the sentence
_MAKES = "(?:建设|组建|共建|筹建|承建|设立|成立|创办|创建|打造|出资|发起|主导|牵头)"
# 甲(等单位)(共同、联合)建设: with nothing behind it that is built instead of the topic
_MADE = re.compile(
    "(?!批准|批复|同意|审批|核准|认定)(?:等[^，。；、]{0,16}?)?"
    f"(?:(?:通过|利用|使用)[^，。；]{{2,24}}?|[^，。；、的]{{0,16}}?){_MAKES}+(?=[，。；、（）()”]|$|的|而成|运营|运行|并)"
    "|作为[^，。；]{0,6}(?:发起|牵头|建设)(?:方|单位|人)"
)
_HAS_MADE = re.compile(f"(?:{_MAKES}|参建|共建)$")
_JOINING = re.compile("(?:等[^，。；]{0,12})?(?:[，,]?(?:联合|会同|携手|联手)|与|和|以及|、)|等[^，。；、]{0,12}，")
_TOGETHER = re.compile("，(?:并|同时)?(?:联合|会同|携手|联手)(?:[^，。；]{2,18}、)?“?$")
_AS_HOST = re.compile("(?:(?:以及|和|与|、|等)[^，。；]{0,50}?)?为(?:主要)?(?:依托|载体)(?:单位)?")
_WITH = re.compile("(?:，并?)?以")
_UNDER = re.compile(
    "的?[^，。；]{0,6}(?:领导|指导|支持|推动|统筹|关心)下|(?:等[^，。；、]{0,8})?(?:联合|共同)?(?:支持|指导|批复|批准|主管)，"
)
_HOST = re.compile("^(?:主要)?依托$")
# 丙位于某地，依托甲、乙等高校，以…为方向: the topic leans on them, nothing else is made of them there
_LEANS = re.compile("(?:^|，)(?:并|主要|由其|同时)?依托$")
_LEANT = re.compile("(?:等[^，。；、]{0,12})?(?:建设|组建|设立|成立|运行|建立)?(?=[，。；（]|$)")
_STANDS = re.compile("，(?:正式|现|项目)?(?:位于|坐落于|坐落在|地处|选址于?|落户于?|设在)$")
_LEAD = 10  # characters before a topic that say which one it is: 当天揭牌的丙
_ADDS = re.compile(
    "^(?!整合|利用|汇聚|集聚|通过|面向|服务|吸引|引进|以|在|围绕|聚焦)(?:并|同时)?"
    "(?:(?:联合|会同|携手)[^，。；]{0,70}|(?:由|组织)?[^，。；]{0,30})$"
)
# between a topic and 由: what became of it, and who let it be; no other deed, and nothing that belongs to it
_BELONGS = re.compile("^(?:[的等内中上下和与及其、]|建设|项目)|前身")
_APPROVED = re.compile(
    "(?:获批|批准|启动|正式|获准|同意|开工|批复)(?:建设|组建|设立|成立|筹建)|成立于|建设单位"
    "|于[^，。；]{2,14}?(?:成立|建成|启动|设立|组建)|(?:联合|共同)?支持，"
)
_OTHER_DEED = re.compile(
    "建设|打造|组建|布局|推进|实施|开展|设立|成立|搭建|支持|鼓励|推动|引进|培育|发展|推广|加强|完善"
)
_ACTS = ("牵头", "领衔", "负责", "联合", "会同", "携手")
_NO_TOPIC = ("在", "依托", "以", "围绕", "支持", "推动", "推进", "鼓励", "对", "向", "与", "和", "由", "为", "按照")


def of_topics(passage: Passage, listed: list[list[Mention]]) -> Iterator[Relation]:
    """The relations between the topic of a sentence and those that 由-clauses name as its makers and hosts.

    `listed`: the mentions of the passage, those of one list together.
    """
    text = passage.text
    if not _MAY_TELL.search(text):
        return
    for at, maker in enumerate(listed[1:], 1):
        start = maker[0].evidence[0].start
        lead = text[max(0, start - LONGEST_UNKNOWN) : start]
        if "以" in lead:
            yield from _of_hosts(passage, listed, at)
        if "依托" in lead:
            yield from _leaning(passage, listed, at)
        if _WITH_OTHERS.search(lead):
            yield from _joined(passage, listed, at)
        if fits(maker[0].cls, "Z"):
            yield from _located(passage, listed, at)
        if "由" not in lead or not _BY.search(lead):
            continue
        begin, end = _sentence(text, start)
        topic = _topic(text, begin, listed, at)
        if topic is not None:
            yield from _tell(passage, end, topic, listed, at)


def _of_hosts(passage: Passage, listed: list[list[Mention]], at: int) -> Iterator[Relation]:
    """丙以甲、乙以及丁学科点为依托: the hosts of the topic named right before."""
    text, before, hosts = passage.text, listed[at - 1], listed[at]
    start, end = hosts[0].evidence[0].start, hosts[-1].evidence[0].end
    between = after_names(text, before[-1].evidence[0].start, before[-1].evidence[0].end, start)
    if _WITH.fullmatch(between) and len(before) == 1 and _AS_HOST.match(text, end):
        for host in hosts:
            if fits(before[0].cls, "APZGJ") and fits(host.cls, "APZ") and host.cls != "GovernmentUnit":
                yield made(passage.ordinal, host, before[0], "HOSTS", "relation.topic.host", 0.65)


def _leaning(passage: Passage, listed: list[list[Mention]], at: int) -> Iterator[Relation]:
    """丙位于某地，依托甲、乙等高校，…: the hosts of the platform that the sentence opens with."""
    text, hosts = passage.text, listed[at]
    start, end = hosts[0].evidence[0].start, hosts[-1].evidence[0].end
    last = listed[at - 1][-1].evidence[0].end
    if not _LEANS.search(text[last:start].rstrip(LEFT_MARKS).lstrip(RIGHT_MARKS)) or not _LEANT.match(text, end):
        return
    topic = _opening(text, _sentence(text, start)[0], listed, at)
    if topic is None:
        return
    for host in hosts:
        if fits(host.cls, "NPZ") and host.name != topic.name:
            yield made(passage.ordinal, host, topic, "HOSTS", "relation.topic.host", 0.65)


def _joined(passage: Passage, listed: list[list[Mention]], at: int) -> Iterator[Relation]:
    """丙依托甲，联合乙等单位，丁等企业共同建设: the makers of the platform that the sentence opens with."""
    text, start = passage.text, listed[at][0].evidence[0].start
    if not _TOGETHER.search(text, max(0, start - LONGEST_UNKNOWN), start):
        return
    begin, end = _sentence(text, start)
    topic = _opening(text, begin, listed, at)
    if topic is not None and topic is not listed[at][0]:
        yield from _tell(passage, end, topic, listed, at)


def _located(passage: Passage, listed: list[list[Mention]], at: int) -> Iterator[Relation]:
    """丙由甲参与建设，位于丁: the zone where the platform stands that the sentence opens with."""
    text, zone = passage.text, listed[at][0]
    start = zone.evidence[0].start
    if not _STANDS.search(text, max(0, start - 12), start):
        return
    topic = _opening(text, _sentence(text, start)[0], listed, at, "NPZ")
    if topic is not None and topic.name != zone.name:
        yield made(passage.ordinal, topic, zone, "LOCATED_IN", "relation.topic.zone", 0.65)


def _opening(text: str, begin: int, listed: list[list[Mention]], at: int, kinds: str = "PJ") -> Mention | None:
    """The one platform or project that the sentence of a list opens with: 当天揭牌的丙…"""
    if listed[at][0].evidence[0].start - begin > FURTHEST:
        return None
    while at and listed[at - 1][0].evidence[0].start >= begin:
        at -= 1
    opening = listed[at]
    topic = opening[0]
    lead = text[begin : topic.evidence[0].start].rstrip(LEFT_MARKS)
    if text.startswith(_ACTS, topic.evidence[0].end):
        return None  # 甲牵头，联合乙…: who acts is not what is made
    opens = len(lead) <= _LEAD and "，" not in lead and not lead.endswith(_NO_TOPIC) and not _OTHER_DEED.search(lead)
    return topic if opens and len(opening) == 1 and fits(topic.cls, kinds) else None


def _sentence(text: str, inside: int) -> tuple[int, int]:
    """Start and end of the sentence around an offset, as far as a clause may tell of its topic."""
    begin = max(text.rfind(mark, max(0, inside - FURTHEST), inside) + 1 for mark in STOPS)
    stop = _STOP.search(text, inside, inside + FURTHEST)
    return begin, stop.start() if stop else min(len(text), inside + FURTHEST)


def _topic(text: str, begin: int, listed: list[list[Mention]], maker: int) -> Mention | None:
    """The thing that a clause of makers speaks of: the one named before them in their sentence."""
    at = listed[maker][0].evidence[0].start
    if not all(fits(m.cls, "APZ") for m in listed[maker]):
        return None
    until, between, lets = at, "", False
    for n in range(maker - 1, -1, -1):
        group = listed[n]
        topic, end = group[0], group[-1].evidence[0].end
        if topic.evidence[0].start < begin:
            return None
        between = after_names(text, group[-1].evidence[0].start, end, until) + between
        where = stands_at(text, topic.evidence[0].start)  # 丙落户云渚高新区，由…: of what stands there
        if len(group) == 1 and fits(topic.cls, "APZF") and topic.cls != "GovernmentUnit" and not where:
            gap = _BY.sub("", between)
            known = n and listed[n - 1][0].evidence[0].start >= begin and _made_before(text, listed[n - 1], topic)
            return topic if len(gap) <= FARTHEST and not known and _speaks_of(text, begin, topic, gap) else None
        lets = where or _lets(text, group, at) or (lets and text[end:until] == "，")  # 由甲、乙，丙联合支持
        if not lets:
            return None
        until = group[0].evidence[0].start
    return None


def _made_before(text: str, makers: list[Mention], topic: Mention) -> bool:
    """乙参建丙，由丁…: what the clause before tells the makers of is not told of again."""
    end, start = makers[-1].evidence[0].end, topic.evidence[0].start
    clause = text[end:start].rstrip(LEFT_MARKS)
    return fits(makers[0].cls, "AU") and "，" not in clause and _HAS_MADE.search(clause) is not None


def _lets(text: str, group: list[Mention], at: int) -> bool:
    """经省政府批准建设，是由…, 根据《…》，在甲的指导下，由…: what only let the topic be."""
    start, end = group[0].evidence[0].start, group[-1].evidence[0].end
    if all(m.cls == "Plan" for m in group) or _UNDER.match(text, end):
        return True
    return text.endswith(("经", "获", "报"), 0, start) and text[end:at].startswith(("批准", "同意", "批复", "审定"))


def _speaks_of(text: str, begin: int, topic: Mention, gap: str) -> bool:
    start = topic.evidence[0].start
    if text.endswith(_NO_TOPIC, begin, start) or _BELONGS.search(gap):
        return False
    return not _OTHER_DEED.search(_APPROVED.sub("", gap))


def _tell(passage: Passage, stop: int, topic: Mention, listed: list[list[Mention]], maker: int) -> Iterator[Relation]:
    """The makers that the clauses from 由 on name, and the hosts."""
    text = passage.text
    makers: list[Mention] = []
    waiting: list[Mention] = []
    for n in range(maker, len(listed)):
        group, first = listed[n], n == maker
        start, end = group[0].evidence[0].start, group[-1].evidence[0].end
        if end > stop:
            break
        until = min(stop, listed[n + 1][0].evidence[0].start if n + 1 < len(listed) else stop)
        behind = after_names(text, group[-1].evidence[0].start, end, until)
        clause = "" if first else text[listed[n - 1][-1].evidence[0].end : start].rpartition("，")[2]
        if not first and _HOST.match(clause) and not text.startswith("的", end):
            for host in group:
                yield made(passage.ordinal, host, topic, "HOSTS", "relation.topic.host", 0.65)
            continue
        if not all(fits(m.cls, "APZ") for m in group) or (not first and not waiting and not _ADDS.match(clause)):
            break
        if _MADE.match(behind):
            makers += [*waiting, *group]
            waiting = []
        elif _JOINING.match(behind):
            waiting += group
        else:
            break
    for body in makers:
        if body.name == topic.name:
            continue
        if FAMILIES.get(topic.cls) == "F":
            yield made(passage.ordinal, body, topic, "MANAGES", "relation.topic", 0.65, given={"role": "sponsor"})
        else:
            yield made(passage.ordinal, body, topic, "BUILDS", "relation.topic", 0.65)
