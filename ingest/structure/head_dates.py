"""When a document was signed and by whom, from when and until when it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from ingest.records import Passage, Span
from ingest.structure.head_fields import Found

NUMERAL = "〇○零一二三四五六七八九十"
DATE = (
    r"(?:(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日"
    rf"|[二一][{NUMERAL}]{{3}}年[{NUMERAL}]{{1,3}}月[{NUMERAL}]{{1,3}}日)"
)
ANY_DATE = re.compile(rf"{DATE}|(?:19|20)\d\d\s?[-/.]\s?\d{{1,2}}\s?[-/.]\s?\d{{1,2}}")
ORGAN = (
    r"(?:人民政府|办公厅|办公室|委员会|领导小组|管委会|党组|国务院|(?:科学技术|发展和改革|工业和信息化|经济和信息化|财政|教育|商务|农业农村|"
    r"[\u4e00-\u9fff]{2,10})[厅局部院委])"
)
SIGNED = re.compile(
    rf"(?:^|(?<=[。\s\t]))(?P<unit>[\u4e00-\u9fff]{{0,24}}{ORGAN})\s*(?P<date>{DATE})(?=$|[^前起至—在，,])"
)
ALONE = re.compile(rf"\s*(?P<date>{DATE})\s*(?:[(（]此件[^)）]{{0,20}}[)）])?\s*")
SPOKEN = re.compile(
    rf"[(（—]*(?P<date>{DATE})(?:在[^。]{{2,60}}(?:会议|大会|全会)上|[^。，,]{{2,60}}(?:会议|大会|全会)(?:审议)?(?:通过|批准))[)）]?"
)
# below a title: （2024年1月10日）, （云渚市人民政府2024年1月10日印发）
BRACKETED = re.compile(
    rf"[(（]\s*(?P<unit>[\u4e00-\u9fff]{{0,24}}{ORGAN})?\s*(?P<date>{DATE})\s*(?:印发|发布|公布|颁布)?\s*[)）]"
)
UNIT_LINE = re.compile(rf"[\u4e00-\u9fff]{{0,24}}{ORGAN}(?:\s+[\u4e00-\u9fff]{{2,24}}{ORGAN})*\s*")
MOST_SIGNERS = 8  # units that sign together, a line each
FROM_ISSUE = re.compile(
    r"自(?:印发|发布|公布|下发|颁布)之日起\s?(?:(?P<days>\d{1,3})\s?日后)?(?P<kept>施行|实施|执行|生效|有效期)"
)
FROM_DATE = re.compile(rf"自\s?(?P<date>{DATE})\s?起(?:正式)?(?:施行|实施|执行|生效|试行)")
UNTIL = re.compile(
    rf"(?:有效期|执行期限?|试行期)[^。，,]{{0,6}}(?:至|到)\s?(?P<date>{DATE})|(?:施行|执行|有效)至(?P<other>{DATE})"
)
FOR_YEARS = re.compile(rf"(?:有效期限?|试行期)(?:为|是)?\s?(?P<years>\d{{1,2}}|[{NUMERAL}])\s?年")
_VALUES = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}


def iso(text: str) -> str | None:
    """A full date of a text, in Chinese or Arabic numerals, as YYYY-MM-DD; None for no date or one that cannot be."""
    found = ANY_DATE.search(text)
    if not found:
        return None
    parts = re.split(r"[年月日\-/.]", re.sub(r"\s", "", found[0]))
    try:
        return date(*(_number(part) for part in parts[:3])).isoformat()
    except ValueError:
        return None


def signature(head: Sequence[Passage], closing: Sequence[Passage]) -> tuple[Found | None, Found | None]:
    """(who signed, when): a unit and a date on one line or two, in the head or at the end."""
    for passages in (head, closing):
        for at, passage in enumerate(passages):
            if "日" not in passage.text:
                continue
            signed = SIGNED.search(passage.text)
            if signed and len(passage.text[: signed.start()]) < 400:
                return _found(passage, *signed.span("unit")), _dated(passage, *signed.span("date"))
            spoken = SPOKEN.fullmatch(passage.text)
            if spoken:
                return None, _dated(passage, *spoken.span("date"))
            bracketed = BRACKETED.fullmatch(passage.text)
            if bracketed:
                unit = _found(passage, *bracketed.span("unit")) if bracketed["unit"] else None
                return unit, _dated(passage, *bracketed.span("date"))
            alone = ALONE.fullmatch(passage.text)
            if alone:
                return _signers(passages[max(0, at - MOST_SIGNERS) : at]), _dated(passage, *alone.span("date"))
    return None, None


def _signers(above: Sequence[Passage]) -> Found | None:
    """The units on the lines right above a date; several are divided by blanks, their place is the last one."""
    names: list[str] = []
    for passage in reversed(above):
        if len(passage.text) > 60 or not UNIT_LINE.fullmatch(passage.text):
            break
        names.insert(0, passage.text.strip())
    return Found("  ".join(names), Span(above[-1].ordinal, 0, len(above[-1].text))) if names else None


def force(passages: Sequence[Passage], issued: Found | None) -> tuple[Found | None, Found | None]:
    """(in force from, until), as the text says of itself; counted from the date of issue where it says so."""
    effective = expires = None
    for passage in passages:
        text = passage.text
        if "起" not in text and "有效期" not in text and "试行期" not in text:
            continue
        dated = FROM_DATE.search(text)
        if dated and _of_itself(text, dated.start()):
            effective = effective or _dated(passage, *dated.span("date"))
        issue = FROM_ISSUE.search(text)
        if issue and issued and effective is None and issue["kept"] != "有效期":
            day = date.fromisoformat(issued.value) + timedelta(days=int(issue["days"] or 0))
            effective = Found(day.isoformat(), Span(passage.ordinal, *issue.span()))
        until = UNTIL.search(text)
        if until and expires is None:
            expires = _dated(passage, *until.span("date" if until["date"] else "other"))
        years = FOR_YEARS.search(text)
        if years and effective and expires is None and (issue or dated):
            last = _anniversary(date.fromisoformat(effective.value), _number(years["years"]))
            expires = Found(last.isoformat(), Span(passage.ordinal, *years.span()))
    return effective, expires


def _of_itself(text: str, start: int) -> bool:
    """Whether the sentence speaks of the document: 本办法自…, 以上政策措施自…, or begins with 自."""
    sentence = re.split("[。；]", text[:start])[-1]
    return not sentence or re.search(r"本|以上|该|现予?(?:公布|发布|印发)", sentence[-40:]) is not None


def _anniversary(start: date, years: int) -> date:
    """The last day of a term of years."""
    try:
        return start.replace(year=start.year + years) - timedelta(days=1)
    except ValueError:  # from 29 February
        return date(start.year + years, 2, 28)


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (_VALUES[tens] if tens else 1) * 10 + (_VALUES[ones] if ones else 0)
    return int("".join(str(_VALUES[c]) for c in text))


def _found(passage: Passage, start: int, end: int) -> Found:
    return Found(passage.text[start:end].strip(), Span(passage.ordinal, start, end))


def _dated(passage: Passage, start: int, end: int) -> Found | None:
    value = iso(passage.text[start:end])
    return Found(value, Span(passage.ordinal, start, end)) if value else None
