"""Deliverables: one dated promise inside a measure each (2027年底前建成养老服务管理平台)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ingest.extract.deadline import done_by
from ingest.extract.deliverable_dates import BARE, DUE, dues, is_bare, is_due, spoken
from ingest.extract.deliverable_words import (
    A_THING,
    ABOUT_IT,
    ANSWERS,
    ASSESSING,
    CLAUSE_END,
    COUNT_ALONE,
    DELIVERING,
    DOCUMENT,
    DONE,
    HANDED_IN,
    MAKES,
    MARK,
    NO_OBJECT,
    NO_THING,
    NUMBERED,
    OTHER_VERB,
    OUTRIGHT,
    OWN_TIME,
    PAPER,
    PAPER_MADE,
    PART,
    PHASE,
    PHASE_END,
    SECTION,
    SIZE,
    SIZED,
    STANDING,
    STANDS,
    SUBJECT_STANDS,
    USED,
    after_lead,
    verb_in,
)  # fmt: skip
from ingest.extract.figures.figure_year import spans_of, within_until, within_years
from ingest.extract.figures.indicator import (
    clean,
    object_noun,
    right_noun,
    subject_noun,
    topic_of,
    trim_tail,
)
from ingest.extract.figures.numbers import fold, scan
from ingest.extract.figures.sites import sentences
from ingest.extract.figures.words import COUNT_UNITS
from ingest.extract.figures.year_of_text import year_spoken_of
from ingest.records import Deliverable, Item, Measure, Passage, Span, Tree
from ingest.structure.columns import charges_units, sets_deadline, tells_of_progress

_COUNTS = frozenset(COUNT_UNITS.split())
_AND = re.compile(r"[\s、和及与]*")  # between the dates of a list: 2024年、2025年和2026年分别建成
SCHEDULED = frozenset({"行动方案", "分工方案", "工作要点", "督查整改", "清单"})  # genres that set dates for their tasks
LATE = "09"
_TITLE_YEAR = re.compile(r"[^《》\d]{0,20}(20\d\d)年度?(?!修|版|起|以)[^\d]+")  # 云渚市2027年十件实事任务分解
_SCHEDULE = re.compile(r"(?:进度|时间|工作|阶段|序时)(?:安排|节点|进度|计划)\s*[:：](?=[^,，;；。]{2,30}[,，;；。].)")
_HOW_MANY = re.compile(r"\d+(?:座|个|家|所|处|条|栋|项|幢|间)(?:以上)?$")  # 新建停车场5座
_STOOD = re.compile(rf"{STANDS}、?$")
_IN_THE_YEAR = re.compile("前|年|月|季度")
_STRETCH = 1200  # characters that one date may govern: no sentence is longer


def deliverables(tree: Tree, measures: Sequence[Measure] = ()) -> list[Deliverable]:
    """The dated promises of a document's measures, in order; figures are the matter of `quantity.py`."""
    found = []
    owner = {ordinal: item for item in tree.items for ordinal in item.passages}
    closes = {m.item: int(m.deadline[:4]) for m in measures if m.deadline and m.deadline[:4].isdigit()}
    present = tree.head.period_start or tree.head.dated or year_spoken_of(tree) or _first_due(tree, owner)
    present = present or min(closes.values(), default=None)
    annual = _one_year(tree, set(closes.values()))
    spans = spans_of(tree.passages)
    for passage in tree.passages:
        item = owner.get(passage.ordinal)
        if item is None or item.kind in ("goal", "report"):
            continue
        year = annual if annual or closes.get(item.index) != present else present  # 6月底前完成。(完成时间:2027年)
        if not _dated(passage.text, year):
            continue
        blocked = _clauses(item, passage)
        text = fold(passage.text)
        within = [(a, text[a:b]) for low, high in blocked for a, b in done_by(text, Span(passage.ordinal, low, high))]
        said = [(low + a, words) for low, high in _tasks(passage) for a, words in _stretches(text[low:high], year)]
        topic = thing_of(item.title) if said or within else ""
        for offset, sentence in (*said, *within):
            for start, end, verb, thing, due, due_text in promises(sentence, present, year, spans, topic):
                at = offset + start
                if (offset, sentence) not in within and any(low <= at < high for low, high in blocked):
                    continue
                found.append(
                    Deliverable(
                        evidence=(Span(passage.ordinal, at, offset + end),),
                        method="deliverable.dated",
                        confidence=0.9,
                        item=item.index,
                        verb=verb,
                        object_text=thing,
                        due=due,
                        due_text=due_text,
                    )
                )
    return found


