"""Deadlines of items as a whole: 完成时限 and its like in a clause, a date beside the units, a column of a table.

A date inside the task's text belongs to what is promised there (a deliverable or a target), not to the item.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.extract.clauses.handed_down import handed_down, nearest, said_below
from ingest.extract.clauses.labels import meaning
from ingest.records import Item, Measure, Passage, Span, Tree
from ingest.structure.clauses import BEHIND_UNIT, labels, split_depth0
from ingest.structure.columns import sets_deadline
from ontology.errors import ValueFormatError
from ontology.types import date

_YEARLY = re.compile(r"每年|按年度|分年度|年度推进|跨年度|逐年|每季|每月|每半年|定期|常年|长效|贯穿|全过程|日常")
_EACH_YEAR = re.compile(r"(?:每年度?|每季度?|每月|每半年)(?!.*20\d\d)")
_STANDING = re.compile(r"(?:贯穿)?(?:常年|常态化?|全年|始终)(?:坚持|推进|开展|实施|落实|抓好)?")
_ALL_YEAR = re.compile(r"(?:今年|本|当)?(?:全年|年度)度?(?:内|工作|任务)?(?:推进|实施|开展|落实|完成)?")
_SHORT_YEAR = re.compile(r"(?<![\d.])(2\d)年(?=\d|[底末]|[上下]半年|第?[一二三四]季度)")  # 25年底
_DATES = re.compile(r"\d|底|季度|半年|长期|持续")
_MAY_DATE = re.compile(r"[\d底季半长持常全始]")  # what dates and words of all year hold, white space inside or not
_SETS = re.compile("时限|期限|时间|进度|节点|限期|时序")  # what a label of a deadline holds
_ONGOING = re.compile(r"持续|长期|常态|坚持")
_IN_TEXT = re.compile(
    r"(?:(?:19|20)\d\d\s*年?\s*)?(?:\d{1,2}\s*月\s*(?:\d{1,2}\s*[日号])?(?:底|末|上旬|中旬|下旬)?"
    r"|年?[底末](?=前|之前|以前|$)|第?[一二三四1-4]季度|[上下]半年)"
    r"|(?:19|20)\d\d\s*年?(?:度)?(?:[底末])?"
)
# (市科技局牵头,9月底前出台政策): by when, and what is done by then
_DONE_BY = re.compile(
    rf"(?:于|在|力争|确保)?(?:{_IN_TEXT.pattern})(?:之前|以前|前|内)(?:完成|出台|印发|制[定订]|建成|启动|形成|建立|上线|投入|落实|实现|取得)[\u4e00-\u9fff]{{0,16}}"
)
# (一)动员部署阶段(2026年3月—4月): a stage of the work says in its title when it ends
_STAGE = re.compile(r"阶段\s*[(（](?P<when>[^()（）]{2,24})[)）]\s*$")
_TITLE_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")


def with_deadlines(tree: Tree, measures: list[Measure]) -> list[Measure]:
    """The measures with the deadlines that their items state; one without stays as it is."""
    year = _year(tree)

    def read(passage: Passage, clause: Span) -> list[Span]:
        return list(_labelled(passage.text, clause)) or list(_bare(passage.text, clause))

    above, below = handed_down(tree, read), said_below(tree, read)
    made: list[Measure] = []
    for measure in measures:
        item = tree.items[measure.item]
        spans = list(_stated(tree, item)) or nearest(tree, item, above) or below.get(item.index, [])
        found = [(value, span) for span in spans if (value := deadline(tree.quote(span), year))]
        if not found:
            made.append(measure)
            continue
        dated = [f for f in found if f[0] != date.ONGOING] or found
        value, span = max(dated, key=lambda f: date.latest(f[0]) or _FAR)
        made.append(replace(measure, deadline=value, deadline_text=tree.quote(span).strip(), deadline_evidence=(span,)))
    return made


_FAR = datetime.date.max


def deadline(text: str, year: int | None = None) -> str | None:
    """The value of a deadline's words: a date of any precision, `ongoing`, or None where they state neither.

    The last of several dates counts; a dated part wins over 长期坚持. `year` fills in what `6月底前` leaves out.
    """
    words = "".join(text.split()).strip("。.；;，,、:：()（）〔〕【】")
    if not words:
        return None
    if year is not None and _ALL_YEAR.fullmatch(words):
        return str(year)
    words = _SHORT_YEAR.sub(r"20\1年", words)
    try:
        return date.parse(words, year=None if _EACH_YEAR.match(words) else year)
    except ValueFormatError:
        pass
    if _EACH_YEAR.match(words):
        return date.ONGOING  # 每年12月底
    values = []
    for match in _IN_TEXT.finditer(words):
        try:
            value = date.parse(match.group(), year=year)
        except ValueFormatError:
            continue
        year = int(value[:4]) if value[:4].isdigit() else year
        values.append(value)
    if values:
        return max(values, key=lambda v: (date.latest(v) or _FAR, len(v)))  # 2025年1—12月: its last month
    return date.ONGOING if _YEARLY.search(words) or _ONGOING.search(words) else None


def _year(tree: Tree) -> int | None:
    """The year that a date without one means: a document for one year, else the year it was published in."""
    head = tree.head
    if head.period_start and head.period_start == head.period_end:
        return head.period_start
    in_title = _TITLE_YEAR.findall(head.title or "")
    if len(set(in_title)) == 1:
        return int(in_title[0])
    return head.dated


def _stated(tree: Tree, item: Item) -> Iterator[Span]:
    """Where an item states its deadline: labels, else bare dates beside the units; a row's columns."""
    for ordinal in item.passages:
        passage_of_item = tree.passages[ordinal]
        for cell in passage_of_item.row() if passage_of_item.cells else ():
            if cell.text and sets_deadline(cell.header):
                yield cell.span
    clauses = [c.span for c in item.clauses]
    labelled = [s for c in clauses for s in _labelled(tree.passages[c.passage].text, c)]
    yield from labelled or [s for c in clauses for s in _bare(tree.passages[c.passage].text, c)]
    passage, start, end = item.title_span
    if (stage := _STAGE.search(tree.passages[passage].text, start, end)) and _IN_TEXT.search(stage["when"]):
        yield Span(passage, *stage.span("when"))


