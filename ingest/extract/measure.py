"""Measures and problems: the tree's items as facts."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    opens = {item.passages[0]: item.index for item in tree.items}
    for passage in tree.passages:
        match = _problem(passage)
        if match is None:
            continue
        start, end = match.span("problem")
        under = tuple(opens[p] for p in _under(tree, passage) if p in opens)
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
    if "问题" not in passage.text and "整改" not in passage.text:
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


def _under(tree: Tree, passage: Passage) -> Iterator[int]:
    """The ordinals of a heading and of what stands under it; of a line below a heading, what comes after it there."""
    depth = len(passage.path) + (marker_at(passage.text) is not None)
    yield passage.ordinal
    for later in tree.passages[passage.ordinal + 1 :]:
        if len(later.path) < depth or later.path[: len(passage.path)] != passage.path:
            return
        yield later.ordinal