def _one_year(tree: Tree, closing: set[int]) -> int | None:
    """The one year that a document is for: its period, else that in which all its tasks close or it is issued."""
    head = tree.head
    if head.period_end is not None:
        return head.period_end if head.period_start == head.period_end else None
    if titled := _TITLE_YEAR.fullmatch(head.title or ""):
        return int(titled[1])
    if len(closing) == 1:
        return next(iter(closing))
    issued = head.issued_on or head.published
    if issued is None:
        return year_spoken_of(tree)
    late = issued[5:7] > LATE  # what is issued then has its dates in the next year
    return None if late or head.genre not in SCHEDULED else head.dated


def _first_due(tree: Tree, owner: Mapping[int, Item]) -> int | None:
    """The first year by which tasks say that something is due: a text without a date of its own speaks before that."""
    years = [
        int(match["year"])
        for passage in tree.passages
        if (item := owner.get(passage.ordinal)) is not None
        and item.kind not in ("goal", "report")
        and "20" in (text := fold(passage.text))
        for match in DUE.finditer(text)
        if match["year"] and (match["before"] or match["end"]) and is_due(text, match, None)
    ]
    return min(years, default=None)


def thing_of(title: str) -> str:
    """The thing that a task is about, where its title names one that can be built or opened: 加快建设云渚超算中心."""
    topic = ABOUT_IT.sub("", _HOW_MANY.sub("", topic_of(fold(MARK.split(title)[0]))))
    return topic if len(topic) >= 4 and A_THING.search(topic) and not DELIVERING.match(topic) else ""


def _tasks(passage: Passage) -> list[tuple[int, int]]:
    """The stretches of a passage that say what is to be done: of a row, not its units, its date, and what was done."""
    if passage.kind != "row" or not passage.columns:
        return [(0, len(passage.text))]
    own = [cell for cell in passage.row() if cell.span.passage == passage.ordinal]
    return [
        (cell.span.start, cell.span.end)
        for cell in own
        if not (charges_units(cell.header) or sets_deadline(cell.header) or tells_of_progress(cell.header))
    ]


def _stretches(text: str, annual: int | None) -> Iterator[tuple[int, str]]:
    """Sentences that hold a date, those that a semicolon parts as one: 到2025年,集聚…;形成…."""
    begun, whole = 0, ""
    for offset, sentence in sentences(text):
        if not whole:
            begun = offset
        whole = text[begun : offset + len(sentence)]
        if sentence.endswith(";") and len(whole) < _STRETCH:
            continue
        if _dated(whole, annual):
            yield begun, whole
        whole = ""
    if _dated(whole, annual):
        yield begun, whole


def _dated(text: str, annual: int | None) -> bool:
    """Whether a text may hold a date: with its year, or of the one year that the document is for."""
    if "20" in text or "五" in text or "今年" in text or "年内" in text:
        return True
    return annual is not None and _IN_THE_YEAR.search(text) is not None


