"""Who answers for tasks that are called by their numbers, in a part or an annex of its own.

`第1、4项由市科技局牵头,市财政局配合`, `市科技局:负责第(二)至(四)项任务`. A number that two measures bear names none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ingest.extract.clauses.charge import Charge, charges
from ingest.extract.clauses.units_list import units_list
from ingest.records import Passage, Role, Tree
from ingest.structure.numbering import CN, marker_at, number_value

_NUMBER = rf"[(（〔]?(?:\d{{1,3}}|[{CN}]{{1,4}})[)）〕]?"
_TASKS = (
    rf"第(?P<numbers>{_NUMBER}(?:[、,，和及至到~～—–-]{{1,2}}第?{_NUMBER}){{0,40}})[项条]"
    r"(?:重点|主要|具体|工作|任务|措施|政策|事项|举措){0,3}"
)
# 第1、4项由市科技局牵头; 第3条责任单位:市财政局
_NAMED_FIRST = re.compile(rf"{_TASKS}(?:均|分别|都)?(?:由|[:：,，]|(?=(?:责任|牵头)(?:单位|部门)))")
# 市科技局:负责第(二)、(三)项任务
_UNITS_FIRST = re.compile(
    rf"(?P<units>[\u4e00-\u9fff、()（）]{{2,60}}?)[:：]?(?P<verb>牵头|负责|承担|配合|参与|协助)(?:负责|落实|实施|组织|做好|完成){{0,2}}{_TASKS}"
)
_ONE = re.compile(_NUMBER)
_CALLED = re.compile(_TASKS)
_SENTENCE = re.compile("[^。；;]+")
_MOST = 60  # tasks in a range


def said_by_number(tree: Tree) -> dict[int, list[tuple[Charge, int]]]:
    """For each measure that is called by its number elsewhere: the charges, each with the passage that states it."""
    bearing: defaultdict[int, list[int]] = defaultdict(list)
    for item in tree.items:
        if value := _value(item.number):
            bearing[value].append(item.index)
    found: defaultdict[int, list[tuple[Charge, int]]] = defaultdict(list)
    for passage in tree.passages:
        if not _CALLED.search(passage.text):
            continue
        for numbers, said in _said(passage):
            for value in numbers:
                called = [i for i in bearing.get(value, []) if passage.ordinal not in tree.items[i].passages]
                if len(called) == 1:
                    found[called[0]] += [(charge, passage.ordinal) for charge in said]
    return dict(found)


def _said(passage: Passage) -> Iterator[tuple[list[int], Sequence[Charge]]]:
    """The numbers and charges of each sentence of a passage that calls tasks by number."""
    text = passage.text
    marker = marker_at(text)
    for sentence in _SENTENCE.finditer(text):
        a, b = sentence.span()
        start = max(a, marker.end if marker and marker.kind != "article" else 0)
        start += len(text[start:b]) - len(text[start:b].lstrip())
        if named := _NAMED_FIRST.match(text, start, b):
            yield _numbers(named["numbers"]), charges(text, named.end(), b)
        elif first := _UNITS_FIRST.match(text, start, b):
            role: Role = _ROLES.get(first["verb"], "responsible")
            units = units_list(text, *first.span("units"))
            yield (
                _numbers(first["numbers"]),
                [Charge(u, role, first["verb"], "responsibility.prose") for u in units],
            )


_ROLES: dict[str, Role] = {"牵头": "lead", "配合": "support", "参与": "support", "协助": "support"}


def _numbers(text: str) -> list[int]:
    """`1、3至5` → 1, 3, 4, 5."""
    found: list[int] = []
    end = 0
    for one in _ONE.finditer(text):
        value = _value(one[0])
        between = text[end : one.start()]
        if found and re.search(r"[至到~～—–-]", between) and 0 < value - found[-1] < _MOST:
            found += range(found[-1] + 1, value)
        found.append(value)
        end = one.end()
    return found


def _value(label: str) -> int:
    return number_value("".join(label.split()).strip("()（）〔〕【】第条项、.．"))
