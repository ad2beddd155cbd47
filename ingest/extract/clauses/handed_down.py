"""What a heading hands down: clauses outside items bind all that stands under them and says nothing itself.

Two forms: a heading with a clause (`(一)平台行动(牵头单位:市科技局)`), and lines of their own below a heading, before
the measures that it holds (`责任单位:…`, `整改时限:…`). What is said at the end of a list binds it too:
`以上各项由市科技局负责`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable
from itertools import groupby
from typing import TypeVar

from ingest.records import Item, Passage, Span, Tree
from ingest.structure.clauses import LABEL, clause_spans
from ingest.structure.columns import charges_units
from ingest.structure.items import node_label
from ingest.structure.numbering import marker_at
from ingest.structure.outline import Node
from ingest.structure.table_items import section_words

T = TypeVar("T")

_LISTS = 2  # that end in a line on who answers, where such a line binds the whole list

# the path of what stands under a passage → (its ordinal, what its clauses say), in order
Index = dict[tuple[str, ...], list[tuple[int, list[T]]]]


def handed_down(tree: Tree, read: Callable[[Passage, Span], list[T]]) -> Index[T]:
    """What the clauses outside items say, as `read` reads one; those that say nothing to it are left out."""
    owned = {p for item in tree.items for p in item.passages}
    found: defaultdict[tuple[str, ...], list[tuple[int, list[T]]]] = defaultdict(list)
    for passage in tree.passages:
        if passage.ordinal in owned or passage.kind in ("title", "front", "closing", "attachment"):
            continue
        if passage.kind == "row" and (passage.columns or not passage.cells):
            continue
        spans = [Span(passage.ordinal, a, b) for a, b, _ in clause_spans(passage.text)]
        said = [said for span in spans for said in read(passage, span)]
        if said:
            marker = marker_at(passage.text)
            node = Node(passage.ordinal, marker, passage.text[marker.end :]) if marker else None
            path = (*passage.path, node_label(node)) if node else passage.path
            if passage.kind == "row":  # a line that spans a table binds the rows below it
                path = (*passage.path, section_words(passage.text.split("\t")[0].strip()))
            before = found[path][-1] if found[path] else None
            if before and owned.isdisjoint(range(before[0], passage.ordinal)):
                said = before[1] + said  # several lines, one after the other, are one word
                found[path].pop()
            found[path].append((passage.ordinal, said))
    return found


_BACK = re.compile(
    r"(?:^|(?<=[。；(（〔【]))\s*(?:以上|上述)(?:各项|所有|全部)?(?:重点)?(?:工作|任务|措施|事项|内容)?(?:均|皆|都)?"
    r"(?=由[^。；]{2,100}?(?:负责|牵头|配合|落实|实施|承担))"
)


def said_back(tree: Tree, read: Callable[[Passage, Span], list[T]]) -> dict[int, list[T]]:
    """What `以上各项由…负责` says, for the items above it: the siblings of the last one, back to the last such word."""
    found: dict[int, list[T]] = {}
    done = 0  # items that such a word has bound
    for passage in tree.passages:
        match = _BACK.search(passage.text) if "以上" in passage.text or "上述" in passage.text else None
        above = [i for i in tree.items[done:] if i.passages[0] <= passage.ordinal] if match else []
        if match is None or not above:
            continue
        end = passage.text.find("。", match.end())
        said = read(passage, Span(passage.ordinal, match.end(), end if end > 0 else len(passage.text)))
        for item in above if said else ():
            if item.path[:-1] == above[-1].path[:-1]:
                found[item.index] = said
        done = above[-1].index + 1 if said else done
    return found


def said_below(tree: Tree, read: Callable[[Passage, Span], list[T]]) -> dict[int, list[T]]:
    """What lines of their own say below the last measure of a list: they bind all its measures.

    整改措施:1.… 2.… 责任单位:… 整改时限:…; elsewhere (责任单位:…) where at least two lists of the document end so.
    """
    lists: list[tuple[list[Item], list[Span]]] = []
    for path, group in groupby(tree.items, key=lambda i: i.path[:-1]):
        *others, last = list(group)
        if not path or not others or any(item.clauses for item in others):
            continue
        own = [c.span for c in last.clauses if c.span.passage != last.passages[0]]
        if own and all(LABEL.match(tree.passages[s.passage].text, s.start) and s.start <= 1 for s in own):
            lists.append((others, own))
    if len(lists) < _LISTS and not any("整改" in p.text for p in tree.passages):
        return {}
    found: dict[int, list[T]] = {}
    for others, own in lists:
        said = [said for span in own for said in read(tree.passages[span.passage], span)]
        found.update((item.index, said) for item in others)
    return found


def nearest(tree: Tree, item: Item, index: Index[T]) -> list[T]:
    """What binds an item: the innermost heading above it counts, and the last word there.

    A row that has a column of units speaks for itself.
    """
    first = item.passages[0]
    if any(charges_units(c) for c in tree.passages[first].columns):
        return []
    for depth in range(len(item.path) - 1, 0, -1):
        candidates = index.get(item.path[:depth], [])
        position = bisect_left(candidates, first, key=lambda c: c[0])
        if position:
            return candidates[position - 1][1]
    return []