def promises(
    sentence: str,
    present: int | None = None,
    annual: int | None = None,
    spans: Mapping[int, int] | None = None,
    topic: str = "",
) -> Iterator[tuple[int, int, str, str, str, str]]:
    """(start, end, verb, object, due, words of the date) of each dated promise of a sentence.

    `present` is the year in which the document speaks: a bare year (2027年建成…) promises from then on. `annual` is the
    one year that it is for: 6月底前 is then a date too. `spans`: when the years end that it gives (2026年起5年内).
    `topic`: what the task is about, for a sentence that names nothing (建设云渚大厦。2027年竣工。).
    """
    last, made = "", ""  # what the date before promised, and by which verb: 2026年落户企业1家,2027年落户2家
    subject = ""  # what the sentence speaks of: 加快平台建设,2026年投入使用
    stated = list(DUE.finditer(sentence))
    dates = [m for m in stated if is_due(sentence, m, present)]
    ends = {m.start(): end for m in within_years(sentence) if (end := within_until(m, spans or {}))}
    if ends:
        dates = [m for m in dates if not any(m.start() == start for start in ends)]
        dates = sorted([*dates, *(m for m in within_years(sentence) if m.start() in ends)], key=lambda m: m.start())
    if annual is not None or dates:
        # of the one year, else of a year that the sentence has named: 2025年6月底前印发方案,年底前建成…
        since = 0 if annual is not None else dates[0].end()
        bare = (m for m in BARE.finditer(sentence, since) if is_bare(sentence, m))
        dates += [m for m in bare if not any(s.start() < m.end() and m.start() < s.end() for s in stated)]
        dates.sort(key=lambda m: m.start())
    waiting: list[re.Match[str]] = []  # the dates of a list before its last
    for at, match in enumerate(dates):
        limit = dates[at + 1].start() if at + 1 < len(dates) else len(sentence)
        if _AND.fullmatch(sentence, match.end(), limit):
            waiting.append(match)
            continue
        reach = max(0, match.start() - 40, dates[at - 1].end() if at else 0)
        clauses = MARK.split(sentence[reach : match.start()])
        # 争取年内开工、明年建成: what is said to stand first opens nothing
        before = "" if _STOOD.search(clauses[-1]) else subject_noun(clauses[-1]).text
        if at == 0 and not before and len(clauses) > 1 and not DUE.search(clauses[-2]):
            subject = topic_of(clauses[-2])
        if ANSWERS.search(subject):
            subject = ""
        if DELIVERING.match(before) or ANSWERS.search(before):
            before = ""  # 完成主体施工、年底投入使用: what is done first is not what is used
        if PHASE.fullmatch(before) and len(subject) >= 4:
            before = PHASE_END.sub("", subject) + before  # 云渚超算中心一期6月竣工,二期年底开工
        subject = before if len(before) >= 4 else subject
        known = (subject or last, last, topic if not subject and made not in MAKES else "")
        for verb, thing, begins, end in _things(sentence, match.end(), limit, known):
            last, made = thing, verb
            for date in (*waiting, match):
                ended = [str(ends[date.start()])] if date.start() in ends else []
                for due in ended or dues(date, sentence[begins : end + 12], spoken(stated, date, annual or present)):
                    yield date.start(), end, verb, thing, due, date[0].strip()
        waiting = []