def _labelled(text: str, clause: Span) -> Iterator[Span]:
    """The words after each label that announces a deadline, up to the next label or full stop."""
    if not _SETS.search(text, clause.start, clause.end):
        return
    marks = labels(text, clause.start, clause.end)
    for mark, after in zip(marks, [*marks[1:], None], strict=False):
        if meaning(mark.group()) != "deadline":
            continue
        end = after.start() if after else clause.end
        for a, b in split_depth0(text[mark.end() : end], "。；;")[:1]:
            yield Span(clause.passage, mark.end() + a, mark.end() + b)


def done_by(text: str, clause: Span) -> Iterator[tuple[int, int]]:
    """The pieces of a clause that say what is done by when: `(市科技局牵头,9月底前出台政策)`."""
    words = text[clause.start : clause.end]
    if "前" not in words and "内" not in words:
        return
    for a, b in split_depth0(words, "，,；;。"):
        if b - a < 60 and _DONE_BY.fullmatch("".join(text[clause.start + a : clause.start + b].split())):
            yield clause.start + a, clause.start + b


def _bare(text: str, clause: Span) -> Iterator[Span]:
    """Pieces of a clause that are dates and nothing else: `(市科技局牵头,2023年6月底前完成)`."""
    if not _MAY_DATE.search(text, clause.start, clause.end):
        return
    for a, b in split_depth0(text[clause.start : clause.end], "，,；;。"):
        start, end = clause.start + a, clause.start + b
        glued = BEHIND_UNIT.search(text, start, end)
        span = Span(clause.passage, glued.start() if glued else start, end)
        words = "".join(text[span.start : end].split())
        if _STANDING.fullmatch(words):
            yield span
            continue
        if len(words) > 24 or not _DATES.search(words) or "牵头" in words or "负责" in words:
            continue
        try:
            date.parse(words, year=2000)  # any year: only whether it is a date counts
        except ValueFormatError:
            if not _DONE_BY.fullmatch(words):
                continue
        yield span
