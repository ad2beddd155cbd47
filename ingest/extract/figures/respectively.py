"""What 分别 shares out: several numbers after one verb, for as many years or nouns named before."""

from __future__ import annotations

import re

_YEARS = re.compile(
    r"(?P<first>20\d\d)\s?年?\s?(?:--?|至|到)\s?(?P<last>20\d\d)\s?年|(?:20\d\d年(?:底|末)?(?:、|和|及|,)?){2,8}"
)
_YEAR = re.compile(r"20\d\d")
_NUMBER = r"[\d,.]*\d\s?[十百千万亿]*[^\d\s、和及,;:。()]{0,8}(?:\([^()\d]{1,6}\))?(?:以上|以内|左右)?"
_LIST = re.compile(rf"{_NUMBER}(?:\s?[、和及,]?\s?{_NUMBER}){{0,9}}")  # a scan may lose the mark
_ONE = re.compile(r"[\d,.]*\d")
_REACH = 160


def listed(sentence: str, start: int) -> int:
    """How many numbers stand in the list that begins at `start`."""
    match = _LIST.match(sentence, start, start + _REACH)
    return len(_ONE.findall(match[0])) if match else 0


def shared_years(before: str) -> list[int]:
    """The years of the last list or range of years in the words before a number."""
    found: list[int] = []
    for match in _YEARS.finditer(before[-_REACH:]):
        if match["first"]:
            low, high = int(match["first"]), int(match["last"])
            found = list(range(low, high + 1)) if low < high < low + 10 else []
        else:
            found = [int(year) for year in _YEAR.findall(match[0])]
    return found
