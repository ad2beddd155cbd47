"""The outline: which numbered passage stands under which, read off the document's own sequence of numberings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.structure.numbering import KINDS, LEAVES, Marker

_LOW = ("ar", "ar_paren", "ar_half", "circle", "dotted", "dotted3", "dotted4")  # kinds that number items


@dataclass(slots=True, eq=False)
class Node:
    """One numbered passage: its ordinal, its marker, the words after it, what it stands under."""

    passage: int
    marker: Marker
    text: str  # the passage's words after the marker
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    words: str | None = None  # its heading's words, once they were worked out
    aims: bool | None = None  # whether aims stand below it, once that was worked out
    end: int = 0  # ordinal after the last passage that belongs to it, its children's included

    def ancestors(self) -> list[Node]:
        """What it stands under, outermost first."""
        found: list[Node] = []
        node = self.parent
        while node is not None:
            found.append(node)
            node = node.parent
        return found[::-1]


def ranks(markers: list[Marker]) -> dict[str, int]:
    """The level of each kind of number: the usual order, unless the document itself shows another one.

    A kind that starts at 1 right after another one stands below it; two kinds change places when the document shows
    that more often than the usual order.
    """
    opened: Counter[tuple[str, str]] = Counter()
    for before, after in pairwise(markers):
        if after.kind != before.kind and after.value == 1 and before.kind in KINDS:
            opened[before.kind, after.kind] += 1
    order = [k for k in KINDS if any(m.kind == k for m in markers)]
    for _ in range(len(order)):
        for i in range(len(order) - 1):
            above, below = order[i], order[i + 1]
            if opened[below, above] > opened[above, below]:
                order[i], order[i + 1] = below, above
    return {kind: i for i, kind in enumerate(order)}


def outline(numbered: list[tuple[int, Marker, str]], resets: set[int], count: int) -> list[Node]:
    """All numbered passages as nodes, in order, with parents, children and ends.

    `numbered`: (ordinal, marker, words after it); `resets`: ordinals where an annex or another text begins;
    `count`: how many passages there are.
    """
    level = ranks([m for _, m, _ in numbered])
    stack: list[Node] = []
    nodes: list[Node] = []
    breaks = sorted(resets)
    position = 0
    for passage, marker, text in numbered:
        while position < len(breaks) and breaks[position] <= passage:
            _close(stack, 0, breaks[position])
            position += 1
        node = Node(passage, marker, text)
        _close(stack, _depth(stack, marker, level), passage)
        node.parent = stack[-1] if stack else None
        if node.parent:
            node.parent.children.append(node)
        stack.append(node)
        nodes.append(node)
    _close(stack, 0, breaks[position] if position < len(breaks) else count)
    return nodes


def _close(stack: list[Node], depth: int, passage: int) -> None:
    while len(stack) > depth:
        stack.pop().end = passage


def _depth(stack: list[Node], marker: Marker, level: dict[str, int]) -> int:
    """How much of the stack stays open above a new marker."""
    box = next((i for i, n in enumerate(stack) if n.marker.kind == "box"), None)
    if marker.kind == "box":
        # a box interrupts the text: it hangs under the last part that holds numbered parts, not under its last item
        depth = box if box is not None else len(stack)
        while depth and (stack[depth - 1].marker.kind in LEAVES or _is_item(stack, depth - 1)):
            depth -= 1
        return depth
    if marker.kind in LEAVES:
        same = [i for i, n in enumerate(stack) if n.marker.kind in LEAVES]
        return same[0] if same else len(stack)
    if box is not None and marker.value == 1 and _inside_box(stack, marker, level, box):
        return box + 1
    if box is not None and any(n.marker.kind == marker.kind for n in stack[box + 1 :]):
        inner = next(i for i in range(box + 1, len(stack)) if stack[i].marker.kind == marker.kind)
        outer = _last_outer(stack, box, marker.kind)
        if outer is None or outer.marker.value + 1 != marker.value:
            return inner
    rank = level.get(marker.kind, len(KINDS))
    for i, node in enumerate(stack):
        if node.marker.kind in LEAVES or node.marker.kind == "box":
            return i
        if level.get(node.marker.kind, len(KINDS)) >= rank:
            return i
    return len(stack)


def _is_item(stack: list[Node], index: int) -> bool:
    """Is this node one of a row of items (its number above 1, or of a low kind), not a part that holds others?"""
    return stack[index].marker.kind in _LOW and not stack[index].children


def _last_outer(stack: list[Node], box: int, kind: str) -> Node | None:
    """The last node of a kind before the box, at the level where the box hangs."""
    siblings = stack[box - 1].children if box else []
    return next((n for n in reversed(siblings) if n.marker.kind == kind and n is not stack[box]), None)


def _inside_box(stack: list[Node], marker: Marker, level: dict[str, int], box: int) -> bool:
    """Does a number 1 inside a box open the box's own list? High kinds go on with the document."""
    if marker.kind not in _LOW:
        return False
    above = [n for n in stack[:box] if level.get(n.marker.kind, 9) >= level.get(marker.kind, 9)]
    return not above
