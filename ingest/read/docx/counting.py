"""A number as Word counts: 一, （一）, ①, Ⅳ, 甲 … (ECMA-376, part 1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

DIGITS = "〇一二三四五六七八九"
LEGAL = "零壹贰叁肆伍陆柒捌玖"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ROMAN = {1000: "M", 900: "CM", 500: "D", 400: "CD", 100: "C", 90: "XC", 50: "L", 40: "XL", 10: "X", 9: "IX", 5: "V"}
ROMAN |= {4: "IV", 1: "I"}
MOST = 32_767  # Word counts no further


def counted(number: int, style: str) -> str:
    """The number in one of Word's styles; one that we do not know counts as decimal."""
    if not 0 <= number <= MOST:
        return str(number)
    return STYLES.get(style, str)(number)


def chinese(number: int, digits: str = DIGITS, units: str = "十百千万") -> str:
    """十二, 一百零五."""
    if number < 10:
        return digits[number]
    if number >= 10_000:
        rest = number % 10_000
        tail = ("零" if rest < 1000 else "") + chinese(rest, digits, units) if rest else ""
        return chinese(number // 10_000, digits, units) + units[3] + tail
    written, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            written += ("零" if gap else "") + digits[digit] + (units[place - 1] if place else "")
        gap = bool(written) and not digit
    return written[1:] if digits is DIGITS and 10 <= number < 20 else written


def _digit_by_digit(number: int) -> str:
    return "".join(DIGITS[int(digit)] for digit in str(number))


def _roman(number: int) -> str:
    written = ""
    for value, letters in ROMAN.items():
        written += letters * (number // value)
        number %= value
    return written


def _letters(number: int) -> str:
    """a … z, then aa, bb …"""
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else ""


def _run(first: str, last: int) -> Callable[[int], str]:
    """Numbers of one character each, from 1 on; beyond the last one plain digits."""
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= last else str(number)


def _circled(number: int) -> str:
    for low, high, first in ((1, 20, "①"), (21, 35, "㉑"), (36, 50, "㊱")):
        if low <= number <= high:
            return chr(ord(first) + number - low)
    return str(number)


def _cycle(letters: str) -> Callable[[int], str]:
    return lambda number: letters[(number - 1) % len(letters)] if number else ""


def _wide(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


def _nothing(_: int) -> str:
    return ""


STYLES: dict[str, Callable[[int], str]] = {
    "none": _nothing,
    "bullet": _nothing,
    "decimalZero": lambda number: f"{number:02d}",
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "numberInDash": lambda number: f"- {number} -",
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _run("⑴", 20),
    "decimalEnclosedFullstop": _run("⒈", 20),
    "ideographEnclosedCircle": _run("㊀", 10),
    "ideographTraditional": _cycle(STEMS),
    "ideographZodiac": _cycle(BRANCHES),
    "chineseLegalSimplified": lambda number: chinese(number, LEGAL, "拾佰仟万"),
    "ideographLegalTraditional": lambda number: chinese(number, LEGAL, "拾佰仟万"),
    **dict.fromkeys(
        (
            "chineseCounting",
            "chineseCountingThousand",
            "japaneseCounting",
            "taiwaneseCounting",
            "taiwaneseCountingThousand",
        ),
        chinese,
    ),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _digit_by_digit),
}
