"""What one clause says: which units it charges, in which roles.

Three forms: labels (`责任单位:A、B;配合单位:C`), prose (`A牵头,B、C按职责分工负责`), and a bare list of units.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from ingest.extract.clauses.labels import meaning
from ingest.extract.clauses.shared_parts import Unit
from ingest.extract.clauses.units_list import parts_units, units_list
from ingest.records import Role
from ingest.structure.clauses import CLOSE, ENDS_UNIT, OPEN, labels, split_depth0
from ingest.structure.columns import AND_PERSON
from ontology.value import value

_STOP = r"(?=\s*(?:$|[,，、;；。)）:：]))"
_BY_SHARE = (
    r"(?:等[^\s及和与、各]{0,6}(?:[和及、](?:有关|相关)?(?:单位|部门|机构))?)?(?:按(?:照)?(?:各自)?(?:的)?(?:职责|职能|分工)(?:分工|权限|范围)?|分工)(?:分别"
    r"|共同|各|抓好)?(?:负责|落实|配合|参与|推进|实施|做好)?"
)
# what ends a stretch of units in prose, and what it makes of them; tried in this order at each place
VERBS: tuple[tuple[str, Role], ...] = (
    (
        r"(?:负责)?(?:共同|联合)?牵头(?!(?:责任)?(?:单位|部门|处室|科室))(?:负责|组织|落实|实施|推进|抓总|协调|承担|督导|督促|指导)*(?:实施)?",
        "lead",
    ),
    (r"(?:负责)?(?:总体|全面|具体)?统筹(?:负责|协调|推进|落实|抓总|组织|指导)*" + _STOP, "lead"),
    (r"为(?:(?:主要|第一)?(?:牵头|主办)(?:责任)?|(?:主要|第一|首要)责任)(?:单位|部门|主体)", "lead"),
    (r"主办" + _STOP, "lead"),
    (r"为(?:配合|参与|协办|协同|支持|参加)(?:责任)?(?:单位|部门)", "support"),
    (r"为(?:责任|实施|落实)(?:单位|部门|主体)", "responsible"),
    (
        r"(?:负责)?(?:积极|予以|给予|做好|共同)?(?:配合|协同|协助|参与|参加|支持|协办)(?:配合|实施|落实|推进|工作)*"
        + _STOP,
        "support",
    ),
    (_BY_SHARE + _STOP, "remit"),
    (r"(?:督导|督促|监督|督查)(?:落实|指导)?" + _STOP, "oversee"),
    (r"(?:业务)?指导" + _STOP, "guide"),
    (
        r"(?:结合(?:各自|自身|本地|当地)?实际|按(?:照)?属地(?:管理|化|负责)*(?:原则|要求)?|按要求|分别|共同|具体|统一|组织|抓好){0,6}"
        r"(?:负责|承办|承建|承担|落实|实施)(?:落实|实施|推进|组织)*" + _STOP,
        "responsible",
    ),
)
_VERBS = re.compile("|".join(f"(?P<v{i}>{pattern})" for i, (pattern, _) in enumerate(VERBS)))
_SHARED_BY = re.compile("职责|职能|分工")
_BEFORE_PERSON = re.compile(r"(?<=[局厅委办部院会])[\u4e00-\u9fff]{2,3}$")  # 市科技局张某
_LONGEST = 18  # characters of a unit's name that holds no verb
# places that carry a task out where others lead it: A牵头,B配合,各县(市、区)政府负责落实
_OF_PLACES = re.compile(r"(?:政府|管委会|管理委员会)(?:[(（].*[)）])?$|^(?:全[省市])?各[省市县区州盟旗镇、()（）]+$")
_CARRIED_OUT = re.compile(r"^(?!.*(?:职责|职能|分工|权限)).*(?:负责|落实|实施|承建)")
_PROSE = re.compile(r"推进|推动|支持|鼓励|引导|完善|实现|打造|强化|加快|提升|参与|作为|加大|优化|培育|落实|提高")
_WITH = re.compile(r"会同|会商|联合(?=[\u4e00-\u9fff]{3})")
# a label of another kind (适用范围:) ends a list too
_OTHER_LABEL = re.compile(r"[,，;；。\s][\u4e00-\u9fff]{2,8}\s*[:：]")
GENERIC_PARTNER = re.compile(
    r"^(?:省|市|区|县)?(?:直|级)?(?:各)?(?:有关|相关)(?:部门|单位|方面|机构|地区)?$|^(?:各)?(?:部门|单位|地区|各地)$"
)


# (市科技局、市财政局，列第一位的为牵头单位，下同; 以下均需各县区落实，不再列出): the rule is no part of the list
_RULE = re.compile(
    r"[。；;]\s*以下[^。；;，,]{0,12}(?:均|都|皆)|"
    r"[，,；;。]\s*(?:其中[，,]?)?(?:均?(?:列|排|名列|位列|位于|居)(?:名|名次)?(?:在)?)?(?:第一位|首位|第一个|第一|最前|[逗分顿]号(?:之|以)?前(?:面)?)(?:者|的)?(?:责任)?(?:单位|部门)?(?:均|即|皆)?(?:为|是|系)"
)
# kinds of bodies that are nobody in particular: 由企业牵头
_ANYBODY = re.compile(
    r"^(?:骨干|龙头|领军|链主|科技|重点|优势)?企业(?:等)?$|^(?:高校|高等院校|科研院所|科研机构|社会力量|社会资本|市场主体"
    r"|金融机构|行业协会|第三方机构|投资机构|运营机构|服务机构|中介机构)$"
    # a person: 张某某副市长牵头
    r"|^[\u4e00-\u9fff]{0,8}(?:副?(?:省|市|区|县|州)长|副?书记|副?秘书长|副?主任|同志)$"
    r"|^(?:项目|课题|任务)?(?:牵头|申报|承担|参与|合作|依托|推荐|实施|建设|用人|受托)(?:申报|承担)?(?:单位|机构|方)$"
)


@value(slots=True, frozen=True)
class Charge:
    """A unit in a role, by the clause's own word."""

    unit: Unit
    role: Role
    label: str
    method: str


