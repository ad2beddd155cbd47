"""Amounts of money: a number in whole units of an ISO 4217 currency (500万元 is CNY 5,000,000)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from ontology.errors import ValueFormatError
from ontology.types.quantity import MAGNITUDES, compact, number

# what a text calls a currency → ISO 4217 code; the first name of a code is the one written
CURRENCIES = {
    "元": "CNY", "元人民币": "CNY", "人民币": "CNY", "美元": "USD", "欧元": "EUR", "日元": "JPY", "港元": "HKD",
    "港币": "HKD", "英镑": "GBP", "澳门元": "MOP", "新台币": "TWD", "新加坡元": "SGD", "韩元": "KRW", "瑞士法郎": "CHF",
}  # fmt: skip
SIGNS = {"¥": "CNY", "$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "HK$": "HKD"}
NAMES = {code: name for name, code in reversed(CURRENCIES.items())}

_NUMBER = r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_HANZI = r"[零〇一二两三四五六七八九十百千]+"
_MAGNITUDE = "|".join(sorted(filter(None, MAGNITUDES), key=len, reverse=True))
_NAMES = "|".join(sorted(CURRENCIES, key=len, reverse=True))
_CODES = "|".join([*(re.escape(s) for s in sorted(SIGNS, key=len, reverse=True)), *sorted(NAMES)])
_AMOUNT = re.compile(
    rf"(?:人民币)?(?P<value>{_NUMBER}|{_HANZI})\s?(?P<magnitude>{_MAGNITUDE})?\s?(?P<name>{_NAMES})(?:整)?"
    rf"|(?P<code>{_CODES})\s?(?P<amount>{_NUMBER})\s?(?P<scale>{_MAGNITUDE})?"
)


@dataclass(slots=True, frozen=True)
class Money:
    """`amount` in whole units of `currency`."""

    amount: Decimal
    currency: str = "CNY"


def parse(text: str) -> Money:
    """The amount that a text states. Raises `ValueFormatError` if it is none."""
    folded = unicodedata.normalize("NFKC", text).strip().replace("￥", "¥").replace("圆", "元")
    found = _AMOUNT.fullmatch(folded) if len(folded) <= 60 else None
    if found is None:
        raise ValueFormatError("ontology.no_money", text=text)
    amount = number(found["value"] or found["amount"], found["magnitude"] or found["scale"])
    if amount is None:
        raise ValueFormatError("ontology.no_money", text=text)
    return Money(amount, CURRENCIES[found["name"]] if found["name"] else SIGNS.get(found["code"], found["code"]))


def validate(money: Money) -> bool:
    """Whether the amount is finite and the currency is one of the table."""
    return money.amount.is_finite() and money.currency in NAMES


def compare(first: Money, second: Money) -> int:
    """-1, 0 or 1. Raises `ValueFormatError` for two currencies: rates are nothing that a document states."""
    if first.currency != second.currency:
        raise ValueFormatError("ontology.not_comparable", first=format(first, "zh"), second=format(second, "zh"))
    return (first.amount > second.amount) - (first.amount < second.amount)


def format(money: Money, lang: str) -> str:  # noqa: A001  # each value type has parse, validate, compare, format
    """As people read it: 500万元, CNY 5,000,000; what comes out can be parsed again."""
    if lang == "zh":
        return f"{compact(money.amount)}{NAMES[money.currency]}"
    return f"{money.currency} {money.amount.normalize():,f}"
