"""Dates with partial precision, as plans state them: `2025`, `2025-06`, `2025-06-30`, or `ongoing`.

A value is its ISO 8601 text cut to what is known (year, year and month, or day), or `ongoing` for what has no end
(长期坚持, 持续推进). As a deadline it means the last day that it covers, which is also how two of them compare.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from datetime import date

from ontology.errors import ValueFormatError

ONGOING = "ongoing"

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

_ISO = re.compile(r"((?:19|20)\d\d)(?:-(\d\d)(?:-(\d\d))?)?")
_LOOSE = re.compile(r"((?:19|20)\d\d)[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_ENGLISH = re.compile(rf"(?:(?:(\d{{1,2}})\s+)?({'|'.join(MONTHS)})\s+)?((?:19|20)\d\d)")
_ONGOING_WORDS = (
    r"(?:长期(?:坚持|推进|实施|执行|开展)?|持续(?:推进|推动|坚持|实施|开展|加强)?|坚持推进|常态化(?:推进|开展)?)"
)
_ONGOING = re.compile(rf"(?:并|且)?{_ONGOING_WORDS}(?:[、,;并]?{_ONGOING_WORDS})*")
_ONGOING_TAIL = re.compile(rf"[,、;]?(?:并|且)?{_ONGOING_WORDS}$")
_PIECE = re.compile(
    r"(?:力争|争取|预计|计划|截至|截止|到|于|在|自)?"
    r"(?:(?P<year>(?:19|20)\d\d)年?度?|(?P<same>当年|本年|今年|年))?"
    r"(?:(?P<end>年?底|年?末|年内|内)"
    r"|(?P<month>1[0-2]|0?[1-9])月份?(?:(?P<day>3[01]|[12]\d|0?[1-9])[日号]|[底末初中]|[上中下]旬)?"
    r"|第?(?P<quarter>[一二三四1-4])季度[底末初]?"
    r"|(?P<half>上半年|下半年))?"
    r"(?:底|末)?(?:之?前|以前|之?内)?(?:完成|到位)?"
)
_PERIOD = re.compile(r"(?:到|至)?[“\"]?十(?P<five>[一二三四五六七])五[”\"]?(?:期|时期)?(?:末|期末|结束|期间)")
_BETWEEN = re.compile(r"[、,;和及]|或者|--?|—+|–|~|至(?!十)|到")
_YEAR_IN_HANZI = re.compile(r"[一二][九〇零○][〇零○一二三四五六七八九]{2}(?=年)")
_NUMBER_IN_HANZI = re.compile(r"(?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[月日号])")
_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}


def parse(text: str, *, year: int | None = None) -> str:
    """The date that a text states, in any of the forms of Chinese plans, in ISO form or in English.

    `year` is taken where the text leaves the year out (年底前, 6月底前). Of several dates the last one counts, of a
    date with 并长期坚持 the date. Raises `ValueFormatError` if the text is no date or names a day that does not exist.
    """
    if len(text) > 80:
        raise ValueFormatError("ontology.no_date", text=text[:40])
    folded = _fold(text)
    if (found := _ENGLISH.fullmatch(text.strip())) is not None:
        month = MONTHS.index(found[2]) + 1 if found[2] else None
        return _made(text, int(found[3]), month, int(found[1]) if found[1] else None)
    if folded == ONGOING or _ONGOING.fullmatch(folded):
        return ONGOING
    folded = _ONGOING_TAIL.sub("", folded)
    if (found := _ISO.fullmatch(folded) or _LOOSE.fullmatch(folded)) is not None:
        return _made(text, *(int(g) if g else None for g in found.groups()))
    if (found := _PERIOD.fullmatch(folded)) is not None:
        return str(1955 + 5 * (int(_DIGITS[found["five"]]) + 10))
    values = []
    for piece in filter(None, _BETWEEN.split(folded)):
        value = _piece(text, piece, year)
        year = int(value[:4])
        values.append(value)
    if not values:
        raise ValueFormatError("ontology.no_date", text=text)
    return max(values, key=_order)


def validate(value: str) -> bool:
    """Whether a value is in the form that is stored, and exists in the calendar."""
    if value == ONGOING:
        return True
    found = _ISO.fullmatch(value)
    if found is None or not value.isascii():
        return False
    return _exists(*(int(g) if g else None for g in found.groups()))


def compare(first: str, second: str) -> int:
    """-1, 0 or 1: by the last day that a value covers, the vaguer one first on a tie; `ongoing` is after all."""
    a, b = _order(first), _order(second)
    return (a > b) - (a < b)


def latest(value: str) -> date | None:
    """The last day that a value covers; None for `ongoing`."""
    if value == ONGOING:
        return None
    year, month, day = _parts(value)
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def earliest(value: str) -> date | None:
    """The first day that a value covers; None for `ongoing`."""
    if value == ONGOING:
        return None
    year, month, day = _parts(value)
    return date(year, month or 1, day or 1)


def format(value: str, lang: str) -> str:  # noqa: A001  # each value type has parse, validate, compare, format
    """As people read it: 2025年6月30日, 30 June 2025."""
    if value == ONGOING:
        return "长期坚持" if lang == "zh" else ONGOING
    year, month, day = _parts(value)
    if lang == "zh":
        return f"{year}年" + (f"{month}月" if month else "") + (f"{day}日" if day else "")
    return " ".join([*([str(day)] if day else []), *([MONTHS[month - 1]] if month else []), str(year)])


def _fold(text: str) -> str:
    folded = "".join(unicodedata.normalize("NFKC", text).split())
    folded = _YEAR_IN_HANZI.sub(lambda m: "".join(_DIGITS[c] for c in m[0]), folded)
    return _NUMBER_IN_HANZI.sub(lambda m: str(_below_hundred(m[0])), folded)


def _below_hundred(numeral: str) -> int:
    tens, ten, ones = numeral.rpartition("十")
    return (int(_DIGITS[tens]) if tens else 1 if ten else 0) * 10 + (int(_DIGITS[ones]) if ones else 0)


def _piece(text: str, piece: str, given: int | None) -> str:
    found = _PIECE.fullmatch(piece)
    anything = found and any(found[g] for g in ("year", "same", "end", "month", "quarter", "half"))
    year = int(found["year"]) if found and found["year"] else given
    if not found or not anything or year is None or found["same"] == piece:
        raise ValueFormatError("ontology.no_date", text=text)
    if found["quarter"]:
        quarter = found["quarter"]
        return _made(text, year, 3 * int(_DIGITS.get(quarter, quarter)), None)
    if found["half"]:
        return _made(text, year, 6 if found["half"] == "上半年" else None, None)
    return _made(
        text, year, int(found["month"]) if found["month"] else None, int(found["day"]) if found["day"] else None
    )


def _exists(year: int | None, month: int | None, day: int | None) -> bool:
    if year is None or (month is not None and not 1 <= month <= 12):
        return False
    return day is None or (month is not None and 1 <= day <= calendar.monthrange(year, month)[1])


def _made(text: str, year: int | None, month: int | None, day: int | None) -> str:
    if not _exists(year, month, day):
        raise ValueFormatError("ontology.no_date", text=text)
    return f"{year}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")


def _parts(value: str) -> tuple[int, int | None, int | None]:
    if not validate(value) or value == ONGOING:
        raise ValueFormatError("ontology.no_date", text=value)
    year, month, day = (int(p) for p in [*value.split("-"), "0", "0"][:3])
    return year, month or None, day or None


def _order(value: str) -> tuple[date, int]:
    return latest(value) or date.max, len(value)
