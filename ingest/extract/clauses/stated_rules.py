"""Rules that a document states once and that bind its clauses: who of a list leads, who answers everywhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.extract.clauses.charge import Charge
from ingest.extract.clauses.shared_parts import Unit
from ingest.extract.clauses.units_list import unit_name, units_list
from ingest.records import Role, Span, Tree

_FIRST = re.compile(
    r"(?:(?:列|排|位列|排名|名列|列在|排在|放在|居|位于|列为)(?:在)?)?(?:第一位|首位|第一个|第一"
    r"|最前面?|首个|首家)(?:的|者)?(?:责任)?(?:单位|部门)?(?:均|即|皆)?(?:为|是|系)(?:该项|本项|各项|第一"
    r"|主要)?(?:工作|任务|措施|事项)?(?:的)?(?:牵头|主办)"
)
_COMMA = re.compile(
    r"(?P<sign>逗号|分号|顿号)(?:之|以)?前(?:面)?(?:的)?(?:责任)?(?:单位|部门)?(?:均|即|皆)?(?:为|是"
    r"|系)(?:牵头|主办|主要责任)"
)
_AFTER = re.compile(
    r"(?:之|以)?后(?:面)?(?:的)?(?:责任)?(?:单位|部门)?(?:均|即|皆)?(?:为|是|系)(?P<role>配合|参与"
    r"|协办|协同|支持|责任)"
)
_REST = re.compile(
    r"(?:其余|其他|其它)(?:的)?(?:有关|相关)?(?:责任)?(?:单位|部门)?(?:均|即|皆)?(?:为|是|系|按(?:照)?(?:各自)?职责(?:分工)?)"
    r"(?P<role>配合|参与|协办|协同|支持|责任)"
)
_MARKED = re.compile(
    r"(?P<sign>[*＊★☆▲△※#])[”\"’]?(?:号|标记|标识|标志|符号)?(?:标注)?(?:的)?(?:责任)?(?:单位"
    r"|部门)?(?:均|即|皆)?(?:为|是|系)(?:该项|本项)?(?:工作|任务)?(?:的)?(?:牵头|主办)"
)
_ALWAYS = re.compile(
    r"(?P<units>(?:各|有关|相关)[^。；;，,]{0,30}?(?:政府|管委会|[市县区州旗盟][)）〕]?|部门"
    r"|单位))(?:均|皆|都)?(?:为|是|系)(?:各项)?(?:工作|任务)?(?:的)?(?:第一)?(?P<label>责任(?:主体"
    r"|单位)|实施主体|落实主体|配合单位)[，,、；;]?(?:以下|下文|下同)?[，,]?(?:均|都)?不再(?:逐一|一一"
    r"|单独|重复|另行|逐项)?(?:列出|列示|列明|标注|重复|列)"
)
# 以下任务均涉及各市(州),不再重复
_CONCERNS = re.compile(
    r"(?:以下|下列|上述|各项|所有)(?:各项)?(?:重点)?(?:工作|任务|措施|事项|条款)?(?:均|皆|都)(?:涉及|由|需)(?P<units>(?:各|有关|相关|县|市|区)[^。；;，,]{1,40}?)"
    r"(?:(?:负责|落实|参与|配合)(?:落实|实施)?)?(?:[，,][^。；;]{1,60}?)?[，,、；;](?:均|都)?不再(?:逐一|一一|单独|重复|另行|逐项)?(?:列出|列示|列明|标注|重复|列)?"
)
# “分别负责”为各单位按职责分别牵头
_WORD = re.compile(
    r"(?P<word>分别负责|共同负责|负责)[”\"’]?(?:均|即|皆)?(?:为|是|系|指)(?:指)?各(?:有关|相关|责任)?(?:单位|部门)[^。；;，,）)]{0,12}牵头"
)
_SIGNS = {"逗号": ",，", "分号": ";；", "顿号": "、"}


@dataclass(slots=True, frozen=True)
class Rule:
    """One stated rule: what it is, from which passage on it binds, and where it stands."""

    kind: str  # first, comma, marked, always, word
    since: int
    span: Span
    sign: str = ""
    after: Role = "responsible"
    unit: Unit | None = None
    label: str = ""


def stated_rules(tree: Tree) -> list[Rule]:
    """The rules that a document states; one that comes after its last clause (a note at the end) binds all of it."""
    clauses = [c.span.passage for item in tree.items for c in item.clauses]
    last = max(clauses, default=-1)
    found: list[Rule] = []
    for passage in tree.passages:
        text = passage.text
        leads, no_more = "牵头" in text or "主办" in text, "不再" in text
        if not leads and not no_more:
            continue
        since = passage.ordinal if passage.ordinal < last else 0
        for match in _FIRST.finditer(text) if leads and ("第一" in text or "首" in text or "最前" in text) else ():
            others = _others(text, match.end(), _REST)
            found.append(Rule("first", since, Span(passage.ordinal, *match.span()), after=others))
        for match in _WORD.finditer(text) if leads and "负责" in text else ():
            found.append(Rule("word", since, Span(passage.ordinal, *match.span()), label=match["word"]))
        for match in _COMMA.finditer(text) if "号" in text else ():
            others = _others(text, match.end(), _AFTER, _REST)
            found.append(Rule("comma", since, Span(passage.ordinal, *match.span()), _SIGNS[match["sign"]], others))
        for match in _MARKED.finditer(text) if leads else ():
            found.append(Rule("marked", since, Span(passage.ordinal, *match.span()), match["sign"]))
        for match in _ALWAYS.finditer(text) if no_more else ():
            start, end = match.span("units")
            unit = Unit(unit_name(match["units"]), start, end, collective=True)
            found.append(Rule("always", since, Span(passage.ordinal, start, end), unit=unit, label=match["label"]))
        for match in _CONCERNS.finditer(text) if no_more else ():
            start, end = match.span("units")
            for unit in units_list(text, start, end):
                span = Span(passage.ordinal, unit.start, unit.end)
                found.append(Rule("always", since, span, unit=replace(unit, collective=True), label="责任单位"))
    return found


def _others(text: str, at: int, *said: re.Pattern[str]) -> Role:
    """The role of those that do not lead, by what a rule goes on to say of them."""
    found = next((match for pattern in said if (match := pattern.search(text, at, at + 40))), None)
    return "support" if found and found["role"] != "责任" else "responsible"


def applied(charges: Sequence[Charge], rules: list[Rule], passage: int, text: str) -> Sequence[Charge]:
    """The charges of one clause under the rules that bind its passage.

    A rule on who leads concerns lists under one word (责任单位), not clauses that name a lead themselves.
    """
    if not rules:
        return charges
    words = {r.label for r in rules if r.kind == "word" and r.since <= passage}
    if words:
        charges = [
            replace(c, role="lead", method="responsibility.word")
            if c.role in ("responsible", "remit") and c.label in words
            else c
            for c in charges
        ]
    if not charges or any(c.role != "responsible" for c in charges):
        return charges
    for rule in rules:
        if rule.since > passage:
            continue
        if rule.kind == "first" and not charges[0].unit.collective:
            others = [replace(c, role=rule.after, method="responsibility.first") for c in charges[1:]]
            return [replace(charges[0], role="lead", method="responsibility.first"), *others]
        if rule.kind == "marked" and any(rule.sign in c.unit.mark for c in charges):
            return [
                replace(c, role="lead", method="responsibility.marked") if rule.sign in c.unit.mark else c
                for c in charges
            ]
        if rule.kind == "comma":
            before = _before(charges, rule.sign)
            return [
                replace(c, role="lead" if i < before else rule.after, method="responsibility.comma")
                for i, c in enumerate(charges)
            ]
    return charges


def _before(charges: Sequence[Charge], signs: str) -> int:
    return next(
        (i for i, c in enumerate(charges) if i and c.unit.separator and c.unit.separator in signs), len(charges)
    )
