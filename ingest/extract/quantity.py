"""Targets and observations: every figure of a document with its indicator, comparator, year and evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.extract.deadline import with_deadlines
from ingest.extract.figures.carry import Reading
from ingest.extract.figures.figure_table import is_indicator_row, row_figures
from ingest.extract.figures.figure_year import (
    AS_OF,
    NOW,
    OF_THE_YEAR,
    ORDINAL,
    Clock,
    Stated,
    clock,
    spans_of,
    stage_end,
    stated_year,
)
from ingest.extract.figures.firmness import attribute, strength
from ingest.extract.figures.genre import leading_line, reports, tells_of_past
from ingest.extract.figures.mode import Mode, looks_ahead, mode_in, mode_of, told_by
from ingest.extract.figures.numbers import fold, scan
from ingest.extract.figures.reading import SentenceReader
from ingest.extract.figures.sites import Site, sentences, sites
from ingest.extract.figures.standing import Standing, standing
from ingest.extract.figures.unnumbered import MAY_AIM, aims
from ingest.extract.figures.year_of_text import (
    AIMS,
    BY_YEAR,
    FIRST,
    LONGEST_TITLE,
    SILENT,
    dateline_of,
    goal_year,
    only_year,
    plan_spoken_of,
    year_reported,
    year_spoken_of,
    year_told_of,
)
from ingest.extract.measure import measures
from ingest.records import Figure, Measure, Passage, Span, Tree
from ontology.value import value

_HEADING_END = re.compile("[。:：]")
_OWN_HEADING_END = re.compile("[。:]")
_OWN_HEADING = re.compile(r"^[(（]?[一二三四五六七八九十]{1,3}[)）、]")  # (二)主要目标。到2025年…
_DATED_AIM = re.compile(r"到20\d\d年[底末]?[,，].{40}")  # passes for a title where its full stop is lost
_OPENS_WITH_YEAR = re.compile(r"\s*20\d\d年,")
_BEGAN = re.compile(r"(?:^|[,;:])(?:(20\d\d)年?[-至到]20\d\d年|(20\d\d)年以来),")  # …,投入从38亿元增长到70亿元
_OF_YEAR = re.compile(r"(?<!申报)(?<!推荐)(?<!申请)(20\d\d)年度")
_EVENT = re.compile(r"\s*20\d\d年\d{1,2}月(?![底末]?\s?[-至到])")
_FOUNDED = re.compile(
    r"(?:成立|始建|创建|创办|组建|设立|建立)于20\d\d年"
    r"|20\d\d年[^,;。]{0,14}?(?:成立|获批|批准|挂牌|升级为|创办|始建|投入使用|建成投用)(?!的|以来|后|[^,;。]{0,24}\d)"
)


@value(slots=True, frozen=True)
class Place:
    """A passage with what stands above it: its item, headings, years, and what the headings make of its figures.

    `default`: what a figure is that nothing tells of.
    """

    passage: Passage
    item: int | None
    headings: tuple[str, ...]
    clock: Clock
    section: Mode | None
    default: Mode = "target"


@value(slots=True, frozen=True)
class Read:
    """A quantity of a sentence: what it is, whether it is aimed at or was reached, the year stated before it."""

    site: Site
    standing: Standing
    mode: Mode
    stated: Stated | None


@value(slots=True, frozen=True)
class Told:
    """What a document says in numbers: the rows of its indicator tables, and its sentences."""

    rows: tuple[Place, ...]
    sentences: tuple[Statement, ...]


@value(slots=True, frozen=True)
class Statement:
    """A sentence of a passage (offset in its text) with its quantities."""

    place: Place
    sentence: str
    offset: int
    reads: tuple[Read, ...]


def figures(tree: Tree, told: Told | None = None) -> list[Figure]:
    """The targets and observations of a document, each once, in order; `told`: its statements, where they were read."""
    found: list[Figure] = []
    seen: dict[tuple[object, ...], int] = {}
    for figure, words in _figures(statements(tree) if told is None else told):
        measured = (figure.indicator, figure.value, figure.value2, figure.unit, figure.comparator)
        key = (*measured, figure.year, figure.kind, figure.change, words)
        if key not in seen:
            seen[key] = len(found)
            found.append(figure)
        elif found[seen[key]].item is None and figure.item is not None:
            # a summary repeats the measure's words: the measure owns the figure
            found[seen[key]] = figure
    return found


def places(tree: Tree, measured: Sequence[Measure]) -> Iterator[Place]:
    """The passages that state something, in order; `measured`: the measures with their deadlines."""
    owner = {ordinal: item for item in tree.items for ordinal in item.passages}
    spoken, dateline = plan_spoken_of(tree), dateline_of(tree)
    opening = year_spoken_of(tree)
    speaks = max(opening, dateline or 0) if opening else None
    head = tree.head
    if head.period_end is None:
        head = replace(head, period_end=goal_year(tree) or speaks or year_told_of(tree))
    deadlines = {m.item: m.deadline for m in measured}
    spans = spans_of(tree.passages)
    if head.period_start and head.period_end:  # a plan of three years: 三年内
        spans.setdefault(head.period_end - head.period_start + 1, head.period_end)
    opened: dict[tuple[str, ...], int] = {}  # the year that a section of goals opens with, by its heading
    first = " ".join(p.text[:400] for p in tree.passages[:FIRST])
    line = next((p.text for p in tree.passages if p.text.strip()), "")
    title = tree.head.title or (line if len(line) <= LONGEST_TITLE else "")
    report_of, lead = year_reported(tree), ""
    looks_back = tells_of_past(tree, title)
    reported = reports(title, None if tree.items else first)
    default: Mode = "observation" if reported or looks_back else "target"
    # what headings make of figures, whether they speak of aims, and the years under them, by headings and deadline
    under: dict[tuple[tuple[str, ...], str | None], tuple[Mode | None, bool, Clock]] = {}
    for passage in tree.passages:
        lead = leading_line(passage, lead)
        if passage.kind in SILENT and not _DATED_AIM.match(passage.text):
            continue
        item = owner.get(passage.ordinal)
        headings = (*((lead,) if lead else ()), *passage.path, *(item.path[:-1] if item else ()))
        if passage.kind == "heading":
            headings = (*headings, _HEADING_END.split(passage.text[:40])[0])
        if _OWN_HEADING.match(passage.text):
            headings = (*headings, _OWN_HEADING_END.split(passage.text[:40])[0])
        above = (headings, deadlines.get(item.index) if item else None)
        if above not in under:
            mode = mode_of(headings)
            past = mode == "observation" or ((reported or looks_back) and mode is None)
            years = clock(head, *above, past)
            years.spoken, years.opening, years.spans = spoken, dateline or opening, spans
            years.reported = report_of if mode != "target" else None
            years.dateline = dateline or (opening if reported or looks_back else None)
            under[above] = (mode, any(map(AIMS.search, headings)), years)
        mode, aimed, stood = under[above]
        years = stood.copy()
        if aimed:
            if len(stated := set(BY_YEAR.findall(fold(passage.text)))) == 1:
                opened[passage.path[:1]] = int(stated.pop())
            elif stated:
                opened.pop(passage.path[:1], None)
            years.section = years.section or opened.get(passage.path[:1])
        index = item.index if item is not None else None
        yield Place(passage, index, headings, years, mode, default)


def statements(tree: Tree, measured: Sequence[Measure] | None = None) -> Told:
    """The sentences of a document, each quantity with the one decision of what it is; `measured`: its measures."""
    rows: list[Place] = []
    said: list[Statement] = []
    told = year_reported(tree) or only_year(tree)  # the year that a report speaks of, from paragraph to paragraph
    stage: int | None = None  # and the year by which its aims are due
    for place in places(tree, with_deadlines(tree, measures(tree)) if measured is None else measured):
        if is_indicator_row(place.passage):
            rows.append(place)
            continue
        prose = place.item is None and place.section is None
        if prose or place.default == "observation" or place.clock.present is None:
            place.clock.told = told
        if prose:
            place.clock.stage = stage
        said += _said(place)
        stage = place.clock.current or stage
        told = place.clock.told
    return Told(tuple(rows), tuple(said))


def _said(place: Place) -> Iterator[Statement]:
    """The sentences of one passage."""
    before: Stated | None = None  # 2020年经费投入…;投入强度…: a semicolon does not end the year
    # prose in which one sentence tells of the next
    free = place.section is None and (place.item is None or place.default == "observation")
    default, led = place.default, False
    for offset, sentence in sentences(fold(place.passage.text)):
        found = sites(sentence, scan(sentence))
        if place.clock.told_of_span and NOW.search(sentence):
            place.clock.told = None
        place.clock.past = None
        if place.clock.told and default == "observation" and OF_THE_YEAR.search(sentence):
            place.clock.past = place.clock.told if told_by(sentence) != "target" else None
        if found:
            # the clock goes on with the sentences: each keeps the years as they stood
            here = Place(place.passage, place.item, place.headings, place.clock.copy(), place.section, default)
            yield Statement(here, sentence, offset, tuple(_read(here, sentence, s, before, led) for s in found))
        else:
            yield Statement(place, sentence, offset, ())
        stated = stated_year(sentence, place.clock)
        parted = sentence.endswith(";")
        goes_on = free or parted
        led = parted and (led or looks_ahead(sentence))
        if goes_on and (found or not _EVENT.match(sentence)):
            default = _told(sentence, place, stated) or default
        elif not goes_on:
            default = place.default
        if "年" in sentence or "五" in sentence or "20" in sentence or place.clock.as_of:
            _carry_year(sentence, place.clock, stated)
        if not parted:
            before = None
        elif stated and not stated.explicit_none:
            aimed = stated.until and place.section != "observation" and not AS_OF.search(sentence)
            before = replace(stated, until=aimed)


def _told(sentence: str, place: Place, stated: Stated | None) -> Mode | None:
    """What a sentence says of those after it: of the past where its year is, else by its own words."""
    years = place.clock
    task = place.item is not None and place.default == "target"
    if stated and stated.year and (not stated.until or AS_OF.search(sentence)):
        words = told_by(sentence, task)
        present = years.present or (stated.year + ("observation" in (words, place.default)))
        past = stated.year < present + ("observation" in (words, place.default))
        if _FOUNDED.search(sentence):
            return words  # when something began, not when what follows was counted
        if past and (words != "target" or stated.year < present):
            if not years.reported or stated.year >= years.reported:  # else a glance at another year
                years.told, years.told_of_span = stated.year, stated.span
            return "observation"
    return told_by(sentence, task)


def _read(place: Place, sentence: str, site: Site, before: Stated | None, led: bool) -> Read:
    years = place.clock
    left = sentence[max(0, site.quantity.start - 400) : site.quantity.start]
    stated = stated_year(left, years) or before
    year = stated.year if stated else None
    until = bool(stated and stated.until)
    mode = mode_in(
        sentence,
        place.section,
        year,
        until,
        years.present,
        before=left,
        default=place.default,
        led=led,
        task=place.item is not None,
        clause=sentence[max(0, site.right_end - 400) : site.right_end],
    )
    return Read(site, standing(sentence, site, place.headings, place.section), mode, stated)


def _carry_year(sentence: str, years: Clock, stated: Stated | None) -> None:
    """到2025年 opens a stage that later sentences of the passage stand under, 截至2021年底 a date of the past."""
    if ORDINAL.match(sentence):
        years.as_of = None  # 一是…。二是…
    stage = stage_end(sentence)
    if stage is not None:
        years.current = stage
        return
    if stated is None or stated.year is None:
        return
    if years.current and stated.year < years.current and f"在{stated.year}年" in sentence:
        return  # 到2020年达到…。而在2015年,…: no new stage
    as_of = AS_OF.search(sentence)
    years.as_of = stated.year if as_of else None
    opens = _OPENS_WITH_YEAR.match(sentence) and not (years.present and stated.year < years.present)
    if (stated.until or opens) and not as_of:
        years.current = stated.year  # 2026年,全市定下清单。计划新建…


def _figures(told: Told) -> Iterator[tuple[Figure, str]]:
    """Each figure with the words of its clause, which tell a repetition from a second statement."""
    for place in told.rows:
        for figure in row_figures(place.passage, place.item, place.clock, place.section):
            yield figure, place.passage.text
    reader = None
    for said in told.sentences:
        if not said.reads:
            reader = None
            if MAY_AIM.search(said.sentence):
                yield from _unnumbered(said)
            continue
        # 时限缩减至60个工作日;到2024年缩减至40个工作日: a semicolon does not end what is spoken of
        goes_on = (
            reader is not None
            and reader.passage == said.place.passage.ordinal
            and reader.context.sentence.endswith(";")
        )
        reader = SentenceReader(
            said.sentence, reader.context.base if reader and goes_on else "", said.place.passage.ordinal
        )
        for read in said.reads:
            if read.standing != "figure":
                continue
            for found in reader.read(read.site):
                reading = _begun(said, found) if found.is_baseline and not (read.stated and read.stated.own) else found
                if reading is None:
                    continue
                start = min(reading.start, read.site.clause_start)
                yield _figure(said, read, reading), said.sentence[start : reading.end]
        if MAY_AIM.search(said.sentence):
            yield from _unnumbered(said)


def _begun(said: Statement, baseline: Reading) -> Reading | None:
    """What one starts from without a year of its own: told with the year in which the span of its sentence began."""
    began = _BEGAN.search(said.sentence, 0, baseline.quantity.start)
    return replace(baseline, year=int(began[1] or began[2])) if began else None


def _unnumbered(said: Statement) -> Iterator[tuple[Figure, str]]:
    """The aims of a sentence that state no number: targets only, since what was reached so says little."""
    place = said.place
    if place.section == "observation":
        return
    goals = place.item is None and any("目标" in heading for heading in place.headings)
    for aim in aims(said.sentence, goals):
        stated = stated_year(said.sentence[max(0, aim.start - 400) : aim.start], place.clock)
        year = stated.year if stated else None
        if mode_in(said.sentence, place.section, year, bool(stated and stated.until), place.clock.present) != "target":
            continue
        figure = Figure(
            evidence=(Span(place.passage.ordinal, said.offset + aim.start, said.offset + aim.end),),
            method=f"figure.{aim.kind}",
            confidence=0.8,
            item=place.item,
            kind="target",
            indicator=aim.indicator,
            value=None,
            comparator=aim.comparator,
            year=year if stated else place.clock.due(),
            change="growth" if aim.grows else "level",
            strength=strength(said.sentence[: aim.start]),
            figure_kind=aim.kind,
            reference=aim.reference,
        )
        yield figure, said.sentence[aim.start : aim.end]


def _figure(said: Statement, read: Read, reading: Reading) -> Figure:
    quantity, mode = reading.quantity, read.mode
    if reading.is_baseline:
        mode = "observation"
    years = said.place.clock
    year = _year(said, read, reading, mode)
    before = said.sentence[: quantity.start]
    indicator = reading.indicator
    if reading.cumulative and mode == "target" and "累计" not in indicator and reading.method == "figure.object":
        indicator = "累计" + indicator
    status = None
    if mode == "observation":
        status = "estimate" if "预计" in before else "preliminary" if "初步" in before else "final"
    return Figure(
        evidence=(Span(said.place.passage.ordinal, said.offset + reading.start, said.offset + reading.end),),
        method=reading.method,
        confidence=reading.confidence,
        item=said.place.item,
        kind=mode,
        indicator=indicator,
        value=quantity.value,
        value2=quantity.value2,
        unit=quantity.unit,
        comparator=reading.comparator,
        year=year,
        change=reading.change,
        per=reading.per,
        strength=strength(before) if mode == "target" else "plain",
        attribute=attribute(said.sentence, read.site),
        figure_kind=reading.figure_kind,
        status=status,
        baseline=reading.baseline,
        period_start=years.period_start if mode == "target" and year == years.period_end else None,
        cumulative=reading.cumulative,
        optional=reading.optional,
    )


def _year(said: Statement, read: Read, reading: Reading, mode: Mode) -> int | None:
    years, stated = said.place.clock, read.stated
    words = said.sentence[max(0, reading.start - 2) : reading.end]
    own = _OF_YEAR.search(words) if "年度" in words else None
    if own or reading.year:
        return int(own[1]) if own else reading.year
    if reading.per == "year" and reading.change != "growth":
        return None
    last = said.sentence[max(0, reading.quantity.start - 12) : reading.quantity.start]
    if mode == "observation" and reading.method == "figure.raised" and NOW.search(last):
        return years.section or years.published  # 从2012年的第78位提高到目前的第9位
    if stated is not None and (not stated.own or reading.is_baseline or reading.method == "figure.raised"):
        return None if stated.explicit_none else stated.year
    if mode == "target":
        return years.due()
    return years.reached() or (
        (years.published or years.dateline) if NOW.search(said.sentence[: reading.quantity.start]) else None
    )
