"""Relations that a sentence states between two named things, by patterns over the words around them (relations.tsv)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from ingest.extract.names.lexicon import places, rows
from ingest.extract.names.titled import carried
from ingest.extract.referents import referents
from ingest.extract.relation_groups import (
    ENDS,
    LEFT_MARKS,
    UNKNOWN,
    after_names,
    behind,
    fits,
    groups,
    made,
    stands_at,
    wide,
)
from ingest.extract.relation_items import of_item
from ingest.extract.relation_plans import between_plans
from ingest.extract.relation_tables import of_row
from ingest.extract.relation_told import of_topics
from ingest.extract.relation_zones import of_charged, of_gathering, of_subject
from ingest.records import Mention, Passage, Relation, Span, Tree

LONGEST_GAP = 70
MOST_ISSUERS = 8  # lines on each side of the issuer's that may name others
OVER = (2, 3)  # how much further on than the next the second of a pair may stand
# 力争云渚高新区获批…: hoped for, so it bids
_WISH = re.compile("(?:力争|争取|推动|支持|鼓励|促进|确保|助力|努力|推进|指导|帮助)(?:[^，。；、]{0,6})$")
_NEGATED = re.compile("不(?!断|仅|只|同|少|久)|未(?!来)|停止|退出|取消|禁止|终止|迁出|撤销|放弃")
# 打造某科学中心主要承载区: the name behind the verb only says whose part is made
_QUALIFIES = re.compile(
    "的?(?:主要|重要|重点|核心|创新发展|创新)*(?:承载区|承载地|核心区|核心承载区|支撑区|策源地|先行区|起步区)"
)
_DONE_TO = re.compile("(?:创建|争创|申创|申建|申报|建设|组建|共建|打造|筹建|成立|获批|建成|承建)$")
VISIONS = ("全球", "世界", "国际", "亚洲", "东北亚")  # 打造全球某某创新中心: an aim, not a body
_CARRIES = re.compile(
    "(?:办公[厅室])?关于(?P<how>印发|转发|批转|发布|公布)《[^《》]{4,80}》(?:[、和及与]*《[^《》]{4,80}》)+(?:等[^《》]{0,12})?的(?:通知|公告)"
)
_WHOSE = ("所属", "旗下")
_PUBLISHED = re.compile("印发|发布|公布|颁布|下发")
COORDINATING = ("小组", "专班", "联席会议", "委员会", "指挥部", "工作组", "协调机制", "领导机构", "联合体", "理事会")
_ADVERBS = (
    "积极|主动|全力|加快|共同|联合|合作|牵头|参与|成功|组织|努力|着力|重点|高标准|高水平|统筹|负责"
    "|正在?|已|先后|继续|聚力|奋力|倾力|合力|大力|规划|谋划|启动|开工|推进|推动|发起|出资|主导|领衔|携手|协同|自主"
    "|高起点|高质量|高规格|特色化|市场化|规范化|集群化|一体化|率先|同步|抓紧|扎实|有序|全面|现已|并|将|拟"
    "|签约|相继|陆续|近日|日前|近期|今年|去年|明年|同时|三方|双方|四方|对标|争先|对外|首次|新|还|也|又|于?[0-9]{4}年|[0-9]{1,2}月|[0-9]{1,2}日"
)
MACROS = {
    "{etc}": "(?:等[^，,。；]{0,10})?",
    # in most gaps none begins: one look at the first character says so
    "{adv}": f"(?:(?=[{''.join(sorted({word[0] for word in _ADVERBS.split('|')} - {'['}))}0-9])(?:{_ADVERBS})){{0,8}}",
    "{build}": (
        "(?:合作共建|联合共建|投资建设|建设|组建|共建|打造|筹建|设立|建立|成立|创办|改建|新建|兴建|承建|参建|联建|合建"
        "|搭建|投建|新设|合办|共办|建好|建强|建优|建有|建成(?:并?(?:投用|启用|投运|运营|投入使用))?)"
    ),
}
CENTRAL = ("中共中央", "国务院", "全国人民代表大会")
MAKING = frozenset(["BUILDS", "BIDS_FOR", "OBTAINED"])  # no public body is built, but for one that coordinates
OF_TOPICS = frozenset(["BUILDS", "OPERATES", "MANAGES", "HOSTS"])
BY_WHOM = ("被", "经", "由", "获")  # 被某部认定为: who grants obtains nothing
FOR_OVER = frozenset(["HOSTS"])  # a host may stand beyond another name


@dataclass(slots=True, frozen=True)
class Pattern:
    """One row of relations.tsv; `lead` stands before the first mention, `tail` after the second.

    `over`: another name stands between the two. `also`: rows further down may take the same pair. `loose` is `between`
    where members that no rule knows close the first list or open the second: 甲、某某共建某某、乙.
    """

    predicate: str
    lead: str
    between: re.Pattern[str]
    loose: re.Pattern[str]
    first: str
    second: str
    forward: bool
    tail: re.Pattern[str] | None
    method: str
    over: bool
    also: bool
    properties: dict[str, str]


@cache
def patterns() -> tuple[Pattern, ...]:
    """The patterns; of two that fit, the earlier wins."""
    found = []
    for n, (predicate, where, between, first, second, direction, given) in enumerate(rows("relations.tsv")):
        lead = where.partition(":")[2]
        arrow, _, tail = direction.partition(":")
        properties = dict([given.split("=")]) if given != "-" else {}
        also = properties.pop("also", "") == "yes"
        found.append(
            Pattern(
                predicate, lead, _compiled(between), _compiled(CLOSED + between + OPENED), first, second, arrow == ">",
                _compiled(tail) if tail else None,
                f"relation.{predicate.lower()}.{n + 1}", where == "over", also, properties,
            )
        )  # fmt: skip
    return tuple(found)


CLOSED, OPENED = f"(?:、{UNKNOWN}?)?(?:", f")(?:(?:{UNKNOWN}、){{1,4}})?"


def _compiled(pattern: str) -> re.Pattern[str]:
    for macro, written in MACROS.items():
        pattern = pattern.replace(macro, written)
    return re.compile(pattern)


def relations(tree: Tree, mentions: list[Mention]) -> list[Relation]:
    """All relations that sentences, table rows and titles state between the mentions."""
    by_passage: defaultdict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_passage[mention.evidence[0].passage].append(mention)
    meant = referents(tree.passages, by_passage)
    found: list[Relation] = []
    for passage in tree.passages:
        here = [*by_passage.get(passage.ordinal, []), *meant.get(passage.ordinal, [])]
        if passage.kind == "row":
            found += of_row(passage, by_passage)
        if len(here) < 2:
            continue
        here.sort(key=lambda m: (m.evidence[0].start, -m.evidence[0].end))
        text = wide(passage.text)
        same = passage if text == passage.text else replace(passage, text=text)
        own = [m for m in here if m.method != "entity.title.carried"]
        listed = groups(text, own)
        stated = list(_of_sentences(same, listed))
        if passage.kind != "row":
            opened = of_item(same, here)
            told = {(r.subject, r.predicate) for r in opened}  # of the item's own thing, not of what its clauses name
            found += opened
            stated = [r for r in stated if (r.subject, r.predicate) not in told]
        found += stated
        found += of_charged(same, here)
        if passage.kind != "row":
            found += _of_titles(passage, here)
            found += of_subject(same, here)
            found += of_gathering(same, here)
            found += of_topics(same, listed if len(own) == len(here) else groups(text, here))
    found += _several_issued(tree, by_passage)
    found += _own_issue(tree, mentions)
    found += between_plans(tree, mentions)
    return _unique(found)


def _of_sentences(passage: Passage, listed: list[list[Mention]]) -> Iterator[Relation]:
    text = passage.text
    for further in (1, *OVER):
        for left, right in zip(listed, listed[further:], strict=False):
            start, end = left[-1].evidence[0].end, right[0].evidence[0].start
            if end < start or end - start > LONGEST_GAP:
                continue
            gap = after_names(text, left[-1].evidence[0].start, start, end)
            if ENDS.search(gap):
                continue
            if right[0].cls == "Designation":  # 创建云渚省级…: the place before it is no part of a title
                known = places()
                gap = gap[: -next((n for n in (4, 3, 2) if gap[-n:] in known), 0) or None]
            yield from _matched(passage, left, right, gap, further > 1)


def _matched(passage: Passage, left: list[Mention], right: list[Mention], gap: str, over: bool) -> Iterator[Relation]:
    text = passage.text
    begin = left[0].evidence[0].start
    if gap.endswith("的"):
        right = _first_party(text, right)
    loose = gap.startswith("、") or gap.endswith("、")
    classes = frozenset([m.cls for m in left]), frozenset([m.cls for m in right])
    fitting, any_of_them = _for_classes(*classes, over, loose)
    if not any_of_them.fullmatch(gap) or _NEGATED.search(gap) or _begins_a_quote(text, right[0].evidence[0]):
        return
    if gap.startswith("、") and _DONE_TO.search(text[max(0, begin - 8) : begin].rstrip(LEFT_MARKS)):
        return  # 甲创建乙、某某创建丙: what one has made makes nothing
    lead = text[max(0, begin - 4) : begin].rstrip(LEFT_MARKS)
    tail = behind(text, right[-1].evidence[0].end, 16)
    where = stands_at(text, begin)
    for pattern in fitting:
        if not _applies(pattern, lead) or (where and pattern.predicate in OF_TOPICS and not pattern.forward):
            continue  # 丙落户云渚高新区，由甲承建: what is made is not the zone
        if not (pattern.loose if loose else pattern.between).fullmatch(gap) or (
            pattern.tail and not pattern.tail.match(tail)
        ):
            continue
        if pattern.predicate == "ISSUED" and lead.endswith("会同") and not _PUBLISHED.search(gap):
            continue  # 甲会同乙制定《丙》: who takes part in drafting issues nothing
        firsts, seconds = _fitting(left, right, pattern, gap)
        if pattern.predicate in MAKING:
            seconds = [] if _QUALIFIES.match(tail) else _makeable(seconds, pattern, loose)
        if not firsts or not seconds:
            continue
        predicate, properties = pattern.predicate, pattern.properties
        if predicate == "OBTAINED" and not gap.endswith("的") and _WISH.search(text, max(0, begin - 10), begin):
            predicate, properties = "BIDS_FOR", {}
        for a in firsts:
            for b in seconds:
                subject, target = (a, b) if pattern.forward else (b, a)
                yield made(passage.ordinal, subject, target, predicate, pattern.method, 0.7, given=properties)
        if not pattern.also:
            return


def _first_party(text: str, listed: list[Mention]) -> list[Mention]:
    """位于某区的甲与乙签约: what is said with 的 of the first party is not said of the other."""
    for n, (left, right) in enumerate(pairwise(listed), 1):
        if text[left.evidence[0].end : right.evidence[0].start] == "与":
            return listed[:n]
    return listed


def _makeable(seconds: list[Mention], pattern: Pattern, loose: bool) -> list[Mention]:
    """What can be built, bid for or obtained: no vision, no public body that coordinates nothing."""
    seconds = [m for m in seconds if not m.name.startswith(VISIONS)]
    if pattern.tail:
        return seconds
    seconds = [m for m in seconds if m.cls != "GovernmentUnit" or m.name.endswith(COORDINATING)]
    # 甲建设一流学科、云渚大学发展: a university is no member of a list that begins with what no rule knows
    return [m for m in seconds if m.cls != "University"] if loose else seconds


def _begins_a_quote(text: str, span: Span) -> bool:
    """“江澜火炬计划重点企业”: a name that only opens what is quoted is not what is spoken of."""
    if text[span.start - 1 : span.start] not in ("“", "‘", "「") or text[span.end : span.end + 1] in (*"”’」", ""):
        return False
    closes = min((at for mark in "”’」" if (at := text.find(mark, span.end, span.end + 30)) >= 0), default=-1)
    return closes >= 0 and text[span.end : closes].isalpha()


@cache
def _for_classes(
    left: frozenset[str], right: frozenset[str], over: bool, loose: bool
) -> tuple[tuple[Pattern, ...], re.Pattern[str]]:
    """The rows that classes fit, of those that may reach over a name or not, and whether words may fit any of them."""
    fitting = tuple(
        p for p in patterns()
        if (over == p.over or (over and p.predicate in FOR_OVER))
        and any(fits(cls, p.first) for cls in left) and any(fits(cls, p.second) for cls in right)
    )  # fmt: skip
    words = [(p.loose if loose else p.between).pattern for p in fitting]
    return fitting, re.compile("|".join(f"(?:{w})" for w in words) or "(?!)")


def _applies(pattern: Pattern, lead: str) -> bool:
    """Whether what stands before the pair lets a row be tried."""
    if pattern.lead:
        return lead.endswith(pattern.lead)
    if pattern.predicate == "OBTAINED" and lead.endswith(BY_WHOM):
        return False
    return pattern.predicate not in ("BUILDS", "BIDS_FOR", "MANAGES") or not lead.endswith(("依托", "在", "以", "围绕"))


def _fitting(
    left: list[Mention], right: list[Mention], pattern: Pattern, gap: str
) -> tuple[list[Mention], list[Mention]]:
    """The members of both lists that the row takes; only a body that coordinates has members."""
    firsts = [m for m in left if fits(m.cls, pattern.first)]
    seconds = [m for m in right if fits(m.cls, pattern.second)]
    if gap.startswith(_WHOSE):
        firsts = firsts[-1:]  # 甲与乙旗下的丙: of the list the last alone holds it
    if pattern.predicate == "MEMBER_OF":
        groups = seconds if pattern.forward else firsts
        if not all(m.name.endswith(COORDINATING) for m in groups):
            return [], []
    return firsts, seconds


def _of_titles(passage: Passage, here: list[Mention]) -> Iterator[Relation]:
    """《X关于印发Y的通知》: X issued Y, the notice carries it; 《X关于…的意见》: X issued it."""
    plans = [m for m in here if m.cls == "Plan"]
    for unit in (m for m in here if m.cls == "GovernmentUnit"):
        span = unit.evidence[0]
        for plan in plans:
            outer = plan.evidence[0]
            if outer.start != span.start or not re.match("关于|印发|转发|发布", passage.text[span.end : outer.end]):
                continue
            if carried(passage.text[outer.start : outer.end]) is None:
                yield made(passage.ordinal, unit, plan, "ISSUED", "relation.title", 0.85, optional=True)
                continue
            for inner in plans:
                within = span.end <= inner.evidence[0].start and inner.evidence[0].end <= outer.end
                if inner is not plan and within and inner.name in plan.name:  # not the like-named plan of another
                    role = {"role": "forwarded"} if "转发" in passage.text[span.end : inner.evidence[0].start] else {}
                    yield made(
                        passage.ordinal, unit, inner, "ISSUED", "relation.title", 0.85, optional=True, given=role
                    )
                    yield made(passage.ordinal, plan, inner, "CARRIES", "relation.title", 0.85)


def _several_issued(tree: Tree, by_passage: Mapping[int, list[Mention]]) -> Iterator[Relation]:
    """《甲》和《乙》 that one notice carries: 某市人民政府关于印发《甲》和《乙》的通知."""
    for passage in tree.passages[:MOST_ISSUERS]:
        here = by_passage.get(passage.ordinal, [])
        for unit in (m for m in here if m.cls == "GovernmentUnit"):
            carries = _CARRIES.match(passage.text, unit.evidence[0].end)
            if carries is None:
                continue
            role = {"role": "forwarded" if carries["how"] in ("转发", "批转") else "issued"}
            for plan in (m for m in here if m.cls == "Plan" and m.method == "entity.title"):
                if carries.start() < plan.evidence[0].start and plan.evidence[0].end < carries.end():
                    yield made(passage.ordinal, unit, plan, "ISSUED", "relation.title", 0.85, given=role)


def _own_issue(tree: Tree, mentions: list[Mention]) -> Iterator[Relation]:
    """The bodies that issued the document and the plan that its title names."""
    issuer, title = tree.head.issuer, tree.head.title
    plan = next((m for m in mentions if m.cls == "Plan" and m.name == title), None)
    if plan is None or not title or not issuer:
        return
    if title.startswith(CENTRAL) and not issuer.startswith(CENTRAL):
        return  # 中共中央 国务院关于…的意见, in a department's notice
    there = _issuers(tree, mentions)
    named = [m for name in issuer.split("、") for m in mentions if m.cls == "GovernmentUnit" and m.name == name]
    units: dict[str, Mention] = {}
    for mention in there or named:
        units.setdefault(mention.name, mention)
    for unit in units.values():
        evidence = tuple(dict.fromkeys((*unit.evidence, *plan.evidence)))
        yield Relation(
            subject=unit.name, subject_class=unit.cls, predicate="ISSUED", object=plan.name, object_class=plan.cls,
            evidence=evidence, method="relation.head", confidence=0.9, properties={"role": "issued"},
        )  # fmt: skip


def _issuers(tree: Tree, mentions: list[Mention]) -> list[Mention]:
    """The bodies named where the issuer stands; on lines of their own, those on the lines above and below too."""
    stands = tree.head.evidence.get("issuer")
    if stands is None:
        return []
    near = range(stands.passage - MOST_ISSUERS, stands.passage + MOST_ISSUERS + 1)
    lines: defaultdict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.cls == "GovernmentUnit" and mention.evidence[0].passage in near:
            lines[mention.evidence[0].passage].append(mention)
    found = [m for m in lines[stands.passage] if _within(m.evidence[0], stands)]
    alone = {p.ordinal for p in tree.passages if p.ordinal in lines and _only(p.text, lines[p.ordinal])}
    for step in (-1, 1) if stands.passage in alone else ():
        at = stands.passage + step
        while at in alone:
            found += lines[at]
            at += step
    return found


def _only(text: str, bodies: list[Mention]) -> bool:
    """Whether a line says nothing but the names of bodies."""
    return sum(m.evidence[0].end - m.evidence[0].start for m in bodies) == sum(not c.isspace() for c in text)


def _within(inner: Span, outer: Span) -> bool:
    return inner.passage == outer.passage and outer.start <= inner.start and inner.end <= outer.end


def _unique(found: list[Relation]) -> list[Relation]:
    """Each relation once for each item; none of a thing to itself."""
    seen: set[tuple[str, str, str, int | None]] = set()
    result = []
    for one in found:
        key = (one.subject, one.predicate, one.object, one.item)
        if key not in seen and one.subject != one.object:
            seen.add(key)
            result.append(one)
    return result
