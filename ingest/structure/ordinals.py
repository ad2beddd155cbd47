"""一是…。二是…。: the tasks of a text that numbers nothing else.

Under numbers of other kinds such a series is prose; in a text without any it is what a reader would list. It has to
begin sentences: what follows a colon (要实现六个目标：一是…；二是…) only enumerates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.structure.numbering import Marker, number_value

_OPENS = re.compile(r"(?:^|(?<=[。！]))\s*(?P<n>[一二三四五六七八九十]{1,2})是(?![否非])(?=[^，。；：]{4})")
LEAST = 3  # inside a paragraph; two are enough where each begins one


def by_ordinals(
    string: str, cuts: Sequence[tuple[int, int]], heads: Sequence[Marker | None]
) -> tuple[list[tuple[int, int]], list[Marker | None]]:
    """The passages of a text that numbers nothing, cut at the series, with their markers; as they were without one."""
    found = [[(m.start("n"), m["n"]) for m in _OPENS.finditer(string[a:b])] for a, b in cuts]
    values = [number_value(n) for members in found for _, n in members]
    own = all(at == 0 for members in found for at, _ in members)
    if len(values) < (2 if own else LEAST) or values != list(range(1, len(values) + 1)):
        return list(cuts), list(heads)
    made: list[tuple[int, int]] = []
    markers: list[Marker | None] = []
    for (start, end), members, head in zip(cuts, found, heads, strict=True):
        numbers = dict(members)
        for low, high in pairwise(sorted({0, *numbers, end - start})):
            number = numbers.get(low)
            own_marker = Marker("cn_paren", number_value(number), f"{number}是", len(number) + 1) if number else None
            markers.append(own_marker or (head if low == 0 else None))
            made.append((start + low, start + high))
    return made, markers