@lru_cache(maxsize=1024)  # one line of units stands under many tasks
def charges(text: str, start: int, end: int) -> tuple[Charge, ...]:
    """All that the clause `text[start:end]` charges, in order; offsets of units count in `text`."""
    found: list[Charge] = []
    rule = _RULE.search(text, start, end)
    end = rule.start() if rule else end
    marks = labels(text, start, end)
    first = marks[0].start() if marks else end
    # (省科技厅、省财政厅,时限:2023年底): a label of a date or a person leaves the list before it as it is
    bare = all(meaning(m.group()) in ("deadline", "person") for m in marks)
    if text[start:first].strip():
        found += _prose(text, start, first, bare=bare)
    for mark, after in zip(marks, [*marks[1:], None], strict=False):
        stop = after.start() if after else end
        word = "".join(mark.group().split()).rstrip(":：∶").strip("、,，;；和及与/(（为是有")
        said = meaning(word)
        if said is None or said == "person" or said == "deadline":
            continue
        other = _OTHER_LABEL.search(text, mark.end(), stop)
        left, right = mark.end(), _sentence_end(text, mark.end(), other.start() if other else stop)
        found += under_label(text, left, right, said, word, "responsibility.label")
    found = _supporting([_in_its_bracket(c) for c in found if not _ANYBODY.match(c.unit.name)])
    return tuple(_without_twins(found))


# 责任单位:市科技局(牵头)、市财政局: the role that a bracket gives one unit of a list
_OWN_ROLE = re.compile(r"(?P<name>.{2,})\((?:总)?(?P<word>牵头|主办|主责|配合|协办|参与|协助)(?:单位|部门)?\)$")


_LEADS, _HELPS = ("牵头", "主办", "主责"), ("配合", "协办", "参与", "协助")


def _in_its_bracket(charge: Charge) -> Charge:
    own = _OWN_ROLE.match(charge.unit.name)
    if own is None:
        return charge
    role: Role = "lead" if own["word"] in _LEADS else "support"
    return replace(charge, unit=replace(charge.unit, name=own["name"]), role=role, label=own["word"])


def _supporting(found: list[Charge]) -> list[Charge]:
    """`A(牵头),B、C(配合)`: what the last bracket says holds for all units since the comma behind the lead."""
    leads = [i for i, c in enumerate(found) if c.role == "lead" and c.label in _LEADS]
    last = max((i for i, c in enumerate(found) if c.role == "support" and c.label in _HELPS), default=-1)
    if not leads or leads[-1] >= last or found[leads[-1] + 1].unit.separator not in (",", "，", ";", "；"):
        return found
    return [
        replace(c, role="support", label=found[last].label) if leads[-1] < i < last and c.role == "responsible" else c
        for i, c in enumerate(found)
    ]