def _things(
    sentence: str, position: int, limit: int, known: tuple[str, str, str]
) -> Iterator[tuple[str, str, int, int]]:
    """(verb, object, start, end) of what the clauses after a date promise, up to `limit`.

    `known`: what the sentence speaks of, what was promised before, and what the task is about, for a verb without an
    object (一期工程2027年建成).
    """
    previous = ""
    subject, last, topic = known
    for first, (start, end) in _clauses_after(sentence, position, limit):
        if not first and OWN_TIME.match(sentence, start):
            break
        begins = after_lead(sentence, start, end)
        if first and (handed := HANDED_IN.fullmatch(sentence, begins, end)):
            yield handed["verb"], handed["what"], begins, end
            continue
        made = PAPER_MADE.fullmatch(sentence, begins, end) if first and DOCUMENT.search(subject) else None
        if made:
            yield made["verb"], subject, begins, end
            continue
        if stands := _stands(sentence, begins, end, first, topic or subject):
            yield stands
            continue
        verb = verb_in(sentence, begins, end, first)
        if verb is not None and sentence.startswith("”", verb.end()):
            continue  # 按照“2024年开工、2026年建成”目标
        if verb is None:
            carried = previous and not OTHER_VERB.match(sentence, begins)
            if carried and not ASSESSING.search(sentence, start, end):
                # 培育龙头企业10家,上市公司5家: the verb of the clause before
                for thing, stop in _counted(sentence, begins, end):
                    yield previous, thing, begins, stop
            continue
        counted = list(_counted(sentence, verb.end(), end)) if verb[0] != "实现" else []
        if last and first and not counted and COUNT_ALONE.match(sentence, verb.end(), end):
            counted = [(last, end)]
        for thing, stop in counted:
            yield verb[0], thing, begins, stop
        previous = verb[0] if counted else ""
        thing = USED.sub("", sentence[verb.end() : min(end, verb.end() + 80)].strip("了 "))
        stop = verb.end() + len(thing)
        thing = PART.sub("", SIZED.sub("", thing))
        named = topic if topic and verb[0] in MAKES else subject
        if first and len(thing) < 2 and len(named) >= 4 and OUTRIGHT.match(verb[0]) and not PAPER.search(named):
            yield verb[0], named, begins, verb.end()
        outright = first or OUTRIGHT.match(verb[0])
        short = len(thing) < (2 if DONE.fullmatch(thing) else 3)
        if outright and not counted and not short and not NUMBERED.search(thing) and not NO_OBJECT.match(thing):
            whose = sentence[begins : verb.start()] if verb[0] in NO_THING and verb.start() - begins > 6 else ""
            yield verb[0], clean(whose + thing) or thing, begins, stop


def _stands(sentence: str, start: int, end: int, first: bool, subject: str) -> tuple[str, str, int, int] | None:
    """(verb, object, start, end) of a clause that ends with its verb: 中试基地投入使用, or 投入使用 alone."""
    while end > start and sentence[end - 1] in " 、":
        end -= 1
    alone = STANDING.fullmatch(sentence, start, end)
    if alone:
        fits = first and len(subject) >= 4 and not PAPER.search(subject)
        return (alone["verb"], subject, start, end) if fits else None
    said = SUBJECT_STANDS.fullmatch(sentence, start, end)
    if said is None or NUMBERED.search(said["what"]) or DELIVERING.match(said["what"]):
        return None
    what = subject_noun(said["what"]).text
    return (said["verb"], what, start, end) if len(what) >= 4 or SECTION.fullmatch(what) else None


def _clauses_after(sentence: str, position: int, end: int) -> Iterator[tuple[bool, tuple[int, int]]]:
    """The clauses that a date governs, each with whether it is the first: 到2025年,新增…, 建成…."""
    first = True
    for mark in CLAUSE_END.finditer(sentence, position, end):
        if sentence[position : mark.start()].strip():
            yield first, (position, mark.start())
            first = False
        position = mark.end()


def _counted(sentence: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The things that a clause counts, without their numbers: 龙头企业6家、上市企业20家; 10家创新平台."""
    position = start
    quantities = scan(sentence[start:end])
    for quantity, after in zip(quantities, [*quantities[1:], None], strict=False):
        at, until = start + quantity.start, start + quantity.end
        if quantity.unit.partition("(")[0] not in _COUNTS:
            position = until
            continue
        left = object_noun(trim_tail(sentence[position:at].strip("、和及与并,了 ")).core).text
        if len(left) >= 2:
            thing, stop, position = left, until, until
        else:
            # 30名管理人才和50名专业人才: each number's noun ends where the next number begins
            stop = position = start + after.start if after else end
            thing = right_noun(sentence[until:stop].rstrip("、和及与并"))[0]
        if len(thing) >= 2 and not SIZE.search(thing):
            yield thing, stop


def _clauses(item: Item, passage: Passage) -> list[tuple[int, int]]:
    """The stretches of a passage that name units and deadlines: they promise nothing, but for a schedule's steps."""
    spans = [c.span for c in item.clauses if c.span.passage == passage.ordinal]
    return [(span.start, span.end) for span in spans if not _SCHEDULE.match(passage.text, span.start)]
