"""Provisions: grants, rates, caps and benefits that a text gives, with the thresholds that it asks for.

Which numbers these are is decided with the figures (`standing.py`), so none comes out twice.
"""

from __future__ import annotations

import re

from ingest.extract.figures.indicator import strip_prefix
from ingest.extract.figures.shapes import BASE, RAISED
from ingest.extract.figures.words import BENEFITS, alternation
from ingest.extract.quantity import Read, Statement, Told, statements
from ingest.records import Provision, Span, Tree

_BENEFIT = re.compile(alternation(*BENEFITS))
# 最高60万元、40万元: the cap holds for the whole list
_CAP = re.compile(r"(?:最高|不超过|不高于|上限|封顶|最多|至多)(?:给予)?(?:[\d.]+[万亿]*元?[、和])*[^,;。、]{0,10}$")
_UNQUANTIFIED = re.compile(
    r"(?:给予|予以)[^,;。\d《]{0,30}?(?P<benefit>后补助|贴息|奖励|奖补|补助|补贴|资助|资金支持|经费支持|资金扶持|扶持)"
    r"|(?P<tax>免征|减征|减半征收|即征即退|先征后退|加计扣除)(?!政策)[^,;。]{2,}"
)
_GIVES = re.compile("给予|予以|免征|减征|减半征收|即征即退|先征后退|加计扣除")  # what each of these begins with
_CLAUSE = re.compile(r"[^,;。]{0,60}")
_BEFORE_NUMBER = re.compile(r"\D*")
_CLAUSE_END = re.compile(r"[,;:。!?]|$")


def provisions(tree: Tree, told: Told | None = None) -> list[Provision]:
    """The benefits that a document gives, each with its amount or rate, cap and conditions, in order."""
    found: list[Provision] = []
    for said in (statements(tree) if told is None else told).sentences:
        granted = [r for r in said.reads if r.standing == "provision" and not _raised_from(r)]
        conditions = [r for r in said.reads if r.standing == "condition"]
        if granted:
            # 达到2000万元、5000万元的,分别给予50万元、100万元: each sum has its own threshold
            paired = len(granted) == len(conditions) > 1 and "分别" in said.sentence
            for index, read in enumerate(granted):
                found.append(_provision(said, read, conditions[index : index + 1] if paired else conditions))
        elif said.place.section != "observation" and (gives := _first_given(said.sentence)):
            found += _unquantified(said, conditions, gives.start())
    return found


def _first_given(sentence: str) -> re.Match[str] | None:
    return _GIVES.search(sentence) if "予" in sentence or "征" in sentence or "加计扣除" in sentence else None


def _raised_from(read: Read) -> bool:
    """补贴比例由30%提高到50%: the first is what was given before."""
    return BASE.search(read.site.left) is not None and RAISED.match(read.site.next_gap or "") is not None


def _provision(said: Statement, read: Read, conditions: list[Read]) -> Provision:
    quantity, sentence = read.site.quantity, said.sentence
    start, end = _clause(said, read)
    capped = bool(_CAP.search(sentence[: quantity.start])) or quantity.after in ("以内", "以下", "之内")
    share = quantity.unit in ("%", "‰")
    asked = [c for c in conditions if c.site.quantity.start < quantity.start]
    first = min([start, *(_clause(said, c)[0] for c in asked)])
    return Provision(
        evidence=(Span(said.place.passage.ordinal, said.offset + first, said.offset + end),),
        method="provision.cap" if capped else "provision.rate" if share else "provision.grant",
        confidence=0.85,
        item=said.place.item,
        kind=kind_of(sentence, quantity.start, quantity.end),
        text=sentence[start:end].strip(),
        amount=None if share or capped else quantity.value,
        rate=quantity.value if share else None,
        cap=quantity.value if capped and not share else None,
        unit=quantity.unit,
        conditions=_thresholds(said, asked),
    )


def _unquantified(said: Statement, conditions: list[Read], first: int) -> list[Provision]:
    """Benefits without a number, from the `first` word that gives on: 给予一次性奖励, 免征房产税."""
    found = []
    for match in _UNQUANTIFIED.finditer(said.sentence, first):
        start = max(said.sentence.rfind(mark, 0, match.start()) for mark in ",;:。(") + 1
        end = _CLAUSE_END.search(said.sentence, match.end()).start()  # type: ignore[union-attr]
        found.append(
            Provision(
                evidence=(Span(said.place.passage.ordinal, said.offset + start, said.offset + end),),
                method="provision.unquantified",
                confidence=0.7,
                item=said.place.item,
                kind="税收" if match["tax"] else BENEFITS.get(match["benefit"], "补助"),
                text=said.sentence[start:end].strip(),
                conditions=_thresholds(said, [c for c in conditions if c.site.quantity.start < match.start()]),
            )
        )
    return found


def kind_of(sentence: str, start: int, end: int) -> str:
    """The kind of benefit that a number stands for: the first word for one after it, else the last before it."""
    after = _BENEFIT.search(_CLAUSE.match(sentence, end)[0])  # type: ignore[index]
    if after and after[0] not in ("支持", "配套"):
        return BENEFITS[after[0]]
    before = [m for m in _BENEFIT.finditer(sentence[max(0, start - 80) : start]) if m[0] not in ("支持", "配套")]
    if before:
        return BENEFITS[before[-1][0]]
    if after is None and "%" in sentence[start:end] and not _BENEFIT.search(sentence):
        return "限制"  # a share that may not be exceeded, and nothing is given
    return "补助"


def _clause(said: Statement, read: Read) -> tuple[int, int]:
    """The clause around a number, in the sentence, without the marks at its ends."""
    start = read.site.clause_start
    end = _CLAUSE_END.search(said.sentence, read.site.quantity.end)
    while start < read.site.quantity.start and said.sentence[start] in ",;:、。 ":
        start += 1
    return start, end.start() if end else len(said.sentence)


def _thresholds(said: Statement, conditions: list[Read]) -> tuple[str, ...]:
    """The words of each condition, once."""
    return tuple(dict.fromkeys(_threshold(c, said.sentence) for c in conditions))


def _threshold(read: Read, sentence: str) -> str:
    """The words of a condition: from its clause's beginning, or the number before it, to the end of its number."""
    quantity = read.site.quantity
    if len(read.site.left.strip("、和或 ")) < 3:  # a further member of 达到2000万元、5000万元
        lead = _BEFORE_NUMBER.match(sentence, read.site.clause_start)
        return strip_prefix(lead[0] if lead else "") + sentence[quantity.start : quantity.end]
    start = max(read.site.clause_start, read.site.left_start)
    return strip_prefix(sentence[start : quantity.end]).removeprefix("且").removeprefix("或")
