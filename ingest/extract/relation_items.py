"""What an item says, clause by clause, of the one thing that it opens with: ——云渚实验室。依托甲，由乙承建，落户丙."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract.relation_groups import LEFT_MARKS, LOCATING, RIGHT_MARKS, fits, groups, made
from ingest.records import Mention, Passage, Relation

_OPENS = re.compile(r"[\s—\-－·•●◆■★*0-9０-９一二三四五六七八九十.．、（）()①-⑳“‘「]*")
_ENDS_OPENING = ("。", "：", ":")
_CLAUSE = re.compile("[，。；：\n\t]")
_FURTHEST = 240  # characters of an item that still tell of what it opens with
_HOW = "(?:共同|联合|合作|牵头|负责|组织|参与|投资|主导|领衔|统一|具体|正在|已|协同|携手|[两三四五]方)*"
_MADE = "(?:建设|组建|共建|承建|筹建|设立|成立|建立|创办|打造|参建|联建|发起|牵头|领衔|搭建|主导)"
_ETC = "(?:等[^，。；、]{0,14}?)?"
_MAKES = re.compile(f"{_ETC}{_HOW}{_MADE}+(?:和?(?:运营|管理|运行))?(?:工作|任务)?")
_LEADS = re.compile(
    f"{_ETC}{_HOW}(?:牵头|领衔|主导|负责|承担|承建|参建|共建|投资建设|参与建设|发起设立|发起|组建)(?:建设|组建|筹建)?"
)
_BY = re.compile("(?:现|拟|将|项目|主要)?由(?:[^，。；由]{2,18}、)?")
_WITH = re.compile("(?:并|同时|拟|将)?(?:联合|会同|携手|联手|与)")
_LEANS = re.compile("(?:主要|拟|现|由其|并)?依托")
_LEANT = re.compile(f"{_ETC}{_HOW}(?:建设|组建|筹建|设立|成立|建立|运行|打造)?")
_HANGS = re.compile("(?:现|拟)?(?:挂靠(?:在|于)?|设(?:立)?(?:在|于))")
_BIDS = re.compile("(?:[^，。；]{0,6}?)(?:争创|创建|申创|申建|申报|争取(?:获批|创建|建设|入选)?)")
_OBTAINS = re.compile(
    "(?:已|成功|先后|正式|现|现已|[0-9]{4}年){0,4}(?:获批|获评|入选|被认定为|获准|获得)(?:建设|筹建|为)?"
)
_RUNS = re.compile(f"{_ETC}{_HOW}(?:运营管理|运营|运维|运行)")
_MANAGES = re.compile(f"{_ETC}(?:受托|负责|统一|具体)*(?:管理|托管)|担任[^，。；]{{0,6}}管理人")
_SPONSORS = re.compile(f"{_ETC}{_HOW}(?:发起设立|发起成立|出资设立|发起|设立|组建)")
_PART = re.compile("的?(?:重要|核心|首批|主要)*(?:组成部分|分中心|分园|片区|起步区|核心区|板块|分基地)")
_GIVEN = re.compile("(?:现|拟|将)?(?:委托|由|交由)")


def of_item(passage: Passage, here: list[Mention]) -> list[Relation]:
    """The relations of the thing that an item opens with to those that its clauses name."""
    text, topic = passage.text, here[0]
    span = topic.evidence[0]
    if not fits(topic.cls, "APZFJ") or topic.cls in ("GovernmentUnit", "University"):
        return []
    end = span.end + (text[span.end : span.end + 1] in tuple(RIGHT_MARKS))
    if text[end : end + 1] not in _ENDS_OPENING or not _OPENS.fullmatch(text, 0, span.start):
        return []
    rest = [m for m in here[1:] if end < m.evidence[0].start and m.evidence[0].end <= end + _FURTHEST]
    found: list[Relation] = []
    for group in groups(text, rest):
        found += _said(passage, topic, group, end)
    return [r for r in found if r.subject != r.object]


def _said(passage: Passage, topic: Mention, group: list[Mention], begin: int) -> Iterator[Relation]:
    """What the clause around a list of names says of the topic."""
    text = passage.text
    start, end = group[0].evidence[0].start, group[-1].evidence[0].end
    opened = max((m.end() for m in _CLAUSE.finditer(text, begin, start)), default=begin)
    ending = _CLAUSE.search(text, end)
    before = text[opened:start].rstrip(LEFT_MARKS)
    after = text[end : ending.start() if ending else len(text)].lstrip(RIGHT_MARKS)
    for predicate, families, forward, given in (*_actors(topic, before, after), *_places(topic, before, after)):
        for mention in group:
            if fits(mention.cls, families):
                subject, target = (mention, topic) if forward else (topic, mention)
                yield made(passage.ordinal, subject, target, predicate, "relation.item", 0.7, given=given)


def _actors(topic: Mention, before: str, after: str) -> Iterator[tuple[str, str, bool, dict[str, str]]]:
    """(predicate, families of the named, whether they are its subject, properties) of who makes, hosts or runs it."""
    by, alone = _BY.fullmatch(before) is not None, not before
    if fits(topic.cls, "F"):
        if (_GIVEN.fullmatch(before) or alone) and _MANAGES.fullmatch(after):
            yield "MANAGES", "A", True, {"role": "manager"}
        elif (by or alone or _WITH.fullmatch(before)) and _SPONSORS.fullmatch(after):
            yield "MANAGES", "A", True, {"role": "sponsor"}
        return
    if _LEANS.fullmatch(before) and _LEANT.fullmatch(after):
        yield "HOSTS", "NPZ", True, {}
    elif _HANGS.fullmatch(before) and not after:
        yield "HOSTS", "N", True, {}
    elif (_GIVEN.fullmatch(before) or alone) and _RUNS.fullmatch(after):
        yield "OPERATES", "A", True, {}
    elif fits(topic.cls, "Z") and _GIVEN.fullmatch(before) and _MANAGES.fullmatch(after):
        yield "MANAGES", "U", True, {"role": "manager"}
    elif ((by or _WITH.fullmatch(before)) and _MAKES.fullmatch(after)) or (alone and _LEADS.fullmatch(after)):
        yield ("BUILT_BY" if topic.cls == "Project" else "BUILDS"), "APZ", topic.cls != "Project", {}


def _places(topic: Mention, before: str, after: str) -> Iterator[tuple[str, str, bool, dict[str, str]]]:
    """The same of where it stands, what it is a part of, bids for and has obtained."""
    if LOCATING.fullmatch(before) and fits(topic.cls, "APFJ"):
        yield "LOCATED_IN", "Z", False, {}
    elif before in ("是", "为", "作为", "系") and _PART.match(after):
        yield "PART_OF", "PZ", False, {}
    elif _BIDS.fullmatch(before):
        yield "BIDS_FOR", "PZS", False, {}
    elif _OBTAINS.fullmatch(before):
        yield "OBTAINED", "PZS", False, {"status": "granted"}
