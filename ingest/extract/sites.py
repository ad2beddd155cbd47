"""Sentences, and for each quantity the words before and after it within its clause and its brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.extract.numbers import Quantity

_END = re.compile(r"[。;!?\n]")
_REACH = 160  # characters read on either side of a number: no clause is longer, and lines may be endless


@dataclass(slots=True, frozen=True)
class Site:
    """A quantity and its surroundings; offsets count in the sentence.

    `left` runs from the last clause mark or quantity, `right` to the next. `listed`: nothing but 、 or a conjunction
    stands between the previous quantity and this clause. `clause` is the start of the clause up to the number.
    """

    quantity: Quantity
    group: int  # the bracket that it stands in, 0 for none
    left: str
    left_start: int
    right: str
    right_end: int
    clause: str
    clause_start: int
    outer: str  # before the bracket, if the number opens it
    listed: bool
    follows: bool  # the left ends at another quantity of this clause
    next_unit: str
    next_gap: str | None  # the text up to the next quantity, if no clause mark stands between


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """(offset, sentence) of a folded text; a mark inside brackets ends no sentence."""
    start = depth = 0
    for at, char in enumerate(text):
        if char == "(":
            depth += 1
        elif char == ")":
            depth = max(0, depth - 1)
        elif (char in "。!?;\n" and depth == 0) or at - start > 4000:
            if text[start : at + 1].strip():
                yield start, text[start : at + 1]
            start, depth = at + 1, 0
    if text[start:].strip():
        yield start, text[start:]


def groups_of(text: str) -> list[int]:
    """For each character the bracket pair that it stands in, counted from 1; 0 outside of brackets."""
    groups, stack, count = [], [0], 0
    for char in text:
        if char == "(":
            count += 1
            stack.append(count)
        groups.append(stack[-1])
        if char == ")" and len(stack) > 1:
            stack.pop()
    return groups


def sites(sentence: str, quantities: list[Quantity]) -> list[Site]:
    """The quantities of a sentence with their surroundings."""
    groups = groups_of(sentence)
    numbered = {groups[q.start] for q in quantities}
    last_end: dict[int, int] = {}
    found = []
    for index, quantity in enumerate(quantities):
        group = groups[quantity.start]
        previous = last_end.get(group, 0)
        mark = _mark_before(sentence, groups, group, quantity.start)
        start = max(mark, previous)
        left = _own(sentence, groups, group, numbered, start, quantity.start)
        clause = _own(sentence, groups, group, numbered, mark, quantity.start)
        following = next((q for q in quantities[index + 1 : index + 8] if groups[q.start] == group), None)
        after = following.start if following else len(sentence)
        end = min(_mark_after(sentence, groups, group, quantity.end), after)
        between = sentence[previous:mark] if previous else ""
        found.append(
            Site(
                quantity=quantity,
                group=group,
                left=left,
                left_start=start,
                right=_own(sentence, groups, group, numbered, quantity.end, end),
                right_end=end,
                clause=clause,
                clause_start=mark,
                outer=_outer(sentence, groups, group, quantity.start),
                listed=bool(previous)
                and previous >= mark
                and left.lstrip()[:1] in ("、", "和", "及", "与", "以", "并", ")"),
                follows=bool(previous)
                and not re.search(r"[^,、\s]{2}", _own(sentence, groups, group, numbered, previous, mark))
                if between
                else previous >= mark and bool(previous),
                next_unit=following.unit if following else "",
                next_gap=sentence[quantity.end : after] if after < len(sentence) and end == after else None,
            )
        )
        last_end[group] = quantity.end
    return found


def _own(sentence: str, groups: list[int], group: int, numbered: set[int], start: int, end: int) -> str:
    """A stretch without the brackets inside it that hold quantities of their own."""
    start = max(start, end - _REACH) if end - start > 2 * _REACH else start
    kept = []
    for at in range(start, end):
        inner = groups[at]
        if inner == group or inner not in numbered:
            kept.append(sentence[at])
    return "".join(kept)


def _mark_before(sentence: str, groups: list[int], group: int, position: int) -> int:
    low = max(0, position - 4 * _REACH)
    for at in range(position - 1, low - 1, -1):
        if groups[at] == group and (sentence[at] in ",;:。!?" or (sentence[at] == "(" and group) or _gap(sentence, at)):
            return at + 1
    return low


def _mark_after(sentence: str, groups: list[int], group: int, position: int) -> int:
    high = min(len(sentence), position + _REACH)
    for at in range(position, high):
        if groups[at] == group and (sentence[at] in ",;:。!?" or (sentence[at] == ")" and group) or _gap(sentence, at)):
            return at
    return high


def _gap(sentence: str, at: int) -> bool:
    """White space between Chinese words, where a scan lost the punctuation."""
    return sentence[at].isspace() and 0 < at < len(sentence) - 1 and min(sentence[at - 1], sentence[at + 1]) >= "一"


def _outer(sentence: str, groups: list[int], group: int, position: int) -> str:
    """The words before the bracket that this number opens: 全国 of 高于全国(2.40%)."""
    if not group:
        return ""
    opening = sentence.rfind("(", max(0, position - _REACH), position)
    if opening < 0 or sentence[opening + 1 : position].strip():
        return ""
    return re.split(r"[,;:。、()]", sentence[max(0, opening - _REACH) : opening])[-1]
