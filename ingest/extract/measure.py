"""Measures and problems: the tree's items as facts."""

from __future__ import annotations

import re

from ingest.records import Measure, Passage, Problem, Span, Tree
from ingest.structure.numbering import marker_at

# `针对“…”的整改措施`: the heading of a rectification list quotes the problem that its measures answer to
_PROBLEM = re.compile(
    r"(?:针对|关于|对照)\s*[“\"‘「](?P<problem>[^”\"’」]{4,120})[”\"’」]?\s*(?:的?(?:问题)?(?:的)?(?:整改|改进|落实|提升)?(?:措施|任务|问题|方面|情况)?)"
)
_PROBLEM_LINE = re.compile(
    r"(?:(?:存在|反馈|整改|主要|发现|督察|巡视)(?:的)?)?问题\s*(?:\d{1,3}"
    r"|[一二三四五六七八九十]{1,3})?\s*[:：]\s*(?P<problem>[^。；]{4,120})"
)
_PROBLEM_PLAIN = re.compile(
    r"(?:针对|关于)(?P<problem>[^“”。；]{4,80}?)(?:的)?问题(?:的)?(?:整改措施|整改任务|的?整改|$)"
)


def measures(tree: Tree) -> list[Measure]:
    """Every item of the tree, with its lead phrase as evidence."""
    return [
        Measure(
            item=item.index,
            number=item.number,
            path=item.path,
            title=item.title,
            kind=item.kind,
            evidence=(item.title_span,),
            method="measure.row" if tree.passages[item.passages[0]].kind == "row" else "measure.item",
        )
        for item in tree.items
    ]


def problems(tree: Tree) -> list[Problem]:
    """The problems that a rectification list answers to, each with the items that stand under its heading."""
    found: list[Problem] = []
    for passage in tree.passages:
        match = _problem(passage)
        if match is None:
            continue
        start, end = match.span("problem")
        under = tuple(
            item.index
            for item in tree.items
            if item.passages[0] == passage.ordinal or _stands_under(tree, item.passages[0], passage)
        )
        marker = marker_at(passage.text)
        found.append(
            Problem(
                number=marker.label if marker else str(len(found) + 1),
                title=match["problem"],
                items=under,
                evidence=(Span(passage.ordinal, start, end),),
                method="problem.heading",
            )
        )
    return found


def _problem(passage: Passage) -> re.Match[str] | None:
    if passage.kind not in ("heading", "item", "paragraph") or len(passage.text) > 400:
        return None
    marker = marker_at(passage.text)
    line = _PROBLEM_LINE.match(passage.text, marker.end if marker else 0)
    if line or passage.kind == "paragraph":
        return line
    head = passage.text[:160]
    if "整改" not in head and "问题" not in head:
        return None
    match = _PROBLEM.search(head) or _PROBLEM_PLAIN.search(head)
    return match if match and match.start() < 12 else None


def _stands_under(tree: Tree, ordinal: int, heading: Passage) -> bool:
    """Does the passage stand under the heading? Its path goes through it, and no sibling heading lies between."""
    depth = len(heading.path)
    if marker_at(heading.text) is None:  # a line below a heading: what else stands there
        return ordinal > heading.ordinal and depth > 0 and tree.passages[ordinal].path[:depth] == heading.path
    if ordinal <= heading.ordinal or len(tree.passages[ordinal].path) <= depth:
        return False
    own = tree.passages[ordinal].path[depth]
    return tree.passages[ordinal].path[:depth] == heading.path and _same(own, heading.text)


def _same(label: str, text: str) -> bool:
    squeezed = "".join(text.split())
    return squeezed.startswith("".join(label.split()))
