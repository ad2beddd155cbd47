"""A number as its cell shows it: dates, percentages, thousands, words in the format (ECMA-376, part 1, 18.8.30-31)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

# formats that have a number and no code in the file; dates as Excel shows them in Chinese
BUILT_IN = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "General",
}
BUILT_IN |= {13: "General", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss"}
BUILT_IN |= {20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"'}
BUILT_IN |= {30: "m/d/yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"'}
BUILT_IN |= {37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 46: "h:mm:ss", 47: "mm:ss"}
BUILT_IN |= {48: "0.0E+0", 49: "@", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"'}
BUILT_IN |= {54: 'm"月"d"日"', 55: 'yyyy"年"m"月"', 56: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"'}
EPOCHS = {False: datetime(1899, 12, 30, tzinfo=UTC), True: datetime(1904, 1, 1, tzinfo=UTC)}  # any zone: none is shown
DAYS = 2_958_466  # the first day of the year 10000
TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]'
    r"|(?P<digit>[0#?.,%@/]|E[+-]|General)|(?P<date>y+|m+|d+|h+|s+|a{3,4}|am/pm|上午/下午|e)|(.)",
    re.IGNORECASE,
)
ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)  # hours beyond a day; shown as a time of day
WEEKDAYS = "一二三四五六日"
SIGNIFICANT = 11  # digits that an unformatted cell shows
LONGEST = 255  # characters of a format

Token = tuple[str, str]  # ("literal" | "date" | "digit", as written)


def displayed(value: float, code: str, *, from_1904: bool = False) -> str:
    """A number in a format; one that cannot be shown so stands as it is."""
    sections = _sections(code[:LONGEST])
    section = sections[1] if value < 0 and len(sections) > 1 else sections[0]
    if value == 0 and len(sections) > 2:
        section = sections[2]
    if any(kind == "date" for kind, _ in section):
        return _date(value, section, from_1904)
    digits = [text for kind, text in section if kind == "digit"]
    if not digits:
        shown = "".join(text for kind, text in section if kind == "literal")
        return shown if shown and code else general(value)
    if {"General", "@", "/"} & set(digits) or any(text[0] in "Ee" for text in digits):
        return _around(section, general(value)).strip()
    shown = _decimal(abs(value), "".join(digits))
    minus = "-" if value < 0 and len(sections) < 2 and shown.strip("0.,%") else ""
    return minus + _around(section, shown)


def general(value: float) -> str:
    """A number without a format."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.{SIGNIFICANT}g}"


@lru_cache(maxsize=1024)
def _sections(code: str) -> list[list[Token]]:
    """The sections of a format (positive; negative; zero), as tokens."""
    found: list[list[Token]] = [[]]
    for quoted, escaped, digit, date, other in (m.groups() for m in TOKEN.finditer(ELAPSED.sub(r"\1", code))):
        if other == ";":
            found.append([])
        elif date:
            found[-1].append(("date", date.lower()))
        elif digit:
            found[-1].append(("digit", digit))
        elif quoted or escaped or other:
            found[-1].append(("literal", quoted or escaped or other))
    return found


def _around(section: list[Token], number: str) -> str:
    """The number with the words of the format before and after it."""
    places = [at for at, (kind, _) in enumerate(section) if kind == "digit"]
    before = "".join(text for kind, text in section[: places[0]] if kind == "literal")
    after = "".join(text for kind, text in section[places[0] :] if kind == "literal")
    return before + number + after


def _decimal(value: float, pattern: str) -> str:
    """A number in a pattern of 0 # ? . , %."""
    percent = pattern.count("%")
    pattern = pattern.replace("%", "")
    thousands = len(pattern) - len(pattern.rstrip(","))
    whole, _, fraction = pattern.rstrip(",").partition(".")
    try:
        exact = Decimal(repr(value)).scaleb(2 * percent - 3 * thousands)
        rounded = exact.quantize(Decimal(1).scaleb(-len(fraction)), ROUND_HALF_UP)
    except InvalidOperation:
        return general(value)
    grouped = "," in whole
    shown = f"{rounded:,f}" if grouped else f"{rounded:f}"
    least = len(fraction.rstrip("#?"))
    if "." in shown:
        head, _, tail = shown.partition(".")
        tail = tail[:least] + tail[least:].rstrip("0")
        shown = f"{head}.{tail}" if tail else head
    return shown.rjust(whole.count("0"), "0") + "%" * percent


def _date(value: float, section: list[Token], from_1904: bool) -> str:
    if not 0 <= value < DAYS:
        return general(value)
    moment = EPOCHS[from_1904] + timedelta(seconds=round(value * 86_400))
    return "".join(_moment(moment, section)).strip()


def _moment(moment: datetime, section: list[Token]) -> Iterator[str]:
    """The pieces of a date; `m` after hours or before seconds is a minute."""
    dates = [text for kind, text in section if kind == "date"]
    half = any(text in ("am/pm", "上午/下午") for text in dates)
    at = -1
    for kind, text in section:
        if kind != "date":
            yield text
            continue
        at += 1
        first = text[0]
        near = (dates[at - 1][0] if at else "", dates[at + 1][0] if at + 1 < len(dates) else "")
        if first in "ye":
            yield f"{moment:%y}" if text == "yy" else str(moment.year)
        elif first == "m" and len(text) < 3 and (near[0] == "h" or near[1] == "s"):
            yield _padded(moment.minute, text)
        elif first == "m":
            yield _padded(moment.month, text) if len(text) < 3 else str(moment.month)
        elif text in ("am/pm", "上午/下午"):
            yield "上午" if moment.hour < 12 else "下午"
        elif first == "a" or (first == "d" and len(text) > 2):
            yield ("" if text == "aaa" else "星期") + WEEKDAYS[moment.weekday()]
        elif first == "h":
            yield _padded((moment.hour - 1) % 12 + 1 if half else moment.hour, text)
        else:
            yield _padded(moment.day if first == "d" else moment.second, text)


def _padded(number: int, text: str) -> str:
    return f"{number:02d}" if len(text) > 1 else str(number)
