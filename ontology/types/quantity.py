"""Quantities: a number in base units with its unit and its comparator (1.5万家 is 15000 家; 不低于3% is >= 3 %).

Numbers are `Decimal`s, so that 1.1万 is 11000 and not 11000.000000000002. This reads a text that is a quantity as a
whole; to find quantities in sentences is the extractor's work.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from ontology.errors import ValueFormatError

MAGNITUDES = {
    "": Decimal(1), "十": Decimal(10), "百": Decimal(100), "千": Decimal(1000), "万": Decimal(10**4),
    "十万": Decimal(10**5), "百万": Decimal(10**6), "千万": Decimal(10**7), "亿": Decimal(10**8),
    "十亿": Decimal(10**9), "百亿": Decimal(10**10), "千亿": Decimal(10**11), "万亿": Decimal(10**12),
}  # fmt: skip

# words that stand before or after the number → comparator
BEFORE = {
    "不低于": ">=", "不少于": ">=", "不小于": ">=", "至少": ">=", "≥": ">=", ">=": ">=", "at least": ">=",
    "不高于": "<=", "不超过": "<=", "不多于": "<=", "至多": "<=", "最高": "<=", "前": "<=", "≤": "<=", "<=": "<=",
    "at most": "<=", "超过": ">", "突破": ">", "高于": ">", "大于": ">", "多于": ">", ">": ">", "more than": ">",
    "低于": "<", "小于": "<", "少于": "<", "<": "<", "less than": "<", "约": "~", "大约": "~", "~": "~", "about": "~",
    "达到": "=", "达": "=", "=": "=",
}  # fmt: skip
AFTER = {"以上": ">=", "及以上": ">=", "以内": "<=", "以下": "<=", "左右": "~", "上下": "~"}
WORDS_ZH = {"=": "", ">=": "不低于", ">": "超过", "<=": "不超过", "<": "低于", "~": "约", "range": ""}
WORDS_EN = {
    "=": "",
    ">=": "at least ",
    ">": "more than ",
    "<=": "at most ",
    "<": "less than ",
    "~": "about ",
    "range": "",
}
COMPARATORS = tuple(WORDS_ZH)

UNITS_EN = {
    "元": "CNY", "个百分点": "percentage points", "人年": "FTE", "人": "people", "名": "persons", "家": "entities",
    "个": "units", "项": "items", "件": "pieces", "户": "households", "平方米": "sq m", "位": "place in rank",
    "吨": "t", "亩": "mu", "所": "institutions", "只": "funds", "座": "stations", "公里": "km",
}  # fmt: skip
_UNITS_BACK = {en: zh for zh, en in UNITS_EN.items()}

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_HANZI = r"[零〇一二两三四五六七八九十百千]+"
_MAGNITUDE = "|".join(sorted(filter(None, MAGNITUDES), key=len, reverse=True))
_BEFORE = "|".join(re.escape(w) for w in sorted(BEFORE, key=len, reverse=True))
_AFTER = "|".join(sorted(AFTER, key=len, reverse=True))
_UNIT = rf"(?!{_AFTER})[^\d\s,.。;:%±+*=<>~—–-][^\d,.。;:%±+*=<>~—–-]*?|"
_QUANTITY = re.compile(
    rf"(?P<before>{_BEFORE})?\s*(?:百分之(?P<percent>{_HANZI})|"
    rf"(?:(?P<low>-?{_NUMBER})\s*(?P<lowmag>{_MAGNITUDE})?\s*(?P<lowunit>%|{_UNIT})\s*(?:-{{1,2}}|—{{1,2}}|–|~|至|到)\s*)?"
    rf"(?P<value>-?{_NUMBER}|{_HANZI}(?=亿|万|\D))\s*(?P<magnitude>{_MAGNITUDE})?(?P<over>多|余)?\s*"
    rf"(?P<unit>%|{_UNIT}))(?P<after>{_AFTER})?"
)


@dataclass(slots=True, frozen=True)
class Quantity:
    """`value` (and `value2`, the upper end, for comparator `range`) in base units of `unit`."""

    value: Decimal
    unit: str = ""
    comparator: str = "="
    value2: Decimal | None = None


def hanzi_number(text: str) -> int | None:
    """The value of a numeral below ten thousand (三百二十 → 320, 二〇 → 20), or None if it is none."""
    if text and all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total, digit, below = 0, 0, 10**4
    for char in text:
        if char in _TENS:
            if _TENS[char] >= below:
                return None
            below = _TENS[char]
            total += (digit or 1) * below
            digit = 0
        elif char in _DIGITS:
            digit = _DIGITS[char]
        else:
            return None
    return total + digit if text else None


def parse(text: str) -> Quantity:
    """The quantity that a text states. Raises `ValueFormatError` if it is none."""
    folded = unicodedata.normalize("NFKC", text).strip().replace("－", "-").replace("∼", "~").replace("﹪", "%")
    found = _QUANTITY.fullmatch(folded) if len(folded) <= 80 else None
    quantity = _read(found) if found else None
    if quantity is None or not validate(quantity):
        raise ValueFormatError("ontology.no_quantity", text=text)
    return quantity


def validate(quantity: Quantity) -> bool:
    """Whether comparator and values go together and the numbers are finite."""
    if quantity.comparator not in COMPARATORS or not quantity.value.is_finite():
        return False
    if quantity.comparator == "range":
        return quantity.value2 is not None and quantity.value2.is_finite() and quantity.value <= quantity.value2
    return quantity.value2 is None


def compare(first: Quantity, second: Quantity) -> int:
    """-1, 0 or 1 by value. Raises `ValueFormatError` if the units differ."""
    if first.unit != second.unit:
        raise ValueFormatError("ontology.not_comparable", first=format(first, "zh"), second=format(second, "zh"))
    a, b = _order(first), _order(second)
    return (a > b) - (a < b)


def format(quantity: Quantity, lang: str) -> str:  # noqa: A001  # each value type has parse, validate, compare, format
    """As people read it: 不低于1.5万家, at least 15,000 entities; what comes out can be parsed again."""
    if lang == "zh":
        dash = "%—" if quantity.unit == "%" else "—"
        ends = [compact(v) for v in (quantity.value, quantity.value2) if v is not None]
        if len(ends) > 1 and ends[1][-1] in "万亿" and ends[0][-1].isdigit():
            # 3—5万 is from 30,000 on: a lower end without a magnitude would take that of the upper one
            ends = [f"{v.normalize():f}" for v in (quantity.value, quantity.value2) if v is not None]
        return f"{WORDS_ZH[quantity.comparator]}{dash.join(ends)}{quantity.unit}"
    numbers = "–".join(f"{v.normalize():,f}" for v in (quantity.value, quantity.value2) if v is not None)
    unit = UNITS_EN.get(quantity.unit, quantity.unit)
    return f"{WORDS_EN[quantity.comparator]}{numbers}{'' if unit in {'', '%'} else ' '}{unit}"


def compact(value: Decimal) -> str:
    """A number with the largest of 万, 亿, 万亿 that leaves at most four decimals: 15000 → 1.5万."""
    for magnitude in ("万亿", "亿", "万"):
        scaled = value / MAGNITUDES[magnitude]
        if abs(scaled) >= 1 and scaled == round(scaled, 4):
            return f"{scaled.normalize():f}{magnitude}"
    return f"{value.normalize():f}"


def number(digits: str, magnitude: str | None = None) -> Decimal | None:
    """Digits or a Chinese numeral, with a magnitude, as a number; None if it is none."""
    if digits[-1].isascii():
        return Decimal(digits.replace(",", "")) * MAGNITUDES[magnitude or ""]
    value = hanzi_number(digits)
    return None if value is None else value * MAGNITUDES[magnitude or ""]


def _read(found: re.Match[str]) -> Quantity | None:
    before, after = found["before"] or "", found["after"] or ""
    comparator = BEFORE.get(before, "=")
    if after:
        comparator = AFTER[after]
    if found["percent"]:
        value = number(found["percent"])
        return None if value is None else Quantity(value, "%", comparator)
    unit = found["unit"].strip()
    unit = _UNITS_BACK.get(unit, unit)
    if unit and (unit in AFTER or any(unit.endswith(m) and len(m) > 1 for m in MAGNITUDES if m)):
        return None
    value = number(found["value"], found["magnitude"])
    if value is None:
        return None
    if found["over"]:
        comparator = ">"
    if found["low"]:
        # 3—5亿元: the magnitude that stands once serves both ends
        low = number(found["low"], found["lowmag"] or (None if found["lowunit"] else found["magnitude"]))
        return None if low is None else Quantity(low, unit, "range", value)
    if before == "前" and unit not in {"位", "名", "强"}:
        return None
    return Quantity(value, unit, comparator)


def _order(quantity: Quantity) -> tuple[Decimal, Decimal]:
    return quantity.value, quantity.value2 if quantity.value2 is not None else quantity.value