def under_label(text: str, start: int, end: int, role: Role, label: str, method: str) -> list[Charge]:
    """The units of a list under a label or a column's header.

    `牵头单位:A,B、C配合`: a part with a verb of its own goes by its verb, the others by the label.
    """
    if AND_PERSON.search(label):  # 责任单位及责任人:市科技局 张某某
        units = units_list(text, start, end)
        named = [u if ENDS_UNIT.search(u.name) else replace(u, name=_BEFORE_PERSON.sub("", u.name)) for u in units]
        return [Charge(u, role, label, method) for u in named if ENDS_UNIT.search(u.name)]
    found: list[Charge] = []
    plain, has_lead = start, False
    for a, b in split_depth0(text[start:end], "，,；;"):
        prose = _prose(text, start + a, start + b, bare=False)
        if prose:
            # 牵头单位:A、B按职责分工负责: what they share is the lead;
            # 责任单位:A牵头,B、C按职责分工负责: each its remit
            led = role == "responsible" and has_lead
            has_lead = has_lead or any(c.role == "lead" for c in prose)
            shared = [c.role == "responsible" and _SHARED_BY.search(c.label) is not None for c in prose]
            own: Role = "remit" if led and any(shared) else role
            found += [Charge(u, own, label, method) for u in units_list(text, plain, start + a)]
            found += [replace(c, role=own) if both else c for c, both in zip(prose, shared, strict=True)]
            plain = start + b
    return found + [Charge(u, role, label, method) for u in _until_prose(units_list(text, plain, end))]


def _until_prose(units: list[Unit]) -> list[Unit]:
    """The units up to where a list without brackets runs into the next paragraph's words."""
    for i, unit in enumerate(units):
        if i and len(unit.name) > _LONGEST and _PROSE.search(unit.name):
            return units[:i]
    return units


def _sentence_end(text: str, start: int, end: int) -> int:
    """Where the list after a label ends: at its first full stop outside brackets."""
    depth = 0
    for position in range(start, end):
        char = text[position]
        if char in OPEN:
            depth += 1
        elif char in CLOSE:
            depth -= 1
            if depth < 0:
                return position
        elif char in "。." and depth == 0 and position > start and not (char == "." and parts_units(text, position)):
            return position
    return end


def _prose(text: str, start: int, end: int, *, bare: bool) -> list[Charge]:
    """`A牵头,B、C按职责分工负责`; with `bare`, a list without any verb charges its units too."""
    found: list[Charge] = []
    left, led = start, False
    for verb in _verbs(text, start, end):
        role = VERBS[int(str(verb.lastgroup)[1:])][1]
        label = re.sub(r"^等\S{0,6}?(?=按|分工)", "", verb.group()).removeprefix("为")
        stretch = list(_stretch(text, left, verb.start()))
        if role == "remit" and not led:
            role = "responsible"
        in_places = role == "responsible" and led and _CARRIED_OUT.match(label)
        carried = in_places and label != "负责"  # A牵头,B具体落实
        if role == "responsible" and led and not carried and not label.startswith(("责任", "主要责任")):
            role = "remit"
        for unit, partner in stretch:
            if partner and GENERIC_PARTNER.match(unit.name):
                continue
            # A会同B,C配合: A acts, those beside it and behind it support
            acts = role == "support" and any(p for _, p in stretch) and not partner
            own: Role = "responsible" if acts else "territorial" if in_places and _OF_PLACES.search(unit.name) else role
            found.append(
                Charge(unit, "support", "会同", "responsibility.with")
                if partner
                else Charge(unit, own, label, "responsibility.prose")
            )
        led = led or (role == "lead" and any(not _ANYBODY.match(unit.name) for unit, _ in stretch))
        left = verb.end()
    if not found and bare:
        right = _sentence_end(text, start, end)
        return [Charge(u, "responsible", "", "responsibility.bare") for u in units_list(text, start, right)]
    return found


def _verbs(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The verbs that end a stretch, outside brackets."""
    depth, seen = 0, start
    for found in _VERBS.finditer(text[:end], start):
        for char in text[seen : found.start()]:
            depth = depth + 1 if char in OPEN else max(0, depth - 1) if char in CLOSE else depth
        seen = found.start()
        if depth == 0:
            yield found


def _stretch(text: str, start: int, end: int) -> Iterator[tuple[Unit, bool]]:
    """The units of a stretch before its verb, each with whether it is a partner (after 会同)."""
    sentence = max(start, text.rfind("。", start, end) + 1)
    partner = _WITH.search(text, sentence, end)
    if partner:
        yield from ((unit, False) for unit in units_list(text, sentence, partner.start()))
        yield from ((unit, True) for unit in units_list(text, partner.end(), end))
    else:
        yield from ((unit, False) for unit in units_list(text, sentence, end))


def _without_twins(found: list[Charge]) -> list[Charge]:
    seen: set[tuple[str, Role]] = set()
    kept = []
    for charge in found:
        key = (charge.unit.name, charge.role)
        if key not in seen:
            seen.add(key)
            kept.append(charge)
    return kept
