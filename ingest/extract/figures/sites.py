"""Sentences, and for each quantity the words before and after it within its clause and its brackets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from ingest.extract.figures.numbers import Quantity
from ontology.value import value

_LONGEST = 4000  # characters of a sentence whose marks were lost
_MARK = re.compile(r"[()。!?;\n]")
_SENTENCE = re.compile(r"[^。!?;\n]+[。!?;\n]?|[。!?;\n]")  # where no mark stands in a bracket
_UNEVEN = re.compile(r"\([^()。!?;\n]*+(?!\))")  # a bracket with a mark or another bracket inside it
_CLAUSE_MARK = re.compile(r"[(),;:。!?\s]")
_REACH = 160  # characters read on either side of a number: no clause is longer, and lines may be endless


@value(slots=True, frozen=True)
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
    next_start: int  # 0 where no quantity follows
    next_end: int
    next_gap: str | None  # the text up to the next quantity, if no clause mark stands between


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """(offset, sentence) of a folded text; a mark inside brackets ends no sentence."""
    if len(text) <= _LONGEST and not ("(" in text and _UNEVEN.search(text)):
        for match in _SENTENCE.finditer(text):
            sentence = match[0]
            if not sentence.isspace():
                yield match.start(), sentence
        return
    start = depth = 0
    last = -1  # the last mark that was seen
    for match in _MARK.finditer(text):
        at, char = match.start(), match[0]
        while at - start > _LONGEST and (cut := max(start + _LONGEST, last) + 1) < at:
            if text[start : cut + 1].strip():
                yield start, text[start : cut + 1]
            start, depth = cut + 1, 0
        if char == "(":
            depth += 1
        elif char == ")":
            depth = max(0, depth - 1)
        elif depth == 0 or at - start > _LONGEST:
            if text[start : at + 1].strip():
                yield start, text[start : at + 1]
            start, depth = at + 1, 0
        last = at
    while len(text) - start > _LONGEST and (cut := max(start + _LONGEST, last) + 1) < len(text):
        if text[start : cut + 1].strip():
            yield start, text[start : cut + 1]
        start = cut + 1
    if text[start:].strip():
        yield start, text[start:]


class _Layout:
    """Brackets and clause marks of a sentence, found in one pass each way.

    The sentence lies in stretches, each mark one of its own: where they begin, and of each `groups`, the bracket pair
    that it stands in, counted from 1, 0 for none, `opens` and `closes`, where the clause around it begins and ends
    within its own brackets.
    """

    def __init__(self, sentence: str, quantities: list[Quantity]) -> None:
        self.sentence = sentence
        self.starts, self.groups, self.opens = [0], [0], [0]
        ending: list[bool] = []
        stack, count = [0], 0
        begun = {0: 0}
        for mark in _CLAUSE_MARK.finditer(sentence):
            at, char = mark.start(), mark[0]
            if char == "(":
                count += 1
                stack.append(count)
                begun[count] = at + 1
            group = stack[-1]
            self.groups.append(group)
            self.opens.append(begun[group])
            ends = char in ",;:。!?" or (char not in "()" and _gap(sentence, at))
            ending.append(ends or (char == ")" and group > 0))
            if ends:
                begun[group] = at + 1
            elif char == ")" and len(stack) > 1:
                stack.pop()
                group = stack[-1]
            self.starts += (at, at + 1)
            self.groups.append(group)
            self.opens.append(begun[group])
        self.closes = [len(sentence)] * len(self.starts)
        ends_of: dict[int, int] = {}
        for at in range(len(self.starts) - 1, -1, -1):
            group = self.groups[at]
            if at % 2 and ending[at // 2]:
                ends_of[group] = self.starts[at]
            self.closes[at] = ends_of.get(group, len(sentence))
        self.starts.append(len(sentence))  # where the last stretch ends
        self.numbered = {self.group(q.start) for q in quantities}

    def _stretch(self, position: int) -> int:
        return bisect_right(self.starts, position) - 1

    def group(self, position: int) -> int:
        """The bracket pair that a character stands in."""
        return self.groups[self._stretch(position)]

    def clause(self, quantity: Quantity) -> tuple[int, int]:
        """The clause around a quantity, no farther than words reach."""
        stretch = self._stretch(quantity.start)
        start = max(self.opens[stretch], quantity.start - 4 * _REACH)
        last = self._stretch(quantity.end - 1)
        while self.groups[last] != self.groups[stretch]:
            last -= 1  # 3000条(个): the unit's own brackets
        end = min(self.closes[last], quantity.end + _REACH)
        return start, max(end, quantity.end)

    def own(self, group: int, start: int, end: int) -> str:
        """A stretch without the brackets inside it that hold quantities of their own."""
        start = max(start, end - _REACH) if end - start > 2 * _REACH else start
        if self.numbered == {group}:
            return self.sentence[start:end]
        return "".join(
            self.sentence[max(start, self.starts[at]) : min(end, self.starts[at + 1])]
            for at in range(self._stretch(start), bisect_left(self.starts, end))
            if self.groups[at] == group or self.groups[at] not in self.numbered
        )


def sites(sentence: str, quantities: list[Quantity]) -> list[Site]:
    """The quantities of a sentence with their surroundings."""
    if not quantities:
        return []
    layout = _Layout(sentence, quantities)
    by_group: dict[int, list[Quantity]] = {}
    found = []
    successor: dict[int, Quantity] = {}
    for quantity in quantities:
        members = by_group.setdefault(layout.group(quantity.start), [])
        if members:
            successor[members[-1].start] = quantity
        members.append(quantity)
    last_end: dict[int, int] = {}
    for quantity in quantities:
        group = layout.group(quantity.start)
        previous = last_end.get(group, 0)
        found.append(_site(layout, quantity, group, previous, successor.get(quantity.start)))
        last_end[group] = quantity.end
    return found


def _site(layout: _Layout, quantity: Quantity, group: int, previous: int, following: Quantity | None) -> Site:
    sentence = layout.sentence
    mark, stop = layout.clause(quantity)
    start = max(mark, previous)
    left = layout.own(group, start, quantity.start)
    after = following.start if following else len(sentence)
    end = min(stop, after)
    beside = bool(previous) and previous >= mark
    if previous and previous < mark:
        beside = mark - previous < _REACH and not re.search(r"[^,、\s]{2}", layout.own(group, previous, mark))
    return Site(
        quantity=quantity,
        group=group,
        left=left,
        left_start=start,
        right=layout.own(group, quantity.end, end),
        right_end=end,
        clause=layout.own(group, mark, quantity.start),
        clause_start=mark,
        outer=_outer(sentence, group, quantity.start),
        listed=bool(previous) and previous >= mark and left.lstrip()[:1] in ("、", "和", "及", "与", "以", "并", ")"),
        follows=beside,
        next_unit=following.unit if following else "",
        next_start=following.start if following else 0,
        next_end=following.end if following else 0,
        next_gap=sentence[quantity.end : after] if following and end == after else None,
    )


def _gap(sentence: str, at: int) -> bool:
    """A cell's border; white space between Chinese words, where a scan lost the punctuation."""
    if sentence[at] == "\t":
        return True
    return sentence[at].isspace() and 0 < at < len(sentence) - 1 and min(sentence[at - 1], sentence[at + 1]) >= "一"


def _outer(sentence: str, group: int, position: int) -> str:
    """The words before the bracket that this number opens: 全国 of 高于全国(2.40%)."""
    if not group:
        return ""
    opening = sentence.rfind("(", max(0, position - _REACH), position)
    if opening < 0 or sentence[opening + 1 : position].strip():
        return ""
    return re.split(r"[,;:。、()]", sentence[max(0, opening - _REACH) : opening])[-1]
