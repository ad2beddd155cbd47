"""The head: what a document says of itself. What `sources.csv` says wins over the text.

A notice that carries a plan is read as that plan: its title, its period, its kind; number, signature and dates are the
notice's. Each value that the text gives has its span.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from ingest.errors import MarkingError
from ingest.records import Clean, Head, Origin, Passage, Span
from ingest.structure import head_dates, head_place, head_title
from ingest.structure.head_fields import ANY_NUMBER, NUMBERED, Found, fields, posted, zone
from ontology.errors import ValueFormatError
from ontology.types import document_number
from ontology.types.place import gazetteer, parse

MARK = re.compile(
    r"(?:密级[:：]?)?【?\[?(?P<mark>绝密|机密|秘密)[】\]]?(?:[★☆*·●].{0,8}|\d{0,2}年|长期)?(?:特急|急件|加急|平急)?"
)
STARRED = re.compile(r"(?P<mark>绝密|机密|秘密)\s?[★☆]")
INTERNAL = re.compile(
    r"(?:公开方式[:：]|公开属性[:：]|[(（【])?(?:此件|本件)?(?P<mark>内部|不予公开|不公开|依申请公开)"
    r"(?:资料|文件|使用|发行|传阅|印发)?(?:[,，、]?(?:注意保存|不得外传|妥善保管))?[)）】]?"
)
CLOSING = 6  # passages at the end that may be signed
HEADING = 60  # characters of a heading
BODY = 40  # passages in which a text says what years it is for
HEADER = 10  # passages that may bear a mark
_SOURCE = r"源[:：] ?(?![^\n]{0,30}(?:政府|gov\.cn|[省市县区厅局委办]))[^\n]{2,20}[网網]"
REPRINT = re.compile(
    # each begins with a character of its own, so that most text is passed over fast
    r"仅代表作者(?:本人)?观点|不代表本[站网]|转载自|转载请"
    rf"|来{_SOURCE}|來{_SOURCE}"
)
OMITTED = re.compile(r"本文有删减|有删减|\((?:略|节选|摘要|摘录)[)）]|（(?:略|节选|摘要|摘录)[)）]")
PART = re.compile(r"第[一二三四五六七八九十]{1,3}[章部编]|[一二三四五六七八九十]{1,3}、")
YEARS_BESIDE = re.compile(r"\s*[(（〔]?\s*(20\d\d)\s?年?\s?(?:[-—–－~～]{1,2}|至)\s?(20\d\d)\s?年?")
# a number on the title's line: …的通知(云政发〔2024〕3号); …的通知 云政发〔2024〕3号; 云政发〔2024〕3号《…》
BESIDE = r"(?P<number>[\u4e00-\u9fff]{1,12}\s?[〔\[【（(]\d{4}[〕\]】）)]\s?第?\d{1,5}号)"
BEHIND = re.compile(
    rf"(?:[)）】》知见案法]\s*[(（]{BESIDE}[)）]|[》知见案法定复告]\s+{BESIDE.replace('<number>', '<spaced>')})\s*$"
)
BEFORE = re.compile(rf"\s*{BESIDE}\s*(?=《|[\u4e00-\u9fff ]{{2,60}}(?:关于|印发))")
BRACKETED = re.compile(r"[(（]\s*([^()（）].*号)\s*[)）]")
OF_ORDER = re.compile(r"[(（]?\s*第\s?\d{1,5}\s?号\s*[)）]?")  # on the line below …人民政府令
READING = re.compile(r"(?:方案|规划|意见|办法|措施|计划)(?:明确)?提出[,，]")


def head(clean: Clean, passages: tuple[Passage, ...], *, accept_marking: bool = False) -> Head:
    """What the document says of itself. Errors: `MarkingError` for 秘密, 机密, 绝密, unless `accept_marking`."""
    origin = clean.source.origin
    marking = _marking(passages, origin, accept_marking)
    broken_off = _broken_off(passages)
    said = {**_said(passages, clean.text.string, bool(broken_off)), "marking": marking}
    value = {name: getattr(origin, name, "") or (found.value if found else None) for name, found in said.items()}
    value["place"], place_name = _place(value["place"])
    named = Found(origin.title, Span(0, 0, 0)) if origin.title else None
    headings = [p for p in passages if len(p.text) <= HEADING and (p.kind == "attachment" or PART.match(p.text))]
    period = head_title.period([found for found in (said["title"], named) if found], headings)
    title = value.pop("title")
    if period is None or re.search("20", title or "") is None:  # “十四五” alone says less than 规划期为2022—2025年
        period = head_title.stated_period(passages[:BODY]) or period
    period = period or _period_beside(passages, title)
    completeness, why = _completeness(passages, title, broken_off)
    spans = {name: found.span for name, found in said.items() if found and not getattr(origin, name, "")}
    if period and period[2].end > period[2].start:
        spans["period"] = period[2]
    return Head(
        title=title,
        **value,
        place_name=place_name,
        trial=bool(title and re.search("试行|暂行", title)),
        period_start=period[0] if period else None,
        period_end=period[1] if period else None,
        genre=head_title.genre(title, clean.text.string),
        completeness=completeness,
        completeness_why=why,
        authority=origin.authority or ("reprint" if REPRINT.search(clean.source.text.string) else "official"),
        evidence=spans,
    )


def _period_beside(passages: Sequence[Passage], title: str | None) -> tuple[int, int, Span] | None:
    """The years behind the title where the text names itself, also in a broken bracket: 《…计划 (2022—2024年."""
    name = "".join(re.sub(r"[(（〔].*", "", title or "").split())
    if len(name) < 6:
        return None
    for passage in passages[:HEADER]:
        at = passage.text.find(name)
        stated = YEARS_BESIDE.match(passage.text, at + len(name)) if at >= 0 else None
        if stated and int(stated[1]) < int(stated[2]) < int(stated[1]) + 20:
            return int(stated[1]), int(stated[2]), Span(passage.ordinal, *stated.span())
    return None


def _said(passages: Sequence[Passage], text: str, broken_off: bool) -> dict[str, Found | None]:
    """What the text alone says, by property; the place as its code."""
    front, places = zone(passages), gazetteer()
    labelled = fields(front)
    title = None if broken_off else head_title.title(front, labelled.get("title"))
    signer, signed = head_dates.signature(front, passages[max(len(front), len(passages) - CLOSING) :])
    issued = _dated(labelled.get("issued_on")) or signed
    effective, expires = head_dates.force(passages, issued)
    issuer = head_place.issuer(front, labelled.get("issuer"), signer, title, places)
    placed = head_place.place_of(issuer, title, places) or head_place.spoken_of(passages, text, places)
    place = placed[0] if placed else None
    issuer = head_place.named_in_full(issuer, place) if issuer else head_place.subject(front, place)
    if issuer is None and placed:
        issuer = Found(placed[0].name, placed[1])  # all that the text gives
    return {
        "title": title,
        "issuer": issuer,
        "place": Found(placed[0].code, placed[1]) if placed else None,
        "document_number": _number(front, labelled.get("document_number")),
        "published": _dated(labelled.get("published")) or _dated(posted(front)),
        "issued_on": issued,
        "effective_on": _dated(labelled.get("effective_on")) or effective,
        "expires_on": _dated(labelled.get("expires_on")) or expires,
    }


def _dated(found: Found | None) -> Found | None:
    value = head_dates.iso(found.value) if found else None
    return Found(value, found.span) if found and value else None


def _marking(passages: Sequence[Passage], origin: Origin, accepted: bool) -> Found | None:
    """The mark in the header: a line of its own, never words of a sentence."""
    internal = None
    for passage in [*passages[:HEADER], *passages[-3:]]:
        text = "".join(passage.text.split())
        secret = MARK.fullmatch(text) or (STARRED.search(text[:200]) if passage.ordinal < HEADER else None)
        if secret and not accepted:
            raise MarkingError("ingest.head.marking", path=origin.path, marking=secret["mark"])
        mark = secret or INTERNAL.fullmatch(text)
        if mark and internal is None:
            value = "不予公开" if mark["mark"] == "不公开" else mark["mark"]
            internal = Found(value, Span(passage.ordinal, 0, len(passage.text)))
    return internal


def _number(front: Sequence[Passage], field: Found | None) -> Found | None:
    """The document's own number: a field, a line of its own, or in brackets behind the title; never one it cites."""
    candidates = [field] if field else []
    above = ""
    for passage in front:
        text = passage.text.strip()
        if len(text) <= 60:
            whole = Span(passage.ordinal, 0, len(passage.text))
            bracketed = BRACKETED.fullmatch(text)
            order = text if above.endswith("令") and len(above) <= 30 and OF_ORDER.fullmatch(text) else ""
            candidates.append(Found(f"{above}{order}" if order else bracketed[1] if bracketed else text, whole))
        above = text
        if "号" not in text:
            continue
        for beside in (BEHIND.search(passage.text[:300]), BEFORE.match(passage.text[:300])):
            if beside:
                which = "number" if beside["number"] else "spaced"
                candidates.append(Found(beside[which], Span(passage.ordinal, *beside.span(which))))
    for candidate in candidates:
        try:
            return Found(document_number.normalise(candidate.value), candidate.span)
        except ValueFormatError:
            continue
    return None


def _place(value: str | None) -> tuple[str | None, str | None]:
    """(code, name): a sources row may give either, and what no list knows stays a name."""
    if not value:
        return None, None
    try:
        place = parse(value)
    except ValueFormatError:
        return None, value
    return place.code, place.name


def _broken_off(passages: Sequence[Passage]) -> str:
    """The number with which the text starts in the middle, or ''."""
    first = next((p.text for p in passages if p.text.strip()), "")
    number = ANY_NUMBER.match(first)
    return number["number"] if number and not NUMBERED.match(first) else ""


def _completeness(
    passages: Sequence[Passage], title: str | None, broken_off: str
) -> tuple[Literal["whole", "fragment", "summary"], str]:
    if broken_off and not title:
        return "fragment", f"首段编号为“{broken_off}”,没有标题"
    for passage in passages:
        omitted = OMITTED.search(passage.text) if len(passage.text) < 60 else None
        if omitted:
            return "fragment", f"文中写明“{omitted[0]}”"
    numbered = any(p.kind in ("heading", "item") for p in passages)
    reading = next((m for p in passages[:6] if (m := READING.search(p.text))), None)
    if reading and not numbered:
        return "summary", "只转述要点,没有条目"
    return "whole", ""
