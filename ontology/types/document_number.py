"""Document numbers (发文字号): issuing organ's code, year and serial number, 湘政办发〔2023〕10号.

GB/T 9704 writes the year in hexagonal brackets 〔〕; texts write every other kind. Orders (令) are numbered without a
year: 江澜省人民政府令第388号.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ontology.errors import ValueFormatError

_OPEN, _CLOSE = r"[〔\[(【﹝〈<「{]", r"[〕\])】﹞〉>」}]"
_CODE = r"[一-鿿A-Za-z·]{1,20}"
_NUMBER = re.compile(
    rf"(?P<organ>{_CODE}?){_OPEN}(?P<year>(?:19|20)\d\d)年?{_CLOSE}第?(?P<number>\d{{1,5}})号"
    rf"|(?P<order>[一-鿿]{{2,30}}令){_OPEN}?第?(?P<order_number>\d{{1,5}})号{_CLOSE}?"
)
_IN_TEXT = re.compile(
    rf"(?P<organ>{_CODE})\s?{_OPEN}\s?(?P<year>(?:19|20)\d\d)\s?年?\s?{_CLOSE}\s?第?\s?(?P<number>\d{{1,5}})\s?号"
)


@dataclass(slots=True, frozen=True)
class DocumentNumber:
    """`organ` is the code of the issuer (湘政办发) or the name of an order; an order has no year."""

    organ: str
    year: int | None
    number: int


def parse(text: str) -> DocumentNumber:
    """The number that a text states, whatever its brackets. Raises `ValueFormatError` if it is none."""
    folded = "".join(unicodedata.normalize("NFKC", text).split())
    found = _NUMBER.fullmatch(folded) if len(folded) <= 60 else None
    if found is None or not (found["organ"] or found["order"]):
        raise ValueFormatError("ontology.no_document_number", text=text)
    if found["order"]:
        return DocumentNumber(found["order"], None, int(found["order_number"]))
    return DocumentNumber(found["organ"], int(found["year"]), int(found["number"]))


def find(text: str) -> list[tuple[int, int]]:
    """Where numbers with a year stand in a text, as spans; the organ's code may take in what stands before it."""
    return [found.span() for found in _IN_TEXT.finditer(text)]


def normalise(text: str) -> str:
    """The number as it is stored: 〔〕 around the year, no 第, no leading zeros, no white space."""
    return format(parse(text), "zh")


def validate(value: str) -> bool:
    """Whether a text is a document number in the form that is stored."""
    try:
        return normalise(value) == value
    except ValueFormatError:
        return False


def compare(first: DocumentNumber, second: DocumentNumber) -> int:
    """-1, 0 or 1: by organ, then year (orders first), then number."""
    a, b = _order(first), _order(second)
    return (a > b) - (a < b)


def format(value: DocumentNumber, lang: str) -> str:  # noqa: A001  # each value type has parse, validate, compare, format
    """As it is written, in both languages: a number is a code, and codes are not translated."""
    if value.year is None:
        return f"{value.organ}第{value.number}号"
    return f"{value.organ}〔{value.year}〕{value.number}号"


def _order(value: DocumentNumber) -> tuple[str, int, int]:
    return value.organ, value.year or 0, value.number
